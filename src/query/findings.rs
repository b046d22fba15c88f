//! Where every reading is listed, and how often each rule of repair was applied.

use crate::history::History;
use crate::model::{DoubtKind, ListIx, ListingIx, ReadingIx, Rule};

/// The listings of a reading.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Occurrence {
    /// Its first listing.
    pub first: ListingIx,
    /// Its last listing.
    pub last: ListingIx,
    /// The number of listings.
    pub listings: u32,
}

/// How often a rule or a kind of doubt occurs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// Rows of lists.
    pub listings: u32,
    /// Distinct readings: a row repeated unchanged from list to list counts once.
    pub readings: u32,
}

/// Where every reading is listed, and how often each rule of repair was applied. Computed in one
/// pass over the listings, about 5 ns each.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    occurrences: Vec<Option<Occurrence>>,
    /// By list: repairs, doubts.
    lists: Vec<[u32; 2]>,
    rules: Vec<Tally>,
    doubts: Vec<Tally>,
}

impl Findings {
    /// Collects the findings of a history.
    #[must_use]
    pub fn new(history: &History) -> Self {
        let tables = &history.tables;
        let mut counts = vec![[0_u32; 2]; tables.readings.len()];
        let marked = tables.all_repairs().iter().map(|&(reading, _)| (reading, 0));
        for (reading, which) in
            marked.chain(tables.all_doubts().iter().map(|&(reading, _)| (reading, 1)))
        {
            if let Some(count) = counts.get_mut(reading.0 as usize).and_then(|c| c.get_mut(which)) {
                *count += 1;
            }
        }
        let mut found = Self {
            occurrences: vec![None; tables.readings.len()],
            lists: Vec::with_capacity(history.lists.len()),
            rules: vec![Tally::default(); Rule::ALL.len()],
            doubts: vec![Tally::default(); DoubtKind::ALL.len()],
        };
        for list in history.lists.handles() {
            let mut sums = [0; 2];
            for (listing, row) in history.listings_of(list) {
                let at = row.reading.0 as usize;
                let [repairs, doubts] = counts.get(at).copied().unwrap_or_default();
                sums = [sums[0] + repairs, sums[1] + doubts];
                if let Some(slot) = found.occurrences.get_mut(at) {
                    let known = slot.get_or_insert(Occurrence {
                        first: listing,
                        last: listing,
                        listings: 0,
                    });
                    known.last = listing;
                    known.listings += 1;
                }
            }
            found.lists.push(sums);
        }
        // A reading is counted once for a rule, though it needed it in two columns.
        let mut before = None;
        for &(reading, repair) in tables.all_repairs() {
            if before != Some((reading, repair.rule)) {
                found.count(reading, |found| found.rules.get_mut(repair.rule as usize));
            }
            before = Some((reading, repair.rule));
        }
        for &(reading, doubt) in tables.all_doubts() {
            found.count(reading, |found| found.doubts.get_mut(doubt.kind as usize));
        }
        found
    }

    fn count(&mut self, reading: ReadingIx, tally: impl Fn(&mut Self) -> Option<&mut Tally>) {
        let Some(occurrence) = self.occurrence(reading) else { return };
        if let Some(tally) = tally(self) {
            tally.listings += occurrence.listings;
            tally.readings += 1;
        }
    }

    /// The listings of a reading.
    #[must_use]
    pub fn occurrence(&self, reading: ReadingIx) -> Option<Occurrence> {
        self.occurrences.get(reading.0 as usize).copied().flatten()
    }

    /// The number of values of a list that are not used as printed.
    #[must_use]
    pub fn repairs_on(&self, list: ListIx) -> u32 {
        self.lists.get(list.0 as usize).map_or(0, |sums| sums[0])
    }

    /// The number of values of a list that no rule could read.
    #[must_use]
    pub fn doubts_on(&self, list: ListIx) -> u32 {
        self.lists.get(list.0 as usize).map_or(0, |sums| sums[1])
    }

    /// How often a rule was applied.
    #[must_use]
    pub fn of_rule(&self, rule: Rule) -> Tally {
        self.rules.get(rule as usize).copied().unwrap_or_default()
    }

    /// How often a kind of doubt occurs.
    #[must_use]
    pub fn of_doubt(&self, kind: DoubtKind) -> Tally {
        self.doubts.get(kind as usize).copied().unwrap_or_default()
    }

    /// The repairs by a rule, as positions in [`crate::model::Tables::all_repairs`]; the
    /// newest lists first.
    #[must_use]
    pub fn repairs_by(&self, history: &History, rule: Rule) -> Vec<u32> {
        let all = (0..).zip(history.tables.all_repairs());
        self.newest_first(all.filter(|(_, (_, r))| r.rule == rule).map(|(i, &(ix, _))| (i, ix)))
    }

    /// The doubts of a kind, as positions in [`crate::model::Tables::all_doubts`]; the
    /// newest lists first.
    #[must_use]
    pub fn doubts_of(&self, history: &History, kind: DoubtKind) -> Vec<u32> {
        let all = (0..).zip(history.tables.all_doubts());
        self.newest_first(all.filter(|(_, (_, d))| d.kind == kind).map(|(i, &(ix, _))| (i, ix)))
    }

    fn newest_first(&self, found: impl Iterator<Item = (u32, ReadingIx)>) -> Vec<u32> {
        let mut found: Vec<(ListingIx, u32)> =
            found.filter_map(|(i, ix)| Some((self.occurrence(ix)?.last, i))).collect();
        found.sort_by_key(|&(last, i)| (std::cmp::Reverse(last), i));
        found.into_iter().map(|(_, i)| i).collect()
    }
}
