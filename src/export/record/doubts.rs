//! The doubts about an agreement as a whole.

use serde::Serialize;

use crate::history::History;
use crate::model::{AgreementIx, ListingIx};

/// A doubt about an agreement. The names of its fields are a promise to programs.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct DoubtRecord {
    /// The name of the doubt.
    pub doubt: &'static str,
    /// What does not agree, without a full stop.
    pub message: String,
    /// The rule in a sentence.
    #[serde(skip)]
    pub sentence: &'static str,
}

impl DoubtRecord {
    /// The doubts about an agreement as a row shows it.
    #[must_use]
    pub fn of(history: &History, agreement: AgreementIx, listing: ListingIx) -> Vec<Self> {
        let doubts = history.doubts_of(agreement, listing).into_iter();
        let record = |doubt: crate::model::AgreementDoubt| Self {
            doubt: doubt.words().name,
            message: history.doubt_message(doubt),
            sentence: doubt.words().sentence,
        };
        doubts.map(record).collect()
    }
}
