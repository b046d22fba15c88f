//! The watch list: an agency on it or off it, and a filter of those that are on it.

use super::cursor::move_table;
use super::filters::{change_filter, set_filter};
use crate::text::display;
use crate::tui::action::Effect;
use crate::tui::data::Data;
use crate::tui::state::{State, Watch};
use crate::tui::watch::Change;

/// Puts the agency under the cursor on the list, or takes it off; the file is left to the edge.
pub(super) fn toggle(state: &mut State, data: &Data) -> Effect {
    let Some(agency) = state.selected else {
        state.message = Some("no agency is chosen".into());
        return Effect::None;
    };
    let ids = state.watch.ids_of(&data.history, agency);
    state.watch.agencies = state.watch.agencies.toggled(agency);
    let on = state.watch.agencies.contains(agency);
    let at = state.table.at;
    follow(state, data);
    if state.selected != Some(agency) {
        // It is gone from the table: the cursor stays in its place.
        move_table(state, at);
    }
    let name = display(data.history.text(data.history.tables.agencies.row(agency).name));
    let where_to = if on { "is watched; W shows those alone" } else { "is not watched any more" };
    state.message = Some(format!("{name} {where_to}"));
    Effect::Watch(Change { ids, on })
}

/// Shows the agencies that are watched alone, or all again.
pub(super) fn only(state: &mut State, data: &Data) {
    let mut filter = state.filter.clone();
    filter.watched = match filter.watched {
        Some(_) => None,
        None if state.watch.agencies.is_empty() => {
            state.message = Some("no agency is watched; w on one puts it on the list".into());
            return;
        }
        None => Some(state.watch.agencies.clone()),
    };
    change_filter(state, data, filter);
}

/// What the file has.
pub(super) fn read(state: &mut State, data: &Data, ids: Vec<String>) {
    state.watch = Watch::new(&data.history, ids);
    follow(state, data);
}

/// A filter of what is watched is of what is watched now.
fn follow(state: &mut State, data: &Data) {
    let watched = state.filter.watched.as_ref().map(|_| state.watch.agencies.clone());
    if watched != state.filter.watched {
        let filter = crate::query::Filter { watched, ..state.filter.clone() };
        set_filter(state, data, filter);
    }
}
