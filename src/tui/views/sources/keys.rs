//! The keys of Sources.

use crossterm::event::KeyCode;

use crate::tui::core::{Binding, Key, Scope, bind};

/// Which of the rows that a line names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Which {
    First,
    Last,
}

/// What a user can do in Sources.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Action {
    Open,
    Back,
    Source(Which),
    OtherPane,
}

#[rustfmt::skip]
pub(super) const KEYS: &[Binding<Action>] = &[
    bind(&[Key::plain(KeyCode::Enter), Key::plain(KeyCode::Right)], Action::Open, "to what the line names: a page, an agency", "open"),
    bind(&[Key::plain(KeyCode::Esc), Key::plain(KeyCode::Left), Key::char('h')], Action::Back, "one step back", "back"),
    bind(&[Key::char('l')], Action::Source(Which::Last), "to the list and row that the line names", "list and row"),
    bind(&[Key::char('L')], Action::Source(Which::First), "to the first list that has it", ""),
];

/// Keys that hold in every view with panes: the footer and the help have them under "Everywhere".
pub(super) const PANES: &[Binding<Action>] =
    &[bind(&[Key::plain(KeyCode::Tab), Key::plain(KeyCode::BackTab)], Action::OtherPane, "", "")];

/// The name of the scope.
pub(super) const SCOPE: &str = "Sources";

/// The scope of its keys.
pub(super) fn scope() -> Scope {
    Scope::new(SCOPE, KEYS)
}
