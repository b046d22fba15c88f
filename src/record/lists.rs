//! Lists read and cleaned, each on its own.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rayon::prelude::*;

use super::{LoadError, Progress};
use crate::clean::{self, Cleaner, Counties};
use crate::model::CleanList;
use crate::read::{self, Cell, Sink, Source};

/// What the user says about lists.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Their date, in place of the one found in name or content.
    pub date: Option<NaiveDate>,
    /// The sheet to read, in place of the one that holds the table.
    pub sheet: Option<String>,
}

/// Reads and cleans every list under `paths`, in order of path.
pub fn lists(
    paths: &[PathBuf],
    options: &Options,
    progress: &dyn Progress,
) -> (Vec<CleanList>, Vec<LoadError>) {
    let (sources, failed) = read::sources(paths);
    let mut errors: Vec<LoadError> = failed
        .into_iter()
        .map(|error| LoadError { file: error.file.clone(), message: error.to_string() })
        .collect();
    let sizes: Vec<u64> = sources.iter().map(|source| size(&source.path)).collect();
    progress.total(u64::try_from(sources.len()).unwrap_or(0), sizes.iter().sum());
    let counties = Counties::new();
    let options = clean::CleanOptions { date: options.date, sheet: options.sheet.clone() };
    let read: Vec<Result<CleanList, LoadError>> = sources
        .par_iter()
        .zip(&sizes)
        .map(|(source, &size)| {
            let cleaner = Cleaner::new(&counties, source, &options);
            list(source, Reporting { cleaner, progress, reported: 0 }, size)
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

fn list(source: &Source, mut sink: Reporting<'_>, size: u64) -> Result<CleanList, LoadError> {
    let failed = |message| LoadError { file: source.label.clone(), message };
    let read = read::read(source, &mut sink).map_err(|error| failed(error.to_string()));
    sink.progress.done(1, size.saturating_sub(sink.reported));
    read?;
    sink.cleaner.finish().map_err(|error| failed(error.to_string()))
}

fn size(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |metadata| metadata.len())
}

/// A cleaner that reports its progress.
struct Reporting<'a> {
    cleaner: Cleaner<'a>,
    progress: &'a dyn Progress,
    /// The bytes reported so far.
    reported: u64,
}

impl Sink for Reporting<'_> {
    fn sheet(&mut self, name: &str, hidden: bool) {
        self.cleaner.sheet(name, hidden);
    }

    fn row(&mut self, number: u32, cells: &[Cell<'_>]) -> bool {
        self.cleaner.row(number, cells)
    }

    fn note(&mut self, row: Option<u32>, column: Option<&str>, message: String) {
        self.cleaner.note(row, column, message);
    }

    fn progress(&mut self, done: u64, total: u64) -> bool {
        self.progress.done(0, done.saturating_sub(self.reported));
        self.reported = self.reported.max(done);
        self.cleaner.progress(done, total)
    }
}
