//! Where the tiles of the states are.

use ratatui::layout::Rect;

use crate::map::Direction;
use crate::model::State;

/// The tiles from the north to the south, each row from the west to the east; the islands of the
/// Pacific at the left, those of the Caribbean at the right.
const ROWS: [[&str; 11]; 8] = [
    ["AK", "", "", "", "", "", "", "", "", "", "ME"],
    ["", "", "", "", "", "WI", "", "", "", "VT", "NH"],
    ["WA", "ID", "MT", "ND", "MN", "IL", "MI", "", "NY", "MA", ""],
    ["OR", "NV", "WY", "SD", "IA", "IN", "OH", "PA", "NJ", "CT", "RI"],
    ["CA", "UT", "CO", "NE", "MO", "KY", "WV", "VA", "MD", "DE", ""],
    ["", "AZ", "NM", "KS", "AR", "TN", "NC", "SC", "DC", "", ""],
    ["GU", "MP", "", "OK", "LA", "MS", "AL", "GA", "", "", ""],
    ["HI", "AS", "", "TX", "", "", "", "", "FL", "PR", "VI"],
];

/// Tiles in a row.
pub(super) const COLUMNS: u16 = 11;
/// Rows of tiles.
pub(super) const HEIGHT: u16 = 8;

/// Where the tile of a state is in `area`; `None` where there is no room for tiles.
///
/// Not ratatui's `Layout`: tiles are all alike, and what is left of the room is no tile's.
pub(super) fn tile_area(area: Rect, state: State) -> Option<Rect> {
    let (wide, high) = (area.width / COLUMNS, (area.height / HEIGHT).min(4));
    if wide < 3 || high == 0 {
        return None;
    }
    let wide = wide.min(14);
    let left = (area.width - wide * COLUMNS) / 2;
    let (column, row) = place(state)?;
    let at = (u16::try_from(column).ok()?, u16::try_from(row).ok()?);
    Some(Rect {
        x: area.x + left + at.0 * wide,
        y: area.y + at.1 * high,
        width: wide - 1,
        height: if high > 2 { high - 1 } else { high },
    })
}

/// The column and the row of the tile of a state.
fn place(state: State) -> Option<(i32, i32)> {
    ROWS.iter().zip(0..).find_map(|(states, row)| {
        let mut columns = states.iter().zip(0..);
        columns.find(|(code, _)| **code == state.postal()).map(|(_, column)| (column, row))
    })
}

/// The nearest tile in a direction.
pub(super) fn next_tile(from: State, direction: Direction) -> Option<State> {
    let at = place(from)?;
    let ahead = State::all().filter_map(|state| {
        let (ahead, aside) = direction.distance(at, place(state)?);
        (ahead > 0).then_some((ahead + 4 * aside, state))
    });
    ahead.min_by_key(|&(far, _)| far).map(|(_, state)| state)
}
