//! Which lists may be in force. A list that holds far fewer rows than the one before it is not
//! believed until the list after it says the same.

use super::History;
use crate::model::{Acceptance, ListIx, ListKind, Table};

/// A list with fewer rows than this share of the list before it has collapsed. The largest real
/// fall from one credible list to the next in the archive of 2021 to 2026 is far smaller.
const COLLAPSE: f64 = 0.6;

/// Below this number of rows a fall says nothing.
const FEW: u32 = 20;

/// Decides for every list, and sets the order of the accepted ones of each kind.
pub(super) fn accept(history: &mut History) {
    history.participating = of_kind(&mut history.lists, ListKind::Participating);
    history.pending = of_kind(&mut history.lists, ListKind::Pending);
}

fn of_kind(lists: &mut Table<ListIx, crate::model::List>, kind: ListKind) -> Vec<ListIx> {
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
