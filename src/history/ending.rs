//! Why an agreement ended. ICE gives no reasons; a reason is what the lists around the ending show.

use chrono::TimeDelta;

use super::History;
use crate::model::{AgreementIx, EndReason, Span};

/// Another agreement that is first listed within this many days takes the place of an ended one.
const WINDOW_DAYS: i64 = 60;

/// The reason, seen from the accepted list at `position`, for an agreement last listed at `last`:
/// *superseded* by the same model or *switched* to another one where such an agreement of the
/// agency is first listed on the next list or within 60 days; *left* where the agency has no
/// active agreement any more; otherwise *removed*. `None` where an agreement of another name, but
/// of the same state, model and signing date, is first listed in that window: the lists may only
/// have changed the name, and nothing is claimed.
pub(super) fn reason(
    history: &History,
    agreement: AgreementIx,
    last: usize,
    position: usize,
) -> Option<EndReason> {
    let row = history.agreements.row(agreement);
    let day = |p: usize| history.participating.get(p).map(|&list| history.lists.row(list).date);
    let limit = day(last)? + TimeDelta::days(WINDOW_DAYS);
    let in_window = |spans: &[Span]| {
        spans.first().map(|span| span.first as usize).is_some_and(|first| {
            first > last
                && first <= position
                && (first == last + 1 || day(first).is_some_and(|day| day <= limit))
        })
    };
    let mut switched = false;
    let mut active = false;
    for other in history.agreements_of(row.agency).filter(|&other| other != agreement) {
        let spans = history.spans(&history.agreements.row(other).spans);
        if in_window(spans) {
            if history.agreements.row(other).model == row.model {
                return Some(EndReason::Superseded);
            }
            switched = true;
        }
        active |= spans.iter().any(|s| s.first as usize <= position && s.last as usize >= position);
    }
    if switched {
        return Some(EndReason::SwitchedModel);
    }
    let state = |agency| history.tables.agencies.row(agency).state;
    let renamed = history.agreements.rows().iter().any(|other| {
        other.agency != row.agency
            && (other.model, other.signed) == (row.model, row.signed)
            && state(other.agency) == state(row.agency)
            && in_window(history.spans(&other.spans))
    });
    match (renamed, active) {
        (true, _) => None,
        (false, true) => Some(EndReason::Removed),
        (false, false) => Some(EndReason::Left),
    }
}
