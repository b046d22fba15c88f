//! The record that the explorer looks at.

use std::sync::OnceLock;

use crate::history::History;
use crate::query::{Findings, SearchIndex};

/// A history with what is made of it once.
#[derive(Debug)]
pub struct Data {
    /// The history.
    pub history: History,
    /// What could not be read, a line each.
    pub errors: Vec<String>,
    /// Made when the first search is typed: the first frame does not wait for it.
    index: OnceLock<SearchIndex>,
    /// Made when the sources are first looked at.
    findings: OnceLock<Findings>,
}

impl Data {
    /// A history to be looked at, with what could not be read.
    #[must_use]
    pub fn new(history: History, errors: Vec<String>) -> Self {
        Self { history, errors, index: OnceLock::new(), findings: OnceLock::new() }
    }

    /// The names, ready to be searched.
    #[must_use]
    pub fn index(&self) -> &SearchIndex {
        self.index.get_or_init(|| SearchIndex::new(&self.history))
    }

    /// Where every reading stands, and how often each rule was needed.
    #[must_use]
    pub fn findings(&self) -> &Findings {
        self.findings.get_or_init(|| Findings::new(&self.history))
    }

    /// The first thing that could not be read, and how many more there are.
    #[must_use]
    pub fn trouble(&self) -> Option<String> {
        let first = self.errors.first()?;
        Some(match self.errors.len() {
            1 => first.clone(),
            more => format!("{first} (and {} more)", more - 1),
        })
    }
}
