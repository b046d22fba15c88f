//! JSON: an array of objects or of arrays, an object with such an array in it, or JSON lines.

mod document;
mod limits;
mod table;
mod value;

use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use super::error::{Fault, Location, Reason};
use super::file::Input;
use super::limit::{LimitedReader, ReadLimit};
use super::sink::{Sink, row_number};
use super::text::TextReader;
use document::Document;
use limits::{MAX_RECORD, PIECE, STRIDE, reason, too_long};
use table::RecordTable;

/// Reads JSON into a sink and returns whether it was read to the end.
pub(super) fn read(input: &mut Input, path: &Path, sink: &mut dyn Sink) -> Result<bool, Fault> {
    let limit = ReadLimit::new(MAX_RECORD + PIECE);
    let text = TextReader::new(input.reader());
    let mut bytes = BufReader::with_capacity(PIECE, LimitedReader::new(text, limit.clone()));
    let first = if starts_object(&mut bytes).map_err(unreadable)? {
        first_line(&mut bytes, &limit)?
    } else {
        Vec::new()
    };
    sink.sheet("", false);
    let mut table = RecordTable::new(sink);
    let lines = !first.is_empty()
        && is_record(&first)
        && (is_lines(path) || continues(&mut bytes, &limit)?);
    let to_the_end = if lines {
        read_lines(input, &first, &mut bytes, &limit, &mut table)?
    } else {
        let whole = first.as_slice().chain(bytes);
        Document { input, limit: &limit, table: &mut table, reported: 0 }.read(whole)?
    };
    let rows = table.finish();
    sink.progress(input.done(), input.total());
    if rows == 0 { Err(Reason::NoRows.into()) } else { Ok(to_the_end) }
}

/// Whether the extension is one for JSON lines.
fn is_lines(path: &Path) -> bool {
    path.extension().is_some_and(|extension| {
        extension.eq_ignore_ascii_case("jsonl") || extension.eq_ignore_ascii_case("ndjson")
    })
}

/// Skips blanks and returns whether an object follows.
fn starts_object(bytes: &mut impl BufRead) -> std::io::Result<bool> {
    skip_blanks(bytes)?;
    Ok(bytes.fill_buf()?.first() == Some(&b'{'))
}

fn skip_blanks(bytes: &mut impl BufRead) -> std::io::Result<()> {
    loop {
        let ready = bytes.fill_buf()?;
        let blanks = ready.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let all = blanks == ready.len();
        bytes.consume(blanks);
        if !all || blanks == 0 {
            return Ok(());
        }
    }
}

/// Reads the first line with its line break, or as much of it as a record may be long.
fn first_line(bytes: &mut impl BufRead, limit: &ReadLimit) -> Result<Vec<u8>, Fault> {
    let mut line = Vec::new();
    let most = MAX_RECORD as u64;
    bytes.by_ref().take(most).read_until(b'\n', &mut line).map_err(unreadable)?;
    limit.renew();
    Ok(line)
}

/// Whether a line is a complete object.
fn is_record(line: &[u8]) -> bool {
    serde_json::from_slice::<&serde_json::value::RawValue>(line).is_ok()
}

/// Whether another object follows the first line.
fn continues(bytes: &mut impl BufRead, limit: &ReadLimit) -> Result<bool, Fault> {
    skip_blanks(bytes).map_err(unreadable)?;
    limit.renew();
    Ok(bytes.fill_buf().map_err(unreadable)?.first() == Some(&b'{'))
}

fn read_lines(
    input: &Input,
    first: &[u8],
    bytes: &mut impl BufRead,
    limit: &ReadLimit,
    table: &mut RecordTable<'_>,
) -> Result<bool, Fault> {
    let mut line = first.to_vec();
    let mut number = 0_u64;
    let mut reported = 0;
    loop {
        number += 1;
        let location = Location::row(row_number(number));
        if !line.trim_ascii().is_empty() {
            let record = serde_json::from_slice(&line).map_err(|error| {
                let reason = reason(&error);
                Fault::at(location.clone(), reason)
            })?;
            if !table.take(number, record).map_err(|reason| Fault::at(location.clone(), reason))? {
                return Ok(false);
            }
        }
        if input.done() >= reported + STRIDE {
            reported = input.done();
            table.progress(reported, input.total())?;
        }
        line.clear();
        limit.renew();
        match bytes.read_until(b'\n', &mut line) {
            Ok(0) => return Ok(true),
            Ok(_) => {}
            Err(_) if limit.exceeded() => {
                return Err(Fault::at(Location::row(row_number(number + 1)), too_long()));
            }
            Err(error) => return Err(unreadable(error)),
        }
    }
}

fn unreadable(error: std::io::Error) -> Fault {
    Reason::Unreadable(error).into()
}
