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

use chrono::NaiveDate;
use hashbrown::HashMap;

use super::{History, derive};
use crate::model::{AgencyIx, CorrectionRule, ListKind, ListingIx, Model, Reading, State};

/// What a printed agreement is known by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) struct AgreementKey {
    pub(super) agency: AgencyIx,
    pub(super) model: Option<Model>,
    pub(super) signed: Option<NaiveDate>,
}

/// The printed agreement that a reading of a participating list tells of.
pub(super) fn agreement(reading: &Reading) -> AgreementKey {
    AgreementKey { agency: reading.agency, model: reading.model, signed: reading.signed }
}

/// What an application is known by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) struct ApplicationKey {
    pub(super) agency: AgencyIx,
    pub(super) model: Option<Model>,
}

/// The application that a reading of a pending list tells of.
pub(super) fn application(reading: &Reading) -> ApplicationKey {
    ApplicationKey { agency: reading.agency, model: reading.model }
}

/// A signing date that is given up for another one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Redating {
    /// The agreement with the date before.
    pub(super) before: AgreementKey,
    /// The date after it.
    pub(super) after: NaiveDate,
    /// The first listing with the date after it; of a year typed wrong the first at all.
    pub(super) listing: ListingIx,
    pub(super) rule: CorrectionRule,
}

impl Redating {
    /// The agreement with the date after it.
    pub(super) fn target(&self) -> AgreementKey {
        AgreementKey { signed: Some(self.after), ..self.before }
    }
}

/// Where each printed agreement ends that has a date given up for another.
pub(super) fn targets(redatings: &[Redating]) -> HashMap<AgreementKey, AgreementKey> {
    let next: HashMap<AgreementKey, AgreementKey> =
        redatings.iter().map(|redating| (redating.before, redating.target())).collect();
    let last = |mut key: AgreementKey| {
        // As many steps as there are dates: a dataset that goes round in a circle ends too.
        for _ in 0..next.len() {
            match next.get(&key) {
                Some(&after) => key = after,
                None => break,
            }
        }
        key
    };
    next.keys().map(|&key| (key, last(key))).collect()
}

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
