//! What has to be done outside the screen, and what became of it. Only the edge carries it out, so
//! that it can be refused in one place.

use std::path::PathBuf;

use super::watch::Change;
use crate::export::Format;
use crate::tui::kit::theme::Palette;

/// Something to be done outside.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Effect {
    /// End the program.
    Quit,
    /// Suspend it.
    Suspend,
    /// Have the terminal report the mouse, or not.
    Mouse(bool),
    /// Have the terminal copy a text.
    Copy(String),
    /// Open an address in a browser.
    Open(String),
    /// Write the rows of the view into a file.
    Write(Order),
    /// Find another theme.
    Theme(ThemeStep),
    /// Change the file of the watch list.
    Watch(Change),
    /// Complete a path that is being typed.
    Complete(String),
    /// Add lists to the user's record.
    Add(NewLists),
}

/// Lists to be added to the user's record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NewLists {
    /// Paths as typed, pasted or dropped.
    Typed(String),
    /// Files that were found in the folder that is watched.
    Found(Vec<PathBuf>),
}

/// Which theme takes the place of the one on the screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ThemeStep {
    /// The one for the other brightness.
    Partner,
    /// The next of all.
    Next,
}

/// A file to be written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Order {
    /// The file.
    pub path: PathBuf,
    /// Its format.
    pub format: Format,
    /// Whether a file that is there may be replaced.
    pub replace: bool,
}

impl Order {
    /// The file beside it that says where the rows are from, for a format that cannot say it.
    #[must_use]
    pub fn note(&self) -> Option<PathBuf> {
        self.format.source_file(&self.path)
    }
}

/// What became of an effect.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Response {
    /// Whether the terminal was asked to copy.
    Copied(bool),
    /// Whether a browser was started.
    Opened(bool),
    /// The file is written; a sentence that says where.
    Written(String),
    /// Nothing is written: these files exist.
    Exists(String),
    /// Nothing is written, and why.
    Failed(String),
    /// The colours from now on, and what there is to say about them.
    Theme(Box<Palette>, Option<String>),
    /// The ids that the file of the watch list has.
    Watched(Vec<String>),
    /// A typed path as far as it can be completed, and the paths that go on from there.
    Completed(String, Vec<String>),
    /// How far reading the lists to be added has come.
    Reading(String),
}
