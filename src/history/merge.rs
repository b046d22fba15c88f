//! Merging of cleaned lists into one set of tables.
//!
//! What is merged depends on the set of lists alone: neither on their order nor on which of them
//! share tables. So a list that is added to a dataset gives the same as building from all lists.

use super::data::History;
use crate::model::{
    AgencyIx, CleanLists, Column, CountyIx, Doubt, Index, Link, List, Listing, PrintedRow, Reading,
    ReadingIx, Repair, Tables, Text,
};

/// Sorts the lists in order of publication and merges their tables.
pub(super) fn merge(sets: Vec<CleanLists>) -> History {
    let mut movers: Vec<Mover> = Vec::with_capacity(sets.len());
    let mut lists: Vec<(usize, List, Vec<Listing>)> = Vec::new();
    for (set, CleanLists { lists: own, tables }) in sets.into_iter().enumerate() {
        lists.extend(own.into_iter().map(|(list, listings)| (set, list, listings)));
        movers.push(Mover::new(tables));
    }
    lists.sort_by(|(_, a, _), (_, b, _)| a.order().cmp(&b.order()));
    let mut history = History::default();
    let single = lists.len() == 1;
    let count = lists.iter().map(|(_, _, listings)| listings.len()).sum();
    let mut rows = Vec::with_capacity(count);
    for (set, mut list, listings) in lists {
        let start = row_number(rows.len());
        list.listings = start..start + row_number(listings.len());
        let Some(mover) = movers.get_mut(set) else { continue };
        if single {
            // A single list of a million rows is not copied.
            history.tables = std::mem::take(&mut mover.from);
            rows = listings;
        } else {
            mover.list(&mut history.tables, &mut list, &listings, &mut rows);
        }
        history.lists.push(list);
    }
    history.listings = rows.into();
    name(&mut history);
    history
}

/// The history with tables in the order in which its rows refer to them, as [`merge`] makes it of
/// several lists.
pub(super) fn in_order(set: CleanLists) -> History {
    let mut history = History::default();
    let mut mover = Mover::new(set.tables);
    let mut rows = Vec::new();
    for (mut list, listings) in set.lists {
        mover.list(&mut history.tables, &mut list, &listings, &mut rows);
        history.lists.push(list);
    }
    history.listings = rows.into();
    name(&mut history);
    history
}

/// Names every agency as its last row does.
fn name(history: &mut History) {
    let History { tables, listings, .. } = history;
    for listing in listings.rows() {
        let name = printed_name(tables, listing.reading);
        if !name.is_empty() {
            let agency = tables.readings.row(listing.reading).agency;
            tables.agencies.row_mut(agency).name = name;
        }
    }
}

/// The name of the agency as a row prints it, with its form mended.
fn printed_name(tables: &Tables, reading: ReadingIx) -> Text {
    let mended = tables.repairs(reading).find(|repair| repair.column == Column::Agency);
    mended.map_or_else(
        || tables.readings.row(reading).as_printed().get(Column::Agency),
        |repair| repair.used,
    )
}

fn row_number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Copies rows from one set of tables to another, each once.
struct Mover {
    from: Tables,
    texts: Vec<Option<Text>>,
    agencies: Vec<Option<AgencyIx>>,
    counties: Vec<Option<CountyIx>>,
    readings: Vec<Option<ReadingIx>>,
}

impl Mover {
    fn new(from: Tables) -> Self {
        Self { from, texts: vec![], agencies: vec![], counties: vec![], readings: vec![] }
    }

    /// Appends the rows of a list to `rows`, and moves what they and the list refer to.
    fn list(
        &mut self,
        to: &mut Tables,
        list: &mut List,
        listings: &[Listing],
        rows: &mut Vec<Listing>,
    ) {
        if self.texts.is_empty() {
            self.texts = vec![None; self.from.texts.len()];
            self.agencies = vec![None; self.from.agencies.len()];
            self.counties = vec![None; self.from.counties.len()];
            self.readings = vec![None; self.from.readings.len()];
        }
        let start = row_number(rows.len());
        for listing in listings {
            let reading = self.reading(to, listing.reading);
            rows.push(Listing { row: listing.row, reading });
        }
        list.listings = start..row_number(rows.len());
        for (_, row) in &mut list.as_read.skipped {
            *row = self.printed(to, *row);
        }
    }

    fn text(&mut self, to: &mut Tables, text: Text) -> Text {
        let from = &self.from;
        once(&mut self.texts, text, || to.texts.intern(from.texts.get(text)))
    }

    /// Moves an agency. Its name is set later, by its last row.
    fn agency(&mut self, to: &mut Tables, agency: AgencyIx, name: &str) -> AgencyIx {
        let from = &self.from;
        once(&mut self.agencies, agency, || {
            let row = from.agencies.row(agency);
            to.agency(row.state, from.texts.get(row.slug), name)
        })
    }

    fn county(&mut self, to: &mut Tables, county: CountyIx) -> CountyIx {
        let from = &self.from;
        once(&mut self.counties, county, || {
            let row = from.counties.row(county);
            to.county(row.state, row.fips, from.texts.get(row.name))
        })
    }

    fn link(&mut self, to: &mut Tables, link: Link) -> Link {
        match link {
            Link::Address(text) => Link::Address(self.text(to, text)),
            other => other,
        }
    }

    fn printed(&mut self, to: &mut Tables, row: PrintedRow) -> PrintedRow {
        let printed = row.printed.map(|text| self.text(to, text));
        PrintedRow { printed, extras: self.text(to, row.extras), ..row }
    }

    fn reading(&mut self, to: &mut Tables, reading: ReadingIx) -> ReadingIx {
        if let Some(&Some(done)) = self.readings.get(reading.position()) {
            return done;
        }
        let row = *self.from.readings.row(reading);
        let PrintedRow { printed, extras, .. } = self.printed(to, row.as_printed());
        let repairs: Vec<Repair> = self.from.repairs(reading).collect();
        let repairs: Vec<Repair> =
            repairs.into_iter().map(|r| Repair { used: self.text(to, r.used), ..r }).collect();
        let doubts: Vec<Doubt> = self.from.doubts(reading).collect();
        let name = printed_name(&self.from, reading);
        let name = if name.is_empty() { self.from.agencies.row(row.agency).name } else { name };
        let name = self.from.texts.get(name).to_owned();
        let moved = Reading {
            printed,
            extras,
            agency: self.agency(to, row.agency, &name),
            county: row.county.map(|county| self.county(to, county)),
            moa: self.link(to, row.moa),
            addendum: self.link(to, row.addendum),
            ..row
        };
        let moved = to.reading(moved, &repairs, &doubts);
        if let Some(slot) = self.readings.get_mut(reading.position()) {
            *slot = Some(moved);
        }
        moved
    }
}

fn once<I: Index, T: Copy>(done: &mut [Option<T>], at: I, make: impl FnOnce() -> T) -> T {
    match done.get_mut(at.position()) {
        Some(slot) => *slot.get_or_insert_with(make),
        None => make(),
    }
}
