//! The parts of the filter, taken off one by one.

use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;

use super::bar::Bar;
use crate::tui::core::view::{Input, Outcome};
use crate::tui::core::{Binding, Context, Key, Layer, Reply, Scope, bind, keys};
use crate::tui::kit::cells::clear;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Action {
    TakeOff,
    Next,
    Previous,
    Back,
}

#[rustfmt::skip]
const KEYS: &[Binding<Action>] = &[
    bind(&[Key::plain(KeyCode::Enter), Key::plain(KeyCode::Backspace), Key::plain(KeyCode::Delete), Key::char(' ')], Action::TakeOff, "remove the filter", "remove"),
    bind(&[Key::plain(KeyCode::Right), Key::plain(KeyCode::Tab), Key::char('l')], Action::Next, "to the next one", "next"),
    bind(&[Key::plain(KeyCode::Left), Key::plain(KeyCode::BackTab), Key::char('h')], Action::Previous, "to the one before", ""),
    bind(&[Key::plain(KeyCode::Esc)], Action::Back, "back", "back"),
];

/// The scope of its keys.
pub(crate) fn scope() -> Scope {
    Scope::new("Filters, one by one", KEYS)
}

/// The parts of the filter, one of which has the keys.
#[derive(Debug)]
pub(crate) struct Chips {
    at: usize,
}

impl Chips {
    /// The first part has the keys; `None` where nothing is filtered.
    pub(crate) fn new(cx: &Context) -> Option<Self> {
        (!cx.chips().is_empty()).then_some(Self { at: 0 })
    }
}

/// Takes the part of the filter at a position off.
pub(crate) fn take_off(cx: &mut Context, at: usize) {
    if let Some(chip) = cx.chips().into_iter().nth(at) {
        cx.set_filter(chip.without);
    }
}

impl Layer for Chips {
    fn scope(&self) -> Scope {
        scope()
    }

    fn handle(&mut self, cx: &mut Context, input: &Input) -> Reply {
        let key = match input {
            Input::Key(key) => key,
            Input::Tick => return Reply::Stay(Outcome::Ignored),
            Input::Mouse(_) | Input::Paste(_) => return Reply::Close(Outcome::Ignored),
        };
        let last = cx.chips().len().saturating_sub(1);
        match keys::action(KEYS, *key) {
            Some(Action::TakeOff) => take_off(cx, self.at),
            Some(Action::Next) => self.at = (self.at + 1).min(last),
            Some(Action::Previous) => self.at = self.at.saturating_sub(1),
            Some(Action::Back) => return Reply::Close(Outcome::Done),
            None => return Reply::Stay(Outcome::Ignored),
        }
        Reply::Stay(Outcome::Done)
    }

    fn refresh(&mut self, cx: &Context) -> bool {
        match cx.chips().len().checked_sub(1) {
            Some(last) => {
                self.at = self.at.min(last);
                true
            }
            None => false,
        }
    }

    fn draw(&self, cx: &Context, buffer: &mut Buffer) {
        let line = cx.outline().typing_line();
        clear(buffer, line);
        Bar { input: None, chip: Some(self.at) }.draw(cx, line, buffer);
    }

    fn is_bar(&self) -> bool {
        true
    }
}
