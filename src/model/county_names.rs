//! The names of counties.

/// FIPS code and name, one a line; where they come from stands in the first line.
const TABLE: &str = include_str!("../../assets/counties.tsv");

/// FIPS code and name of every county and county-equivalent of the U.S. Census Bureau, as it prints
/// them: 1001 is `Autauga County`.
pub fn county_names() -> impl Iterator<Item = (u32, &'static str)> {
    TABLE.lines().filter_map(|line| {
        let (fips, name) = line.split_once('\t')?;
        Some((fips.parse().ok()?, name))
    })
}
