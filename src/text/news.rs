//! Numbers, dates and series in Associated Press style.

use chrono::{Datelike, NaiveDate};

use super::{capital, thousands};

/// Months before a day; those of five letters or fewer are not abbreviated.
const MONTHS: [&str; 12] = [
    "Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.",
    "Dec.",
];

/// Numbers that are spelled out.
const SPELLED: [&str; 10] =
    ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/// Writes a number inside a sentence: zero is "no", one to nine are spelled out, and from 10 on
/// figures have commas.
#[must_use]
pub fn number(number: u32) -> String {
    let spelled = usize::try_from(number).ok().and_then(|at| SPELLED.get(at));
    spelled.map_or_else(|| thousands(number.into()), |word| (*word).to_owned())
}

/// Writes a number at the start of a sentence, which must not be a figure: "Nine", "A total of 10".
#[must_use]
pub fn first_number(of: u32) -> String {
    if of < 10 { capital(&number(of)) } else { format!("A total of {}", number(of)) }
}

/// Writes a number and what is counted: "two agreements", "1,843 agreements".
#[must_use]
pub fn counted(count: u32, one: &str, many: &str) -> String {
    format!("{} {}", number(count), if count == 1 { one } else { many })
}

/// Writes a date: "Jan. 20, 2025".
#[must_use]
pub fn date(day: NaiveDate) -> String {
    let month = usize::try_from(day.month0()).ok().and_then(|at| MONTHS.get(at)).unwrap_or(&"");
    format!("{month} {}, {}", day.day(), day.year())
}

/// Joins words with commas and, without a comma, `last` before the last one: "Texas, Ohio and
/// Utah".
#[must_use]
pub fn series<T: AsRef<str>>(words: &[T], last: &str) -> String {
    let mut text = String::new();
    for (i, word) in words.iter().enumerate() {
        if i > 0 && i + 1 == words.len() {
            text.push(' ');
            text.push_str(last);
            text.push(' ');
        } else if i > 0 {
            text.push_str(", ");
        }
        text.push_str(word.as_ref());
    }
    text
}

/// Like [`series`], for parts that contain commas: "a, b, and c". More than two parts are separated
/// by semicolons.
#[must_use]
pub fn long_series(parts: &[String]) -> String {
    match parts {
        [first, last] if first.contains(',') => format!("{first}, and {last}"),
        [before @ .., last] if before.len() > 1 && parts.iter().any(|part| part.contains(',')) => {
            format!("{}; and {last}", before.join("; "))
        }
        _ => series(parts, "and"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a fault here is a failed test")]

    use rstest::rstest;

    use super::*;
    use crate::model::State;

    #[rstest]
    #[case(2025, 1, 20, "Jan. 20, 2025")]
    #[case(2024, 2, 29, "Feb. 29, 2024")]
    #[case(2025, 3, 6, "March 6, 2025")]
    #[case(2025, 4, 1, "April 1, 2025")]
    #[case(2026, 5, 18, "May 18, 2026")]
    #[case(2025, 6, 6, "June 6, 2025")]
    #[case(2025, 7, 4, "July 4, 2025")]
    #[case(2025, 8, 31, "Aug. 31, 2025")]
    #[case(2025, 9, 22, "Sept. 22, 2025")]
    #[case(2025, 10, 10, "Oct. 10, 2025")]
    #[case(2025, 11, 14, "Nov. 14, 2025")]
    #[case(2025, 12, 5, "Dec. 5, 2025")]
    fn months_are_abbreviated_but_the_short_ones(
        #[case] year: i32,
        #[case] month: u32,
        #[case] day: u32,
        #[case] told: &str,
    ) {
        assert_eq!(date(NaiveDate::from_ymd_opt(year, month, day).unwrap()), told);
    }

    #[rstest]
    #[case(0, "no", "No")]
    #[case(1, "one", "One")]
    #[case(9, "nine", "Nine")]
    #[case(10, "10", "A total of 10")]
    #[case(1_843, "1,843", "A total of 1,843")]
    fn numbers_below_ten_are_spelled_out(
        #[case] of: u32,
        #[case] inside: &str,
        #[case] first: &str,
    ) {
        assert_eq!((number(of).as_str(), first_number(of).as_str()), (inside, first));
    }

    #[rstest]
    #[case(&[], "")]
    #[case(&["Texas"], "Texas")]
    #[case(&["Texas", "Ohio"], "Texas or Ohio")]
    #[case(&["Texas", "Ohio", "Utah"], "Texas, Ohio or Utah")]
    fn the_last_of_a_series_has_no_comma(#[case] words: &[&str], #[case] told: &str) {
        assert_eq!(series(words, "or"), told);
    }

    #[test]
    fn parts_with_commas_are_divided_by_semicolons() {
        let parts =
            |parts: &[&str]| parts.iter().map(|part| (*part).to_owned()).collect::<Vec<_>>();
        assert_eq!(long_series(&parts(&["a, b", "c"])), "a, b, and c");
        assert_eq!(long_series(&parts(&["a, b", "c", "d"])), "a, b; c; and d");
        assert_eq!(long_series(&parts(&["a", "b", "c"])), "a, b and c");
    }

    #[test]
    fn eight_states_and_the_territories_are_not_abbreviated() {
        let whole = State::all().filter(|state| state.news() == state.name());
        let codes: Vec<&str> = whole.map(State::postal).collect();
        assert_eq!(
            codes,
            ["AK", "HI", "ID", "IA", "ME", "OH", "TX", "UT", "AS", "GU", "MP", "PR", "VI"]
        );
        let told = ["FL", "PA", "WV", "NC", "CA", "DC"]
            .map(|code| State::from_postal(code).unwrap().news());
        assert_eq!(told, ["Fla.", "Pa.", "W.Va.", "N.C.", "Calif.", "D.C."]);
    }
}
