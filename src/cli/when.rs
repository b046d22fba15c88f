//! Days in words: `yesterday`, `last week`, `3 days ago`, `monday`, `last list`. They count
//! from a day of the data, never from the clock: the lists may be old.

use anyhow::{Result, bail};
use chrono::{Datelike, Days as Count, Months, NaiveDate, Weekday};

use crate::query::dates::{self, DateRange};
use crate::text::day;

/// The day that words count from if no other is given.
pub(super) const NEWEST: &str = "the day of the newest list";

/// A day, a month or a year, or words that count from a day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum When {
    /// Days written as dates.
    Days(DateRange),
    /// Words, as they were given.
    Words(Words, String),
}

/// What words mean.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Words {
    /// So many days earlier.
    DaysAgo(u32),
    /// So many months earlier: the same day of that month, or its last one.
    MonthsAgo(u32),
    /// The last such day of the week before.
    Weekday(Weekday),
    /// The list before the one in force.
    LastList,
}

const WORDS: &str =
    "yesterday, \"last week\", \"2 weeks ago\", \"3 days\", monday or \"last list\"";

/// A date as [`dates::range`] reads it, or words.
pub(super) fn when(text: &str) -> Result<When, String> {
    dates::range(text).map(When::Days).or_else(|error| {
        let words = words(text).ok_or(error)?;
        Ok(When::Words(words, text.trim().to_lowercase()))
    })
}

/// As [`when`], for a flag that always takes words.
pub(super) fn from_or_to(text: &str) -> Result<When, String> {
    when(text).map_err(|error| format!("{error}, or words: {WORDS}"))
}

fn words(text: &str) -> Option<Words> {
    let text = text.trim().to_lowercase().replace(['-', '_'], " ");
    let mut words: Vec<&str> = text.split_whitespace().collect();
    if words.last() == Some(&"ago") {
        words.pop();
    }
    while let [first, _, ..] = words.as_slice()
        && ["last", "past", "the", "a", "an", "one"].contains(first)
    {
        words.remove(0);
    }
    match words.as_slice() {
        ["today"] => Some(Words::DaysAgo(0)),
        ["yesterday"] => Some(Words::DaysAgo(1)),
        ["list"] => Some(Words::LastList),
        [unit] => {
            let weekday = || unit.parse().ok().map(Words::Weekday);
            counted(1, unit).or_else(weekday)
        }
        [number, unit] => counted(number.parse().ok()?, unit),
        _ => None,
    }
}

fn counted(number: u32, unit: &str) -> Option<Words> {
    match unit.strip_suffix('s').unwrap_or(unit) {
        "day" => Some(Words::DaysAgo(number)),
        "week" => number.checked_mul(7).map(Words::DaysAgo),
        "month" => Some(Words::MonthsAgo(number)),
        "quarter" => number.checked_mul(3).map(Words::MonthsAgo),
        "year" => number.checked_mul(12).map(Words::MonthsAgo),
        _ => None,
    }
}

impl When {
    /// The days that are meant; words count from `from`.
    ///
    /// # Errors
    /// If it is words that mean no day here.
    pub fn days(&self, from: Option<NaiveDate>) -> Result<DateRange> {
        match self {
            Self::Days(days) => Ok(*days),
            Self::Words(words, text) => match from.and_then(|from| words.day(from)) {
                Some(day) => Ok(DateRange { first: day, last: day }),
                None => bail!("{}", dates::not_a_date(text)),
            },
        }
    }
}

/// Says which day words mean.
pub(super) fn counted_from(text: &str, meant: NaiveDate, from: NaiveDate, what: &str) -> String {
    format!("\"{text}\" is {}, counted from {}, {what}.", day(meant), day(from))
}

impl Words {
    /// The day that is meant, counted from `from`; `None` for the list before, which is not a day, and
    /// if there is no such day.
    #[must_use]
    pub fn day(self, from: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::DaysAgo(days) => from.checked_sub_days(Count::new(days.into())),
            Self::MonthsAgo(months) => from.checked_sub_months(Months::new(months)),
            Self::Weekday(weekday) => {
                let days = from.pred_opt()?.weekday().days_since(weekday);
                from.pred_opt()?.checked_sub_days(Count::new(days.into()))
            }
            Self::LastList => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    /// 18 May 2026 is a Monday.
    #[rstest]
    #[case("today", "2026-05-18")]
    #[case("yesterday", "2026-05-17")]
    #[case("last week", "2026-05-11")]
    #[case("Last Week", "2026-05-11")]
    #[case("a week ago", "2026-05-11")]
    #[case("week", "2026-05-11")]
    #[case("2 weeks ago", "2026-05-04")]
    #[case("last 2 weeks", "2026-05-04")]
    #[case("2-weeks", "2026-05-04")]
    #[case("3 days", "2026-05-15")]
    #[case("1 day ago", "2026-05-17")]
    #[case("last month", "2026-04-18")]
    #[case("3 months ago", "2026-02-18")]
    #[case("last quarter", "2026-02-18")]
    #[case("last year", "2025-05-18")]
    #[case("monday", "2026-05-11")]
    #[case("last monday", "2026-05-11")]
    #[case("sun", "2026-05-17")]
    #[case("tuesday", "2026-05-12")]
    fn words_count_from_a_day(#[case] text: &str, #[case] expected: &str) {
        let Ok(When::Words(words, _)) = when(text) else { panic!("{text} is words") };
        let from = "2026-05-18".parse().unwrap();
        assert_eq!(words.day(from), Some(expected.parse().unwrap()));
    }

    #[test]
    fn a_month_ago_is_the_last_day_of_a_short_month() {
        let from = "2026-03-31".parse().unwrap();
        assert_eq!(Words::MonthsAgo(1).day(from), Some("2026-02-28".parse().unwrap()));
        assert_eq!(Words::DaysAgo(u32::MAX).day(from), None);
        assert_eq!(Words::MonthsAgo(u32::MAX).day(from), None);
    }

    #[test]
    fn the_list_before_is_no_day() {
        for text in ["last list", "Last List", "list", "the last list"] {
            assert!(matches!(when(text), Ok(When::Words(Words::LastList, _))), "{text}");
        }
        assert_eq!(Words::LastList.day("2026-03-31".parse().unwrap()), None);
    }

    #[test]
    fn a_date_is_a_date_and_nonsense_is_told() {
        let days = dates::range("2025-05").unwrap();
        assert_eq!(when("2025-05"), Ok(When::Days(days)));
        for text in ["", "last", "ago", "weeks 2", "2", "next week", "3.5 days", "soon"] {
            assert!(when(text).is_err_and(|e| e.starts_with("not a date: ")), "{text}");
        }
        let day = "2026-05-18".parse().ok();
        let days = |words| When::Words(words, "words".into()).days(day);
        assert!(days(Words::LastList).is_err());
        let week = "2026-05-11".parse().unwrap();
        let range = DateRange { first: week, last: week };
        assert_eq!(days(Words::DaysAgo(7)).unwrap(), range);
    }
}
