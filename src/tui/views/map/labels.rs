//! Names of counties where they have room.

use unicode_width::UnicodeWidthStr;

use crate::map::{CountyMap, Grid, Shape};
use crate::model::State;

/// A name on the map.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Label {
    /// The column of its first letter, in cells of the map.
    pub column: u16,
    /// Its row, in cells.
    pub row: u16,
    /// The name.
    pub text: String,
}

/// A stretch of cells of a row that show one county.
struct Stretch {
    row: u16,
    start: u16,
    length: u16,
}

/// The names of the counties of a state, without words such as "County", each where it fits inside
/// its county with a cell to spare on both sides. None at all where fewer than one county in ten
/// has room: a few names would say nothing.
pub(super) fn county_labels(map: &CountyMap, grid: &Grid, state: State) -> Vec<Label> {
    let mut widest: Vec<(Shape, Option<Stretch>)> =
        map.shapes_of(state).map(|shape| (shape, None)).collect();
    for row in 0..grid.rows() / 2 {
        let cell = |column| {
            let upper = grid.county_at(column, 2 * row)?;
            (grid.county_at(column, 2 * row + 1)? == upper).then_some(upper)
        };
        let mut column = 0;
        while column < grid.columns() {
            let start = column;
            let shape = cell(column);
            while column < grid.columns() && cell(column) == shape {
                column += 1;
            }
            let Some(shape) = shape else { continue };
            let Ok(at) = widest.binary_search_by_key(&shape, |(shape, _)| *shape) else { continue };
            let Some((_, best)) = widest.get_mut(at) else { continue };
            let stretch = Stretch { row, start, length: column - start };
            let middle = grid.target(map.county_extent(shape).centre).map_or(0, |at| at.1 / 2);
            let score = |s: &Stretch| i32::from(s.length) - 2 * i32::from(s.row.abs_diff(middle));
            if best.as_ref().is_none_or(|best| score(&stretch) > score(best)) {
                *best = Some(stretch);
            }
        }
    }
    let label = |(shape, stretch): (Shape, Option<Stretch>)| {
        let Stretch { row, start, length } = stretch?;
        let name = map.name(shape);
        let bare = [" County", " Parish", " Borough", " city", " Census Area", " City and Borough"];
        let name = bare.iter().find_map(|body| name.strip_suffix(body)).unwrap_or(name);
        let width = u16::try_from(name.width()).ok()?;
        let spare = length.checked_sub(width + 2)?;
        Some(Label { column: start + 1 + spare / 2, row, text: name.to_owned() })
    };
    let counties = widest.len();
    let labels: Vec<Label> = widest.into_iter().filter_map(label).collect();
    if labels.len() * 10 < counties { Vec::new() } else { labels }
}
