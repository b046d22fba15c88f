//! JSON: an array of objects or of arrays, an object with such an array in it, or JSON lines.

mod document;
mod limits;
mod table;
mod value;

use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use super::error::{Fault, Place, Reason};
use super::file::Input;
use super::ration::{Ration, Rationed};
use super::sink::{Sink, row_number};
use super::text::TextReader;
use document::Document;
use limits::{MAX_RECORD, PIECE, STRIDE, reason, too_long};
use table::Table;

/// Reads JSON into a sink; answers whether it was read to its end.
pub(super) fn read(input: &mut Input, path: &Path, sink: &mut dyn Sink) -> Result<bool, Fault> {
    let ration = Ration::new(MAX_RECORD + PIECE);
    let text = TextReader::new(input.reader());
    let mut bytes = BufReader::with_capacity(PIECE, Rationed::new(text, ration.clone()));
    let first = if starts_object(&mut bytes).map_err(unreadable)? {
        first_line(&mut bytes, &ration)?
    } else {
        Vec::new()
    };
    sink.sheet("", false);
    let mut table = Table::new(sink);
    let lines = !first.is_empty()
        && is_record(&first)
        && (is_lines(path) || continues(&mut bytes, &ration)?);
    let to_the_end = if lines {
        read_lines(input, &first, &mut bytes, &ration, &mut table)?
    } else {
        let whole = first.as_slice().chain(bytes);
        Document { input, ration: &ration, table: &mut table, told: 0 }.read(whole)?
    };
    let rows = table.finish();
    sink.progress(input.done(), input.total());
    if rows == 0 { Err(Reason::NoRows.into()) } else { Ok(to_the_end) }
}

/// Whether the name says that each line is a record.
fn is_lines(path: &Path) -> bool {
    path.extension().is_some_and(|extension| {
        extension.eq_ignore_ascii_case("jsonl") || extension.eq_ignore_ascii_case("ndjson")
    })
}

/// Skips blanks; whether an object follows.
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

/// The first line, its end included; what was read of it where it is longer than a record.
fn first_line(bytes: &mut impl BufRead, ration: &Ration) -> Result<Vec<u8>, Fault> {
    let mut line = Vec::new();
    let most = MAX_RECORD as u64;
    bytes.by_ref().take(most).read_until(b'\n', &mut line).map_err(unreadable)?;
    ration.renew();
    Ok(line)
}

/// Whether a line is an object of its own.
fn is_record(line: &[u8]) -> bool {
    serde_json::from_slice::<&serde_json::value::RawValue>(line).is_ok()
}

/// Whether another object follows the first line.
fn continues(bytes: &mut impl BufRead, ration: &Ration) -> Result<bool, Fault> {
    skip_blanks(bytes).map_err(unreadable)?;
    ration.renew();
    Ok(bytes.fill_buf().map_err(unreadable)?.first() == Some(&b'{'))
}

fn read_lines(
    input: &Input,
    first: &[u8],
    bytes: &mut impl BufRead,
    ration: &Ration,
    table: &mut Table<'_>,
) -> Result<bool, Fault> {
    let mut line = first.to_vec();
    let mut number = 0_u64;
    let mut told = 0;
    loop {
        number += 1;
        let place = Place::row(row_number(number));
        if !line.trim_ascii().is_empty() {
            let record = serde_json::from_slice(&line).map_err(|error| {
                let reason = reason(&error);
                Fault::at(place.clone(), reason)
            })?;
            if !table.take(number, record).map_err(|reason| Fault::at(place.clone(), reason))? {
                return Ok(false);
            }
        }
        if input.done() >= told + STRIDE {
            told = input.done();
            table.progress(told, input.total())?;
        }
        line.clear();
        ration.renew();
        match bytes.read_until(b'\n', &mut line) {
            Ok(0) => return Ok(true),
            Ok(_) => {}
            Err(_) if ration.exceeded() => {
                return Err(Fault::at(Place::row(row_number(number + 1)), too_long()));
            }
            Err(error) => return Err(unreadable(error)),
        }
    }
}

fn unreadable(error: std::io::Error) -> Fault {
    Reason::Unreadable(error).into()
}
