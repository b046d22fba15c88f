//! Text fitted into columns of a terminal.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Cuts `text` to `width` columns, with `mark` at its end where something is missing. Where not
/// even the mark fits, nothing is left but the mark.
#[must_use]
pub fn cut<'t>(text: &'t str, width: usize, mark: &str) -> Cow<'t, str> {
    if text.len() <= width || text.width() <= width {
        return Cow::Borrowed(text);
    }
    let room = width.saturating_sub(mark.width());
    let mut taken = 0;
    let mut kept = String::new();
    for cluster in text.graphemes(true) {
        taken += cluster.width();
        if taken > room {
            break;
        }
        kept.push_str(cluster);
    }
    kept.truncate(kept.trim_end().len());
    kept.push_str(mark);
    Cow::Owned(kept)
}

/// The longest end of `text` that fits into `width` columns.
#[must_use]
pub fn last_columns(text: &str, width: usize) -> &str {
    let mut taken = 0;
    let fits = |cluster: &&str| {
        taken += cluster.width();
        taken <= width
    };
    let length = text.graphemes(true).rev().take_while(fits).map(str::len).sum::<usize>();
    text.get(text.len() - length..).unwrap_or("")
}

/// Wraps `text` into lines of at most `width` columns, at blanks where there are any and anywhere
/// in a longer word.
#[must_use]
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_inclusive(' ') {
        if !line.is_empty() && line.width() + word.trim_end().width() > width {
            let kept = line.trim_end().len();
            line.truncate(kept);
            lines.push(std::mem::take(&mut line));
        }
        if word.trim_end().width() <= width {
            line.push_str(word);
            continue;
        }
        for cluster in word.graphemes(true) {
            if line.width() + cluster.width() > width {
                lines.push(std::mem::take(&mut line));
            }
            line.push_str(cluster);
        }
    }
    let kept = line.trim_end().len();
    line.truncate(kept);
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_between_letters_and_marked() {
        let cases = [
            ("Polk County", 11, "Polk County"),
            ("Polk County", 10, "Polk Coun…"),
            ("Polk County", 6, "Polk…"),
            ("Polk", 0, "…"),
            ("日本語", 4, "日…"),
        ];
        for (text, width, expected) in cases {
            assert_eq!(cut(text, width, "…"), expected, "{text} in {width}");
        }
    }

    #[test]
    fn the_end_of_a_text_is_what_fits() {
        let cases = [("Polk", 4, "Polk"), ("Polk", 2, "lk"), ("日本語", 5, "本語"), ("a", 0, "")];
        for (text, width, expected) in cases {
            assert_eq!(last_columns(text, width), expected, "{text} in {width}");
        }
    }

    #[test]
    fn lines_break_at_blanks_and_long_words_anywhere() {
        let cases: [(&str, usize, &[&str]); 5] = [
            ("Polk County Sheriff's Office", 12, &["Polk County", "Sheriff's", "Office"]),
            ("short", 12, &["short"]),
            ("", 12, &[""]),
            ("abcdefghij", 4, &["abcd", "efgh", "ij"]),
            ("a b", 1, &["a", "b"]),
        ];
        for (text, width, expected) in cases {
            assert_eq!(wrap(text, width), expected, "{text:?} in {width}");
        }
        for line in wrap("https://www.ice.gov/doclib/287gMOA/PolkCoSheriff_TFM.pdf", 20) {
            assert!(line.width() <= 20, "{line}");
        }
    }
}
