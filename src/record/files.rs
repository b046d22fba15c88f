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
    read::is_list(path)
}

/// What is found at a path.
pub(super) enum DatasetFile {
    /// No dataset: a list, or nothing.
    No,
    /// A dataset.
    Bytes(Vec<u8>),
    /// A dataset that cannot be read.
    Failed(LoadError),
}

/// Whether the file at a path is a dataset by its first bytes.
pub(super) fn is_dataset(path: &Path) -> bool {
    begun(path).is_some()
}

/// The dataset at a path, if that is what the file is by its first bytes.
pub(super) fn dataset(path: &Path) -> DatasetFile {
    let Some((file, size)) = begun(path) else { return DatasetFile::No };
    let name = path.display().to_string();
    if size > LARGEST as u64 {
        return DatasetFile::Failed(LoadError::of(&name, &DatasetError::TooLarge));
    }
    let mut bytes = MAGIC.to_vec();
    match file.take(LARGEST as u64).read_to_end(&mut bytes) {
        Ok(_) => DatasetFile::Bytes(bytes),
        Err(error) => DatasetFile::Failed(LoadError::of(&name, &error)),
    }
}

/// A dataset of which the first bytes have been read, and its size.
fn begun(path: &Path) -> Option<(fs::File, u64)> {
    // `-` is standard input, whatever files there are. Opening a pipe would wait for its writer.
    if path.as_os_str() == "-" {
        return None;
    }
    let size = fs::metadata(path).ok().filter(fs::Metadata::is_file)?.len();
    let mut file = fs::File::open(path).ok()?;
    let mut bytes = vec![0; MAGIC.len()];
    file.read_exact(&mut bytes).ok()?;
    (bytes == MAGIC).then_some((file, size))
}
