//! The counties and county-equivalents of the U.S. Census Bureau.

use super::spelling::nearest;
use crate::model::{State, county_names};
use crate::text::unaccented;

/// Designations as the Census Bureau prints them after a name, longer ones first.
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

/// The designation of a county or county-equivalent.
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
    /// An independent city.
    City,
    /// No designation: Carson City, the District of Columbia, Guam.
    None,
}

/// A county or county-equivalent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CensusCounty {
    /// Its state.
    pub state: State,
    /// Its FIPS code.
    pub fips: u32,
    /// Its name as the Census Bureau prints it, with its designation.
    pub name: &'static str,
    /// The name without the designation.
    pub base: &'static str,
    /// The designation.
    pub body: Body,
    /// The [`key`] of the name without the designation.
    key: String,
}

impl CensusCounty {
    /// Whether its name without the designation has that key.
    pub(super) fn is_named(&self, key: &str) -> bool {
        self.key == key
    }

    /// Whether its key begins with the same letter.
    pub(super) fn begins_as(&self, key: &str) -> bool {
        self.key.chars().next() == key.chars().next()
    }
}

/// All counties and county-equivalents.
#[derive(Clone, Debug)]
pub struct Counties {
    /// In order of FIPS code, and therefore of state.
    places: Vec<CensusCounty>,
}

impl Default for Counties {
    fn default() -> Self {
        Self::new()
    }
}

impl Counties {
    /// Loads the bundled table.
    #[must_use]
    pub fn new() -> Self {
        let mut places: Vec<CensusCounty> = county_names().filter_map(place).collect();
        places.sort_by_key(|place| place.fips);
        Self { places }
    }

    /// The counties of a state, in order of FIPS code.
    #[must_use]
    pub fn of(&self, state: State) -> &[CensusCounty] {
        let start = self.places.partition_point(|place| place.state < state);
        let end = self.places.partition_point(|place| place.state <= state);
        self.places.get(start..end).unwrap_or(&[])
    }

    /// The county of a FIPS code.
    #[must_use]
    pub fn by_fips(&self, fips: u32) -> Option<&CensusCounty> {
        let at = self.places.binary_search_by_key(&fips, |place| place.fips).ok()?;
        self.places.get(at)
    }

    /// Every county.
    #[must_use]
    pub fn all(&self) -> &[CensusCounty] {
        &self.places
    }

    /// Whether another state has a county with that key.
    pub(super) fn elsewhere(&self, state: State, key: &str) -> bool {
        self.places.iter().any(|place| place.state != state && place.key == key)
    }

    /// The key of the county of a state with the nearest spelling, among those that fit, and its
    /// distance.
    pub(super) fn nearest(
        &self,
        state: State,
        key: &str,
        bound: usize,
        fits: impl Fn(&CensusCounty) -> bool,
    ) -> Option<(&str, usize)> {
        let fitting = self.of(state).iter().filter(|place| fits(place));
        nearest(key, bound, fitting.map(|place| (place.key.as_str(), place.key.as_str())))
    }
}

fn place((fips, name): (u32, &'static str)) -> Option<CensusCounty> {
    let state = State::from_fips(fips / 1000)?;
    let (base, body) = BODIES
        .iter()
        .find_map(|(ending, body)| name.strip_suffix(ending).map(|base| (base, *body)))
        .unwrap_or((name, Body::None));
    Some(CensusCounty { state, fips, name, base, body, key: key(&words(base)) })
}

/// The words of a county's name in lowercase without accents, apostrophes and periods, with `st`
/// for "Saint", `ste` for "Sainte", `fort` for "Ft." and `and` for `&`.
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

/// The words without separators, so that spaces and hyphens within a name do not matter.
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
