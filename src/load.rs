//! The one place that puts reading, cleaning and history together: paths to a [`History`].

use std::io::Read;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rayon::prelude::*;
use thiserror::Error;

use crate::clean::{self, Cleaner, Counties};
use crate::history::{History, dataset};
use crate::model::CleanList;
use crate::read::{self, Cell, Sink, Source};

/// The dataset that the program carries: every list of the archive, compiled by `g287 build`.
static BUNDLED: &[u8] = include_bytes!("../assets/agreements.g287");

/// Something that could not be read, in one line.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
#[error("{message}")]
pub struct LoadError {
    /// The file, as reached from what was given.
    pub file: String,
    /// File, place and reason, and what can be done.
    pub message: String,
}

/// What was read.
#[derive(Debug, Default)]
pub struct Loaded {
    /// What the lists together say.
    pub history: History,
    /// What could not be read; the rest is in the history.
    pub errors: Vec<LoadError>,
}

/// What the user says of the files given.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The date of the lists, in place of the one that is found out.
    pub date: Option<NaiveDate>,
    /// The sheet to read, in place of the one that holds the table.
    pub sheet: Option<String>,
}

/// Told how far reading has come, from any thread.
pub trait Progress: Sync {
    /// How much there is to do.
    fn total(&self, files: u64, bytes: u64);
    /// How much more is done.
    fn done(&self, files: u64, bytes: u64);
}

impl Progress for () {
    fn total(&self, _: u64, _: u64) {}
    fn done(&self, _: u64, _: u64) {}
}

/// The bundled dataset.
///
/// # Errors
/// Where the program was built with a dataset of another version.
pub fn bundled() -> Result<Loaded, LoadError> {
    decode("the bundled dataset", BUNDLED)
}

/// Reads files and folders, `-` for standard input, or one dataset that `g287 build` wrote. What
/// cannot be read is told and the rest is used.
pub fn paths(paths: &[PathBuf], options: &Options, progress: &dyn Progress) -> Loaded {
    if let [path] = paths
        && let Some(bytes) = dataset_at(path)
    {
        return decode(&path.display().to_string(), &bytes)
            .unwrap_or_else(|error| Loaded { errors: vec![error], ..Loaded::default() });
    }
    let (lists, errors) = lists(paths, options, progress);
    Loaded { history: History::from_lists(lists), errors }
}

/// Reads and cleans every list under `paths`, in order of path, without putting them together.
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
    let clean_options = clean::Options { date: options.date, sheet: options.sheet.clone() };
    let read: Vec<Result<CleanList, LoadError>> = sources
        .par_iter()
        .zip(&sizes)
        .map(|(source, &size)| {
            let watched = Watched {
                cleaner: Cleaner::new(&counties, source, &clean_options),
                progress,
                told: 0,
            };
            one(source, watched, size)
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

fn one(source: &Source, mut watched: Watched<'_>, size: u64) -> Result<CleanList, LoadError> {
    let failed = |message| LoadError { file: source.label.clone(), message };
    let read = read::read(source, &mut watched).map_err(|error| failed(error.to_string()));
    watched.progress.done(1, size.saturating_sub(watched.told));
    read?;
    watched.cleaner.finish().map_err(|error| failed(error.to_string()))
}

fn size(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |metadata| metadata.len())
}

fn decode(name: &str, bytes: &[u8]) -> Result<Loaded, LoadError> {
    match dataset::decode(bytes) {
        Ok(history) => Ok(Loaded { history, errors: Vec::new() }),
        Err(error) => Err(LoadError { file: name.to_owned(), message: format!("{name}: {error}") }),
    }
}

/// The bytes of a dataset, where the file is a plain one that begins as a dataset.
fn dataset_at(path: &Path) -> Option<Vec<u8>> {
    if !std::fs::metadata(path).is_ok_and(|metadata| metadata.is_file()) {
        return None;
    }
    let mut file = std::fs::File::open(path).ok()?;
    let mut bytes = vec![0; dataset::MAGIC.len()];
    file.read_exact(&mut bytes).ok()?;
    if bytes != dataset::MAGIC {
        return None;
    }
    file.read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// A cleaner whose progress is told.
struct Watched<'a> {
    cleaner: Cleaner<'a>,
    progress: &'a dyn Progress,
    told: u64,
}

impl Sink for Watched<'_> {
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
        self.progress.done(0, done.saturating_sub(self.told));
        self.told = self.told.max(done);
        self.cleaner.progress(done, total)
    }
}
