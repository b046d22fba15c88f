//! Months of the calendar as numbers.

use std::fmt;

use chrono::{Datelike, NaiveDate};

/// A month: twelve times the year, plus 0 for January to 11 for December.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Month(pub i32);

impl Month {
    /// The month of a day.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self(day.year() * 12 + i32::try_from(day.month0()).unwrap_or(0))
    }

    /// Its year.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// Its number in the year, from 1.
    #[must_use]
    pub fn number(self) -> u32 {
        u32::try_from(self.0.rem_euclid(12)).unwrap_or(0) + 1
    }

    /// Its first day, or `None` outside the calendar.
    #[must_use]
    pub fn first_day(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year(), self.number(), 1)
    }

    /// Its last day, or `None` outside the calendar.
    #[must_use]
    pub fn last_day(self) -> Option<NaiveDate> {
        self.plus(1).first_day()?.pred_opt()
    }

    /// The month that many months later.
    #[must_use]
    pub const fn plus(self, months: i32) -> Self {
        Self(self.0 + months)
    }

    /// Its name, such as `Mar 2025`.
    #[must_use]
    pub fn label(self) -> String {
        self.first_day().map_or_else(|| self.to_string(), |day| day.format("%b %Y").to_string())
    }
}

/// As in `2025-03`.
impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.number())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_has_its_first_and_last_day() {
        let month = NaiveDate::from_ymd_opt(2024, 2, 17).map(Month::of).unwrap_or_default();
        assert_eq!(month.to_string(), "2024-02");
        assert_eq!(month.label(), "Feb 2024");
        assert_eq!(month.first_day(), NaiveDate::from_ymd_opt(2024, 2, 1));
        assert_eq!(month.last_day(), NaiveDate::from_ymd_opt(2024, 2, 29));
        assert_eq!(month.plus(11).to_string(), "2025-01");
    }
}
