//! `g287 build`: a folder of lists to the dataset that the program bundles.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::args::Common;
use super::output::{Output, complain};
use super::progress::Bar;
use super::{Exit, Told};
use crate::export::summary;
use crate::export::words::counted;
use crate::history::dataset;
use crate::load;

/// The name of the dataset in its folder.
const FILE: &str = "agreements.g287";

/// What it holds, in tables for a reader.
const SUMMARY: &str = "agreements.md";

/// The lists that it is made of, a line each.
const LISTS: &str = "lists.tsv";

/// Reads the folder and writes the dataset, and beside it what it holds. An old one stays as it is until the new one is whole.
pub(super) fn run(folder: &Path, output: &Path, common: &Common) -> Result<Exit> {
    let bar = Bar::shown();
    let options = load::Options { date: common.data.date, sheet: common.data.sheet.clone() };
    let loaded = load::paths(&[folder.to_owned()], &options, &bar);
    bar.finish();
    for error in &loaded.errors {
        complain(&error.to_string());
    }
    let history = &loaded.history;
    if history.lists.is_empty() {
        if loaded.errors.is_empty() {
            bail!("{}: there is no list in it", folder.display());
        }
        bail!(Told);
    }
    let bytes = dataset::encode(history)?;
    let file = output.join(FILE);
    for (file, bytes) in [
        (&file, bytes.as_slice()),
        (&output.join(SUMMARY), summary::markdown(history).as_bytes()),
        (&output.join(LISTS), summary::lists_tsv(history).as_bytes()),
    ] {
        write_whole(file, bytes).with_context(|| file.display().to_string())?;
    }

    let mut output = Output::new(&common.output);
    output.line(&format!(
        "{}: {}, {}, {}, {}, {}",
        file.display(),
        counted(history.lists.len(), "list", "lists"),
        counted(history.listings.len(), "listing", "listings"),
        counted(history.agreements.len(), "agreement", "agreements"),
        counted(history.applications.len(), "application", "applications"),
        counted(bytes.len(), "byte", "bytes"),
    ))?;
    output.finish()?;
    Ok(Exit::of(true, !loaded.errors.is_empty()))
}

/// Writes a file beside its place and moves it there, so that no half of it is ever seen.
fn write_whole(file: &Path, bytes: &[u8]) -> Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let part = file.with_extension(format!("part-{}", std::process::id()));
    let written = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&part)
        .and_then(|mut out| out.write_all(bytes).and_then(|()| out.sync_all()))
        .and_then(|()| fs::rename(&part, file));
    if written.is_err() {
        let _ = fs::remove_file(&part);
    }
    Ok(written?)
}
