//! Lists.

use std::io;

use super::contents::{Package, number};
use super::table::{self, Table, Written};
use crate::export::file::folder::NewFolder;
use crate::export::grid::{Column, FieldKind, Place, Value};
use crate::model::{Acceptance, List, ListIx, Sighting};

const TABLE: Table = Table {
    name: "lists",
    title: "Lists",
    about: "Every list that the record is made of: one row for a published version of one of ICE's two spreadsheets, or for a roster of ICE's fact sheet before them.",
    key: &["list"],
    references: &[],
};

struct Row<'h> {
    ix: ListIx,
    list: &'h List,
}

impl<'h> Row<'h> {
    const COLUMNS: &'h [Column<Self>] = &[
        Column::described(
            FieldKind::Integer,
            "The number of the list in this package, in order of publication. Another package may number it differently: the digest identifies a list for good.",
            Column::new("list", "List", Place::Always, |r| Value::Number(number(r.ix))),
        ),
        Column::described(
            FieldKind::Text,
            "Which of the two spreadsheets it is, by its columns and rows: participating or pending.",
            Column::new("kind", "Kind", Place::Always, |r| Value::Text(r.list.kind.name().into())),
        ),
        Column::described(
            FieldKind::Date,
            "The date of the list.",
            Column::new("date", "Date", Place::Always, |r| Value::Day(r.list.date)),
        ),
        Column::described(
            FieldKind::Text,
            "Which list of that day it is: am, mid, pm, or a time of capture.",
            Column::new("edition", "Edition", Place::Always, |r| {
                Value::text(Some(r.list.edition.label()).filter(|label| !label.is_empty()))
            }),
        ),
        Column::described(
            FieldKind::Text,
            "The rule that gave the list its date; with the rule content, the date is a guess.",
            Column::new("date_rule", "Date rule", Place::Always, |r| {
                Value::Text(r.list.date_rule.name().into())
            }),
        ),
        Column::described(
            FieldKind::Date,
            "The day on which the file was captured, if it is known.",
            Column::new("captured", "Captured", Place::Always, |r| Value::day(r.list.captured)),
        ),
        Column::described(
            FieldKind::Text,
            "The name of the file. Several lists may have the same.",
            Column::new("file", "File", Place::Always, |r| Value::Text((&*r.list.file).into())),
        ),
        Column::described(
            FieldKind::Text,
            "Other days and names under which the same bytes were captured, separated by semicolons.",
            Column::new("also", "Also", Place::Always, |r| {
                let also: Vec<String> = r.list.also.iter().map(Sighting::label).collect();
                Value::text(Some(also.join("; ")).filter(|also| !also.is_empty()))
            }),
        ),
        Column::described(
            FieldKind::Text,
            "The SHA-256 digest of the file's bytes, in hexadecimal digits.",
            Column::new("sha256", "SHA-256", Place::Always, |r| {
                Value::Text(r.list.digest.to_string().into())
            }),
        ),
        Column::described(
            FieldKind::Text,
            "The sheet of the workbook that has the table.",
            Column::new("sheet", "Sheet", Place::Always, |r| Value::filled(&r.list.sheet)),
        ),
        Column::described(
            FieldKind::Integer,
            "The number of its rows in the table listings.",
            Column::new("rows", "Rows", Place::Always, |r| Value::count(r.list.listings.len())),
        ),
        Column::described(
            FieldKind::Boolean,
            "Whether the list can be in force.",
            Column::new("accepted", "Accepted", Place::Always, |r| {
                Value::Flag(r.list.acceptance.is_accepted())
            }),
        ),
        Column::described(
            FieldKind::Text,
            "Why it cannot: it has far fewer rows than the accepted list before it, and no later list confirms that.",
            Column::new("not_accepted", "Not accepted", Place::Always, |r| {
                match r.list.acceptance {
                    Acceptance::Accepted => Value::Unknown,
                    Acceptance::Collapsed { rows, before } => {
                        Value::Text(format!("{rows} rows after {before}").into())
                    }
                }
            }),
        ),
    ];
}

pub(super) fn write(package: &Package<'_>, folder: &NewFolder) -> io::Result<Written> {
    let rows = package.history.lists.iter().map(|(ix, list)| Row { ix, list });
    table::write(&TABLE, Row::COLUMNS, rows, folder)
}
