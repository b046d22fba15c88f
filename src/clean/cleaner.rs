//! Cleaning of a list, row by row, as its file is read.

use chrono::NaiveDate;
use hashbrown::HashMap;

use super::counties::Counties;
use super::date::{self, Bounds};
use super::day::{self, ListDate};
use super::error::CleanError;
use super::heading::{self, HeaderMatch, Role};
use super::readings::{Readings, Required};
use super::rows::PrintedRows;
use super::spacing::mend;
use crate::model::{
    Acceptance, CleanList, Column, DateRule, List, ListKind, Listing, Problem, Rule, Tables, Text,
};
use crate::read::{Cell, Sink, Source};

/// How many repeated rows and how many skipped rows of a list are reported individually. The rest
/// are counted.
const NAMED: usize = 1000;

/// What the user says about a file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CleanOptions {
    /// The date of the list, if it is given.
    pub date: Option<NaiveDate>,
    /// The sheet with the list, if it is given.
    pub sheet: Option<String>,
}

/// Cleans a file. It receives rows as a [`Sink`], and [`Cleaner::finish`] returns the list.
pub struct Cleaner<'a> {
    counties: &'a Counties,
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
    problems: Vec<Problem>,
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

impl ListTable {
    fn has(&self, column: Column) -> bool {
        self.roles.contains(&Role::Known(column))
    }
}

impl<'a> Cleaner<'a> {
    /// Creates a cleaner for the file `source`.
    #[must_use]
    pub fn new(counties: &'a Counties, source: &Source, options: &CleanOptions) -> Self {
        Self {
            counties,
            source: source.clone(),
            options: options.clone(),
            sheets: Vec::new(),
            is_hidden: false,
            stage: Stage::Over,
            list: None,
            no_list: None,
            error: None,
            problems: Vec::new(),
        }
    }

    /// Returns the list after all rows were received.
    ///
    /// # Errors
    ///
    /// Returns an error if the file has no list, several lists, or a list without a date.
    pub fn finish(mut self) -> Result<CleanList, CleanError> {
        self.close_sheet();
        if let Some(error) = self.error.take() {
            return Err(error);
        }
        let Some(table) = self.list.take() else { return Err(self.without_list()) };
        let ListTable { ref sheet, ref rows, .. } = table;
        let listings: Vec<u32> = rows.listings().map(|(number, _)| number).collect();
        let kind = self.kind(&table, listings.len());
        let dated = self.dated(rows)?;
        let needs =
            Required { signed: kind == ListKind::Participating, kind: table.has(Column::Type) };
        let list = List {
            kind,
            date: dated.date,
            edition: dated.edition,
            date_rule: dated.rule,
            file: self.file(),
            path: self.source.label.clone(),
            sheet: sheet.clone(),
            archive_prefix: rows.archive_prefix.clone(),
            listings: 0..u32::try_from(listings.len()).unwrap_or(u32::MAX),
            acceptance: Acceptance::Accepted,
            problems: Vec::new(),
        };
        Ok(self.read(list, needs, table.rows))
    }

    /// Reads every row, now that the date of the list is known.
    fn read(mut self, mut list: List, needs: Required, mut rows: PrintedRows) -> CleanList {
        let mut tables = Tables::default();
        tables.texts = std::mem::take(&mut rows.texts);
        let bounds = Bounds::of_list(list.date);
        let mut readings =
            Readings::new(tables, self.counties, bounds, needs, &rows.archive_prefix);
        let read: Vec<_> = rows
            .distinct
            .iter()
            .map(|(row, no)| no.is_none().then(|| readings.reading(row)))
            .collect();
        let tables = readings.tables;
        let mut listings = Vec::with_capacity(rows.order.len());
        let mut others = 0usize;
        for &(row, at) in &rows.order {
            if let Some(Some(reading)) = read.get(at as usize).copied() {
                listings.push(Listing { row, reading });
                continue;
            }
            others += 1;
            let Some((printed, Some(no))) = rows.distinct.get(at as usize) else { continue };
            if others <= NAMED {
                let shown = shown(printed.printed.iter().map(|text| tables.texts.get(*text)));
                let message = format!("row skipped: {} ({shown})", no.reason());
                self.problems.push(Problem { row: Some(row), column: None, message });
            }
        }
        if others > NAMED {
            let message = format!("{} more rows skipped", others - NAMED);
            self.problems.push(Problem { row: None, column: None, message });
        }
        self.repeats(&listings, &tables, list.kind);
        self.problems.sort_by_key(|problem| problem.row);
        list.problems = self.problems;
        CleanList { list, listings, tables }
    }

    /// Notes rows that repeat another row of the list.
    fn repeats(&mut self, listings: &[Listing], tables: &Tables, kind: ListKind) {
        let mut first = HashMap::with_capacity(listings.len());
        let (what, one) = match kind {
            ListKind::Participating => ("agency, model and signing date", "one agreement"),
            ListKind::Pending => ("agency and model", "one application"),
        };
        let mut repeats = 0usize;
        for listing in listings {
            let Some(reading) = tables.readings.get(listing.reading) else { continue };
            let signed = reading.signed.filter(|_| kind == ListKind::Participating);
            let before =
                *first.entry((reading.agency, reading.model, signed)).or_insert(listing.row);
            if before == listing.row {
                continue;
            }
            repeats += 1;
            if repeats <= NAMED {
                let message = format!("same {what} as row {before}: counted as {one}");
                self.problems.push(Problem { row: Some(listing.row), column: None, message });
            }
        }
        if repeats > NAMED {
            let message = format!("{} more rows repeat the {what} of another row", repeats - NAMED);
            self.problems.push(Problem { row: None, column: None, message });
        }
    }

    /// The kind of list: participating if most rows have a signing date.
    fn kind(&mut self, table: &ListTable, listings: usize) -> ListKind {
        if !table.has(Column::Signed) {
            return ListKind::Pending;
        }
        let is_signed = |printed: Text| !printed.is_empty();
        let rows = table.rows.listings();
        let signed = rows.filter(|(_, row)| is_signed(row.get(Column::Signed))).count();
        if listings == 0 || signed * 2 > listings {
            return ListKind::Participating;
        }
        if signed > 0 {
            let message = format!(
                "only {signed} of {listings} rows have a signing date: treated as a list of pending applications"
            );
            let column = Some(Column::Signed.heading().to_owned());
            self.problems.push(Problem { row: None, column, message });
        }
        ListKind::Pending
    }

    fn dated(&self, rows: &PrintedRows) -> Result<ListDate, CleanError> {
        let file = self.file();
        if let Some(date) = self.options.date {
            let edition = day::edition(&file);
            return Ok(ListDate { date, edition, rule: DateRule::Given });
        }
        let bounds = self.source.captured.map_or_else(Bounds::open, Bounds::of_list);
        let mut known = HashMap::new();
        let mut signed: Vec<NaiveDate> = rows
            .listings()
            .filter_map(|(_, row)| {
                let printed = row.get(Column::Signed);
                *known.entry(printed).or_insert_with(|| {
                    let verdict = date::read(rows.texts.get(printed), bounds);
                    verdict.value.filter(|_| verdict.rule.is_none_or(Rule::is_minor))
                })
            })
            .collect();
        signed.sort_unstable_by(|a, b| b.cmp(a));
        day::find(&file, self.source.captured, &signed)
            .ok_or(CleanError::NoDate { file: self.source.label.clone() })
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
        self.problems.push(Problem { row: None, column: None, message });
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
                    self.problems.push(Problem { row: Some(row), column: None, message });
                }
                if self.is_hidden {
                    let message = format!("sheet \"{sheet}\" is hidden, but was read");
                    self.problems.push(Problem { row: None, column: None, message });
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

impl Sink for Cleaner<'_> {
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
        self.problems.push(Problem { row, column: column.map(str::to_owned), message });
    }
}

fn is_sheet(name: &str, asked: &str) -> bool {
    mend(name).0.to_lowercase() == mend(asked).0.to_lowercase()
}

/// The first values of a row, for messages.
fn shown<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    let mut shown = String::new();
    for text in texts.map(|text| mend(text).0).filter(|text| !text.is_empty()) {
        if !shown.is_empty() {
            shown.push_str(" | ");
        }
        shown.extend(text.chars().take(60));
        if shown.len() > 240 {
            shown.push_str(" …");
            break;
        }
    }
    shown
}
