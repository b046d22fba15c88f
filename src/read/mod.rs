//! Bytes to raw cells. A file is streamed, row by row, into a [`Sink`]; nothing here knows what a
//! column means.

use std::path::PathBuf;

use chrono::NaiveDate;

/// A file to read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// The path as reached from what was given; `-` is standard input.
    pub path: PathBuf,
    /// The path as it is told: relative to the folder that was given, or as it was given.
    pub label: String,
    /// The day of capture: the nearest folder on the way to the file whose name begins with
    /// `YYYY-MM-DD`.
    pub captured: Option<NaiveDate>,
}

/// What a cell holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CellKind {
    /// Nothing, or blanks only.
    Blank,
    /// Text.
    Text,
    /// A number, printed as Rust prints it.
    Number,
    /// A date, printed as ISO 8601 (`2025-05-08`); a time of day is dropped.
    Date,
    /// `true` or `false`.
    Boolean,
    /// An error of the spreadsheet, such as `#N/A` or `#REF!`.
    Error,
}

/// One cell of a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cell<'a> {
    /// What it holds.
    pub kind: CellKind,
    /// As printed.
    pub text: &'a str,
    /// The address of its hyperlink.
    pub link: Option<&'a str>,
}

/// Where the rows of a file go.
pub trait Sink {
    /// A sheet begins. Formats without sheets begin one without a name.
    fn sheet(&mut self, name: &str, hidden: bool);

    /// A row that is not blank; `number` counts from 1, blank rows and the heading included.
    /// Answers whether more rows of this sheet are wanted.
    fn row(&mut self, number: u32, cells: &[Cell<'_>]) -> bool;

    /// Something that a reader should know: a short row, an invalid byte, a hidden row.
    fn note(&mut self, row: Option<u32>, column: Option<&str>, message: String);

    /// `done` of `total` bytes are read. Answers whether to go on.
    fn progress(&mut self, done: u64, total: u64) -> bool {
        let _ = (done, total);
        true
    }
}
