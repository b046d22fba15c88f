//! Records to rows under one heading.

use std::collections::HashMap;

use super::super::cell::{Cell, CellKind, MAX_COLUMNS};
use super::super::error::{Location, Reason};
use super::super::sink::{Sink, row_number};
use super::value::{JsonRecord, JsonValue};

/// Records whose names make the heading.
const HEADING_FROM: usize = 1_000;

/// The most bytes that wait for the heading.
const MAX_WAITING: usize = 16 << 20;

/// How many notes of one kind are reported individually.
const REPORTED: u64 = 20;

/// Values of a record by column.
type JsonRow = Vec<(usize, JsonValue)>;

/// The list in the making.
pub(super) struct RecordTable<'s> {
    sink: &'s mut dyn Sink,
    columns: HashMap<String, usize>,
    heading: Vec<String>,
    heading_delivered: bool,
    waiting: Vec<(u64, JsonRow)>,
    waiting_bytes: usize,
    rows: u64,
    repeated: u64,
    late: u64,
    wanted: bool,
}

impl<'s> RecordTable<'s> {
    pub(super) fn new(sink: &'s mut dyn Sink) -> Self {
        Self {
            sink,
            columns: HashMap::new(),
            heading: Vec::new(),
            heading_delivered: false,
            waiting: Vec::new(),
            waiting_bytes: 0,
            rows: 0,
            repeated: 0,
            late: 0,
            wanted: true,
        }
    }

    /// Adds a record with its number and returns whether more are wanted.
    pub(super) fn take(&mut self, number: u64, record: JsonRecord) -> Result<bool, Reason> {
        match record {
            JsonRecord::Object(values) => {
                let printed: Result<Vec<_>, _> = values
                    .into_iter()
                    .map(|(name, raw)| JsonValue::of(raw.get()).map(|value| (name, value)))
                    .collect();
                self.object(number, printed?)?;
            }
            JsonRecord::Array(values) => {
                let values: Result<Vec<_>, _> =
                    values.iter().map(|raw| JsonValue::of(raw.get())).collect();
                let row: JsonRow = values?.into_iter().enumerate().collect();
                check_columns(row.len())?;
                self.heading_delivered = true;
                self.deliver(number, &row);
            }
            JsonRecord::Other => {
                return Err(Reason::Damaged("a record must be an object or an array".to_owned()));
            }
        }
        Ok(self.wanted)
    }

    /// Adds a single record.
    pub(super) fn take_single(
        &mut self,
        number: u64,
        values: Vec<(String, JsonValue)>,
    ) -> Result<(), Reason> {
        self.object(number, values)
    }

    /// Something that is not of one record.
    pub(super) fn note(&mut self, message: String) {
        self.sink.note(None, None, message);
    }

    /// Reports progress.
    pub(super) fn progress(&mut self, done: u64, total: u64) -> Result<(), Reason> {
        if self.sink.progress(done, total) { Ok(()) } else { Err(Reason::Stopped) }
    }

    /// Delivers the remaining rows, reports what was only counted and returns the number of rows.
    pub(super) fn finish(mut self) -> u64 {
        self.release();
        for (count, what) in
            [(self.repeated, "duplicate names"), (self.late, "names that are not in the header")]
        {
            if count > REPORTED {
                self.sink.note(None, None, format!("{} more {what}", count - REPORTED));
            }
        }
        self.rows
    }

    fn column(&mut self, number: u64, name: String) -> Result<usize, Reason> {
        if let Some(&column) = self.columns.get(&name) {
            return Ok(column);
        }
        let column = self.heading.len();
        check_columns(column + 1)?;
        if self.heading_delivered {
            self.late += 1;
            if self.late <= REPORTED {
                let message = format!("name \"{name}\" is not in the header");
                self.sink.note(Some(row_number(number)), Some(&name), message);
            }
        }
        self.columns.insert(name.clone(), column);
        self.heading.push(name);
        Ok(column)
    }

    fn repeated(&mut self, number: u64, column: usize) {
        self.repeated += 1;
        if self.repeated <= REPORTED {
            let name = self.heading.get(column).map_or("", String::as_str);
            let message = format!("duplicate name \"{name}\": the first value is used");
            self.sink.note(Some(row_number(number)), Some(name), message);
        }
    }

    fn object(&mut self, number: u64, values: Vec<(String, JsonValue)>) -> Result<(), Reason> {
        let mut row: JsonRow = Vec::with_capacity(values.len());
        for (name, value) in values {
            let column = self.column(number, name)?;
            if row.iter().any(|(other, _)| *other == column) {
                self.repeated(number, column);
            } else {
                row.push((column, value));
            }
        }
        if self.heading_delivered {
            self.deliver(number, &row);
            return Ok(());
        }
        self.waiting_bytes += row.iter().map(|(_, value)| value.text.len() + 64).sum::<usize>();
        self.waiting.push((number, row));
        if self.waiting.len() == HEADING_FROM || self.waiting_bytes > MAX_WAITING {
            self.release();
        }
        Ok(())
    }

    /// Delivers the header row and the rows that waited for it.
    fn release(&mut self) {
        if self.heading_delivered || self.heading.is_empty() {
            return;
        }
        self.heading_delivered = true;
        let cells: Vec<_> = self.heading.iter().map(|name| Cell::text(name)).collect();
        // The header row is above the first record; JSON lines have no line for it.
        self.wanted = self.sink.row(1, &cells);
        for (number, row) in std::mem::take(&mut self.waiting) {
            self.deliver(number, &row);
        }
    }

    fn deliver(&mut self, number: u64, row: &JsonRow) {
        if !self.wanted || row.iter().all(|(_, value)| value.kind == CellKind::Blank) {
            return;
        }
        let width = row.iter().map(|(column, _)| column + 1).max().unwrap_or_default();
        let mut cells = vec![Cell::BLANK; width.max(self.heading.len())];
        for (column, value) in row {
            if let Some(cell) = cells.get_mut(*column) {
                *cell = Cell { kind: value.kind, text: &value.text, link: None };
            }
        }
        self.rows += 1;
        self.wanted = self.sink.row(row_number(number), &cells);
    }
}

fn check_columns(count: usize) -> Result<(), Reason> {
    if count <= MAX_COLUMNS {
        return Ok(());
    }
    Err(Reason::TooMuch(format!("more than {MAX_COLUMNS} columns")))
}

/// The location of a record.
pub(super) fn location(number: u64) -> Location {
    Location::row(row_number(number))
}
