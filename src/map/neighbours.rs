//! Which counties are next to each other.

use std::collections::BTreeSet;

use super::raster::CountyMap;
use super::shape::Shape;

impl CountyMap {
    /// The counties that share a border with some counties, by the pixels of the raster, in order
    /// of FIPS code. Those of other states are among them, those across water are not.
    #[must_use]
    pub fn adjacent(&self, counties: &[u32]) -> Vec<u32> {
        let own: BTreeSet<Shape> = counties.iter().filter_map(|&fips| self.shape(fips)).collect();
        let mut found: BTreeSet<Shape> = BTreeSet::new();
        for (y, start, end, shape) in self.stretches() {
            if own.contains(&shape) {
                found.extend(self.county_at(start - 1, y));
                found.extend(self.county_at(end, y));
                for x in start..end {
                    found.extend(self.county_at(x, y - 1));
                    found.extend(self.county_at(x, y + 1));
                }
            }
        }
        found.difference(&own).map(|&shape| self.fips(shape)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_of_both_sides_of_a_border() {
        let map = CountyMap::bundled();
        // Los Angeles: Kern, Orange, San Bernardino, Ventura.
        assert_eq!(map.adjacent(&[6037]), [6029, 6059, 6071, 6111]);
        let dallas = map.adjacent(&[48_113]);
        assert!(dallas.contains(&48_439) && dallas.contains(&48_085), "{dallas:?}");
        for county in map.shapes().map(|shape| map.fips(shape)).step_by(97) {
            for other in map.adjacent(&[county]) {
                assert!(map.adjacent(&[other]).contains(&county), "{county} {other}");
            }
        }
        assert!(map.adjacent(&[]).is_empty());
        assert!(map.adjacent(&[66_010]).is_empty(), "Guam is not on the map");
    }
}
