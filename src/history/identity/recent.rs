//! When a spelling was listed last, which decides which one names an agency.

use crate::history::data::History;
use crate::model::{Index, ListKind};

/// When a spelling was listed last. Participating lists count before pending ones.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub(super) struct LastListed {
    /// The number of accepted participating lists up to the last one with it.
    participating: usize,
    /// The number of accepted pending lists up to the last one with it.
    pending: usize,
}

/// By agency as spelled: when it was listed last.
pub(super) fn last_listed(history: &History) -> Vec<LastListed> {
    let mut found = vec![LastListed::default(); history.tables.agencies.len()];
    for kind in [ListKind::Participating, ListKind::Pending] {
        for (number, list) in (1..).zip(history.accepted(kind)) {
            for (_, row) in history.listings_of(*list) {
                let spelling = history.tables.readings.row(row.reading).agency;
                let Some(last) = found.get_mut(spelling.position()) else { continue };
                match kind {
                    ListKind::Participating => last.participating = number,
                    ListKind::Pending => last.pending = number,
                }
            }
        }
    }
    found
}
