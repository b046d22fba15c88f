//! Lists given on the command line.

use std::path::PathBuf;

use super::files::{self, DatasetFile};
use super::{Contents, Loaded, Options, Progress};
use crate::history::dataset;

/// Reads files and folders, `-` for standard input, and datasets written by `g287 build`. What
/// cannot be read is an error of [`Loaded`]; the rest is used.
pub fn given(paths: &[PathBuf], options: &Options, progress: &dyn Progress) -> Loaded {
    // A dataset alone need not be taken apart.
    if let [path] = paths
        && options.date.is_none()
        && let DatasetFile::Bytes(bytes) = files::dataset(path)
    {
        return Loaded::from_dataset(&path.display().to_string(), dataset::decode(&bytes))
            .unwrap_or_else(|error| Loaded { errors: vec![error], ..Loaded::default() });
    }
    let (contents, errors) = Contents::read(paths, options, progress);
    Loaded { history: contents.into_history(), errors, notices: Vec::new() }
}
