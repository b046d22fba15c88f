//! Makes `assets/fbi.agencies` of the FBI's table of Law Enforcement Employees, each agency's latest
//! year, as recoveredfactory/287g-watch (MIT) carries it in one CSV. The same table gives the same
//! bytes:
//!
//! ```sh
//! cargo run --example fbi_agencies -- fbi-lee-2025.csv assets/fbi.agencies
//! ```
//!
//! Federal agencies that belong to no state are left out. The counties are printed as names, which
//! become FIPS codes; a name that the Census Bureau did not have in 2019, such as those of
//! Connecticut's planning regions, is left out and counted.

use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use g287::model::{State, county_names};
use g287::reference::fbi::{FbiAgency, FbiKind, Ori, encode};
use g287::text::fold;
use serde::Deserialize;

/// A row of the table, as far as it is used.
#[derive(Deserialize)]
struct Row {
    ori: String,
    data_year: u16,
    pub_agency_name: String,
    state_abbr: String,
    county_name: String,
    agency_type_name: String,
    population: u32,
    officer_ct: u32,
    civilian_ct: u32,
}

/// Texts in the place of a county's name.
const NO_COUNTY: [&str; 3] = ["NOT SPECIFIED", "UNMAPPED COUNTY", ""];

/// What the FBI writes for the federal government, which is no state.
const FEDERAL: &str = "FS";

/// What the Census Bureau writes behind a county's name, as this table does not.
const BODIES: [&str; 8] = [
    " city and borough",
    " census area",
    " municipality",
    " municipio",
    " borough",
    " parish",
    " county",
    " island",
];

fn main() -> Result<()> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(table), Some(out)) = (arguments.next(), arguments.next()) else {
        bail!("give the CSV of Law Enforcement Employees and the file to write");
    };
    let mut agencies = Vec::new();
    let mut unknown = 0;
    for row in csv::Reader::from_path(&table)?.deserialize() {
        let row: Row = row.with_context(|| format!("{}", table.display()))?;
        if row.state_abbr == FEDERAL {
            continue;
        }
        let (Some(state), Some(ori), Some(kind)) =
            (state(&row.state_abbr), Ori::new(&row.ori), FbiKind::from_name(&row.agency_type_name))
        else {
            bail!("{}: cannot read {} of {}", table.display(), row.ori, row.state_abbr);
        };
        let names = row.county_name.split(',').map(str::trim);
        let mut counties = Vec::new();
        for name in names.filter(|name| !NO_COUNTY.contains(name)) {
            match county(state, name) {
                Some(fips) => counties.push(fips),
                None => unknown += 1,
            }
        }
        let agency = FbiAgency {
            ori,
            name: row.pub_agency_name.trim().to_owned(),
            kind,
            counties,
            year: row.data_year,
            officers: row.officer_ct,
            civilians: row.civilian_ct,
            population: row.population,
        };
        agencies.push((state, agency));
    }
    let summary = format!("{} agencies; {unknown} names of counties are unknown\n", agencies.len());
    std::fs::write(&out, encode(agencies)?)?;
    std::io::stdout().write_all(summary.as_bytes())?;
    Ok(())
}

/// The state of the FBI's abbreviation, which differs from the postal code in two cases.
fn state(abbreviation: &str) -> Option<State> {
    State::from_postal(match abbreviation {
        "NB" => "NE",
        "GM" => "GU",
        postal => postal,
    })
}

/// The FIPS code of a county of a state. A county comes before an independent city of its name,
/// which the table prints with "city" behind it.
fn county(state: State, name: &str) -> Option<u32> {
    let name = key(name);
    let own = || county_names().filter(|&(fips, _)| State::of_county(fips) == Some(state));
    let without_body = |full: &str| {
        let full = fold(full);
        let bare = BODIES.iter().find_map(|body| full.strip_suffix(body));
        key(bare.unwrap_or(&full))
    };
    let found = own().find(|(_, full)| without_body(full) == name);
    found.or_else(|| own().find(|(_, full)| key(full) == name)).map(|(fips, _)| fips)
}

/// A name without blanks, and "saint" shortened.
fn key(name: &str) -> String {
    let words = fold(name);
    let words = words.split(' ').map(|word| match word {
        "saint" => "st",
        "sainte" => "ste",
        other => other,
    });
    words.collect()
}
