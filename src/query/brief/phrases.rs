//! Phrases that several rules share.

use chrono::{Months, NaiveDate};

use crate::model::Model;
use crate::text::{counted, news, thousands};

/// How many names stand in a sentence; more are counted.
const MOST_NAMES: usize = 5;

/// Names the first few, and counts the others: "A, B and 3 more".
pub(super) fn some(names: impl ExactSizeIterator<Item = String>) -> String {
    let count = names.len();
    // To count a single one takes as much room as to name it.
    let most = if count == MOST_NAMES + 1 { count } else { MOST_NAMES };
    let mut names: Vec<String> = names.take(most).collect();
    if count > most {
        names.push(format!("{} more", thousands((count - most) as u64)));
    }
    news::series(&names, "and")
}

/// The model as it stands in a sentence: "task force".
pub(super) const fn model_words(model: Option<Model>) -> &'static str {
    match model {
        Some(Model::JailEnforcement) => "jail enforcement",
        Some(Model::WarrantService) => "warrant service",
        Some(Model::TaskForce) => "task force",
        None => "a model that is not named",
    }
}

/// The time between two days in words, whole units only: "45 days", "11 months", "6 years".
pub(super) fn time_between(from: NaiveDate, to: NaiveDate) -> String {
    let days = usize::try_from((to - from).num_days()).unwrap_or(0);
    let years = to.years_since(from).and_then(|years| usize::try_from(years).ok()).unwrap_or(0);
    if days < 60 {
        counted(days, "day", "days")
    } else if years >= 2 {
        counted(years, "year", "years")
    } else {
        let whole = (1..24).take_while(|&months| {
            from.checked_add_months(Months::new(months)).is_some_and(|day| day <= to)
        });
        counted(whole.count(), "month", "months")
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("2025-03-07", "2025-03-08", "1 day")]
    #[case("2025-03-07", "2025-05-05", "59 days")]
    #[case("2025-03-07", "2025-05-06", "1 month")]
    #[case("2025-03-07", "2026-05-06", "13 months")]
    #[case("2025-03-07", "2026-05-07", "14 months")]
    #[case("2025-03-07", "2027-03-06", "23 months")]
    #[case("2025-03-07", "2027-03-07", "2 years")]
    #[case("2017-08-01", "2025-06-16", "7 years")]
    fn a_time_is_said_in_whole_units(#[case] from: &str, #[case] to: &str, #[case] expected: &str) {
        assert_eq!(time_between(from.parse().unwrap(), to.parse().unwrap()), expected);
    }

    #[test]
    fn names_are_counted_beyond_five_but_for_a_single_one() {
        let names =
            |count: usize| some((1..=count).map(|n| n.to_string()).collect::<Vec<_>>().into_iter());
        assert_eq!(names(1), "1");
        assert_eq!(names(6), "1, 2, 3, 4, 5 and 6");
        assert_eq!(names(7), "1, 2, 3, 4, 5 and 2 more");
    }
}
