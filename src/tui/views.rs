//! The table of views. A view is a line here, with a file of drawing and a file of update.

use crossterm::event::MouseEvent;

use super::action::Action;
use super::contribution::{self, Contribution};
use super::data::Data;
use super::event;
use super::keymap::Scope;
use super::plain;
use super::state::{Over, State, ViewKind};
use super::update;
use super::view::{self, Painter};

/// What a view is made of.
pub(super) struct View {
    /// Which one it is.
    pub(super) kind: ViewKind,
    /// Whether filters change what it shows. From a view where they do not, a search leads to
    /// Explore, where its result is seen.
    pub(super) is_filtered: bool,
    /// Where its keys are looked for.
    pub(super) scope: fn(&State) -> Scope,
    /// What a click or a turn of the wheel in its room asks for.
    pub(super) mouse: fn(&State, MouseEvent) -> Option<Action>,
    /// Does what is asked for, where that is a matter of the view: see [`update::update`].
    pub(super) update: fn(&mut State, &Data, &Action),
    /// Brings it up to date: it comes to the screen, or filters, day or size have changed.
    pub(super) refresh: fn(&mut State, &Data),
    /// What it gives to be cited, copied and exported.
    pub(super) gives: Contribution,
    /// Draws its room.
    pub(super) draw: fn(&State, &Data, &mut Painter<'_>),
    /// What it says, line by line, in sentences.
    pub(super) plain: fn(&State, &Data) -> Vec<String>,
}

/// The views that there are, in the order of their tabs.
#[rustfmt::skip]
pub(super) const VIEWS: &[View] = &[
    View { kind: ViewKind::Explore, is_filtered: true, scope: view::explore::scope, mouse: event::explore, update: update::explore::act, refresh: |_, _| {}, gives: contribution::EXPLORE, draw: view::explore::draw, plain: plain::explore::lines },
    View { kind: ViewKind::Map, is_filtered: true, scope: |_| Scope::Map, mouse: event::pointed, update: update::map::act, refresh: update::map::refresh, gives: contribution::PLAIN, draw: view::map::draw, plain: plain::map::lines },
    View { kind: ViewKind::Trends, is_filtered: true, scope: |_| Scope::Trends, mouse: event::pointed, update: update::trends::act, refresh: update::trends::refresh, gives: contribution::TRENDS, draw: view::trends::draw, plain: plain::trends::lines },
    View { kind: ViewKind::Changes, is_filtered: true, scope: |_| Scope::Changes, mouse: event::pointed, update: update::changes::act, refresh: update::changes::refresh, gives: contribution::CHANGES, draw: view::changes::draw, plain: plain::changes::lines },
    View { kind: ViewKind::Sources, is_filtered: false, scope: |_| Scope::Sources, mouse: event::pointed, update: update::sources::act, refresh: update::sources::refresh, gives: contribution::PLAIN, draw: view::sources::draw, plain: plain::sources::lines },
];

/// The views that there are.
pub(super) fn kinds() -> impl Iterator<Item = ViewKind> {
    VIEWS.iter().map(|view| view.kind)
}

/// Whether there is such a view.
pub(super) fn exists(kind: ViewKind) -> bool {
    kinds().any(|known| known == kind)
}

/// The view on the screen.
pub(super) fn current(state: &State) -> Option<&'static View> {
    VIEWS.iter().find(|view| view.kind == state.view)
}

/// Where the keys of the moment are looked for.
pub(super) fn scope(state: &State) -> Scope {
    if let Some(over) = &state.over {
        match over {
            Over::Copied(_) => Scope::Copied,
            Over::Export(dialog) if dialog.replaces.is_some() => Scope::Replace,
            Over::Export(_) => Scope::Export,
            Over::Palette(_) => Scope::Palette,
        }
    } else if state.help.is_some() {
        Scope::Help
    } else if state.searching {
        Scope::Search
    } else if state.chip.is_some() {
        Scope::Chips
    } else if state.find.is_some() {
        Scope::Find
    } else {
        current(state).map_or(Scope::Everywhere, |view| (view.scope)(state))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_view_stands_once_in_the_order_of_the_numbers() {
        let places: Vec<usize> = kinds()
            .map(|kind| ViewKind::ALL.iter().position(|&known| known == kind).unwrap())
            .collect();
        assert!(places.is_sorted_by(|a, b| a < b), "{places:?}");
        assert_eq!(places.first(), Some(&0), "Explore is where the program starts");
    }
}
