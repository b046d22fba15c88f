use super::*;
use crate::model::{ListIx, ListingIx, Rule};
use crate::tui::layout::SourcesLayout;
use crate::tui::state::{Run, Section, Target, Topic};
use crate::tui::view::drawn;
use crate::tui::view::sources::{has_heading, spot};

/// What holds after every action.
pub(super) fn check(state: &State) {
    let sources = &state.sources;
    if sources.trail.is_empty() {
        return;
    }
    assert_eq!(sources.trail[0].topic, Topic::Section(sources.section));
    if state.view != ViewKind::Sources {
        return;
    }
    let inside = SourcesLayout::new(state.size, true).page_inside();
    assert_eq!(sources.content.width, inside.width, "made for the width at hand");
    let height =
        usize::from(inside.height.saturating_sub(u16::from(has_heading(&sources.content))));
    let (cursor, rows) = (sources.page().cursor, sources.content.len());
    assert!(cursor.at < rows.max(1), "{cursor:?} of {rows}");
    if height > 0 {
        assert!(cursor.top <= rows.saturating_sub(height), "{cursor:?} of {rows}, {height} shown");
        let shown = cursor.top..cursor.top + height;
        assert!(shown.contains(&cursor.at), "{cursor:?} with {height} lines");
    }
}

/// The row of a list under the cursor.
pub(super) fn at_listing(state: &State, data: &Data) -> Option<ListingIx> {
    spot(state, data, state.sources.page().cursor.at).listings.map(|[first, _]| first)
}

fn sources(size: (u16, u16)) -> (Data, State) {
    let (data, mut state) = (sample::joined(), sample::state(&sample::joined(), size));
    act(&mut state, &data, &[Action::View(ViewKind::Sources)]);
    (data, state)
}

fn to_section(state: &mut State, data: &Data, section: Section) {
    let at = Section::ALL.iter().position(|&s| s == section).unwrap();
    act(state, data, &[Action::Move(Motion::First)]);
    act(state, data, &[Action::Move(Motion::Rows(i32::try_from(at).unwrap())), Action::Open]);
    assert_eq!(state.sources.page().topic, Topic::Section(section));
}

fn to_line(state: &mut State, data: &Data, wanted: impl Fn(Option<Target>) -> bool) {
    act(state, data, &[Action::Move(Motion::First)]);
    for _ in 0..2000 {
        if wanted(spot(state, data, state.sources.page().cursor.at).target) {
            return;
        }
        act(state, data, &[Action::Move(Motion::Rows(1))]);
    }
    panic!("no such line on {:?}", state.sources.page());
}

#[test]
fn a_number_shows_its_view_and_everything_else_stays() {
    for size in SIZES {
        let (data, mut state) = setup(size);
        act(&mut state, &data, &[Action::Paste("polk".into()), Action::LeaveSearch]);
        act(&mut state, &data, &[Action::StepLists(-1), Action::Open]);
        let before = (state.filter.clone(), state.day.as_of, state.steps.len(), state.focus);
        let screen = drawn(&state, &data);
        press(&mut state, &data, KeyCode::Char('5'));
        assert_eq!(state.view, ViewKind::Sources);
        check(&state);
        for missing in ['2', '3', '4'] {
            let kind = ViewKind::ALL.into_iter().find(|kind| kind.digit() == missing).unwrap();
            if !views::exists(kind) {
                press(&mut state, &data, KeyCode::Char(missing));
                assert_eq!(state.view, ViewKind::Sources, "a number waits for its view");
            }
        }
        press(&mut state, &data, KeyCode::Char('1'));
        let after = (state.filter.clone(), state.day.as_of, state.steps.len(), state.focus);
        assert_eq!((state.view, before), (ViewKind::Explore, after));
        let all = state.outline().area;
        for y in 0..all.height {
            assert_eq!(screen.line(all, y), drawn(&state, &data).line(all, y), "{size:?}");
        }
    }
}

#[test]
fn a_click_on_a_tab_shows_its_view() {
    for size in [(160, 50), (120, 40), (80, 24)] {
        let (data, mut state) = setup(size);
        for kind in [ViewKind::Sources, ViewKind::Explore] {
            let tabs = state.outline().tabs(state.view);
            let tab = tabs.iter().find(|tab| tab.kind == kind).unwrap();
            let line = drawn(&state, &data).line(tab.area, tab.area.y);
            assert!(line.starts_with(kind.digit()), "{line:?} is on the tab of {kind:?}");
            let action = event::mouse(&state, click_at(tab.area.right() - 1, tab.area.y));
            assert_eq!(action, Some(Action::View(kind)));
            act(&mut state, &data, &[action.unwrap()]);
            assert_eq!(state.view, kind);
        }
    }
}

#[test]
fn tabs_lie_side_by_side_and_leave_room_for_the_list() {
    for width in 0..300 {
        for current in [ViewKind::Explore, ViewKind::Sources] {
            let outline = crate::tui::layout::Outline::new((width, 20));
            let tabs = outline.tabs(current);
            for pair in tabs.windows(2) {
                assert!(pair[0].area.right() < pair[1].area.x, "{width}");
            }
            if let Some(last) = tabs.last() {
                assert!(last.area.right() + 20 <= width, "{width}");
                assert!(tabs.iter().any(|tab| tab.kind == current && tab.named));
            }
        }
    }
}

#[test]
fn a_search_from_the_sources_is_seen_in_explore() {
    let (data, mut state) = sources((120, 40));
    press(&mut state, &data, KeyCode::Char('/'));
    assert_eq!((state.view, state.searching), (ViewKind::Explore, true));
}

#[test]
fn enter_goes_in_and_escape_goes_one_step_back_and_no_filter_is_lost() {
    for size in SIZES {
        let (data, mut state) = sources(size);
        state.filter.models = Choice::only(Some(Model::TaskForce));
        let filter = state.filter.clone();
        let enter = |state: &mut State| {
            press(state, &data, KeyCode::Enter);
            check(state);
        };
        enter(&mut state);
        assert!(state.sources.reading);
        enter(&mut state);
        let newest = Topic::List(ListIx(u32::try_from(data.history.lists.len()).unwrap() - 1));
        assert_eq!(state.sources.page().topic, newest, "{size:?}: the newest list stands first");
        for (pages, reading) in [(1, true), (1, false), (1, false)] {
            press(&mut state, &data, KeyCode::Esc);
            check(&state);
            let now = (state.sources.trail.len(), state.sources.reading);
            assert_eq!(now, (pages, reading), "{size:?}");
        }
        assert_eq!((state.view, &state.filter), (ViewKind::Sources, &filter));
    }
}

#[test]
fn every_line_of_every_page_can_be_reached_and_opened_on_every_size() {
    for size in SIZES {
        let (data, start) = sources(size);
        for section in Section::ALL {
            let mut state = start.clone();
            to_section(&mut state, &data, section);
            let mut opened = vec![];
            walk(&state, &data, &mut opened, 0);
        }
    }
}

/// Goes down a page, opening each line; every line that leads somewhere gets the cursor.
fn walk(state: &State, data: &Data, opened: &mut Vec<Topic>, depth: usize) {
    let topic = state.sources.page().topic;
    if opened.contains(&topic) || depth > 3 {
        return;
    }
    opened.push(topic);
    let mut state = state.clone();
    act(&mut state, data, &[Action::Move(Motion::First)]);
    let (mut seen, mut read) = (vec![], 0);
    for _ in 0..=state.sources.content.len() * 2 {
        let page = state.sources.page();
        assert!(page.cursor.top <= read, "lines {read} to {} are passed over", page.cursor.top);
        let height = usize::from(SourcesLayout::new(state.size, true).page_inside().height);
        let heading = usize::from(has_heading(&state.sources.content));
        read = page.cursor.top + height.saturating_sub(heading).max(1);
        if state.sources.content.leads(page.cursor.at) && !seen.contains(&page.cursor.at) {
            seen.push(page.cursor.at);
            let mut inner = state.clone();
            press(&mut inner, data, KeyCode::Enter);
            super::check(&inner, data);
            match spot(&state, data, page.cursor.at).target {
                Some(Target::Page(topic)) => assert_eq!(inner.sources.page().topic, topic),
                Some(Target::Listing(listing)) => assert_on(&inner, data, listing),
                Some(Target::Agency(agency, _)) => {
                    let there = inner.view == ViewKind::Explore && inner.selected == Some(agency);
                    let told = inner.sources.page().topic == Topic::Agency(agency);
                    assert!(there || told, "{:?}", state.sources.page());
                }
                None => panic!("line {} leads nowhere", page.cursor.at),
            }
            if inner.view == ViewKind::Sources {
                walk(&inner, data, opened, depth + 1);
            }
        }
        act(&mut state, data, &[Action::Move(Motion::Rows(1))]);
        super::check(&state, data);
    }
    let content = &state.sources.content;
    let wanted: Vec<usize> = (0..content.len()).filter(|&at| content.leads(at)).collect();
    seen.sort_unstable();
    assert_eq!(seen, wanted, "{topic:?} at {:?}", state.size);
    assert!(read >= content.len(), "{topic:?}: the end is not seen");
}

/// The page is the list of a listing, the cursor on its row.
fn assert_on(state: &State, data: &Data, listing: ListingIx) {
    assert_eq!(state.view, ViewKind::Sources);
    assert_eq!(state.sources.page().topic, Topic::List(data.history.list_of(listing)));
    let spot = spot(state, data, state.sources.page().cursor.at);
    assert_eq!(spot.listings, Some([listing; 2]));
}

#[test]
fn from_a_row_of_a_list_to_the_agency_with_that_list_in_force() {
    let (data, mut state) = sources((120, 40));
    let list = data.history.participating[1];
    to_section(&mut state, &data, Section::Lists);
    to_line(&mut state, &data, |target| target == Some(Target::Page(Topic::List(list))));
    press(&mut state, &data, KeyCode::Enter);
    to_line(&mut state, &data, |target| matches!(target, Some(Target::Agency(..))));
    press(&mut state, &data, KeyCode::Enter);
    assert_eq!((state.view, state.focus), (ViewKind::Explore, Pane::Detail));
    assert_eq!(name(&state, &data), "Polk County Sheriff's Office");
    assert_eq!(state.day.list(&data.history), Some(list));
    super::check(&state, &data);
    press(&mut state, &data, KeyCode::Char('5'));
    assert_eq!(state.sources.page().topic, Topic::List(list), "the page is as it was left");
}

#[test]
fn filters_that_hide_the_agency_are_taken_off_and_can_be_brought_back() {
    let (data, mut state) = setup((120, 40));
    point(&mut state, &data, Pane::States, Value::State(Place::from_postal("GA")));
    act(&mut state, &data, &[Action::Only]);
    let filter = state.filter.clone();
    let ended = data
        .history
        .agreements
        .iter()
        .find(|(ix, _)| state.day.status(*ix) == Some(StatusKind::Ended));
    let agency = ended.unwrap().1.agency;
    let before = crate::tui::update::steps::now(&state);
    assert!(explore::show_agency(&mut state, &data, agency, None));
    crate::tui::update::steps::remember(&mut state, before, Run::Single);
    assert_eq!(state.selected, Some(agency));
    assert!(state.message.is_some());
    super::check(&state, &data);
    act(&mut state, &data, &[Action::Undo]);
    assert_eq!(state.filter, filter);
}

#[test]
fn an_agency_that_only_applied_is_shown_where_it_stands() {
    let (data, mut state) = sources((80, 24));
    let (_, application) = data
        .history
        .applications
        .iter()
        .find(|(_, application)| data.history.agreements_of(application.agency).next().is_none())
        .unwrap();
    let list = data.history.list_of(application.last);
    to_section(&mut state, &data, Section::Lists);
    to_line(&mut state, &data, |target| target == Some(Target::Page(Topic::List(list))));
    press(&mut state, &data, KeyCode::Enter);
    to_line(&mut state, &data, |target| target == Some(Target::Agency(application.agency, None)));
    press(&mut state, &data, KeyCode::Enter);
    assert_eq!(state.sources.page().topic, Topic::Agency(application.agency));
    assert!(state.message.is_some());
}

#[test]
fn from_the_source_line_of_an_agency_to_its_row_and_back() {
    for size in SIZES {
        let (data, mut state) = setup(size);
        select(&mut state, &data, REPAIRED);
        act(&mut state, &data, &[Action::Open]);
        let agreement = data.history.agreements_of(state.selected.unwrap()).next().unwrap();
        let list = state.day.list(&data.history).unwrap();
        let listing = data.history.listing_on(agreement, list).unwrap();
        press(&mut state, &data, KeyCode::Char('l'));
        assert_on(&state, &data, listing);
        check(&state);
        press(&mut state, &data, KeyCode::Esc);
        assert_eq!(state.sources.page().topic, Topic::Agency(state.selected.unwrap()));
        let cursor = spot(&state, &data, state.sources.page().cursor.at);
        assert_eq!(cursor.target, Some(Target::Listing(listing)), "{size:?}");
        press(&mut state, &data, KeyCode::Esc);
        assert_eq!((state.view, state.focus), (ViewKind::Explore, Pane::Detail));
        assert_eq!(name(&state, &data), REPAIRED);
    }
}

#[test]
fn the_cursor_stays_on_its_line_when_the_size_changes() {
    let (data, mut state) = sources((160, 50));
    let at = |state: &State| spot(state, &data, state.sources.page().cursor.at);
    for section in [Section::Repairs, Section::Limits, Section::Lists] {
        while state.sources.reading {
            press(&mut state, &data, KeyCode::Esc);
        }
        to_section(&mut state, &data, section);
        act(&mut state, &data, &[Action::Move(Motion::Rows(2))]);
        let before = at(&state);
        for (columns, rows) in [(60, 20), (20, 5), (3, 1), (120, 40), (160, 50)] {
            act(&mut state, &data, &[Action::Resize(columns, rows)]);
            check(&state);
            assert_eq!(at(&state), before, "{section:?} at {columns}x{rows}");
        }
    }
}

#[test]
fn a_repair_leads_to_its_first_and_its_last_row() {
    let (data, mut state) = sources((120, 40));
    for (key, first) in [('l', false), ('L', true)] {
        act(&mut state, &data, &[Action::View(ViewKind::Sources)]);
        while state.sources.reading {
            press(&mut state, &data, KeyCode::Esc);
        }
        to_section(&mut state, &data, Section::Repairs);
        let rule = Target::Page(Topic::Rule(Rule::DateSeparator));
        to_line(&mut state, &data, |target| target == Some(rule));
        press(&mut state, &data, KeyCode::Enter);
        to_line(&mut state, &data, |target| target.is_some());
        let named = spot(&state, &data, state.sources.page().cursor.at).listings.unwrap();
        assert!(named[0] < named[1], "it stands on several lists");
        press(&mut state, &data, KeyCode::Char(key));
        assert_on(&state, &data, if first { named[0] } else { named[1] });
    }
}

#[test]
fn the_mouse_chooses_sections_and_opens_lines() {
    for size in [(120, 40), (80, 24), (60, 20), (20, 5)] {
        let (data, mut state) = sources(size);
        let click = |state: &mut State, x, y| {
            let action = event::mouse(state, click_at(x, y)).unwrap();
            act(state, &data, &[action]);
            check(state);
        };
        let inside = SourcesLayout::new(size, false).contents_inside();
        click(&mut state, inside.x + 2, inside.y + 1);
        assert_eq!(state.sources.section, Section::Repairs, "{size:?}");
        let inside = SourcesLayout::new(size, true).page_inside();
        assert_eq!(state.sources.reading, size.0 < 76, "{size:?}");
        let Some(line) = (0..inside.height).find(|&y| {
            state.sources.content.leads(state.sources.page().cursor.top + usize::from(y))
        }) else {
            continue;
        };
        click(&mut state, inside.x + 2, inside.y + line);
        click(&mut state, inside.x + 2, inside.y + line);
        assert!(matches!(state.sources.page().topic, Topic::Rule(_)), "{size:?}");
    }
}
