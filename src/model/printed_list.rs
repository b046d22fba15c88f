//! A list as it was read, before any rule is applied to its values.

use super::{Column, Digest, Problem, Sighting, Text, Texts};

/// A row as printed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct PrintedRow {
    /// Each column, by [`Column::position`]; empty if it is blank or absent. If `archived` is set,
    /// the MOA address is without the list's archive prefix.
    pub printed: [Text; Column::COUNT],
    /// Unknown columns, as `name U+001F value` joined by U+001E.
    pub extras: Text,
    /// Whether the MOA address is printed after the list's archive prefix.
    pub archived: bool,
}

impl PrintedRow {
    /// A row without values.
    pub const BLANK: Self =
        Self { printed: [Text::EMPTY; Column::COUNT], extras: Text::EMPTY, archived: false };

    /// A column as printed.
    #[must_use]
    pub fn get(&self, column: Column) -> Text {
        self.printed.get(column.position()).copied().unwrap_or(Text::EMPTY)
    }
}

/// The columns that a list has, whether or not a row has a value there.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
pub struct Columns(u8);

impl Columns {
    /// Whether it has `column`.
    #[must_use]
    pub const fn has(self, column: Column) -> bool {
        self.0 & (1 << column.position()) != 0
    }

    /// The columns as bits, by [`Column::position`].
    #[must_use]
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// The columns of these bits.
    #[must_use]
    pub const fn from_bits(bits: u8) -> Self {
        Self(bits)
    }
}

impl FromIterator<Column> for Columns {
    fn from_iter<I: IntoIterator<Item = Column>>(columns: I) -> Self {
        Self(columns.into_iter().fold(0, |bits, column| bits | 1 << column.position()))
    }
}

/// What was read of a list beside its listings. With the printed columns of the listings, it is
/// all that is needed to clean the list again.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct AsRead {
    /// The columns of the header row.
    pub columns: Columns,
    /// What the reader noticed: hidden sheets, rows above the header row, invalid characters.
    pub notes: Vec<Problem>,
    /// Rows below the header row that are no listings, with their numbers, in order.
    pub skipped: Vec<(u32, PrintedRow)>,
}

/// A list as read: the rows below its header row, each text and each distinct row once.
#[derive(Clone, Debug)]
pub struct PrintedList {
    /// The digest of its file.
    pub digest: Digest,
    /// The names and days under which it was seen, in order; at least one.
    pub sightings: Vec<Sighting>,
    /// The sheet with the table; empty if the format has no sheets.
    pub sheet: String,
    /// The prefix of the first MOA address that a web archive wrapped.
    pub archive_prefix: String,
    /// The columns of the header row.
    pub columns: Columns,
    /// What the reader noticed.
    pub notes: Vec<Problem>,
    /// Every text.
    pub texts: Texts,
    /// Each distinct row.
    pub distinct: Vec<PrintedRow>,
    /// The number of each row of the sheet, and its position among the distinct ones.
    pub order: Vec<(u32, u32)>,
}
