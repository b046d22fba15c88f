//! What a reader should know about a list or a row beyond its repairs.

use std::io;

use super::contents::{Package, number};
use super::table::{self, Reference, Table, Written};
use crate::export::check::{ListProblem, ListReport};
use crate::export::file::folder::NewFolder;
use crate::export::grid::{Column, FieldKind, Place, Value};
use crate::model::ListIx;

const TABLE: Table = Table {
    name: "problems",
    title: "Problems",
    about: "Whatever else a reader should know of a list or of a row: values that no rule could read, values in doubt, repeated rows, rows that are no listings, lists that were never in force.",
    key: &["problem"],
    references: &[Reference { columns: &["list"], table: "lists", of: &["list"] }],
};

struct Row<'h> {
    at: usize,
    list: ListIx,
    problem: ListProblem<'h>,
}

impl<'h> Row<'h> {
    const COLUMNS: &'h [Column<Self>] = &[
        Column::described(
            FieldKind::Integer,
            "The number of the problem in this package.",
            Column::new("problem", "Problem", Place::Always, |r| Value::count(r.at + 1)),
        ),
        Column::described(
            FieldKind::Integer,
            "The number of the list.",
            Column::new("list", "List", Place::Always, |r| Value::Number(number(r.list))),
        ),
        Column::described(
            FieldKind::Integer,
            "The row of that list, which need not be a listing; empty if it concerns the whole list.",
            Column::new("row", "Row", Place::Always, |r| {
                r.problem.row.map_or(Value::Unknown, |row| Value::Number(row.into()))
            }),
        ),
        Column::described(
            FieldKind::Text,
            "The heading of the column, if it concerns one.",
            Column::new("column", "Column", Place::Always, |r| Value::text(r.problem.column)),
        ),
        Column::described(
            FieldKind::Text,
            "What is wrong, and what was done about it.",
            Column::new("message", "Message", Place::Always, |r| {
                Value::Text((&*r.problem.message).into())
            }),
        ),
    ];
}

pub(super) fn write(package: &Package<'_>, folder: &NewFolder) -> io::Result<Written> {
    let history = package.history;
    let problems = history.lists.handles().flat_map(|list| {
        let report = ListReport::new(history, list);
        report.problems.into_iter().map(move |problem| (list, problem))
    });
    let rows = problems.enumerate().map(|(at, (list, problem))| Row { at, list, problem });
    table::write(&TABLE, Row::COLUMNS, rows, folder)
}
