//! Clicks and the wheel on the map.

use super::{act, territories, travel, zoom_in, zoom_out};
use crate::map::{CountyMap, Region};
use crate::model::State as Place;
use crate::tui::action::{Action, Motion};
use crate::tui::data::Data;
use crate::tui::layout::MapForm;
use crate::tui::state::State;
use crate::tui::view::map::territory_area;
use crate::tui::view::tile_area;

/// The place at a column and row of the screen.
fn place_at(state: &State, column: u16, row: u16) -> Option<Region> {
    let map = CountyMap::bundled();
    let layout = state.map_layout();
    let at = ratatui::layout::Position { x: column, y: row };
    if let Some(line) = layout.territories.filter(|line| line.contains(at)) {
        let mut territories = territories(map).zip(0..);
        let found = territories.find(|&(_, i)| territory_area(line, i).contains(at));
        return found.map(|(place, _)| Region::State(place));
    }
    if !layout.map.contains(at) {
        return None;
    }
    let (x, y) = (column - layout.map.x, row - layout.map.y);
    match layout.form {
        MapForm::Picture => {
            let grid = &state.map.raster.as_ref()?.grid;
            let shape = grid.county_at(x, 2 * y).or_else(|| grid.county_at(x, 2 * y + 1))?;
            let own = map.state(shape);
            Some(match state.map.county {
                Some(_) if state.map.place == Some(own) => Region::County(shape),
                Some(_) => return None,
                None => Region::State(own),
            })
        }
        MapForm::Tiles => {
            let hit = |&place: &Place| tile_area(layout.map, place).is_some_and(|a| a.contains(at));
            Place::all().find(hit).map(Region::State)
        }
        MapForm::Lines => {
            let line = state.map.top + usize::from(y);
            match (state.map.county, state.map.place) {
                (Some(_), Some(place)) => map.shapes_of(place).nth(line).map(Region::County),
                _ => Place::from_position(line).map(Region::State),
            }
        }
        MapForm::OffMap => None,
    }
}

/// A click goes to a place; a second one into it.
pub(super) fn click(state: &mut State, data: &Data, column: u16, row: u16) {
    state.searching = false;
    match place_at(state, column, row) {
        Some(Region::State(place)) if state.map.place == Some(place) => zoom_in(state),
        Some(Region::State(place)) => state.map.place = Some(place),
        Some(Region::County(shape)) if state.map.county == Some(shape) => {
            act(state, data, &Action::Open);
        }
        Some(Region::County(shape)) => state.map.county = Some(shape),
        None => {}
    }
}

/// The wheel goes into a state and out of it; lines it moves.
pub(super) fn wheel(state: &mut State, (column, row): (u16, u16), rows: i32) {
    let form = state.map_layout().form;
    if matches!(form, MapForm::Lines | MapForm::OffMap) {
        travel(state, Motion::Rows(rows));
    } else if rows > 0 {
        zoom_out(state);
    } else if let Some(Region::State(place)) = place_at(state, column, row) {
        state.map.place = Some(place);
        zoom_in(state);
    }
}
