//! The hyperlinks of a sheet.

use super::super::error::Reason;
use super::reference::Position;

/// The largest number of cells that the hyperlinks of a sheet may cover.
const MAX_LINKED: u64 = 2_000_000;

/// The hyperlinks of a sheet, by range.
#[derive(Default)]
pub(super) struct Links {
    ranges: Vec<(Position, Position, u32)>,
    addresses: Vec<String>,
    cells: Vec<(Position, u32)>,
}

impl Links {
    /// Adds the address of a range.
    pub(super) fn add(&mut self, range: (Position, Position), address: String) {
        let index = u32::try_from(self.addresses.len()).unwrap_or(u32::MAX);
        self.addresses.push(address);
        self.ranges.push((range.0, range.1, index));
    }

    /// Assigns the addresses to cells, up to the last row and column in use; an address of a single
    /// cell is always kept. If several cover a cell, the first one counts.
    pub(super) fn spread(&mut self, (last_row, last_column): Position) -> Result<(), Reason> {
        let mut linked = 0;
        for &(start, end, index) in &self.ranges {
            let used = (end.0.min(last_row), end.1.min(last_column));
            let (bottom, right) = if start == end { end } else { used };
            let rows = u64::from((bottom + 1).saturating_sub(start.0));
            let columns = u64::from((right + 1).saturating_sub(start.1));
            linked += rows * columns;
            if linked > MAX_LINKED {
                let message = format!("hyperlinks on more than {MAX_LINKED} cells");
                return Err(Reason::TooMuch(message));
            }
            for row in start.0..=bottom {
                for column in start.1..=right {
                    self.cells.push(((row, column), index));
                }
            }
        }
        self.ranges = Vec::new();
        self.cells.sort_by_key(|&(cell, _)| cell);
        self.cells.dedup_by_key(|&mut (cell, _)| cell);
        Ok(())
    }

    /// The columns of a row that have an address.
    pub(super) fn of_row(&self, row: u32) -> impl Iterator<Item = (u32, &str)> {
        let start = self.cells.partition_point(|&((other, _), _)| other < row);
        let cells = self.cells.get(start..).unwrap_or_default();
        cells.iter().take_while(move |&&((other, _), _)| other == row).filter_map(
            |&((_, column), index)| {
                let address = self.addresses.get(usize::try_from(index).ok()?)?;
                Some((column, address.as_str()))
            },
        )
    }
}

/// The address of a `HYPERLINK("address", …)` formula.
pub(super) fn of_formula(formula: &str) -> Option<String> {
    let (name, rest) = formula.trim_start_matches('=').trim().split_once('(')?;
    if !name.trim().eq_ignore_ascii_case("hyperlink") {
        return None;
    }
    let mut address = String::new();
    let mut rest = rest.trim_start().strip_prefix('"')?;
    loop {
        let (piece, after) = rest.split_once('"')?;
        address.push_str(piece);
        // A quote inside a string is doubled.
        match after.strip_prefix('"') {
            Some(next) => {
                address.push('"');
                rest = next;
            }
            None if after.trim_start().starts_with([',', ')', ';']) => return Some(address),
            None => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn ranges_are_spread_over_used_cells() {
        let mut links = Links::default();
        links.add(((2, 7), (1_048_576, 7)), "a".to_owned());
        links.add(((3, 7), (3, 8)), "b".to_owned());
        links.spread((4, 8)).unwrap();
        let row = |row| links.of_row(row).collect::<Vec<_>>();
        assert_eq!(row(1), []);
        assert_eq!(row(2), [(7, "a")]);
        assert_eq!(row(3), [(7, "a"), (8, "b")]);
        assert_eq!(row(4), [(7, "a")]);
        assert_eq!(row(5), []);
        let mut links = Links::default();
        for _ in 0..200 {
            links.add(((1, 1), (20_000, 1)), String::new());
        }
        assert!(links.spread((20_000, 1)).is_err());
    }

    #[test]
    fn formulas_hold_addresses() {
        assert_eq!(
            of_formula("HYPERLINK(\"https://a.b/?q=1\",\"MOA\")").as_deref(),
            Some("https://a.b/?q=1")
        );
        assert_eq!(of_formula("=hyperlink( \"x\"\"y\" )").as_deref(), Some("x\"y"));
        assert_eq!(of_formula("HYPERLINK(A1)"), None);
        assert_eq!(of_formula("HYPERLINK(\"a\"&B1,\"b\")"), None);
        assert_eq!(of_formula("SUM(A1)"), None);
    }
}
