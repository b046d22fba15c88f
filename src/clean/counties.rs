//! The counties and county-equivalents of the U.S. Census Bureau.

use super::spelling::nearest;
use crate::model::{State, county_names};
use crate::text::unaccented;

/// The bodies as the Census Bureau prints them behind a name, the longer ones first.
const BODIES: [(&str, Body); 10] = [
    (" City and Borough", Body::Borough),
    (" Census Area", Body::CensusArea),
    (" Municipality", Body::Municipality),
    (" Municipio", Body::Municipio),
    (" District", Body::District),
    (" Borough", Body::Borough),
    (" County", Body::County),
    (" Parish", Body::Parish),
    (" Island", Body::Island),
    (" city", Body::City),
];

/// What kind of county-equivalent it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Body {
    /// A county.
    County,
    /// A parish of Louisiana.
    Parish,
    /// A borough of Alaska.
    Borough,
    /// A census area of Alaska.
    CensusArea,
    /// A municipality of Alaska or of the Northern Mariana Islands.
    Municipality,
    /// A municipio of Puerto Rico.
    Municipio,
    /// A district of American Samoa.
    District,
    /// An island.
    Island,
    /// A city that belongs to no county.
    City,
    /// Its name has no body: Carson City, the District of Columbia, Guam.
    None,
}

/// One of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// Its state.
    pub state: State,
    /// Its FIPS code.
    pub fips: u32,
    /// Its name as the Census Bureau prints it, with its body.
    pub name: &'static str,
    /// The name without the body.
    pub base: &'static str,
    /// The body.
    pub body: Body,
    /// The name without the body, as [`key`] gives it.
    key: String,
}

impl Place {
    /// Whether its name without the body has that key.
    pub(super) fn is_named(&self, key: &str) -> bool {
        self.key == key
    }

    /// Whether its key begins with the same letter.
    pub(super) fn begins_as(&self, key: &str) -> bool {
        self.key.chars().next() == key.chars().next()
    }
}

/// All of them. Made once and shared.
#[derive(Clone, Debug)]
pub struct Counties {
    /// In order of FIPS code, and thereby of state.
    places: Vec<Place>,
}

impl Default for Counties {
    fn default() -> Self {
        Self::new()
    }
}

impl Counties {
    /// The table that the program carries.
    #[must_use]
    pub fn new() -> Self {
        let mut places: Vec<Place> = county_names().filter_map(place).collect();
        places.sort_by_key(|place| place.fips);
        Self { places }
    }

    /// Those of a state, in order of FIPS code.
    #[must_use]
    pub fn of(&self, state: State) -> &[Place] {
        let start = self.places.partition_point(|place| place.state < state);
        let end = self.places.partition_point(|place| place.state <= state);
        self.places.get(start..end).unwrap_or(&[])
    }

    /// The one of a FIPS code.
    #[must_use]
    pub fn by_fips(&self, fips: u32) -> Option<&Place> {
        let at = self.places.binary_search_by_key(&fips, |place| place.fips).ok()?;
        self.places.get(at)
    }

    /// Every one.
    #[must_use]
    pub fn all(&self) -> &[Place] {
        &self.places
    }

    /// Whether a state other than that one has the key.
    pub(super) fn elsewhere(&self, state: State, key: &str) -> bool {
        self.places.iter().any(|place| place.state != state && place.key == key)
    }

    /// The key of a state that is nearest in spelling among those that `fits`, and how far it is.
    pub(super) fn nearest(
        &self,
        state: State,
        key: &str,
        bound: usize,
        fits: impl Fn(&Place) -> bool,
    ) -> Option<(&str, usize)> {
        let fitting = self.of(state).iter().filter(|place| fits(place));
        nearest(key, bound, fitting.map(|place| (place.key.as_str(), place.key.as_str())))
    }
}

fn place((fips, name): (u32, &'static str)) -> Option<Place> {
    let state = State::from_fips(fips / 1000)?;
    let (base, body) = BODIES
        .iter()
        .find_map(|(ending, body)| name.strip_suffix(ending).map(|base| (base, *body)))
        .unwrap_or((name, Body::None));
    Some(Place { state, fips, name, base, body, key: key(&words(base)) })
}

/// The words of a county's name in small letters without accents, apostrophes and points, with
/// `st` for "Saint", `ste` for "Sainte", `fort` for "Ft." and `and` for `&`.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for character in unaccented(name) {
        match character {
            '\'' => {}
            '&' => words.extend(["and".to_owned(), String::new()]),
            _ if character.is_alphanumeric() => {
                if let Some(word) = words.last_mut() {
                    word.push(character);
                }
            }
            _ => words.push(String::new()),
        }
    }
    words.retain(|word| !word.is_empty());
    for word in &mut words {
        let usual = match word.as_str() {
            "saint" => "st",
            "sainte" => "ste",
            "ft" => "fort",
            _ => continue,
        };
        usual.clone_into(word);
    }
    words
}

/// The words without what parts them: "La Porte" has the key of `LaPorte`.
pub(super) fn key(words: &[String]) -> String {
    words.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_every_county_equivalent() {
        let counties = Counties::new();
        assert_eq!(counties.all().len(), 3_233);
        assert!(counties.all().is_sorted_by_key(|place| (place.state, place.fips)));
        for state in State::all() {
            assert!(!counties.of(state).is_empty(), "{state:?}");
        }
        let count = |postal| State::from_postal(postal).map(|state| counties.of(state).len());
        assert_eq!(count("TX"), Some(254));
        assert_eq!(count("VA"), Some(133));
        assert_eq!(count("GA"), Some(159));
        assert_eq!(count("LA"), Some(64));
        assert_eq!(count("PR"), Some(78));
        assert_eq!(count("DC"), Some(1));
    }

    #[test]
    fn bodies_are_those_of_the_census_bureau() {
        let counties = Counties::new();
        for (fips, name, base, body) in [
            (1001, "Autauga County", "Autauga", Body::County),
            (22071, "Orleans Parish", "Orleans", Body::Parish),
            (2110, "Juneau City and Borough", "Juneau", Body::Borough),
            (2150, "Kodiak Island Borough", "Kodiak Island", Body::Borough),
            (2050, "Bethel Census Area", "Bethel", Body::CensusArea),
            (51600, "Fairfax city", "Fairfax", Body::City),
            (51059, "Fairfax County", "Fairfax", Body::County),
            (51095, "James City County", "James City", Body::County),
            (32510, "Carson City", "Carson City", Body::None),
            (11001, "District of Columbia", "District of Columbia", Body::None),
            (66010, "Guam", "Guam", Body::None),
            (69110, "Saipan Municipality", "Saipan", Body::Municipality),
            (72011, "Añasco Municipio", "Añasco", Body::Municipio),
            (78010, "St. Croix Island", "St. Croix", Body::Island),
        ] {
            let place = counties.by_fips(fips).map(|place| (place.name, place.base, place.body));
            assert_eq!(place, Some((name, base, body)));
        }
    }
}
