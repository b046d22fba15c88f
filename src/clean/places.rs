//! In which county municipalities, campuses, airports and ports lie.
//!
//! The table is that of `model/place_names.rs`.

use std::sync::LazyLock;

use hashbrown::HashMap;

use super::counties::{key, words};
use crate::model::{State, place_names};

/// Where a place lies, as FIPS codes of counties.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Location {
    /// Every county that a source names.
    pub(super) counties: Vec<u32>,
    /// The county in which two sources agree.
    pub(super) agreed: Option<u32>,
}

impl Location {
    /// The county, if the place lies in one alone.
    pub(super) fn only(&self) -> Option<u32> {
        match *self.counties {
            [county] => Some(county),
            _ => None,
        }
    }
}

/// Where the places of the country lie.
#[derive(Clone, Debug)]
pub(super) struct Places {
    /// By state: the places by key.
    by_state: Vec<HashMap<&'static str, Location>>,
}

impl Places {
    /// The bundled table, read on first use.
    pub(super) fn bundled() -> &'static Self {
        static PLACES: LazyLock<Places> = LazyLock::new(Places::new);
        &PLACES
    }

    fn new() -> Self {
        let mut by_state = vec![HashMap::<_, Location>::new(); State::COUNT];
        for (fips, key, mark) in place_names() {
            let state = State::from_fips(fips / 1000).map(State::position);
            let Some(places) = state.and_then(|at| by_state.get_mut(at)) else { continue };
            let location = places.entry(key).or_default();
            location.counties.push(fips);
            if mark == Some('*') {
                location.agreed = Some(fips);
            }
        }
        Self { by_state }
    }

    /// Where the place of a name lies.
    pub(super) fn of(&self, state: State, name: &str) -> Option<&Location> {
        self.by_state.get(state.position())?.get(place_key(name).as_str())
    }
}

/// The key of a place's name: lowercase letters and digits, without accents, with `st` for
/// "Saint".
#[must_use]
pub fn place_key(name: &str) -> String {
    key(&words(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("AZ", "Mesa", &[4013], Some(4013))]
    #[case("FL", "St. Augustine", &[12109], Some(12109))]
    #[case("FL", "Florida Polytechnic University", &[12105], None)]
    #[case("FL", "Longboat Key", &[12081, 12115], None)]
    #[case("AL", "Cherokee", &[1033], Some(1033))]
    fn a_place_lies_in_its_county(
        #[case] state: &str,
        #[case] name: &str,
        #[case] counties: &[u32],
        #[case] agreed: Option<u32>,
    ) {
        let places = Places::bundled();
        let found = State::from_postal(state).and_then(|state| places.of(state, name)).cloned();
        assert_eq!(found, Some(Location { counties: counties.to_vec(), agreed }));
    }

    #[test]
    fn the_table_is_whole() {
        let places = Places::bundled();
        assert!(places.by_state.iter().map(HashMap::len).sum::<usize>() > 20_000);
        let mut all = places.by_state.iter().flat_map(HashMap::values);
        assert!(all.all(|location| !location.counties.is_empty()));
    }
}
