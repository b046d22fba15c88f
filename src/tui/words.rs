//! How days and names are said where there is little room.

use std::borrow::Cow;

use chrono::NaiveDate;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Wordings and their narrower forms, in the order in which they are taken.
const NARROWER: [(&str, &str); 12] = [
    ("Department", "Dept."),
    ("County", "Co."),
    ("Township", "Twp."),
    ("Police Dept.", "PD"),
    ("Sheriff's Office", "SO"),
    ("Sheriff's Dept.", "SO"),
    ("Corrections", "Corr."),
    ("Public Safety", "Pub. Safety"),
    ("Constable's Office", "Constable"),
    ("Precinct", "Pct."),
    ("Borough", "Boro."),
    ("University", "Univ."),
];

/// A day as the screen says it: `6 Jun 2025`.
pub(super) fn day(date: NaiveDate) -> String {
    date.format("%-d %b %Y").to_string()
}

/// Two days as the screen says them, what they share once: `1 \u{2013} 31 Mar 2025`.
pub(super) fn days(first: NaiveDate, last: NaiveDate) -> String {
    let shared = if first == last {
        return day(first);
    } else if first.format("%b %Y").to_string() == last.format("%b %Y").to_string() {
        "%-d"
    } else if first.format("%Y").to_string() == last.format("%Y").to_string() {
        "%-d %b"
    } else {
        "%-d %b %Y"
    };
    format!("{} \u{2013} {}", first.format(shared), day(last))
}

/// The name of an agency in a narrower form, by as few usual abbreviations as fit it into `width`
/// columns; all of them where even they do not.
pub(super) fn shorten(name: &str, width: usize) -> Cow<'_, str> {
    let mut shown = Cow::Borrowed(name);
    for (long, short) in NARROWER {
        if shown.width() <= width {
            break;
        }
        if shown.contains(long) {
            shown = Cow::Owned(shown.replace(long, short));
        }
    }
    shown
}

/// Lines of at most `width` columns, broken at blanks where there are any, else anywhere.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
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
    fn of_two_days_what_they_share_is_said_once() {
        let cases = [
            ("2025-03-01", "2025-03-01", "1 Mar 2025"),
            ("2025-03-01", "2025-03-31", "1 – 31 Mar 2025"),
            ("2025-03-01", "2025-05-31", "1 Mar – 31 May 2025"),
            ("2024-12-30", "2025-01-05", "30 Dec 2024 – 5 Jan 2025"),
        ];
        for (first, last, expected) in cases {
            assert_eq!(days(first.parse().unwrap(), last.parse().unwrap()), expected);
        }
    }

    #[test]
    fn names_are_shortened_no_further_than_needed() {
        let cases = [
            ("Polk County Sheriff's Office", 28, "Polk County Sheriff's Office"),
            ("Polk County Sheriff's Office", 26, "Polk Co. Sheriff's Office"),
            ("Polk County Sheriff's Office", 24, "Polk Co. SO"),
            ("Brentwood Police Department", 24, "Brentwood Police Dept."),
            ("Brentwood Police Department", 12, "Brentwood PD"),
            ("Florida Highway Patrol", 10, "Florida Highway Patrol"),
        ];
        for (name, width, expected) in cases {
            assert_eq!(shorten(name, width), expected, "{name} in {width}");
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
