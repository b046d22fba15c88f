//! Rows of values in a format: a table for a terminal, CSV, TSV, JSON, JSON lines, Markdown, a
//! workbook. And sentences to be cited: [`citation`].
//!
//! What can be written is a [`Grid`]: a [`Sheet`] of rows under columns, each column one row of a
//! table of its own ([`record::Record::COLUMNS`] and its like). A format is one file here and one
//! row of [`FORMATS`].

pub mod card;
pub mod changes;
pub mod check;
pub mod citation;
mod csv;
pub mod explain;
pub mod file;
pub mod grid;
pub mod json;
mod markdown;
mod provenance;
pub mod record;
pub mod series;
pub mod stats;
pub mod summary;
mod table;
mod workbook;

use std::io::{self, Write};
use std::path::Path;

pub use grid::{Column, Grid, Sheet, Value};
pub use provenance::Provenance;
pub use workbook::Book;

/// How to write.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Options {
    /// Cells to a line, where the text goes to a terminal. Nothing is cut without it.
    pub width: Option<usize>,
    /// Whether headings may be set apart by an escape sequence.
    pub color: bool,
    /// Whether only ASCII may be written to a terminal.
    pub ascii: bool,
    /// Whether CSV and TSV keep texts that a spreadsheet would take for formulas, and control
    /// characters.
    pub raw: bool,
}

/// A format of output.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is for, in a few words.
    pub about: &'static str,
    /// The usual ending of its files, without a dot.
    pub ending: &'static str,
    /// Writes a grid.
    pub write: fn(&dyn Grid, Options, &mut dyn Write) -> io::Result<()>,
}

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Format {}

/// Every format; the first one is used where none is asked for.
#[rustfmt::skip]
pub static FORMATS: [Format; 7] = [
    Format { name: "table", about: "aligned columns for reading", ending: "txt", write: table::write },
    Format { name: "csv", about: "comma-separated values for a spreadsheet", ending: "csv", write: csv::comma },
    Format { name: "tsv", about: "tab-separated values", ending: "tsv", write: csv::tab },
    Format { name: "json", about: "JSON for a program", ending: "json", write: json::write },
    Format { name: "jsonl", about: "JSON lines, an object to a line", ending: "jsonl", write: json::lines },
    Format { name: "markdown", about: "a table for a document", ending: "md", write: markdown::write },
    Format { name: "xlsx", about: "a workbook for a spreadsheet", ending: "xlsx", write: workbook::write },
];

impl Default for Format {
    fn default() -> Self {
        let [table, ..] = FORMATS;
        table
    }
}

impl Format {
    /// The format of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        FORMATS.iter().find(|format| format.name == name).copied()
    }

    /// The format of files whose name ends so.
    #[must_use]
    pub fn of_file(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?;
        FORMATS.iter().find(|format| format.ending.eq_ignore_ascii_case(ending)).copied()
    }

    /// Whether a person reads it, so that a sentence may stand beside the rows.
    #[must_use]
    pub fn is_prose(self) -> bool {
        matches!(self.name, "table" | "markdown")
    }

    /// Whether it is JSON, which some commands write from more than their rows.
    #[must_use]
    pub fn is_json(self) -> bool {
        self.name == "json"
    }

    /// Whether it is a workbook, which no terminal can show.
    #[must_use]
    pub fn is_workbook(self) -> bool {
        self.name == "xlsx"
    }

    /// Whether where the rows are from has a place in it. CSV, TSV and JSON lines are rows and
    /// nothing else: a line of another kind would break their readers.
    #[must_use]
    pub fn holds_provenance(self) -> bool {
        self.is_prose() || self.is_json() || self.is_workbook()
    }

    /// Writes rows and where they are from, as far as the format has a place for it: below a table,
    /// on a sheet of its own, in JSON as `{"provenance": …, "rows": […]}`.
    ///
    /// # Errors
    ///
    /// Where `out` fails, or a workbook has no room for the rows.
    pub fn document(
        self,
        grid: &dyn Grid,
        provenance: &Provenance,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        if self.is_workbook() {
            let mut book = Book::default();
            book.rows(grid)?;
            book.source(&provenance.facts())?;
            return book.save(out);
        }
        if self.is_json() {
            return json::document(grid, provenance, out);
        }
        (self.write)(grid, Options::default(), out)?;
        if self.is_prose() {
            writeln!(out, "\n{}", provenance.line())?;
        }
        Ok(())
    }
}
