//! Reasons for endings. ICE gives none, so they are derived from the lists around an ending.

use chrono::{NaiveDate, TimeDelta};

use super::data::History;
use crate::model::{AgreementIx, EndReason, Ending, GAP_DAYS, Link, Span};
use crate::text::EndingWords;

/// An agreement that is first listed within this many days replaces an ended one.
const WINDOW_DAYS: i64 = 60;

impl History {
    /// An ending in words.
    #[must_use]
    pub fn ending_words(&self, ending: Ending) -> EndingWords {
        let [last, missing] =
            [ending.last_listed, ending.first_missing].map(|list| self.lists.row(list).into());
        EndingWords { ending, last, missing }
    }
}

/// The window in which a successor of an agreement last listed at `last` is first listed: on the
/// next list or within 60 days, but not after the list at `position`. After a gap it is the next
/// list only.
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

    /// Whether a span begins in the window.
    fn holds(&self, span: Span) -> bool {
        let first = span.first as usize;
        first > self.last
            && first <= self.position
            && (first == self.last + 1
                || day(self.history, first).is_some_and(|day| day <= self.until))
    }
}

fn day(history: &History, position: usize) -> Option<NaiveDate> {
    history.participating.get(position).map(|&list| history.lists.row(list).date)
}

/// Whether there is a gap between the accepted list at `last` and the next one: see [`GAP_DAYS`].
pub(super) fn is_gap(history: &History, last: usize) -> bool {
    match (day(history, last), day(history, last + 1)) {
        (Some(last), Some(next)) => next - last > TimeDelta::days(GAP_DAYS),
        _ => false,
    }
}

/// The agreement that replaces one last listed at `last`, as of the accepted list at `position`:
/// one of the same agency that is first listed on the next list or within 60 days. If there are
/// several, the same model comes first, then the one listed first. After a gap it is of the same
/// model, because in the meantime there may have been others.
pub(super) fn successor(
    history: &History,
    agreement: AgreementIx,
    last: usize,
    position: usize,
) -> Option<AgreementIx> {
    let row = history.agreements.row(agreement);
    let window = SuccessionWindow::new(history, last, position)?;
    let after_gap = is_gap(history, last);
    let first = |ix| history.spans(&history.agreements.row(ix).spans).first();
    let is_other = |ix| history.agreements.row(ix).model != row.model;
    history
        .agreements_of(row.agency)
        .filter(|&other| other != agreement && first(other).is_some_and(|&span| window.holds(span)))
        .filter(|&other| !(after_gap && is_other(other)))
        .min_by_key(|&other| (is_other(other), first(other).map(|span| span.first), other))
}

/// The reason for the ending of an agreement last listed at `last`, as of the accepted list at
/// `position`: *superseded* by the same model or *switched* to another one if such an agreement of
/// the agency is first listed on the next list or within 60 days; *left* if the agency has no
/// active agreement left; otherwise *removed*. `None` if the agreement begins at the ending under
/// another name or state, and for whatever else is not superseded if the ending is in a gap.
pub(super) fn reason(
    history: &History,
    agreement: AgreementIx,
    last: usize,
    position: usize,
) -> Option<EndReason> {
    let row = history.agreements.row(agreement);
    if begins_elsewhere(history, agreement, last, position) {
        return None;
    }
    if let Some(other) = successor(history, agreement, last, position) {
        let same = history.agreements.row(other).model == row.model;
        return Some(if same { EndReason::Superseded } else { EndReason::SwitchedModel });
    }
    if is_gap(history, last) {
        return None;
    }
    let active = history.agreements_of(row.agency).filter(|&other| other != agreement).any(|ix| {
        let spans = history.spans(&history.agreements.row(ix).spans);
        spans.iter().any(|s| s.first as usize <= position && s.last as usize >= position)
    });
    Some(if active { EndReason::Removed } else { EndReason::Left })
}

/// Whether the other agency of a likely pair is first listed with the same model and signing date
/// on the next list after `last` or within 60 days, or is on that list with the same document, so
/// that the lists may only have changed the name or the state.
fn begins_elsewhere(
    history: &History,
    agreement: AgreementIx,
    last: usize,
    position: usize,
) -> bool {
    let row = history.agreements.row(agreement);
    let Some(window) = SuccessionWindow::new(history, last, position) else { return false };
    history.likely_pairs.iter().any(|pair| {
        let other = match (pair.first == row.agency, pair.second == row.agency) {
            (true, _) => pair.second,
            (_, true) => pair.first,
            _ => return false,
        };
        let is_it = |ix| {
            let of = history.agreements.row(ix);
            let mut corrections = history.corrections_of(ix).iter();
            of.model == pair.model
                && (of.signed == Some(pair.signed)
                    || corrections.any(|correction| correction.before == Some(pair.signed)))
        };
        let begins = |ix| {
            let spans = history.spans(&history.agreements.row(ix).spans);
            spans.iter().any(|&span| window.holds(span))
                || has_document(history, ix, last + 1, history.reading(row.last).moa)
        };
        is_it(agreement) && history.agreements_of(other).any(|ix| is_it(ix) && begins(ix))
    })
}

/// Whether an agreement is on the accepted list at `position` with that document.
fn has_document(history: &History, ix: AgreementIx, position: usize, document: Link) -> bool {
    let list = history.participating.get(position);
    let row = list.and_then(|&list| history.listing_on(ix, list));
    let address = matches!(document, Link::Address(_));
    address && row.is_some_and(|row| history.reading(row).moa == document)
}
