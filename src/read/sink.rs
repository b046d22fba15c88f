//! The receiver of the rows of a file.

use super::cell::Cell;

/// A receiver of the rows of a file.
pub trait Sink {
    /// Begins a sheet. Formats without sheets begin one without a name.
    fn sheet(&mut self, name: &str, hidden: bool);

    /// Receives a row that is not blank and returns whether more rows of this sheet are wanted.
    /// `number` counts from 1, blank rows and the header row included.
    fn row(&mut self, number: u32, cells: &[Cell<'_>]) -> bool;

    /// Receives a note for readers: a short row, an invalid byte, a hidden row.
    fn note(&mut self, row: Option<u32>, column: Option<&str>, message: String);

    /// Receives the number of bytes read so far and returns whether to continue.
    fn progress(&mut self, done: u64, total: u64) -> bool {
        let _ = (done, total);
        true
    }
}

/// A counter of rows as the contract has it.
pub(super) fn row_number(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
