//! Bytes to raw cells. A file is streamed, row by row, into a [`Sink`]; nothing here knows what a
//! column means.

mod cell;
mod delimited;
mod error;
mod file;
mod folder;
mod format;
mod json;
mod ration;
mod sink;
mod text;
mod workbook;

pub use cell::{Cell, CellKind};
pub use error::{Place, ReadError, Reason};
pub use folder::{Source, sources};
pub use sink::Sink;

use error::Fault;
use format::Format;

/// Reads a file into a sink, once, from its beginning to its end; its format is told by its
/// content. Nothing is written anywhere.
///
/// # Errors
/// When the file cannot be opened or is no list, breaks the rules of its format, asks for more
/// than a list can need, has no rows, changes while it is read, or the sink stops it. Rows that
/// were delivered before the error stay with the sink.
pub fn read(source: &Source, sink: &mut dyn Sink) -> Result<(), ReadError> {
    read_file(source, sink).map_err(|fault| fault.of(&source.label))
}

fn read_file(source: &Source, sink: &mut dyn Sink) -> Result<(), Fault> {
    let mut input = file::open(&source.path)?;
    match format::of(input.head())? {
        Format::Workbook => {
            let bytes = input.whole()?;
            if !sink.progress(input.done(), input.total()) {
                return Err(Reason::Stopped.into());
            }
            workbook::read(bytes, sink)?;
        }
        Format::Json => {
            let to_the_end = json::read(&mut input, &source.path, sink)?;
            input.check_unchanged(to_the_end)?;
        }
        Format::Delimited => {
            let to_the_end = delimited::read(&mut input, &source.path, sink)?;
            input.check_unchanged(to_the_end)?;
        }
    }
    Ok(())
}
