//! Agreements.

use std::io;

use super::contents::{Package, place};
use super::table::{self, Reference, Table, Written};
use crate::export::file::folder::NewFolder;
use crate::export::grid::{Column, FieldKind, Place, Value};
use crate::export::record::{Record, Records};

const TABLE: Table = Table {
    name: "agreements",
    title: "Agreements",
    about: "Every agreement that a list of participating agencies has, ended ones included: one row for an agency, a model and a signing date. Facts are those of its last listing.",
    key: &["id"],
    references: &[
        Reference { columns: &["agency_id"], table: "agencies", of: &["id"] },
        Reference {
            columns: &["first_list", "first_row"],
            table: "listings",
            of: &["list", "row"],
        },
        Reference { columns: &["last_list", "last_row"], table: "listings", of: &["list", "row"] },
    ],
};

impl<'h> Record<'h> {
    /// Where it is listed first and last, in place of the column with its source.
    const PLACES: &'h [Column<Self>] = &[
        Column::described(
            FieldKind::Integer,
            "The number of the first list that has it.",
            Column::new("first_list", "First list", Place::Never, |r| {
                Value::Number(place(r.history(), r.first).0)
            }),
        ),
        Column::described(
            FieldKind::Integer,
            "Its row on that list.",
            Column::new("first_row", "First row", Place::Never, |r| {
                Value::Number(place(r.history(), r.first).1)
            }),
        ),
        Column::described(
            FieldKind::Integer,
            "The number of the list from which its facts are taken.",
            Column::new("last_list", "Last list", Place::Never, |r| {
                Value::Number(place(r.history(), r.last).0)
            }),
        ),
        Column::described(
            FieldKind::Integer,
            "Its row on that list.",
            Column::new("last_row", "Last row", Place::Never, |r| {
                Value::Number(place(r.history(), r.last).1)
            }),
        ),
    ];
}

pub(super) fn write(package: &Package<'_>, folder: &NewFolder) -> io::Result<Written> {
    let records = Records::new(package.history, package.day);
    let described = Record::COLUMNS.iter().filter(|column| !column.about.is_empty());
    let columns: Vec<Column<Record<'_>>> = described.chain(Record::PLACES).copied().collect();
    let agreements = package.history.agreements.handles();
    let mut rows: Vec<(String, Record<'_>)> = agreements
        .map(|agreement| records.record(agreement, None))
        .map(|record| (record.id(), record))
        .collect();
    rows.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
    table::write(&TABLE, &columns, rows.into_iter().map(|(_, record)| record), folder)
}

#[cfg(test)]
mod tests {
    use crate::export::record::Record;

    #[test]
    fn every_column_of_a_record_is_described_unless_the_package_has_it_otherwise() {
        let without: Vec<&str> = Record::COLUMNS
            .iter()
            .filter(|column| column.about.is_empty())
            .map(|column| column.name)
            .collect();
        // What only applications have, which are a table; how it was found; the table of repairs; the
        // columns of its last listing.
        let applied = ["entry", "outcome", "agreement", "days"];
        assert_eq!(
            without,
            [&applied[..], &["match", "repairs", "list", "row", "source"]].concat()
        );
    }
}
