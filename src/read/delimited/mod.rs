//! Delimited text, separated by commas, tabs, semicolons or vertical bars.

mod oddities;
mod separator;

use std::path::Path;

use csv::ByteRecord;

use super::cell::{Cell, CellKind, MAX_COLUMNS, recycled};
use super::error::{Fault, Location, Reason};
use super::file::Input;
use super::limit::{LimitedReader, ReadLimit};
use super::sink::{Sink, row_number};
use super::text::TextReader;
use oddities::Oddities;

/// The longest field, in bytes.
const MAX_FIELD: usize = 1 << 20;

/// The longest record, in bytes, with quotes and line breaks.
const MAX_RECORD: usize = 4 << 20;

/// How many bytes to read at once.
const PIECE: usize = 256 << 10;

/// How many bytes to read between reports of progress.
const STRIDE: u64 = 1 << 20;

/// A record appended to the text. If it is not read back unchanged, a quote was never closed.
const END: &[u8] = b"\x02end of text\x03";
const TAIL: &[u8] = b"\n\x02end of text\x03\n";

/// Reads delimited text into a sink and returns whether it was read to the end.
pub(super) fn read(input: &mut Input, path: &Path, sink: &mut dyn Sink) -> Result<bool, Fault> {
    let separator = separator::of(input.head());
    let limit = ReadLimit::new(MAX_RECORD + PIECE);
    let text = TextReader::with_lines(input.reader(), TAIL);
    let mut records = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .buffer_capacity(PIECE)
        .from_reader(LimitedReader::new(text, limit.clone()));
    sink.sheet("", false);
    if let Some(name) = separator::unexpected(separator, path) {
        sink.note(None, None, format!("columns are separated by {name}"));
    }

    let mut oddities = Oddities::default();
    let mut record = ByteRecord::new();
    let mut repaired = String::new();
    let mut cells: Vec<Cell<'static>> = Vec::new();
    let mut rows = 0_u64;
    let mut width = 0;
    let mut reported = 0;
    let mut to_the_end = true;
    loop {
        let line = records.position().line();
        limit.renew();
        match records.read_byte_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Err(open_quote(line)),
            Err(_) if limit.exceeded() => return Err(too_long(line)),
            Err(error) => return Err(fault(error)),
        }
        if record.len() == 1 && record.get(0) == Some(END) {
            break;
        }
        let after = records.position().line();
        let inside = if after > line + 1 { breaks_in(&record) } else { 0 };
        if record.as_slice().ends_with(TAIL) {
            return Err(open_quote(after.saturating_sub(inside)));
        }
        let line = after.saturating_sub(1 + inside);
        check_size(&record, line)?;

        let mut row = recycled(cells);
        fill(&mut row, &record, &mut repaired, &mut oddities, line);
        let wanted = if row.iter().all(|cell| cell.kind == CellKind::Blank) {
            true
        } else {
            rows += 1;
            // A title above the table is narrower than the table.
            if width <= 1 {
                width = row.len();
            }
            oddities.width(line, row.len(), width, sink);
            sink.row(row_number(line), &row)
        };
        cells = recycled(row);
        if !wanted {
            to_the_end = false;
            break;
        }
        if input.done() >= reported + STRIDE {
            reported = input.done();
            if !sink.progress(reported, input.total()) {
                return Err(Reason::Stopped.into());
            }
        }
    }
    oddities.report(sink);
    sink.progress(input.done(), input.total());
    if rows == 0 { Err(Reason::NoRows.into()) } else { Ok(to_the_end) }
}

/// Converts a record to cells; invalid UTF-8 is replaced.
fn fill<'a>(
    row: &mut Vec<Cell<'a>>,
    record: &'a ByteRecord,
    repaired: &'a mut String,
    oddities: &mut Oddities,
    line: u64,
) {
    let bytes = record.as_slice();
    if bytes.contains(&0) {
        oddities.nuls(line, bytes.iter().map(|&byte| usize::from(byte == 0)).sum());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let mut start = 0;
        row.extend(record.iter().map_while(|field| {
            let end = start + field.len();
            let cell = text.get(start..end).map(Cell::text);
            start = end;
            cell
        }));
        if row.len() == record.len() {
            return;
        }
        // A separator was inside a character.
        row.clear();
    }
    repaired.clear();
    let mut ends = Vec::with_capacity(record.len());
    for field in record {
        repaired.push_str(&String::from_utf8_lossy(field));
        ends.push(repaired.len());
    }
    oddities.replaced(line, bytes);
    let mut start = 0;
    for end in ends {
        row.push(Cell::text(repaired.get(start..end).unwrap_or("")));
        start = end;
    }
}

/// The number of line breaks inside the fields of a record.
fn breaks_in(record: &ByteRecord) -> u64 {
    record.as_slice().iter().map(|&byte| u64::from(byte == b'\n')).sum()
}

/// The error of a quoted field that ran to the end of the text.
fn open_quote(line: u64) -> Fault {
    Fault::at(Location::row(row_number(line)), Reason::UnclosedQuote)
}

fn check_size(record: &ByteRecord, line: u64) -> Result<(), Fault> {
    if record.len() > MAX_COLUMNS {
        let message = format!("{} columns, more than {MAX_COLUMNS}", record.len());
        return Err(Fault::at(Location::row(row_number(line)), Reason::TooMuch(message)));
    }
    if record.as_slice().len() > MAX_FIELD {
        let long = record.iter().position(|field| field.len() > MAX_FIELD);
        if let Some(index) = long {
            let column = Some((index + 1).to_string());
            let location = Location { column, ..Location::row(row_number(line)) };
            let message = "field larger than 1 MB; is a quote missing?".to_owned();
            return Err(Fault::at(location, Reason::TooMuch(message)));
        }
    }
    Ok(())
}

fn too_long(line: u64) -> Fault {
    let message = "field larger than 1 MB; is a quote or a line break missing?".to_owned();
    Fault::at(Location::row(row_number(line)), Reason::TooMuch(message))
}

fn fault(error: csv::Error) -> Fault {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => Reason::Unreadable(error).into(),
        other => Reason::Damaged(format!("{other:?}")).into(),
    }
}
