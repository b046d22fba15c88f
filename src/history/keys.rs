//! What agreements and applications are known by, and the dates that are given up for others.

use chrono::NaiveDate;
use hashbrown::HashMap;

use crate::model::{AgencyIx, CorrectionRule, ListingIx, Model, Reading};

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
