//! What makes two listings one agreement: the same agency, model and signing date after cleaning.
//!
//! An agency is its state and canonical name, as cleaning gives them. Finer rules, by which
//! spellings or corrected dates become one, belong here and change the keys only.

use chrono::NaiveDate;

use crate::model::{AgencyIx, Model, Reading};

/// What an agreement is known by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) struct AgreementKey {
    pub(super) agency: AgencyIx,
    pub(super) model: Option<Model>,
    pub(super) signed: Option<NaiveDate>,
}

/// The agreement that a reading of a participating list tells of.
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
