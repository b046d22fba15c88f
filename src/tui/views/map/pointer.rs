//! Clicks and the wheel on the map.

use ratatui::layout::Position;

use super::layout::{Form, territories, territory_area};
use super::state::Map;
use super::tile_grid::tile_area;
use crate::map::{CountyMap, Region};
use crate::model::State;
use crate::tui::core::{Context, Outcome};
use crate::tui::kit::cursor::Motion;

impl Map {
    /// The place at a cell of the screen.
    fn place_at(&self, cx: &Context, at: Position) -> Option<Region> {
        let map = CountyMap::bundled();
        let layout = self.layout(cx);
        if let Some(line) = layout.territories.filter(|line| line.contains(at)) {
            let mut territories = territories(map).zip(0..);
            let found = territories.find(|&(_, i)| territory_area(line, i).contains(at));
            return found.map(|(state, _)| Region::State(state));
        }
        if !layout.map.contains(at) {
            return None;
        }
        let (x, y) = (at.x - layout.map.x, at.y - layout.map.y);
        match layout.form {
            Form::Picture => {
                let grid = &self.raster.as_ref()?.grid;
                let shape = grid.county_at(x, 2 * y).or_else(|| grid.county_at(x, 2 * y + 1))?;
                let state = map.state(shape);
                match self.zoomed() {
                    None => Some(Region::State(state)),
                    Some(zoomed) => (zoomed == state).then_some(Region::County(shape)),
                }
            }
            Form::Tiles => {
                let hit = |&state: &State| {
                    tile_area(layout.map, state).is_some_and(|area| area.contains(at))
                };
                State::all().find(hit).map(Region::State)
            }
            Form::Lines => {
                let line = self.top + usize::from(y);
                match self.zoomed() {
                    Some(state) => map.shapes_of(state).nth(line).map(Region::County),
                    None => State::from_position(line).map(Region::State),
                }
            }
            Form::OffMap => None,
        }
    }

    /// A click moves to a place; a second one zooms in on a state or opens a county.
    pub(super) fn click(&mut self, cx: &mut Context, at: Position) -> Outcome {
        match self.place_at(cx, at) {
            Some(Region::State(state)) if self.place == Some(state) => self.zoom_in(cx),
            Some(Region::State(state)) => self.place = Some(state),
            Some(Region::County(shape)) if self.county == Some(shape) => return self.open(cx),
            Some(Region::County(shape)) => self.county = Some(shape),
            None => {}
        }
        Outcome::Done
    }

    /// The wheel zooms in on a state and out of it; where there are lines, it moves by them.
    pub(super) fn wheel(&mut self, cx: &mut Context, at: Position, rows: i32) {
        let form = self.layout(cx).form;
        if matches!(form, Form::Lines | Form::OffMap) {
            self.travel(cx, Motion::Rows(rows));
        } else if rows > 0 {
            self.zoom_out();
        } else if let Some(Region::State(state)) = self.place_at(cx, at) {
            self.place = Some(state);
            self.zoom_in(cx);
        }
    }
}
