//! The map with what stands beside and below it.

use ratatui::layout::Rect;

use super::{Outline, split_left};
use crate::tui::state::Form;
use crate::tui::view::{TILE_COLUMNS, TILE_ROWS};

/// From this room on the place under the cursor has a pane of its own.
const WIDE: (u16, u16) = (100, 26);
/// The columns of that pane, its frame included: more where the map cannot use them.
const PLACE: (u16, u16) = (34, 48);
/// The smallest room in which the country is recognized, and the smallest for one state.
const PICTURE: (u16, u16) = (72, 24);
const ZOOMED: (u16, u16) = (50, 16);
/// From this width on a tile tells what was signed per month.
const TILES_WIDE: u16 = 7 * TILE_COLUMNS;
/// Columns of a map that is so many rows high, in fifths: pixels are square, and the country is 8
/// wide where it is 5 high.
const COLUMNS_A_ROW: u16 = 16;

/// What the layout depends on beside the size of the terminal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Shows {
    /// Whether the terminal can show the picture.
    pub fit: bool,
    /// The form that the user chose.
    pub form: Option<Form>,
    /// Whether a state is looked at.
    pub zoomed: bool,
    /// Whether what is not on the map is shown in its place.
    pub off_map: bool,
}

/// What stands in the room of the map.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum MapForm {
    /// Counties in half blocks.
    Picture,
    /// A tile for each state.
    Tiles,
    /// A line for each place.
    #[default]
    Lines,
    /// What is not on the map.
    OffMap,
}

/// The regions of the map. A region that is not shown has none.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct MapLayout {
    /// The lines across the screen.
    pub outline: Outline,
    /// The frame around the map; none where there is no room for one.
    pub frame: Option<Rect>,
    /// The pane of the place under the cursor, its frame included.
    pub place: Option<Rect>,
    /// The line of the heading, where there is no frame for it.
    pub heading: Option<Rect>,
    /// What is there.
    pub form: MapForm,
    /// Where it is.
    pub map: Rect,
    /// The line of the territories, which are on no picture.
    pub territories: Option<Rect>,
    /// The lines of text below.
    pub notes: Rect,
}

impl MapLayout {
    /// The regions for a terminal of `size` columns and rows.
    #[must_use]
    pub fn new(size: (u16, u16), shows: Shows) -> Self {
        let outline = Outline::new(size);
        let body = outline.body;
        let mut layout = Self { outline, ..Self::default() };
        let mut inside = body;
        if body.width >= WIDE.0 && body.height >= WIDE.1 {
            let used = body.height.saturating_sub(6).saturating_mul(COLUMNS_A_ROW) / 5;
            let place = body.width.saturating_sub(used).clamp(PLACE.0, PLACE.1);
            let (frame, place) = split_left(body, body.width - place + 1, 1);
            inside = outline.within(frame);
            (layout.frame, layout.place) = (Some(frame), Some(place));
        }
        let form = form(inside, shows);
        // Tiles come first: without the pane they have room for what they tell.
        if form == MapForm::Tiles && inside.width < TILES_WIDE && body.width >= TILES_WIDE {
            inside = body;
            (layout.frame, layout.place) = (None, None);
        }
        let lines = Lines::new(inside.height, form, shows, layout.frame.is_some());
        let line = |y: u16| Rect { y: inside.y + y, height: 1, ..inside };
        layout.form = form;
        layout.heading = (lines.heading > 0).then(|| line(0));
        let below = lines.territories + lines.notes;
        let rows = inside.height.saturating_sub(lines.heading + below);
        layout.map = Rect { y: inside.y + lines.heading, height: rows, ..inside };
        layout.territories = (lines.territories > 0).then(|| line(lines.heading + rows));
        layout.notes = Rect {
            y: inside.y + lines.heading + rows + lines.territories,
            height: lines.notes,
            ..inside
        };
        layout
    }
}

/// What stands in a room.
fn form(room: Rect, shows: Shows) -> MapForm {
    let least = if shows.zoomed { ZOOMED } else { PICTURE };
    let roomy = room.width >= least.0 && room.height >= least.1;
    let picture = match shows.form {
        Some(form) => form == Form::Picture,
        None => roomy,
    };
    if shows.off_map {
        MapForm::OffMap
    } else if shows.fit && picture {
        MapForm::Picture
    } else if !shows.zoomed && room.width >= 3 * TILE_COLUMNS && room.height >= TILE_ROWS {
        MapForm::Tiles
    } else {
        MapForm::Lines
    }
}

/// How many lines of text stand above and below.
struct Lines {
    heading: u16,
    territories: u16,
    notes: u16,
}

impl Lines {
    fn new(height: u16, form: MapForm, shows: Shows, framed: bool) -> Self {
        let territories = u16::from(form == MapForm::Picture && !shows.zoomed && height >= 10);
        if framed {
            return Self {
                heading: 0,
                territories,
                notes: if form == MapForm::OffMap { 0 } else { 3 },
            };
        }
        let spare = match form {
            // What tiles of whole rows leave.
            MapForm::Tiles => {
                let rows = (height.saturating_sub(1) / TILE_ROWS).clamp(1, 4) * TILE_ROWS;
                height.saturating_sub(rows)
            }
            MapForm::Picture | MapForm::Lines => (height / 5).min(5),
            MapForm::OffMap => u16::from(height >= 3),
        };
        let heading = u16::from(spare > 2 || form == MapForm::OffMap && spare > 0);
        Self { heading, territories, notes: (spare - heading).min(4) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every way to show the map.
    fn all() -> impl Iterator<Item = Shows> {
        let flags = [false, true];
        let forms = [None, Some(Form::Picture), Some(Form::Tiles)];
        forms.into_iter().flat_map(move |form| {
            flags.into_iter().flat_map(move |fit| {
                flags.into_iter().flat_map(move |zoomed| {
                    flags.map(|off_map| Shows { fit, form, zoomed, off_map })
                })
            })
        })
    }

    #[test]
    fn every_size_has_a_map_and_nothing_lies_outside_or_upon_another() {
        for width in (0..200).step_by(3).chain([32, 33, 34, 99, 100, 101, 500, 5000]) {
            for height in (0..60).chain([199, 200, 2000]) {
                for shows in all() {
                    let layout = MapLayout::new((width, height), shows);
                    let body = layout.outline.body;
                    let lines = [layout.heading, layout.territories, Some(layout.notes)];
                    let parts: Vec<Rect> =
                        lines.into_iter().flatten().chain([layout.map]).collect();
                    for (i, part) in parts.iter().enumerate() {
                        assert_eq!(part.intersection(body).area(), part.area(), "{width}x{height}");
                        for other in &parts[..i] {
                            assert_eq!(part.intersection(*other).area(), 0, "{width}x{height}");
                        }
                    }
                    assert!(layout.map.height > 0 || body.is_empty(), "{width}x{height} {shows:?}");
                }
            }
        }
    }

    #[test]
    fn the_form_follows_room_terminal_and_wish() {
        let form = |size, fit, form, zoomed| {
            MapLayout::new(size, Shows { fit, form, zoomed, off_map: false }).form
        };
        assert_eq!(form((150, 47), true, None, false), MapForm::Picture);
        assert_eq!(form((120, 40), true, None, true), MapForm::Picture);
        assert_eq!(form((80, 24), true, None, false), MapForm::Tiles);
        assert_eq!(form((80, 24), true, Some(Form::Picture), false), MapForm::Picture);
        assert_eq!(form((150, 47), false, Some(Form::Picture), false), MapForm::Tiles);
        assert_eq!(form((150, 47), true, Some(Form::Tiles), false), MapForm::Tiles);
        assert_eq!(form((150, 47), true, Some(Form::Tiles), true), MapForm::Lines);
        assert_eq!(form((60, 20), true, None, false), MapForm::Tiles);
        assert_eq!(form((32, 20), true, None, false), MapForm::Lines);
        assert_eq!(form((20, 5), true, None, true), MapForm::Lines);
    }
}
