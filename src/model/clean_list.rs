//! Lists that are cleaned and not yet combined.

use hashbrown::HashMap;

use super::{List, Listing, PrintedList, PrintedRow, Tables, Text, Texts};

/// A cleaned list with its own tables.
#[derive(Clone, Debug)]
pub struct CleanList {
    /// The list. Its range covers `listings`, and it is accepted.
    pub list: List,
    /// Its rows in order.
    pub listings: Vec<Listing>,
    /// The tables that the rows refer to.
    pub tables: Tables,
}

/// Cleaned lists that share their tables, as those of a dataset do.
#[derive(Clone, Debug, Default)]
pub struct CleanLists {
    /// The lists, each with its rows in order. The range of a list covers its rows.
    pub lists: Vec<(List, Vec<Listing>)>,
    /// The tables that the rows refer to.
    pub tables: Tables,
}

impl From<CleanList> for CleanLists {
    fn from(list: CleanList) -> Self {
        Self { lists: vec![(list.list, list.listings)], tables: list.tables }
    }
}

impl CleanLists {
    /// A list as it was read, before cleaning: its listings and the rows that are none, in order.
    #[must_use]
    pub fn as_read(&self, list: &List, listings: &[Listing]) -> PrintedList {
        let mut texts = Texts::default();
        let mut moved: HashMap<Text, Text> = HashMap::new();
        let mut moved = |text: Text| {
            *moved.entry(text).or_insert_with(|| texts.intern(self.tables.texts.get(text)))
        };
        let of_listings = listings
            .iter()
            .map(|row| (row.row, self.tables.readings.row(row.reading).as_printed()));
        let mut rows: Vec<(u32, PrintedRow)> =
            of_listings.chain(list.as_read.skipped.iter().copied()).collect();
        rows.sort_by_key(|(number, _)| *number);
        let mut known: HashMap<PrintedRow, u32> = HashMap::new();
        let mut distinct = Vec::new();
        let order = rows.into_iter().map(|(number, row)| {
            let at = *known.entry(row).or_insert_with(|| {
                let printed = row.printed.map(&mut moved);
                distinct.push(PrintedRow { printed, extras: moved(row.extras), ..row });
                u32::try_from(distinct.len() - 1).unwrap_or(u32::MAX)
            });
            (number, at)
        });
        let order = order.collect();
        PrintedList {
            digest: list.digest,
            sightings: list.sightings().collect(),
            sheet: list.sheet.clone(),
            archive_prefix: list.archive_prefix.clone(),
            columns: list.as_read.columns,
            notes: list.as_read.notes.clone(),
            texts,
            distinct,
            order,
        }
    }
}
