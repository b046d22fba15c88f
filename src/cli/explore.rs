//! Without a command: the explorer.

use std::path::PathBuf;

use anyhow::{Result, bail};

use super::Exit;
use super::args::Common;

/// Opens the explorer on the lists given, or on what every command works on.
pub(super) fn run(paths: Vec<PathBuf>, common: &Common) -> Result<Exit> {
    let _ = (paths, common);
    bail!("the explorer is not there yet; see g287 --help for the commands")
}
