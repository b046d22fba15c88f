//! A place that a search names.

use crate::model::State;

/// What a place is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum PlaceKind {
    /// A state or territory.
    State,
    /// A county or county-equivalent.
    County,
    /// A city, a town or another place in one or more counties.
    City,
}

/// A place that a search names.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct KnownPlace {
    /// What it is.
    pub kind: PlaceKind,
    /// Its state; of a state itself.
    pub state: State,
    /// Its name, without its state: "Los Angeles County".
    pub name: String,
    /// FIPS codes: of the county itself, or of those that a city lies in; none of a state.
    pub counties: Vec<u32>,
}

impl KnownPlace {
    /// Its name in a sentence: "Los Angeles County", "the city of Baltimore".
    #[must_use]
    pub fn called(&self) -> String {
        match self.name.strip_suffix(" city") {
            Some(city) => format!("the city of {city}"),
            None => self.name.clone(),
        }
    }

    /// A whole state.
    pub(super) fn of_state(state: State) -> Self {
        let name = state.name().to_owned();
        Self { kind: PlaceKind::State, state, name, counties: Vec::new() }
    }
}
