//! From what the terminal reports to what the user asks for.

use crossterm::event::{KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Rect};

use super::action::Action;
use super::keymap;
use super::state::{Pane, State};
use super::view::{columns, row_at, scope};

/// Rows that a turn of the wheel moves.
const WHEEL: i32 = 3;

/// What a key asks for.
pub(super) fn key(state: &State, event: KeyEvent) -> Option<Action> {
    keymap::action(scope(state), event)
}

/// What a click or a turn of the wheel asks for.
pub(super) fn mouse(state: &State, event: MouseEvent) -> Option<Action> {
    let at = Position { x: event.column, y: event.row };
    let layout = state.layout();
    if state.help.is_some() {
        return match event.kind {
            MouseEventKind::ScrollDown => Some(Action::Wheel(state.focus, WHEEL)),
            MouseEventKind::ScrollUp => Some(Action::Wheel(state.focus, -WHEEL)),
            MouseEventKind::Down(MouseButton::Left) => Some(Action::Back),
            _ => None,
        };
    }
    let pane =
        Pane::ALL.into_iter().find(|&pane| layout.inside(pane).is_some_and(|a| a.contains(at)));
    match event.kind {
        MouseEventKind::ScrollDown => pane.map(|pane| Action::Wheel(pane, WHEEL)),
        MouseEventKind::ScrollUp => pane.map(|pane| Action::Wheel(pane, -WHEEL)),
        MouseEventKind::Down(MouseButton::Left) => {
            if layout.bar.is_some_and(|bar| bar.contains(at)) {
                return Some(Action::Search);
            }
            let pane = pane?;
            click(state, pane, layout.inside(pane)?, at)
        }
        _ => None,
    }
}

fn click(state: &State, pane: Pane, inside: Rect, at: Position) -> Option<Action> {
    let offset = usize::from(at.y - inside.y);
    match pane {
        Pane::Agencies => {
            let heading = usize::from(state.layout().heading_rows());
            let Some(row) = offset.checked_sub(heading) else {
                let x = at.x - inside.x;
                let columns = columns(inside.width);
                let column = columns.iter().rev().find(|column| x >= column.at)?;
                return Some(Action::SortBy(column.sort));
            };
            (state.table.top + row < state.answer.len()).then_some(Action::Click(pane, row))
        }
        Pane::Detail => Some(Action::Focus(pane)),
        Pane::States | Pane::Models | Pane::Kinds => {
            row_at(state, pane, offset).map(|row| Action::Click(pane, row))
        }
    }
}
