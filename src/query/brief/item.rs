//! What a rule has to say, with the rows behind it.

use crate::model::{AgreementIx, ApplicationIx, ListIx, ListingIx};

/// A row behind an item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BriefRow {
    /// What it is a row of.
    pub subject: BriefSubject,
    /// The list.
    pub list: ListIx,
    /// The row; `None` where the whole list is meant.
    pub listing: Option<ListingIx>,
}

/// What a row is of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BriefSubject {
    /// An agreement.
    Agreement(AgreementIx),
    /// An application.
    Application(ApplicationIx),
    /// A list as a whole.
    List,
}

/// What a rule says before it becomes an item.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Said {
    /// In whole sentences.
    pub(super) text: String,
    /// The rows behind it, those of what is named first.
    pub(super) rows: Vec<BriefRow>,
    /// The same in a few words, where it is one of many.
    pub(super) short: String,
    /// How many of the rows are of what is named.
    pub(super) named: usize,
}

impl Said {
    /// A sentence that names all that it is of.
    pub(super) fn new(text: String, rows: Vec<BriefRow>, short: String) -> Self {
        Self { text, named: rows.len(), rows, short }
    }
}
