//! A row of a list, and how it was read.

use chrono::NaiveDate;

use super::table::handle;
use super::{AgencyIx, AgencyKind, Column, CountyIx, Model, Text};

handle! {
    /// A row of the table of readings.
    ReadingIx
}

handle! {
    /// A row of the table of listings.
    ListingIx
}

/// One row of one list. Its list is the one whose range of listings holds it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Listing {
    /// The row of the sheet or the line of the file, from 1, the heading counted.
    pub row: u32,
    /// What stands there.
    pub reading: ReadingIx,
}

/// What stands under MOA or ADDENDUM.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Link {
    /// Nothing.
    None,
    /// "link pending": ICE says that the document will follow.
    Pending,
    /// A plain address.
    Address(Text),
}

/// What a row prints and how it is read. Most rows stand unchanged on many lists: they share one.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Reading {
    /// Each column as printed, by [`Column::position`]; empty where it is blank or absent. An
    /// address under MOA is printed without the list's `archive_prefix` where `archived` says so.
    pub printed: [Text; Column::COUNT],
    /// Columns that are not known, as `name U+001F value` joined by U+001E.
    pub extras: Text,
    /// The agency.
    pub agency: AgencyIx,
    /// The county, where it is known.
    pub county: Option<CountyIx>,
    /// The kind of agency, where it is known.
    pub kind: Option<AgencyKind>,
    /// The model, where it is known.
    pub model: Option<Model>,
    /// The day of signature, where it is known. Pending lists have none.
    pub signed: Option<NaiveDate>,
    /// The memorandum of agreement.
    pub moa: Link,
    /// Its addendum.
    pub addendum: Link,
    /// Whether the MOA is printed with the list's `archive_prefix` before it.
    pub archived: bool,
}
