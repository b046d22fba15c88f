//! Dates as a person writes them.

use chrono::{Datelike, NaiveDate};

use super::{Period, PeriodKind};
use crate::text;

/// The days from a first to a last one, both included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DateRange {
    /// The first day.
    pub first: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
}

/// The ways to write a day, as `chrono` has them.
const FORMS: [&str; 9] = [
    "%Y-%m-%d",
    "%m/%d/%Y",
    "%B %d, %Y",
    "%B %d %Y",
    "%b. %d, %Y",
    "%b %d, %Y",
    "%b %d %Y",
    "%d %B %Y",
    "%d %b %Y",
];

/// Reads a day: `2025-06-06`, `6/6/2025` or `June 6, 2025`.
///
/// # Errors
///
/// If the text is none of these, with a sentence for the user.
pub fn day(text: &str) -> Result<NaiveDate, String> {
    written_day(text).ok_or_else(|| {
        format!("not a day: \"{}\"; use 2025-06-06, 6/6/2025 or \"June 6, 2025\"", text.trim())
    })
}

/// Reads a day as [`day`] does, a month such as `2025-06` or a year such as `2025`.
///
/// # Errors
///
/// If the text is none of these, with a sentence for the user.
pub fn range(text: &str) -> Result<DateRange, String> {
    let day = || written_day(text).map(|day| DateRange { first: day, last: day });
    day().or_else(|| month_or_year(text.trim())).ok_or_else(|| not_a_date(text))
}

/// The sentence for a text that is no date.
#[must_use]
pub fn not_a_date(text: &str) -> String {
    let text = text.trim();
    format!("not a date: \"{text}\"; use 2025-06-06, 6/6/2025, \"June 6, 2025\", 2025-06 or 2025")
}

/// Checks that a first day is not after a last one.
///
/// # Errors
///
/// If it is, with a sentence for the user.
pub fn in_order(first: Option<NaiveDate>, last: Option<NaiveDate>) -> Result<(), String> {
    match (first, last) {
        (Some(first), Some(last)) if first > last => {
            let (first, last) = (text::day(first), text::day(last));
            Err(format!("{first} is after {last}; exchange the two dates"))
        }
        _ => Ok(()),
    }
}

fn written_day(text: &str) -> Option<NaiveDate> {
    let days = FORMS.iter().filter_map(|form| NaiveDate::parse_from_str(text.trim(), form).ok());
    days.into_iter().find(|day| (1000..=9999).contains(&day.year()))
}

fn month_or_year(text: &str) -> Option<DateRange> {
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let (year, month) = match text.split_once('-') {
        Some((year, month)) => (year, Some(month)),
        None => (text, None),
    };
    let is_year = year.len() == 4 && digits(year) && !year.starts_with('0');
    let is_month = month.is_none_or(|month| (1..=2).contains(&month.len()) && digits(month));
    let year = year.parse().ok().filter(|_| is_year && is_month)?;
    let kind = if month.is_some() { PeriodKind::Month } else { PeriodKind::Year };
    let month = month.map_or(Some(1), |month| month.parse().ok())?;
    let period = Period::of(kind, NaiveDate::from_ymd_opt(year, month, 1)?);
    Some(DateRange { first: period.first_day(), last: period.last_day() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn a_day_is_read_in_every_form() {
        for text in [
            "2025-06-06",
            "2025-6-6",
            "6/6/2025",
            "06/06/2025",
            "June 6, 2025",
            "june 6, 2025",
            "Jun 6, 2025",
            "Jun. 6, 2025",
            "6 June 2025",
            " 2025-06-06 ",
        ] {
            assert_eq!(day(text), Ok(date(2025, 6, 6)), "{text}");
            assert_eq!(range(text).map(|range| range.last), Ok(date(2025, 6, 6)), "{text}");
        }
        for text in ["", "2025", "6/6/25", "2025-02-30", "13/1/2025", "yesterday"] {
            assert!(day(text).unwrap_err().starts_with("not a day: "), "{text}");
        }
    }

    #[test]
    fn a_month_or_a_year_is_all_its_days() {
        let cases = [
            ("2025-02", date(2025, 2, 1), date(2025, 2, 28)),
            ("2025-2", date(2025, 2, 1), date(2025, 2, 28)),
            ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ];
        for (text, first, last) in cases {
            assert_eq!(range(text), Ok(DateRange { first, last }), "{text}");
        }
        for text in ["", "2025-13", "20255", "2025-1-", "2025-", "25", "+025", "0999"] {
            assert!(range(text).unwrap_err().starts_with("not a date: "), "{text}");
        }
    }
}
