//! Periods of the calendar: days, weeks, months, quarters, years.

use chrono::{Datelike, NaiveDate};

use super::Month;

/// How long a period is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum PeriodKind {
    /// A day.
    Day,
    /// A week from Monday to Sunday, as ISO 8601 has it.
    Week,
    /// A month.
    #[default]
    Month,
    /// A quarter of a year.
    Quarter,
    /// A year.
    Year,
}

impl PeriodKind {
    /// Its name, such as `month`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }
}

/// A period: the one of its kind with this number, counted from the year 0, days and weeks from 1
/// January of the year 1, which was a Monday.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Period {
    /// How long it is.
    pub kind: PeriodKind,
    /// Its number: the next period has the next one.
    pub number: i32,
}

impl Period {
    /// The period that contains a day.
    #[must_use]
    pub fn of(kind: PeriodKind, day: NaiveDate) -> Self {
        let month = Month::of(day).0;
        let number = match kind {
            PeriodKind::Day => day.num_days_from_ce(),
            PeriodKind::Week => (day.num_days_from_ce() - 1).div_euclid(7),
            PeriodKind::Month => month,
            PeriodKind::Quarter => month.div_euclid(3),
            PeriodKind::Year => day.year(),
        };
        Self { kind, number }
    }

    /// The period that many periods later, or earlier if negative.
    #[must_use]
    pub const fn plus(self, periods: i32) -> Self {
        Self { number: self.number.saturating_add(periods), ..self }
    }

    /// Its first day, within the limits of the calendar.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        let first = match self.kind {
            PeriodKind::Day => NaiveDate::from_num_days_from_ce_opt(self.number),
            PeriodKind::Week => {
                let day = self.number.checked_mul(7).and_then(|days| days.checked_add(1));
                day.and_then(NaiveDate::from_num_days_from_ce_opt)
            }
            PeriodKind::Month => Month(self.number).first_day(),
            PeriodKind::Quarter => {
                self.number.checked_mul(3).and_then(|month| Month(month).first_day())
            }
            PeriodKind::Year => NaiveDate::from_ymd_opt(self.number, 1, 1),
        };
        first.unwrap_or(if self.number < 0 { NaiveDate::MIN } else { NaiveDate::MAX })
    }

    /// Its last day.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        let next = self.plus(1).first_day();
        next.pred_opt().unwrap_or(next).max(self.first_day())
    }

    /// The number of periods from another one to this one; `None` if this one is earlier.
    #[must_use]
    pub fn since(self, other: Self) -> Option<usize> {
        self.number.checked_sub(other.number).and_then(|by| usize::try_from(by).ok())
    }

    /// Its label: `Wed 26 Feb 2025`, `week of 3 Mar 2025`, `Mar 2025`, `2025, quarter 1`,
    /// `2025`.
    #[must_use]
    pub fn label(self) -> String {
        let first = self.first_day();
        match self.kind {
            PeriodKind::Day => first.format("%a %-d %b %Y").to_string(),
            PeriodKind::Week => first.format("week of %-d %b %Y").to_string(),
            PeriodKind::Month => Month(self.number).label(),
            PeriodKind::Quarter => format!("{}, quarter {}", first.year(), self.quarter()),
            PeriodKind::Year => self.number.to_string(),
        }
    }

    /// Its key in output for programs: `2025-02-26`, `2025-W10`, `2025-03`, `2025-Q1`, `2025`.
    #[must_use]
    pub fn key(self) -> String {
        let first = self.first_day();
        match self.kind {
            PeriodKind::Day => first.to_string(),
            PeriodKind::Week => first.format("%G-W%V").to_string(),
            PeriodKind::Month => Month(self.number).to_string(),
            PeriodKind::Quarter => format!("{:04}-Q{}", first.year(), self.quarter()),
            PeriodKind::Year => format!("{:04}", self.number),
        }
    }

    /// The number of its first day's quarter, from 1.
    fn quarter(self) -> u32 {
        self.first_day().month0() / 3 + 1
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    const ALL: [PeriodKind; 5] = [
        PeriodKind::Day,
        PeriodKind::Week,
        PeriodKind::Month,
        PeriodKind::Quarter,
        PeriodKind::Year,
    ];

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[rstest]
    #[case(PeriodKind::Day, "2024-02-29", "2024-02-29", "2024-02-29", "2024-02-29")]
    #[case(PeriodKind::Week, "2025-03-09", "2025-03-03", "2025-03-09", "2025-W10")]
    #[case(PeriodKind::Week, "2024-12-31", "2024-12-30", "2025-01-05", "2025-W01")]
    #[case(PeriodKind::Week, "2027-01-03", "2026-12-28", "2027-01-03", "2026-W53")]
    #[case(PeriodKind::Month, "2024-02-01", "2024-02-01", "2024-02-29", "2024-02")]
    #[case(PeriodKind::Month, "2025-02-28", "2025-02-01", "2025-02-28", "2025-02")]
    #[case(PeriodKind::Quarter, "2025-12-31", "2025-10-01", "2025-12-31", "2025-Q4")]
    #[case(PeriodKind::Quarter, "2024-01-01", "2024-01-01", "2024-03-31", "2024-Q1")]
    #[case(PeriodKind::Year, "2024-12-31", "2024-01-01", "2024-12-31", "2024")]
    fn a_period_has_its_days_and_its_key(
        #[case] kind: PeriodKind,
        #[case] of: &str,
        #[case] first: &str,
        #[case] last: &str,
        #[case] key: &str,
    ) {
        let period = Period::of(kind, day(of));
        assert_eq!((period.first_day(), period.last_day()), (day(first), day(last)));
        assert_eq!(period.key(), key);
    }

    #[test]
    fn labels_are_said_as_a_reader_has_them() {
        let said = ALL.map(|kind| Period::of(kind, day("2025-03-05")).label());
        assert_eq!(
            said,
            ["Wed 5 Mar 2025", "week of 3 Mar 2025", "Mar 2025", "2025, quarter 1", "2025"]
        );
    }

    #[test]
    fn beyond_the_calendar_there_is_its_last_day() {
        for kind in ALL {
            for number in [i32::MIN, i32::MAX] {
                let period = Period { kind, number };
                assert!(period.first_day() <= period.last_day());
                let _ = (period.label(), period.key());
            }
        }
    }

    proptest! {
        #[test]
        fn periods_tile_the_days(days in 0_i32..1_000_000, kind in prop::sample::select(&ALL[..])) {
            let day = NaiveDate::from_num_days_from_ce_opt(days).unwrap();
            let period = Period::of(kind, day);
            prop_assert!(period.first_day() <= day && day <= period.last_day());
            prop_assert_eq!(period.last_day().succ_opt(), Some(period.plus(1).first_day()));
            prop_assert_eq!(Period::of(kind, period.last_day()), period);
            prop_assert_eq!(Period::of(kind, period.first_day()), period);
            prop_assert_eq!(period.plus(1).since(period), Some(1));
            prop_assert_eq!(period.since(period.plus(1)), None);
        }
    }
}
