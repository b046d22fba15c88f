//! The table of corrections: values that no rule can know, each with its evidence.

use std::sync::LazyLock;

use super::spacing::mend;
use crate::model::{Column, State};

/// The table. Its first lines say what the columns are.
const TABLE: &str = include_str!("../../assets/corrections.tsv");

/// A cell of ICE's lists whose value is corrected wherever it is printed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CorrectedCell {
    /// The state, as it is read.
    pub state: State,
    /// The agency as printed, apart from blanks and apostrophes.
    pub agency: &'static str,
    /// The column.
    pub column: Column,
    /// The value as printed, apart from blanks and apostrophes.
    pub printed: &'static str,
    /// The value to use, as ICE would print it.
    pub used: &'static str,
    /// How it is known: list, row, document.
    pub evidence: &'static str,
}

static CELLS: LazyLock<Vec<CorrectedCell>> = LazyLock::new(|| {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    let mut cells: Vec<CorrectedCell> = lines.filter_map(corrected_cell).collect();
    cells.sort_by_key(|cell| (cell.agency, cell.state));
    cells
});

/// Every entry of the table of corrections, in order of agency.
#[must_use]
pub fn corrected_cells() -> &'static [CorrectedCell] {
    &CELLS
}

fn corrected_cell(line: &'static str) -> Option<CorrectedCell> {
    let mut parts = line.split('\t');
    let state = State::from_postal(parts.next()?)?;
    let agency = parts.next()?;
    let heading = parts.next()?;
    let column = Column::ALL.into_iter().find(|column| column.heading() == heading)?;
    let (printed, used, evidence) = (parts.next()?, parts.next()?, parts.next()?);
    Some(CorrectedCell { state, agency, column, printed, used, evidence })
}

/// The corrections of an agency, by its name with blanks and apostrophes mended.
pub(super) fn of(state: Option<State>, agency: &str) -> &'static [CorrectedCell] {
    let of_agency = |cell: &CorrectedCell| (cell.agency, Some(cell.state));
    let cells = corrected_cells();
    let wanted = (agency, state);
    let start = cells.partition_point(|cell| of_agency(cell) < wanted);
    let end = cells.partition_point(|cell| of_agency(cell) <= wanted);
    cells.get(start..end).unwrap_or(&[])
}

/// The value to use in place of a printed one.
pub(super) fn corrected(
    cells: &[CorrectedCell],
    column: Column,
    printed: &str,
) -> Option<&'static str> {
    let cell =
        cells.iter().find(|cell| cell.column == column && cell.printed == mend(printed).0)?;
    Some(cell.used)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        let lines = TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        assert_eq!(corrected_cells().len(), lines.count());
        for cell in corrected_cells() {
            assert_eq!(mend(cell.agency).0, cell.agency);
            assert_eq!(mend(cell.printed).0, cell.printed);
            assert_ne!(cell.printed, cell.used);
            assert!(cell.evidence.contains("row "), "{cell:?}");
        }
    }
}
