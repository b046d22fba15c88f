//! What makes two listings one agreement: the same agency, model and signing date, whatever the
//! lists made of the agency's spelling and of the date.
//!
//! [`name`] says which spellings have one canonical name; [`pairs`] which of the others are one
//! agency by what stands on the lists, and which may be; [`dates`] which dates are one agreement.

mod agencies;
mod applied;
mod dates;
mod name;
mod pairs;
mod variant;

use super::data::History;
use super::derive;
use super::keys::agreement;
use crate::model::{AgencyIx, ListKind, State};

/// Finds out which spellings are one agency and which dates one agreement. Agencies that are one
/// become one row of the table.
pub(super) fn identify(history: &mut History) {
    agencies::unite(history);
    if history.participating.len() > 1 {
        let found = derive::find(history, ListKind::Participating, agreement);
        let variants = variant::Variants::new(history, found);
        history.redatings = dates::redatings(history, &variants);
    }
}

/// Adds to the likely pairs the agencies that have only applied: agreements and applications are
/// known by now.
pub(super) fn add_applied(history: &mut History) {
    let mut found = applied::likely_pairs(history);
    history.likely_pairs.append(&mut found);
}

impl History {
    /// The agency of an id, or of the id that any of its spellings would have; the id of one of its
    /// agreements will do as well. Capital and small letters do not count.
    #[must_use]
    pub fn agency_of_id(&self, id: &str) -> Option<AgencyIx> {
        let id = id.split('#').next().unwrap_or(id).trim().to_lowercase();
        let (postal, slug) = id.split_once('-')?;
        let state = State::all().find(|state| state.postal().eq_ignore_ascii_case(postal));
        if state.is_none() && postal != "xx" {
            return None;
        }
        let agencies = &self.tables.agencies;
        let of = |slug: &str| {
            let mut of_state = agencies.iter().filter(|(_, row)| row.state == state);
            of_state.find(|(_, row)| self.text(row.slug) == slug).map(|(agency, _)| agency)
        };
        let spelled = || {
            let spellings = self.spellings.iter().filter(|s| self.text(s.slug) == slug);
            let mut of_state = spellings.filter(|s| agencies.row(s.agency).state == state);
            of_state.next().map(|spelling| spelling.agency)
        };
        of(slug).or_else(spelled).or_else(|| of(&name::canonical(state, slug).name))
    }
}

#[cfg(test)]
mod tests;
