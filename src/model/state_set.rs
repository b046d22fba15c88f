//! A set of states and territories, counted apart.

use super::State;

/// A set of states, the District of Columbia and territories.
///
/// Only the 50 states count as states. The District of Columbia is not a state, so it counts with
/// the territories.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct StateSet(u64);

impl StateSet {
    /// Adds a state or a territory.
    pub const fn insert(&mut self, state: State) {
        self.0 |= 1 << state.position();
    }

    /// Whether a state or a territory is in the set.
    #[must_use]
    pub const fn contains(self, state: State) -> bool {
        self.0 & (1 << state.position()) != 0
    }

    /// How many of the 50 states are in the set.
    #[must_use]
    pub fn states(self) -> u32 {
        self.0.count_ones() - self.territories()
    }

    /// How many territories are in the set, the District of Columbia among them.
    #[must_use]
    pub fn territories(self) -> u32 {
        self.outside_states().map(|_| 1).sum()
    }

    /// The territories and the District of Columbia, in the order of [`super::STATES`].
    pub fn outside_states(self) -> impl Iterator<Item = State> {
        State::all().filter(move |&state| self.contains(state) && !state.is_state())
    }
}

impl FromIterator<State> for StateSet {
    fn from_iter<I: IntoIterator<Item = State>>(states: I) -> Self {
        let mut set = Self::default();
        states.into_iter().for_each(|state| set.insert(state));
        set
    }
}
