//! The list of everything that can be done: typing into it, and doing what is chosen.

use super::cursor::moved;
use super::filters::put;
use super::over::lay_over;
use crate::tui::action::{Action, Effect};
use crate::tui::keymap::{Command, Scope};
use crate::tui::layout::{Layout, Outline, PaletteLayout};
use crate::tui::state::{Over, Palette, Pane, State, ViewKind};
use crate::tui::views;

/// Opens it, as seen from where the keys go now; while it is open, closes it.
pub(super) fn open(state: &mut State) {
    if matches!(state.over, Some(Over::Palette(_))) {
        state.over = None;
        return;
    }
    (state.over, state.help, state.searching) = (None, None, false);
    let palette = Palette::new(views::scope(state));
    lay_over(state, Over::Palette(palette));
}

/// What is to be done: what is chosen from the list and can be done here takes the place of the
/// choosing. The list is closed.
pub(super) fn chosen(state: &mut State, action: Action) -> Action {
    let list = PaletteLayout::new(state.outline()).list;
    let Some(Over::Palette(palette)) = &mut state.over else { return action };
    match action {
        Action::Open => {}
        Action::ClickAt(_, row) => {
            let at = palette.cursor.top + usize::from(row.saturating_sub(list.y));
            if at >= palette.found.len() {
                return action;
            }
            palette.cursor.at = at;
        }
        action => return action,
    }
    let Some(command) = palette.chosen().filter(|command| command.here) else {
        return Action::Open;
    };
    let action = command.action.clone();
    state.over = None;
    action
}

/// Does what is a matter of the list; `None` where an action is not, which closes it, unless it
/// comes from elsewhere than the keys.
pub(super) fn act(state: &mut State, action: &Action) -> Option<Effect> {
    let list = |size| usize::from(PaletteLayout::new(Outline::new(size)).list.height);
    let height = list(state.size);
    let Some(Over::Palette(palette)) = &mut state.over else { return None };
    let (at, rows) = (palette.cursor.at, palette.found.len());
    match action {
        Action::Move(motion) => palette.cursor.go(moved(at, *motion, rows, height), rows, height),
        Action::Resize(columns, rows_of_screen) => {
            palette.cursor.go(at, rows, list((*columns, *rows_of_screen)));
            return None;
        }
        Action::Edit(request) => {
            palette.input.handle(*request);
            palette.find();
        }
        Action::Paste(text) => {
            put(&mut palette.input, text);
            palette.find();
        }
        Action::ClearSearch => {
            palette.input.reset();
            palette.find();
        }
        Action::Open => {
            if let Some(command) = palette.chosen().cloned() {
                state.over = None;
                lead(state, &command);
            }
        }
        Action::ClickAt(..) | Action::LeaveSearch => {}
        Action::Back => state.over = None,
        Action::Quit | Action::Suspend | Action::Notice(_) | Action::Tick => return None,
        _ => {
            state.over = None;
            return None;
        }
    }
    Some(Effect::None)
}

/// Goes where a command can be done, and tells its key.
fn lead(state: &mut State, command: &Command) {
    let (view, pane) = match command.scope {
        Scope::Facets => (ViewKind::Explore, Some(Pane::States)),
        Scope::Agencies => (ViewKind::Explore, Some(Pane::Agencies)),
        Scope::Detail => (ViewKind::Explore, Some(Pane::Detail)),
        Scope::Map => (ViewKind::Map, None),
        Scope::Trends => (ViewKind::Trends, None),
        Scope::Changes => (ViewKind::Changes, None),
        Scope::Sources => (ViewKind::Sources, None),
        _ => (state.view, None),
    };
    super::show(state, view);
    if let Some(pane) = pane.filter(|&pane| Layout::new(state.size, pane).pane(pane).is_some()) {
        super::focus(state, pane);
    }
    let key = command.keys.first().map_or_else(String::new, |key| key.label());
    state.message = Some(format!("{key}: {}", command.words));
}
