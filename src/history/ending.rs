//! Reasons for endings. ICE gives none, so they are derived from the lists around an ending.

use chrono::{NaiveDate, TimeDelta};

use super::data::History;
use crate::model::{AgreementIx, EndReason, Likeness, Span};

/// An agreement that is first listed within this many days replaces an ended one.
const WINDOW_DAYS: i64 = 60;

/// The window in which a successor of an agreement last listed at `last` is first listed: on the
/// next list or within 60 days, but not after the list at `position`.
struct SuccessionWindow<'h> {
    history: &'h History,
    last: usize,
    position: usize,
    until: NaiveDate,
}

impl<'h> SuccessionWindow<'h> {
    fn new(history: &'h History, last: usize, position: usize) -> Option<Self> {
        let until = day(history, last)? + TimeDelta::days(WINDOW_DAYS);
        Some(Self { history, last, position, until })
    }

    /// Whether something with these spans is first listed in the window.
    fn holds(&self, spans: &[Span]) -> bool {
        spans.first().map(|span| span.first as usize).is_some_and(|first| {
            first > self.last
                && first <= self.position
                && (first == self.last + 1
                    || day(self.history, first).is_some_and(|day| day <= self.until))
        })
    }
}

fn day(history: &History, position: usize) -> Option<NaiveDate> {
    history.participating.get(position).map(|&list| history.lists.row(list).date)
}

/// The agreement that replaces one last listed at `last`, as of the accepted list at `position`:
/// one of the same agency that is first listed on the next list or within 60 days. If there are
/// several, the same model comes first, then the one listed first.
pub(super) fn successor(
    history: &History,
    agreement: AgreementIx,
    last: usize,
    position: usize,
) -> Option<AgreementIx> {
    let row = history.agreements.row(agreement);
    let window = SuccessionWindow::new(history, last, position)?;
    let spans = |ix| history.spans(&history.agreements.row(ix).spans);
    history
        .agreements_of(row.agency)
        .filter(|&other| other != agreement && window.holds(spans(other)))
        .min_by_key(|&other| {
            let other_model = history.agreements.row(other).model != row.model;
            (other_model, spans(other).first().map(|span| span.first), other)
        })
}

/// The reason for the ending of an agreement last listed at `last`, as of the accepted list at
/// `position`: *superseded* by the same model or *switched* to another one if such an agreement of
/// the agency is first listed on the next list or within 60 days; *left* if the agency has no
/// active agreement left; otherwise *removed*. `None` if the agreement is one of a likely pair,
/// because the lists may only have changed the name or the state.
pub(super) fn reason(
    history: &History,
    agreement: AgreementIx,
    last: usize,
    position: usize,
) -> Option<EndReason> {
    let row = history.agreements.row(agreement);
    if let Some(other) = successor(history, agreement, last, position) {
        let same = history.agreements.row(other).model == row.model;
        return Some(if same { EndReason::Superseded } else { EndReason::SwitchedModel });
    }
    let active = history.agreements_of(row.agency).filter(|&other| other != agreement).any(|ix| {
        let spans = history.spans(&history.agreements.row(ix).spans);
        spans.iter().any(|s| s.first as usize <= position && s.last as usize >= position)
    });
    let renamed = history.likely_pairs.iter().any(|pair| {
        (pair.first == row.agency || pair.second == row.agency)
            && pair.likeness != Likeness::Applied
            && (pair.model, Some(pair.signed)) == (row.model, row.signed)
    });
    match (renamed, active) {
        (true, _) => None,
        (false, true) => Some(EndReason::Removed),
        (false, false) => Some(EndReason::Left),
    }
}
