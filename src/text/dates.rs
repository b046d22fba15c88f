//! Dates in words and in digits. AP style is in [`super::news`].

use chrono::{Datelike, NaiveDate};

/// Writes a date in full: "18 May 2026".
#[must_use]
pub fn day(date: NaiveDate) -> String {
    format!("{} {}", date.day(), date.format("%B %Y"))
}

/// Writes a date with the month abbreviated, for narrow places: "6 Jun 2025".
#[must_use]
pub fn short_day(date: NaiveDate) -> String {
    date.format("%-d %b %Y").to_string()
}

/// Writes a range of dates, what both share once: "1 – 31 Mar 2025".
#[must_use]
pub fn short_days(first: NaiveDate, last: NaiveDate) -> String {
    if first == last {
        return short_day(first);
    }
    let first = if first.year() != last.year() {
        short_day(first)
    } else if first.month() != last.month() {
        first.format("%-d %b").to_string()
    } else {
        first.day().to_string()
    };
    format!("{first} – {}", short_day(last))
}

/// Serializes a date as ISO 8601: "2025-06-06".
///
/// # Errors
///
/// Returns an error if the serializer fails.
pub fn iso<S: serde::Serializer>(date: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(date)
}

/// Serializes a date that may be unknown as [`iso`] does.
///
/// # Errors
///
/// Returns an error if the serializer fails.
pub fn iso_if_known<S: serde::Serializer>(
    date: &Option<NaiveDate>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match date {
        Some(date) => serializer.collect_str(date),
        None => serializer.serialize_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_has_no_leading_zero() {
        let date = "2025-06-06".parse().unwrap();
        assert_eq!(day(date), "6 June 2025");
        assert_eq!(short_day(date), "6 Jun 2025");
    }

    #[test]
    fn a_range_names_the_shared_month_and_year_once() {
        let cases = [
            ("2025-03-01", "2025-03-01", "1 Mar 2025"),
            ("2025-03-01", "2025-03-31", "1 – 31 Mar 2025"),
            ("2025-03-01", "2025-05-31", "1 Mar – 31 May 2025"),
            ("2024-12-30", "2025-01-05", "30 Dec 2024 – 5 Jan 2025"),
            ("2024-03-01", "2025-03-31", "1 Mar 2024 – 31 Mar 2025"),
        ];
        for (first, last, expected) in cases {
            assert_eq!(short_days(first.parse().unwrap(), last.parse().unwrap()), expected);
        }
    }
}
