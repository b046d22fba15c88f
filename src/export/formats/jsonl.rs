//! JSON lines: an object on every line.

use std::io::{self, Write};

use crate::export::format::{Content, Format, Options, SourcePlace};
use crate::export::grid::Grid;
use crate::export::json::object;

pub(super) const FORMAT: Format = Format {
    name: "jsonl",
    about: "JSON lines, one object per line",
    ending: "jsonl",
    content: Content::Rows,
    source: SourcePlace::Beside,
    write,
};

fn write(grid: &dyn Grid, _: Options, out: &mut dyn Write) -> io::Result<()> {
    for row in 0..grid.height() {
        object(grid, row, out)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
