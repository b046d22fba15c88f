//! The keys of Trends.

use crossterm::event::KeyCode;

use crate::tui::core::{Binding, Key, Scope, bind};

/// What a user can do in Trends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Action {
    NextChart,
    PreviousChart,
    Across(i32),
    NextPeriod,
    Mark,
    Open,
    Back,
    SwitchScale,
    Compare,
    Widen(i32),
}

#[rustfmt::skip]
pub(super) const KEYS: &[Binding<Action>] = &[
    bind(&[Key::plain(KeyCode::Tab)], Action::NextChart, "next chart", "chart"),
    bind(&[Key::plain(KeyCode::BackTab)], Action::PreviousChart, "previous chart", ""),
    bind(&[Key::plain(KeyCode::Left), Key::char('h')], Action::Across(-1), "a period back, in the calendar a week", ""),
    bind(&[Key::plain(KeyCode::Right), Key::char('l')], Action::Across(1), "a period forward, in the calendar a week", ""),
    bind(&[Key::char('p')], Action::NextPeriod, "week, month, quarter or year", "length"),
    bind(&[Key::char('v')], Action::Mark, "begin a range of periods, or end it", "range"),
    bind(&[Key::plain(KeyCode::Enter)], Action::Open, "filter by the range, period or state", ""),
    bind(&[Key::plain(KeyCode::Esc)], Action::Back, "clear the range, leave the comparison", ""),
    bind(&[Key::char('s')], Action::SwitchScale, "small charts: one scale, or one for each", ""),
    bind(&[Key::char('c')], Action::Compare, "compare the states or models chosen", "compare"),
    bind(&[Key::char('+'), Key::char('=')], Action::Widen(1), "wider columns", ""),
    bind(&[Key::char('-')], Action::Widen(-1), "narrower columns", ""),
];

/// The name of the scope.
pub(super) const SCOPE: &str = "Trends";

/// The scope of its keys.
pub(super) fn scope() -> Scope {
    Scope::new(SCOPE, KEYS)
}
