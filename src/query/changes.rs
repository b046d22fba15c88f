//! What changed among the agreements that match.

use super::pass::{Pass, STATUS};
use super::{Question, StatusKind};
use crate::history::{Changes, Point};
use crate::model::{AgreementIx, ApplicationIx};

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
        let left_out = |&status: &StatusKind| !filter.statuses.contains(Some(status));
        let chosen = !filter.statuses.is_empty() && StatusKind::ALL.iter().any(left_out);
        let agreement = |ix: AgreementIx| {
            day.row(ix).is_some_and(|(row, code)| {
                let fails = pass.fails(row, code);
                let fails = if chosen { fails } else { fails & !STATUS };
                fails == 0 && self.finds(row.agency)
            })
        };
        let typed = self.search_restricts_status();
        let application =
            |ix: ApplicationIx| !chosen && !typed && pass.application(self, ix).is_some();
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
        changes.applications.withdrawn.retain(|&ix| application(ix));
        changes
    }
}
