//! Watched agencies.

use std::sync::Arc;

use crate::model::AgencyIx;

/// The agencies that a user watches, as a part of a filter. Cheap to clone and compare.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Watched(Arc<[AgencyIx]>);

impl Watched {
    /// Whether an agency is watched.
    #[must_use]
    pub fn contains(&self, agency: AgencyIx) -> bool {
        self.0.binary_search(&agency).is_ok()
    }

    /// The number of agencies.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether no agency is watched.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns a copy with an agency added, or removed if it is watched already.
    #[must_use]
    pub fn toggled(&self, agency: AgencyIx) -> Self {
        let others = self.0.iter().copied().filter(|&other| other != agency);
        others.chain((!self.contains(agency)).then_some(agency)).collect()
    }
}

impl FromIterator<AgencyIx> for Watched {
    fn from_iter<I: IntoIterator<Item = AgencyIx>>(agencies: I) -> Self {
        let mut agencies: Vec<AgencyIx> = agencies.into_iter().collect();
        agencies.sort_unstable();
        agencies.dedup();
        Self(agencies.into())
    }
}
