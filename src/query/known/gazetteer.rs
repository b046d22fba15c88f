//! The counties and the cities of the country by name.

use std::sync::LazyLock;

use hashbrown::HashMap;

use super::place::{KnownPlace, PlaceKind};
use crate::model::{State, counties_of_place, county_names};
use crate::query::county_names::{county_key, without_body};
use crate::text::{capital, fold};

/// A county: its FIPS code, its name, and the folded name.
type County = (u32, &'static str, String);

/// Counties by the key of their name with its body and without.
static COUNTIES: LazyLock<HashMap<String, Vec<County>>> = LazyLock::new(|| {
    let mut by_key: HashMap<String, Vec<County>> = HashMap::new();
    for (fips, name) in county_names() {
        let folded = fold(name);
        let keys = [county_key(&folded), county_key(without_body(&folded))];
        let [full, bare] = &keys;
        for key in keys.iter().take(if full == bare { 1 } else { 2 }) {
            by_key.entry(key.clone()).or_default().push((fips, name, folded.clone()));
        }
    }
    by_key
});

/// The five boroughs, of which the table of places names one.
const NEW_YORK_CITY: [u32; 5] = [36_005, 36_047, 36_061, 36_081, 36_085];

/// Reads the tables, which the first search would otherwise wait for.
pub(in crate::query) fn prepare() {
    LazyLock::force(&COUNTIES);
    let _ = counties_of_place("x");
}

/// The cities and the like of a folded name, one for each state that has one, in order of their
/// FIPS codes.
pub(super) fn cities(name: &str) -> Vec<KnownPlace> {
    let usual = |word| match word {
        "saint" => "st",
        "sainte" => "ste",
        "ft" => "fort",
        other => other,
    };
    let key: String = name.split(' ').map(usual).collect();
    let mut codes = counties_of_place(&key);
    if key == "newyorkcity" {
        codes = NEW_YORK_CITY.to_vec();
    }
    let words: Vec<String> = name.split(' ').map(capital).collect();
    let mut places: Vec<KnownPlace> = Vec::new();
    for fips in codes {
        let Some(state) = State::from_fips(fips / 1000) else { continue };
        match places.last_mut().filter(|place| place.state == state) {
            Some(place) => place.counties.push(fips),
            None => places.push(KnownPlace {
                kind: PlaceKind::City,
                state,
                name: words.join(" "),
                counties: vec![fips],
            }),
        }
    }
    places
}

/// The counties of a name, in order of FIPS code. With a body, as in "polk county", it is a county
/// of that name, a parish or a borough; without one an independent city of the same state is left
/// out if a county has the name.
pub(super) fn counties(name: &str, body: Option<&str>) -> Vec<KnownPlace> {
    let key = county_key(name);
    let of = |key: &str| COUNTIES.get(key).map_or(&[][..], Vec::as_slice);
    let found: Vec<&County> = match body {
        None => of(&key).iter().collect(),
        Some(body) => {
            let whole = of(&format!("{key}{body}"));
            let is_body = |county: &&County| {
                [" county", " parish", " borough"].iter().any(|end| county.2.ends_with(end))
            };
            if whole.is_empty() {
                of(&key).iter().filter(is_body).collect()
            } else {
                whole.iter().collect()
            }
        }
    };
    let is_city = |county: &&County| county.2.ends_with(" city");
    let state = |county: &&County| county.0 / 1000;
    let hidden = |county: &&County| {
        is_city(county)
            && county.2 != name
            && found.iter().any(|other| state(other) == state(county) && !is_city(other))
    };
    let shown = found.iter().copied().filter(|county| !hidden(county));
    let place = |county: &County| {
        let (fips, name, _) = county;
        Some(KnownPlace {
            kind: PlaceKind::County,
            state: State::from_fips(fips / 1000)?,
            name: (*name).to_owned(),
            counties: vec![*fips],
        })
    };
    shown.filter_map(place).collect()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("los angeles", None, "06037")]
    #[case("los angeles", Some("county"), "06037")]
    #[case("miami dade", None, "12086")]
    #[case("saint lucie", Some("county"), "12111")]
    #[case("orleans", Some("parish"), "22071")]
    #[case("lafourche", Some("county"), "22057")]
    #[case("baltimore", None, "24005")]
    #[case("baltimore city", None, "24510")]
    #[case("carson city", None, "32510")]
    #[case("carson", Some("county"), "48065")]
    #[case("nowhere", None, "")]
    fn a_county_is_known_by_its_name(
        #[case] name: &str,
        #[case] body: Option<&str>,
        #[case] fips: &str,
    ) {
        let found: Vec<String> =
            counties(name, body).iter().map(|place| format!("{:05}", place.counties[0])).collect();
        assert_eq!(found.join(" "), fips);
    }
}
