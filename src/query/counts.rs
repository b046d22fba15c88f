//! Running counts over agreements, or over applications, that come in order of agency.

use super::ModelFigures;
use super::facts::{AgreementFacts, NONE, Slots};
use crate::model::{State, StateSet};

/// Counts of agreements, agencies, states and territories, as a whole and by model.
#[derive(Clone, Debug)]
pub(super) struct Counter {
    agency: u32,
    agency_models: u8,
    /// By model, then of all.
    places: [StateSet; 5],
    pub(super) agreements: u32,
    pub(super) agencies: u32,
    pub(super) models: [ModelFigures; 4],
}

impl Default for Counter {
    fn default() -> Self {
        Self {
            agency: NONE,
            agency_models: 0,
            places: [StateSet::default(); 5],
            agreements: 0,
            agencies: 0,
            models: [ModelFigures::default(); 4],
        }
    }
}

impl Counter {
    /// Counts one agreement. Those of one agency follow each other.
    pub(super) fn add(&mut self, agency: u32, at: Slots) {
        if agency != self.agency {
            self.agency = agency;
            self.agency_models = 0;
            self.agencies += 1;
        }
        self.agreements += 1;
        let state = State::from_position(at.state);
        let bit = 1 << at.model;
        if let (Some(model), [of_model @ .., all]) =
            (self.models.get_mut(at.model), &mut self.places)
        {
            model.agreements += 1;
            model.agencies += u32::from(self.agency_models & bit == 0);
            self.agency_models |= bit;
            if let (Some(state), Some(places)) = (state, of_model.get_mut(at.model)) {
                all.insert(state);
                places.insert(state);
            }
        }
    }

    /// Counts the agency and the state of an application among agreements, but no agreement.
    pub(super) fn add_applicant(&mut self, agency: u32, at: Slots) {
        if agency != self.agency {
            self.agency = agency;
            self.agency_models = 0;
            self.agencies += 1;
        }
        if let (Some(state), [.., all]) = (State::from_position(at.state), &mut self.places) {
            all.insert(state);
        }
    }

    pub(super) fn row(&mut self, row: AgreementFacts) {
        self.add(row.agency, row.slots());
    }

    /// The states and territories of all agreements.
    pub(super) const fn places(&self) -> StateSet {
        let [.., all] = self.places;
        all
    }

    /// The figures by model.
    pub(super) fn by_model(&self) -> [ModelFigures; 4] {
        let mut models = self.models;
        for (model, places) in models.iter_mut().zip(self.places) {
            model.places = places;
        }
        models
    }

    /// Agreements by model.
    pub(super) fn agreements_by_model(&self) -> [u32; 4] {
        self.models.map(|model| model.agreements)
    }
}
