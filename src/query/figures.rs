//! Counts: totals, facets, trend, counties.

use super::{Facet, Month, StatusKind};
use crate::model::{AgencyBody, AgencyKind, CountyIx, Model, State, StateSet};

/// The counts of one model.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ModelFigures {
    /// Agreements.
    pub agreements: u32,
    /// Agencies with one.
    pub agencies: u32,
    /// States and territories with one.
    pub places: StateSet,
}

/// The counts of what matches: agreements, and applications where they are asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Totals {
    /// Agreements.
    pub agreements: u32,
    /// Applications.
    pub applications: u32,
    /// Their rows on the list in force, repeated ones included.
    pub listings: u32,
    /// Agencies with one.
    pub agencies: u32,
    /// States and territories with one.
    pub places: StateSet,
    /// Agreements by [`Model::position`], those without a model last.
    pub models: [ModelFigures; 4],
}

impl Totals {
    /// Agreements and applications.
    #[must_use]
    pub const fn entries(&self) -> u32 {
        self.agreements + self.applications
    }
}

/// For each value of each facet, the agreements and applications that would match if it were the only value chosen
/// of this facet. By position, "unknown" last.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FacetCounts {
    /// By [`State::position`], then unknown.
    pub states: [u32; State::COUNT + 1],
    /// By [`Model::position`], then unknown.
    pub models: [u32; Model::ALL.len() + 1],
    /// By [`AgencyKind::position`], then unknown.
    pub kinds: [u32; AgencyKind::ALL.len() + 1],
    /// By [`AgencyBody::position`].
    pub bodies: [u32; AgencyBody::COUNT],
    /// By position of [`StatusKind`]; those of applications count applications.
    pub statuses: [u32; StatusKind::COUNT],
}

impl Default for FacetCounts {
    fn default() -> Self {
        Self {
            states: [0; State::COUNT + 1],
            models: [0; 4],
            kinds: [0; 4],
            bodies: [0; AgencyBody::COUNT],
            statuses: [0; StatusKind::COUNT],
        }
    }
}

/// Agreements that match, by month of signature.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Trend {
    /// The month of the first entry.
    pub first: Month,
    /// By consecutive month, then by [`Model::position`], agreements without a model last.
    pub months: Vec<[u32; 4]>,
    /// Agreements without a date.
    pub undated: [u32; 4],
}

/// Agreements and applications that match in one county.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CountyCount {
    /// The county.
    pub county: CountyIx,
    /// By [`Model::position`], those without a model last.
    pub models: [u32; 4],
}

impl CountyCount {
    /// The broadest model; see [`Model::broadest`].
    #[must_use]
    pub fn broadest(&self) -> Option<Model> {
        Model::broadest(&self.models)
    }
}
