//! Running counts over agreements that come in order of agency.

use super::ModelFigures;
use super::facts::{AgreementFacts, NONE, Slots};
use crate::model::State;

/// Counts of agreements, agencies and states, as a whole and by model.
#[derive(Clone, Debug)]
pub(super) struct Counter {
    agency: u32,
    agency_models: u8,
    states: [u64; 5],
    pub(super) agreements: u32,
    pub(super) agencies: u32,
    pub(super) models: [ModelFigures; 4],
}

impl Default for Counter {
    fn default() -> Self {
        Self {
            agency: NONE,
            agency_models: 0,
            states: [0; 5],
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
        let state = if at.state == State::COUNT { 0 } else { 1 << at.state };
        let bit = 1 << at.model;
        if let (Some(model), [of_model @ .., all]) =
            (self.models.get_mut(at.model), &mut self.states)
        {
            model.agreements += 1;
            model.agencies += u32::from(self.agency_models & bit == 0);
            self.agency_models |= bit;
            *all |= state;
            if let Some(states) = of_model.get_mut(at.model) {
                *states |= state;
            }
        }
    }

    pub(super) fn row(&mut self, row: AgreementFacts) {
        self.add(row.agency, row.slots());
    }

    /// Number of states, unknown not counted.
    pub(super) fn states(&self) -> u32 {
        let [.., all] = self.states;
        all.count_ones()
    }

    /// The figures by model.
    pub(super) fn by_model(&self) -> [ModelFigures; 4] {
        let mut models = self.models;
        for (model, states) in models.iter_mut().zip(self.states) {
            model.states = states.count_ones();
        }
        models
    }

    /// Agreements by model.
    pub(super) fn agreements_by_model(&self) -> [u32; 4] {
        self.models.map(|model| model.agreements)
    }
}
