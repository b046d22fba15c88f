//! The data that a command works on: the bundled record, or the lists given.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};

use super::args::DataArgs;
use super::exit::Reported;
use super::folders;
use super::output::{complain, note};
use super::progress::Bar;
use crate::export::file;
use crate::history::History;
use crate::record::{self, Loaded};

/// What is said where there is nothing to work on.
pub(super) const NO_LISTS: &str =
    "no lists found; give workbooks, CSV or JSON files, or folders of them";

/// A history, and whether all of its lists could be read.
pub(super) struct Data {
    /// The history of the lists.
    pub(super) history: History,
    /// Whether something could not be read. It is already on standard error.
    pub(super) incomplete: bool,
}

/// Loads the lists of [`paths`], or the record, together with those of `--with`. A file that cannot
/// be read is reported in one line, and the others are used.
pub(super) fn load(arguments: &DataArgs) -> Result<Data> {
    let bar = Bar::for_large();
    let loaded = source(arguments).load(&bar);
    bar.finish();
    checked(loaded?)
}

/// Where the lists come from, by flags, environment and settings.
pub(super) fn source(arguments: &DataArgs) -> record::Source {
    record::Source {
        record: store(arguments),
        instead: paths(arguments),
        with: arguments.with.clone(),
        options: options(arguments),
    }
}

/// The user's record: of the flag, the environment or the settings, else in the usual place; `None`
/// if the user has no home.
pub(super) fn store(arguments: &DataArgs) -> Option<record::Store> {
    let path = arguments.record.clone().or_else(folders::record)?;
    Some(record::Store::new(path, |path, bytes| file::write(path, bytes, true)))
}

/// What the flags say about lists.
pub(super) fn options(arguments: &DataArgs) -> record::Options {
    record::Options {
        date: arguments.date,
        sheet: arguments.sheet.clone(),
        only_named_datasets: false,
    }
}

/// The lists of `--data`, or else those of the environment or the settings; empty for the bundled
/// record.
pub(super) fn paths(arguments: &DataArgs) -> Vec<PathBuf> {
    let given = if arguments.data.is_empty() { &arguments.usual } else { &arguments.data };
    given.clone()
}

/// The record of `G287_RECORD`.
pub(super) fn record_of_environment() -> Option<PathBuf> {
    env::var_os("G287_RECORD").filter(|path| !path.is_empty()).map(PathBuf::from)
}

/// The lists of `G287_DATA`.
pub(super) fn from_environment() -> Vec<PathBuf> {
    let given = env::var_os("G287_DATA").unwrap_or_default();
    env::split_paths(&given).filter(|path| !path.as_os_str().is_empty()).collect()
}

/// Reads the lists at `paths`, with a progress bar if there is much to read.
pub(super) fn load_paths(paths: &[PathBuf], arguments: &DataArgs) -> Loaded {
    let bar = Bar::for_large();
    let loaded = record::given(paths, &options(arguments), &bar);
    bar.finish();
    loaded
}

fn checked(loaded: Loaded) -> Result<Data> {
    for notice in &loaded.notices {
        note(notice)?;
    }
    for error in &loaded.errors {
        complain(&error.to_string());
    }
    if loaded.history.lists.is_empty() {
        match loaded.errors.len() {
            0 => bail!(NO_LISTS),
            _ => bail!(Reported),
        }
    }
    Ok(Data { incomplete: !loaded.errors.is_empty(), history: loaded.history })
}
