//! Receiving a list, row by row, as its file is read.

use chrono::NaiveDate;

use super::error::CleanError;
use super::heading::{self, HeaderMatch, Role};
use super::rows::PrintedRows;
use super::shown::shown;
use super::spacing::mend;
use crate::model::{Digest, PrintedList, Problem, Sighting};
use crate::read::{Cell, Sink, Source};

/// What the user says about a file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CleanOptions {
    /// The date of the list, if it is given.
    pub date: Option<NaiveDate>,
    /// The sheet with the list, if it is given.
    pub sheet: Option<String>,
}

/// Receives the rows of a file as a [`Sink`]; [`Receiver::finish`] returns the list.
pub struct Receiver {
    source: Source,
    options: CleanOptions,
    /// The names of the sheets received so far.
    sheets: Vec<String>,
    /// Whether the last sheet is hidden.
    is_hidden: bool,
    stage: Stage,
    /// The list, once its header row is found.
    list: Option<ListTable>,
    /// Why the first sheet without a list has none.
    no_list: Option<CleanError>,
    error: Option<CleanError>,
    notes: Vec<Problem>,
}

/// What to do with the rows of a sheet.
enum Stage {
    /// Look for the header row and keep the rows above it.
    Heading(Vec<(u32, String)>),
    /// Read the rows.
    PrintedRows,
    /// Skip the rows.
    Over,
}

/// The list as a table of a sheet.
struct ListTable {
    sheet: String,
    roles: Vec<Role>,
    rows: PrintedRows,
}

impl Receiver {
    /// Creates a receiver for the file `source`.
    #[must_use]
    pub fn new(source: &Source, options: &CleanOptions) -> Self {
        Self {
            source: source.clone(),
            options: options.clone(),
            sheets: Vec::new(),
            is_hidden: false,
            stage: Stage::Over,
            list: None,
            no_list: None,
            error: None,
            notes: Vec::new(),
        }
    }

    /// Returns the list as read, after all rows were received. `digest` is that of the file.
    ///
    /// # Errors
    ///
    /// Returns an error if the file has no list or several lists.
    pub fn finish(mut self, digest: Digest) -> Result<PrintedList, CleanError> {
        self.close_sheet();
        if let Some(error) = self.error.take() {
            return Err(error);
        }
        let Some(ListTable { sheet, roles, rows }) = self.list.take() else {
            return Err(self.without_list());
        };
        let columns = roles.iter().filter_map(|role| match role {
            Role::Known(column) => Some(*column),
            Role::Extra(_) => None,
        });
        Ok(PrintedList {
            digest,
            sightings: vec![Sighting {
                file: self.file(),
                captured: self.source.captured,
                given: self.options.date,
            }],
            sheet,
            archive_prefix: rows.archive_prefix,
            columns: columns.collect(),
            notes: self.notes,
            texts: rows.texts,
            distinct: rows.distinct,
            order: rows.order,
        })
    }

    fn file(&self) -> String {
        let name = self.source.path.file_name().unwrap_or(self.source.path.as_os_str());
        name.to_string_lossy().into_owned()
    }

    /// The reason why there is no list.
    fn without_list(self) -> CleanError {
        let file = self.source.label;
        if let Some(sheet) = self.options.sheet
            && !self.sheets.iter().any(|name| is_sheet(name, &sheet))
        {
            let found = self.sheets.iter().filter(|name| !name.is_empty());
            let found = found.map(String::as_str).collect::<Vec<_>>().join(", ");
            return CleanError::NoSheet { file, sheet, found };
        }
        self.no_list.unwrap_or(CleanError::NoRows { file })
    }

    /// Closes a sheet without a header row, which has no list.
    fn close_sheet(&mut self) {
        let Stage::Heading(above) = std::mem::replace(&mut self.stage, Stage::Over) else { return };
        if above.is_empty() {
            return;
        }
        let sheet = self.sheets.last().cloned().unwrap_or_default();
        let message = format!("sheet \"{sheet}\" skipped: no header row");
        self.notes.push(Problem { row: None, column: None, message });
        let file = self.source.label.clone();
        if self.no_list.is_none() {
            self.no_list = Some(CleanError::NoHeading { file, sheet });
        }
    }

    /// Checks whether a row is the header row and returns whether more rows are wanted.
    fn look(&mut self, number: u32, cells: &[Cell<'_>], mut above: Vec<(u32, String)>) -> bool {
        let sheet = self.sheets.last().cloned().unwrap_or_default();
        let file = self.source.label.clone();
        match heading::look(cells) {
            HeaderMatch::Heading(roles) => {
                if let Some(first) = &self.list {
                    let first = first.sheet.clone();
                    self.error = Some(CleanError::TwoSheets { file, first, second: sheet });
                    return false;
                }
                for (row, text) in above {
                    let message = format!("row skipped: above the header row ({text})");
                    self.notes.push(Problem { row: Some(row), column: None, message });
                }
                if self.is_hidden {
                    let message = format!("sheet \"{sheet}\" is hidden, but was read");
                    self.notes.push(Problem { row: None, column: None, message });
                }
                self.list = Some(ListTable { sheet, roles, rows: PrintedRows::default() });
                self.stage = Stage::PrintedRows;
                return true;
            }
            HeaderMatch::Double(column) => {
                self.error = Some(CleanError::DoubleColumn { file, sheet, row: number, column });
                return false;
            }
            HeaderMatch::Missing(missing) => {
                let named = matches!(&self.no_list, Some(CleanError::MissingColumn { .. }));
                if !named {
                    let found = shown(cells.iter().map(|cell| cell.text));
                    let row = number;
                    let error = CleanError::MissingColumn { file, sheet, row, missing, found };
                    self.no_list = Some(error);
                }
            }
            HeaderMatch::Nothing => {}
        }
        above.push((number, shown(cells.iter().map(|cell| cell.text))));
        let wanted = above.len() < heading::ROWS as usize;
        self.stage = Stage::Heading(above);
        if !wanted {
            self.close_sheet();
        }
        wanted
    }
}

impl Sink for Receiver {
    fn sheet(&mut self, name: &str, hidden: bool) {
        self.close_sheet();
        self.sheets.push(name.to_owned());
        self.is_hidden = hidden;
        let is_wanted = self.options.sheet.as_ref().is_none_or(|sheet| is_sheet(name, sheet));
        if self.error.is_none() && is_wanted {
            self.stage = Stage::Heading(Vec::new());
        }
    }

    fn row(&mut self, number: u32, cells: &[Cell<'_>]) -> bool {
        match std::mem::replace(&mut self.stage, Stage::Over) {
            Stage::Over => false,
            Stage::Heading(above) => self.look(number, cells, above),
            Stage::PrintedRows => {
                self.stage = Stage::PrintedRows;
                if let Some(ListTable { roles, rows, .. }) = &mut self.list {
                    rows.push(number, roles, cells);
                }
                true
            }
        }
    }

    fn note(&mut self, row: Option<u32>, column: Option<&str>, message: String) {
        self.notes.push(Problem { row, column: column.map(str::to_owned), message });
    }
}

fn is_sheet(name: &str, asked: &str) -> bool {
    mend(name).0.to_lowercase() == mend(asked).0.to_lowercase()
}
