//! Delimited text: commas, tabs, semicolons or bars, streamed record by record.

mod separator;
mod tally;

use std::path::Path;

use csv::ByteRecord;

use super::cell::{Cell, CellKind, MAX_COLUMNS, recycled};
use super::error::{Fault, Place, Reason};
use super::file::Input;
use super::ration::{Ration, Rationed};
use super::sink::{Sink, row_number};
use super::text::TextReader;
use tally::Tally;

/// The most bytes of a field.
const MAX_FIELD: usize = 1 << 20;

/// The most bytes of a record, quotes and line ends included.
const MAX_RECORD: usize = 4 << 20;

/// Bytes that are read at once.
const PIECE: usize = 256 << 10;

/// Bytes between two tellings of progress.
const STRIDE: u64 = 1 << 20;

/// A last record of our own: where it does not come out as it went in, a quote before it was never
/// closed.
const END: &[u8] = b"\x02end of text\x03";
const TAIL: &[u8] = b"\n\x02end of text\x03\n";

/// Reads a delimited text into a sink; answers whether it was read to its end.
pub(super) fn read(input: &mut Input, path: &Path, sink: &mut dyn Sink) -> Result<bool, Fault> {
    let separator = separator::of(input.head());
    let ration = Ration::new(MAX_RECORD + PIECE);
    let text = TextReader::with_lines(input.reader(), TAIL);
    let mut records = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .buffer_capacity(PIECE)
        .from_reader(Rationed::new(text, ration.clone()));
    sink.sheet("", false);
    if let Some(name) = separator::unexpected(separator, path) {
        sink.note(None, None, format!("columns are separated by {name}"));
    }

    let mut tally = Tally::default();
    let mut record = ByteRecord::new();
    let mut repaired = String::new();
    let mut cells: Vec<Cell<'static>> = Vec::new();
    let mut rows = 0_u64;
    let mut width = 0;
    let mut told = 0;
    let mut to_the_end = true;
    loop {
        let line = records.position().line();
        ration.renew();
        match records.read_byte_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Err(open_quote(line)),
            Err(_) if ration.exceeded() => return Err(too_long(line)),
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
        fill(&mut row, &record, &mut repaired, &mut tally, line);
        let wanted = if row.iter().all(|cell| cell.kind == CellKind::Blank) {
            true
        } else {
            rows += 1;
            // A title above the table is narrower than the table.
            if width <= 1 {
                width = row.len();
            }
            tally.width(line, row.len(), width, sink);
            sink.row(row_number(line), &row)
        };
        cells = recycled(row);
        if !wanted {
            to_the_end = false;
            break;
        }
        if input.done() >= told + STRIDE {
            told = input.done();
            if !sink.progress(told, input.total()) {
                return Err(Reason::Stopped.into());
            }
        }
    }
    tally.tell(sink);
    sink.progress(input.done(), input.total());
    if rows == 0 { Err(Reason::NoRows.into()) } else { Ok(to_the_end) }
}

/// Makes the cells of a record; bytes that are not UTF-8 are replaced.
fn fill<'a>(
    row: &mut Vec<Cell<'a>>,
    record: &'a ByteRecord,
    repaired: &'a mut String,
    tally: &mut Tally,
    line: u64,
) {
    let bytes = record.as_slice();
    if bytes.contains(&0) {
        tally.nuls(line, bytes.iter().map(|&byte| usize::from(byte == 0)).sum());
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
        // A separator stood inside a character.
        row.clear();
    }
    repaired.clear();
    let mut ends = Vec::with_capacity(record.len());
    for field in record {
        repaired.push_str(&String::from_utf8_lossy(field));
        ends.push(repaired.len());
    }
    tally.replaced(line, bytes);
    let mut start = 0;
    for end in ends {
        row.push(Cell::text(repaired.get(start..end).unwrap_or("")));
        start = end;
    }
}

/// Line breaks inside the fields of a record.
fn breaks_in(record: &ByteRecord) -> u64 {
    record.as_slice().iter().map(|&byte| u64::from(byte == b'\n')).sum()
}

/// The end of the text was swallowed by a quoted field.
fn open_quote(line: u64) -> Fault {
    Fault::at(Place::row(row_number(line)), Reason::UnclosedQuote)
}

fn check_size(record: &ByteRecord, line: u64) -> Result<(), Fault> {
    if record.len() > MAX_COLUMNS {
        let message = format!("{} columns, more than {MAX_COLUMNS}", record.len());
        return Err(Fault::at(Place::row(row_number(line)), Reason::TooMuch(message)));
    }
    if record.as_slice().len() > MAX_FIELD {
        let long = record.iter().position(|field| field.len() > MAX_FIELD);
        if let Some(index) = long {
            let column = Some((index + 1).to_string());
            let place = Place { column, ..Place::row(row_number(line)) };
            let message = "field larger than 1 MB; is a quote missing?".to_owned();
            return Err(Fault::at(place, Reason::TooMuch(message)));
        }
    }
    Ok(())
}

fn too_long(line: u64) -> Fault {
    let message = "field larger than 1 MB; is a quote or a line break missing?".to_owned();
    Fault::at(Place::row(row_number(line)), Reason::TooMuch(message))
}

fn fault(error: csv::Error) -> Fault {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => Reason::Unreadable(error).into(),
        other => Reason::Damaged(format!("{other:?}")).into(),
    }
}
