//! Agreements by place: by county, and by state with those of no county.

use super::facts::{AgreementFacts, NONE};
use super::{CountyCount, Facet, Question};
use crate::model::{AgencyKind, AgreementIx, State};

/// The agreements of one state that match, each by [`crate::model::Model::position`] with those
/// without a model last.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct StateCount {
    /// All of them.
    pub models: [u32; 4],
    /// Those of state agencies that the lists place in no county.
    pub state_agencies: [u32; 4],
    /// Those of other agencies whose county is unknown.
    pub elsewhere: [u32; 4],
}

/// The agreements that match by place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Places {
    /// By county, as [`Question::by_county`] gives them.
    pub counties: Vec<CountyCount>,
    /// By [`State::position`], agencies whose state is unknown last.
    pub states: [StateCount; State::COUNT + 1],
}

impl Places {
    /// The agreements of a state.
    #[must_use]
    pub fn state(&self, state: Option<State>) -> StateCount {
        self.states.get(State::slot(state)).copied().unwrap_or_default()
    }
}

impl Question<'_> {
    /// Counts the agreements that match by place, in two passes over them.
    #[must_use]
    pub fn places(self) -> Places {
        let mut states = [StateCount::default(); State::COUNT + 1];
        let mut add = |row: AgreementFacts| {
            let at = row.slots();
            let Some(state) = states.get_mut(at.state) else { return };
            let add = |models: &mut [u32; 4]| models.get_mut(at.model).map(|count| *count += 1);
            add(&mut state.models);
            if row.county == NONE {
                add(if at.kind == AgencyKind::State as usize {
                    &mut state.state_agencies
                } else {
                    &mut state.elsewhere
                });
            }
        };
        self.each(|_, row, _| add(row));
        self.each_application(|application| add(application.row));
        Places { counties: self.by_county(), states }
    }

    /// Returns the agreements that match and whose county is unknown, in order.
    #[must_use]
    pub fn unplaced(self) -> Vec<AgreementIx> {
        let mut found = Vec::new();
        self.each(|ix, row, _| {
            if row.county == NONE {
                found.push(ix);
            }
        });
        found
    }
}
