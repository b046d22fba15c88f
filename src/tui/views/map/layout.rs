//! The map with what is beside and below it.

use ratatui::layout::{Constraint, Layout, Rect, Spacing};

use super::tile_grid::{COLUMNS as TILE_COLUMNS, HEIGHT as TILE_ROWS};
use crate::map::CountyMap;
use crate::model::State;
use crate::tui::core::Outline;
use crate::tui::kit::cells::skip;

/// From this room on the place under the cursor has a pane of its own.
const WIDE: (u16, u16) = (100, 26);
/// The columns of that pane, its frame included: more where the map cannot use them.
const PLACE: (u16, u16) = (34, 48);
/// The smallest room in which the country is recognized, and the smallest for one state.
const PICTURE: (u16, u16) = (72, 24);
const ZOOMED: (u16, u16) = (50, 16);
/// From this width on a tile shows what was signed per month.
pub(super) const TILES_WIDE: u16 = 7 * TILE_COLUMNS;
/// Columns of a map that is so many rows high, in fifths: pixels are square, and the country is 8
/// wide where it is 5 high.
const COLUMNS_A_ROW: u16 = 16;

/// How the user wants places to be shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Preference {
    /// As a picture of counties.
    Picture,
    /// As a tile for each state; within a state as a line for each county.
    Tiles,
}

/// What the layout depends on beside the size of the terminal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Options {
    /// Whether the terminal can show the picture.
    pub(super) fit: bool,
    /// What the user prefers.
    pub(super) preference: Option<Preference>,
    /// Whether the map is zoomed in on a state.
    pub(super) zoomed: bool,
    /// Whether what is not on the map is shown in its place.
    pub(super) off_map: bool,
}

/// What is shown in the room of the map.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Form {
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

/// The regions of the map. A region that is not shown is `None`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct MapLayout {
    /// The frame around the map.
    pub(super) frame: Option<Rect>,
    /// The pane of the place under the cursor, its frame included.
    pub(super) place: Option<Rect>,
    /// The line of the heading, where there is no frame for it.
    pub(super) heading: Option<Rect>,
    /// What is in the room of the map.
    pub(super) form: Form,
    /// That room.
    pub(super) map: Rect,
    /// The line of the territories, which are not in the picture.
    pub(super) territories: Option<Rect>,
    /// The lines of text below.
    pub(super) notes: Rect,
}

impl MapLayout {
    /// The regions within the lines across the screen.
    pub(super) fn new(outline: &Outline, options: Options) -> Self {
        let body = outline.body;
        let mut layout = Self::default();
        let mut inside = body;
        if body.width >= WIDE.0 && body.height >= WIDE.1 {
            let used = body.height.saturating_sub(6).saturating_mul(COLUMNS_A_ROW) / 5;
            let place = body.width.saturating_sub(used).clamp(PLACE.0, PLACE.1);
            let panes = [Constraint::Fill(1), Constraint::Length(place)];
            let [frame, place] = Layout::horizontal(panes).spacing(Spacing::Overlap(1)).areas(body);
            inside = outline.within(frame);
            (layout.frame, layout.place) = (Some(frame), Some(place));
        }
        layout.form = form(inside, options);
        // Tiles come first: without the pane they have room for what was signed per month.
        if layout.form == Form::Tiles && inside.width < TILES_WIDE && body.width >= TILES_WIDE {
            inside = body;
            (layout.frame, layout.place) = (None, None);
        }
        let lines = Lines::new(inside.height, layout.form, options, layout.frame.is_some());
        let rows = [
            Constraint::Length(lines.heading),
            Constraint::Fill(1),
            Constraint::Length(lines.territories),
            Constraint::Length(lines.notes),
        ];
        let [heading, map, territories, notes] = Layout::vertical(rows).areas(inside);
        layout.heading = (lines.heading > 0).then_some(heading);
        layout.territories = (lines.territories > 0).then_some(territories);
        (layout.map, layout.notes) = (map, notes);
        layout
    }
}

/// What is shown in a room.
fn form(room: Rect, options: Options) -> Form {
    let least = if options.zoomed { ZOOMED } else { PICTURE };
    let roomy = room.width >= least.0 && room.height >= least.1;
    let picture = match options.preference {
        Some(preference) => preference == Preference::Picture,
        None => roomy,
    };
    if options.off_map {
        Form::OffMap
    } else if options.fit && picture {
        Form::Picture
    } else if !options.zoomed && room.width >= 3 * TILE_COLUMNS && room.height >= TILE_ROWS {
        Form::Tiles
    } else {
        Form::Lines
    }
}

/// How many lines of text there are above and below the map.
struct Lines {
    heading: u16,
    territories: u16,
    notes: u16,
}

impl Lines {
    fn new(height: u16, form: Form, options: Options, framed: bool) -> Self {
        let territories = u16::from(form == Form::Picture && !options.zoomed && height >= 10);
        if framed {
            let notes = if form == Form::OffMap { 0 } else { 3 };
            return Self { heading: 0, territories, notes };
        }
        let spare = match form {
            // What is left below tiles of whole rows.
            Form::Tiles => {
                let rows = (height.saturating_sub(1) / TILE_ROWS).clamp(1, 4) * TILE_ROWS;
                height.saturating_sub(rows)
            }
            Form::Picture | Form::Lines => (height / 5).min(5),
            Form::OffMap => u16::from(height >= 3),
        };
        let heading = u16::from(spare > 2 || form == Form::OffMap && spare > 0);
        Self { heading, territories, notes: (spare - heading).min(4) }
    }
}

/// The territories, which are not in the picture.
pub(super) fn territories(map: &CountyMap) -> impl Iterator<Item = State> {
    State::all().filter(|&state| map.bounds(state).is_none())
}

/// The columns of the word before the territories, and of each of them.
const TERRITORIES: u16 = 13;
const TERRITORY: u16 = 9;

/// Where a territory is on their line, counted from 0. The word before them is left out where there
/// is no room for it.
pub(super) fn territory_area(line: Rect, at: u16) -> Rect {
    let named = line.width >= TERRITORIES + 5 * TERRITORY;
    let (start, wide) = if named { (TERRITORIES, TERRITORY) } else { (0, line.width / 5) };
    Rect { width: wide.saturating_sub(1), height: 1, ..skip(line, start + at.saturating_mul(wide)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every way to show the map.
    fn all() -> impl Iterator<Item = Options> {
        let flags = [false, true];
        let preferences = [None, Some(Preference::Picture), Some(Preference::Tiles)];
        preferences.into_iter().flat_map(move |preference| {
            flags.into_iter().flat_map(move |fit| {
                flags.into_iter().flat_map(move |zoomed| {
                    flags.map(|off_map| Options { fit, preference, zoomed, off_map })
                })
            })
        })
    }

    #[test]
    fn every_size_has_a_map_and_regions_stay_inside_and_apart() {
        for width in [0, 1, 20, 32, 33, 34, 60, 76, 77, 99, 100, 101, 120, 160, 500, 5000] {
            for height in (0..31).chain([40, 60, 199, 200, 2000]) {
                let outline = Outline::new((width, height));
                for options in all() {
                    let layout = MapLayout::new(&outline, options);
                    let body = outline.body;
                    let lines = [layout.heading, layout.territories, Some(layout.notes)];
                    let parts: Vec<Rect> =
                        lines.into_iter().flatten().chain([layout.map]).collect();
                    for (i, part) in parts.iter().enumerate() {
                        assert_eq!(part.intersection(body).area(), part.area(), "{width}x{height}");
                        for other in &parts[..i] {
                            assert_eq!(part.intersection(*other).area(), 0, "{width}x{height}");
                        }
                    }
                    assert!(
                        layout.map.height > 0 || body.is_empty(),
                        "{width}x{height} {options:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_form_depends_on_room_terminal_and_preference() {
        let form = |size, fit, preference, zoomed| {
            let options = Options { fit, preference, zoomed, off_map: false };
            MapLayout::new(&Outline::new(size), options).form
        };
        assert_eq!(form((150, 47), true, None, false), Form::Picture);
        assert_eq!(form((120, 40), true, None, true), Form::Picture);
        assert_eq!(form((80, 24), true, None, false), Form::Tiles);
        assert_eq!(form((80, 24), true, Some(Preference::Picture), false), Form::Picture);
        assert_eq!(form((150, 47), false, Some(Preference::Picture), false), Form::Tiles);
        assert_eq!(form((150, 47), true, Some(Preference::Tiles), false), Form::Tiles);
        assert_eq!(form((150, 47), true, Some(Preference::Tiles), true), Form::Lines);
        assert_eq!(form((60, 20), true, None, false), Form::Tiles);
        assert_eq!(form((32, 20), true, None, false), Form::Lines);
        assert_eq!(form((20, 5), true, None, true), Form::Lines);
    }
}
