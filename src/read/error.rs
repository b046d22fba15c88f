//! Why a file cannot be read, in one line that names the file, the place and what to do.

use std::fmt;
use std::io;

/// The reason why a file was not read, or not to its end.
#[derive(Debug)]
pub struct ReadError {
    /// The file, as its [`Source`](super::Source) is labelled.
    pub file: String,
    /// Where in the file.
    pub place: Place,
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
        write!(formatter, "{file}: {}{}", self.place, self.reason)
    }
}

/// A place in a file; what is not known is left out.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Place {
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The row of the sheet, the line of a text, or the element of a JSON array; from 1.
    pub row: Option<u32>,
    /// The column: letters in a workbook (`G`), a number in a delimited text.
    pub column: Option<String>,
}

impl Place {
    /// A row alone.
    pub(super) fn row(row: u32) -> Self {
        Self { row: Some(row), ..Self::default() }
    }

    /// A whole sheet.
    pub(super) fn sheet(name: &str) -> Self {
        Self { sheet: Some(name.to_owned()), ..Self::default() }
    }
}

impl fmt::Display for Place {
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
    /// There is nothing at that path.
    #[error("there is no such file")]
    Missing,
    /// The system does not let it be read.
    #[error("cannot be read: {0}")]
    Unreadable(#[source] io::Error),
    /// A folder, pipe, socket or device.
    #[error("is a {0}, not a file with a list")]
    NotAFile(&'static str),
    /// Its size changed between its opening and its end.
    #[error("changed while it was read: read it again")]
    Changed,
    /// A folder without a file that could be a list.
    #[error("holds no list: it needs .xlsx, .csv, .tsv or .json files, up to eight folders down")]
    NoFiles,
    /// Nothing but blanks.
    #[error("has no rows")]
    NoRows,
    /// HTML.
    #[error("this is a web page, not a list: download the file itself")]
    WebPage,
    /// XML that is no web page.
    #[error("this is XML, not a list: save it as .xlsx or .csv")]
    Xml,
    /// Other content that no reader knows.
    #[error("is {0}, not a list: save the list as .xlsx or .csv")]
    Foreign(&'static str),
    /// A workbook with a password.
    #[error("is encrypted with a password: save it without one")]
    Encrypted,
    /// A workbook of before 2007.
    #[error("is an old .xls workbook: save it as .xlsx")]
    OldWorkbook,
    /// An `.xlsb` workbook.
    #[error("is a binary .xlsb workbook: save it as .xlsx")]
    BinaryWorkbook,
    /// A spreadsheet of `LibreOffice` and the like.
    #[error("is an OpenDocument spreadsheet (.ods): save it as .xlsx")]
    OpenDocument,
    /// A zip archive with something else in it.
    #[error("is a zip archive without a workbook in it: unpack it and give the files")]
    NotAWorkbook,
    /// UTF-16 that does not say so.
    #[error("looks like UTF-16 without a byte order mark: save it as UTF-8")]
    NoByteOrderMark,
    /// A workbook or a text that breaks the rules of its format.
    #[error("is damaged: {0}")]
    Damaged(String),
    /// A cell or row outside the grid of a sheet.
    #[error(
        "\u{201c}{0}\u{201d} is no place on a sheet (A1 to XFD1048576): the workbook is damaged"
    )]
    OffGrid(String),
    /// More than a list can need.
    #[error("{0}")]
    TooMuch(String),
    /// A quoted field that does not end.
    #[error("a quoted field that begins in this row is never closed")]
    UnclosedQuote,
    /// The sink did not want to go on.
    #[error("the reading was stopped")]
    Stopped,
}

impl Reason {
    /// Damage told by another program's error, kept to one line.
    pub(super) fn damaged(error: &impl ToString) -> Self {
        let message = error.to_string();
        Self::Damaged(message.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

/// A [`ReadError`] that does not know its file yet.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) place: Place,
    pub(super) reason: Reason,
}

impl Fault {
    pub(super) fn at(place: Place, reason: Reason) -> Self {
        Self { place, reason }
    }

    /// With the file that it is about.
    pub(super) fn of(self, file: &str) -> ReadError {
        ReadError { file: file.to_owned(), place: self.place, reason: self.reason }
    }
}

impl From<Reason> for Fault {
    fn from(reason: Reason) -> Self {
        Self { place: Place::default(), reason }
    }
}
