//! Typing to find a value in a pane of facets.

use super::cursor::move_facet;
use super::filters::{choose, put};
use crate::tui::action::{Action, Effect};
use crate::tui::data::Data;
use crate::tui::state::{Find, State, ViewKind};

/// Begins, in the pane that has the keys.
pub(super) fn begin(state: &mut State) {
    let pane = state.focus;
    if state.view == ViewKind::Explore && pane.is_facet() {
        state.find = Some(Find { pane, input: tui_input::Input::default() });
    }
}

/// Does what is a matter of it; `None` where an action is not.
pub(super) fn act(state: &mut State, data: &Data, action: &Action) -> Option<Effect> {
    let find = state.find.as_mut()?;
    let pane = find.pane;
    match action {
        Action::Edit(request) => {
            find.input.handle(*request);
            place(state);
        }
        Action::Paste(text) => {
            put(&mut find.input, text);
            place(state);
        }
        Action::ClearSearch => {
            find.input.reset();
            place(state);
        }
        Action::Toggle => {
            choose(state, data, action);
            // The next one can be typed at once.
            clear(state);
        }
        Action::Back => end(state),
        Action::Move(_)
        | Action::Wheel(..)
        | Action::Resize(..)
        | Action::Notice(_)
        | Action::Answer(_) => return None,
        Action::Click(on, _) if *on == pane => return None,
        _ => {
            end(state);
            return None;
        }
    }
    Some(Effect::None)
}

/// It ends where its pane has lost the keys.
pub(super) fn keep(state: &mut State) {
    let pane = state.find.as_ref().map(|find| find.pane);
    if pane.is_some_and(|pane| pane != state.focus || state.view != ViewKind::Explore) {
        end(state);
    }
}

/// The cursor goes to the value that has best what is typed.
fn place(state: &mut State) {
    if let Some(find) = &state.find {
        let (pane, at) = (find.pane, find.among(state.all_values(find.pane)).1);
        move_facet(state, pane, at);
    }
}

/// All values are there again, the cursor on the same one.
fn clear(state: &mut State) {
    let Some(find) = &state.find else { return };
    let pane = find.pane;
    let on = state.values(pane).get(state.facet_cursor(pane).at).copied();
    if let Some(find) = &mut state.find {
        find.input.reset();
    }
    let found = on.and_then(|on| state.values(pane).iter().position(|&value| value == on));
    move_facet(state, pane, found.unwrap_or(0));
}

fn end(state: &mut State) {
    clear(state);
    state.find = None;
}
