//! The keys of Changes.

use crossterm::event::KeyCode;

use crate::tui::core::{Binding, Key, Scope, bind};

/// Which of the rows that a change refers to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Which {
    First,
    Last,
}

/// What a user can do in Changes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Action {
    Open,
    Source(Which),
    StepChanges(i32),
    StepEarlier(i32),
    NextSpan,
    KeepEarlier,
    Sort,
    Fold,
    OtherPane,
    Back,
}

#[rustfmt::skip]
pub(super) const KEYS: &[Binding<Action>] = &[
    bind(&[Key::plain(KeyCode::Enter), Key::plain(KeyCode::Right)], Action::Open, "to the agency, in the brief to the list and row; on a heading, show or hide its rows", "open"),
    bind(&[Key::char('l')], Action::Source(Which::Last), "to the list and row of the change", "list and row"),
    bind(&[Key::char('L')], Action::Source(Which::First), "to the first row: what was listed first, what was corrected", ""),
    bind(&[Key::char('<')], Action::StepChanges(-1), "to the previous list that brings a change", "< > change"),
    bind(&[Key::char('>')], Action::StepChanges(1), "to the next list that brings a change", ""),
    bind(&[Key::char('(')], Action::StepEarlier(-1), "the earlier list one back in time", "( ) earlier"),
    bind(&[Key::char(')')], Action::StepEarlier(1), "the earlier list one forward", ""),
    bind(&[Key::char('p')], Action::NextSpan, "compare with the list of a week, a month, a year before, the oldest, the one before", "span"),
    bind(&[Key::char('f')], Action::KeepEarlier, "compare from the list in force on", "from here"),
    bind(&[Key::char('s')], Action::Sort, "the newest first, or by state", "sort"),
    bind(&[Key::char(' ')], Action::Fold, "show or hide the rows of the heading", ""),
    bind(&[Key::plain(KeyCode::Esc), Key::plain(KeyCode::Left), Key::char('h')], Action::Back, "from the change to the table", ""),
];

/// Keys that hold in every view with panes: the footer and the help have them under "Everywhere".
pub(super) const PANES: &[Binding<Action>] =
    &[bind(&[Key::plain(KeyCode::Tab), Key::plain(KeyCode::BackTab)], Action::OtherPane, "", "")];

/// The name of the scope.
pub(super) const SCOPE: &str = "Changes";

/// The scope of its keys.
pub(super) fn scope() -> Scope {
    Scope::new(SCOPE, KEYS)
}
