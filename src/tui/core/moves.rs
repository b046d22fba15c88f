//! Keys that move a cursor, the same in every list and text.

use crossterm::event::{KeyCode, MouseEventKind};

use super::keys::{Binding, Key, action, bind};
use crate::tui::kit::cursor::Motion;

/// The keys that move.
#[rustfmt::skip]
pub(crate) const MOVES: &[Binding<Motion>] = &[
    bind(&[Key::plain(KeyCode::Down), Key::char('j')], Motion::Rows(1), "down", ""),
    bind(&[Key::plain(KeyCode::Up), Key::char('k')], Motion::Rows(-1), "up", ""),
    bind(&[Key::plain(KeyCode::PageDown), Key::control('f')], Motion::Pages(1), "a page down", ""),
    bind(&[Key::plain(KeyCode::PageUp), Key::control('b')], Motion::Pages(-1), "a page up", ""),
    bind(&[Key::control('d')], Motion::HalfPages(1), "half a page down", ""),
    bind(&[Key::control('u')], Motion::HalfPages(-1), "half a page up", ""),
    bind(&[Key::plain(KeyCode::Home), Key::char('g')], Motion::First, "to the first row", ""),
    bind(&[Key::plain(KeyCode::End), Key::char('G')], Motion::Last, "to the last row", ""),
];

/// Where a key moves to.
pub(crate) fn motion(key: Key) -> Option<Motion> {
    action(MOVES, key)
}

/// Rows of a turn of the wheel.
const WHEEL: i32 = 3;

/// Where a turn of the wheel moves to.
pub(crate) fn wheel(event: MouseEventKind) -> Option<Motion> {
    match event {
        MouseEventKind::ScrollDown => Some(Motion::Rows(WHEEL)),
        MouseEventKind::ScrollUp => Some(Motion::Rows(-WHEEL)),
        _ => None,
    }
}
