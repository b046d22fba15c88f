//! Identity of agreements: two listings are one agreement if agency, model and signing date are the
//! same, however the lists spell the agency or correct the date.
//!
//! [`name`] decides which spellings have the same canonical name, [`pairs`] which others are one
//! agency because of what the lists show, or may be, [`dates`] which dates are one agreement, and
//! [`applied`] which applications went on under another name.

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

/// Decides which spellings are one agency and which dates one agreement, and merges the agencies.
pub(super) fn identify(history: &mut History) {
    agencies::unite(history);
    if history.participating.len() > 1 {
        let found = derive::find(history, ListKind::Participating, agreement);
        let variants = variant::Variants::new(history, found);
        history.date_changes = dates::date_changes(history, &variants);
    }
}

impl History {
    /// The agency of an id, of the id that any of its spellings would have, or of the id of one of
    /// its agreements, ignoring case.
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
mod applied_tests;
#[cfg(test)]
mod tests;
