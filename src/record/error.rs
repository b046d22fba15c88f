//! What could not be read.

use thiserror::Error;

/// A file that could not be read, in one line.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
#[error("{message}")]
pub struct LoadError {
    /// The file: its path within the folder given, or the path given.
    pub file: String,
    /// The file, the place in it, the reason, and what to do.
    pub message: String,
}

impl LoadError {
    /// An error about a file.
    pub(super) fn of(file: &str, error: &impl std::error::Error) -> Self {
        Self { file: file.to_owned(), message: format!("{file}: {error}") }
    }
}

/// A date was given for the lists of a dataset.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
#[error("the lists of a dataset have dates of their own; leave --date away")]
pub(super) struct DatedDataset;
