//! Where the watch list of the explorer is kept, and which agencies are on it.

use std::path::PathBuf;

use anyhow::{Result, bail};
use etcetera::base_strategy::{BaseStrategy, choose_base_strategy};

use crate::tui::watch;

/// The file of the watch list, in the user's folder for what a program remembers; `None` where the
/// user has none.
pub(super) fn path() -> Option<PathBuf> {
    Some(choose_base_strategy().ok()?.state_dir()?.join("g287").join("watched"))
}

/// The ids on the watch list; none where there is no list yet.
pub(super) fn ids() -> Result<Vec<String>> {
    let Some(path) = path() else { bail!("there is no folder for a watch list") };
    Ok(watch::read(&path)?)
}
