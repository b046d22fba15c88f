//! Reasons why a file is not a list.

use thiserror::Error;

use super::heading::ROWS;
use crate::model::Column;
use crate::text::display_line;

/// An error that keeps a file from being cleaned. Its message is one line: where, why, and what to
/// do.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum CleanError {
    /// The file has no rows.
    #[error("{}: no rows", display_line(file))]
    NoRows {
        /// The file.
        file: String,
    },
    /// No row looks like a header row.
    #[error(
        "{}{}: no header row in the first {ROWS} rows; a list needs {}",
        display_line(file), at(sheet), listed(&[Column::State, Column::Agency, Column::Model])
    )]
    NoHeading {
        /// The file.
        file: String,
        /// The sheet; empty where the format has none.
        sheet: String,
    },
    /// The header row lacks a column.
    #[error(
        "{}{}, row {row}: the header row lacks {}; it has: {}",
        display_line(file),
        at(sheet),
        listed(missing),
        display_line(found)
    )]
    MissingColumn {
        /// The file.
        file: String,
        /// The sheet; empty where the format has none.
        sheet: String,
        /// The number of the header row.
        row: u32,
        /// The required columns that are missing.
        missing: Vec<Column>,
        /// The headings that were found.
        found: String,
    },
    /// The header row names a required column twice.
    #[error(
        "{}{}, row {row}: duplicate column {}; remove or rename one",
        display_line(file), at(sheet), column.heading()
    )]
    DoubleColumn {
        /// The file.
        file: String,
        /// The sheet; empty where the format has none.
        sheet: String,
        /// The number of the header row.
        row: u32,
        /// The column.
        column: Column,
    },
    /// Two sheets contain a list.
    #[error(
        "{}: sheets \"{}\" and \"{}\" both contain a list; choose one with --sheet",
        display_line(file),
        display_line(first),
        display_line(second)
    )]
    TwoSheets {
        /// The file.
        file: String,
        /// The first of them.
        first: String,
        /// The second of them.
        second: String,
    },
    /// The requested sheet does not exist.
    #[error(
        "{}: no sheet named \"{}\"; {}",
        display_line(file),
        display_line(sheet),
        sheets(found)
    )]
    NoSheet {
        /// The file.
        file: String,
        /// The requested sheet.
        sheet: String,
        /// The sheets that exist.
        found: String,
    },
    /// The date of the list cannot be determined.
    #[error(
        "{}: no date in the file name, a folder name or the list; give one with --date YYYY-MM-DD",
        display_line(file)
    )]
    NoDate {
        /// The file.
        file: String,
    },
}

fn at(sheet: &str) -> String {
    if sheet.is_empty() { String::new() } else { format!(", sheet \"{}\"", display_line(sheet)) }
}

fn sheets(found: &str) -> String {
    if found.is_empty() {
        return "the file has no sheets".to_owned();
    }
    format!("the file has: {}", display_line(found))
}

fn listed(columns: &[Column]) -> String {
    columns.iter().map(|column| column.heading()).collect::<Vec<_>>().join(", ")
}
