use proptest::prelude::*;
use ratatui::buffer::Cell;
use ratatui::style::Color;
use rstest::rstest;

use super::keys::{KEYS, PANES};
use super::layout::{contents, page, panes};
use super::topics::{Leads, Section, Target, Topic};
use super::{Sources, keys};
use crate::model::{AgencyIx, ListIx, ListingIx, Model, Rule};
use crate::query::{Choice, Filter};
use crate::terminal::Depth;
use crate::tui::core::moves::MOVES;
use crate::tui::core::sample::{LONG, REPAIRED};
use crate::tui::core::testing::{Alone, compare};
use crate::tui::core::{Context, Destination, Input, Key, Outcome, View, sample};
use crate::tui::kit::theme::Theme;

/// From the widest screen to the smallest on which there is still a list.
const SIZES: [(u16, u16); 7] =
    [(160, 50), (120, 40), (110, 24), (80, 24), (60, 20), (34, 10), (20, 5)];

/// What holds after every input.
fn check(screen: &Alone<Sources>) {
    let (view, cx) = (&screen.view, &screen.cx);
    assert_eq!(view.trail[0].topic, Topic::Section(view.section));
    let inside = page(&panes(cx.outline(), true));
    assert_eq!(view.content.width, inside.width, "made for the width at hand");
    let heading = u16::from(view.content.has_heading());
    let height = usize::from(inside.height.saturating_sub(heading));
    let (cursor, rows) = (view.page().cursor, view.content.len());
    assert!(cursor.at < rows.max(1), "{cursor:?} of {rows}");
    if height > 0 {
        assert!(cursor.top <= rows.saturating_sub(height), "{cursor:?} of {rows}, {height} shown");
        let shown = cursor.top..cursor.top + height;
        assert!(shown.contains(&cursor.at), "{cursor:?} with {height} lines");
    }
}

/// The sources of a history that has something for every page.
fn sources(size: (u16, u16)) -> Alone<Sources> {
    let screen = Alone::with(sample::of(sample::joined(), size));
    check(&screen);
    screen
}

/// What the line of the cursor leads to and names.
fn leads(screen: &Alone<Sources>) -> Leads {
    screen.view.leads_at_cursor(&screen.cx)
}

/// Goes back to the contents.
fn to_contents(screen: &mut Alone<Sources>) {
    while screen.view.reading {
        screen.keys("Esc");
    }
}

/// Opens the first page of a section, from the contents.
fn to_section(screen: &mut Alone<Sources>, section: Section) {
    let at = Section::ALL.iter().position(|&s| s == section).unwrap();
    screen.keys("g").keys(&"j ".repeat(at)).keys("Enter");
    assert_eq!(screen.view.page().topic, Topic::Section(section));
}

/// Puts the cursor on the first line of the page that leads where it is wanted.
fn to_line(screen: &mut Alone<Sources>, wanted: impl Fn(Option<Target>) -> bool) {
    screen.keys("g");
    for _ in 0..2000 {
        if wanted(leads(screen).target) {
            return;
        }
        screen.keys("j");
    }
    panic!("no such line on {:?}", screen.view.page());
}

/// An agency by its name, and the row of its first agreement on the list in force.
fn row_of(cx: &Context, name: &str) -> (AgencyIx, ListingIx) {
    let history = &cx.data.history;
    let mut agencies = history.tables.agencies.iter();
    let (agency, _) = agencies.find(|(_, row)| history.text(row.name) == name).unwrap();
    let agreement = history.agreements_of(agency).next().unwrap();
    let list = cx.day.list(history).unwrap();
    (agency, history.listing_on(agreement, list).unwrap())
}

/// Comes from another view.
fn arrive(screen: &mut Alone<Sources>, listing: ListingIx) {
    assert!(screen.view.arrive(&mut screen.cx, &Destination::Listing(listing)));
    screen.refresh();
    check(screen);
}

/// The page is the list of a row, with the cursor on that row.
fn assert_on(screen: &Alone<Sources>, listing: ListingIx) {
    let list = screen.cx.data.history.list_of(listing);
    assert_eq!(screen.view.page().topic, Topic::List(list));
    assert_eq!(leads(screen).listings, Some([listing; 2]));
}

#[test]
fn enter_goes_in_and_escape_goes_one_step_back_and_no_filter_is_lost() {
    for size in SIZES {
        let mut screen = sources(size);
        let filter = Filter { models: Choice::only(Some(Model::TaskForce)), ..Filter::default() };
        screen.change(|cx| cx.set_filter(filter.clone()));
        screen.keys("Enter");
        check(&screen);
        assert!(screen.view.reading);
        screen.keys("Enter");
        check(&screen);
        let lists = screen.cx.data.history.lists.len();
        let newest = Topic::List(ListIx(u32::try_from(lists).unwrap() - 1));
        assert_eq!(screen.view.page().topic, newest, "{size:?}: the newest list is the first row");
        let steps =
            [(1, true, Outcome::Done), (1, false, Outcome::Done), (1, false, Outcome::Ignored)];
        for (pages, reading, outcome) in steps {
            screen.keys("Esc");
            check(&screen);
            let now = (screen.view.trail.len(), screen.view.reading, screen.outcome.clone());
            assert_eq!(now, (pages, reading, outcome), "{size:?}");
        }
        assert_eq!(screen.cx.filter, filter);
    }
}

#[test]
fn every_line_of_every_page_can_be_reached_and_opened_on_every_size() {
    for size in SIZES {
        for section in Section::ALL {
            let mut screen = sources(size);
            to_section(&mut screen, section);
            walk(&mut screen, &mut Vec::new(), 0);
        }
    }
}

/// Goes down a page and opens each line; every line that leads somewhere gets the cursor.
fn walk(screen: &mut Alone<Sources>, opened: &mut Vec<Topic>, depth: usize) {
    let topic = screen.view.page().topic;
    if opened.contains(&topic) || depth > 3 {
        return;
    }
    opened.push(topic);
    screen.keys("g");
    let (mut seen, mut read) = (Vec::new(), 0);
    for _ in 0..=screen.view.content.len() * 2 {
        let cursor = screen.view.page().cursor;
        assert!(cursor.top <= read, "lines {read} to {} are passed over", cursor.top);
        let inside = page(&panes(screen.cx.outline(), true));
        let heading = usize::from(screen.view.content.has_heading());
        read = cursor.top + usize::from(inside.height).saturating_sub(heading).max(1);
        if screen.view.content.is_link(cursor.at) && !seen.contains(&cursor.at) {
            seen.push(cursor.at);
            open(screen, opened, depth);
        }
        screen.keys("j");
        check(screen);
    }
    let content = &screen.view.content;
    let wanted: Vec<usize> = (0..content.len()).filter(|&at| content.is_link(at)).collect();
    seen.sort_unstable();
    assert_eq!(seen, wanted, "{topic:?} at {:?}", screen.cx.size);
    assert!(read >= content.len(), "{topic:?}: the end is not seen");
}

/// Opens the line of the cursor, goes through the page that it leads to, and comes back.
fn open(screen: &mut Alone<Sources>, opened: &mut Vec<Topic>, depth: usize) {
    let (view, day) = (screen.view.clone(), screen.cx.day.clone());
    let target = leads(screen).target;
    screen.keys("Enter");
    check(screen);
    let topic = screen.view.page().topic;
    match target {
        Some(Target::Page(page)) => assert_eq!(topic, page),
        Some(Target::Listing(listing)) => assert_on(screen, listing),
        Some(Target::Agency(agency, list)) => {
            let leaves = screen.outcome == Outcome::Go(Destination::Agency(agency, list));
            assert!(leaves || topic == Topic::Agency(agency), "{:?}", view.page());
        }
        None => panic!("{:?}: the line leads nowhere", view.page()),
    }
    if screen.outcome == Outcome::Done {
        walk(screen, opened, depth + 1);
    }
    screen.cx.set_day(day);
    screen.view = view;
    screen.refresh();
}

#[test]
fn a_row_of_a_list_leads_to_its_agency_with_that_list_in_force() {
    let mut screen = sources((120, 40));
    let list = screen.cx.data.history.participating[1];
    to_section(&mut screen, Section::Lists);
    to_line(&mut screen, |target| target == Some(Target::Page(Topic::List(list))));
    screen.keys("Enter");
    to_line(&mut screen, |target| matches!(target, Some(Target::Agency(..))));
    screen.keys("Enter");
    let Outcome::Go(Destination::Agency(agency, on)) = screen.outcome else {
        panic!("{:?}", screen.outcome)
    };
    let history = &screen.cx.data.history;
    let name = history.text(history.tables.agencies.row(agency).name);
    assert_eq!((name, on), ("Polk County Sheriff's Office", Some(list)));
    assert_eq!(screen.view.page().topic, Topic::List(list), "the page stays as it was left");
}

#[test]
fn an_agency_that_only_applied_is_shown_where_it_stands() {
    let mut screen = sources((80, 24));
    let history = &screen.cx.data.history;
    let (_, application) = history
        .applications
        .iter()
        .find(|(_, row)| history.agreements_of(row.agency).next().is_none())
        .unwrap();
    let (agency, list) = (application.agency, history.list_of(application.last));
    to_section(&mut screen, Section::Lists);
    to_line(&mut screen, |target| target == Some(Target::Page(Topic::List(list))));
    screen.keys("Enter");
    to_line(&mut screen, |target| target == Some(Target::Agency(agency, None)));
    screen.keys("Enter");
    assert_eq!(screen.view.page().topic, Topic::Agency(agency));
    let message = screen.cx.message.as_deref();
    assert_eq!(message, Some("it has no agreement on a list of that day or earlier"));
}

#[test]
fn from_another_view_to_a_row_and_back() {
    for size in SIZES {
        let mut screen = sources(size);
        let (agency, listing) = row_of(&screen.cx, REPAIRED);
        arrive(&mut screen, listing);
        assert_on(&screen, listing);
        screen.keys("Esc");
        assert_eq!(screen.outcome, Outcome::Done);
        assert_eq!(screen.view.page().topic, Topic::Agency(agency));
        assert_eq!(leads(&screen).target, Some(Target::Listing(listing)), "{size:?}");
        screen.keys("Esc");
        assert_eq!(screen.outcome, Outcome::Go(Destination::Back), "{size:?}");
        check(&screen);
    }
}

#[test]
fn the_cursor_stays_on_its_line_when_the_size_changes() {
    let mut screen = sources((160, 50));
    for section in [Section::Repairs, Section::Limits, Section::Lists] {
        to_contents(&mut screen);
        to_section(&mut screen, section);
        screen.keys("j j");
        let before = leads(&screen);
        for size in [(60, 20), (20, 5), (3, 1), (120, 40), (160, 50)] {
            screen.change(|cx| cx.size = size);
            check(&screen);
            assert_eq!(leads(&screen), before, "{section:?} at {size:?}");
        }
    }
}

#[test]
fn a_repair_leads_to_its_first_and_its_last_row() {
    let mut screen = sources((120, 40));
    for (key, wanted) in [("l", 1), ("L", 0)] {
        to_contents(&mut screen);
        to_section(&mut screen, Section::Repairs);
        let rule = Target::Page(Topic::Rule(Rule::DateSeparator));
        to_line(&mut screen, |target| target == Some(rule));
        screen.keys("Enter");
        to_line(&mut screen, |target| target.is_some());
        let named = leads(&screen).listings.unwrap();
        assert!(named[0] < named[1], "it stands on several lists");
        screen.keys(key);
        assert_on(&screen, named[wanted]);
        screen.keys(key);
        assert_eq!(screen.cx.message.as_deref(), Some("this is the row"));
    }
}

#[test]
fn the_mouse_chooses_sections_and_opens_lines() {
    for size in [(120, 40), (80, 24), (60, 20), (20, 5)] {
        let mut screen = sources(size);
        let inside = contents(&panes(screen.cx.outline(), false));
        screen.click(inside.x + 2, inside.y + 1);
        check(&screen);
        assert_eq!(screen.view.section, Section::Repairs, "{size:?}");
        assert_eq!(screen.view.reading, size.0 < 76, "{size:?}");
        let inside = page(&panes(screen.cx.outline(), true));
        let top = screen.view.page().cursor.top;
        let mut lines = 0..inside.height;
        let first = lines.find(|&line| screen.view.content.is_link(top + usize::from(line)));
        let Some(link) = first else { continue };
        for _ in 0..2 {
            screen.click(inside.x + 2, inside.y + link);
            check(&screen);
        }
        assert!(matches!(screen.view.page().topic, Topic::Rule(_)), "{size:?}");
    }
}

#[test]
fn filters_change_nothing_here() {
    let mut screen = sources((120, 40));
    assert!(!screen.view.is_filtered(), "a search from here leads to the agencies");
    let before = screen.body();
    screen.change(|cx| cx.set_text("polk"));
    assert_eq!(screen.body(), before);
}

/// Any key of the view.
fn own_keys() -> Vec<Key> {
    let own = KEYS.iter().chain(PANES).flat_map(|binding| binding.keys);
    own.chain(MOVES.iter().flat_map(|binding| binding.keys)).copied().collect()
}

#[test]
fn of_an_empty_history_every_page_is_shown() {
    for key in own_keys() {
        let mut screen = Alone::<Sources>::with(sample::empty((80, 24)));
        assert!(screen.view.arrive(&mut screen.cx, &Destination::Scope(keys::SCOPE)));
        for section in Section::ALL {
            to_contents(&mut screen);
            to_section(&mut screen, section);
            screen.put_in(&Input::Key(key)).put_in(&Input::Key(key));
            check(&screen);
            screen.buffer();
        }
    }
}

#[derive(Clone, Debug)]
enum Step {
    Key(Key),
    Click(u16, u16),
    Wheel(u16, u16, bool),
    Resize(u16, u16),
    Lists(i32),
    Arrive(u32),
}

/// Anything that a user or a terminal can send, and that other views can do.
fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => prop::sample::select(own_keys()).prop_map(Step::Key),
        3 => (0_u16..130, 0_u16..45).prop_map(|(x, y)| Step::Click(x, y)),
        2 => (0_u16..120, 0_u16..40, any::<bool>()).prop_map(|(x, y, down)| Step::Wheel(x, y, down)),
        1 => (0_u16..500, 0_u16..200).prop_map(|(x, y)| Step::Resize(x, y)),
        2 => (0_u16..130, 0_u16..45).prop_map(|(x, y)| Step::Resize(x, y)),
        1 => (-2..2).prop_map(Step::Lists),
        1 => (0_u32..60).prop_map(Step::Arrive),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_keys_clicks_and_sizes_breaks_anything(
        steps in prop::collection::vec(any_step(), 1..40),
    ) {
        let mut screen = sources((120, 40));
        for step in steps {
            match step {
                Step::Key(key) => {
                    screen.put_in(&Input::Key(key));
                }
                Step::Click(x, y) => {
                    screen.click(x, y);
                }
                Step::Wheel(x, y, down) => {
                    screen.wheel(x, y, down);
                }
                Step::Resize(x, y) => {
                    screen.change(|cx| cx.size = (x, y));
                }
                Step::Lists(by) => {
                    screen.change(|cx| cx.step_lists(by));
                }
                Step::Arrive(listing) => arrive(&mut screen, ListingIx(listing)),
            }
            check(&screen);
        }
        screen.buffer();
    }
}

/// The cells of every section and of the first page behind it, from its beginning and its end.
fn each_cell(theme: Theme, look: impl Fn(&Cell, (u16, u16))) {
    for width in (1..=130).step_by(16).chain([33, 34, 75, 76, 109, 110, 160]) {
        for height in (1..=45).step_by(5).chain([9, 10, 15, 50]) {
            let mut cx = sample::of(sample::joined(), (width, height));
            cx.theme = theme;
            let mut screen = Alone::<Sources>::with(cx);
            for section in Section::ALL {
                to_contents(&mut screen);
                to_section(&mut screen, section);
                for keys in ["", "Enter", "G"] {
                    let buffer = screen.keys(keys).buffer();
                    buffer.content().iter().for_each(|cell| look(cell, (width, height)));
                }
            }
        }
    }
}

#[test]
fn no_character_acts_on_the_terminal() {
    each_cell(sample::dark(), |cell, size| {
        let acts = |c: char| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c);
        assert!(!cell.symbol().chars().any(acts), "{:?} at {size:?}", cell.symbol());
    });
}

#[test]
fn without_unicode_every_cell_is_ascii() {
    each_cell(Theme::built_in("light", Depth::Ansi16, false), |cell, size| {
        assert!(cell.symbol().is_ascii(), "{:?} at {size:?}", cell.symbol());
    });
}

#[rstest]
#[case::no_colours_here("dark", Depth::None)]
#[case::mono("mono", Depth::Truecolor)]
fn without_colours_no_cell_has_one(#[case] name: &str, #[case] depth: Depth) {
    each_cell(Theme::built_in(name, depth, true), |cell, size| {
        assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset), "{size:?}");
    });
}

#[test]
fn the_background_is_the_terminals_own() {
    each_cell(Theme::built_in("dark", Depth::Ansi16, true), |cell, size| {
        assert_eq!(cell.bg, Color::Reset, "{size:?}");
    });
}

#[test]
fn what_is_under_the_cursor_is_cited() {
    let screen = sources((120, 40));
    let first = |screen: &Alone<Sources>| screen.view.citation(&screen.cx).remove(0);
    let list = first(&screen);
    assert_eq!(list.title, "the list");
    assert!(list.text.contains(" rows.\nSource: "), "{}", list.text);
    let mut screen = sources((120, 40));
    let (_, listing) = row_of(&screen.cx, "Gorham Police Department");
    arrive(&mut screen, listing);
    let row = first(&screen);
    assert_eq!(row.title, "the row");
    assert!(row.text.contains("prints STATE \"New Hampshire\""), "{}", row.text);
}

#[test]
fn the_sources_look_as_they_did() {
    let sizes = [("120x40", (120, 40)), ("80x24", (80, 24)), ("60x20", (60, 20))];
    let pages = [
        ("contents", ""),
        ("lists", "Enter"),
        ("list", "Enter j Enter"),
        ("list_rows", "Enter j Enter G"),
        ("list_problem", "Enter G Enter Enter"),
        ("repairs", "j Enter"),
        ("rule", "j Enter Enter"),
        ("joined", "j j Enter"),
        ("corrections", "j j Enter G k Enter"),
        ("likely_pairs", "j j Enter G Enter"),
        ("method", "j j j Enter"),
        ("words", "j j j j Enter"),
        ("models", "j j j j j Enter"),
        ("program", "j j j j j j Enter"),
        ("limits", "j j j j j j j Enter"),
    ];
    let mut scenes: Vec<(String, (u16, u16), &str)> = Vec::new();
    for (page, keys) in pages {
        scenes.extend(sizes.map(|(name, size)| (format!("{page}_{name}"), size, keys)));
    }
    scenes.push(("lists_20x5".into(), (20, 5), "Enter"));
    for (name, size, keys) in scenes {
        let mut screen = sources(size);
        compare(&name, &screen.keys(keys).body());
        screen.cx.theme = Theme::built_in("dark", Depth::None, false);
        let ascii = screen.refresh().body();
        assert!(ascii.is_ascii(), "{name}: {ascii}");
        if ["lists_80x24", "limits_80x24"].contains(&name.as_str()) {
            compare(&format!("ascii_{name}"), &ascii);
        }
    }
    for (name, size) in sizes {
        let mut screen = sources(size);
        let (_, listing) = row_of(&screen.cx, LONG);
        arrive(&mut screen, listing);
        compare(&format!("agency_{name}"), &screen.keys("Esc").body());
    }
}
