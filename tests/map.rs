//! The bundled map: that it is whole, and that it shows what the figures say.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a fault here is a failed test")]

use std::collections::{BTreeMap, BTreeSet};

use g287::clean::Counties;
use g287::map::{CountyMap, Direction, Region, encode};
use g287::model::{Model, State};
use g287::query::{Choice, Day, Filter, GroupBy, Question};
use g287::record;
use g287::terminal::{Depth, frame_bytes};
use g287::tui::views::map::{MapData, MapPicture};
use g287::tui::{MapColours, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Color;

/// The first FIPS code of the territories.
const TERRITORIES: u32 = 60_000;

fn state(postal: &str) -> State {
    State::from_postal(postal).unwrap()
}

#[test]
fn the_bundled_map_is_what_its_maker_wrote() {
    let file = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/counties.map")).unwrap();
    assert_eq!(encode(CountyMap::bundled()).unwrap(), file);
    assert!(file.len() < 70_000, "{} bytes", file.len());
}

#[test]
fn its_counties_are_those_of_the_table_of_names() {
    let map = CountyMap::bundled();
    let counties = Counties::new();
    let named: Vec<(u32, &str)> =
        counties.all().iter().map(|p| (p.fips, p.name)).filter(|p| p.0 < TERRITORIES).collect();
    let drawn: Vec<(u32, &str)> = map.shapes().map(|s| (map.fips(s), map.name(s))).collect();
    assert_eq!(drawn, named);
    assert_eq!(map.len(), 3_142);
    assert_eq!(map.shapes_of(state("CT")).count(), 8, "counties, not planning regions");
}

#[test]
fn every_county_and_state_has_pixels_and_its_middle_lies_inside() {
    let map = CountyMap::bundled();
    for shape in map.shapes() {
        let extent = map.county_extent(shape);
        assert!(extent.pixels > 0, "{}", map.name(shape));
        assert_eq!(map.county_at(extent.centre.0, extent.centre.1), Some(shape));
    }
    for state in State::all() {
        let extent = map.state_extent(state);
        let territory = ["AS", "GU", "MP", "PR", "VI"].contains(&state.postal());
        assert_eq!(extent.pixels == 0, territory, "{state:?}");
        assert_eq!(map.bounds(state).is_none(), territory, "{state:?}");
        if !territory {
            let middle = map.county_at(extent.centre.0, extent.centre.1).unwrap();
            assert_eq!(map.state(middle), state);
        }
    }
}

#[test]
fn the_cursor_goes_where_the_eye_expects() {
    use Direction::{Down, Left, Right, Up};
    let map = CountyMap::bundled();
    for (from, direction, to) in [
        ("TX", Up, "OK"),
        ("TX", Left, "NM"),
        ("TX", Right, "LA"),
        ("KS", Up, "NE"),
        ("KS", Right, "MO"),
        ("CO", Left, "UT"),
        ("GA", Down, "FL"),
        ("GA", Right, "SC"),
        ("WA", Down, "OR"),
        ("CA", Up, "OR"),
        ("ND", Right, "MN"),
        ("PA", Left, "OH"),
        ("MT", Down, "WY"),
        ("AK", Right, "HI"),
    ] {
        let next = map.next(Region::State(state(from)), direction);
        assert_eq!(next, Some(Region::State(state(to))), "{from} {direction:?}");
    }
    assert_eq!(map.next(Region::State(state("ME")), Right), None);
    assert_eq!(
        map.next(Region::State(state("GU")), Right),
        map.next(Region::State(state("PR")), Right)
    );
}

/// The places that the arrows reach from one.
fn reached(map: &CountyMap, from: Region) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    let mut open = vec![from];
    while let Some(place) = open.pop() {
        if reached.insert(format!("{place:?}")) {
            open.extend(Direction::ALL.iter().filter_map(|&d| map.next(place, d)));
        }
    }
    reached
}

#[test]
fn every_place_is_reached_by_the_arrows() {
    let map = CountyMap::bundled();
    let states: Vec<State> =
        State::all().filter(|&state| map.state_extent(state).pixels > 0).collect();
    for &state in &states {
        let from = reached(map, Region::State(state));
        assert_eq!(from.len(), states.len(), "from {state:?}");
        let counties: Vec<_> = map.shapes_of(state).collect();
        let first = reached(map, Region::County(counties[0]));
        let missing: Vec<&str> = counties
            .iter()
            .filter(|shape| !first.contains(&format!("{:?}", Region::County(**shape))))
            .map(|&shape| map.name(shape))
            .collect();
        assert!(missing.is_empty(), "of {state:?}: {missing:?}");
    }
}

#[test]
fn what_fits_on_a_screen_keeps_as_many_counties_as_it_can() {
    let map = CountyMap::bundled();
    for (columns, rows) in [(150, 94), (120, 72), (80, 40), (20, 10), (1, 1), (0, 0)] {
        let grid = map.downsample(map.overview(), columns, rows);
        let mut pixels = BTreeMap::new();
        for row in 0..rows {
            for shape in (0..columns).filter_map(|column| grid.county_at(column, row)) {
                *pixels.entry(shape).or_insert(0_u32) += 1;
            }
        }
        let hidden: BTreeSet<_> = grid.hidden().iter().copied().collect();
        assert!(hidden.iter().all(|shape| !pixels.contains_key(shape)));
        if columns > 0 {
            assert_eq!(pixels.len() + hidden.len(), map.len(), "at {columns}×{rows}");
        }
    }
    let whole = map.downsample(map.overview(), 900, 560);
    assert!(whole.hidden().is_empty());
}

#[test]
fn a_window_is_shown_whole_and_square() {
    let map = CountyMap::bundled();
    for state in State::all() {
        let Some(window) = map.bounds(state) else { continue };
        let bounds = map.state_extent(state).bounds;
        for (columns, rows) in [(150, 94), (40, 94), (150, 20)] {
            let grid = map.downsample(window, columns, rows);
            for corner in
                [(bounds.x, bounds.y), (bounds.x + bounds.width - 1, bounds.y + bounds.height - 1)]
            {
                let target = grid.target(corner);
                assert!(target.is_some(), "{state:?} {corner:?} at {columns}×{rows}");
            }
            let centre = map.state_extent(state).centre;
            let (column, row) = grid.target(centre).unwrap();
            let source = grid.source(column, row);
            let far = (source.0 - centre.0).abs().max((source.1 - centre.1).abs());
            assert!(far <= grid.scale() + 1, "{state:?}: {source:?} for {centre:?}");
        }
    }
}

/// The filters that figures are compared under.
fn filters() -> Vec<Filter> {
    vec![
        Filter::default(),
        Filter { models: Choice::only(Some(Model::WarrantService)), ..Filter::default() },
        Filter { since: "2025-01-20".parse().ok(), ..Filter::default() },
    ]
}

#[test]
fn the_map_agrees_with_the_figures_county_by_county() {
    let history = record::bundled().unwrap().history;
    let map = CountyMap::bundled();
    for day in ["2021-06-01", "2025-06-06", "2026-05-18"] {
        let day = Day::new(&history, day.parse().unwrap());
        for filter in filters() {
            let data =
                MapData::new(&history, map, &Question::new(&history, &day, &filter).places());
            let figures = Question::new(&history, &day, &filter).stats(Some(GroupBy::County));
            let mut shown = BTreeMap::new();
            for (shape, models) in map.shapes().zip(&data.counties) {
                if models.iter().any(|&count| count > 0) {
                    shown.insert(format!("{:05}", map.fips(shape)), *models);
                }
            }
            assert_eq!(data.with_agreement, shown.len());
            let groups = figures.by.iter().filter_map(|g| Some((g.key.clone()?, g.models)));
            let (off, on): (BTreeMap<_, _>, BTreeMap<_, _>) =
                groups.partition(|(fips, _)| fips.as_str() >= "60");
            assert_eq!(shown, on, "{} {}", day.as_of, filter.describe());
            assert_eq!(data.off_map.len(), off.len());
        }
    }
}

#[test]
fn what_belongs_to_no_county_is_counted_apart() {
    let history = record::bundled().unwrap().history;
    let day = Day::last(&history).unwrap();
    for filter in filters() {
        let places = Question::new(&history, &day, &filter).places();
        let figures = Question::new(&history, &day, &filter).stats(Some(GroupBy::County));
        let sum = |models: &[u32; 4]| models.iter().sum::<u32>();
        let all: u32 = places.states.iter().map(|state| sum(&state.models)).sum();
        let apart: u32 =
            places.states.iter().map(|s| sum(&s.state_agencies) + sum(&s.elsewhere)).sum();
        let in_counties: u32 = places.counties.iter().map(|county| sum(&county.models)).sum();
        let unknown = figures.by.iter().find(|group| group.key.is_none());
        assert_eq!(all, figures.agreements);
        assert_eq!(all, apart + in_counties);
        assert_eq!(apart, unknown.map_or(0, |group| group.agreements));
        let by_state = Question::new(&history, &day, &filter).stats(Some(GroupBy::State));
        for group in by_state.by {
            let state = group.key.as_deref().and_then(State::from_postal);
            assert_eq!(places.state(state).models, group.models, "{}", group.label);
        }
    }
    let places = Question::new(&history, &day, &Filter::default()).places();
    let florida = places.state(State::from_postal("FL"));
    assert_eq!(Model::broadest(&florida.state_agencies), Some(Model::TaskForce));
}

/// The colour of each half of a cell.
fn halves(cell: &ratatui::buffer::Cell) -> [Color; 2] {
    match cell.symbol() {
        "▀" => [cell.fg, cell.bg],
        "▄" => [cell.bg, cell.fg],
        _ => [cell.bg, cell.bg],
    }
}

#[test]
fn the_picture_agrees_with_the_figures_county_by_county() {
    let history = record::bundled().unwrap().history;
    let map = CountyMap::bundled();
    let theme = Theme::built_in("dark", Depth::Truecolor, true);
    let colours = theme.map();
    for day in ["2021-06-01", "2025-06-06", "2026-05-18"] {
        let day = Day::new(&history, day.parse().unwrap());
        let filter = Filter::default();
        let figures = Question::new(&history, &day, &filter).stats(Some(GroupBy::County));
        let expected: BTreeMap<String, Option<Model>> = figures
            .by
            .iter()
            .filter_map(|group| Some((group.key.clone()?, Model::broadest(&group.models))))
            .collect();
        let data = MapData::new(&history, map, &Question::new(&history, &day, &filter).places());
        let (columns, rows) = (150, 47);
        let grid = map.downsample(map.overview(), columns, 2 * rows);
        let picture =
            MapPicture { map, grid: &grid, data: &data, within: None, cursor: None, labels: &[] };
        let area = Rect::new(0, 0, columns, rows);
        let mut buffer = Buffer::empty(area);
        picture.draw(theme, area, &mut buffer);
        let mut seen = BTreeSet::new();
        for (row, column) in (0..2 * rows).flat_map(|row| (0..columns).map(move |c| (row, c))) {
            let pixel = halves(&buffer[(column, row / 2)])[usize::from(row % 2)];
            let Some(shape) = grid.county_at(column, row) else {
                assert_eq!(pixel, Color::Reset, "water at {column},{row}");
                continue;
            };
            let model = expected.get(&format!("{:05}", map.fips(shape))).copied().flatten();
            let fill = colours.fill(model.map(Model::position));
            // A border takes on something of a line's colour, or of that of the state's agencies.
            let lines = [(colours.line, 28), (colours.line, 60), (colours.line, 34)];
            let agencies = Model::ALL.map(|model| (colours.fill(Some(model.position())), 46));
            let mixed =
                lines.iter().chain(&agencies).map(|&(to, h)| MapColours::mixed(fill, to, h));
            let allowed: Vec<Color> =
                mixed.chain([fill]).map(|(r, g, b)| Color::Rgb(r, g, b)).collect();
            assert!(allowed.contains(&pixel), "{} {pixel:?} {model:?}", map.name(shape));
            seen.insert(shape);
        }
        assert_eq!(seen.len() + grid.hidden().len(), map.len());
    }
}

#[test]
fn a_whole_frame_of_the_map_is_small_enough_for_a_slow_line() {
    let history = record::bundled().unwrap().history;
    let day = Day::last(&history).unwrap();
    let map = CountyMap::bundled();
    let places = Question::new(&history, &day, &Filter::default()).places();
    let data = MapData::new(&history, map, &places);
    let theme = Theme::built_in("dark", Depth::Truecolor, true);
    for (width, height, most) in [(150, 47, 40_000), (120, 36, 30_000), (80, 20, 15_000)] {
        let area = Rect::new(0, 0, width, height);
        let grid = map.downsample(map.overview(), width, 2 * height);
        let picture =
            MapPicture { map, grid: &grid, data: &data, within: None, cursor: None, labels: &[] };
        let mut buffer = Buffer::empty(area);
        picture.draw(theme, area, &mut buffer);
        let bytes = frame_bytes(&buffer, Depth::Truecolor).len();
        assert!(bytes < most, "{bytes} bytes at {width}×{height}");
    }
}
