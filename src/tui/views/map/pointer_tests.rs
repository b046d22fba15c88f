//! Clicks and the wheel.

use super::Map;
use super::layout::{territories, territory_area};
use super::tests::{county, state};
use super::tile_grid::tile_area;
use crate::map::CountyMap;
use crate::query::CountyChoice;
use crate::tui::core::testing::Alone;
use crate::tui::core::{Destination, Outcome};

/// The cell of the screen in the middle of a state.
fn middle(map: &Alone<Map>, postal: &str) -> (u16, u16) {
    let area = map.view.layout(&map.cx).map;
    let grid = &map.view.raster.as_ref().unwrap().grid;
    let extent = CountyMap::bundled().state_extent(state(postal));
    let (x, y) = grid.target(extent.centre).unwrap();
    (area.x + x, area.y + y / 2)
}

#[test]
fn a_click_moves_to_a_place_and_a_second_one_opens_it() {
    let counties = CountyMap::bundled();
    let mut map = Alone::<Map>::new((120, 40));
    let (x, y) = middle(&map, "TX");
    map.click(x, y);
    assert_eq!((map.view.place, map.view.county), (Some(state("TX")), None));
    map.click(x, y);
    assert!(map.view.county.is_some());
    // A cell both halves of which show the same county of Texas.
    let raster = &map.view.raster.as_ref().unwrap().grid;
    let mut cells = (0..raster.columns()).flat_map(|x| (0..raster.rows() / 2).map(move |y| (x, y)));
    let whole = |&(x, y): &(u16, u16)| {
        let shape = raster.county_at(x, 2 * y);
        let shape = shape.filter(|&shape| counties.state(shape) == state("TX"));
        shape.filter(|_| shape == raster.county_at(x, 2 * y + 1) && shape != map.view.county)
    };
    let (cell, shape) = cells.find_map(|cell| Some((cell, whole(&cell)?))).unwrap();
    let area = map.view.layout(&map.cx).map;
    let (x, y) = (area.x + cell.0, area.y + cell.1);
    map.click(x, y);
    assert_eq!(map.view.county, Some(shape));
    map.click(x, y);
    assert_eq!(map.outcome, Outcome::Go(Destination::Agencies));
    let name = counties.name(shape).into();
    let named = CountyChoice::Named { state: Some(state("TX")), name };
    assert_eq!(map.cx.filter.counties, [named]);
}

#[test]
fn territories_and_tiles_can_be_clicked() {
    let mut map = Alone::<Map>::new((120, 40));
    let line = map.view.layout(&map.cx).territories.unwrap();
    let guam = territories(CountyMap::bundled()).position(|t| t == state("GU")).unwrap();
    let area = territory_area(line, u16::try_from(guam).unwrap());
    map.click(area.x, area.y);
    assert_eq!(map.view.place, Some(state("GU")));

    let mut map = Alone::<Map>::new((80, 24));
    let area = tile_area(map.view.layout(&map.cx).map, state("OK")).unwrap();
    map.click(area.x, area.y);
    assert_eq!(map.view.place, Some(state("OK")));
}

#[test]
fn the_wheel_zooms_in_on_a_state_and_out_of_it() {
    let mut map = Alone::<Map>::new((120, 40));
    let (x, y) = middle(&map, "MO");
    map.wheel(x, y, false);
    assert_eq!((map.view.place, county(&map)), (Some(state("MO")), "Camden County"));
    map.wheel(x, y, true);
    assert_eq!(map.view.county, None);
}

#[test]
fn a_click_outside_the_body_goes_on() {
    let mut map = Alone::<Map>::new((120, 40));
    for (x, y) in [(5, 0), (5, 1), (5, 39)] {
        map.click(x, y);
        assert_eq!(map.outcome, Outcome::Ignored, "{x},{y}");
    }
}
