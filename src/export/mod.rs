//! Rows of values as text: a table for a terminal, CSV, TSV, JSON, Markdown.
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
pub mod grid;
pub mod json;
mod markdown;
pub mod news;
pub mod record;
pub mod stats;
pub mod summary;
mod table;
pub mod words;

use std::io::{self, Write};

pub use grid::{Column, Grid, Sheet, Value};
pub use table::plain_character;

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

/// Every format; the first one is used where none is asked for.
pub static FORMATS: [Format; 5] = [
    Format {
        name: "table",
        about: "aligned columns for reading",
        ending: "txt",
        write: table::write,
    },
    Format {
        name: "csv",
        about: "comma-separated values for a spreadsheet",
        ending: "csv",
        write: csv::comma,
    },
    Format { name: "tsv", about: "tab-separated values", ending: "tsv", write: csv::tab },
    Format { name: "json", about: "JSON for a program", ending: "json", write: json::write },
    Format {
        name: "markdown",
        about: "a table for a document",
        ending: "md",
        write: markdown::write,
    },
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
}
