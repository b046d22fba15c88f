//! The status of agreements, agencies and applications on a day.

use chrono::TimeDelta;

use super::data::History;
use super::ending;
use crate::model::{
    AgencyIx, AgreementIx, ApplicationIx, Ending, ListKind, Membership, NextEntry, Outcome, Span,
    Status,
};

/// An ending is confirmed after this many accepted lists without the agreement …
const CONFIRMING_LISTS: usize = 2;

/// … and this many days.
const CONFIRMING_DAYS: i64 = 7;

impl History {
    /// The status of an agreement when the accepted participating list at `position` is in force.
    #[must_use]
    pub fn status(&self, agreement: AgreementIx, position: usize) -> Status {
        match self.status_without_reason(agreement, position) {
            Status::Ended(ending) => {
                let last = self.participating.partition_point(|list| *list < ending.last_listed);
                let reason = ending::reason(self, agreement, last, position);
                Status::Ended(Ending { reason, ..ending })
            }
            other => other,
        }
    }

    /// Like [`History::status`], without the reason for an ending, which takes a look at all other
    /// agreements.
    #[must_use]
    pub fn status_without_reason(&self, agreement: AgreementIx, position: usize) -> Status {
        let spans = self.spans(&self.agreements.row(agreement).spans);
        match standing(spans, position) {
            Standing::NotYet => Status::NotYet,
            Standing::Listed => Status::Active,
            Standing::MissingSince(last) => self.missing(last, position),
        }
    }

    /// Whether an agency participates when the accepted participating list at `position` is in
    /// force. As for agreements, an absence counts once it is confirmed.
    #[must_use]
    pub fn membership(&self, agency: AgencyIx, position: usize) -> Membership {
        let agreements = self.agreements_of(agency).map(|ix| &self.agreements.row(ix).spans);
        let mut spans: Vec<Span> =
            agreements.flat_map(|range| self.spans(range)).copied().collect();
        spans.retain(|span| span.first as usize <= position);
        spans.sort_unstable_by_key(|span| span.first);
        let mut left = None;
        let mut last: Option<u32> = None;
        for span in spans {
            if let Some(last) = last.filter(|last| last + 1 < span.first)
                && let Status::Ended(ending) =
                    self.missing(last as usize, (span.first as usize).saturating_sub(1))
            {
                left = Some(ending);
            }
            last = last.max(Some(span.last));
        }
        let Some(last) = last.map(|last| last as usize) else { return Membership::NotYet };
        match (last < position).then(|| self.missing(last, position)) {
            Some(Status::Ended(ending)) => Membership::Left(ending),
            Some(Status::Unconfirmed(ending)) => Membership::Unconfirmed(ending),
            _ => left.map_or(Membership::Member, Membership::CameBack),
        }
    }

    fn missing(&self, last: usize, position: usize) -> Status {
        let lists = self.accepted(ListKind::Participating);
        let (Some(&last_listed), Some(&first_missing), Some(&now)) =
            (lists.get(last), lists.get(last + 1), lists.get(position))
        else {
            return Status::Active;
        };
        let days = self.lists.row(now).date - self.lists.row(first_missing).date;
        let in_gap = ending::is_gap(self, last);
        let ending = Ending { last_listed, first_missing, reason: None, in_gap };
        if position - last < CONFIRMING_LISTS || days < TimeDelta::days(CONFIRMING_DAYS) {
            return Status::Unconfirmed(ending);
        }
        Status::Ended(ending)
    }

    /// Whether an agreement is on the accepted participating list at `position`.
    #[must_use]
    pub fn stands(&self, agreement: AgreementIx, position: usize) -> bool {
        let spans = self.spans(&self.agreements.row(agreement).spans);
        standing(spans, position) == Standing::Listed
    }

    /// The agreement that replaces one that is missing from the accepted list at `position`: see
    /// [`EndReason::Superseded`](crate::model::EndReason::Superseded) and
    /// [`EndReason::SwitchedModel`](crate::model::EndReason::SwitchedModel). It is known even
    /// before the ending is confirmed.
    #[must_use]
    pub fn successor(&self, agreement: AgreementIx, position: usize) -> Option<AgreementIx> {
        let spans = self.spans(&self.agreements.row(agreement).spans);
        match standing(spans, position) {
            Standing::MissingSince(last) => ending::successor(self, agreement, last, position),
            Standing::NotYet | Standing::Listed => None,
        }
    }

    /// The outcome of an application when the accepted pending list at `position` is in force,
    /// together with the participating list at `participating`. `None` if no pending list has had
    /// it yet.
    #[must_use]
    pub fn outcome(
        &self,
        application: ApplicationIx,
        position: usize,
        participating: Option<usize>,
    ) -> Option<Outcome> {
        let row = self.applications.row(application);
        match standing(self.spans(&row.spans), position) {
            Standing::NotYet => None,
            Standing::Listed => Some(Outcome::Pending),
            Standing::MissingSince(last) => {
                Some(self.outcome_of_gone(application, last, position, participating))
            }
        }
    }

    /// The outcome of an application last pending on the accepted list at `last`.
    fn outcome_of_gone(
        &self,
        application: ApplicationIx,
        last: usize,
        position: usize,
        participating: Option<usize>,
    ) -> Outcome {
        let row = self.applications.row(application);
        let day = |position: usize| {
            self.pending.get(position).map(|&pending| self.lists.row(pending).date)
        };
        let first = self.spans(&row.spans).first().and_then(|span| day(span.first as usize));
        let listed = |ix| {
            let first = self.agreements.row(ix).first;
            self.lists.row(self.list_of(first)).date
        };
        let latest = |ix| self.agreements.row(ix).signed.max(Some(listed(ix)));
        let is_new = |ix| first.is_some_and(|first| latest(ix) >= Some(first));
        let known = |ix: &AgreementIx| {
            participating.is_some_and(|p| self.status_without_reason(*ix, p) != Status::NotYet)
        };
        let own: Vec<AgreementIx> = self
            .agreements_of(row.agency)
            .filter(|&ix| self.agreements.row(ix).model == row.model)
            .filter(known)
            .collect();
        let earliest = |ix: &AgreementIx| self.agreements.row(*ix).first;
        if let Some(signed) = own.iter().copied().filter(|&ix| is_new(ix)).min_by_key(earliest) {
            return Outcome::Signed(signed);
        }
        let at = day(last).and_then(|day| self.in_force(ListKind::Participating, day));
        let held = |ix: &AgreementIx| at.is_some_and(|at| self.stands(*ix, at));
        if let Some(held) = own.into_iter().filter(held).min_by_key(earliest) {
            return Outcome::Held(held);
        }
        match self.handover(application).map(|handover| handover.next) {
            Some(NextEntry::Agreement(ix)) if known(&ix) => {
                if is_new(ix) {
                    Outcome::Signed(ix)
                } else {
                    Outcome::Held(ix)
                }
            }
            Some(NextEntry::Application(next)) if self.is_applied(next, position) => {
                Outcome::Renamed(next)
            }
            _ => Outcome::Withdrawn,
        }
    }

    /// Whether an application has been on an accepted pending list up to the one at `position`.
    fn is_applied(&self, application: ApplicationIx, position: usize) -> bool {
        let spans = self.spans(&self.applications.row(application).spans);
        standing(spans, position) != Standing::NotYet
    }
}

/// The relation of a position to spans.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Standing {
    NotYet,
    Listed,
    /// Missing since after this position.
    MissingSince(usize),
}

pub(super) fn standing(spans: &[Span], position: usize) -> Standing {
    let before = spans.partition_point(|span| span.first as usize <= position);
    match before.checked_sub(1).and_then(|i| spans.get(i)) {
        None => Standing::NotYet,
        Some(span) if span.last as usize >= position => Standing::Listed,
        Some(span) => Standing::MissingSince(span.last as usize),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_before_on_or_after_its_spans() {
        let spans = [Span { first: 2, last: 4 }, Span { first: 7, last: 7 }];
        let cases = [
            (0, Standing::NotYet),
            (2, Standing::Listed),
            (4, Standing::Listed),
            (5, Standing::MissingSince(4)),
            (7, Standing::Listed),
            (9, Standing::MissingSince(7)),
        ];
        for (position, expected) in cases {
            assert_eq!(standing(&spans, position), expected, "at {position}");
        }
        assert_eq!(standing(&[], 3), Standing::NotYet);
    }
}
