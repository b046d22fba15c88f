//! What matches but is not in force, and is therefore not shown.

use chrono::{Datelike, NaiveDate};

use super::Context;
use crate::model::{EndReason, Ending, Status};
use crate::query::{Filter, Question, StatusKind};
use crate::text::{day, thousands};

/// Agreements that filter and search would leave if every status passed. Agreements that the same
/// agency signed again under the same model are not counted: the newer one is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Hidden {
    ended: usize,
    unconfirmed: usize,
    /// How and when the last one ended: "left in 2021".
    last: String,
}

impl Hidden {
    /// What is not shown, where no status is asked for; `None` if there is none.
    pub(crate) fn of(cx: &Context) -> Option<Self> {
        let asked = cx.search.hits.as_ref().map_or(0, |hits| hits.restrictions.statuses.len());
        if cx.search.error.is_some() || asked + cx.filter.statuses.len() > 0 {
            return None;
        }
        let history = &cx.data.history;
        let statuses = [StatusKind::Ended, StatusKind::Unconfirmed].into_iter().map(Some);
        let filter = Filter { statuses: statuses.collect(), ..cx.filter.clone() };
        let found = Question { filter: &filter, ..cx.question() }.find();
        let status = |ix| cx.day.position.map_or(Status::NotYet, |at| history.status(ix, at));
        let mut endings: Vec<(NaiveDate, Ending)> = Vec::new();
        let mut unconfirmed = 0;
        for found in &found {
            match status(found.agreement) {
                Status::Ended(ending) => {
                    endings.push((history.lists.row(ending.first_missing).date, ending));
                }
                Status::Unconfirmed(_) => unconfirmed += 1,
                Status::Active | Status::NotYet => {}
            }
        }
        if endings.iter().any(|(_, ending)| ending.reason != Some(EndReason::Superseded)) {
            endings.retain(|(_, ending)| ending.reason != Some(EndReason::Superseded));
        }
        let last = endings.iter().max_by_key(|(date, _)| *date);
        let last = last.map_or_else(String::new, |&(by, ending)| {
            how(ending.reason, history.lists.row(ending.last_listed).date, by)
        });
        let ended = endings.len();
        (ended + unconfirmed > 0).then_some(Self { ended, unconfirmed, last })
    }

    /// What there is in a few words: "1 ended (left in 2021)", "3 ended (the last left in 2021), 1
    /// missing, which is unconfirmed".
    pub(crate) fn words(&self) -> String {
        let Self { ended, unconfirmed, last } = self;
        let ended = match ended {
            0 => None,
            1 => Some(format!("1 ended ({last})")),
            _ => Some(format!("{} ended (the last {last})", thousands(*ended as u64))),
        };
        let unconfirmed =
            (*unconfirmed > 0).then(|| format!("{unconfirmed} missing, which is unconfirmed"));
        ended.into_iter().chain(unconfirmed).collect::<Vec<_>>().join(", ")
    }

    /// How many there are.
    pub(crate) const fn count(&self) -> usize {
        self.ended + self.unconfirmed
    }
}

/// "left in 2021"; by which day, if the lists between which it ended are of different years.
fn how(reason: Option<EndReason>, last: NaiveDate, by: NaiveDate) -> String {
    let word = match reason {
        Some(EndReason::Left) => "left",
        Some(EndReason::SwitchedModel) => "switched model",
        Some(EndReason::Superseded) => "superseded",
        Some(EndReason::Removed) => "removed from the list",
        None => "gone",
    };
    if last.year() == by.year() {
        format!("{word} in {}", by.year())
    } else {
        format!("{word} by {}", day(by))
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(Some(EndReason::Left), "2021-01-13", "2021-01-16", "left in 2021")]
    #[case(
        Some(EndReason::Removed),
        "2025-12-30",
        "2026-01-05",
        "removed from the list by 5 January 2026"
    )]
    #[case(None, "2015-03-31", "2015-07-25", "gone in 2015")]
    fn an_ending_lies_in_a_year_or_is_known_by_a_day(
        #[case] reason: Option<EndReason>,
        #[case] last: &str,
        #[case] by: &str,
        #[case] words: &str,
    ) {
        assert_eq!(how(reason, last.parse().unwrap(), by.parse().unwrap()), words);
    }
}
