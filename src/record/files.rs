//! Datasets among the paths that were given.

use std::fs;
use std::io::Read;
use std::path::Path;

use super::LoadError;
use crate::history::dataset::{DatasetError, LARGEST, MAGIC};
use crate::read;

/// Whether a file may be a list or a dataset of lists, by the extension of its name.
#[must_use]
pub fn is_list(path: &Path) -> bool {
    read::is_list(path) || path.extension().is_some_and(|extension| extension == "g287")
}

/// What is found at a path.
pub(super) enum DatasetFile {
    /// No dataset: a folder, a list, or nothing.
    No,
    /// A dataset.
    Bytes(Vec<u8>),
    /// A dataset that cannot be read.
    Failed(LoadError),
}

/// The dataset at a path, if that is what the file is by its first bytes.
pub(super) fn dataset(path: &Path) -> DatasetFile {
    // Opening a pipe would wait for its writer.
    let Some(size) = fs::metadata(path).ok().filter(fs::Metadata::is_file).map(|m| m.len()) else {
        return DatasetFile::No;
    };
    let Ok(mut file) = fs::File::open(path) else { return DatasetFile::No };
    let mut bytes = vec![0; MAGIC.len()];
    if file.read_exact(&mut bytes).is_err() || bytes != MAGIC {
        return DatasetFile::No;
    }
    let name = path.display().to_string();
    if size > LARGEST as u64 {
        return DatasetFile::Failed(LoadError::of(&name, &DatasetError::TooLarge));
    }
    match file.take(LARGEST as u64).read_to_end(&mut bytes) {
        Ok(_) => DatasetFile::Bytes(bytes),
        Err(error) => DatasetFile::Failed(LoadError::of(&name, &error)),
    }
}
