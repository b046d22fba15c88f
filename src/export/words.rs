//! Numbers and dates as a reader has them.

use chrono::{Datelike, NaiveDate};

/// A count with a comma between thousands.
#[must_use]
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A count and what is counted: "1 agreement", "1,843 agreements".
#[must_use]
pub fn counted(number: usize, one: &str, many: &str) -> String {
    let word = if number == 1 { one } else { many };
    format!("{} {word}", thousands(u64::try_from(number).unwrap_or(u64::MAX)))
}

/// Words as a sentence: with a capital letter and a full stop.
#[must_use]
pub fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).chain(['.']).collect()
}

/// A day in words: "18 May 2026".
#[must_use]
pub fn day(day: NaiveDate) -> String {
    format!("{} {}", day.day(), day.format("%B %Y"))
}

/// A day as ISO 8601, for `serde`.
///
/// # Errors
///
/// Where the serializer fails.
pub fn iso<S: serde::Serializer>(day: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_separated() {
        for (number, text) in
            [(0, "0"), (999, "999"), (1000, "1,000"), (1_843, "1,843"), (12_345_678, "12,345,678")]
        {
            assert_eq!(thousands(number), text);
        }
        assert_eq!(counted(1, "state", "states"), "1 state");
        assert_eq!(counted(1_162, "state", "states"), "1,162 states");
    }

    #[test]
    fn a_day_has_no_leading_zero() {
        assert_eq!(NaiveDate::from_ymd_opt(2025, 6, 6).map(day).as_deref(), Some("6 June 2025"));
    }
}
