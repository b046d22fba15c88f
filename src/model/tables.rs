//! The tables that readings refer to.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashMap, HashTable};

use super::{
    Agency, AgencyIx, Column, County, CountyIx, Doubt, Reading, ReadingIx, Repair, State, Table,
    Text, Texts,
};

/// Distinct texts, agencies, counties and readings, with the repairs and doubts of the readings.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    /// All texts.
    pub texts: Texts,
    /// All agencies.
    pub agencies: Table<AgencyIx, Agency>,
    /// All counties that readings name.
    pub counties: Table<CountyIx, County>,
    /// All readings.
    pub readings: Table<ReadingIx, Reading>,
    /// In order of reading.
    repairs: Vec<(ReadingIx, Repair)>,
    /// In order of reading.
    doubts: Vec<(ReadingIx, Doubt)>,
    known_agencies: HashMap<(Option<State>, Text), AgencyIx>,
    known_counties: HashMap<u32, CountyIx>,
    known_readings: HashTable<ReadingIx>,
    hasher: DefaultHashBuilder,
}

impl Tables {
    /// Adds an agency if it is new, and returns its handle. Its name becomes `name`: the last one
    /// wins.
    pub fn agency(&mut self, state: Option<State>, slug: &str, name: &str) -> AgencyIx {
        let slug = self.texts.intern(slug);
        let name = self.texts.intern(name);
        if let Some(&known) = self.known_agencies.get(&(state, slug)) {
            self.agencies.row_mut(known).name = name;
            return known;
        }
        let handle = self.agencies.push(Agency { state, slug, name });
        self.known_agencies.insert((state, slug), handle);
        handle
    }

    /// Adds a county if it is new, and returns its handle.
    pub fn county(&mut self, state: State, fips: u32, name: &str) -> CountyIx {
        if let Some(&known) = self.known_counties.get(&fips) {
            return known;
        }
        let name = self.texts.intern(name);
        let handle = self.counties.push(County { state, fips, name });
        self.known_counties.insert(fips, handle);
        handle
    }

    /// Adds a reading with its repairs and doubts if it is new, and returns its handle. Equal rows
    /// of lists with different columns may differ in their doubts.
    pub fn reading(&mut self, reading: Reading, repairs: &[Repair], doubts: &[Doubt]) -> ReadingIx {
        let hash = hash(&self.hasher, &reading);
        let is_same = |&known: &ReadingIx| {
            *self.readings.row(known) == reading
                && self.repairs(known).eq(repairs.iter().copied())
                && self.doubts(known).eq(doubts.iter().copied())
        };
        if let Some(&known) = self.known_readings.find(hash, is_same) {
            return known;
        }
        let handle = self.push_reading(reading, repairs, doubts);
        let (readings, hasher) = (&self.readings, &self.hasher);
        self.known_readings.insert_unique(hash, handle, |&r| self::hash(hasher, readings.row(r)));
        handle
    }

    fn push_reading(
        &mut self,
        reading: Reading,
        repairs: &[Repair],
        doubts: &[Doubt],
    ) -> ReadingIx {
        let handle = self.readings.push(reading);
        self.repairs.extend(repairs.iter().map(|&repair| (handle, repair)));
        self.doubts.extend(doubts.iter().map(|&doubt| (handle, doubt)));
        handle
    }

    /// Sets the readings, and the repairs and doubts in order of reading, from a dataset. Nothing
    /// can be added afterwards.
    pub fn restore(
        &mut self,
        readings: Vec<Reading>,
        repairs: Vec<(ReadingIx, Repair)>,
        doubts: Vec<(ReadingIx, Doubt)>,
    ) {
        self.readings = readings.into();
        self.repairs = repairs;
        self.doubts = doubts;
    }

    /// The repairs of a reading, in order of column.
    pub fn repairs(&self, reading: ReadingIx) -> impl Iterator<Item = Repair> + '_ {
        of(&self.repairs, reading)
    }

    /// The doubts of a reading, in order of column.
    pub fn doubts(&self, reading: ReadingIx) -> impl Iterator<Item = Doubt> + '_ {
        of(&self.doubts, reading)
    }

    /// Every repair, in order of reading and column.
    #[must_use]
    pub fn all_repairs(&self) -> &[(ReadingIx, Repair)] {
        &self.repairs
    }

    /// Every doubt, in order of reading and column.
    #[must_use]
    pub fn all_doubts(&self) -> &[(ReadingIx, Doubt)] {
        &self.doubts
    }

    /// A column of a reading as printed, without the list's archive prefix.
    #[must_use]
    pub fn printed(&self, reading: ReadingIx, column: Column) -> &str {
        let printed = self.readings.row(reading).printed.get(column.position());
        self.texts.get(printed.copied().unwrap_or(Text::EMPTY))
    }

    /// The unknown columns of a reading: heading and value.
    pub fn extras(&self, reading: ReadingIx) -> impl Iterator<Item = (&str, &str)> {
        self.texts
            .get(self.readings.row(reading).extras)
            .split('\u{1e}')
            .filter_map(|pair| pair.split_once('\u{1f}'))
    }

    /// Frees the memory that is only needed to add rows.
    pub fn forget_index(&mut self) {
        self.texts.forget_index();
        self.known_agencies = HashMap::new();
        self.known_counties = HashMap::new();
        self.known_readings = HashTable::new();
    }
}

fn of<T: Copy>(rows: &[(ReadingIx, T)], reading: ReadingIx) -> impl Iterator<Item = T> + '_ {
    let start = rows.partition_point(|(r, _)| *r < reading);
    rows.get(start..).unwrap_or(&[]).iter().take_while(move |(r, _)| *r == reading).map(|(_, t)| *t)
}

fn hash(builder: &DefaultHashBuilder, reading: &Reading) -> u64 {
    builder.hash_one(reading)
}
