//! Acceptance of lists. A list with far fewer rows than the one before it is not accepted until the
//! list after it confirms it.

use super::data::History;
use crate::model::{Acceptance, List, ListIx, ListKind, Table};

/// A list with fewer rows than this share of the list before it has collapsed. Genuine declines in
/// the archive are far smaller.
const COLLAPSE: f64 = 0.6;

/// A list with fewer rows than this is too small for a decline to mean anything.
const FEW: u32 = 20;

/// Decides the acceptance of every list, and collects the accepted lists of each kind in order.
pub(super) fn accept(history: &mut History) {
    history.participating = of_kind(&mut history.lists, ListKind::Participating);
    history.pending = of_kind(&mut history.lists, ListKind::Pending);
}

/// Accepts every list, and returns those that were not accepted before.
pub(super) fn accept_all(history: &mut History) -> Vec<ListIx> {
    let refused = |list: &List| !list.acceptance.is_accepted();
    let refused: Vec<ListIx> =
        history.lists.iter().filter(|(_, list)| refused(list)).map(|(ix, _)| ix).collect();
    for list in history.lists.rows_mut() {
        list.acceptance = Acceptance::Accepted;
    }
    let of_kind = |kind| {
        let own = history.lists.iter().filter(|(_, list)| list.kind == kind);
        own.map(|(ix, _)| ix).collect()
    };
    let (participating, pending) = (of_kind(ListKind::Participating), of_kind(ListKind::Pending));
    (history.participating, history.pending) = (participating, pending);
    refused
}

fn of_kind(lists: &mut Table<ListIx, List>, kind: ListKind) -> Vec<ListIx> {
    let rows: Vec<(ListIx, u32)> = lists
        .iter()
        .filter(|(_, list)| list.kind == kind)
        .map(|(ix, list)| (ix, list.listings.end - list.listings.start))
        .collect();
    let mut accepted = Vec::with_capacity(rows.len());
    let mut before = None;
    for (i, &(ix, count)) in rows.iter().enumerate() {
        let recovers = rows.get(i + 1).is_some_and(|&(_, next)| !collapsed(next, before));
        let acceptance = match before {
            Some(before) if collapsed(count, Some(before)) && (recovers || i + 1 == rows.len()) => {
                Acceptance::Collapsed { rows: count, before }
            }
            _ => Acceptance::Accepted,
        };
        lists.row_mut(ix).acceptance = acceptance;
        if acceptance.is_accepted() {
            accepted.push(ix);
            before = Some(count);
        }
    }
    accepted
}

fn collapsed(rows: u32, before: Option<u32>) -> bool {
    before.is_some_and(|before| before >= FEW && f64::from(rows) < f64::from(before) * COLLAPSE)
}
