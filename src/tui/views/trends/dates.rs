//! Round dates under a chart of columns.

use crate::query::{Month, Period, PeriodKind};

/// Months from one date to the next: round ones.
const STEPS: [i32; 8] = [1, 3, 12, 24, 60, 120, 240, 600];
/// Columns of a year or a month with a blank behind it, and of both.
const SHORT: i32 = 5;
const LONG: i32 = 11;

/// The dates under so many periods from `first` on that take `wide` columns each: the column of
/// each, and its words. Years are written as numbers, months by their names, with the year where
/// no other date says it.
pub(super) fn dates(first: Period, periods: usize, wide: u16) -> Vec<(u16, String)> {
    let wide = i32::from(wide);
    // Thousandths of a column that a month takes.
    let month = match first.kind {
        PeriodKind::Day => 30_000 * wide,
        PeriodKind::Week => 4_300 * wide,
        PeriodKind::Month => 1_000 * wide,
        PeriodKind::Quarter => 333 * wide + wide / 3,
        PeriodKind::Year => 83 * wide,
    };
    let least = match first.kind {
        PeriodKind::Day | PeriodKind::Week | PeriodKind::Month => 1,
        PeriodKind::Quarter => 3,
        PeriodKind::Year => 12,
    };
    let fits = |step: &i32| *step >= least && step.saturating_mul(month) >= SHORT * 1_000 - 20;
    let step = STEPS.into_iter().find(fits).unwrap_or(600);
    let mut dates: Vec<(u16, String)> = Vec::new();
    let mut free = 0;
    let mut year_said = false;
    for at in 0..periods {
        let Ok(at) = i32::try_from(at) else { break };
        let period = first.plus(at);
        let Some(month_of) = begins(period).filter(|month| month.0.rem_euclid(step) == 0) else {
            continue;
        };
        let Ok(column) = u16::try_from(at.saturating_mul(wide)) else { break };
        if column < free {
            continue;
        }
        let words = if month_of.number() == 1 {
            year_said = true;
            month_of.year().to_string()
        } else if !year_said && step.saturating_mul(month) >= LONG * 1_000 {
            year_said = true;
            month_of.label()
        } else {
            month_of.label().chars().take(3).collect()
        };
        free = column + u16::try_from(words.len()).unwrap_or(0) + 1;
        dates.push((column, words));
    }
    dates
}

/// The first month that begins in a period.
fn begins(period: Period) -> Option<Month> {
    let (first, last) = (period.first_day(), period.last_day());
    let month = Month::of(first);
    let month = if month.first_day() == Some(first) { month } else { month.plus(1) };
    month.first_day().is_some_and(|day| day <= last).then_some(month)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(
        PeriodKind::Month,
        "2024-06-01",
        24,
        3,
        "3 Jul|12 Oct|21 2025|30 Apr|39 Jul|48 Oct|57 2026|66 Apr"
    )]
    #[case(PeriodKind::Month, "2021-01-01", 60, 1, "0 2021|12 2022|24 2023|36 2024|48 2025")]
    #[case(PeriodKind::Month, "2025-01-01", 4, 8, "0 2025|8 Feb|16 Mar|24 Apr")]
    #[case(PeriodKind::Week, "2025-01-01", 20, 2, "0 2025|8 Feb|16 Mar|26 Apr|34 May")]
    #[case(PeriodKind::Quarter, "2023-04-01", 10, 3, "9 2024|21 2025")]
    #[case(PeriodKind::Quarter, "2023-04-01", 5, 6, "0 Apr|6 Jul|12 Oct|18 2024|24 Apr")]
    #[case(
        PeriodKind::Year,
        "2018-01-01",
        9,
        5,
        "0 2018|5 2019|10 2020|15 2021|20 2022|25 2023|30 2024|35 2025|40 2026"
    )]
    #[case(PeriodKind::Year, "2016-01-01", 11, 1, "4 2020|9 2025")]
    fn dates_are_round(
        #[case] kind: PeriodKind,
        #[case] first: &str,
        #[case] periods: usize,
        #[case] wide: u16,
        #[case] expected: &str,
    ) {
        let said = dates(Period::of(kind, first.parse().unwrap()), periods, wide);
        let said: Vec<String> = said.iter().map(|(at, words)| format!("{at} {words}")).collect();
        assert_eq!(said.join("|"), expected);
    }

    proptest! {
        #[test]
        fn dates_never_touch(
            kind in prop::sample::select(
                &[PeriodKind::Week, PeriodKind::Month, PeriodKind::Quarter, PeriodKind::Year][..]
            ),
            day in 600_000_i32..800_000,
            wide in 1_u16..9,
        ) {
            let day = chrono::NaiveDate::from_num_days_from_ce_opt(day).unwrap();
            let dates = dates(Period::of(kind, day), 200, wide);
            for pair in dates.windows(2) {
                prop_assert!(usize::from(pair[0].0) + pair[0].1.len() < usize::from(pair[1].0));
            }
        }
    }
}
