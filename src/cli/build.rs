//! `g287 build`: compiles lists into a dataset.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use super::args::Common;
use super::data::{NO_LISTS, options};
use super::exit::{Exit, Reported};
use super::output::{Output, complain};
use super::progress::Bar;
use crate::export::{file, method, summary};
use crate::history::dataset;
use crate::record;
use crate::text::counted;

/// The file of the dataset.
const FILE: &str = "agreements.g287";

/// A summary of the dataset, for people.
const SUMMARY: &str = "agreements.md";

/// The lists that the dataset is made of, one a line.
const LISTS: &str = "lists.tsv";

/// The method, for people.
const METHOD: &str = "METHOD.md";

/// Reads the lists, and writes the dataset with its summary, its lists and the method beside it. An old file
/// stays until the new one is complete.
pub(super) fn run(paths: &[PathBuf], mut common: Common) -> Result<Exit> {
    let Some(output) = common.output.output.take() else {
        bail!("no folder for the dataset; use --output DIR");
    };
    if output.as_os_str() == "-" {
        bail!("the dataset is four files, which standard output cannot take; give a folder");
    }
    let bar = Bar::shown();
    let options = record::Options { only_named_datasets: true, ..options(&common.data) };
    let loaded = record::given(paths, &options, &bar);
    bar.finish();
    for error in &loaded.errors {
        complain(&error.to_string());
    }
    let history = &loaded.history;
    if history.lists.is_empty() {
        if loaded.errors.is_empty() {
            bail!(NO_LISTS);
        }
        bail!(Reported);
    }
    let bytes = dataset::encode(history)?;
    let dataset = output.join(FILE);
    fs::create_dir_all(&output).with_context(|| output.display().to_string())?;
    for (path, bytes) in [
        (&dataset, bytes.as_slice()),
        (&output.join(SUMMARY), summary::markdown(history).as_bytes()),
        (&output.join(LISTS), summary::lists_tsv(history).as_bytes()),
        (&output.join(METHOD), method::markdown(history).as_bytes()),
    ] {
        file::write(path, bytes, true).with_context(|| path.display().to_string())?;
    }

    let mut output = Output::new(&common.output)?;
    output.line(&format!(
        "{}: {}, {}, {}, {}, {}",
        dataset.display(),
        counted(history.lists.len(), "list", "lists"),
        counted(history.listings.len(), "listing", "listings"),
        counted(history.agreements.len(), "agreement", "agreements"),
        counted(history.applications.len(), "application", "applications"),
        counted(bytes.len(), "byte", "bytes"),
    ))?;
    output.finish()?;
    Ok(Exit::new(true, !loaded.errors.is_empty()))
}
