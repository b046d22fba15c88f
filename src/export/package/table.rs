//! A table of the package: its description, and writing its rows.

use std::borrow::Cow;
use std::io;

use super::measured::Measured;
use crate::export::file::folder::NewFolder;
use crate::export::grid::{Column, FieldKind, Value};
use crate::model::Digest;

/// What was written of a table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TableSize {
    /// The name of the table.
    pub name: &'static str,
    /// The number of its rows.
    pub rows: usize,
    /// The size of its file in bytes.
    pub bytes: u64,
}

/// A table without its columns.
#[derive(Debug)]
pub(super) struct Table {
    /// Its name, and that of its file without `.csv`.
    pub(super) name: &'static str,
    /// Its name for a reader.
    pub(super) title: &'static str,
    /// What a row is, in a sentence or two.
    pub(super) about: &'static str,
    /// The columns that identify a row.
    pub(super) key: &'static [&'static str],
    /// The columns that refer to rows of other tables.
    pub(super) references: &'static [Reference],
}

/// Columns that name a row of another table. Where it is unknown, all of them are empty.
#[derive(Debug)]
pub(super) struct Reference {
    /// The columns.
    pub(super) columns: &'static [&'static str],
    /// The other table.
    pub(super) table: &'static str,
    /// Its columns.
    pub(super) of: &'static [&'static str],
}

/// A column without its values.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) title: &'static str,
    pub(super) kind: FieldKind,
    pub(super) about: &'static str,
}

/// A table that was written.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) table: &'static Table,
    pub(super) fields: Vec<Field>,
    pub(super) rows: usize,
    pub(super) bytes: u64,
    pub(super) digest: Digest,
}

impl Written {
    pub(super) const fn size(&self) -> TableSize {
        TableSize { name: self.table.name, rows: self.rows, bytes: self.bytes }
    }
}

/// The name of the file of a table.
pub(super) fn file_name(table: &Table) -> String {
    format!("{}.csv", table.name)
}

/// Writes the rows of a table as CSV (RFC 4180, with line feeds), the names of its columns first.
pub(super) fn write<R>(
    table: &'static Table,
    columns: &[Column<R>],
    rows: impl IntoIterator<Item = R>,
    folder: &NewFolder,
) -> io::Result<Written> {
    let out = Measured::new(folder.file(&file_name(table))?);
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(columns.iter().map(|column| column.name))?;
    let mut count = 0;
    for row in rows {
        for column in columns {
            csv.write_field(text(&(column.get)(&row)).as_bytes())?;
        }
        csv.write_record(None::<&[u8]>)?;
        count += 1;
    }
    let out = csv.into_inner().map_err(|error| io::Error::other(error.to_string()))?;
    let (bytes, digest) = out.finish()?;
    let field = |column: &Column<R>| {
        let Column { name, heading, kind, about, .. } = *column;
        Field { name, title: heading, kind, about }
    };
    let fields = columns.iter().map(field).collect();
    Ok(Written { table, fields, rows: count, bytes, digest })
}

/// A value as JSON has it, without quotes.
fn text<'v>(value: &'v Value<'_>) -> Cow<'v, str> {
    match value {
        Value::Flag(flag) => Cow::Borrowed(if *flag { "true" } else { "false" }),
        Value::Parts(json, _) => Cow::Owned(json.to_string()),
        other => other.plain(),
    }
}
