//! Bytes to raw cells. A file is streamed, row by row, into a [`Sink`]; nothing here knows what a
//! column means.

mod delimited;
mod error;
mod file;
mod folder;
mod format;
mod json;
mod ration;
mod text;
mod workbook;

use std::path::PathBuf;

use chrono::NaiveDate;

pub use error::{Place, ReadError, Reason};
pub use folder::sources;

use error::Fault;
use format::Format;

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

impl<'a> Cell<'a> {
    const BLANK: Cell<'static> = Cell { kind: CellKind::Blank, text: "", link: None };

    /// Text, or blank where it is nothing but blanks.
    fn text(text: &'a str) -> Self {
        let kind = if is_blank(text) { CellKind::Blank } else { CellKind::Text };
        Cell { kind, text, link: None }
    }
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

/// The most columns that a row may have.
const MAX_COLUMNS: usize = 1_000;

/// Reads a file into a sink, once, from its beginning to its end; its format is told by its
/// content. Nothing is written anywhere.
///
/// # Errors
/// When the file cannot be opened or is no list, breaks the rules of its format, asks for more
/// than a list can need, has no rows, changes while it is read, or the sink stops it. Rows that
/// were delivered before the error stay with the sink.
pub fn read(source: &Source, sink: &mut dyn Sink) -> Result<(), ReadError> {
    read_file(source, sink).map_err(|fault| fault.of(&source.label))
}

fn read_file(source: &Source, sink: &mut dyn Sink) -> Result<(), Fault> {
    let mut input = file::open(&source.path)?;
    match format::of(input.head())? {
        Format::Workbook => {
            let bytes = input.whole()?;
            if !sink.progress(input.done(), input.total()) {
                return Err(Reason::Stopped.into());
            }
            workbook::read(bytes, sink)?;
        }
        Format::Json => {
            let to_the_end = json::read(&mut input, &source.path, sink)?;
            input.check_unchanged(to_the_end)?;
        }
        Format::Delimited => {
            let to_the_end = delimited::read(&mut input, &source.path, sink)?;
            input.check_unchanged(to_the_end)?;
        }
    }
    Ok(())
}

/// Whether a text shows nothing.
fn is_blank(text: &str) -> bool {
    match text.as_bytes().first() {
        None => true,
        Some(byte) if byte.is_ascii_graphic() => false,
        Some(_) => text.trim().is_empty(),
    }
}

/// The vector, emptied, for borrows of another life: its memory is used again.
fn recycled<'a>(mut cells: Vec<Cell<'_>>) -> Vec<Cell<'a>> {
    cells.clear();
    cells.into_iter().map(|_| Cell::BLANK).collect()
}

/// A counter of rows as the contract has it.
fn row_number(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
