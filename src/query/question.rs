//! A question to a history.

use super::{Choice, Day, Entries, Filter, Hits};
use crate::history::History;

/// A question to a history: which agreements of a day pass a filter and a search.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// The history.
    pub history: &'a History,
    /// The day, one of this history.
    pub day: &'a Day,
    /// The filter. Its text is not read: the search is in `hits`.
    pub filter: &'a Filter,
    /// The result of the search, if there is one.
    pub hits: Option<&'a Hits>,
}

impl<'a> Question<'a> {
    /// A question without a search.
    #[must_use]
    pub const fn new(history: &'a History, day: &'a Day, filter: &'a Filter) -> Self {
        Self { history, day, filter, hits: None }
    }

    /// This question with a search.
    #[must_use]
    pub const fn with_hits(self, hits: Option<&'a Hits>) -> Self {
        Self { hits, ..self }
    }

    /// Whether the search, if there is one, finds an agency.
    pub(super) fn finds(self, agency: u32) -> bool {
        self.hits.is_none_or(|hits| hits.has(agency))
    }

    /// Whether the search box restricts the status.
    pub(super) fn search_restricts_status(self) -> bool {
        self.hits.is_some_and(|hits| !hits.restrictions.asked_statuses().is_empty())
    }

    /// What is asked for: by the search box, and by the filter where both ask for a status.
    #[must_use]
    pub fn entries(self) -> Entries {
        let typed =
            self.hits.map_or_else(Choice::default, |hits| hits.restrictions.asked_statuses());
        let in_panes = self.filter.asked_statuses();
        let both = in_panes.iter().filter(|&status| typed.allows(status)).collect();
        let statuses = if in_panes.is_empty() { typed } else { both };
        Filter { statuses, ..Filter::default() }.entries()
    }
}
