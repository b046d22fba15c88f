//! A list, row by row, from the reader of a file.

use chrono::NaiveDate;
use hashbrown::HashMap;

use super::counties::Counties;
use super::date::{self, Bounds};
use super::day::{self, Dated};
use super::error::CleanError;
use super::heading::{self, Found, Role};
use super::readings::{Needs, Readings};
use super::rows::Rows;
use super::spacing::mend;
use crate::model::{
    Acceptance, CleanList, Column, DateRule, List, ListKind, Listing, Problem, Rule, Tables, Text,
};
use crate::read::{Cell, Sink, Source};

/// How many repeated rows of a list, and how many that are no listings, are named one by one; the
/// rest is counted.
const NAMED: usize = 1000;

/// What the person who gives a file says about it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Options {
    /// The day of the list.
    pub date: Option<NaiveDate>,
    /// The sheet that holds it.
    pub sheet: Option<String>,
}

/// Cleans one file: rows come in through [`Sink`], and [`Cleaner::finish`] gives the list.
pub struct Cleaner<'a> {
    counties: &'a Counties,
    source: Source,
    options: Options,
    /// The names of the sheets that came.
    sheets: Vec<String>,
    /// Whether the last of them is hidden.
    is_hidden: bool,
    stage: Stage,
    /// The list, once its heading is found.
    list: Option<Table>,
    /// Why the first sheet without a list holds none.
    no_list: Option<CleanError>,
    error: Option<CleanError>,
    problems: Vec<Problem>,
}

/// What is done with the rows of a sheet.
enum Stage {
    /// The heading is looked for; what stood above it is kept.
    Heading(Vec<(u32, String)>),
    /// Rows are taken.
    Rows,
    /// Rows are passed over.
    Over,
}

/// The table of a sheet.
struct Table {
    sheet: String,
    roles: Vec<Role>,
    rows: Rows,
}

impl Table {
    fn has(&self, column: Column) -> bool {
        self.roles.contains(&Role::Known(column))
    }
}

impl<'a> Cleaner<'a> {
    /// A cleaner for the file `source`.
    #[must_use]
    pub fn new(counties: &'a Counties, source: &Source, options: &Options) -> Self {
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

    /// The list, once every row came.
    ///
    /// # Errors
    ///
    /// Where the file holds no list, more than one, or one whose day nothing tells.
    pub fn finish(mut self) -> Result<CleanList, CleanError> {
        self.close_sheet();
        if let Some(error) = self.error.take() {
            return Err(error);
        }
        let Some(table) = self.list.take() else { return Err(self.without_list()) };
        let Table { ref sheet, ref rows, .. } = table;
        let listings: Vec<u32> = rows.listings().map(|(number, _)| number).collect();
        let kind = self.kind(&table, listings.len());
        let dated = self.dated(rows)?;
        let needs =
            Needs { signed: kind == ListKind::Participating, kind: table.has(Column::Type) };
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

    /// Reads every row, now that the day of the list is known.
    fn read(mut self, mut list: List, needs: Needs, mut rows: Rows) -> CleanList {
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

    /// Notes rows that say what another row of the list says.
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

    /// Which of the two spreadsheets it is: participating where most rows have a signing date.
    fn kind(&mut self, table: &Table, listings: usize) -> ListKind {
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

    fn dated(&self, rows: &Rows) -> Result<Dated, CleanError> {
        let file = self.file();
        if let Some(date) = self.options.date {
            let edition = day::edition(&file);
            return Ok(Dated { date, edition, rule: DateRule::Given });
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

    /// Why there is no list.
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

    /// Closes the sheet whose heading is still looked for: it holds no list.
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

    /// Looks whether a row is the heading. Answers whether more rows are wanted.
    fn look(&mut self, number: u32, cells: &[Cell<'_>], mut above: Vec<(u32, String)>) -> bool {
        let sheet = self.sheets.last().cloned().unwrap_or_default();
        let file = self.source.label.clone();
        match heading::look(cells) {
            Found::Heading(roles) => {
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
                self.list = Some(Table { sheet, roles, rows: Rows::default() });
                self.stage = Stage::Rows;
                return true;
            }
            Found::Double(column) => {
                self.error = Some(CleanError::DoubleColumn { file, sheet, row: number, column });
                return false;
            }
            Found::Missing(missing) => {
                let named = matches!(&self.no_list, Some(CleanError::MissingColumn { .. }));
                if !named {
                    let found = shown(cells.iter().map(|cell| cell.text));
                    let row = number;
                    let error = CleanError::MissingColumn { file, sheet, row, missing, found };
                    self.no_list = Some(error);
                }
            }
            Found::Nothing => {}
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
            Stage::Rows => {
                self.stage = Stage::Rows;
                if let Some(Table { roles, rows, .. }) = &mut self.list {
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

/// The first values of a row, for a message.
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
