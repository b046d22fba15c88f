//! Where the user's own files are.

use std::fs::OpenOptions;
use std::path::PathBuf;

use etcetera::base_strategy::{BaseStrategy, Xdg};

/// The folder of settings; `None` if the user has no home.
pub(super) fn settings() -> Option<PathBuf> {
    Some(Xdg::new().ok()?.config_dir().join("g287"))
}

/// The folder of the user's own themes; `None` if the user has no home.
pub(super) fn themes() -> Option<PathBuf> {
    Some(settings()?.join("themes"))
}

/// The file of the user's record; `None` if the user has no home.
pub(super) fn record() -> Option<PathBuf> {
    Some(Xdg::new().ok()?.data_dir().join("g287").join("record.g287"))
}

/// The file of the watch list; `None` if the user has no home.
pub(super) fn watch_list() -> Option<PathBuf> {
    Some(state()?.join("watched"))
}

/// The folder of what is kept from one start to the next; `None` if the user has no home.
fn state() -> Option<PathBuf> {
    Some(Xdg::new().ok()?.state_dir()?.join("g287"))
}

/// Whether the explorer is started for the first time, as far as it can tell: once the file that says
/// so could be written, and never where it cannot be.
pub(super) fn is_first_start() -> bool {
    let Some(folder) = state() else { return false };
    let file = folder.join("started");
    std::fs::create_dir_all(&folder).is_ok()
        && OpenOptions::new().write(true).create_new(true).open(file).is_ok()
}
