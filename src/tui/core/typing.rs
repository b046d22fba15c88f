//! Keys that edit a line of text, the same wherever something is typed.

use crossterm::event::KeyCode;
use tui_input::{Input as Text, InputRequest};

use super::keys::{Binding, Key, action, bind};
use super::view::Input;
use crate::tui::kit::text_box::paste;

/// What a key does to a line of text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Edit {
    /// A step or a deletion.
    Request(InputRequest),
    /// Everything is deleted.
    Clear,
}

/// The keys that edit.
#[rustfmt::skip]
pub(crate) const EDITS: &[Binding<Edit>] = &[
    bind(&[Key::plain(KeyCode::Backspace), Key::control('h')], Edit::Request(InputRequest::DeletePrevChar), "delete the letter before", ""),
    bind(&[Key::plain(KeyCode::Delete), Key::control('d')], Edit::Request(InputRequest::DeleteNextChar), "delete the letter after", ""),
    bind(&[Key::control('w')], Edit::Request(InputRequest::DeletePrevWord), "delete the word before", ""),
    bind(&[Key::control('u')], Edit::Clear, "clear the line", "clear"),
    bind(&[Key::plain(KeyCode::Left), Key::control('b')], Edit::Request(InputRequest::GoToPrevChar), "left", ""),
    bind(&[Key::plain(KeyCode::Right), Key::control('f')], Edit::Request(InputRequest::GoToNextChar), "right", ""),
    bind(&[Key::plain(KeyCode::Home), Key::control('a')], Edit::Request(InputRequest::GoToStart), "to the beginning", ""),
    bind(&[Key::plain(KeyCode::End), Key::control('e')], Edit::Request(InputRequest::GoToEnd), "to the end", ""),
];

/// Types, pastes or edits. `false` where the input does none of them.
pub(crate) fn edit(text: &mut Text, input: &Input) -> bool {
    let request = match input {
        Input::Paste(pasted) => {
            paste(text, pasted);
            return true;
        }
        Input::Key(key) => match (key.letter(), action(EDITS, *key)) {
            (Some(letter), _) => InputRequest::InsertChar(letter),
            (None, Some(Edit::Request(request))) => request,
            (None, Some(Edit::Clear)) => {
                text.reset();
                return true;
            }
            (None, None) => return false,
        },
        Input::Mouse(_) | Input::Tick => return false,
    };
    text.handle(request);
    true
}
