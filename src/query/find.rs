//! Agreements that match, one by one.

use super::{Day, Filter, Hits, Match, StatusKind};
use crate::history::History;
use crate::model::AgreementIx;

/// An agreement that matches.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Found {
    /// The agreement.
    pub agreement: AgreementIx,
    /// Its status on the day.
    pub status: StatusKind,
    /// How its agency matches the search, where there are words.
    pub found: Option<Match>,
}

/// The agreements that match, best match first, then by agency's name, state, model and date.
#[must_use]
pub fn find(history: &History, day: &Day, filter: &Filter, hits: Option<&Hits>) -> Vec<Found> {
    let _ = (history, day, filter, hits);
    Vec::new()
}
