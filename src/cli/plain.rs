//! `g287 --plain`: a view in sentences.

use std::path::PathBuf;

use anyhow::{Result, bail};

use super::args::{Common, ScreenArgs};
use super::exit::Exit;
use super::output::Output;
use super::{data, explore};
use crate::tui::{Data, plain};

/// Writes the view.
pub(super) fn run(paths: Vec<PathBuf>, screen: &ScreenArgs, common: &Common) -> Result<Exit> {
    if common.output.format.is_some() {
        bail!("--plain writes sentences; --format works only with a command");
    }
    let mut given = common.data.clone();
    if !paths.is_empty() {
        given.data = paths;
    }
    if let [path] = data::paths(&given).as_slice() {
        explore::exists(path)?;
    }
    let loaded = data::load(&given)?;
    let start = explore::start(screen, common, loaded.history.newest_day())?;
    let lines = plain(Data::new(loaded.history, Vec::new()), &start);
    let mut output = Output::new(&common.output)?;
    for line in lines {
        output.line(&line)?;
    }
    output.finish()?;
    Ok(Exit::new(true, loaded.incomplete))
}
