//! The names of counties.

/// FIPS codes and names, one pair per line; the first line names the source.
const TABLE: &str = include_str!("../../assets/counties.tsv");

/// The FIPS code and name of every county and county-equivalent, as the U.S. Census Bureau prints
/// them: 1001 is `Autauga County`.
pub fn county_names() -> impl Iterator<Item = (u32, &'static str)> {
    TABLE.lines().filter_map(|line| {
        let (fips, name) = line.split_once('\t')?;
        Some((fips.parse().ok()?, name))
    })
}
