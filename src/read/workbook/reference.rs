//! Names of cells: `B7`, `G2:G5`.

/// The rows of a sheet.
pub(super) const MAX_ROWS: u32 = 1_048_576;

/// Columns of a sheet (XFD).
const MAX_GRID_COLUMNS: u32 = 16_384;

/// A cell, row and column counted from 1.
pub(super) type Position = (u32, u32);

/// The cell of a reference, or `None` if it is malformed or outside the grid.
pub(super) fn position(text: &str) -> Option<Position> {
    let digits = text.find(|character: char| !character.is_ascii_alphabetic())?;
    let (letters, digits) = text.split_at_checked(digits)?;
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let column = letters
        .bytes()
        .fold(0, |column, letter| column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    let row = row(digits)?;
    (column <= MAX_GRID_COLUMNS).then_some((row, column))
}

/// Parses a row number, or returns `None` if it is malformed or outside the grid.
pub(super) fn row(text: &str) -> Option<u32> {
    if text.is_empty() || text.len() > 10 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.parse().ok().filter(|row| (1..=MAX_ROWS).contains(row))
}

/// The first and the last cell of a range, or of a single cell.
pub(super) fn range(text: &str) -> Option<(Position, Position)> {
    let text = text.replace('$', "");
    match text.split_once(':') {
        None => position(&text).map(|cell| (cell, cell)),
        Some((start, end)) => {
            let ((top, left), (bottom, right)) = (position(start)?, position(end)?);
            Some(((top.min(bottom), left.min(right)), (top.max(bottom), left.max(right))))
        }
    }
}

/// The letters of a column that is counted from 1.
pub(super) fn column_name(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read() {
        assert_eq!(position("A1"), Some((1, 1)));
        assert_eq!(position("XFD1048576"), Some((1_048_576, 16_384)));
        assert_eq!(position("aa10"), Some((10, 27)));
        for wrong in
            ["A0", "A1048577", "XFE1", "1", "A", "", "AAAA1", "A-1", "A99999999999999", "é1"]
        {
            assert_eq!(position(wrong), None, "{wrong}");
        }
        assert_eq!(range("$G$2:G5"), Some(((2, 7), (5, 7))));
        assert_eq!(range("B5:A2"), Some(((2, 1), (5, 2))));
        assert_eq!(range("A1:B"), None);
    }

    #[test]
    fn columns_are_named() {
        for (column, name) in
            [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (16_384, "XFD")]
        {
            assert_eq!(column_name(column), name);
            assert_eq!(position(&format!("{name}1")), Some((1, column)));
        }
    }
}
