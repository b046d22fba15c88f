//! The keys of Explore: what they do in each pane.

use crossterm::event::KeyCode;

use super::layout::Pane;
use crate::tui::core::{Binding, Key, Scope, bind};

/// What a key does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Action {
    /// Chooses a value, or removes it from what is chosen.
    Toggle,
    /// Chooses a value alone.
    Only,
    /// Removes all values of the list from what is chosen.
    Clear,
    /// Begins to look for a value.
    Find,
    /// Ends that.
    EndFind,
    /// One row down or up.
    Rows(i32),
    /// Goes to the agencies.
    Agencies,
    /// Goes to the agency.
    Open,
    /// Sorts by the next column.
    SortNext,
    /// Reverses the order.
    SortReverse,
    /// Puts the agency on the watch list, or takes it off.
    Watch,
    /// Shows what is not in force as well.
    EveryStatus,
    /// Clears the search.
    ClearSearch,
    /// Shows what is changed in form only, or no longer.
    Form,
    /// Goes to the row of a list that a source line names.
    Source,
    /// Goes so many panes on.
    Pane(usize),
}

const FORM: Binding<Action> =
    bind(&[Key::char('v')], Action::Form, "values changed in form only, such as spacing", "");

const WATCH: Binding<Action> =
    bind(&[Key::char('w')], Action::Watch, "watch the agency, or stop watching it", "watch");

#[rustfmt::skip]
const FACETS: &[Binding<Action>] = &[
    bind(&[Key::char(' '), Key::plain(KeyCode::Enter)], Action::Toggle, "choose the value, or no longer", "choose"),
    bind(&[Key::char('o')], Action::Only, "choose only this value", "only this"),
    bind(&[Key::plain(KeyCode::Backspace), Key::plain(KeyCode::Delete)], Action::Clear, "clear what is chosen in this list", ""),
    bind(&[Key::char('f')], Action::Find, "find a value in this list by its letters", "find"),
    bind(&[Key::plain(KeyCode::Esc)], Action::Agencies, "to the agencies", ""),
];

#[rustfmt::skip]
const AGENCIES: &[Binding<Action>] = &[
    bind(&[Key::plain(KeyCode::Enter), Key::plain(KeyCode::Right), Key::char('l')], Action::Open, "to the agency", "open"),
    bind(&[Key::char('s')], Action::SortNext, "sort by the next column", "sort"),
    bind(&[Key::char('r')], Action::SortReverse, "reverse the order", ""),
    bind(&[Key::char('E')], Action::EveryStatus, "ended and unconfirmed agreements too", ""),
    WATCH,
    FORM,
    bind(&[Key::plain(KeyCode::Esc)], Action::ClearSearch, "clear the search", ""),
];

#[rustfmt::skip]
const DETAIL: &[Binding<Action>] = &[
    bind(&[Key::plain(KeyCode::Esc), Key::plain(KeyCode::Left), Key::char('h')], Action::Agencies, "back to the agencies", "back"),
    bind(&[Key::char('l'), Key::plain(KeyCode::Right)], Action::Source, "to the list and row of the source line", "source"),
    WATCH,
    FORM,
];

#[rustfmt::skip]
const FIND: &[Binding<Action>] = &[
    bind(&[Key::plain(KeyCode::Enter)], Action::Toggle, "choose the value, or no longer", "choose"),
    bind(&[Key::plain(KeyCode::Down), Key::plain(KeyCode::Tab)], Action::Rows(1), "down", ""),
    bind(&[Key::plain(KeyCode::Up), Key::plain(KeyCode::BackTab)], Action::Rows(-1), "up", ""),
    bind(&[Key::plain(KeyCode::Esc)], Action::EndFind, "back", "back"),
];

/// The keys of every pane. They are listed among those that hold everywhere, which every view gives
/// a meaning of its own.
pub(super) const PANES: &[Binding<Action>] = &[
    bind(&[Key::plain(KeyCode::Tab)], Action::Pane(1), "next pane", ""),
    bind(&[Key::plain(KeyCode::BackTab)], Action::Pane(Pane::ALL.len() - 1), "previous pane", ""),
];

/// A part of the view in which the same keys hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Part {
    /// The panes that filter.
    Facets,
    /// The table of agencies.
    Agencies,
    /// One agency.
    Detail,
    /// The letters of a value that is looked for.
    Find,
}

impl Part {
    /// All of them, in the order of the help.
    pub(super) const ALL: [Self; 4] = [Self::Facets, Self::Agencies, Self::Detail, Self::Find];

    /// The one that a pane belongs to.
    pub(super) const fn of(pane: Pane) -> Self {
        match pane {
            Pane::States | Pane::Models | Pane::Kinds => Self::Facets,
            Pane::Agencies => Self::Agencies,
            Pane::Detail => Self::Detail,
        }
    }

    /// The pane that has the keys where the part is gone to.
    pub(super) const fn pane(self) -> Pane {
        match self {
            Self::Facets | Self::Find => Pane::States,
            Self::Agencies => Pane::Agencies,
            Self::Detail => Pane::Detail,
        }
    }

    /// Its name in the help.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Facets => "State, model, kind, status",
            Self::Agencies => "Agencies",
            Self::Detail => "Agency",
            Self::Find => "Finding a value",
        }
    }

    /// Its keys.
    pub(super) const fn keys(self) -> &'static [Binding<Action>] {
        match self {
            Self::Facets => FACETS,
            Self::Agencies => AGENCIES,
            Self::Detail => DETAIL,
            Self::Find => FIND,
        }
    }

    /// Its keys for help, footer and command palette.
    pub(super) fn scope(self) -> Scope {
        match self {
            Self::Find => Scope::exclusive(self.name(), self.keys()),
            _ => Scope::new(self.name(), self.keys()),
        }
    }
}
