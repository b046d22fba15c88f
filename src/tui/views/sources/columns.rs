//! The columns of the tables of Sources.

use super::topics::Topic;
use crate::tui::kit::columns::{Column, fixed, growing, number};

const LISTS: &[Column] = &[
    fixed("Date", 10, 0),
    fixed("", 1, 0),
    fixed("Time", 8, 5),
    fixed("Kind", 13, 1),
    number("Rows", 6, 2),
    number("Repairs", 7, 3),
    number("Problems", 8, 4),
    fixed("Date by", 10, 7),
    growing("Sheet", 6, 1, 8),
    growing("Accepted", 9, 2, 6),
];
const ROWS: &[Column] = &[
    number("Row", 5, 0),
    growing("Agency", 12, 1, 0),
    fixed("St", 2, 2),
    fixed("Model", 5, 1),
    fixed("Signed", 10, 3),
    fixed("", 1, 4),
];
const REPAIRS: &[Column] = &[
    fixed("Last list", 10, 1),
    number("Row", 5, 2),
    fixed("Column", 8, 3),
    growing("Printed", 18, 2, 0),
    growing("Used", 18, 2, 0),
    growing("Agency", 14, 1, 5),
    fixed("First list", 10, 6),
    number("Row", 5, 6),
    number("Rows", 6, 7),
];
const REPAIRS_OF: &[Column] = &[
    number("Row", 5, 0),
    fixed("Column", 8, 3),
    growing("Printed", 18, 2, 0),
    growing("Used", 18, 2, 0),
    growing("Agency", 16, 1, 2),
];
const DOUBTS: &[Column] = &[
    fixed("Last list", 10, 1),
    number("Row", 5, 2),
    fixed("Column", 12, 0),
    growing("Printed", 9, 1, 0),
    growing("Agency", 16, 2, 3),
    fixed("First list", 10, 4),
    number("Row", 5, 4),
    number("Rows", 6, 5),
];
const PROBLEMS: &[Column] =
    &[number("Row", 5, 0), fixed("Column", 12, 1), growing("Problem", 12, 1, 0)];
const SPELLINGS: &[Column] =
    &[growing("Agency", 12, 1, 0), fixed("St", 2, 1), growing("Printed", 12, 1, 0)];
const CORRECTIONS: &[Column] = &[
    growing("Agreement", 16, 1, 0),
    fixed("Before", 10, 1),
    fixed("After", 10, 0),
    fixed("List", 10, 2),
    number("Row", 5, 2),
];
const MOVES: &[Column] = &[
    growing("Agreement", 16, 1, 0),
    growing("Printed", 12, 1, 0),
    growing("State", 4, 2, 1),
    fixed("List", 10, 2),
    number("Row", 5, 2),
];
const PAIRS: &[Column] = &[
    growing("Agency", 16, 1, 0),
    fixed("St", 2, 1),
    fixed("Alike by", 8, 2),
    fixed("Model", 5, 3),
    fixed("Signed", 10, 4),
];

/// The columns of the table of a page.
pub(super) fn columns(topic: Topic) -> &'static [Column] {
    match topic {
        Topic::Section(_) => LISTS,
        Topic::List(_) => ROWS,
        Topic::RepairsOf(..) => REPAIRS_OF,
        Topic::ProblemsOf(_) => PROBLEMS,
        Topic::Rule(_) => REPAIRS,
        Topic::Doubt(_) => DOUBTS,
        Topic::Spellings(_) => SPELLINGS,
        Topic::Moves(_) => MOVES,
        Topic::Corrections(_) => CORRECTIONS,
        Topic::LikelyPairs => PAIRS,
        Topic::Problem(..) | Topic::Agency(_) => &[],
    }
}
