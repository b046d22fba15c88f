//! What changed among the agreements that match.

use std::collections::BTreeSet;

use chrono::{NaiveDate, TimeDelta};
use serde::Serialize;

use super::pass::{Pass, STATUS};
use super::{Question, StatusKind};
use crate::history::{Changes, History, Point};
use crate::model::{AgencyIx, AgreementIx, ApplicationIx, ListKind};

/// How many days back what changed is looked for where no other day is asked for: on the screen and
/// on the command line.
pub const USUAL_DAYS: i64 = 7;

/// The day from which what changed by `to` is looked for where no other one is asked for:
/// [`USUAL_DAYS`] before, or that of the first list of the kind.
#[must_use]
pub fn usual_day(history: &History, kind: ListKind, to: NaiveDate) -> NaiveDate {
    let before = to.checked_sub_signed(TimeDelta::days(USUAL_DAYS)).unwrap_or(to);
    let first = history.accepted(kind).first().map(|&list| history.lists.row(list).date);
    first.filter(|&first| first > before).unwrap_or(before)
}

/// How many agencies stand on an earlier list, on a later one, and on both.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct AgenciesSince {
    /// On the earlier list.
    pub before: usize,
    /// On the later list.
    pub after: usize,
    /// On both, whether or not they stood on every list in between.
    pub both: usize,
}

impl Question<'_> {
    /// Returns what changed from a point to the day, as far as its agreement or application matches.
    ///
    /// A change counts whatever the status of its agreement, unless the filter chooses statuses:
    /// then the status on the day must match, and applications, which have none, are left out. A
    /// filter by signing date does not apply to applications.
    #[must_use]
    pub fn changes(self, from: Point) -> Changes {
        let Question { history, day, filter, hits } = self;
        let to = Point { participating: day.position, pending: day.pending };
        let mut changes = history.changes(from, to);
        if filter.is_empty() && hits.is_none() {
            return changes;
        }
        let pass = Pass::new(self);
        let chosen = self.chooses_status();
        let agreement = |ix: AgreementIx| self.counts_change(&pass, ix);
        let typed = self.search_restricts_status();
        let asked = chosen || typed;
        let application = |ix: ApplicationIx| {
            self.day.application(history, ix).is_some_and(|application| {
                let fails = if asked {
                    pass.fails_as_entry(application)
                } else {
                    pass.fails_of_application(application.row)
                };
                fails == 0 && self.finds(application.row.agency)
            })
        };
        let standing = |position: Option<usize>| {
            let standing = |ix: &AgreementIx| {
                position.is_some_and(|position| history.stands(*ix, position)) && agreement(*ix)
            };
            history.agreements.handles().filter(standing).count()
        };
        (changes.before, changes.after) =
            (standing(from.participating), standing(to.participating));
        changes.signed.retain(|change| agreement(change.agreement));
        changes.ended.retain(|change| agreement(change.agreement));
        changes.passed.retain(|change| agreement(change.agreement));
        changes.corrected.retain(|change| agreement(change.agreement));
        changes.documents.retain(|change| agreement(change.agreement));
        changes.applications.new.retain(|&ix| application(ix));
        changes.applications.signed.retain(|change| application(change.application));
        changes.applications.held.retain(|change| application(change.application));
        changes.applications.renamed.retain(|change| application(change.application));
        changes.applications.withdrawn.retain(|&ix| application(ix));
        changes
    }

    /// Counts the agencies that stand on the participating list at a point, on that of the day and
    /// on both, as far as their agreements match, see [`Question::changes`].
    #[must_use]
    pub fn agencies_since(self, from: Point) -> AgenciesSince {
        let Question { history, day, .. } = self;
        let pass = Pass::new(self);
        let agencies = |position: Option<usize>| -> BTreeSet<AgencyIx> {
            let Some(position) = position else { return BTreeSet::new() };
            let standing = history
                .agreements
                .iter()
                .filter(|&(ix, _)| history.stands(ix, position) && self.counts_change(&pass, ix));
            standing.map(|(_, row)| row.agency).collect()
        };
        let (before, after) = (agencies(from.participating), agencies(day.position));
        let both = before.intersection(&after).count();
        AgenciesSince { before: before.len(), after: after.len(), both }
    }

    /// Whether a change of an agreement counts.
    pub(super) fn counts_change(self, pass: &Pass, ix: AgreementIx) -> bool {
        let chosen = self.chooses_status();
        self.day.row(ix).is_some_and(|(row, code)| {
            let fails = pass.fails(row, code);
            let fails = if chosen { fails } else { fails & !STATUS };
            fails == 0 && self.finds(row.agency)
        })
    }

    /// Whether the filter chooses some statuses.
    fn chooses_status(self) -> bool {
        let statuses = self.filter.asked_statuses();
        let left_out = |&status: &StatusKind| !statuses.contains(Some(status));
        !statuses.is_empty() && StatusKind::AGREEMENT.iter().any(left_out)
    }
}
