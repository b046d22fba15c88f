//! Drawing the map.

mod heading;
mod lines;
mod notes;
mod place;
mod territories;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::layout::Form;
use super::picture::MapPicture;
use super::state::{Map, months_of};
use super::tiles::{StateTiles, Tile};
use crate::map::CountyMap;
use crate::model::State;
use crate::tui::core::Context;
use crate::tui::kit::frame::frames;

/// Draws the map with what is beside and below it.
pub(super) fn draw(view: &Map, cx: &Context, buffer: &mut Buffer) {
    let layout = view.layout(cx);
    let panes: Vec<Rect> = layout.frame.into_iter().chain(layout.place).collect();
    frames(buffer, cx.theme, &panes);
    heading::draw(view, cx, &layout, buffer);
    match layout.form {
        Form::Picture => picture(view, cx, layout.map, buffer),
        Form::Tiles => tiles(view, cx, layout.map, buffer),
        Form::Lines => lines::places(view, cx, layout.map, buffer),
        Form::OffMap => lines::off_map(view, cx, layout.map, buffer),
    }
    if let Some(line) = layout.territories {
        territories::draw(view, cx, line, buffer);
    }
    notes::draw(view, cx, &layout, buffer);
    if let Some(area) = layout.place {
        place::pane(view, cx, layout.form, area, buffer);
    }
}

fn picture(view: &Map, cx: &Context, area: Rect, buffer: &mut Buffer) {
    let (Some(raster), Some(counted)) = (&view.raster, &view.counted) else { return };
    let picture = MapPicture {
        map: CountyMap::bundled(),
        grid: &raster.grid,
        data: &counted.data,
        within: view.zoomed(),
        cursor: view.cursor(),
        labels: &raster.labels,
    };
    picture.draw(cx.theme, area, buffer);
}

fn tiles(view: &Map, cx: &Context, area: Rect, buffer: &mut Buffer) {
    let tile =
        |state| Tile { state, models: view.models_of_state(state), months: months_of(cx, state) };
    let tiles: Vec<Tile<'_>> = State::all().map(tile).collect();
    StateTiles { tiles: &tiles, cursor: view.place }.draw(cx.theme, area, buffer);
}
