//! The map: unpacking it, bringing it to the size of a screen, counting, drawing.

#![allow(clippy::unwrap_used, reason = "a fault here is a failed test")]

use divan::{Bencher, black_box};
use g287::map::{CountyMap, Window, decode};
use g287::model::State;
use g287::query::{Day, Filter, Question};
use g287::record;
use g287::terminal::Depth;
use g287::tui::Theme;
use g287::tui::views::map::{MapData, MapPicture};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

fn main() {
    divan::main();
}

/// Columns and rows of cells.
const SIZES: [(u16, u16); 3] = [(80, 20), (120, 36), (150, 47)];

#[divan::bench]
fn unpack() -> CountyMap {
    decode(black_box(include_bytes!("../assets/counties.map"))).unwrap()
}

fn downsampled(bencher: Bencher, window: Window, (columns, rows): (u16, u16)) {
    let map = CountyMap::bundled();
    bencher.bench(|| map.downsample(black_box(window), columns, 2 * rows));
}

#[divan::bench(args = SIZES)]
fn downsample(bencher: Bencher, size: (u16, u16)) {
    downsampled(bencher, CountyMap::bundled().overview(), size);
}

#[divan::bench(args = ["TX", "RI"])]
fn downsample_state(bencher: Bencher, state: &str) {
    let window = CountyMap::bundled().bounds(State::from_postal(state).unwrap()).unwrap();
    downsampled(bencher, window, (150, 47));
}

#[divan::bench]
fn count(bencher: Bencher) {
    let history = record::bundled().unwrap().history;
    let day = Day::last(&history).unwrap();
    let map = CountyMap::bundled();
    bencher.bench(|| {
        MapData::new(&history, map, &Question::new(&history, &day, &Filter::default()).places())
    });
}

#[divan::bench(args = SIZES)]
fn draw(bencher: Bencher, (columns, rows): (u16, u16)) {
    let history = record::bundled().unwrap().history;
    let day = Day::last(&history).unwrap();
    let map = CountyMap::bundled();
    let data =
        MapData::new(&history, map, &Question::new(&history, &day, &Filter::default()).places());
    let grid = map.downsample(map.overview(), columns, 2 * rows);
    let picture =
        MapPicture { map, grid: &grid, data: &data, within: None, cursor: None, labels: &[] };
    let theme = Theme::built_in("dark", Depth::Truecolor, true);
    let area = Rect::new(0, 0, columns, rows);
    let mut buffer = Buffer::empty(area);
    bencher.bench_local(|| picture.draw(theme, area, black_box(&mut buffer)));
}
