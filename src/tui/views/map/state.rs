//! The state of the map: where the cursor is, and what is computed for the screen.

use super::data::{MapData, OffMap};
use super::labels::Label;
use super::layout::{MapLayout, Options, Preference};
use super::picture::MapPicture;
use crate::map::{CountyMap, Grid, Region, Shape, Window};
use crate::model::State;
use crate::query::{Local, Locality, Places};
use crate::tui::core::Context;

/// Where the agreements of an answer are.
#[derive(Clone, Debug)]
pub(super) struct Counted {
    /// The revision of the answer.
    pub(super) revision: u64,
    /// By state and county of the lists.
    pub(super) places: Places,
    /// By county of the map.
    pub(super) data: MapData,
}

/// The part of the map on the screen.
#[derive(Clone, Debug)]
pub(super) struct Raster {
    /// The part.
    pub(super) window: Window,
    /// Its pixels.
    pub(super) grid: Grid,
    /// The names on it.
    pub(super) labels: Vec<Label>,
}

/// The view of the map. What it shows is computed when it is first shown.
#[derive(Clone, Debug, Default)]
pub(crate) struct Map {
    /// The state under the cursor, or the one that the map is zoomed in on.
    pub(super) place: Option<State>,
    /// The county under the cursor, where the map is zoomed in.
    pub(super) county: Option<Shape>,
    /// What the user prefers; without it, size and terminal decide.
    pub(super) preference: Option<Preference>,
    /// Whether the months of the archive are being played.
    pub(super) playing: bool,
    /// Whether the month being played follows a long stretch without a list.
    pub(super) after_gap: bool,
    /// The first line on the screen, where places are lines.
    pub(super) top: usize,
    /// Whether what is not on the map is shown in its place.
    pub(super) lists_unplaced: bool,
    /// Where the agreements are.
    pub(super) counted: Option<Counted>,
    /// What is not on the map.
    pub(super) unplaced: Option<Vec<OffMap>>,
    /// The pixels on the screen.
    pub(super) raster: Option<Raster>,
    /// The place under the cursor with its agreements.
    pub(super) local: Option<(Locality, Local)>,
}

impl Map {
    /// The regions of the screen.
    pub(super) fn layout(&self, cx: &Context) -> MapLayout {
        let options = Options {
            fit: MapPicture::is_fit_for(cx.theme),
            preference: self.preference,
            zoomed: self.county.is_some(),
            off_map: self.lists_unplaced,
        };
        MapLayout::new(&cx.outline(), options)
    }

    /// The state that the map is zoomed in on.
    pub(super) fn zoomed(&self) -> Option<State> {
        self.county.and(self.place)
    }

    /// The place under the cursor.
    pub(super) fn cursor(&self) -> Option<Region> {
        let county = self.county.map(Region::County);
        county.or_else(|| self.place.map(Region::State))
    }

    /// The name of the place under the cursor, and its state where it is a county.
    pub(super) fn name(&self) -> (&'static str, Option<State>) {
        match (self.county, self.place) {
            (Some(county), state) => (CountyMap::bundled().name(county), state),
            (None, state) => (state.map_or("", State::name), None),
        }
    }

    /// The agreements of a state by model, those without a model last.
    pub(super) fn models_of_state(&self, state: State) -> [u32; 4] {
        let counted = self.counted.as_ref();
        counted.map_or([0; 4], |counted| counted.places.state(Some(state)).models)
    }

    /// The agreements of a county by model, those without a model last.
    pub(super) fn models_of_county(&self, county: Shape) -> [u32; 4] {
        self.counted.as_ref().map_or([0; 4], |counted| counted.data.models(county))
    }

    /// How many counties of a state have an agreement, of how many on the map.
    pub(super) fn counties_with_agreement(&self, state: State) -> (usize, usize) {
        let counted = self.counted.as_ref();
        counted.map_or((0, 0), |counted| counted.data.of_state(CountyMap::bundled(), state))
    }

    /// How many places are lines on the screen, and which of them the cursor is on.
    pub(super) fn line_of_cursor(&self) -> (usize, usize) {
        let Some(state) = self.place else { return (0, 0) };
        match self.county {
            None => (State::COUNT, state.position()),
            Some(county) => {
                let counties: Vec<Shape> = CountyMap::bundled().shapes_of(state).collect();
                let at = counties.iter().position(|&shape| shape == county).unwrap_or(0);
                (counties.len(), at)
            }
        }
    }

    /// Moves the cursor to the place of a line.
    pub(super) fn move_to_line(&mut self, at: usize) {
        match (self.county, self.place) {
            (Some(_), Some(state)) => {
                self.county = CountyMap::bundled().shapes_of(state).nth(at).or(self.county);
            }
            _ => self.place = State::from_position(at).or(self.place),
        }
    }
}

/// Agreements signed by month in a state; none where the filter leaves the state out.
pub(super) fn months_of(cx: &Context, state: State) -> &[u32] {
    if cx.filter.states.allows(Some(state)) { cx.answer.spark(Some(state)) } else { &[] }
}
