//! The agreements that match.

use super::facts::Slots;
use super::{Facet, Match, Question, StatusKind};
use crate::model::{AgencyIx, AgreementIx};

/// An agreement that matches.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Found {
    /// The agreement.
    pub agreement: AgreementIx,
    /// Its status on the day.
    pub status: StatusKind,
    /// How well its agency matches the search, if that has words.
    pub found: Option<Match>,
}

impl Question<'_> {
    /// Returns the agreements that match, best match first, then by agency's name, state, model and date.
    #[must_use]
    pub fn find(self) -> Vec<Found> {
        let Question { history, day, .. } = self;
        let mut found: Vec<Found> = Vec::new();
        self.each(|agreement, row, code| {
            if let Some(status) = StatusKind::from_position(Slots::of(code).status) {
                let hits = self.hits.filter(|hits| hits.has_words());
                let found_by = hits.and_then(|hits| hits.of(AgencyIx(row.agency)));
                found.push(Found { agreement, status, found: found_by });
            }
        });
        let by_name = &day.facts.by_name;
        found.sort_by_cached_key(|found| {
            let agency = history.agreements.row(found.agreement).agency;
            (found.found, by_name.get(agency.0 as usize).copied(), found.agreement)
        });
        found
    }
}
