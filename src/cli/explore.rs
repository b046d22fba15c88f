//! Without a command: the explorer.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::CommandFactory;

use super::args::{Arguments, Common};
use super::{Exit, values};

/// Opens the explorer on the lists given, or on what every command works on.
pub(super) fn run(paths: Vec<PathBuf>, common: &Common) -> Result<Exit> {
    for path in &paths {
        exists(path)?;
    }
    let _ = (paths, common);
    bail!("the explorer is not there yet; see g287 --help for the commands")
}

/// A word that is no path may be a command typed wrong.
fn exists(path: &Path) -> Result<()> {
    let text = path.display().to_string();
    if text == "-" || path.symlink_metadata().is_ok() {
        return Ok(());
    }
    let commands = Arguments::command();
    let names = commands.get_subcommands().map(clap::Command::get_name);
    match values::nearest(&text, names) {
        Some(name) => bail!("{text}: there is no such file; did you mean g287 {name}?"),
        None => bail!("{text}: there is no such file or folder"),
    }
}
