//! A place without an agreement in force: what was there before, what is pending, and what is
//! around it.

use std::collections::BTreeMap;

use super::{Choice, Filter, Found, KnownPlace, PlaceKind, Question, StatusKind};
use crate::model::{
    AgencyIx, AgencyKind, AgreementIx, ApplicationIx, EndReason, Outcome, State, Status,
};
use crate::text::fold;

/// More places of a name than these are not answered one by one.
const MOST_PLACES: usize = 3;

/// An adjacent county with agreements.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Neighbour {
    /// Its FIPS code.
    pub fips: u32,
    /// The agencies in it with an agreement in force.
    pub agencies: Vec<AgencyIx>,
}

/// A place of which no agreement is in force on the day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Absence {
    /// The place.
    pub place: KnownPlace,
    /// Agencies of its state with an agreement in force.
    pub of_state: usize,
    /// Agencies of the place that have an agreement in force, but not one that is asked for.
    pub others: Vec<AgencyIx>,
    /// The last agreements of agencies of the place that ended, each under a model.
    pub before: Vec<AgreementIx>,
    /// Agreements that are missing from the list in force, for too short a time to have ended.
    pub unconfirmed: Vec<AgreementIx>,
    /// Applications on the pending list in force.
    pub pending: Vec<ApplicationIx>,
    /// Agencies in the counties of a city, but not of the city, that have an agreement in force.
    pub in_county: Vec<AgencyIx>,
    /// The adjacent counties with agreements in force.
    pub around: Vec<Neighbour>,
    /// How many adjacent counties there are; 0 where none are known.
    pub adjacent: usize,
}

impl Question<'_> {
    /// Describes the places of a search of which nothing that is asked for is in force. There is
    /// none if anything is in force, or if the name is that of too many places. `adjacent` gives the
    /// FIPS codes of the counties around some counties.
    #[must_use]
    pub fn absences(
        self,
        places: &[KnownPlace],
        adjacent: &dyn Fn(&[u32]) -> Vec<u32>,
    ) -> Vec<Absence> {
        let boxed = self.hits.map_or_else(Choice::default, |hits| hits.restrictions.states);
        let wanted =
            |state: State| self.filter.states.allows(Some(state)) && boxed.allows(Some(state));
        let places: Vec<&KnownPlace> = places.iter().filter(|place| wanted(place.state)).collect();
        let Some(first) = places.first() else { return Vec::new() };
        if places.len() > MOST_PLACES || self.day.position.is_none() {
            return Vec::new();
        }
        let filter =
            Filter { statuses: Choice::only(Some(StatusKind::Active)), ..self.filter.clone() };
        let found = (Question { filter: &filter, ..self }).find();
        let state = |found: &Found| {
            let agency = self.history.agreements.row(found.agreement).agency;
            self.history.tables.agencies.row(agency).state
        };
        let one_state = places.iter().all(|place| place.state == first.state);
        let elsewhere = found.iter().any(|found| state(found) != Some(first.state));
        // A name that is found in another state is not surely that of the place.
        if !found.is_empty() && (!one_state || elsewhere) {
            return Vec::new();
        }
        let mut absences: Vec<Absence> = Vec::new();
        for place in places {
            let agency = |found: &Found| self.history.agreements.row(found.agreement).agency;
            let is_there = found.iter().any(|found| self.is_of(agency(found), place));
            // A county without an agency says it of its cities, too.
            let is_said = absences.iter().any(|said: &Absence| {
                said.others.is_empty()
                    && place.counties.iter().all(|c| said.place.counties.contains(c))
            });
            if !is_there && !is_said {
                absences.push(self.absence(place, adjacent));
            }
        }
        absences
    }

    fn absence(self, place: &KnownPlace, adjacent: &dyn Fn(&[u32]) -> Vec<u32>) -> Absence {
        let Question { history, day, .. } = self;
        let around = if place.counties.is_empty() { Vec::new() } else { adjacent(&place.counties) };
        let mut absence = Absence {
            place: place.clone(),
            of_state: 0,
            others: Vec::new(),
            before: Vec::new(),
            unconfirmed: Vec::new(),
            pending: Vec::new(),
            in_county: Vec::new(),
            around: Vec::new(),
            adjacent: around.len(),
        };
        let mut neighbours: BTreeMap<u32, Vec<AgencyIx>> = BTreeMap::new();
        for (agency, row) in history.tables.agencies.iter() {
            let own = self.is_of(agency, place);
            let mut active = false;
            // By model, for an agreement may follow another of the same model.
            let mut gone: BTreeMap<_, AgreementIx> = BTreeMap::new();
            for ix in history.agreements_of(agency) {
                let status = day.position.map_or(Status::NotYet, |at| history.status(ix, at));
                match status {
                    Status::Active => active = true,
                    Status::Unconfirmed(_) if own => absence.unconfirmed.push(ix),
                    Status::Ended(ending)
                        if own && ending.reason != Some(EndReason::Superseded) =>
                    {
                        gone.insert(history.agreements.row(ix).model, ix);
                    }
                    _ => {}
                }
            }
            absence.before.extend(gone.into_values());
            if !active {
                continue;
            }
            absence.of_state += usize::from(row.state == Some(place.state));
            let county = self.county_of(agency);
            if own {
                absence.others.push(agency);
            } else if county.is_some_and(|fips| place.counties.contains(&fips)) {
                absence.in_county.push(agency);
            } else if let Some(county) = county.filter(|fips| around.contains(fips)) {
                neighbours.entry(county).or_default().push(agency);
            }
        }
        absence.around =
            neighbours.into_iter().map(|(fips, agencies)| Neighbour { fips, agencies }).collect();
        absence.pending = self.pending_of(place);
        absence
    }

    fn pending_of(self, place: &KnownPlace) -> Vec<ApplicationIx> {
        let Question { history, day, .. } = self;
        let Some(position) = day.pending else { return Vec::new() };
        let own = history.applications.iter().filter(|(_, row)| self.is_of(row.agency, place));
        own.filter(|&(ix, _)| history.outcome(ix, position, day.position) == Some(Outcome::Pending))
            .map(|(ix, _)| ix)
            .collect()
    }

    /// The county of an agency that is not statewide.
    fn county_of(self, agency: AgencyIx) -> Option<u32> {
        let facts = self.day.agency_facts(agency);
        let local = facts.kind != Some(AgencyKind::State);
        let county = facts.county.filter(|_| local)?;
        Some(self.history.tables.counties.row(county).fips)
    }

    /// Whether an agency is of a place: in the state, in the county, or by its name of it.
    fn is_of(self, agency: AgencyIx, place: &KnownPlace) -> bool {
        let row = self.history.tables.agencies.row(agency);
        if row.state != Some(place.state) {
            return false;
        }
        match place.kind {
            PlaceKind::State => true,
            PlaceKind::County => {
                self.county_of(agency).is_some_and(|fips| place.counties.contains(&fips))
                    || place.is_named_by(&fold(self.history.text(row.name)))
            }
            PlaceKind::City => place.is_named_by(&fold(self.history.text(row.name))),
        }
    }
}
