//! Cleaned lists combined into a history.

use chrono::NaiveDate;

use super::data::History;
use super::{acceptance, derive, identity, merge};
use crate::model::{CleanList, Edition, ListIx};

impl History {
    /// Combines cleaned lists. The result does not depend on their order.
    #[must_use]
    pub fn from_lists(lists: Vec<CleanList>) -> Self {
        let mut history = merge::merge(lists);
        acceptance::accept(&mut history);
        history.identify();
        history
    }

    /// Identifies the agencies, agreements and applications of lists whose acceptance is decided.
    fn identify(&mut self) {
        identity::identify(self);
        derive::derive(self);
        identity::add_applied(self);
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
        let mut history = merge::merge(lists);
        for (list, (date, edition)) in history.lists.rows_mut().iter_mut().zip(days) {
            (list.date, list.edition) = (date, edition);
        }
        acceptance::accept(&mut history);
        let refused = acceptance::accept_all(&mut history);
        history.identify();
        (history, refused)
    }
}
