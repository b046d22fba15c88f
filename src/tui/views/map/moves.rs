//! Moving on the map, into a state and out of it.

use std::cmp::Reverse;

use super::layout::{Form, territories};
use super::state::Map;
use super::tile_grid::next_tile;
use crate::map::{CountyMap, Direction, Region, Shape};
use crate::model::State;
use crate::tui::core::Context;
use crate::tui::kit::cursor::{Motion, scroll};

/// The most steps that one motion takes on the map.
const MOST_STEPS: u32 = 16;

impl Map {
    /// Moves the cursor, or scrolls what is not on the map.
    pub(super) fn travel(&mut self, cx: &Context, motion: Motion) {
        let layout = self.layout(cx);
        let height = usize::from(layout.map.height);
        match (layout.form, motion) {
            (Form::OffMap, motion) => {
                let lines = self.unplaced.as_ref().map_or(0, Vec::len);
                self.top = scroll(self.top, motion, lines, height);
            }
            (Form::Picture | Form::Tiles, Motion::Rows(by)) => {
                let direction = if by < 0 { Direction::Up } else { Direction::Down };
                for _ in 0..by.unsigned_abs().min(MOST_STEPS) {
                    self.step(layout.form, direction);
                }
            }
            (Form::Picture | Form::Tiles, Motion::Pages(_) | Motion::HalfPages(_)) => {}
            (_, motion) => {
                let (lines, at) = self.line_of_cursor();
                self.move_to_line(motion.target(at, lines, height));
            }
        }
    }

    /// Moves to the next place in a direction.
    pub(super) fn step(&mut self, form: Form, direction: Direction) {
        let map = CountyMap::bundled();
        let Some(state) = self.place else { return };
        match (form, self.county) {
            (Form::OffMap, _) => {}
            (Form::Lines, _) => {
                let (lines, at) = self.line_of_cursor();
                let on = matches!(direction, Direction::Right | Direction::Down);
                self.move_to_line(Motion::Rows(if on { 1 } else { -1 }).target(at, lines, 1));
            }
            (Form::Tiles, _) => self.place = next_tile(state, direction).or(Some(state)),
            (Form::Picture, Some(county)) => {
                if let Some(Region::County(next)) = map.next(Region::County(county), direction) {
                    self.county = Some(next);
                }
            }
            (Form::Picture, None) => {
                self.place = next_state(map, state, direction).or(Some(state));
            }
        }
    }

    /// Moves to the next place by name, from the last one to the first.
    pub(super) fn turn(&mut self, by: i32) {
        let (lines, at) = self.line_of_cursor();
        let lines = i32::try_from(lines).unwrap_or(0).max(1);
        let next = (i32::try_from(at).unwrap_or(0) + by).rem_euclid(lines);
        self.move_to_line(usize::try_from(next).unwrap_or(0));
    }

    /// Zooms in on the state under the cursor, to its county with most agreements, the first of
    /// several.
    pub(super) fn zoom_in(&mut self, cx: &mut Context) {
        let (false, Some(state)) = (self.lists_unplaced, self.place) else { return };
        let agreements = |shape: Shape| self.models_of_county(shape).iter().sum::<u32>();
        let counties = CountyMap::bundled().shapes_of(state);
        self.county = counties.max_by_key(|&shape| (agreements(shape), Reverse(shape)));
        self.top = 0;
        if self.county.is_none() {
            cx.say(format!("{} is not on the map; Enter shows its agencies", state.name()));
        }
    }

    /// Zooms out to the whole map.
    pub(super) fn zoom_out(&mut self) {
        self.county = None;
        self.top = 0;
    }

    /// Shows what is not on the map, or the map again.
    pub(super) fn show_off_map(&mut self, shown: bool) {
        self.lists_unplaced = shown;
        self.top = 0;
    }
}

/// The next state on the map. Below the last one are the territories, side by side.
fn next_state(map: &CountyMap, from: State, direction: Direction) -> Option<State> {
    let territories: Vec<State> = territories(map).collect();
    if let Some(at) = territories.iter().position(|&state| state == from) {
        return match direction {
            Direction::Left => at.checked_sub(1).and_then(|at| territories.get(at)).copied(),
            Direction::Right => territories.get(at + 1).copied(),
            Direction::Up => State::from_postal("HI"),
            Direction::Down => None,
        };
    }
    match map.next(Region::State(from), direction) {
        Some(Region::State(next)) => Some(next),
        _ if direction == Direction::Down => territories.first().copied(),
        _ => None,
    }
}
