//! JSON: an array of objects, one to a line. A file is an object of two parts: the source of
//! the rows, and the rows.

use std::io::{self, Write};

use crate::export::format::{Content, Format, Options, SourcePlace};
use crate::export::grid::Grid;
use crate::export::json::{Escaped, object};
use crate::export::provenance::Provenance;

pub(super) const FORMAT: Format = Format {
    name: "json",
    about: "JSON for a program",
    ending: "json",
    content: Content::Object,
    source: SourcePlace::Inside(document),
    write,
};

fn write(grid: &dyn Grid, _: Options, out: &mut dyn Write) -> io::Result<()> {
    array(grid, out)?;
    out.write_all(b"\n")
}

fn array(grid: &dyn Grid, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"[")?;
    for row in 0..grid.height() {
        out.write_all(if row == 0 { b"\n" } else { b",\n" })?;
        object(grid, row, out)?;
    }
    out.write_all(if grid.height() == 0 { b"]" } else { b"\n]" })
}

fn document(grid: &dyn Grid, provenance: &Provenance, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"{\n\"provenance\": ")?;
    serde_json::to_writer(Escaped(&mut *out), provenance)?;
    out.write_all(b",\n\"rows\": ")?;
    array(grid, out)?;
    out.write_all(b"\n}\n")
}
