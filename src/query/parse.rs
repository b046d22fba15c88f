//! The small language of the search box.

use std::ops::Range;

use super::Filter;

/// A search as typed: words, all of which must match, and restrictions beside them.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// The restrictions, `text` left empty. They hold beside the filter of the panes.
    pub restrictions: Filter,
    words: Vec<String>,
}

/// Why a part of a search cannot be understood. The words are searched all the same.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{message}")]
pub struct QueryError {
    /// What is the matter, in words.
    pub message: String,
    /// Where, in bytes of the text.
    pub at: Range<usize>,
    /// The text, searched as far as it can be understood.
    pub instead: Box<Query>,
}

impl PartialEq for Query {
    fn eq(&self, other: &Self) -> bool {
        self.restrictions == other.restrictions && self.words == other.words
    }
}

impl Eq for Query {}

impl Query {
    /// Reads the search box: words, `"two words"`, `/regex/`, and `key:value` with the keys
    /// `state`, `model`, `type` (or `kind`), `county`, `status`, `signed`. A comma in a value
    /// separates alternatives: `state:fl,ga`. `signed:` takes a year, month or day, or two of them
    /// with `..` between, either of which may be missing.
    ///
    /// # Errors
    ///
    /// Where a key is unknown, a value cannot be read or a pattern is none. The error holds a query
    /// with what can be understood.
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        let words = text.split_whitespace().map(str::to_lowercase).collect();
        Ok(Self { restrictions: Filter::default(), words })
    }

    /// As [`Query::parse`], taking what can be understood.
    #[must_use]
    pub fn parse_lossy(text: &str) -> Self {
        Self::parse(text).unwrap_or_else(|error| *error.instead)
    }

    /// Whether there is neither word nor restriction.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.has_words() && self.restrictions.is_empty()
    }

    /// Whether there is a word, phrase or pattern to be searched.
    #[must_use]
    pub fn has_words(&self) -> bool {
        !self.words.is_empty()
    }

    pub(super) fn plain(&self) -> &[String] {
        &self.words
    }
}
