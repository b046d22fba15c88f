//! The one place that puts reading, cleaning and history together.

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::history::History;

/// What was loaded, and what could not be read.
#[derive(Debug, Default)]
pub struct Loaded {
    /// What the lists say.
    pub history: History,
    /// What could not be read.
    pub errors: Vec<LoadError>,
}

/// A file that could not be read.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{file}: {message}")]
pub struct LoadError {
    /// The file.
    pub file: String,
    /// The place and the reason.
    pub message: String,
}

/// What is said about lists given.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The date of a list whose name holds none.
    pub date: Option<NaiveDate>,
    /// The sheet of a workbook with several tables.
    pub sheet: Option<String>,
}

/// Who is told how far loading is.
pub trait Progress: Sync {
    /// How much there is.
    fn total(&self, files: u64, bytes: u64);
    /// How much is done.
    fn done(&self, files: u64, bytes: u64);
}

impl Progress for () {
    fn total(&self, _: u64, _: u64) {}
    fn done(&self, _: u64, _: u64) {}
}

/// The bundled data.
///
/// # Errors
///
/// Where the data cannot be read.
pub fn bundled() -> Result<Loaded, LoadError> {
    Err(LoadError { file: "bundled data".into(), message: "there is none".into() })
}

/// The lists at some paths.
#[must_use]
pub fn paths(paths: &[PathBuf], _: &Options, _: &dyn Progress) -> Loaded {
    let error = |path: &PathBuf| LoadError {
        file: path.display().to_string(),
        message: "cannot be read".into(),
    };
    Loaded { history: History::default(), errors: paths.iter().map(error).collect() }
}
