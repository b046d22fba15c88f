//! How an action changes the screen. No I/O, no clock.

mod cursor;
mod filters;
mod time;

use self::cursor::{FACETS, back, click, focus, move_facet, selected_agency, travel, turn, wheel};
use self::filters::{change_filter, choose, edit, set_filter, undo};
use self::time::{step_lists, step_months};
use super::action::{Action, Effect};
use super::data::Data;
use super::state::{Pane, State, Value};
use super::theme::Brightness;
use crate::model::State as Place;
use crate::query::{Facet, Filter, Sort, SortColumn, answer};

/// Does what is asked for, and says what is left to do outside.
pub fn update(state: &mut State, data: &Data, action: Action) -> Effect {
    if !matches!(action, Action::Resize(..) | Action::LightBackground(_) | Action::Notice(_)) {
        state.message = None;
    }
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
        Action::Move(motion) => travel(state, data, motion),
        Action::Wheel(pane, rows) => wheel(state, data, pane, rows),
        Action::Focus(pane) => {
            state.searching = false;
            focus(state, pane);
        }
        Action::NextPane => turn(state, 1),
        Action::PreviousPane => turn(state, Pane::ALL.len() - 1),
        Action::Click(pane, row) => click(state, data, pane, row),
        Action::Open => focus(state, Pane::Detail),
        Action::Back => back(state),
        Action::Help => state.help = if state.help.is_some() { None } else { Some(0) },
        Action::SwitchTheme => state.theme = state.theme.switched(),
        Action::LightBackground(light) => {
            let brightness = if light { Brightness::Light } else { Brightness::Dark };
            state.theme = state.theme.found(brightness);
        }
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
        Action::SortNext | Action::SortReverse | Action::SortBy(_) => sort(state, data, &action),
        Action::Search => {
            // The names are made ready now, so that the first letter need not wait for it.
            let _ = data.index();
            state.help = None;
            state.searching = true;
        }
        Action::LeaveSearch => {
            state.searching = false;
            focus(state, Pane::Agencies);
        }
        Action::Edit(_) | Action::Paste(_) | Action::ClearSearch => edit(state, data, action),
        Action::Toggle | Action::Only | Action::ClearFacet => choose(state, data, &action),
        Action::ClearFilters => change_filter(state, data, Filter::default()),
        Action::Undo => undo(state, data),
    }
    Effect::None
}

/// Puts the filter that the explorer starts with; there is nothing to go back to.
pub(super) fn start(state: &mut State, data: &Data, filter: Filter) {
    set_filter(state, data, filter);
    state.undo.clear();
}

/// Computes again what follows from filter, search, order and day; the cursor stays on its agency.
pub(super) fn recompute(state: &mut State, data: &Data) {
    // A cursor of a facet stays on its value, but at the first row where nobody moved it.
    let on = FACETS.map(|pane| {
        let at = state.facet_cursor(pane).at;
        let moved = at > 0 || pane == state.focus;
        (pane, at, state.values(pane).get(at).copied().filter(|_| moved))
    });
    let hits = state.hits.as_ref();
    state.answer = answer(&data.history, &state.day, &state.filter, hits, state.order());
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

fn sort(state: &mut State, data: &Data, action: &Action) {
    let now = state.order();
    state.sort = Some(match *action {
        Action::SortBy(column) if column == now.column => {
            Sort { column, descending: !now.descending }
        }
        Action::SortBy(column) => Sort { column, descending: newest_first(column) },
        Action::SortReverse => Sort { descending: !now.descending, ..now },
        _ => {
            let at = SortColumn::ALL.iter().position(|&column| column == now.column).unwrap_or(0);
            let next = SortColumn::ALL.get((at + 1) % SortColumn::ALL.len()).copied();
            let column = next.unwrap_or_default();
            Sort { column, descending: newest_first(column) }
        }
    });
    let order = state.order();
    let direction = if order.descending { "descending" } else { "ascending" };
    state.message = Some(format!("sorted by {}, {direction}", order.column.name()));
    state.selected = None;
    recompute(state, data);
}

/// Dates and numbers of models are asked for from the top.
fn newest_first(column: SortColumn) -> bool {
    matches!(column, SortColumn::Signed | SortColumn::Models | SortColumn::FirstListed)
}

#[cfg(test)]
mod tests;
