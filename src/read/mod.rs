//! Bytes to raw cells. Files are streamed, row by row, into a [`Sink`]; nothing here knows what the
//! columns mean.

mod cell;
mod delimited;
mod error;
mod file;
mod folder;
mod format;
mod json;
mod limit;
mod sink;
mod text;
mod workbook;

pub use cell::{Cell, CellKind};
pub use error::{Location, ReadError, Reason};
pub use folder::{Source, is_list, sources};
pub use sink::Sink;

use error::Fault;
use format::FileFormat;

/// Reads a file once, from beginning to end, into a sink. The content determines its format. Returns
/// the SHA-256 of the bytes, or `None` if the sink did not want all rows, so that not all bytes were
/// read.
///
/// # Errors
/// Returns an error if the file cannot be opened or is not a list, violates its format, exceeds a
/// limit, has no rows, changes while being read, or if the sink cancels. The sink keeps the rows
/// that were delivered before the error.
pub fn read(source: &Source, sink: &mut dyn Sink) -> Result<Option<[u8; 32]>, ReadError> {
    read_file(source, sink).map_err(|fault| fault.of(&source.label))
}

fn read_file(source: &Source, sink: &mut dyn Sink) -> Result<Option<[u8; 32]>, Fault> {
    let mut input = file::open(&source.path)?;
    let to_the_end = match format::of(input.head())? {
        FileFormat::Workbook => {
            let bytes = input.whole()?;
            if !sink.progress(input.done(), input.total()) {
                return Err(Reason::Stopped.into());
            }
            workbook::read(bytes, sink)?;
            true
        }
        FileFormat::Json => json::read(&mut input, &source.path, sink)?,
        FileFormat::Delimited => delimited::read(&mut input, &source.path, sink)?,
    };
    input.check_unchanged(to_the_end)?;
    Ok(to_the_end.then(|| input.digest()))
}
