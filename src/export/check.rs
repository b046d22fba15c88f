//! Reports on a list: its repairs and its problems.

use std::borrow::Cow;
use std::collections::HashSet;
use std::rc::Rc;

use chrono::NaiveDate;
use serde::Serialize;

use super::grid::{Column, Place, Value};
use crate::history::History;
use crate::model::{Acceptance, DateRule, List, ListIx, ListKind, Rule};
use crate::text::{iso, thousands};

/// A report on a list. The names of its fields are a promise to programs.
#[derive(Debug, Serialize)]
pub struct ListReport<'h> {
    /// The name of the file, with the day of capture if there is one.
    pub file: String,
    /// Which of the two spreadsheets it is.
    pub kind: ListKind,
    /// The day that it is dated.
    #[serde(serialize_with = "iso")]
    pub date: NaiveDate,
    /// Which list of that day it is, such as `am`.
    pub edition: Option<String>,
    /// How the date was found.
    pub date_rule: DateRule,
    /// The sheet that holds the table.
    pub sheet: Option<&'h str>,
    /// Number of rows.
    pub listings: usize,
    /// Number of distinct agreements.
    pub agreements: usize,
    /// Number of distinct applications.
    pub applications: usize,
    /// Whether it may count as in force.
    pub accepted: bool,
    /// Values that are not used as printed.
    pub repairs: Vec<ListRepair<'h>>,
    /// Anything else that a reader should know.
    pub problems: Vec<ListProblem<'h>>,
}

/// A value that is not used as printed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ListRepair<'h> {
    /// The row of the sheet, from 1.
    pub row: u32,
    /// The heading of the column.
    pub column: &'static str,
    /// The value as printed.
    pub printed: Cow<'h, str>,
    /// The value as used; `None` if it is unknown.
    pub used: Option<&'h str>,
    /// The rule by which it is read so.
    pub rule: Rule,
}

/// Something that a reader should know about a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ListProblem<'h> {
    /// The row of the sheet, from 1, unless it concerns the whole list.
    pub row: Option<u32>,
    /// The heading of the column, unless it concerns the whole row.
    pub column: Option<&'h str>,
    /// What is wrong, and what was done about it.
    pub message: Cow<'h, str>,
}

impl<'h> ListReport<'h> {
    /// Reports on a list.
    #[must_use]
    pub fn new(history: &'h History, list: ListIx) -> Self {
        let row = history.lists.row(list);
        let (mut repairs, mut problems) = (Vec::new(), acceptance(row));
        problems.extend(row.problems.iter().map(|problem| ListProblem {
            row: problem.row,
            column: problem.column.as_deref(),
            message: Cow::Borrowed(&problem.message),
        }));
        let (mut agreements, mut applications) = (HashSet::new(), HashSet::new());
        for (listing, line) in history.listings_of(list) {
            match row.kind {
                ListKind::Participating => agreements.extend(history.agreement_of(line.reading)),
                ListKind::Pending => applications.extend(history.application_of(line.reading)),
            }
            for repair in history.tables.repairs(line.reading) {
                repairs.push(ListRepair {
                    row: line.row,
                    column: repair.column.heading(),
                    printed: history.printed(listing, repair.column),
                    used: Some(history.text(repair.used)).filter(|used| !used.is_empty()),
                    rule: repair.rule,
                });
            }
            for doubt in history.tables.doubts(line.reading) {
                let printed = history.printed(listing, doubt.column);
                problems.push(ListProblem {
                    row: Some(line.row),
                    column: Some(doubt.column.heading()),
                    message: Cow::Owned(doubt.kind.message(doubt.column, &printed)),
                });
            }
        }
        problems.sort_by_key(|problem| problem.row);
        Self {
            file: row.label(),
            kind: row.kind,
            date: row.date,
            edition: Some(row.edition.label()).filter(|label| !label.is_empty()),
            date_rule: row.date_rule,
            sheet: Some(row.sheet.as_str()).filter(|sheet| !sheet.is_empty()),
            listings: row.listings.len(),
            agreements: agreements.len(),
            applications: applications.len(),
            accepted: row.acceptance.is_accepted(),
            repairs,
            problems,
        }
    }

    /// Returns its repairs and problems as rows.
    pub fn findings(self) -> impl Iterator<Item = ListFinding<'h>> {
        let (file, kind, date) = (Rc::<str>::from(self.file), self.kind, self.date);
        let repairs = self.repairs.into_iter().map(Detail::Repair);
        repairs
            .chain(self.problems.into_iter().map(Detail::Problem))
            .map(move |detail| ListFinding { file: Rc::clone(&file), kind, date, detail })
    }
}

fn acceptance<'h>(list: &List) -> Vec<ListProblem<'h>> {
    match list.acceptance {
        Acceptance::Accepted => Vec::new(),
        Acceptance::Collapsed { rows, before } => {
            let (rows, before) = (thousands(rows.into()), thousands(before.into()));
            let message = format!(
                "{rows} rows, but the list before it has {before}: never in force, because no later list confirms the drop"
            );
            vec![ListProblem { row: None, column: None, message: message.into() }]
        }
    }
}

/// A repair or a problem, with its list, as a row.
#[derive(Debug)]
pub struct ListFinding<'h> {
    file: Rc<str>,
    kind: ListKind,
    date: NaiveDate,
    detail: Detail<'h>,
}

#[derive(Debug)]
enum Detail<'h> {
    Repair(ListRepair<'h>),
    Problem(ListProblem<'h>),
}

impl<'h> ListFinding<'h> {
    /// The columns of findings.
    pub const COLUMNS: &'h [Column<Self>] = &[
        Column::new("file", "List", Place::Always, |f| Value::Text(f.file.to_string().into())),
        Column::new("kind", "Kind", Place::Room(3), |f| Value::Text(f.kind.name().into())),
        Column::new("date", "Date", Place::Room(4), |f| Value::Day(f.date)),
        Column::new("row", "Row", Place::Always, |f| match &f.detail {
            Detail::Repair(repair) => Value::Number(repair.row.into()),
            Detail::Problem(problem) => {
                problem.row.map_or(Value::Unknown, |row| Value::Number(row.into()))
            }
        }),
        Column::new("column", "Column", Place::Always, |f| match &f.detail {
            Detail::Repair(repair) => Value::Text(repair.column.into()),
            Detail::Problem(problem) => Value::text(problem.column),
        }),
        Column::new("printed", "Printed", Place::Always, |f| {
            Value::text(f.repair().map(|repair| &*repair.printed))
        }),
        Column::new("used", "Used", Place::Always, |f| {
            Value::text(f.repair().and_then(|repair| repair.used))
        }),
        Column::new("rule", "Rule", Place::Always, |f| {
            Value::text(f.repair().map(|repair| repair.rule.name()))
        }),
        Column::new("message", "Problem", Place::Always, |f| match &f.detail {
            Detail::Repair(_) => Value::Unknown,
            Detail::Problem(problem) => Value::Text((&*problem.message).into()),
        }),
    ];

    fn repair(&self) -> Option<&ListRepair<'h>> {
        match &self.detail {
            Detail::Repair(repair) => Some(repair),
            Detail::Problem(_) => None,
        }
    }
}
