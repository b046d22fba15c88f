//! Cleaned lists combined into a history.

use chrono::NaiveDate;

use super::data::{AsSpelled, History};
use super::{acceptance, derive, identity, merge};
use crate::model::{Acceptance, CleanList, CleanLists, Edition, List, ListIx, Listing};

impl History {
    /// Combines cleaned lists. The result does not depend on their order.
    #[must_use]
    pub fn from_lists(lists: Vec<CleanList>) -> Self {
        Self::from_sets(lists.into_iter().map(CleanLists::from).collect())
    }

    /// Combines sets of cleaned lists. The result depends neither on their order nor on which lists
    /// share a set. No list may occur twice.
    #[must_use]
    pub fn from_sets(sets: Vec<CleanLists>) -> Self {
        Self::identified(merge::merge(sets))
    }

    /// A history of merged lists, with everything that follows from them.
    pub(super) fn identified(mut merged: Self) -> Self {
        acceptance::accept(&mut merged);
        merged.identify();
        merged
    }

    /// Takes the lists out again, as they were before their agencies were identified.
    #[must_use]
    pub fn into_lists(self) -> CleanLists {
        let Self { mut tables, lists, listings, as_spelled, .. } = self;
        if !as_spelled.agencies.is_empty() {
            tables.agencies = as_spelled.agencies;
            for (reading, &agency) in
                tables.readings.rows_mut().iter_mut().zip(&as_spelled.of_reading)
            {
                reading.agency = agency;
            }
        }
        let rows = listings.rows();
        let own = |list: &List| -> Vec<Listing> {
            let range = list.listings.start as usize..list.listings.end as usize;
            rows.get(range).unwrap_or_default().to_vec()
        };
        let lists = Vec::from(lists).into_iter().map(|list| (own(&list), list));
        let lists = lists.map(|(rows, mut list)| {
            list.listings = 0..list.listings.end - list.listings.start;
            list.acceptance = Acceptance::Accepted;
            (list, rows)
        });
        CleanLists { lists: lists.collect(), tables }
    }

    /// Identifies the agencies, agreements and applications of lists whose acceptance is decided.
    fn identify(&mut self) {
        let of_reading = self.tables.readings.rows().iter().map(|reading| reading.agency);
        self.as_spelled =
            AsSpelled { agencies: self.tables.agencies.clone(), of_reading: of_reading.collect() };
        identity::identify(self);
        derive::derive(self);
        self.tables.forget_index();
    }

    /// Combines lists in the given order, whatever their dates, and accepts all of them. Returns
    /// the history and the lists that [`History::from_lists`] would not accept.
    #[must_use]
    pub fn in_the_order_given(mut lists: Vec<CleanList>) -> (Self, Vec<ListIx>) {
        // Date and time are the order of publication, so they are replaced for merging and
        // restored.
        let days: Vec<_> = lists.iter().map(|list| (list.list.date, list.list.edition)).collect();
        for (seconds, list) in (0..).zip(&mut lists) {
            list.list.date = NaiveDate::default();
            list.list.edition = Edition { seconds, revision: 0 };
        }
        let mut history = merge::merge(lists.into_iter().map(CleanLists::from).collect());
        for (list, (date, edition)) in history.lists.rows_mut().iter_mut().zip(days) {
            (list.date, list.edition) = (date, edition);
        }
        acceptance::accept(&mut history);
        let refused = acceptance::accept_all(&mut history);
        history.identify();
        (history, refused)
    }
}
