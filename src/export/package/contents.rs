//! What the tables are made of, and how they name a list and a row.

use crate::history::History;
use crate::model::{Index, ListIx, ListingIx, Rulebook};
use crate::query::Day;

/// The record that is written, as of the day of its newest list.
pub(super) struct Package<'h> {
    pub(super) history: &'h History,
    pub(super) day: &'h Day,
    pub(super) rulebook: Rulebook,
}

/// The number of the list of a listing, and the row of the listing on it.
pub(super) fn place(history: &History, listing: ListingIx) -> (u64, u64) {
    (number(history.list_of(listing)), history.listings.row(listing).row.into())
}

/// The number of a list in a package.
pub(super) fn number(list: ListIx) -> u64 {
    u64::try_from(list.position()).unwrap_or(u64::MAX).saturating_add(1)
}
