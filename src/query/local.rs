//! The agreements and agencies of one place.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::{Facet, Question};
use crate::model::{AgencyIx, CountyIx, Index, State};

/// A state or a county.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Locality {
    /// A whole state.
    State(State),
    /// A county, by its FIPS code.
    County(u32),
}

/// The agreements of one place that match.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Local {
    /// Their number by [`crate::model::Model::position`], those without a model last.
    pub models: [u32; 4],
    /// The newest signing date.
    pub newest: Option<NaiveDate>,
    /// Their agencies: the newest signing date first, then by name.
    pub agencies: Vec<AgencyIx>,
}

impl Question<'_> {
    /// Returns the agreements of one place that match, in a pass over all of them.
    #[must_use]
    pub fn local(self, locality: Locality) -> Local {
        let Question { history, day, .. } = self;
        let county = match locality {
            Locality::State(_) => None,
            Locality::County(fips) => {
                let known = history.tables.counties.rows().iter().position(|row| row.fips == fips);
                let Some(county) = known.and_then(|at| u32::try_from(at).ok()) else {
                    return Local::default();
                };
                Some(CountyIx(county))
            }
        };
        let mut found = Local::default();
        let mut agencies: Vec<(i32, AgencyIx)> = Vec::new();
        let mut newest: Option<NaiveDate> = None;
        self.each(|_, row, _| {
            let at = row.slots();
            let here = match locality {
                Locality::State(state) => at.state == State::slot(Some(state)),
                Locality::County(_) => county.is_some_and(|county| row.county == county.0),
            };
            if !here {
                return;
            }
            if let Some(count) = found.models.get_mut(at.model) {
                *count += 1;
            }
            newest = newest.max(row.signed());
            match agencies.last_mut() {
                Some((signed, agency)) if agency.0 == row.agency => {
                    *signed = row.signed.max(*signed);
                }
                _ => agencies.push((row.signed, AgencyIx(row.agency))),
            }
        });
        let by_name = |agency: AgencyIx| day.facts.by_name.get(agency.position()).copied();
        agencies.sort_unstable_by_key(|&(signed, agency)| (Reverse(signed), by_name(agency)));
        found.newest = newest;
        found.agencies = agencies.into_iter().map(|(_, agency)| agency).collect();
        found
    }
}
