//! Where the rows of a file go.

use super::cell::Cell;

/// Where the rows of a file go.
pub trait Sink {
    /// A sheet begins. Formats without sheets begin one without a name.
    fn sheet(&mut self, name: &str, hidden: bool);

    /// A row that is not blank; `number` counts from 1, blank rows and the heading included.
    /// Answers whether more rows of this sheet are wanted.
    fn row(&mut self, number: u32, cells: &[Cell<'_>]) -> bool;

    /// Something that a reader should know: a short row, an invalid byte, a hidden row.
    fn note(&mut self, row: Option<u32>, column: Option<&str>, message: String);

    /// `done` of `total` bytes are read. Answers whether to go on.
    fn progress(&mut self, done: u64, total: u64) -> bool {
        let _ = (done, total);
        true
    }
}

/// A counter of rows as the contract has it.
pub(super) fn row_number(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
