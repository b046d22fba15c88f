//! From what the terminal reports to what the user asks for.

use crossterm::event::{KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Rect};

use super::action::{Action, Motion};
use super::keymap;
use super::layout::PaletteLayout;
use super::state::{Over, Pane, State};
use super::view::{chips, columns, row_at};
use super::views;

/// Rows that a turn of the wheel moves.
const WHEEL: i32 = 3;

/// What a key asks for.
pub(super) fn key(state: &State, event: KeyEvent) -> Option<Action> {
    let bound = keymap::action(views::scope(state), event);
    bound.or_else(|| state.map.playing.then_some(Action::Halt))
}

/// What a click or a turn of the wheel asks for.
pub(super) fn mouse(state: &State, event: MouseEvent) -> Option<Action> {
    match &state.over {
        Some(Over::Copied(_)) => {
            let closes = event.kind == MouseEventKind::Down(MouseButton::Left);
            return closes.then_some(Action::Back);
        }
        Some(Over::Export(_)) => return None,
        Some(Over::Palette(_)) => return palette(state, event),
        None => {}
    }
    if state.help.is_some() {
        return match event.kind {
            MouseEventKind::ScrollDown => Some(Action::Move(Motion::Rows(WHEEL))),
            MouseEventKind::ScrollUp => Some(Action::Move(Motion::Rows(-WHEEL))),
            MouseEventKind::Down(MouseButton::Left) => Some(Action::Back),
            _ => None,
        };
    }
    let at = Position { x: event.column, y: event.row };
    let outline = state.outline();
    if event.kind == MouseEventKind::Down(MouseButton::Left) {
        let tabs = outline.tabs(state.view);
        if let Some(tab) = tabs.into_iter().find(|tab| tab.area.contains(at)) {
            return Some(Action::View(tab.kind));
        }
        let chips = outline.bar.map(|bar| chips(state, bar)).unwrap_or_default();
        if let Some(chip) = chips.into_iter().find(|chip| chip.area.contains(at)) {
            return Some(Action::TakeOff(Some(chip.index)));
        }
        if outline.bar.is_some_and(|bar| bar.contains(at)) {
            return Some(Action::Search);
        }
    }
    views::current(state).and_then(|view| (view.mouse)(state, event))
}

/// The same in the list of everything that can be done.
fn palette(state: &State, event: MouseEvent) -> Option<Action> {
    let at = Position { x: event.column, y: event.row };
    let layout = PaletteLayout::new(state.outline());
    match event.kind {
        MouseEventKind::ScrollDown => Some(Action::Move(Motion::Rows(WHEEL))),
        MouseEventKind::ScrollUp => Some(Action::Move(Motion::Rows(-WHEEL))),
        MouseEventKind::Down(MouseButton::Left) if layout.list.contains(at) => {
            Some(Action::ClickAt(event.column, event.row))
        }
        MouseEventKind::Down(MouseButton::Left) => {
            (!layout.window.contains(at)).then_some(Action::Back)
        }
        _ => None,
    }
}

/// The same in a view that finds out itself what stands where.
pub(super) fn pointed(state: &State, event: MouseEvent) -> Option<Action> {
    let (column, row) = (event.column, event.row);
    if !state.outline().body.contains(Position { x: column, y: row }) {
        return None;
    }
    match event.kind {
        MouseEventKind::ScrollDown => Some(Action::WheelAt(column, row, WHEEL)),
        MouseEventKind::ScrollUp => Some(Action::WheelAt(column, row, -WHEEL)),
        MouseEventKind::Down(MouseButton::Left) => Some(Action::ClickAt(column, row)),
        _ => None,
    }
}

/// The same among the panes of Explore.
pub(super) fn explore(state: &State, event: MouseEvent) -> Option<Action> {
    let at = Position { x: event.column, y: event.row };
    let layout = state.layout();
    let mut panes = Pane::ALL.into_iter();
    let pane = panes.find(|&pane| layout.inside(pane).is_some_and(|area| area.contains(at)))?;
    match event.kind {
        MouseEventKind::ScrollDown => Some(Action::Wheel(pane, WHEEL)),
        MouseEventKind::ScrollUp => Some(Action::Wheel(pane, -WHEEL)),
        MouseEventKind::Down(MouseButton::Left) => click(state, pane, layout.inside(pane)?, at),
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
