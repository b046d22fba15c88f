//! Brings the map up to date: counts for a new answer, pixels for a new size or part.

use std::cmp::Reverse;

use super::data::{MapData, off_map};
use super::labels::county_labels;
use super::layout::{Form, MapLayout};
use super::state::{Counted, Map, Raster};
use crate::map::{CountyMap, Region};
use crate::model::State;
use crate::query::Locality;
use crate::tui::core::Context;
use crate::tui::kit::cursor::Cursor;

impl Map {
    /// Computes what is missing or out of date.
    pub(super) fn bring_up_to_date(&mut self, cx: &Context) {
        let map = CountyMap::bundled();
        self.place = self.place.or_else(|| first(cx));
        self.count(cx, map);
        self.look_at_place(cx, map);
        let layout = self.layout(cx);
        if layout.form == Form::Picture {
            self.rasterize(map, layout);
        }
        self.keep_in_view(layout);
    }

    fn count(&mut self, cx: &Context, map: &CountyMap) {
        if self.counted.as_ref().is_none_or(|counted| counted.revision != cx.revision) {
            let places = cx.question().places();
            let data = MapData::new(&cx.data.history, map, &places);
            self.counted = Some(Counted { revision: cx.revision, places, data });
            (self.unplaced, self.local) = (None, None);
        }
        if self.lists_unplaced
            && self.unplaced.is_none()
            && let Some(counted) = &self.counted
        {
            self.unplaced = Some(off_map(cx.question(), &counted.places, &counted.data));
        }
    }

    fn look_at_place(&mut self, cx: &Context, map: &CountyMap) {
        let locality = match self.cursor() {
            Some(Region::County(shape)) => Locality::County(map.fips(shape)),
            Some(Region::State(state)) => Locality::State(state),
            None => return,
        };
        if self.local.as_ref().is_none_or(|(known, _)| *known != locality) {
            self.local = Some((locality, cx.question().local(locality)));
        }
    }

    fn rasterize(&mut self, map: &CountyMap, layout: MapLayout) {
        let (columns, rows) = (layout.map.width, layout.map.height.saturating_mul(2));
        let zoomed = self.zoomed();
        let window = zoomed.and_then(|state| map.bounds(state)).unwrap_or_else(|| map.overview());
        let fresh = self.raster.as_ref().is_some_and(|raster| {
            raster.window == window
                && (raster.grid.columns(), raster.grid.rows()) == (columns, rows)
        });
        if !fresh {
            let grid = map.downsample(window, columns, rows);
            let labels = zoomed.map(|state| county_labels(map, &grid, state)).unwrap_or_default();
            self.raster = Some(Raster { window, grid, labels });
        }
    }

    /// Where places are lines, scrolls to the one under the cursor.
    fn keep_in_view(&mut self, layout: MapLayout) {
        let height = usize::from(layout.map.height);
        match layout.form {
            Form::Lines => {
                let (lines, at) = self.line_of_cursor();
                let mut cursor = Cursor { at, top: self.top };
                cursor.go(at, lines, height);
                self.top = cursor.top;
            }
            Form::OffMap => {
                let lines = self.unplaced.as_ref().map_or(0, Vec::len);
                self.top = self.top.min(lines.saturating_sub(height));
            }
            Form::Picture | Form::Tiles => {}
        }
    }
}

/// Where the cursor begins: on the first state that is chosen, else on the one with the most
/// agreements.
fn first(cx: &Context) -> Option<State> {
    let chosen = cx.filter.states.iter().flatten().next();
    let counts = State::all().zip(cx.answer.facets.states).filter(|&(_, count)| count > 0);
    let most = counts.max_by_key(|&(state, count)| (count, Reverse(state.position())));
    chosen.or_else(|| most.map(|(state, _)| state)).or_else(|| State::all().next())
}
