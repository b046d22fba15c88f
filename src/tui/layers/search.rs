//! The search box.

use crossterm::event::{KeyCode, MouseEventKind};
use ratatui::buffer::Buffer;
use tui_input::Input as Text;

use super::bar::Bar;
use crate::query::Query;
use crate::tui::core::typing::{self, EDITS};
use crate::tui::core::view::{Input, Outcome};
use crate::tui::core::{
    Binding, Context, Destination, Hidden, Key, Layer, Reply, Scope, bind, keys,
};
use crate::tui::kit::cells::clear;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Action {
    Leave,
}

const KEYS: &[Binding<Action>] = &[bind(
    &[
        Key::plain(KeyCode::Enter),
        Key::plain(KeyCode::Esc),
        Key::plain(KeyCode::Tab),
        Key::plain(KeyCode::Down),
    ],
    Action::Leave,
    "to the agencies found",
    "done",
)];

/// The scope of its keys.
pub(crate) fn scope() -> Scope {
    let mut scope = Scope::exclusive("Search box", KEYS);
    scope.hints.extend(Scope::new("", EDITS).hints);
    scope
}

/// The text that is searched, while it is typed.
#[derive(Debug)]
pub(crate) struct SearchBox {
    input: Text,
}

impl SearchBox {
    /// The box with the text that is searched.
    pub(crate) fn new(cx: &Context) -> Self {
        // The names are made ready now, so that the first letter need not wait for it.
        let _ = cx.data.index();
        Query::prepare();
        Self { input: cx.filter.text.clone().into() }
    }
}

impl Layer for SearchBox {
    fn scope(&self) -> Scope {
        scope()
    }

    fn handle(&mut self, cx: &mut Context, input: &Input) -> Reply {
        if let Input::Key(key) = input
            && keys::action(KEYS, *key).is_some()
        {
            let enter = *key == Key::plain(KeyCode::Enter);
            if enter && cx.answer.is_empty() && Hidden::of(cx).is_some() {
                cx.show_every_status();
            }
            return Reply::Close(Outcome::Go(Destination::Found));
        }
        if typing::edit(&mut self.input, input) {
            cx.set_text(self.input.value());
            return Reply::Stay(Outcome::Done);
        }
        match input {
            Input::Mouse(event) if matches!(event.kind, MouseEventKind::Down(_)) => {
                Reply::Close(Outcome::Ignored)
            }
            _ => Reply::Stay(Outcome::Ignored),
        }
    }

    fn refresh(&mut self, cx: &Context) -> bool {
        if self.input.value() != cx.filter.text {
            self.input = cx.filter.text.clone().into();
        }
        true
    }

    fn draw(&self, cx: &Context, buffer: &mut Buffer) {
        let line = cx.outline().typing_line();
        clear(buffer, line);
        Bar { input: Some(&self.input), chip: None }.draw(cx, line, buffer);
    }

    fn is_typing(&self) -> bool {
        true
    }

    fn is_bar(&self) -> bool {
        true
    }
}
