//! What a format is: one value that answers every question about it.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::grid::Grid;
use super::provenance::Provenance;

/// How to write rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Options {
    /// The width of the terminal in cells. Without it nothing is cut.
    pub width: Option<usize>,
    /// Whether headings may be in bold, by an escape sequence.
    pub color: bool,
    /// Whether text for a terminal has to be ASCII.
    pub ascii: bool,
    /// Whether CSV and TSV keep control characters, and texts that a spreadsheet would take for
    /// formulas.
    pub raw: bool,
}

/// Writes the rows of one grid.
pub type WriteGrid = fn(&dyn Grid, Options, &mut dyn Write) -> io::Result<()>;

/// Writes the rows of one grid together with their source.
pub type WriteDocument = fn(&dyn Grid, &Provenance, &mut dyn Write) -> io::Result<()>;

/// A format of output.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is for, in a few words.
    pub about: &'static str,
    /// The usual extension of its files, without a dot.
    pub ending: &'static str,
    /// What it can hold.
    pub content: Content,
    /// Where it names the source of its rows.
    pub source: SourcePlace,
    /// Writes the rows of one grid.
    pub write: WriteGrid,
}

/// What a format can hold, which decides what a command writes in it.
#[derive(Clone, Copy, Debug)]
pub enum Content {
    /// Sentences and tables for a person, as a terminal shows them.
    Text,
    /// Sentences and tables for a person, with the marks of a document.
    Markup(Markup),
    /// The rows of one grid and nothing else, for a program.
    Rows,
    /// One value with any number of parts, for a program.
    Object,
    /// Any number of grids, each on a sheet of its own.
    Sheets(fn() -> Box<dyn Sheets>),
}

/// How a document marks its text.
#[derive(Clone, Copy, Debug)]
pub struct Markup {
    /// Text in one line in which no character is a mark.
    pub plain: fn(&str) -> String,
    /// Marked text in bold.
    pub bold: fn(&str) -> String,
    /// Marked text in italics.
    pub italic: fn(&str) -> String,
    /// Marked text as an item of a list.
    pub item: fn(&str) -> String,
}

/// Where a format names the source of its rows.
#[derive(Clone, Copy, Debug)]
pub enum SourcePlace {
    /// In a sentence below the rows.
    Below,
    /// In a place of its own, which this function fills.
    Inside(WriteDocument),
    /// Nowhere, because a line that is not a row would break the programs that read it. A file beside
    /// it has to name the source.
    Beside,
}

/// Sheets that are collected and written at the end.
pub trait Sheets {
    /// Adds a sheet of rows under the names of their columns.
    ///
    /// # Errors
    ///
    /// If a sheet has no room for them.
    fn rows(&mut self, grid: &dyn Grid) -> io::Result<()>;

    /// Adds a sheet of facts, each after its name.
    ///
    /// # Errors
    ///
    /// If a fact is longer than a cell.
    fn source(&mut self, facts: &[(&str, String)]) -> io::Result<()>;

    /// Writes all sheets.
    ///
    /// # Errors
    ///
    /// If `out` fails.
    fn save(&mut self, out: &mut dyn Write) -> io::Result<()>;
}

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Format {}

impl Format {
    /// Whether a person reads it, so that sentences may be written beside the rows.
    #[must_use]
    pub const fn is_for_people(&self) -> bool {
        matches!(self.content, Content::Text | Content::Markup(_))
    }

    /// Whether a terminal can show it.
    #[must_use]
    pub const fn is_text(&self) -> bool {
        !matches!(self.content, Content::Sheets(_))
    }

    /// Whether it has a place for the source of its rows.
    #[must_use]
    pub const fn holds_provenance(&self) -> bool {
        !matches!(self.source, SourcePlace::Beside)
    }

    /// The file beside one at `path` that says where its rows are from, for a format that has no place
    /// for that.
    #[must_use]
    pub fn source_file(&self, path: &Path) -> Option<PathBuf> {
        (!self.holds_provenance()).then(|| path.with_extension("source.txt"))
    }

    /// Writes a whole file: rows and, if the format has a place for it, their source.
    ///
    /// # Errors
    ///
    /// If `out` fails, or a workbook has no room for the rows.
    pub fn document(
        &self,
        grid: &dyn Grid,
        provenance: &Provenance,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        match self.source {
            SourcePlace::Inside(write) => write(grid, provenance, out),
            SourcePlace::Beside => (self.write)(grid, Options::default(), out),
            SourcePlace::Below => {
                (self.write)(grid, Options::default(), out)?;
                let line = provenance.quoted();
                let line = match self.content {
                    Content::Markup(markup) => (markup.plain)(&line),
                    _ => line,
                };
                writeln!(out, "\n{line}")
            }
        }
    }
}
