//! Keys of agreements and applications, and changes of signing dates.

use chrono::NaiveDate;
use hashbrown::HashMap;

use crate::model::{AgencyIx, CorrectionRule, ListingIx, Model, Reading};

/// The key of a printed agreement.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) struct AgreementKey {
    pub(super) agency: AgencyIx,
    pub(super) model: Option<Model>,
    pub(super) signed: Option<NaiveDate>,
}

/// The key of the agreement in a reading of a participating list.
pub(super) fn agreement(reading: &Reading) -> AgreementKey {
    AgreementKey { agency: reading.agency, model: reading.model, signed: reading.signed }
}

/// The key of an application.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) struct ApplicationKey {
    pub(super) agency: AgencyIx,
    pub(super) model: Option<Model>,
}

/// The key of the application in a reading of a pending list.
pub(super) fn application(reading: &Reading) -> ApplicationKey {
    ApplicationKey { agency: reading.agency, model: reading.model }
}

/// Applications without a model whose model is filled in: the agency's application without a model
/// ends on the list before the one on which its only application with a model begins. `rows` have
/// the positions of the first and the last accepted list with each application.
pub(super) fn filled(
    rows: &[(ApplicationKey, u32, u32)],
) -> HashMap<ApplicationKey, ApplicationKey> {
    let blank = rows.iter().filter(|(key, ..)| key.model.is_none());
    let filled = blank.filter_map(|&(key, _, last)| {
        let mut next = rows.iter().filter(|&&(other, first, _)| {
            other.agency == key.agency && other.model.is_some() && first == last + 1
        });
        match (next.next(), next.next()) {
            (Some(&(other, ..)), None) => Some((key, other)),
            _ => None,
        }
    });
    filled.collect()
}

/// A signing date that was replaced by another one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct DateChange {
    /// The agreement with the old date.
    pub(super) before: AgreementKey,
    /// The new date.
    pub(super) after: NaiveDate,
    /// The first listing with the new date; for a mistyped year, the first listing at all.
    pub(super) listing: ListingIx,
    pub(super) rule: CorrectionRule,
}

impl DateChange {
    /// The agreement with the new date.
    pub(super) fn target(&self) -> AgreementKey {
        AgreementKey { signed: Some(self.after), ..self.before }
    }
}

/// Maps each printed agreement whose date was replaced to the one with the last date.
pub(super) fn targets(date_changes: &[DateChange]) -> HashMap<AgreementKey, AgreementKey> {
    let next: HashMap<AgreementKey, AgreementKey> =
        date_changes.iter().map(|date_change| (date_change.before, date_change.target())).collect();
    let last = |mut key: AgreementKey| {
        // The number of steps is limited, so a cycle in a malformed dataset ends, too.
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
