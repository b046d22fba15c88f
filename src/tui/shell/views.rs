//! The list of views. A view is its folder and a line here.

use crate::tui::core::View;
use crate::tui::views::{changes, explore, map, sources, trends};

/// A view in the list.
#[derive(Debug)]
pub struct ViewEntry {
    /// The name on its tab.
    pub name: &'static str,
    /// Its name on the command line.
    pub word: &'static str,
    /// Its name and what it shows, in a few words.
    pub about: &'static str,
    make: fn() -> Box<dyn View>,
}

/// The views in the order of their tabs; the first one is shown at the start.
pub const VIEWS: &[ViewEntry] = &[
    ViewEntry {
        name: "Explore",
        word: "explore",
        about: "Explore: filter, find and look up agencies",
        make: || Box::<explore::Explore>::default(),
    },
    ViewEntry {
        name: "Map",
        word: "map",
        about: "Map: counties by model",
        make: || Box::<map::Map>::default(),
    },
    ViewEntry {
        name: "Trends",
        word: "trends",
        about: "Trends: signed, listed and ended over time",
        make: || Box::<trends::Trends>::default(),
    },
    ViewEntry {
        name: "Changes",
        word: "changes",
        about: "Changes: what is new between two lists",
        make: || Box::<changes::Changes>::default(),
    },
    ViewEntry {
        name: "Sources",
        word: "sources",
        about: "Sources: lists, repairs, words, limits",
        make: || Box::<sources::Sources>::default(),
    },
];

/// A view by its place in [`VIEWS`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ViewName(usize);

impl ViewName {
    /// All of them, in the order of their tabs.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..VIEWS.len()).map(Self)
    }

    /// Its name on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        VIEWS.get(self.0).map_or("", |entry| entry.word)
    }

    /// Its place in [`VIEWS`].
    pub(super) const fn position(self) -> usize {
        self.0
    }
}

/// The views, new.
pub(super) fn new() -> Vec<Box<dyn View>> {
    VIEWS.iter().map(|entry| (entry.make)()).collect()
}
