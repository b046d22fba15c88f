//! Problems with a list.

/// A problem with a list that readers should know about, such as a repeated row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// The row of the sheet, counted from 1, if the problem is in one.
    pub row: Option<u32>,
    /// The heading of the column, if the problem is in one.
    pub column: Option<String>,
    /// What is wrong, and what was done about it.
    pub message: String,
}
