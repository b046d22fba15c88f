//! What loading a record gives.

use super::bundled::{DATASET, NAME};
use super::{Contents, LoadError};
use crate::history::History;
use crate::history::dataset::{self, Dataset, DatasetError};

/// A history, and what could not be read for it.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The history of the lists that could be read.
    pub history: History,
    /// The files that could not be read.
    pub errors: Vec<LoadError>,
    /// What happened to the record on the way, to be said once.
    pub notices: Vec<String>,
}

impl Loaded {
    /// Opens a dataset; `name` is what errors call it. If it was made by an older version of the
    /// rules, its lists are cleaned anew.
    pub(super) fn from_dataset(
        name: &str,
        dataset: Result<Dataset, DatasetError>,
    ) -> Result<Self, LoadError> {
        let history = match dataset {
            Ok(Dataset::Current(history) | Dataset::Closed(history)) => *history,
            Ok(Dataset::Outdated(lists)) => Contents::cleaned(lists)
                .map_err(|error| LoadError::of(name, &error))?
                .into_history(),
            Err(error) => return Err(LoadError::of(name, &error)),
        };
        Ok(Self { history, ..Self::default() })
    }
}

/// Opens the bundled record.
///
/// # Errors
/// If the program was built with a dataset of another version.
pub fn bundled() -> Result<Loaded, LoadError> {
    Loaded::from_dataset(NAME, dataset::decode_bundled(DATASET))
}
