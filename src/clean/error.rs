//! Why a file is no list.

use thiserror::Error;

use super::heading::ROWS;
use crate::model::Column;
use crate::text::display_line;

/// A file that cannot be cleaned. Each is told in one line: where, why, and what to do.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum CleanError {
    /// There is no row at all.
    #[error("{}: no rows", display_line(file))]
    NoRows {
        /// The file.
        file: String,
    },
    /// No row names two columns.
    #[error(
        "{}{}: no heading in the first {ROWS} rows; it needs {}",
        display_line(file), at(sheet), listed(&[Column::State, Column::Agency, Column::Model])
    )]
    NoHeading {
        /// The file.
        file: String,
        /// The sheet; empty where the format has none.
        sheet: String,
    },
    /// The heading lacks a column.
    #[error(
        "{}{}, row {row}: no column {} in the heading, which has: {}",
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
        /// The row of the heading.
        row: u32,
        /// The columns that are needed and missing.
        missing: Vec<Column>,
        /// The headings that are there.
        found: String,
    },
    /// The heading names a needed column twice.
    #[error(
        "{}{}, row {row}: two columns {} in the heading; remove or rename one",
        display_line(file), at(sheet), column.heading()
    )]
    DoubleColumn {
        /// The file.
        file: String,
        /// The sheet; empty where the format has none.
        sheet: String,
        /// The row of the heading.
        row: u32,
        /// The column.
        column: Column,
    },
    /// Two sheets hold a list.
    #[error(
        "{}: the sheets \"{}\" and \"{}\" both hold a list; choose one with --sheet",
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
    /// The sheet that was asked for is not there.
    #[error(
        "{}: no sheet \"{}\" (--sheet); {}",
        display_line(file),
        display_line(sheet),
        sheets(found)
    )]
    NoSheet {
        /// The file.
        file: String,
        /// The sheet that was asked for.
        sheet: String,
        /// The sheets that are there.
        found: String,
    },
    /// Nothing tells the day of the list.
    #[error(
        "{}: no date in the file's name, in a folder's, or on the list; give it with --date YYYY-MM-DD",
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
    format!("there is: {}", display_line(found))
}

fn listed(columns: &[Column]) -> String {
    columns.iter().map(|column| column.heading()).collect::<Vec<_>>().join(", ")
}
