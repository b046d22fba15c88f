//! The list of everything that can be done: typing into it, and doing what is chosen.

use super::cursor::moved;
use crate::tui::action::Action;
use crate::tui::keymap::{Command, Scope};
use crate::tui::layout::{Layout, Outline, PaletteLayout};
use crate::tui::state::{Palette, Pane, State, ViewKind};
use crate::tui::views;

/// Opens it, as seen from where the keys go now; while it is open, closes it.
pub(super) fn open(state: &mut State) {
    state.help = None;
    state.searching = false;
    state.palette = match state.palette {
        Some(_) => None,
        None => Some(Palette::new(views::scope(state))),
    };
}

/// What is left to do of an action, while the list is open: what is chosen, or what has nothing to
/// do with the list.
pub(super) fn act(state: &mut State, action: Action) -> Option<Action> {
    let layout = PaletteLayout::new(state.outline());
    let Some(palette) = &mut state.palette else { return Some(action) };
    let height = usize::from(layout.list.height);
    match action {
        Action::Move(motion) => {
            let rows = palette.found.len();
            palette.cursor.go(moved(palette.cursor.at, motion, rows, height), rows, height);
        }
        Action::Edit(request) => {
            palette.input.handle(request);
            palette.find();
        }
        Action::Paste(text) => {
            super::filters::put(&mut palette.input, &text);
            palette.find();
        }
        Action::ClearSearch => {
            palette.input.reset();
            palette.find();
        }
        Action::ClickAt(_, row) => {
            let at = palette.cursor.top + usize::from(row.saturating_sub(layout.list.y));
            if at < palette.found.len() {
                palette.cursor.at = at;
                return choose(state);
            }
        }
        Action::Open => return choose(state),
        Action::Back => state.palette = None,
        Action::Resize(columns, rows) => {
            let list = PaletteLayout::new(Outline::new((columns, rows))).list;
            palette.cursor.go(palette.cursor.at, palette.found.len(), usize::from(list.height));
            return Some(action);
        }
        Action::Quit
        | Action::Suspend
        | Action::Palette
        | Action::LightBackground(_)
        | Action::Notice(_)
        | Action::Tick => return Some(action),
        other => {
            state.palette = None;
            return Some(other);
        }
    }
    None
}

/// Closes the list. What can be done here is left to do; of another pane or view, the way there is
/// gone, and its key is told.
fn choose(state: &mut State) -> Option<Action> {
    let command = state.palette.as_ref()?.chosen()?.clone();
    state.palette = None;
    if command.here {
        return Some(command.action);
    }
    lead(state, &command);
    None
}

fn lead(state: &mut State, command: &Command) {
    let (view, pane) = match command.scope {
        Scope::Facets => (ViewKind::Explore, Some(Pane::States)),
        Scope::Agencies => (ViewKind::Explore, Some(Pane::Agencies)),
        Scope::Detail => (ViewKind::Explore, Some(Pane::Detail)),
        Scope::Map => (ViewKind::Map, None),
        Scope::Trends => (ViewKind::Trends, None),
        Scope::Changes => (ViewKind::Changes, None),
        Scope::Sources => (ViewKind::Sources, None),
        Scope::Everywhere | Scope::Search | Scope::Help | Scope::Palette => (state.view, None),
    };
    super::show(state, view);
    if let Some(pane) = pane.filter(|&pane| Layout::new(state.size, pane).pane(pane).is_some()) {
        super::focus(state, pane);
    }
    let key = command.keys.first().map_or_else(String::new, |key| key.label());
    state.message = Some(format!("{key}: {}", command.words));
}
