//! The map: cursor, into a state, filters, forms, playing.

use super::*;
use crate::map::{CountyMap, Direction};
use crate::model::State as Place;
use crate::query::{CountyChoice, GroupBy, Question};
use crate::tui::layout::MapForm;
use crate::tui::update::map::territories;
use crate::tui::view::map::{next_tile, territory_area};
use crate::tui::view::tile_area;

fn place(postal: &str) -> Place {
    Place::from_postal(postal).unwrap()
}

/// The map of the sample.
fn shown(size: (u16, u16)) -> (Data, State) {
    let (data, mut state) = setup(size);
    act(&mut state, &data, &[Action::View(ViewKind::Map)]);
    (data, state)
}

/// The same with the cursor on a state.
fn on(size: (u16, u16), postal: &str) -> (Data, State) {
    let (data, mut state) = shown(size);
    state.map.place = Some(place(postal));
    act(&mut state, &data, &[Action::Resize(size.0, size.1)]);
    (data, state)
}

fn county(state: &State) -> &'static str {
    CountyMap::bundled().name(state.map.county.expect("a county is under the cursor"))
}

fn agreements(state: &State) -> u32 {
    let (_, local) = state.map.local.as_ref().expect("the place is counted");
    local.models.iter().sum()
}

#[test]
fn nothing_of_the_map_is_made_before_it_is_shown() {
    let (data, mut state) = setup((120, 40));
    act(&mut state, &data, &[Action::StepLists(-1), Action::Move(Motion::Rows(1))]);
    let map = &state.map;
    assert!(map.places.is_none() && map.counts.is_none() && map.raster.is_none());
    act(&mut state, &data, &[Action::View(ViewKind::Map)]);
    assert!(state.map.counts.is_some() && state.map.raster.is_some());
}

#[test]
fn the_cursor_begins_where_most_is_and_goes_from_state_to_state() {
    let (data, mut state) = shown((120, 40));
    assert_eq!(state.map.place, Some(place("FL")));
    assert_eq!(agreements(&state), state.count(Value::State(Some(place("FL")))));
    act(&mut state, &data, &[Action::Move(Motion::Rows(-1))]);
    assert_eq!(state.map.place, Some(place("GA")));
    act(&mut state, &data, &[Action::Across(1)]);
    assert_eq!(state.map.place, Some(place("SC")));
    act(&mut state, &data, &[Action::Across(-1), Action::NextPane]);
    assert_eq!(state.map.place, Some(place("HI")), "behind Georgia by name");
    act(&mut state, &data, &[Action::PreviousPane]);
    assert_eq!(state.map.place, Some(place("GA")));
}

#[test]
fn every_place_is_reached_from_the_keyboard_in_every_form() {
    let keys = [
        Action::Move(Motion::Rows(1)),
        Action::Move(Motion::Rows(-1)),
        Action::Across(1),
        Action::Across(-1),
    ];
    for size in [(150, 47), (80, 24), (20, 5)] {
        let (data, state) = shown(size);
        let mut reached: Vec<Place> = Vec::new();
        let mut open = vec![state.map.place.unwrap()];
        while let Some(from) = open.pop() {
            if reached.contains(&from) {
                continue;
            }
            reached.push(from);
            for key in &keys {
                let mut state = state.clone();
                state.map.place = Some(from);
                act(&mut state, &data, std::slice::from_ref(key));
                open.extend(state.map.place);
            }
        }
        assert_eq!(reached.len(), Place::COUNT, "{size:?}");
    }
}

#[test]
fn tiles_lie_to_each_other_as_the_arrows_go() {
    for (from, direction, to) in [
        ("TX", Direction::Up, Some("OK")),
        ("GA", Direction::Left, Some("AL")),
        ("SC", Direction::Down, Some("GA")),
        ("ME", Direction::Right, None),
    ] {
        let next = next_tile(place(from), direction);
        assert_eq!(next.map(Place::postal), to, "{from} {direction:?}");
    }
}

#[test]
fn into_a_state_from_county_to_county_and_out() {
    let (data, mut state) = on((120, 40), "FL");
    act(&mut state, &data, &[Action::Zoom]);
    assert_eq!((county(&state), agreements(&state)), ("Polk County", 3), "where most is");
    act(&mut state, &data, &[Action::Move(Motion::Rows(-1))]);
    assert_eq!(county(&state), "Lake County");
    assert_eq!(agreements(&state), 0);
    act(&mut state, &data, &[Action::Back]);
    assert_eq!((state.map.county, state.map.place), (None, Some(place("FL"))));
    act(&mut state, &data, &[Action::Zoom, Action::Zoom]);
    assert_eq!(state.map.county, None);
}

#[test]
fn a_territory_has_counts_but_no_counties_on_the_map() {
    let (data, mut state) = on((120, 40), "GU");
    assert_eq!(agreements(&state), 1);
    act(&mut state, &data, &[Action::Zoom]);
    assert_eq!(state.map.county, None);
    assert!(state.message.as_ref().unwrap().contains("not on the map"));
}

#[test]
fn enter_filters_by_the_place_and_shows_its_agencies() {
    let (data, mut state) = on((120, 40), "TX");
    act(&mut state, &data, &[Action::Open]);
    assert_eq!(state.view, ViewKind::Explore);
    assert_eq!(state.filter.states, Choice::only(Some(place("TX"))));
    act(&mut state, &data, &[Action::View(ViewKind::Map), Action::Zoom, Action::Open]);
    let named = CountyChoice::Named { state: Some(place("TX")), name: "Smith County".into() };
    assert_eq!(state.filter.counties, [named]);
    assert_eq!(names(&state, &data), ["Smith County Sheriff's Office"]);
    act(&mut state, &data, &[Action::Undo, Action::Undo]);
    assert!(state.filter.is_empty());
}

#[test]
fn only_filters_without_leaving_and_again_takes_it_off() {
    let (data, mut state) = on((120, 40), "TX");
    act(&mut state, &data, &[Action::Only]);
    assert_eq!(state.view, ViewKind::Map);
    let places = state.map.places.as_ref().unwrap();
    assert_eq!(places.state(Some(place("FL"))).models, [0; 4], "the others are calm");
    act(&mut state, &data, &[Action::Only]);
    assert!(state.filter.is_empty());
}

#[test]
fn it_follows_filters_search_and_time() {
    let (data, mut state) = on((120, 40), "FL");
    let all = agreements(&state);
    act(&mut state, &data, &[Action::Paste("polk".into())]);
    assert_eq!(agreements(&state), 3);
    act(&mut state, &data, &[Action::ClearSearch, Action::LeaveSearch, Action::StepLists(-3)]);
    assert_ne!(agreements(&state), all);
    for by in 0..4 {
        let figures =
            Question::new(&data.history, &state.day, &state.filter).stats(Some(GroupBy::County));
        let counties = figures.by.iter().filter(|group| group.key.is_some());
        let shown = state.map.counts.as_ref().unwrap();
        let on_map: u32 = shown.counties.iter().flatten().sum();
        let off: u32 = counties.clone().map(|group| group.agreements).sum::<u32>() - on_map;
        assert_eq!(counties.count(), shown.with_agreement + shown.off_map.len());
        assert!(off == 0 || !shown.off_map.is_empty(), "{by}: {off}");
        act(&mut state, &data, &[Action::StepLists(1)]);
    }
}

#[test]
fn what_is_not_on_the_map_is_told_and_leads_to_its_agencies() {
    let (data, mut state) = shown((120, 40));
    act(&mut state, &data, &[Action::OffTheMap]);
    assert_eq!(state.map_layout().form, MapForm::OffMap);
    let told = format!("{:?}", state.map.off_map.as_ref().unwrap());
    assert!(told.contains("Guam"), "{told}");
    assert!(told.contains("Florida"), "{told}");
    act(&mut state, &data, &[Action::Move(Motion::Last), Action::StepLists(-3)]);
    let earlier = format!("{:?}", state.map.off_map.as_ref().unwrap());
    assert!(!earlier.contains("Guam"), "{earlier}");
    act(&mut state, &data, &[Action::Open]);
    assert_eq!(state.filter.counties, [CountyChoice::Unknown]);
    act(&mut state, &data, &[Action::View(ViewKind::Map), Action::Back]);
    assert_eq!(state.map.off_map, None);
}

#[test]
fn a_click_goes_to_a_place_and_a_second_one_into_it() {
    let click = |state: &mut State, data: &Data, at: (u16, u16)| {
        let action = event::mouse(state, click_at(at.0, at.1)).unwrap();
        act(state, data, &[action]);
    };
    let (data, mut state) = shown((120, 40));
    let map = CountyMap::bundled();
    let area = state.map_layout().map;
    let grid = &state.map.raster.as_ref().unwrap().grid;
    let (x, y) = grid.target(map.state_extent(place("TX")).centre).unwrap();
    let at = (area.x + x, area.y + y / 2);
    click(&mut state, &data, at);
    assert_eq!((state.map.place, state.map.county), (Some(place("TX")), None));
    click(&mut state, &data, at);
    assert!(state.map.county.is_some());
    // A cell both halves of which show the same county of Texas.
    let raster = &state.map.raster.as_ref().unwrap().grid;
    let mut cells = (0..raster.columns()).flat_map(|x| (0..raster.rows() / 2).map(move |y| (x, y)));
    let whole = |&(x, y): &(u16, u16)| {
        let shape = raster.county_at(x, 2 * y).filter(|&shape| map.state(shape) == place("TX"));
        shape.filter(|_| shape == raster.county_at(x, 2 * y + 1) && shape != state.map.county)
    };
    let (cell, shape) = cells.find_map(|cell| Some((cell, whole(&cell)?))).unwrap();
    let area = state.map_layout().map;
    let at = (area.x + cell.0, area.y + cell.1);
    click(&mut state, &data, at);
    assert_eq!(state.map.county, Some(shape));
    click(&mut state, &data, at);
    assert_eq!(state.view, ViewKind::Explore);
    let named = CountyChoice::Named { state: Some(place("TX")), name: map.name(shape).into() };
    assert_eq!(state.filter.counties, [named]);

    let (data, mut state) = shown((120, 40));
    let line = state.map_layout().territories.unwrap();
    let guam = territories(map).position(|t| t == place("GU")).unwrap();
    let tile = territory_area(line, u16::try_from(guam).unwrap());
    click(&mut state, &data, (tile.x, tile.y));
    assert_eq!(state.map.place, Some(place("GU")));

    let (data, mut state) = shown((80, 24));
    let tile = tile_area(state.map_layout().map, place("OK")).unwrap();
    click(&mut state, &data, (tile.x, tile.y));
    assert_eq!(state.map.place, Some(place("OK")));
}

#[test]
fn the_wheel_goes_into_a_state_and_out_of_it() {
    let (data, mut state) = shown((120, 40));
    let area = state.map_layout().map;
    let grid = &state.map.raster.as_ref().unwrap().grid;
    let (x, y) = grid.target(CountyMap::bundled().state_extent(place("MO")).centre).unwrap();
    let at = |rows| Action::WheelAt(area.x + x, area.y + y / 2, rows);
    act(&mut state, &data, &[at(-3)]);
    assert_eq!((state.map.place, county(&state)), (Some(place("MO")), "Camden County"));
    act(&mut state, &data, &[at(3)]);
    assert_eq!(state.map.county, None);
}

#[test]
fn months_are_played_from_the_beginning_to_the_newest_list() {
    let (data, mut state) = shown((120, 40));
    let last = data.history.participating.len() - 1;
    act(&mut state, &data, &[Action::Play]);
    assert_eq!((state.map.playing, state.day.position), (true, Some(0)));
    assert!(state.map.pace().is_some());
    let mut seen = vec![0];
    for _ in 0..10 {
        act(&mut state, &data, &[Action::Tick]);
        seen.extend(state.day.position);
    }
    seen.dedup();
    assert_eq!(seen, (0..=last).collect::<Vec<_>>(), "the lists of the sample are months apart");
    assert!(!state.map.playing);
    assert_eq!(state.map.pace(), None);
}

#[test]
fn with_reduced_motion_a_month_needs_a_key() {
    let (data, mut state) = shown((120, 40));
    state.reduced_motion = true;
    let last = data.history.participating.len() - 1;
    for position in (0..=last).chain([0]) {
        act(&mut state, &data, &[Action::Play]);
        assert_eq!(state.day.position, Some(position));
        assert_eq!(state.map.pace(), None);
        let told = state.message.clone().unwrap();
        let expected = if position == last {
            "newest list"
        } else {
            "reduced motion: Space goes one month on"
        };
        assert!(told.contains(expected), "{told}");
        act(&mut state, &data, &[Action::Tick]);
        assert_eq!(state.day.position, Some(position), "nothing moves by itself");
    }
}

#[test]
fn any_key_stops_the_playing_and_does_what_it_does() {
    let keys = [
        (KeyCode::Char(' '), (true, 0)),
        (KeyCode::Char('#'), (true, 0)),
        (KeyCode::Char(']'), (true, 1)),
        (KeyCode::Right, (true, 0)),
        (KeyCode::Char('1'), (false, 0)),
        (KeyCode::F(7), (true, 0)),
    ];
    for (key, (on_map, position)) in keys {
        let (data, mut state) = shown((120, 40));
        act(&mut state, &data, &[Action::Play]);
        let _ = press(&mut state, &data, key);
        assert!(!state.map.playing, "{key:?}");
        assert_eq!(state.day.position, Some(position), "{key:?}");
        assert_eq!(state.view == ViewKind::Map, on_map, "{key:?}");
        act(&mut state, &data, &[Action::Tick]);
        assert_eq!(state.day.position, Some(position), "a tick that was on its way does nothing");
    }
    let (data, mut state) = shown((120, 40));
    act(&mut state, &data, &[Action::Play, Action::Resize(80, 24), colours("light", None)]);
    assert!(state.map.playing, "what the terminal tells is no key");
    let key = KeyEvent::new(KeyCode::Char('#'), KeyModifiers::NONE);
    act(&mut state, &data, &[Action::Halt]);
    assert_eq!(event::key(&state, key), None, "else such a key does nothing");
}

#[test]
fn without_colours_or_unicode_there_is_no_picture() {
    use crate::tui::terminal::Depth;
    use crate::tui::theme::Theme;
    for (depth, unicode) in [(Depth::None, true), (Depth::Ansi16, true), (Depth::Truecolor, false)]
    {
        let (data, mut state) = setup((150, 47));
        state.theme = Theme::built_in("dark", depth, unicode);
        act(&mut state, &data, &[Action::View(ViewKind::Map)]);
        assert_eq!(state.map_layout().form, MapForm::Tiles);
        assert!(state.map.raster.is_none());
        act(&mut state, &data, &[Action::SwitchForm]);
        assert_eq!(state.map_layout().form, MapForm::Tiles);
        assert!(state.message.is_some());
        act(&mut state, &data, &[Action::Zoom, Action::Move(Motion::Last)]);
        assert_eq!(
            (state.map_layout().form, county(&state)),
            (MapForm::Lines, "Washington County")
        );
    }
}
