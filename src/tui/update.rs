//! How an action changes the screen. No I/O, no clock.

pub(super) mod changes;
mod chips;
mod cursor;
pub(super) mod explore;
mod filters;
mod find;
pub(super) mod map;
mod over;
mod palette;
pub(super) mod sources;
mod steps;
mod time;
pub(super) mod trends;
mod watch;

use self::cursor::{FACETS, focus, move_facet, scroll_help, selected_agency};
use self::filters::{change_filter, edit, set_filter};
use self::time::{step_lists, step_months};
use super::action::{Action, Effect};
use super::data::Data;
use super::state::{Pane, State, Steps, Value, ViewKind};
use super::views;
use crate::model::State as Place;
use crate::query::{Facet, Filter};

/// Does what is asked for, and says what is left to do outside.
pub fn update(state: &mut State, data: &Data, action: Action) -> Effect {
    if !matches!(action, Action::Resize(..) | Action::Notice(_) | Action::Answer(_)) {
        state.message = None;
        state.map.playing &= action == Action::Tick || action == Action::Play;
    }
    let action = palette::chosen(state, action);
    let (before, run) = (steps::now(state), steps::run_of(&action));
    let effect = over::act(state, data, &action)
        .or_else(|| chips::act(state, data, &action))
        .or_else(|| find::act(state, data, &action))
        .unwrap_or_else(|| act(state, data, action));
    if let Some(run) = run {
        steps::remember(state, before, run);
    }
    chips::keep(state);
    find::keep(state);
    if let Some(view) = views::current(state) {
        (view.refresh)(state, data);
    }
    effect
}

fn act(state: &mut State, data: &Data, action: Action) -> Effect {
    match action {
        Action::Quit => return Effect::Quit,
        Action::Suspend => return Effect::Suspend,
        Action::SwitchMouse => {
            state.mouse = !state.mouse;
            state.message = Some(if state.mouse {
                "the mouse is g287's again".into()
            } else {
                "the mouse is the terminal's: m takes it back".into()
            });
            return Effect::Mouse(state.mouse);
        }
        Action::Move(motion) if state.help.is_some() => scroll_help(state, motion),
        Action::Back if state.help.is_some() => state.help = None,
        Action::View(kind) => show(state, kind),
        Action::Help => state.help = if state.help.is_some() { None } else { Some(0) },
        Action::Theme(step) => return Effect::Theme(step),
        Action::Notice(message) => state.message = Some(message),
        Action::Resize(columns, rows) => {
            state.size = (columns, rows);
            // Keys go only to what is on the screen.
            let shown = state.layout().pane(state.focus).is_some();
            focus(state, if shown { state.focus } else { Pane::Agencies });
        }
        Action::StepLists(by) => step_lists(state, data, by),
        Action::StepMonths(by) => step_months(state, data, by),
        Action::Newest => step_lists(state, data, i32::MAX),
        Action::Search => {
            // The names are made ready now, so that the first letter need not wait for it.
            let _ = data.index();
            state.help = None;
            state.searching = true;
            where_filters_show(state);
        }
        Action::Edit(_) | Action::Paste(_) | Action::ClearSearch => {
            edit(state, data, action);
            where_filters_show(state);
        }
        Action::ClearFilters => change_filter(state, data, Filter::default()),
        Action::Undo => steps::undo(state, data),
        Action::Redo => steps::redo(state, data),
        Action::Chips => chips::enter(state),
        Action::Find => find::begin(state),
        Action::Watch => return watch::toggle(state, data),
        Action::OnlyWatched => watch::only(state, data),
        action => {
            state.searching &= action != Action::LeaveSearch;
            if let Some(view) = views::current(state) {
                (view.update)(state, data, &action);
            }
        }
    }
    Effect::None
}

/// Shows a view, where there is such a one.
fn show(state: &mut State, kind: ViewKind) {
    if views::exists(kind) {
        state.view = kind;
        state.help = None;
        state.searching = false;
    }
}

/// A search is seen where filters change something.
fn where_filters_show(state: &mut State) {
    if state.searching && views::current(state).is_some_and(|view| !view.is_filtered) {
        state.view = ViewKind::Explore;
    }
}

/// Puts the filter that the explorer starts with, and makes what its view shows; there is nothing
/// to go back to.
pub(super) fn start(state: &mut State, data: &Data, filter: Filter) {
    set_filter(state, data, filter);
    state.steps = Steps::default();
    if let Some(view) = views::current(state) {
        (view.refresh)(state, data);
    }
}

/// Computes again what follows from filter, search, order and day; the cursor stays on its agency.
pub(super) fn recompute(state: &mut State, data: &Data) {
    // A cursor of a facet stays on its value, but at the first row where nobody moved it.
    let on = FACETS.map(|pane| {
        let at = state.facet_cursor(pane).at;
        let moved = at > 0 || pane == state.focus;
        (pane, at, state.values(pane).get(at).copied().filter(|_| moved))
    });
    state.answer = state.question(&data.history).answer(state.order());
    let selected = state.selected.and_then(|agency| state.answer.position_of(agency));
    let rows = state.layout().table_rows();
    if selected.is_none() {
        state.table = super::state::Cursor::default();
    }
    state.table.go(selected.unwrap_or(0), state.answer.len(), rows);
    selected_agency(state);
    sort_states(state);
    for (pane, at, value) in on {
        let found = value.and_then(|value| state.values(pane).iter().position(|&v| v == value));
        move_facet(state, pane, found.unwrap_or(at));
    }
}

/// The states that have something or are chosen, the one with most first.
fn sort_states(state: &mut State) {
    let mut states: Vec<Option<Place>> = Place::all()
        .map(Some)
        .chain([None])
        .filter(|&place| {
            state.count(Value::State(place)) > 0 || state.filter.states.contains(place)
        })
        .collect();
    states.sort_by_key(|&place| {
        (std::cmp::Reverse(state.count(Value::State(place))), Place::slot(place))
    });
    state.states = states;
}

#[cfg(test)]
mod tests;
