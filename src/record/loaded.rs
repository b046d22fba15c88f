//! What loading a record gives.

use thiserror::Error;

use crate::history::{History, dataset};

/// A file that could not be read, in one line.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
#[error("{message}")]
pub struct LoadError {
    /// The file: its path within the folder given, or the path given.
    pub file: String,
    /// The file, the place in it, the reason, and what to do.
    pub message: String,
}

/// A history, and what could not be read for it.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The history of the lists that could be read.
    pub history: History,
    /// The files that could not be read.
    pub errors: Vec<LoadError>,
}

impl Loaded {
    /// Opens a dataset; `name` is what errors call it.
    pub(super) fn from_dataset(name: &str, bytes: &[u8]) -> Result<Self, LoadError> {
        match dataset::decode(bytes) {
            Ok(history) => Ok(Self { history, errors: Vec::new() }),
            Err(error) => {
                Err(LoadError { file: name.to_owned(), message: format!("{name}: {error}") })
            }
        }
    }
}
