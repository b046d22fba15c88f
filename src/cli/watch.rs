//! The agencies on the watch list.

use anyhow::{Result, bail};

use super::folders;
use crate::tui::watch_list;

/// The ids on the watch list; none if there is no list yet.
pub(super) fn ids() -> Result<Vec<String>> {
    let Some(path) = folders::watch_list() else {
        bail!("there is no home folder to keep a watch list in");
    };
    Ok(watch_list::read(&path)?)
}
