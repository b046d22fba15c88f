//! Rows of lists, and how they were read.

use chrono::NaiveDate;

use super::table::handle;
use super::{AgencyIx, AgencyKind, Column, CountyIx, Model, PrintedRow, Text};

handle! {
    /// A row of the table of readings.
    ReadingIx
}

handle! {
    /// A row of the table of listings.
    ListingIx
}

/// A row of a list. Its list is the one whose range of listings contains it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Listing {
    /// The row of the sheet or the line of the file, counted from 1, the header row included.
    pub row: u32,
    /// The contents of the row.
    pub reading: ReadingIx,
}

/// The value of MOA or ADDENDUM.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Link {
    /// Blank.
    None,
    /// "link pending": ICE will post the document later.
    Pending,
    /// A plain address.
    Address(Text),
}

/// The contents of a row as printed and as read. Rows that are unchanged from list to list share
/// one reading.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Reading {
    /// Each column as printed, by [`Column::position`]; empty if it is blank or absent. If
    /// `archived` is set, the MOA address is without the list's `archive_prefix`.
    pub printed: [Text; Column::COUNT],
    /// Unknown columns, as `name U+001F value` joined by U+001E.
    pub extras: Text,
    /// The agency.
    pub agency: AgencyIx,
    /// The county, if known.
    pub county: Option<CountyIx>,
    /// The kind of agency, if known.
    pub kind: Option<AgencyKind>,
    /// The model, if known.
    pub model: Option<Model>,
    /// The signing date, if known. Pending lists have none.
    pub signed: Option<NaiveDate>,
    /// The memorandum of agreement.
    pub moa: Link,
    /// Its addendum.
    pub addendum: Link,
    /// Whether the MOA address is printed after the list's `archive_prefix`.
    pub archived: bool,
}

impl Reading {
    /// The row as printed, without what was read from it.
    #[must_use]
    pub const fn as_printed(&self) -> PrintedRow {
        PrintedRow { printed: self.printed, extras: self.extras, archived: self.archived }
    }
}
