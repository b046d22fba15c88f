//! The people of each county, by the U.S. Census Bureau.

use std::io::{Read, Write};
use std::sync::OnceLock;

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

use super::varint;
use crate::model::State;

/// The year of the estimate. It is held constant: the same people are counted whatever the day.
pub const YEAR: u16 = 2019;

/// Where the estimate comes from.
pub const SOURCE: &str = "U.S. Census Bureau, county population estimates of 1 July 2019 \
(Vintage 2019), as carried by the PyPI package delphi-utils 0.3.24 (MIT)";

/// What is counted, in the words that stand beside every figure.
pub const DEFINITION: &str = "2019 estimate, held constant; statewide agencies not counted";

/// The first bytes of the asset: name and version of the format.
const MAGIC: &[u8; 9] = b"g287ppl\x00\x01";

/// The largest unpacked table, in bytes.
const LARGEST: u64 = 1 << 20;

static BUNDLED: &[u8] = include_bytes!("../../assets/people.counties");

/// The people of every county of the 50 states and the District of Columbia. The territories are
/// not in it: their figures are not of that estimate.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct People {
    /// FIPS code and people, in order of the code.
    counties: Vec<(u32, u32)>,
}

/// Counties, and the people who live in them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct CountiesAndPeople {
    /// Counties and county-equivalents.
    pub counties: u32,
    /// People.
    pub people: u64,
}

impl CountiesAndPeople {
    /// Adds a county with its people.
    pub fn add(&mut self, people: u32) {
        self.counties += 1;
        self.people += u64::from(people);
    }

    /// The share of the people of `all` that these are, in parts of `whole`, rounded: per cent of
    /// 100. `None` if `all` has none.
    #[must_use]
    pub fn share_of(self, all: Self, whole: u64) -> Option<u32> {
        let share = (self.people * whole + all.people / 2).checked_div(all.people)?;
        u32::try_from(share).ok()
    }
}

impl People {
    /// A table of FIPS codes and people.
    #[must_use]
    pub fn new(mut counties: Vec<(u32, u32)>) -> Self {
        counties.sort_unstable();
        Self { counties }
    }

    /// The bundled table, unpacked on first use.
    #[must_use]
    pub fn bundled() -> &'static Self {
        static TABLE: OnceLock<People> = OnceLock::new();
        // A test ensures that the bundled file can be read.
        TABLE.get_or_init(|| Self::decode(BUNDLED).unwrap_or_default())
    }

    /// The people of a county; `None` in the territories.
    #[must_use]
    pub fn of(&self, fips: u32) -> Option<u32> {
        let at = self.counties.binary_search_by_key(&fips, |&(fips, _)| fips).ok()?;
        self.counties.get(at).map(|&(_, people)| people)
    }

    /// FIPS code and people of every county, in order of the code.
    #[must_use]
    pub fn counties(&self) -> &[(u32, u32)] {
        &self.counties
    }

    /// FIPS code and people of every county of a state, in order of the code.
    #[must_use]
    pub fn counties_of(&self, state: State) -> &[(u32, u32)] {
        let first = state.fips() * 1000;
        let start = self.counties.partition_point(|&(fips, _)| fips < first);
        let end = self.counties.partition_point(|&(fips, _)| fips < first + 1000);
        self.counties.get(start..end).unwrap_or_default()
    }

    /// The counties and people of a state.
    #[must_use]
    pub fn of_state(&self, state: State) -> CountiesAndPeople {
        let mut all = CountiesAndPeople::default();
        self.counties_of(state).iter().for_each(|&(_, people)| all.add(people));
        all
    }

    /// Encodes the table as a file.
    ///
    /// # Errors
    /// If compression fails.
    pub fn encode(&self) -> std::io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut before = 0;
        for &(fips, _) in self.counties() {
            varint::put(&mut bytes, fips - before);
            before = fips;
        }
        for &(_, people) in self.counties() {
            varint::put(&mut bytes, people);
        }
        let mut packed = DeflateEncoder::new(MAGIC.to_vec(), Compression::best());
        let mut count = Vec::new();
        varint::put(&mut count, u32::try_from(self.counties.len()).unwrap_or(0));
        packed.write_all(&count)?;
        packed.write_all(&bytes)?;
        packed.finish()
    }

    /// Decodes a file; `None` if it is not such a table.
    #[must_use]
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let packed = bytes.strip_prefix(MAGIC)?;
        let mut unpacked = Vec::new();
        DeflateDecoder::new(packed).take(LARGEST).read_to_end(&mut unpacked).ok()?;
        let mut rest = unpacked.as_slice();
        let count = varint::take(&mut rest)?;
        let mut fips = 0_u32;
        let mut counties = Vec::new();
        for _ in 0..count {
            fips = fips.checked_add(varint::take(&mut rest)?)?;
            counties.push((fips, 0));
        }
        for (_, people) in &mut counties {
            *people = varint::take(&mut rest)?;
        }
        rest.is_empty().then_some(Self { counties })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::model::county_names;

    #[test]
    fn every_county_of_the_states_has_people() {
        let people = People::bundled();
        for (fips, name) in county_names().filter(|&(fips, _)| fips < 60_000) {
            assert!(people.of(fips).is_some(), "{name}");
        }
        let all: u64 = people.counties().iter().map(|&(_, people)| u64::from(people)).sum();
        assert_eq!((people.counties().len(), all), (3_142, 328_239_523));
        assert_eq!(people.of(1001), Some(55_869));
        assert_eq!(people.of(66_010), None);
        let texas = people.of_state(State::from_postal("TX").unwrap());
        assert_eq!((texas.counties, texas.people), (254, 28_995_881));
    }

    #[test]
    fn a_share_is_rounded() {
        let people = |people| CountiesAndPeople { counties: 1, people };
        let all = people(328_239_523);
        assert_eq!(people(101_220_637).share_of(all, 1000), Some(308));
        assert_eq!(people(101_220_637).share_of(all, 100), Some(31));
        assert_eq!(people(5).share_of(people(10_000), 1000), Some(1));
        assert_eq!(people(0).share_of(people(0), 100), None);
    }

    proptest! {
        #[test]
        fn a_table_comes_back_as_it_was(counties: BTreeMap<u32, u32>) {
            let table = People::new(counties.into_iter().collect());
            prop_assert_eq!(People::decode(&table.encode().unwrap()), Some(table));
        }

        #[test]
        fn no_bytes_do_harm(bytes: Vec<u8>) {
            let _ = People::decode(&bytes);
            let mut packed = DeflateEncoder::new(MAGIC.to_vec(), Compression::fast());
            packed.write_all(&bytes).unwrap();
            let _ = People::decode(&packed.finish().unwrap());
        }
    }
}
