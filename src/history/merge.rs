//! Merging of cleaned lists, each with its own tables, into one set of tables.

use super::data::History;
use crate::model::{
    AgencyIx, CleanList, CountyIx, Doubt, Link, Listing, Reading, ReadingIx, Repair, Tables, Text,
};

/// Sorts the lists in order of publication and merges their tables. The tables of the first list
/// are moved, so that a single list of a million rows is not copied.
pub(super) fn merge(mut lists: Vec<CleanList>) -> History {
    lists.sort_by(|a, b| a.list.order().cmp(&b.list.order()));
    let mut history = History::default();
    for CleanList { mut list, listings, tables } in lists {
        let start = row_number(history.listings.len());
        list.listings = start..start + row_number(listings.len());
        history.lists.push(list);
        if history.lists.len() == 1 {
            history.tables = tables;
            history.listings = listings.into();
        } else {
            let mut mover = Mover::new(&tables, &mut history.tables);
            for listing in listings {
                let reading = mover.reading(listing.reading);
                history.listings.push(Listing { row: listing.row, reading });
            }
        }
    }
    history
}

fn row_number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Copies rows from one set of tables to another, each once.
struct Mover<'a> {
    from: &'a Tables,
    to: &'a mut Tables,
    texts: Vec<Option<Text>>,
    agencies: Vec<Option<AgencyIx>>,
    counties: Vec<Option<CountyIx>>,
    readings: Vec<Option<ReadingIx>>,
}

impl<'a> Mover<'a> {
    fn new(from: &'a Tables, to: &'a mut Tables) -> Self {
        Self {
            texts: vec![None; from.texts.len()],
            agencies: vec![None; from.agencies.len()],
            counties: vec![None; from.counties.len()],
            readings: vec![None; from.readings.len()],
            from,
            to,
        }
    }

    fn text(&mut self, text: Text) -> Text {
        let (from, to) = (self.from, &mut *self.to);
        once(&mut self.texts, text.0, || to.texts.intern(from.texts.get(text)))
    }

    fn agency(&mut self, agency: AgencyIx) -> AgencyIx {
        let (from, to) = (self.from, &mut *self.to);
        once(&mut self.agencies, agency.0, || {
            let row = *from.agencies.row(agency);
            to.agency(row.state, from.texts.get(row.slug), from.texts.get(row.name))
        })
    }

    fn county(&mut self, county: CountyIx) -> CountyIx {
        let (from, to) = (self.from, &mut *self.to);
        once(&mut self.counties, county.0, || {
            let row = *from.counties.row(county);
            to.county(row.state, row.fips, from.texts.get(row.name))
        })
    }

    fn link(&mut self, link: Link) -> Link {
        match link {
            Link::Address(text) => Link::Address(self.text(text)),
            other => other,
        }
    }

    fn reading(&mut self, reading: ReadingIx) -> ReadingIx {
        if let Some(&Some(done)) = self.readings.get(reading.0 as usize) {
            return done;
        }
        let row = *self.from.readings.row(reading);
        let repairs: Vec<Repair> = self.from.repairs(reading).collect();
        let repairs: Vec<Repair> =
            repairs.into_iter().map(|r| Repair { used: self.text(r.used), ..r }).collect();
        let doubts: Vec<Doubt> = self.from.doubts(reading).collect();
        let moved = Reading {
            printed: row.printed.map(|text| self.text(text)),
            extras: self.text(row.extras),
            agency: self.agency(row.agency),
            county: row.county.map(|county| self.county(county)),
            moa: self.link(row.moa),
            addendum: self.link(row.addendum),
            ..row
        };
        let moved = self.to.reading(moved, &repairs, &doubts);
        if let Some(slot) = self.readings.get_mut(reading.0 as usize) {
            *slot = Some(moved);
        }
        moved
    }
}

fn once<T: Copy>(done: &mut [Option<T>], at: u32, make: impl FnOnce() -> T) -> T {
    match done.get_mut(at as usize) {
        Some(slot) => *slot.get_or_insert_with(make),
        None => make(),
    }
}
