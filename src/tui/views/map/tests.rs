//! The cursor, zooming, filters, forms, sentences.

use super::Map;
use super::layout::Form;
use super::tile_grid::next_tile;
use crate::map::{CountyMap, Direction};
use crate::model::State;
use crate::query::{Choice, CountyChoice, Filter, GroupBy, Question};
use crate::terminal::Depth;
use crate::tui::core::testing::{Alone, compare};
use crate::tui::core::{Destination, Outcome, View as _, sample};
use crate::tui::kit::theme::Theme;

pub(super) fn state(postal: &str) -> State {
    State::from_postal(postal).unwrap()
}

/// The map of the sample with the cursor on a state.
fn on(size: (u16, u16), postal: &str) -> Alone<Map> {
    let mut map = Alone::<Map>::new(size);
    map.view.place = Some(state(postal));
    map.refresh();
    map
}

pub(super) fn county(map: &Alone<Map>) -> &'static str {
    CountyMap::bundled().name(map.view.county.expect("the cursor is on a county"))
}

fn agreements(map: &Alone<Map>) -> u32 {
    let (_, local) = map.view.local.as_ref().expect("the place is counted");
    local.models.iter().sum()
}

#[test]
fn nothing_of_the_map_is_made_before_it_is_shown() {
    let map = Map::default();
    assert!(map.counted.is_none() && map.raster.is_none() && map.local.is_none());
    let map = Alone::<Map>::new((120, 40)).view;
    assert!(map.counted.is_some() && map.raster.is_some() && map.local.is_some());
}

#[test]
fn the_cursor_begins_on_the_state_with_most_agreements_and_moves_from_state_to_state() {
    let mut map = Alone::<Map>::new((120, 40));
    assert_eq!(map.view.place, Some(state("FL")));
    assert_eq!(agreements(&map), map.cx.answer.facets.states[state("FL").position()]);
    for (key, postal) in [
        ("Up", "GA"),
        ("Right", "SC"),
        ("h", "GA"),
        // By name Hawaii follows on Georgia.
        ("Tab", "HI"),
        ("Shift-Tab", "GA"),
    ] {
        map.keys(key);
        assert_eq!(map.view.place, Some(state(postal)), "{key}");
    }
    let mut cx = sample::context((120, 40));
    cx.set_filter(Filter { states: Choice::only(Some(state("TX"))), ..Filter::default() });
    assert_eq!(Alone::<Map>::with(cx).view.place, Some(state("TX")));
}

#[test]
fn every_place_is_reached_from_the_keyboard_in_every_form() {
    for size in [(150, 47), (80, 24), (20, 5)] {
        let mut map = Alone::<Map>::new(size);
        let mut reached: Vec<State> = Vec::new();
        let mut open = vec![map.view.place.unwrap()];
        while let Some(from) = open.pop() {
            if reached.contains(&from) {
                continue;
            }
            reached.push(from);
            for key in ["j", "k", "h", "l"] {
                map.view.place = Some(from);
                map.keys(key);
                open.extend(map.view.place);
            }
        }
        assert_eq!(reached.len(), State::COUNT, "{size:?}");
    }
}

#[test]
fn the_arrows_follow_the_positions_of_the_tiles() {
    for (from, direction, to) in [
        ("TX", Direction::Up, Some("OK")),
        ("GA", Direction::Left, Some("AL")),
        ("SC", Direction::Down, Some("GA")),
        ("ME", Direction::Right, None),
    ] {
        let next = next_tile(state(from), direction);
        assert_eq!(next.map(State::postal), to, "{from} {direction:?}");
    }
}

#[test]
fn zooms_in_on_a_state_moves_from_county_to_county_and_zooms_out() {
    let mut map = on((120, 40), "FL");
    map.keys("z");
    assert_eq!((county(&map), agreements(&map)), ("Polk County", 3), "the one with most");
    map.keys("k");
    assert_eq!((county(&map), agreements(&map)), ("Lake County", 0));
    map.keys("Esc");
    assert_eq!((map.view.county, map.view.place), (None, Some(state("FL"))));
    map.keys("z z");
    assert_eq!(map.view.county, None);
}

#[test]
fn a_territory_has_counts_but_no_counties_on_the_map() {
    let mut map = on((120, 40), "GU");
    assert_eq!(agreements(&map), 1);
    map.keys("z");
    assert_eq!(map.view.county, None);
    assert!(map.cx.message.as_ref().unwrap().contains("not on the map"));
}

#[test]
fn enter_filters_by_the_place_and_leads_to_its_agencies() {
    let mut map = on((120, 40), "TX");
    map.keys("Enter");
    assert_eq!(map.outcome, Outcome::Go(Destination::Agencies));
    assert_eq!(map.cx.filter.states, Choice::only(Some(state("TX"))));
    assert!(map.cx.message.as_ref().unwrap().contains("u takes the filter back"));
    map.keys("z Enter");
    let named = CountyChoice::Named { state: Some(state("TX")), name: "Smith County".into() };
    assert_eq!(map.cx.filter.counties, [named]);
    assert_eq!(map.cx.answer.len(), 1);
    map.change(|cx| {
        cx.steps.unrecorded();
        cx.undo();
        cx.undo();
    });
    assert!(map.cx.filter.is_empty());
}

#[test]
fn o_filters_without_leaving_and_again_lifts_the_filter() {
    let mut map = on((120, 40), "TX");
    map.keys("o");
    assert_eq!(map.outcome, Outcome::Done);
    assert_eq!(map.view.models_of_state(state("FL")), [0; 4], "the others have nothing");
    map.keys("o");
    assert!(map.cx.filter.is_empty());
    assert_ne!(map.view.models_of_state(state("FL")), [0; 4]);
}

#[test]
fn the_map_follows_filters_search_and_time() {
    let mut map = on((120, 40), "FL");
    let all = agreements(&map);
    map.change(|cx| cx.set_text("polk"));
    assert_eq!(agreements(&map), 3);
    map.change(|cx| cx.set_text("")).change(|cx| cx.step_lists(-3));
    assert_ne!(agreements(&map), all);
    for by in 0..4 {
        let cx = &map.cx;
        let figures =
            Question::new(&cx.data.history, &cx.day, &cx.filter).stats(Some(GroupBy::County));
        let counties = figures.by.iter().filter(|group| group.key.is_some());
        let shown = &map.view.counted.as_ref().unwrap().data;
        let on_map: u32 = shown.counties.iter().flatten().sum();
        let off: u32 = counties.clone().map(|group| group.agreements).sum::<u32>() - on_map;
        assert_eq!(counties.count(), shown.with_agreement + shown.off_map.len());
        assert!(off == 0 || !shown.off_map.is_empty(), "{by}: {off}");
        map.change(|cx| cx.step_lists(1));
    }
}

#[test]
fn what_is_not_on_the_map_is_listed_and_leads_to_its_agencies() {
    let mut map = Alone::<Map>::new((120, 40));
    map.keys("i");
    assert_eq!(map.view.layout(&map.cx).form, Form::OffMap);
    let shown = map.body();
    assert!(shown.contains("Guam, Guam") && shown.contains("Florida, the state's own"), "{shown}");
    map.keys("G").change(|cx| cx.step_lists(-3));
    let earlier = map.body();
    assert!(!earlier.contains("Guam, Guam"), "{earlier}");
    map.keys("Enter");
    assert_eq!(map.outcome, Outcome::Go(Destination::Agencies));
    assert_eq!(map.cx.filter.counties, [CountyChoice::Unknown]);
    map.keys("Esc");
    assert_ne!(map.view.layout(&map.cx).form, Form::OffMap);
}

#[test]
fn without_colours_or_unicode_there_is_no_picture() {
    for (depth, unicode) in [(Depth::None, true), (Depth::Ansi16, true), (Depth::Truecolor, false)]
    {
        let mut cx = sample::context((150, 47));
        cx.theme = Theme::built_in("dark", depth, unicode);
        let mut map = Alone::<Map>::with(cx);
        assert_eq!(map.view.layout(&map.cx).form, Form::Tiles);
        assert!(map.view.raster.is_none());
        map.keys("v");
        assert_eq!(map.view.layout(&map.cx).form, Form::Tiles);
        assert!(map.cx.message.is_some());
        map.keys("z G");
        assert_eq!(
            (map.view.layout(&map.cx).form, county(&map)),
            (Form::Lines, "Washington County")
        );
    }
}

#[test]
fn the_map_in_sentences() {
    let map = Alone::<Map>::new((120, 40));
    compare("sentences", &map.view.sentences(&map.cx).join("\n"));
    let map = Alone::<Map>::with(sample::of(sample::joined(), (120, 40)));
    let lines = map.view.sentences(&map.cx);
    assert!(lines.iter().all(|line| !line.contains('\n')), "{lines:?}");
}

#[test]
fn keys_that_mean_nothing_here_go_on() {
    let mut map = Alone::<Map>::new((120, 40));
    for key in ["]", "1", "/", "#"] {
        map.keys(key);
        assert_eq!(map.outcome, Outcome::Ignored, "{key}");
    }
}

#[test]
fn the_place_under_the_cursor_is_cited_with_the_filter() {
    let mut map = on((120, 40), "FL");
    let cited = |map: &Alone<Map>| map.view.citation(&map.cx);
    let first = cited(&map).remove(0);
    assert_eq!(first.title, "Florida");
    assert!(first.text.contains(" agencies in Florida had "), "{}", first.text);
    let models = Choice::only(Some(crate::model::Model::TaskForce));
    map.change(|cx| cx.set_filter(Filter { models, ..Filter::default() }));
    let text = cited(&map).remove(0).text;
    assert!(text.contains("in Florida had") && text.contains("the task force model"), "{text}");
    map.view.place = Some(state("OH"));
    map.refresh();
    let text = cited(&map).remove(0).text;
    assert!(text.starts_with("No law enforcement agency of Ohio had an agreement"), "{text}");
    assert_eq!(cited(&map).len(), 2, "the figure of the filter is there, too");
}
