//! The cells of a row.

/// The most columns that a row may have.
pub(super) const MAX_COLUMNS: usize = 1_000;

/// The kind of value in a cell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CellKind {
    /// Nothing, or only blanks.
    Blank,
    /// Text.
    Text,
    /// A number, formatted as Rust formats it.
    Number,
    /// A date as ISO 8601 (`2025-05-08`); a time of day is dropped.
    Date,
    /// `true` or `false`.
    Boolean,
    /// A spreadsheet error, such as `#N/A` or `#REF!`.
    Error,
}

/// A cell of a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cell<'a> {
    /// The kind of its value.
    pub kind: CellKind,
    /// Its value as printed.
    pub text: &'a str,
    /// The address of its hyperlink.
    pub link: Option<&'a str>,
}

impl<'a> Cell<'a> {
    pub(super) const BLANK: Cell<'static> = Cell { kind: CellKind::Blank, text: "", link: None };

    /// Creates a cell of text, which is blank if the text is.
    pub(super) fn text(text: &'a str) -> Self {
        let kind = if is_blank(text) { CellKind::Blank } else { CellKind::Text };
        Cell { kind, text, link: None }
    }
}

/// Whether a text shows nothing.
pub(super) fn is_blank(text: &str) -> bool {
    match text.as_bytes().first() {
        None => true,
        Some(byte) if byte.is_ascii_graphic() => false,
        Some(_) => text.trim().is_empty(),
    }
}

/// The vector, emptied, for borrows of another life: its memory is used again.
pub(super) fn recycled<'a>(mut cells: Vec<Cell<'_>>) -> Vec<Cell<'a>> {
    cells.clear();
    cells.into_iter().map(|_| Cell::BLANK).collect()
}
