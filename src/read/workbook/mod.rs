//! Workbooks, which are checked before they are opened, then streamed sheet by sheet.

mod book;
mod cells;
mod links;
mod package;
mod reference;
mod repack;
mod sheet;
mod strings;
mod styles;
mod xml;

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Cell, DataRef, Reader, Xlsx, XlsxCellReader, XlsxError};

use super::error::{Fault, Location, Reason};
use super::sink::Sink;
use book::{CheckedBook, Sheet};
use cells::RowBuilder;
use reference::column_name;

pub(super) use cells::printed;

type Cells<'x> = XlsxCellReader<'x, Cursor<Vec<u8>>>;

/// Reads every sheet of a workbook into a sink.
pub(super) fn read(bytes: Vec<u8>, sink: &mut dyn Sink) -> Result<(), Fault> {
    let book = guarded(|| book::check(&bytes))??;
    drop(bytes);
    let CheckedBook { package, sheets, from_1904, passed_over } = book;
    let mut workbook: Xlsx<_> =
        guarded(|| Xlsx::new(Cursor::new(package)))?.map_err(|error| reason(&error))?;
    for name in passed_over {
        sink.note(None, None, format!("sheet \"{name}\" skipped: no cells"));
    }
    let (mut rows, mut bytes) = (0, 0);
    for (index, sheet) in sheets.into_iter().enumerate() {
        let name = sheet.name.clone();
        let read = read_sheet(&mut workbook, index, sheet, from_1904, bytes, sink);
        let (more, so_far) = read.map_err(|mut fault| {
            fault.location.sheet = Some(name);
            fault
        })?;
        rows += more;
        bytes = so_far;
    }
    if rows == 0 { Err(Reason::NoRows.into()) } else { Ok(()) }
}

/// Reads a sheet and returns the number of rows it delivered and the bytes of text so far.
fn read_sheet(
    workbook: &mut Xlsx<Cursor<Vec<u8>>>,
    index: usize,
    sheet: Sheet,
    from_1904: bool,
    bytes: usize,
    sink: &mut dyn Sink,
) -> Result<(u64, usize), Fault> {
    let Sheet { name, hidden, mut facts } = sheet;
    sink.sheet(&name, hidden);
    if facts.hidden.count > 0 {
        let message =
            format!("hidden rows were read, {} in all, starting with this one", facts.hidden.count);
        sink.note(Some(facts.hidden.first.0), None, message);
    }
    if facts.uncached.count > 0 {
        let (row, column) = facts.uncached.first;
        let count = facts.uncached.count;
        let message =
            format!("formulas without a saved value left blank, {count} in all, starting here");
        sink.note(Some(row), Some(&column_name(column)), message);
    }
    let key = (index + 1).to_string();
    let mut cells: Cells<'_> =
        guarded(|| workbook.worksheet_cells_reader(&key))?.map_err(|error| reason(&error))?;
    let mut rows = RowBuilder::new(from_1904, bytes);
    let mut last = 0;
    loop {
        let next = guarded(|| cells.next_cell())
            .map_err(|reason| Fault::at(Location::row(last), reason))?;
        let wanted = match next {
            Ok(None) => break,
            Ok(Some(cell)) => {
                let cell: Cell<DataRef<'_>> = cell;
                let position = cell.get_position();
                last = position.0.saturating_add(1);
                rows.take(position, cell.get_value(), &facts.links, sink)?
            }
            Err(XlsxError::CellError(text)) => match facts.odd_errors.pop_front() {
                Some(location) => rows.take_error(location, &text, &facts.links, sink)?,
                None => return Err(Fault::at(Location::row(last), Reason::Damaged(text))),
            },
            Err(error) => return Err(Fault::at(Location::row(last.max(1)), reason(&error))),
        };
        if !wanted {
            return Ok((rows.delivered, rows.bytes));
        }
    }
    if rows.deliver(&facts.links, sink) {
        rows.report(sink);
    }
    Ok((rows.delivered, rows.bytes))
}

fn reason(error: &XlsxError) -> Reason {
    match error {
        XlsxError::Password => Reason::Encrypted,
        error => Reason::damaged(error),
    }
}

/// Runs code of others that may panic on a broken file.
fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Reason> {
    catch_unwind(AssertUnwindSafe(work))
        .map_err(|_| Reason::Damaged("the workbook reader failed".to_owned()))
}
