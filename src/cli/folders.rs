//! Where the user's own files are.

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
    Some(Xdg::new().ok()?.state_dir()?.join("g287").join("watched"))
}
