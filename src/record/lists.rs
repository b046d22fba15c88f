//! Lists read and cleaned, each on its own.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rayon::prelude::*;

use super::{LoadError, Progress, files};
use crate::clean::{self, CleanError, Counties, Receiver};
use crate::model::{CleanList, Digest};
use crate::read::{self, Cell, ReadError, Sink, Source};

/// What the user says about lists.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The date of those whose name has none.
    pub date: Option<NaiveDate>,
    /// The sheet to read, in place of the one that holds the table.
    pub sheet: Option<String>,
    /// Whether datasets in folders are passed over. One that was built from a folder and lies in it
    /// has lists that may be gone from there.
    pub only_named_datasets: bool,
}

/// Reads and cleans every list under `paths`, in order of path. A dataset is no list.
pub fn lists(
    paths: &[PathBuf],
    options: &Options,
    progress: &dyn Progress,
) -> (Vec<CleanList>, Vec<LoadError>) {
    let (sources, mut errors) = sources(paths);
    let (datasets, sources): (Vec<_>, Vec<_>) =
        sources.into_iter().partition(|source| files::is_dataset(&source.path));
    errors.extend(datasets.into_iter().map(|source| {
        let words = "is a dataset of g287, not a list; --data, --with and add read datasets";
        LoadError { message: format!("{}: {words}", source.label), file: source.label }
    }));
    let (lists, failed) = read_sources(&sources, options, progress);
    errors.extend(failed);
    (lists.into_iter().map(|(list, _)| list).collect(), errors)
}

/// The files under `paths`, and the paths that lead to none.
pub(super) fn sources(paths: &[PathBuf]) -> (Vec<Source>, Vec<LoadError>) {
    let (sources, failed) = read::sources(paths);
    let error = |error: ReadError| LoadError { message: error.to_string(), file: error.file };
    (sources, failed.into_iter().map(error).collect())
}

/// Reads and cleans lists; each with the path of its file.
pub(super) fn read_sources(
    sources: &[Source],
    options: &Options,
    progress: &dyn Progress,
) -> (Vec<(CleanList, PathBuf)>, Vec<LoadError>) {
    let mut errors = Vec::new();
    let sizes: Vec<u64> = sources.iter().map(|source| size(&source.path)).collect();
    progress.total(u64::try_from(sources.len()).unwrap_or(0), sizes.iter().sum());
    let counties = Counties::new();
    let options = clean::CleanOptions { date: options.date, sheet: options.sheet.clone() };
    let read: Vec<Result<(CleanList, PathBuf), LoadError>> = sources
        .par_iter()
        .zip(&sizes)
        .map(|(source, &size)| {
            let receiver = Receiver::new(source, &options);
            let reporting = Reporting { receiver, progress, reported: 0 };
            Ok((list(source, reporting, size, &counties)?, source.path.clone()))
        })
        .collect();
    let mut lists = Vec::with_capacity(read.len());
    for result in read {
        match result {
            Ok(list) => lists.push(list),
            Err(error) => errors.push(error),
        }
    }
    (lists, errors)
}

fn list(
    source: &Source,
    mut sink: Reporting<'_>,
    size: u64,
    counties: &Counties,
) -> Result<CleanList, LoadError> {
    let failed = |message| LoadError { file: source.label.clone(), message };
    let read = read::read(source, &mut sink).map_err(|error| failed(error.to_string()));
    sink.progress.done(1, size.saturating_sub(sink.reported));
    // Where not everything was read, the receiver has found an error.
    let digest = Digest(read?.unwrap_or_default());
    let printed = sink.receiver.finish(digest).map_err(|error| failed(error.to_string()))?;
    clean::clean(printed, counties).map_err(|error| {
        let CleanError::NoDate { .. } = error else { return failed(error.to_string()) };
        failed(CleanError::NoDate { file: source.label.clone() }.to_string())
    })
}

fn size(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |metadata| metadata.len())
}

/// A receiver that reports its progress.
struct Reporting<'a> {
    receiver: Receiver,
    progress: &'a dyn Progress,
    /// The bytes reported so far.
    reported: u64,
}

impl Sink for Reporting<'_> {
    fn sheet(&mut self, name: &str, hidden: bool) {
        self.receiver.sheet(name, hidden);
    }

    fn row(&mut self, number: u32, cells: &[Cell<'_>]) -> bool {
        self.receiver.row(number, cells)
    }

    fn note(&mut self, row: Option<u32>, column: Option<&str>, message: String) {
        self.receiver.note(row, column, message);
    }

    fn progress(&mut self, done: u64, total: u64) -> bool {
        self.progress.done(0, done.saturating_sub(self.reported));
        self.reported = self.reported.max(done);
        self.receiver.progress(done, total)
    }
}
