//! Text for terminals without Unicode.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Writes `text` in ASCII, as wide as before: letters without their accents, other characters as
/// the nearest one, the rest as question marks.
#[must_use]
pub fn ascii<'t>(text: impl Into<Cow<'t, str>>) -> Cow<'t, str> {
    let text = text.into();
    if text.is_ascii() {
        return text;
    }
    let mut plain = String::with_capacity(text.len());
    for cluster in text.graphemes(true) {
        match cluster {
            _ if cluster.is_ascii() => plain.push_str(cluster),
            _ => plain.extend(std::iter::repeat_n(nearest(cluster), cluster.width())),
        }
    }
    plain.into()
}

/// The character of ASCII that reads like a cluster.
fn nearest(cluster: &str) -> char {
    match cluster.nfd().next().unwrap_or('?') {
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' => ' ',
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        '\u{2010}'..='\u{2015}' | '·' | '─' | '━' | '╌' | '┄' => '-',
        '‹' => '<',
        '›' | '→' => '>',
        '…' => '~',
        '⚠' => '!',
        // Lines of frames and charts.
        '│' | '┃' | '┆' | '▏' => '|',
        '\u{2501}'..='\u{257f}' => '+',
        letter if letter.is_ascii() => letter,
        _ => '?',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_in_ascii_is_as_wide_as_before() {
        let cases = [
            ("Polk", "Polk"),
            ("Doña Ana", "Dona Ana"),
            ("Cañon — “é”", "Canon - \"e\""),
            ("日本 PD", "???? PD"),
            ("‹U+202E›", "<U+202E>"),
            ("Polk…", "Polk~"),
            ("1 – 31\u{a0}Mar", "1 - 31 Mar"),
        ];
        for (text, expected) in cases {
            let plain = ascii(text);
            assert_eq!(plain, expected);
            assert_eq!(plain.width(), text.width(), "{text}");
        }
        assert_eq!(ascii("é\r\n\tx"), "e\r\n\tx");
    }
}
