//! Cleaned lists put together.

use chrono::NaiveDate;

use super::data::History;
use super::{acceptance, derive, identity, merge};
use crate::model::{CleanList, Edition, ListIx};

impl History {
    /// Puts cleaned lists together. The result does not depend on their order.
    #[must_use]
    pub fn from_lists(lists: Vec<CleanList>) -> Self {
        let mut history = merge::merge(lists);
        acceptance::accept(&mut history);
        history.tell_apart();
        history
    }

    /// Finds the agencies, agreements and applications of lists that are accepted or not.
    fn tell_apart(&mut self) {
        identity::identify(self);
        derive::derive(self);
        identity::add_applied(self);
        self.tables.forget_index();
    }

    /// Puts a few lists together, the first one first whatever its day, and lets each of them be in
    /// force. Beside the history stand the lists that [`History::from_lists`] would not accept.
    #[must_use]
    pub fn in_the_order_given(mut lists: Vec<CleanList>) -> (Self, Vec<ListIx>) {
        // The day and the time of day are the order of publication, so they are lent and given back.
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
        history.tell_apart();
        (history, refused)
    }
}
