//! What is wanted: the search box, and the choices of the panes.

use tui_input::{Input, InputRequest};

use super::recompute;
use crate::query::{Filter, Query};
use crate::tui::action::Action;
use crate::tui::data::Data;
use crate::tui::state::{State, Value};

/// Looks the search box's text up, then computes again.
fn search(state: &mut State, data: &Data) {
    let (query, error) = match Query::parse(&state.filter.text) {
        Ok(query) => (query, None),
        Err(error) => ((*error.instead).clone(), Some(error)),
    };
    state.hits = (!query.is_empty()).then(|| {
        let previous = state.hits.as_ref().map(|hits| (&state.query, hits));
        data.index().search(&query, previous)
    });
    state.query = query;
    state.query_error = error;
    recompute(state, data);
}

pub(super) fn edit(state: &mut State, data: &Data, action: Action) {
    let before = state.input.value().to_owned();
    match action {
        Action::Edit(request) => {
            state.input.handle(request);
        }
        Action::Paste(text) => {
            put(&mut state.input, &text);
            state.help = None;
            state.searching = true;
        }
        _ => state.input.reset(),
    }
    if state.input.value() != before {
        state.filter.text = state.input.value().to_owned();
        state.selected = None;
        search(state, data);
    }
}

/// Puts a text that was pasted where the caret is: no control characters, and no book.
pub(super) fn put(input: &mut Input, text: &str) {
    for c in text.chars().filter(|c| !c.is_control()).take(400) {
        input.handle(InputRequest::InsertChar(c));
    }
}

pub(super) fn choose(state: &mut State, data: &Data, action: &Action) {
    let values = state.values(state.focus);
    let Some(&value) = values.get(state.facet_cursor(state.focus).at) else { return };
    let mut filter = state.filter.clone();
    if !matches!(action, Action::Toggle) {
        match value {
            Value::State(_) => filter.states.clear(),
            Value::Model(_) => filter.models.clear(),
            Value::Kind(_) => filter.kinds.clear(),
            Value::Status(_) => filter.statuses.clear(),
        }
    }
    if !matches!(action, Action::ClearFacet) {
        match value {
            Value::State(place) => filter.states.toggle(place),
            Value::Model(model) => filter.models.toggle(model),
            Value::Kind(kind) => filter.kinds.toggle(kind),
            Value::Status(status) => filter.statuses.toggle(Some(status)),
        }
    }
    change_filter(state, data, filter);
}

pub(super) fn change_filter(state: &mut State, data: &Data, filter: Filter) {
    if filter != state.filter {
        set_filter(state, data, filter);
    }
}

pub(super) fn set_filter(state: &mut State, data: &Data, filter: Filter) {
    let text_changed = filter.text != state.filter.text;
    state.filter = filter;
    if text_changed {
        state.input = state.filter.text.clone().into();
        search(state, data);
    } else {
        recompute(state, data);
    }
}
