//! Errors of reading, in one line that names the file, the location and what to do.

use std::fmt;
use std::io;

/// An error that kept a file from being read, or from being read to the end.
#[derive(Debug)]
pub struct ReadError {
    /// The file, by the label of its [`Source`](super::Source).
    pub file: String,
    /// The location in the file.
    pub location: Location,
    /// What is wrong.
    pub reason: Reason,
}

impl std::error::Error for ReadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.reason)
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = if self.file == "-" { "standard input" } else { self.file.as_str() };
        write!(formatter, "{file}: {}{}", self.location, self.reason)
    }
}

/// A location in a file, as far as it is known.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Location {
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The row of a sheet, the line of a text, or the element of a JSON array, counted from 1.
    pub row: Option<u32>,
    /// The column: letters in a workbook (`G`), a number in delimited text.
    pub column: Option<String>,
}

impl Location {
    /// A whole row.
    pub(super) fn row(row: u32) -> Self {
        Self { row: Some(row), ..Self::default() }
    }

    /// A whole sheet.
    pub(super) fn sheet(name: &str) -> Self {
        Self { sheet: Some(name.to_owned()), ..Self::default() }
    }
}

impl fmt::Display for Location {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(sheet) = &self.sheet {
            write!(formatter, "sheet {sheet}: ")?;
        }
        match (self.row, &self.column) {
            (Some(row), Some(column)) => write!(formatter, "row {row}, column {column}: "),
            (Some(row), None) => write!(formatter, "row {row}: "),
            (None, Some(column)) => write!(formatter, "column {column}: "),
            (None, None) => Ok(()),
        }
    }
}

/// What is wrong with a file.
#[derive(Debug, thiserror::Error)]
pub enum Reason {
    /// The path does not exist.
    #[error("no such file or folder")]
    Missing,
    /// The operating system reported an error.
    #[error("cannot be read: {0}")]
    Unreadable(#[source] io::Error),
    /// It is a folder, pipe, socket or device.
    #[error("is a {0}, not a regular file")]
    NotAFile(&'static str),
    /// Its size changed while it was being read.
    #[error("changed while being read; try again")]
    Changed,
    /// No file in the folder could be a list.
    #[error(
        "no lists found; looked for .xlsx, .csv, .tsv, .json and .g287 files up to eight folders deep"
    )]
    NoFiles,
    /// It is empty or blank.
    #[error("no rows")]
    NoRows,
    /// It is HTML.
    #[error("is a web page, not a list; download the file itself")]
    WebPage,
    /// It is XML other than HTML.
    #[error("is XML, not a list; save it as .xlsx or .csv")]
    Xml,
    /// It is some other kind of file.
    #[error("is {0}, not a list; save the list as .xlsx or .csv")]
    Foreign(&'static str),
    /// It is a password-protected workbook.
    #[error("is password-protected; save it without a password")]
    Encrypted,
    /// It is an `.xls` workbook.
    #[error("is an old .xls workbook; save it as .xlsx")]
    OldWorkbook,
    /// It is an `.xlsb` workbook.
    #[error("is a binary .xlsb workbook; save it as .xlsx")]
    BinaryWorkbook,
    /// It is an `OpenDocument` spreadsheet.
    #[error("is an OpenDocument spreadsheet (.ods); save it as .xlsx")]
    OpenDocument,
    /// It is a zip archive, but not a workbook.
    #[error("is a zip archive, not a workbook; unpack it and open the files inside")]
    NotAWorkbook,
    /// It is UTF-16 without a byte order mark.
    #[error("looks like UTF-16 without a byte order mark; save it as UTF-8")]
    NoByteOrderMark,
    /// It violates the rules of its format.
    #[error("malformed: {0}")]
    Damaged(String),
    /// A cell or row is outside the grid of a sheet.
    #[error("malformed: \"{0}\" is outside the sheet (A1 to XFD1048576)")]
    OffGrid(String),
    /// It exceeds a limit that no list needs to exceed.
    #[error("{0}")]
    TooMuch(String),
    /// A quoted field never ends.
    #[error("unclosed quote: a quoted field that starts in this row never ends")]
    UnclosedQuote,
    /// The sink canceled the reading.
    #[error("reading was canceled")]
    Stopped,
}

impl Reason {
    /// Wraps another library's error, in one line.
    pub(super) fn damaged(error: &impl ToString) -> Self {
        let message = error.to_string();
        Self::Damaged(message.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

/// A [`ReadError`] without its file.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) location: Location,
    pub(super) reason: Reason,
}

impl Fault {
    pub(super) fn at(location: Location, reason: Reason) -> Self {
        Self { location, reason }
    }

    /// Adds the file.
    pub(super) fn of(self, file: &str) -> ReadError {
        ReadError { file: file.to_owned(), location: self.location, reason: self.reason }
    }
}

impl From<Reason> for Fault {
    fn from(reason: Reason) -> Self {
        Self { location: Location::default(), reason }
    }
}
