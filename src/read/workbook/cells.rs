//! The cells of a sheet, gathered into rows.

use std::fmt::Write as _;

use calamine::{Data, DataRef};
use chrono::{Days, NaiveDate};

use super::super::cell::{Cell, CellKind, MAX_COLUMNS, is_blank, recycled};
use super::super::error::{Fault, Location, Reason};
use super::super::sink::Sink;
use super::links::Links;
use super::reference::{MAX_ROWS, column_name};
use super::sheet::too_long;

/// The most characters of a cell.
const MAX_CHARACTERS: usize = 32_767;

/// The most bytes of text that a workbook delivers.
const MAX_TEXT: usize = 256 << 20;

/// How many notes on dates are reported individually for a sheet.
const REPORTED: u64 = 20;

/// One cell of the row in the making.
struct PendingCell<'s> {
    column: usize,
    kind: CellKind,
    /// A text that the workbook holds; otherwise a piece of `RowBuilder::text`.
    shared: Option<&'s str>,
    piece: (usize, usize),
}

/// A row in the making, used again for each row.
pub(super) struct RowBuilder<'s> {
    number: u32,
    held: Vec<PendingCell<'s>>,
    text: String,
    cells: Vec<Cell<'static>>,
    from_1904: bool,
    /// Rows delivered, and bytes of their text.
    pub(super) delivered: u64,
    pub(super) bytes: usize,
    odd_dates: u64,
    backwards: u64,
}

impl<'s> RowBuilder<'s> {
    pub(super) fn new(from_1904: bool, bytes: usize) -> Self {
        Self {
            number: 0,
            held: Vec::new(),
            text: String::new(),
            cells: Vec::new(),
            from_1904,
            delivered: 0,
            bytes,
            odd_dates: 0,
            backwards: 0,
        }
    }

    /// Adds a cell, counted from 0, and returns whether more are wanted. If the cell begins a row,
    /// the row before it is delivered.
    pub(super) fn take(
        &mut self,
        (row, column): (u32, u32),
        value: &DataRef<'s>,
        links: &Links,
        sink: &mut dyn Sink,
    ) -> Result<bool, Fault> {
        let number = row.saturating_add(1);
        let mut wanted = true;
        if number != self.number {
            wanted = self.deliver(links, sink);
            self.backwards += u64::from(number < self.number);
            self.number = number;
        }
        if matches!(value, DataRef::Empty) || !wanted {
            return Ok(wanted);
        }
        let letters = || column_name(column.saturating_add(1));
        let location = || Location { column: Some(letters()), ..Location::row(number) };
        let index = usize::try_from(column).unwrap_or(usize::MAX);
        if number > MAX_ROWS {
            let name = format!("{}{number}", letters());
            return Err(Fault::at(Location::default(), Reason::OffGrid(name)));
        }
        let start = self.text.len();
        let (kind, shared) = self.print(value, column, sink);
        let piece = (start, self.text.len());
        let length = shared.map_or(piece.1 - piece.0, str::len);
        if length > MAX_CHARACTERS {
            let text = shared.or_else(|| self.text.get(start..)).unwrap_or_default();
            if text.chars().count() > MAX_CHARACTERS {
                return Err(Fault::at(location(), too_long()));
            }
        }
        self.bytes += length;
        if self.bytes > MAX_TEXT {
            let message = format!("more than {} MB of text", MAX_TEXT >> 20);
            return Err(Reason::TooMuch(message).into());
        }
        if kind != CellKind::Blank && index >= MAX_COLUMNS {
            let message = format!("more than {MAX_COLUMNS} columns");
            return Err(Fault::at(location(), Reason::TooMuch(message)));
        }
        if index < MAX_COLUMNS {
            self.held.push(PendingCell { column: index, kind, shared, piece });
        }
        Ok(true)
    }

    /// Adds an error value that calamine does not know.
    pub(super) fn take_error(
        &mut self,
        (row, column): (u32, u32),
        text: &str,
        links: &Links,
        sink: &mut dyn Sink,
    ) -> Result<bool, Fault> {
        let location = (row.saturating_sub(1), column.saturating_sub(1));
        let wanted = self.take(location, &DataRef::String(text.to_owned()), links, sink)?;
        if let Some(held) = self.held.last_mut() {
            held.kind = CellKind::Error;
        }
        Ok(wanted)
    }

    /// Delivers the current row, unless it is blank, and returns whether more are wanted.
    pub(super) fn deliver(&mut self, links: &Links, sink: &mut dyn Sink) -> bool {
        let mut wanted = true;
        if self.held.iter().any(|held| held.kind != CellKind::Blank) {
            let mut cells = recycled(std::mem::take(&mut self.cells));
            let width = self.held.iter().map(|held| held.column + 1).max().unwrap_or_default();
            cells.resize(width, Cell::BLANK);
            for held in &self.held {
                let own = || self.text.get(held.piece.0..held.piece.1);
                let text = held.shared.or_else(own).unwrap_or_default();
                if let Some(cell) = cells.get_mut(held.column) {
                    *cell = Cell { kind: held.kind, text, link: None };
                }
            }
            for (column, address) in links.of_row(self.number) {
                let index = usize::try_from(column).unwrap_or(usize::MAX).saturating_sub(1);
                if index >= cells.len() && index < MAX_COLUMNS {
                    cells.resize(index + 1, Cell::BLANK);
                }
                if let Some(cell) = cells.get_mut(index) {
                    cell.link = Some(address);
                }
            }
            self.delivered += 1;
            wanted = sink.row(self.number, &cells);
            self.cells = recycled(cells);
        }
        self.held.clear();
        self.text.clear();
        wanted
    }

    /// Reports what was only counted.
    pub(super) fn report(&self, sink: &mut dyn Sink) {
        if self.odd_dates > REPORTED {
            let more = self.odd_dates - REPORTED;
            sink.note(None, None, format!("{more} more date cells without a valid date"));
        }
        if self.backwards > 0 {
            let message = format!("rows are out of order ({} times)", self.backwards);
            sink.note(None, None, message);
        }
    }

    /// Writes a value to `text`, unless it is a shared string.
    fn print(
        &mut self,
        value: &DataRef<'s>,
        column: u32,
        sink: &mut dyn Sink,
    ) -> (CellKind, Option<&'s str>) {
        let text_kind = |text: &str| if is_blank(text) { CellKind::Blank } else { CellKind::Text };
        match value {
            DataRef::Empty => (CellKind::Blank, None),
            DataRef::SharedString(text) => (text_kind(text), Some(text)),
            DataRef::String(text) | DataRef::DurationIso(text) => {
                self.text.push_str(text);
                (text_kind(text), None)
            }
            DataRef::Int(number) => {
                let _ = write!(self.text, "{number}");
                (CellKind::Number, None)
            }
            DataRef::Float(number) => {
                self.text.push_str(&printed(*number));
                (CellKind::Number, None)
            }
            DataRef::Bool(answer) => {
                self.text.push_str(if *answer { "true" } else { "false" });
                (CellKind::Boolean, None)
            }
            DataRef::Error(error) => {
                let _ = write!(self.text, "{error}");
                (CellKind::Error, None)
            }
            DataRef::DateTimeIso(text) => {
                let day = text.get(..10).and_then(|day| day.parse::<NaiveDate>().ok());
                if let Some(day) = day {
                    return self.print_date(day);
                }
                self.text.push_str(text);
                (text_kind(text), None)
            }
            DataRef::DateTime(moment) if moment.is_duration() => {
                self.text.push_str(&printed(moment.as_f64()));
                (CellKind::Number, None)
            }
            DataRef::DateTime(moment) => {
                if let Some(day) = date(moment.as_f64(), self.from_1904) {
                    return self.print_date(day);
                }
                self.odd_dates += 1;
                if self.odd_dates <= REPORTED {
                    let serial = printed(moment.as_f64());
                    let message = format!("date cell left blank: {serial} is not a date");
                    let letters = column_name(column.saturating_add(1));
                    sink.note(Some(self.number), Some(&letters), message);
                }
                (CellKind::Blank, None)
            }
        }
    }

    fn print_date(&mut self, date: NaiveDate) -> (CellKind, Option<&'s str>) {
        let _ = write!(self.text, "{date}");
        (CellKind::Date, None)
    }
}

/// Formats a number without a needless fraction or trailing zeros.
pub(in super::super) fn printed(number: f64) -> String {
    if number == 0.0 {
        return "0".to_owned();
    }
    let size = number.abs();
    if !number.is_finite() || (1e-7..1e17).contains(&size) {
        number.to_string()
    } else {
        format!("{number:e}")
    }
}

/// The date of a serial number, or `None` if there is none: before the first day, after the year
/// 9999, or 29 February 1900, which never existed.
fn date(serial: f64, from_1904: bool) -> Option<NaiveDate> {
    if !(0.0..2_958_466.0).contains(&serial) {
        return None;
    }
    let days = Data::Float(serial.floor());
    let days = u64::try_from(calamine::DataType::as_i64(&days)?).ok()?;
    let start = match (from_1904, days) {
        (true, _) => NaiveDate::from_ymd_opt(1904, 1, 1),
        (false, 0 | 60) => None,
        (false, ..60) => NaiveDate::from_ymd_opt(1899, 12, 31),
        (false, _) => NaiveDate::from_ymd_opt(1899, 12, 30),
    };
    let last = NaiveDate::from_ymd_opt(9999, 12, 31)?;
    start?.checked_add_days(Days::new(days)).filter(|date| *date <= last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serials_are_dates() {
        let day = |serial, from_1904| date(serial, from_1904).map(|date| date.to_string());
        let cases = [
            (45_922.0, false, Some("2025-09-22")),
            (45_922.99, false, Some("2025-09-22")),
            (1.0, false, Some("1900-01-01")),
            (59.0, false, Some("1900-02-28")),
            (60.0, false, None),
            (61.0, false, Some("1900-03-01")),
            (0.0, false, None),
            (0.5, false, None),
            (0.0, true, Some("1904-01-01")),
            (44_460.0, true, Some("2025-09-22")),
            (2_958_465.0, false, Some("9999-12-31")),
            (2_958_465.0, true, None),
            (-1.0, false, None),
            (1e308, false, None),
            (f64::NAN, false, None),
            (f64::INFINITY, true, None),
        ];
        for (serial, from_1904, expected) in cases {
            assert_eq!(day(serial, from_1904).as_deref(), expected, "{serial} {from_1904}");
        }
    }

    #[test]
    fn numbers_are_plain() {
        let cases = [
            (1.0, "1"),
            (0.1, "0.1"),
            (-0.0, "0"),
            (1e16, "10000000000000000"),
            (1e308, "1e308"),
            (1e-9, "1e-9"),
            (2.5, "2.5"),
        ];
        for (number, text) in cases {
            assert_eq!(printed(number), text);
        }
    }
}
