//! The picture and the tiles by themselves.

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Color;

use super::colours::{colour_of, rgb};
use super::labels::county_labels;
use super::tile_grid::tile_area;
use super::tiles::{StateTiles, Tile};
use super::{MapData, MapPicture};
use crate::map::{CountyMap, Region};
use crate::model::{Model, State};
use crate::query::{Day, Filter, Question, Sort};
use crate::terminal::Depth;
use crate::tui::core::sample;
use crate::tui::core::testing::compare;
use crate::tui::kit::theme::Theme;

/// The map of the sample's newest list.
fn sampled() -> MapData {
    let data = sample::data();
    let day = Day::last(&data.history).unwrap();
    let places = Question::new(&data.history, &day, &Filter::default()).places();
    MapData::new(&data.history, CountyMap::bundled(), &places)
}

fn state(postal: &str) -> State {
    State::from_postal(postal).unwrap()
}

/// A picture of the sample: all states, or one of them.
fn picture(
    theme: Theme,
    size: (u16, u16),
    within: Option<State>,
    cursor: Option<Region>,
) -> Buffer {
    let map = CountyMap::bundled();
    let area = Rect::new(0, 0, size.0, size.1);
    let window = within.and_then(|state| map.bounds(state)).unwrap_or_else(|| map.overview());
    let grid = map.downsample(window, size.0, 2 * size.1);
    let labels = within.map(|state| county_labels(map, &grid, state)).unwrap_or_default();
    let mut buffer = Buffer::empty(area);
    let data = sampled();
    let picture = MapPicture { map, grid: &grid, data: &data, within, cursor, labels: &labels };
    picture.draw(theme, area, &mut buffer);
    buffer
}

fn tiles(theme: Theme, size: (u16, u16), cursor: Option<State>) -> Buffer {
    let data = sample::data();
    let day = Day::last(&data.history).unwrap();
    let places = Question::new(&data.history, &day, &Filter::default()).places();
    let answer = Question::new(&data.history, &day, &Filter::default()).answer(Sort::default());
    let tiles: Vec<Tile<'_>> = State::all()
        .map(|state| {
            let models = places.state(Some(state)).models;
            Tile { state, models, months: answer.spark(Some(state)) }
        })
        .collect();
    let area = Rect::new(0, 0, size.0, size.1);
    let mut buffer = Buffer::empty(area);
    StateTiles { tiles: &tiles, cursor }.draw(theme, area, &mut buffer);
    buffer
}

/// The two colours of a cell, the upper one first.
fn pixels(buffer: &Buffer, x: u16, y: u16) -> [Color; 2] {
    let cell = &buffer[(x, y)];
    match cell.symbol() {
        "▀" => [cell.fg, cell.bg],
        "▄" => [cell.bg, cell.fg],
        _ => [cell.bg, cell.bg],
    }
}

/// Every pixel as a letter: models by theirs, the cursor `+`, other land `:`, names as they stand.
fn letters(buffer: &Buffer, theme: Theme) -> String {
    let colours = theme.map();
    let mut text = String::new();
    for y in 0..buffer.area.height {
        for half in 0..2 {
            let line: String = (0..buffer.area.width)
                .map(|x| {
                    let letter = buffer[(x, y)].symbol().chars().next().unwrap();
                    if letter.is_alphanumeric() && half == 1 {
                        return letter;
                    }
                    let pixel = pixels(buffer, x, y)[half];
                    let model =
                        Model::ALL.into_iter().find(|&m| rgb(colour_of(colours, Some(m))) == pixel);
                    match (pixel, model) {
                        (Color::Reset, _) => ' ',
                        (_, Some(model)) => model.letter(),
                        _ if pixel == rgb(colours.cursor) => '+',
                        _ => ':',
                    }
                })
                .collect();
            text.push_str(line.trim_end());
            text.push('\n');
        }
    }
    text
}

fn symbols(buffer: &Buffer) -> String {
    let rows = buffer.content().chunks(usize::from(buffer.area.width.max(1)));
    let line = |row: &[ratatui::buffer::Cell]| -> String {
        row.iter().map(ratatui::buffer::Cell::symbol).collect::<String>().trim_end().to_owned()
    };
    rows.map(line).collect::<Vec<_>>().join("\n")
}

fn plain() -> Theme {
    Theme::built_in("dark", Depth::None, false)
}

#[test]
fn the_map_looks_as_it_did() {
    let theme = sample::dark();
    let polk = CountyMap::bundled().shape(12_105).map(Region::County);
    let scenes = [
        ("map_120x36", picture(theme, (120, 36), None, Some(Region::State(state("TX"))))),
        ("map_florida_80x30", picture(theme, (80, 30), Some(state("FL")), polk)),
    ];
    for (name, buffer) in scenes {
        compare(name, &letters(&buffer, theme));
    }
}

#[test]
fn the_tiles_look_as_they_did() {
    let scenes = [
        ("tiles_120x34", tiles(sample::dark(), (120, 34), Some(state("FL")))),
        ("tiles_80x18", tiles(sample::dark(), (80, 18), None)),
        ("ascii_tiles_60x16", tiles(plain(), (60, 16), Some(state("TX")))),
        ("ascii_tiles_40x8", tiles(plain(), (40, 8), None)),
    ];
    for (name, buffer) in scenes {
        compare(name, &symbols(&buffer));
    }
}

#[test]
fn a_county_has_the_colour_of_its_broadest_model() {
    let map = CountyMap::bundled();
    let theme = sample::dark();
    let grid = map.downsample(map.bounds(state("FL")).unwrap(), 150, 94);
    let drawn = picture(theme, (150, 47), Some(state("FL")), None);
    // Polk County has task force, warrant service and jail agreements.
    for (fips, model) in [(12_105, Some(Model::TaskForce)), (12_086, None)] {
        let middle = map.county_extent(map.shape(fips).unwrap()).centre;
        let (column, row) = grid.target(middle).unwrap();
        let pixel = pixels(&drawn, column, row / 2)[usize::from(row % 2)];
        assert_eq!(pixel, rgb(colour_of(theme.map(), model)), "{fips}");
    }
}

#[test]
fn every_state_has_a_tile_of_its_own() {
    for (width, height) in [(33, 8), (60, 16), (80, 18), (120, 34), (200, 60)] {
        let area = Rect::new(3, 2, width, height);
        let places: Vec<Rect> = State::all().map(|state| tile_area(area, state).unwrap()).collect();
        let mut cells = BTreeSet::new();
        for place in places {
            assert_eq!(place.intersection(area), place);
            for Position { x, y } in place.positions() {
                assert!(cells.insert((x, y)), "{x},{y} is of two tiles at {width}×{height}");
            }
        }
    }
    assert_eq!(tile_area(Rect::new(0, 0, 32, 8), state("TX")), None);
}

#[test]
fn any_size_is_drawn_and_nothing_outside_the_buffer() {
    let map = CountyMap::bundled();
    let data = sampled();
    for (width, height) in [(0, 0), (1, 1), (7, 3), (33, 8), (80, 20), (300, 5), (5, 90)] {
        let _ = picture(sample::dark(), (width, height), None, None);
        let _ = picture(sample::dark(), (width, height), Some(state("RI")), None);
        let _ = tiles(plain(), (width, height), Some(state("RI")));
    }
    let grid = map.downsample(map.overview(), 80, 40);
    let picture =
        MapPicture { map, grid: &grid, data: &data, within: None, cursor: None, labels: &[] };
    picture.draw(
        sample::dark(),
        Rect::new(5, 5, 80, 20),
        &mut Buffer::empty(Rect::new(0, 0, 20, 9)),
    );
}

#[test]
fn tiles_without_unicode_and_colours_have_neither() {
    for size in [(33, 8), (60, 16), (80, 18), (120, 34)] {
        for cell in tiles(plain(), size, Some(state("FL"))).content() {
            assert!(cell.symbol().is_ascii());
            assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset));
        }
    }
}
