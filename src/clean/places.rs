//! In which county municipalities, campuses, airports and ports lie.
//!
//! The table is `assets/places.deflate`, made by `examples/places.rs`. Decompressed, it has a line
//! for each county: its FIPS code and the keys of the places in it, separated by blanks. A key is
//! the name without blanks and punctuation. It ends in a mark if there is more to say:
//!
//! | mark | meaning |
//! |---|---|
//! | none | the only county of the place, by one source |
//! | `*` | the only county of the place, by two sources |
//! | `/` | one of several counties |

use std::io::Read;
use std::sync::LazyLock;

use flate2::read::DeflateDecoder;
use hashbrown::HashMap;

use super::counties::{key, words};
use crate::model::State;

/// The bundled table.
static BUNDLED: &[u8] = include_bytes!("../../assets/places.deflate");

/// The table in readable form, decompressed on first use. A test ensures that it can be.
static TEXT: LazyLock<String> = LazyLock::new(|| {
    let mut text = String::new();
    match DeflateDecoder::new(BUNDLED).read_to_string(&mut text) {
        Ok(_) => text,
        Err(_) => String::new(),
    }
});

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
        for line in TEXT.lines() {
            let mut parts = line.split(' ');
            let fips = parts.next().and_then(|fips| fips.parse::<u32>().ok());
            let Some(fips) = fips else { continue };
            let state = State::from_fips(fips / 1000).map(State::position);
            let Some(places) = state.and_then(|at| by_state.get_mut(at)) else { continue };
            for part in parts {
                let key = part.trim_end_matches(['/', '*']);
                let location = places.entry(key).or_default();
                location.counties.push(fips);
                if part.ends_with('*') {
                    location.agreed = Some(fips);
                }
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
