//! Values that are not used as printed.

use std::io;

use super::contents::{Package, place};
use super::table::{self, Reference, Table, Written};
use crate::export::file::folder::NewFolder;
use crate::export::grid::{Column, FieldKind, Place, Value};
use crate::history::Used;
use crate::model::{Index, ListingIx};

const TABLE: Table = Table {
    name: "repairs",
    title: "Repairs",
    about: "Every value of a listing that is not used as printed, and the rule that reads it so: one row for a column of a listing.",
    key: &["list", "row", "column"],
    references: &[
        Reference { columns: &["list", "row"], table: "listings", of: &["list", "row"] },
        Reference { columns: &["rule_kind", "rule"], table: "rules", of: &["kind", "rule"] },
    ],
};

struct Row<'h> {
    package: &'h Package<'h>,
    listing: ListingIx,
    used: Used<'h>,
}

impl<'h> Row<'h> {
    const COLUMNS: &'h [Column<Self>] = &[
        Column::described(
            FieldKind::Integer,
            "The number of the list.",
            Column::new("list", "List", Place::Always, |r| {
                Value::Number(place(r.package.history, r.listing).0)
            }),
        ),
        Column::described(
            FieldKind::Integer,
            "The row of that list.",
            Column::new("row", "Row", Place::Always, |r| {
                Value::Number(place(r.package.history, r.listing).1)
            }),
        ),
        Column::described(
            FieldKind::Text,
            "The heading of the column.",
            Column::new("column", "Column", Place::Always, |r| {
                Value::Text(r.used.column.heading().into())
            }),
        ),
        Column::described(
            FieldKind::Text,
            "The value, as printed.",
            Column::new("printed", "Printed", Place::Always, |r| {
                let printed = r.package.history.printed(r.listing, r.used.column);
                Value::text(Some(printed).filter(|printed| !printed.is_empty()))
            }),
        ),
        Column::described(
            FieldKind::Text,
            "The value that is used instead; empty if it is unknown.",
            Column::new("used", "Used", Place::Always, |r| Value::text(r.used.value.as_deref())),
        ),
        Column::described(
            FieldKind::Text,
            "The kind of the rule.",
            Column::new("rule_kind", "Kind of rule", Place::Always, |r| {
                Value::text(r.package.rulebook.kind_of(r.used.rule))
            }),
        ),
        Column::described(
            FieldKind::Text,
            "The rule; of several, the one that changes most.",
            Column::new("rule", "Rule", Place::Always, |r| Value::Text(r.used.rule.name.into())),
        ),
    ];
}

pub(super) fn write(package: &Package<'_>, folder: &NewFolder) -> io::Result<Written> {
    let history = package.history;
    let rows = (0..history.listings.len()).flat_map(|at| {
        let listing = ListingIx::at(at);
        let used = history.not_as_printed(listing).into_iter();
        used.map(move |used| Row { package, listing, used })
    });
    table::write(&TABLE, Row::COLUMNS, rows, folder)
}
