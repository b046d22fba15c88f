//! Moving on the map, into a state and out of it, and through time.

mod playing;
mod pointer;

use self::playing::{play, tick};
use self::pointer::{click, wheel};
use super::cursor::moved;
use super::filters::change_filter;
use crate::map::{CountyMap, Direction, Region, Shape};
use crate::model::State as Place;
use crate::query::{Choice, CountyChoice, Locality};
use crate::tui::action::{Action, Motion};
use crate::tui::data::Data;
use crate::tui::layout::{MapForm, MapLayout};
use crate::tui::map::{MapData, off_map};
use crate::tui::state::{Asked, Cursor, Form, Raster, State, ViewKind};
use crate::tui::view::map::next_tile;
use crate::tui::view::{MapPicture, county_labels};

pub(crate) fn act(state: &mut State, data: &Data, action: &Action) {
    match *action {
        Action::Move(motion) => travel(state, motion),
        Action::Across(by) => {
            step(state, if by > 0 { Direction::Right } else { Direction::Left });
        }
        Action::NextPane => turn(state, 1),
        Action::PreviousPane => turn(state, -1),
        Action::Zoom if state.map.county.is_some() => zoom_out(state),
        Action::Zoom => zoom_in(state),
        Action::Back if state.map.off_map.is_some() => show_off_map(state, false),
        Action::Back => zoom_out(state),
        Action::Open => {
            if let Some(filter) = alone(state) {
                change_filter(state, data, filter);
                state.view = ViewKind::Explore;
                state.message = Some("2 is the map again, u takes the filter back".into());
            }
        }
        Action::Only => {
            if let Some(filter) = alone(state) {
                let all = filter == state.filter;
                let mut filter = filter;
                if all {
                    filter.states = Choice::default();
                    filter.counties.clear();
                }
                change_filter(state, data, filter);
            }
        }
        Action::SwitchForm => switch_form(state),
        Action::OffTheMap => show_off_map(state, state.map.off_map.is_none()),
        Action::Play => play(state, data),
        Action::Tick => tick(state, data),
        Action::ClickAt(column, row) => click(state, data, column, row),
        Action::WheelAt(column, row, rows) => wheel(state, (column, row), rows),
        _ => {}
    }
}

/// What is not made yet is made: the counts where filter or day are others, the pixels where size
/// or part are.
pub(crate) fn refresh(state: &mut State, data: &Data) {
    let map = CountyMap::bundled();
    if state.map.place.is_none() {
        let chosen = state.filter.states.iter().flatten();
        let first = chosen.chain(state.states.iter().copied().flatten()).next();
        state.map.place = first.or_else(|| Place::all().next());
    }
    let counted = count(state, data, map);
    if counted && state.map.off_map.is_some() {
        state.map.off_map = Some(Vec::new());
    }
    if state.map.off_map.as_ref().is_some_and(Vec::is_empty)
        && let (Some(places), Some(counts)) = (&state.map.places, &state.map.counts)
    {
        let lines = off_map(state.question(&data.history), places, counts);
        state.map.off_map = Some(lines);
    }
    let locality = locality(state, map);
    if let Some(locality) = locality
        && (counted || state.map.local.as_ref().is_none_or(|(known, _)| *known != locality))
    {
        let found = state.question(&data.history).local(locality);
        state.map.local = Some((locality, found));
    }
    let layout = state.map_layout();
    if layout.form == MapForm::Picture {
        rasterize(state, map, layout);
    }
    keep_in_view(state, layout);
}

/// Counts again where that is due, and says so.
fn count(state: &mut State, data: &Data, map: &CountyMap) -> bool {
    let day = &state.day;
    let fresh = state.map.asked.as_ref().is_some_and(|asked| {
        (asked.as_of, asked.position) == (day.as_of, day.position) && asked.filter == state.filter
    });
    if fresh {
        return false;
    }
    let places = state.question(&data.history).places();
    let (filter, as_of, position) = (state.filter.clone(), day.as_of, day.position);
    state.map.counts = Some(MapData::new(&data.history, map, &places));
    state.map.places = Some(places);
    state.map.asked = Some(Asked { filter, as_of, position });
    true
}

fn locality(state: &State, map: &CountyMap) -> Option<Locality> {
    let county = state.map.county.map(|shape| Locality::County(map.fips(shape)));
    county.or_else(|| state.map.place.map(Locality::State))
}

fn rasterize(state: &mut State, map: &CountyMap, layout: MapLayout) {
    let (columns, rows) = (layout.map.width, layout.map.height.saturating_mul(2));
    let within = state.map.county.and(state.map.place);
    let window = within.and_then(|place| map.bounds(place)).unwrap_or_else(|| map.overview());
    let fresh = state.map.raster.as_ref().is_some_and(|raster| {
        raster.window == window && (raster.grid.columns(), raster.grid.rows()) == (columns, rows)
    });
    if !fresh {
        let grid = map.downsample(window, columns, rows);
        let labels = within.map(|place| county_labels(map, &grid, place)).unwrap_or_default();
        state.map.raster = Some(Raster { window, grid, labels });
    }
}

/// The places that are lines on the screen: how many, and which of them is the cursor's.
fn line_of_cursor(state: &State) -> (usize, usize) {
    let Some(place) = state.map.place else { return (0, 0) };
    match state.map.county {
        None => (Place::COUNT, place.position()),
        Some(county) => {
            let counties: Vec<Shape> = CountyMap::bundled().shapes_of(place).collect();
            let at = counties.iter().position(|&shape| shape == county).unwrap_or(0);
            (counties.len(), at)
        }
    }
}

fn to_line(state: &mut State, at: usize) {
    match (state.map.county, state.map.place) {
        (Some(_), Some(place)) => {
            state.map.county = CountyMap::bundled().shapes_of(place).nth(at).or(state.map.county);
        }
        _ => state.map.place = Place::from_position(at).or(state.map.place),
    }
}

/// Where places are lines, the cursor's is on the screen.
fn keep_in_view(state: &mut State, layout: MapLayout) {
    let height = usize::from(layout.map.height);
    match layout.form {
        MapForm::Lines => {
            let (lines, at) = line_of_cursor(state);
            let mut cursor = Cursor { at, top: state.map.top };
            cursor.go(at, lines, height);
            state.map.top = cursor.top;
        }
        MapForm::OffMap => {
            let lines = state.map.off_map.as_ref().map_or(0, Vec::len);
            state.map.top = state.map.top.min(lines.saturating_sub(height));
        }
        MapForm::Picture | MapForm::Tiles => {}
    }
}

fn travel(state: &mut State, motion: Motion) {
    let layout = state.map_layout();
    let height = usize::from(layout.map.height);
    match (layout.form, motion) {
        (MapForm::OffMap, motion) => {
            let lines = state.map.off_map.as_ref().map_or(0, Vec::len);
            let last = lines.saturating_sub(height);
            state.map.top = moved(state.map.top, motion, last + 1, height);
        }
        (MapForm::Picture | MapForm::Tiles, Motion::Rows(by)) => {
            for _ in 0..by.unsigned_abs().min(16) {
                step(state, if by < 0 { Direction::Up } else { Direction::Down });
            }
        }
        (MapForm::Picture | MapForm::Tiles, Motion::Pages(_) | Motion::HalfPages(_)) => {}
        (_, motion) => {
            let (lines, at) = line_of_cursor(state);
            to_line(state, moved(at, motion, lines, height));
        }
    }
}

/// To the next place in a direction.
fn step(state: &mut State, direction: Direction) {
    let map = CountyMap::bundled();
    let form = state.map_layout().form;
    let Some(place) = state.map.place else { return };
    match (form, state.map.county) {
        (MapForm::OffMap, _) => {}
        (MapForm::Lines, _) => {
            let (lines, at) = line_of_cursor(state);
            let rows = if matches!(direction, Direction::Right | Direction::Down) { 1 } else { -1 };
            to_line(state, moved(at, Motion::Rows(rows), lines, 1));
        }
        (MapForm::Tiles, _) => state.map.place = next_tile(place, direction).or(Some(place)),
        (MapForm::Picture, Some(county)) => {
            if let Some(Region::County(next)) = map.next(Region::County(county), direction) {
                state.map.county = Some(next);
            }
        }
        (MapForm::Picture, None) => {
            state.map.place = next_state(map, place, direction).or(Some(place));
        }
    }
}

/// The next state on the map; below the last one stand the territories, side by side.
fn next_state(map: &CountyMap, from: Place, direction: Direction) -> Option<Place> {
    let territories: Vec<Place> = territories(map).collect();
    if let Some(at) = territories.iter().position(|&place| place == from) {
        return match direction {
            Direction::Left => at.checked_sub(1).and_then(|at| territories.get(at)).copied(),
            Direction::Right => territories.get(at + 1).copied(),
            Direction::Up => Place::from_postal("HI"),
            Direction::Down => None,
        };
    }
    match map.next(Region::State(from), direction) {
        Some(Region::State(next)) => Some(next),
        _ if direction == Direction::Down => territories.first().copied(),
        _ => None,
    }
}

/// The territories, which are on no picture.
pub(crate) fn territories(map: &CountyMap) -> impl Iterator<Item = Place> {
    Place::all().filter(|&place| map.bounds(place).is_none())
}

/// To the next place by name, round and round.
fn turn(state: &mut State, by: i32) {
    let (lines, at) = line_of_cursor(state);
    let lines = i32::try_from(lines).unwrap_or(0).max(1);
    let next = (i32::try_from(at).unwrap_or(0) + by).rem_euclid(lines);
    to_line(state, usize::try_from(next).unwrap_or(0));
}

fn zoom_in(state: &mut State) {
    let map = CountyMap::bundled();
    let (None, Some(place)) = (&state.map.off_map, state.map.place) else { return };
    let agreements = |shape: Shape| -> u32 {
        state.map.counts.as_ref().map_or(0, |counts| counts.models(shape).iter().sum())
    };
    // The one with most agreements, the first of several.
    let most =
        map.shapes_of(place).max_by_key(|&shape| (agreements(shape), std::cmp::Reverse(shape)));
    if most.is_none() {
        state.message =
            Some(format!("{} is not on the map; Enter shows its agencies", place.name()));
    }
    state.map.county = most;
    state.map.top = 0;
}

fn zoom_out(state: &mut State) {
    state.map.county = None;
    state.map.top = 0;
}

fn show_off_map(state: &mut State, shown: bool) {
    state.map.off_map = shown.then(Vec::new);
    state.map.top = 0;
}

/// The filter with the place under the cursor alone, or with what is in no known county.
fn alone(state: &State) -> Option<crate::query::Filter> {
    let place = state.map.place?;
    let mut filter = state.filter.clone();
    filter.counties.clear();
    if state.map.off_map.is_some() {
        filter.counties.push(CountyChoice::Unknown);
        return Some(filter);
    }
    filter.states = Choice::only(Some(place));
    if let Some(county) = state.map.county {
        let name = CountyMap::bundled().name(county).to_owned();
        filter.counties.push(CountyChoice::Named { state: Some(place), name });
    }
    Some(filter)
}

fn switch_form(state: &mut State) {
    if !MapPicture::is_fit_for(state.theme) {
        let words =
            "the picture needs Unicode and 256 colours, which this terminal is not known to have";
        state.message = Some(words.into());
        return;
    }
    let picture = state.map_layout().form == MapForm::Picture;
    state.map.off_map = None;
    state.map.form = Some(if picture { Form::Tiles } else { Form::Picture });
}
