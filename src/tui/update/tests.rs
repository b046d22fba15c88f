use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use proptest::prelude::*;
use tui_input::InputRequest;

use super::super::sample::{self, REPAIRED};
use super::super::view::{columns, detail_end, help_end, row_at};
use super::super::{event, keymap};
use super::cursor::inside_height;
use super::explore::newest_first;
use super::*;
use crate::model::{AgencyKind, Model};
use crate::query::{Choice, Sort, SortColumn, StatusKind};
use crate::tui::action::{Answer, Motion, ThemeStep};
use crate::tui::keymap::bindings;
use crate::tui::layout::Layout;
use crate::tui::terminal::Depth;
use crate::tui::theme::{Scheme, Theme};

use self::mouse::click_at;

mod any;
mod changes;
mod chips;
mod filters;
mod find;
mod map;
mod mouse;
mod over;
mod palette;
mod search;
mod sources;
mod steps;
mod trends;
mod watch;

/// From the widest screen to the smallest on which there is still a list.
const SIZES: [(u16, u16); 7] =
    [(160, 50), (120, 40), (110, 24), (80, 24), (60, 20), (34, 10), (20, 5)];

fn setup(size: (u16, u16)) -> (Data, State) {
    let data = sample::data();
    let state = sample::state(&data, size);
    (data, state)
}

fn act(state: &mut State, data: &Data, actions: &[Action]) {
    for action in actions {
        let _ = update(state, data, action.clone());
    }
}

fn typed(text: &str) -> Vec<Action> {
    let insert = |c| Action::Edit(InputRequest::InsertChar(c));
    std::iter::once(Action::Search).chain(text.chars().map(insert)).collect()
}

fn press(state: &mut State, data: &Data, code: KeyCode) -> Effect {
    let action = event::key(state, KeyEvent::new(code, KeyModifiers::NONE));
    action.map_or(Effect::None, |action| update(state, data, action))
}

fn name(state: &State, data: &Data) -> String {
    let selected = state.selected.expect("an agency is selected");
    data.history.text(data.history.tables.agencies.row(selected).name).to_owned()
}

fn names(state: &State, data: &Data) -> Vec<String> {
    let rows = state.answer.rows(state.question(&data.history), 0..state.answer.len());
    let name = |agency| data.history.text(data.history.tables.agencies.row(agency).name);
    rows.iter().map(|row| name(row.agency).to_owned()).collect()
}

/// Puts the cursor of a pane on a value.
fn point(state: &mut State, data: &Data, pane: Pane, value: Value) {
    let at = state.values(pane).iter().position(|&v| v == value).expect("the value is listed");
    act(state, data, &[Action::Focus(pane), Action::Move(Motion::First)]);
    act(state, data, &[Action::Move(Motion::Rows(i32::try_from(at).unwrap()))]);
}

fn select(state: &mut State, data: &Data, wanted: &str) {
    let at = names(state, data).iter().position(|name| name == wanted).expect("it is listed");
    act(state, data, &[Action::Focus(Pane::Agencies), Action::Move(Motion::First)]);
    act(state, data, &[Action::Move(Motion::Rows(i32::try_from(at).unwrap()))]);
}

fn all_values(state: &State) -> Vec<(Pane, Value)> {
    let values = |pane| state.values(pane).into_iter().map(move |value| (pane, value));
    FACETS.into_iter().flat_map(values).collect()
}

fn florida() -> Option<Place> {
    Place::from_postal("FL")
}

/// What holds after every action.
fn check(state: &State, data: &Data) {
    let len = state.answer.len();
    assert!(
        state.table.at < len || (len == 0 && state.table.at == 0),
        "{:?} of {len}",
        state.table
    );
    assert_eq!(state.selected, state.answer.agency(state.table.at));
    let rows = state.layout().table_rows();
    if rows > 0 && len > 0 {
        let shown = state.table.top..state.table.top + rows;
        assert!(shown.contains(&state.table.at), "{:?} with {rows} rows", state.table);
    }
    for pane in FACETS {
        let (cursor, len) = (state.facet_cursor(pane), state.values(pane).len());
        assert!(cursor.at < len.max(1), "{pane:?}: {cursor:?} of {len}");
        let height = inside_height(state, pane);
        if height > 0 {
            assert!(cursor.top <= len.saturating_sub(height), "{pane:?}: rows above are lost");
            let shown = cursor.top..cursor.top + height;
            assert!(shown.contains(&cursor.at), "{pane:?}: {cursor:?} with {height} rows");
        }
    }
    assert!(state.layout().pane(state.focus).is_some(), "keys go to {:?}, unseen", state.focus);
    changes::check(state);
    sources::check(state);
    trends::check(state);
    assert_eq!(state.input.value(), state.filter.text);
    assert!(state.steps.len().0 <= Steps::DEPTH && state.steps.len().1 <= Steps::DEPTH);
    assert!(state.chip.is_none_or(|at| at < state.chips().len()));
    assert!(state.find.as_ref().is_none_or(|find| find.pane == state.focus));
    assert!(state.help.is_none_or(|top| top <= help_end(state).max(200)));
    let _ = detail_end(state, data);
}

#[test]
fn at_the_start_what_is_active_stands_with_the_newest_first() {
    let (data, state) = setup((120, 40));
    assert_eq!(name(&state, &data), sample::LONG);
    assert_eq!(state.answer.totals.agencies as usize, state.answer.len());
    assert!(state.steps.len() == (0, 0) && state.message.is_none());
    check(&state, &data);
}

#[test]
fn what_could_not_be_read_is_told_until_the_next_key() {
    let data = Data::new(sample::history(), vec!["a.xlsx: bad".into(), "b.xlsx: bad".into()]);
    let mut state = sample::state(&data, (120, 40));
    assert_eq!(state.message.as_deref(), Some("a.xlsx: bad (and 1 more)"));
    act(&mut state, &data, &[Action::Resize(80, 24), colours("light", None)]);
    assert!(state.message.is_some(), "nobody has read it yet");
    press(&mut state, &data, KeyCode::Down);
    assert_eq!(state.message, None);
}

#[test]
fn effects_are_asked_for_and_nothing_else_happens() {
    let (data, mut state) = setup((120, 40));
    assert_eq!(update(&mut state, &data, Action::Quit), Effect::Quit);
    assert_eq!(update(&mut state, &data, Action::Suspend), Effect::Suspend);
    assert_eq!(update(&mut state, &data, Action::SwitchMouse), Effect::Mouse(false));
    assert!(!state.mouse && state.message.is_some());
    assert_eq!(update(&mut state, &data, Action::SwitchMouse), Effect::Mouse(true));
    assert!(state.mouse);
    assert_eq!(update(&mut state, &data, Action::Notice("seen".into())), Effect::None);
    assert_eq!(state.message.as_deref(), Some("seen"));
}

#[test]
fn another_theme_is_found_outside_and_then_told_in_the_footer() {
    let (data, mut state) = setup((120, 40));
    let dark = state.theme;
    let asked = update(&mut state, &data, Action::Theme(ThemeStep::Next));
    assert_eq!(asked, Effect::Theme(ThemeStep::Next));
    assert_eq!(state.theme, dark);
    act(&mut state, &data, &[colours("light", Some("theme light"))]);
    assert_eq!(state.theme, Theme::built_in("light", Depth::Truecolor, true));
    assert_eq!(state.message.as_deref(), Some("theme light"));
    act(&mut state, &data, &[colours("dark", None)]);
    assert_eq!(
        state.message.as_deref(),
        Some("theme light"),
        "the terminal's answer hides nothing"
    );
}

/// The answer that a theme is found.
fn colours(name: &str, words: Option<&str>) -> Action {
    let palette = Scheme::built_in(name).unwrap().palette;
    Action::Answer(Answer::Theme(Box::new(palette), words.map(str::to_owned)))
}

#[test]
fn the_cursor_stays_on_its_agency_when_filters_and_time_change() {
    let changes: [(&str, Vec<Action>); 5] = [
        ("a state", vec![Action::Focus(Pane::States), Action::Toggle]),
        ("a model", vec![Action::Focus(Pane::Models), Action::Toggle]),
        ("all off", vec![Action::ClearFilters]),
        ("a list back", vec![Action::StepLists(-1)]),
        ("months back", vec![Action::StepMonths(-1)]),
    ];
    for (what, actions) in changes {
        let (data, mut state) = setup((120, 24));
        act(&mut state, &data, &[Action::Focus(Pane::States)]);
        assert_eq!(state.states.first(), Some(&florida()), "most agreements are in Florida");
        select(&mut state, &data, "Polk County Sheriff's Office");
        let (before, at) = (name(&state, &data), state.table.at);
        act(&mut state, &data, &actions);
        assert_eq!(name(&state, &data), before, "{what}");
        check(&state, &data);
        if what == "a state" {
            assert_ne!(state.table.at, at, "the case shows nothing");
        }
    }
}

#[test]
fn the_cursor_of_a_facet_stays_on_its_value_when_counts_change() {
    let (data, mut state) = setup((120, 24));
    let georgia = Value::State(Place::from_postal("GA"));
    point(&mut state, &data, Pane::States, georgia);
    for actions in [typed("polk"), vec![Action::ClearFilters], vec![Action::StepLists(-3)]] {
        act(&mut state, &data, &actions);
        let at = state.facet_cursor(Pane::States).at;
        assert_eq!(state.values(Pane::States)[at], georgia, "{actions:?}");
        check(&state, &data);
    }
}

#[test]
fn a_list_of_states_that_shrinks_is_seen_from_its_first_row() {
    let (data, mut state) = setup((110, 16));
    act(&mut state, &data, &[Action::Focus(Pane::States), Action::Move(Motion::Last)]);
    assert!(state.facet_cursor(Pane::States).top > 0, "the case shows nothing");
    act(&mut state, &data, &typed("hillsborough"));
    assert_eq!(state.values(Pane::States).len(), 1);
    assert_eq!(state.facet_cursor(Pane::States), super::super::state::Cursor::default());
}

#[test]
fn undo_brings_back_filters_and_search_one_by_one() {
    let (data, mut state) = setup((120, 40));
    point(&mut state, &data, Pane::States, Value::State(florida()));
    act(&mut state, &data, &[Action::Toggle]);
    let first = state.filter.clone();
    act(&mut state, &data, &typed("polk"));
    let second = state.filter.clone();
    act(&mut state, &data, &[Action::LeaveSearch, Action::ClearFilters]);
    assert!(state.filter.is_empty());
    for expected in [second, first, Filter::default()] {
        act(&mut state, &data, &[Action::Undo]);
        assert_eq!(state.filter, expected);
        assert_eq!(state.input.value(), expected.text, "the box shows what is searched");
        assert_eq!(state.hits.is_some(), !expected.text.is_empty());
    }
    assert_eq!(state.message, None);
    act(&mut state, &data, &[Action::Undo]);
    assert!(state.message.as_deref().unwrap().contains("no change"));
}

#[test]
fn undo_skips_a_search_that_was_deleted_again() {
    let (data, mut state) = setup((120, 40));
    point(&mut state, &data, Pane::States, Value::State(florida()));
    act(&mut state, &data, &[Action::Toggle]);
    act(&mut state, &data, &typed("x"));
    act(&mut state, &data, &[Action::Edit(InputRequest::DeletePrevChar), Action::Undo]);
    assert!(state.filter.is_empty(), "{:?}", state.filter);
}

#[test]
fn no_number_of_changes_makes_the_memory_of_undo_grow() {
    let (data, mut state) = setup((120, 40));
    act(&mut state, &data, &[Action::Focus(Pane::States)]);
    for _ in 0..=Steps::DEPTH * 2 {
        act(&mut state, &data, &[Action::Toggle]);
    }
    assert_eq!(state.steps.len().0, Steps::DEPTH);
}

#[test]
fn esc_never_loses_a_filter_or_a_search() {
    for pane in Pane::ALL {
        for text in ["", "polk"] {
            let (data, mut state) = setup((120, 40));
            point(&mut state, &data, Pane::States, Value::State(florida()));
            act(&mut state, &data, &[Action::Toggle]);
            act(&mut state, &data, &typed(text));
            act(&mut state, &data, &[Action::LeaveSearch, Action::Focus(pane)]);
            let before = state.filter.clone();
            for _ in 0..4 {
                press(&mut state, &data, KeyCode::Esc);
                let states = state.filter.states;
                assert_eq!(states, before.states, "{pane:?}");
            }
            if state.filter != before {
                act(&mut state, &data, &[Action::Undo]);
            }
            assert_eq!(state.filter, before, "{pane:?}: undo brings {text:?} back");
        }
    }
}

#[test]
fn esc_goes_one_step_back() {
    let (data, mut state) = setup((120, 40));
    act(&mut state, &data, &[Action::Open]);
    act(&mut state, &data, &[Action::Search]);
    act(&mut state, &data, &[Action::LeaveSearch, Action::Open, Action::Help]);
    press(&mut state, &data, KeyCode::Esc);
    assert_eq!((state.help, state.focus), (None, Pane::Detail));
    press(&mut state, &data, KeyCode::Esc);
    assert_eq!(state.focus, Pane::Agencies);
}

#[test]
fn time_steps_through_every_list_and_stops_at_both_ends() {
    let (data, mut state) = setup((120, 40));
    let newest = state.day.as_of;
    let dates = ["2025-12-05", "2025-06-10", "2025-02-20"];
    for date in dates {
        act(&mut state, &data, &[Action::StepLists(-1)]);
        assert_eq!((state.day.as_of.to_string().as_str(), &state.message), (date, &None));
    }
    act(&mut state, &data, &[Action::StepLists(-1)]);
    assert_eq!(state.message.as_deref(), Some("this is the oldest list"));
    act(&mut state, &data, &[Action::StepLists(i32::MIN)]);
    assert_eq!(state.day.position, Some(0));
    act(&mut state, &data, &[Action::StepLists(1)]);
    assert_eq!(state.day.as_of.to_string(), dates[1]);
    act(&mut state, &data, &[Action::Newest]);
    assert_eq!(state.day.position, Some(3));
    assert_eq!(state.day.as_of, newest, "applications made since the newest list count again");
    act(&mut state, &data, &[Action::StepLists(1)]);
    assert_eq!(state.message.as_deref(), Some("this is the newest list"));
    act(&mut state, &data, &[Action::StepLists(i32::MAX)]);
    assert_eq!(state.day.position, Some(3));
}

#[test]
fn months_without_a_list_are_passed_over() {
    let (data, mut state) = setup((120, 40));
    for expected in [2, 1, 0, 0] {
        act(&mut state, &data, &[Action::StepMonths(-1)]);
        assert_eq!(state.day.position, Some(expected));
    }
    for expected in [1, 2, 3, 3] {
        act(&mut state, &data, &[Action::StepMonths(1)]);
        assert_eq!(state.day.position, Some(expected));
    }
    act(&mut state, &data, &[Action::StepMonths(i32::MIN), Action::StepMonths(i32::MAX)]);
    check(&state, &data);
}

#[test]
fn sorting_twice_by_a_heading_turns_the_order() {
    use SortColumn::{Agency, Kind, Models, Signed, State as States};
    for column in [Agency, Kind, Models, States, Signed] {
        let (data, mut state) = setup((160, 50));
        act(&mut state, &data, &[Action::SortBy(SortColumn::County), Action::SortBy(column)]);
        let first = state.order();
        assert_eq!(first, Sort { column, descending: newest_first(column) });
        assert!(state.message.as_deref().unwrap().contains(column.name()));
        act(&mut state, &data, &[Action::SortBy(column)]);
        assert_eq!(state.order(), Sort { descending: !first.descending, ..first });
        let turned = names(&state, &data);
        act(&mut state, &data, &[Action::SortReverse]);
        assert_eq!(state.order(), first);
        assert_ne!(names(&state, &data), turned);
        assert_eq!(state.table.at, 0);
    }
}

#[test]
fn sorting_by_the_next_column_goes_round() {
    let (data, mut state) = setup((120, 40));
    let mut seen = Vec::new();
    for _ in SortColumn::ALL {
        act(&mut state, &data, &[Action::SortNext]);
        seen.push(state.order().column);
        check(&state, &data);
    }
    for column in SortColumn::ALL {
        assert!(seen.contains(&column), "{column:?} is not reached");
    }
}

#[test]
fn the_cursor_goes_where_it_is_sent_and_no_further() {
    let (data, mut state) = setup((120, 24));
    let last = state.answer.len() - 1;
    let page = state.layout().table_rows();
    let cases = [
        (Motion::Rows(1), 1),
        (Motion::Rows(-5), 0),
        (Motion::Pages(1), page),
        (Motion::HalfPages(-1), page - page / 2),
        (Motion::Last, last),
        (Motion::Pages(1), last),
        (Motion::Rows(i32::MAX), last),
        (Motion::Rows(i32::MIN), 0),
        (Motion::Last, last),
        (Motion::First, 0),
    ];
    for (motion, expected) in cases {
        act(&mut state, &data, &[Action::Move(motion)]);
        assert_eq!(state.table.at, expected, "{motion:?}");
        check(&state, &data);
    }
}

#[test]
fn another_agency_is_read_from_its_first_line() {
    let (data, mut state) = setup((60, 12));
    act(&mut state, &data, &[Action::Open, Action::Move(Motion::Rows(3))]);
    assert_eq!(state.detail_top, 3);
    act(&mut state, &data, &[Action::Back, Action::Move(Motion::Rows(1))]);
    assert_eq!(state.detail_top, 0);
}

#[test]
fn scrolling_past_the_end_of_detail_and_help_is_not_paid_back() {
    for open in [Action::Open, Action::Help] {
        let (data, mut state) = setup((60, 12));
        let last = [Action::Move(Motion::Last), Action::Move(Motion::Pages(9))];
        act(&mut state, &data, std::slice::from_ref(&open));
        act(&mut state, &data, &last);
        let top = |state: &State| state.help.unwrap_or(state.detail_top);
        let end = if state.help.is_some() { help_end(&state) } else { detail_end(&state, &data) };
        assert!(end > 1);
        assert_eq!(top(&state), end, "{open:?}");
        act(&mut state, &data, &[Action::Move(Motion::Rows(-1))]);
        assert_eq!(top(&state), end - 1, "{open:?}: one row up is seen at once");
        act(&mut state, &data, &[Action::Move(Motion::Last), Action::Resize(300, 200)]);
        act(&mut state, &data, &[Action::Move(Motion::Rows(1))]);
        assert_eq!(top(&state), 0, "{open:?}: all is on the screen");
    }
}

#[test]
fn the_help_opens_scrolls_and_closes_with_the_same_key() {
    let (data, mut state) = setup((80, 24));
    let table = state.table;
    act(&mut state, &data, &[Action::Help]);
    press(&mut state, &data, KeyCode::Char('j'));
    assert_eq!((state.help, state.table), (Some(1), table), "the table does not move beneath");
    let wheel = MouseEvent {
        kind: MouseEventKind::ScrollDown,
        column: 5,
        row: 5,
        modifiers: KeyModifiers::NONE,
    };
    let action = event::mouse(&state, wheel).unwrap();
    act(&mut state, &data, &[action]);
    assert_eq!((state.help, state.table), (Some(4), table));
    press(&mut state, &data, KeyCode::Char('?'));
    assert_eq!(state.help, None);
}

#[test]
fn the_focus_goes_round_all_panes_that_can_be_shown_and_no_others() {
    for size in SIZES {
        let (data, mut state) = setup(size);
        let mut round = Vec::new();
        for _ in 0..Pane::ALL.len() {
            round.push(state.focus);
            act(&mut state, &data, &[Action::NextPane]);
            check(&state, &data);
        }
        for pane in Pane::ALL {
            let can = Layout::new(size, pane).pane(pane).is_some();
            assert_eq!(round.contains(&pane), can, "{pane:?} at {size:?}");
        }
        let now = state.focus;
        act(&mut state, &data, &[Action::NextPane, Action::PreviousPane]);
        assert_eq!(state.focus, now, "{size:?}");
    }
}

#[test]
fn a_smaller_screen_takes_the_focus_from_a_pane_that_is_gone() {
    let (data, mut state) = setup((120, 40));
    for size in SIZES {
        for pane in Pane::ALL {
            act(&mut state, &data, &[Action::Resize(120, 40), Action::Focus(pane)]);
            act(&mut state, &data, &[Action::Move(Motion::Last), Action::Resize(size.0, size.1)]);
            check(&state, &data);
        }
    }
}

#[test]
fn a_resize_keeps_the_cursors_on_the_screen() {
    for at in [0, 7, 20] {
        let (data, mut state) = setup((120, 50));
        act(&mut state, &data, &[Action::Move(Motion::Rows(at))]);
        let before = name(&state, &data);
        for (columns, rows) in SIZES.into_iter().chain([(0, 0), (1, 1), (500, 200), (120, 18)]) {
            act(&mut state, &data, &[Action::Resize(columns, rows)]);
            check(&state, &data);
            assert_eq!(name(&state, &data), before);
        }
    }
}

#[test]
fn every_key_of_the_table_does_what_stands_there() {
    for binding in bindings() {
        for &key in binding.keys {
            let (data, mut state) = setup((120, 40));
            act(&mut state, &data, &[Action::StepLists(-1)]);
            match binding.scope {
                keymap::Scope::Facets => act(&mut state, &data, &[Action::Focus(Pane::States)]),
                keymap::Scope::Detail => act(&mut state, &data, &[Action::Open]),
                keymap::Scope::Search => act(&mut state, &data, &typed("polk")),
                keymap::Scope::Help => act(&mut state, &data, &[Action::Help]),
                keymap::Scope::Chips => {
                    act(&mut state, &data, &[Action::Focus(Pane::Models), Action::Toggle]);
                    act(&mut state, &data, &[Action::Chips]);
                }
                keymap::Scope::Find => {
                    act(&mut state, &data, &[Action::Focus(Pane::States), Action::Find]);
                }
                keymap::Scope::Palette => act(&mut state, &data, &[Action::Palette]),
                keymap::Scope::Copied => act(&mut state, &data, &[Action::Cite]),
                keymap::Scope::Export => act(&mut state, &data, &[Action::Export]),
                keymap::Scope::Replace => {
                    let exists = Action::Answer(Answer::Exists("rows.csv".into()));
                    act(&mut state, &data, &[Action::Export, exists]);
                }
                keymap::Scope::Everywhere | keymap::Scope::Agencies => {}
                scope => {
                    let mut views = views::VIEWS.iter().skip(1);
                    let view = views.find(|view| (view.scope)(&state) == scope).unwrap();
                    act(&mut state, &data, &[Action::View(view.kind)]);
                }
            }
            let action = event::key(&state, KeyEvent::new(key.code, key.modifiers));
            assert_eq!(action.as_ref(), Some(&binding.action), "{}", key.label());
            let _ = update(&mut state, &data, binding.action.clone());
            check(&state, &data);
        }
    }
}

#[test]
fn nothing_is_no_reason_to_fail() {
    let (data, mut state) = sample::empty();
    for binding in bindings() {
        let _ = update(&mut state, &data, binding.action.clone());
        check(&state, &data);
    }
    let (data, mut state) = setup((120, 40));
    act(&mut state, &data, &[Action::Paste("no such name zzzz /^$/".into())]);
    assert!(state.answer.is_empty(), "{:?}", names(&state, &data));
    for binding in bindings() {
        let mut state = state.clone();
        let _ = update(&mut state, &data, binding.action.clone());
        check(&state, &data);
    }
}

#[test]
fn the_filter_of_the_start_cannot_be_taken_back() {
    let (data, mut state) = setup((120, 40));
    let filter = Filter { models: Choice::only(Some(Model::TaskForce)), ..Filter::default() };
    start(&mut state, &data, filter.clone());
    assert_eq!(state.filter, filter);
    act(&mut state, &data, &[Action::Undo]);
    assert_eq!(state.filter, filter);
}
