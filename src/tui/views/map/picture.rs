//! Counties in half blocks: two square pixels a cell.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::colours::{colour_of, rgb, text_on};
use super::data::MapData;
use super::labels::Label;
use crate::map::{CountyMap, Grid, Region, Shape};
use crate::model::{Model, State};
use crate::terminal::Depth;
use crate::tui::kit::theme::{MapColours, Rgb, Theme};

/// How much of the line's colour a border between states takes on, in hundredths; more on what is
/// not coloured by a model, less where a pixel is as wide as a small state.
const STATE_LINE: u8 = 28;
const GROUND_LINE: u8 = 60;
const COARSE_LINE: u8 = 34;
/// The same for a border between counties, where a state is looked at.
const COUNTY_LINE: u8 = 22;
/// How much of its model's colour the border of a state takes on whose own agencies signed.
const AGENCY_LINE: u8 = 46;
/// How much of a model's colour is left outside the state that is looked at.
const AWAY: u8 = 30;
/// From how many pixels a county on average its borders are drawn.
const ROOM: u32 = 8;
/// From how many pixels of the map in one of the picture on it is coarse.
const COARSE: i32 = 20;

/// What is drawn.
#[derive(Clone, Copy, Debug)]
pub struct MapPicture<'a> {
    /// The map.
    pub map: &'a CountyMap,
    /// The part of it, as many pixels wide as there are columns and twice as high as there are rows.
    pub grid: &'a Grid,
    /// What it shows.
    pub data: &'a MapData,
    /// The state that is looked at, where it is one: its counties have borders, the others fade.
    pub within: Option<State>,
    /// The place under the cursor.
    pub cursor: Option<Region>,
    /// Names on the map.
    pub labels: &'a [Label],
}

impl MapPicture<'_> {
    /// Whether the terminal can show it: half blocks in at least 256 colours.
    #[must_use]
    pub const fn is_fit_for(theme: Theme) -> bool {
        theme.unicode && matches!(theme.depth(), Depth::Ansi256 | Depth::Truecolor)
    }

    /// Draws it in `area`. Where there is no land the background is the terminal's own.
    pub fn draw(&self, theme: Theme, area: Rect, buffer: &mut Buffer) {
        let area = area.intersection(*buffer.area());
        let colours = theme.map();
        let bordered = self.within.filter(|&state| self.has_room_for_borders(state));
        for y in 0..area.height {
            for x in 0..area.width {
                let pair = [2 * y, 2 * y + 1].map(|row| self.colour(colours, bordered, x, row));
                let (symbol, style) = half_block(pair, colours.ground);
                if let Some(cell) = buffer.cell_mut((area.x + x, area.y + y)) {
                    cell.set_char(symbol).set_style(Style::reset().patch(style));
                }
            }
        }
        for label in self.labels {
            self.label(label, colours, area, buffer);
        }
    }

    /// Whether the counties of a state are large enough that borders leave something of them.
    fn has_room_for_borders(&self, state: State) -> bool {
        let counties = u32::try_from(self.map.shapes_of(state).count()).unwrap_or(u32::MAX);
        let side = u32::try_from(self.grid.scale().max(1)).unwrap_or(1);
        self.map.state_extent(state).pixels / (side * side) >= ROOM * counties
    }

    fn label(&self, label: &Label, colours: &MapColours, area: Rect, buffer: &mut Buffer) {
        for (x, letter) in (label.column..area.width).zip(label.text.chars()) {
            let ground = self.grid.county_at(x, 2 * label.row);
            let ground = ground.map(|shape| self.fill(colours, shape));
            if let Some(cell) = buffer.cell_mut((area.x + x, area.y + label.row))
                && label.row < area.height
                && let Some(ground) = ground
            {
                cell.set_char(letter).set_style(text_on(ground));
            }
        }
    }

    /// The colour of a county without any border.
    fn fill(&self, colours: &MapColours, shape: Shape) -> Rgb {
        let model = self.model(shape);
        let fill = colour_of(colours, model);
        let away = self.within.is_some_and(|state| state != self.map.state(shape));
        match model {
            _ if !away => fill,
            None => colours.away,
            Some(_) => MapColours::mixed(colours.away, fill, AWAY),
        }
    }

    fn model(&self, shape: Shape) -> Option<Model> {
        self.data.counties.get(shape.position()).and_then(Model::broadest)
    }

    /// The county of a pixel, where it is shown: where a state is looked at, Alaska and Hawaii are
    /// not beside the others, nor these beside them.
    fn county_at(&self, column: u16, row: u16) -> Option<Shape> {
        let shape = self.grid.county_at(column, row)?;
        let state = self.map.state(shape);
        let beside = self.within.is_none_or(|within| {
            within == state || !CountyMap::is_inset(within) && !CountyMap::is_inset(state)
        });
        beside.then_some(shape)
    }

    fn colour(
        &self,
        colours: &MapColours,
        bordered: Option<State>,
        column: u16,
        row: u16,
    ) -> Option<Rgb> {
        let shape = self.county_at(column, row)?;
        let at = |column: Option<u16>, row: Option<u16>| self.county_at(column?, row?);
        let before = [at(column.checked_sub(1), Some(row)), at(Some(column), row.checked_sub(1))];
        let behind = [at(column.checked_add(1), Some(row)), at(Some(column), row.checked_add(1))];
        if self.is_outline(shape, before.iter().chain(&behind)) {
            return Some(colours.cursor);
        }
        let fill = self.fill(colours, shape);
        let state = self.map.state(shape);
        let elsewhere = |other: &Option<Shape>| other.is_none_or(|o| self.map.state(o) != state);
        // A border is one pixel wide: on the state at its left or above it, and where only the other
        // state's own agencies signed, on that one.
        if let Some(agencies) = self.agencies(shape) {
            let drawn_there =
                |other: &Option<Shape>| other.is_some_and(|o| self.agencies(o).is_some());
            if behind.iter().any(elsewhere)
                || before.iter().any(|other| elsewhere(other) && !drawn_there(other))
            {
                return Some(MapColours::mixed(
                    fill,
                    colour_of(colours, Some(agencies)),
                    AGENCY_LINE,
                ));
            }
        }
        let mut others = behind.iter().flatten();
        if let Some(&other) = others.clone().find(|&&other| self.map.state(other) != state) {
            if self.agencies(other).is_some() {
                return Some(fill);
            }
            let line = match self.model(shape) {
                Some(_) => STATE_LINE,
                None if self.grid.scale() >= COARSE => COARSE_LINE,
                None => GROUND_LINE,
            };
            return Some(MapColours::mixed(fill, colours.line, line));
        }
        if bordered == Some(state) && others.any(|&other| other != shape) {
            return Some(MapColours::mixed(fill, colours.line, COUNTY_LINE));
        }
        Some(fill)
    }

    /// The broadest model of the state's own agencies, where the border of its state is drawn in
    /// that colour at a county: a county with agreements keeps its own.
    fn agencies(&self, shape: Shape) -> Option<Model> {
        let state = self.map.state(shape);
        let away = self.within.is_some_and(|within| within != state);
        if away || self.model(shape).is_some() {
            return None;
        }
        self.data.state_agencies.get(state.position()).copied().flatten()
    }

    /// Whether a pixel is of the outline of the place under the cursor.
    fn is_outline<'s>(
        &self,
        shape: Shape,
        mut around: impl Iterator<Item = &'s Option<Shape>>,
    ) -> bool {
        let Some(cursor) = self.cursor else { return false };
        let inside = |shape: Shape| match cursor {
            Region::State(state) => self.map.state(shape) == state,
            Region::County(county) => shape == county,
        };
        inside(shape) && around.any(|other| !other.is_some_and(inside))
    }
}

/// Two pixels as one cell. Of two colours the one nearer to `ground` is the background, whatever
/// stands beside them, so that colours change seldom within a row and a cell changes only when one
/// of its pixels does.
fn half_block([top, bottom]: [Option<Rgb>; 2], ground: Rgb) -> (char, Style) {
    let far = |(r, g, b): Rgb| {
        u16::from(r.abs_diff(ground.0))
            + u16::from(g.abs_diff(ground.1))
            + u16::from(b.abs_diff(ground.2))
    };
    match (top, bottom) {
        (None, None) => (' ', Style::new()),
        (Some(top), None) => ('▀', Style::new().fg(rgb(top))),
        (None, Some(bottom)) => ('▄', Style::new().fg(rgb(bottom))),
        (Some(top), Some(bottom)) if top == bottom => (' ', Style::new().bg(rgb(top))),
        (Some(top), Some(bottom)) if far(top) >= far(bottom) => {
            ('▀', Style::new().fg(rgb(top)).bg(rgb(bottom)))
        }
        (Some(top), Some(bottom)) => ('▄', Style::new().fg(rgb(bottom)).bg(rgb(top))),
    }
}
