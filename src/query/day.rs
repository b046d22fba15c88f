//! What stands on one day, in columns.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::history::History;

/// What stands on one day: for each agreement its facts and its status, in columns.
///
/// The facts are those of the agreement's last listing; where that one names no kind or county,
/// those of the newest reading of the agency that does. Only the status depends on the day.
#[derive(Clone, Debug)]
pub struct Day {
    /// The day.
    pub as_of: NaiveDate,
    /// The position in [`History::participating`] of the list in force, if there is one.
    pub position: Option<usize>,
    /// The position in [`History::pending`] of the list in force, if there is one.
    pub pending: Option<usize>,
    _facts: Arc<()>,
}

impl Day {
    /// The day `as_of`. Costs one pass over the agreements; [`Day::moved`] is cheaper.
    #[must_use]
    pub fn new(history: &History, as_of: NaiveDate) -> Self {
        use crate::model::ListKind::{Participating, Pending};
        Self {
            as_of,
            position: history.in_force(Participating, as_of),
            pending: history.in_force(Pending, as_of),
            _facts: Arc::default(),
        }
    }

    /// The day of the participating list at `position`, with that list in force even where a
    /// later one is of the same day. `None` where there is no such list.
    #[must_use]
    pub fn at(history: &History, position: usize) -> Option<Self> {
        let list = *history.participating.get(position)?;
        Some(Self { position: Some(position), ..Self::new(history, history.lists.row(list).date) })
    }

    /// The newest day that the history knows: that of its last accepted list. `None` where there
    /// is no accepted list at all.
    #[must_use]
    pub fn last(history: &History) -> Option<Self> {
        let last = [history.participating.last(), history.pending.last()];
        let day = last.into_iter().flatten().map(|&list| history.lists.row(list).date).max()?;
        Some(Self::new(history, day))
    }

    /// Another day of the same history; what does not depend on the day is shared.
    #[must_use]
    pub fn moved(&self, history: &History, as_of: NaiveDate) -> Self {
        Self::new(history, as_of)
    }

    /// As [`Day::at`], sharing what does not depend on the day.
    #[must_use]
    pub fn moved_to(&self, history: &History, position: usize) -> Option<Self> {
        Self::at(history, position)
    }
}
