//! The data that a command works on: the bundled one, or the lists given.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};

use super::args::DataArgs;
use super::exit::Reported;
use super::output::complain;
use super::progress::Bar;
use crate::history::History;
use crate::record::{self, Loaded};

/// Lists put together, and whether all of what was given could be read.
pub(super) struct Data {
    /// What the lists say.
    pub(super) history: History,
    /// Whether something could not be read. It has been complained about.
    pub(super) incomplete: bool,
}

/// Loads what [`paths`] names, or else the bundled data. Each file that cannot be read is complained
/// about in a line, and the others are used.
pub(super) fn load(arguments: &DataArgs) -> Result<Data> {
    let paths = paths(arguments);
    if paths.is_empty() {
        return used(record::bundled()?);
    }
    used(load_paths(&paths, arguments))
}

/// What `--data` names, or else the environment or the settings; nothing where the bundled data is
/// meant.
pub(super) fn paths(arguments: &DataArgs) -> Vec<PathBuf> {
    let given = if arguments.data.is_empty() { &arguments.usual } else { &arguments.data };
    given.clone()
}

/// What `G287_DATA` names.
pub(super) fn of_environment() -> Vec<PathBuf> {
    let given = env::var_os("G287_DATA").unwrap_or_default();
    env::split_paths(&given).filter(|path| !path.as_os_str().is_empty()).collect()
}

/// Reads the lists at `paths`, with a progress bar where that takes long.
pub(super) fn load_paths(paths: &[PathBuf], arguments: &DataArgs) -> Loaded {
    let options = record::Options { date: arguments.date, sheet: arguments.sheet.clone() };
    let bar = Bar::for_large();
    let loaded = record::given(paths, &options, &bar);
    bar.finish();
    loaded
}

fn used(loaded: Loaded) -> Result<Data> {
    for error in &loaded.errors {
        complain(&error.to_string());
    }
    if loaded.history.lists.is_empty() {
        match loaded.errors.len() {
            0 => bail!("there is no list in what was given"),
            _ => bail!(Reported),
        }
    }
    Ok(Data { incomplete: !loaded.errors.is_empty(), history: loaded.history })
}
