//! The agreements, applications and agencies of one place.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::facts::{AgreementFacts, UNDATED};
use super::people::CountySet;
use super::{Facet, Question};
use crate::model::{AgencyIx, CountyIx, Index, State};
use crate::reference::people::{CountiesAndPeople, People};

/// A state or a county.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Locality {
    /// A whole state.
    State(State),
    /// A county, by its FIPS code.
    County(u32),
}

impl Locality {
    /// Its counties and its people; none in the territories.
    fn people(self) -> CountiesAndPeople {
        match self {
            Self::State(state) => People::bundled().of_state(state),
            Self::County(fips) => {
                let mut all = CountiesAndPeople::default();
                People::bundled().of(fips).into_iter().for_each(|people| all.add(people));
                all
            }
        }
    }
}

/// The agreements and applications of one place that match.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Local {
    /// Their number by [`crate::model::Model::position`], those without a model last.
    pub models: [u32; 4],
    /// The newest signing date.
    pub newest: Option<NaiveDate>,
    /// The counties of the place with a local agency that has one, and their people.
    pub with: CountiesAndPeople,
    /// All counties of the place, and all its people; none in the territories.
    pub all: CountiesAndPeople,
    /// Their agencies: the newest signing date first, then by name.
    pub agencies: Vec<AgencyIx>,
}

impl Question<'_> {
    /// Returns the agreements and applications of one place that match, in a pass over all of them.
    #[must_use]
    pub fn local(self, locality: Locality) -> Local {
        let Question { history, day, .. } = self;
        let county = match locality {
            Locality::State(_) => None,
            Locality::County(fips) => {
                let known = history.tables.counties.rows().iter().position(|row| row.fips == fips);
                let Some(county) = known.and_then(|at| u32::try_from(at).ok()) else {
                    return Local { all: locality.people(), ..Local::default() };
                };
                Some(CountyIx(county))
            }
        };
        let mut found = Local { all: locality.people(), ..Local::default() };
        let mut agencies: Vec<(i32, AgencyIx)> = Vec::new();
        let mut newest: Option<NaiveDate> = None;
        let mut counties = CountySet::default();
        let is_here = |row: AgreementFacts| match locality {
            Locality::State(state) => row.slots().state == State::slot(Some(state)),
            Locality::County(_) => county.is_some_and(|county| row.county == county.0),
        };
        self.each(|_, row, _| {
            if !is_here(row) {
                return;
            }
            let at = row.slots();
            if let Some(count) = found.models.get_mut(at.model) {
                *count += 1;
            }
            newest = newest.max(row.signed());
            counties.add(row);
            match agencies.last_mut() {
                Some((signed, agency)) if agency.0 == row.agency => {
                    *signed = row.signed.max(*signed);
                }
                _ => agencies.push((row.signed, AgencyIx(row.agency))),
            }
        });
        let mut known: BTreeSet<AgencyIx> = agencies.iter().map(|&(_, agency)| agency).collect();
        self.each_application(|application| {
            let agency = AgencyIx(application.row.agency);
            if !is_here(application.row) {
                return;
            }
            if let Some(count) = found.models.get_mut(application.row.slots().model) {
                *count += 1;
            }
            if known.insert(agency) {
                agencies.push((UNDATED, agency));
            }
        });
        let by_name = |agency: AgencyIx| day.facts.by_name.get(agency.position()).copied();
        agencies.sort_unstable_by_key(|&(signed, agency)| (Reverse(signed), by_name(agency)));
        found.newest = newest;
        found.with = counties.sum(history);
        found.agencies = agencies.into_iter().map(|(_, agency)| agency).collect();
        found
    }
}
