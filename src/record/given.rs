//! Lists given on the command line, in place of the bundled record.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use super::{Loaded, Options, Progress, lists};
use crate::history::{History, dataset};

/// Reads files and folders, `-` for standard input, or one dataset written by `g287 build`. What
/// cannot be read is an error of [`Loaded`]; the rest is used.
pub fn given(paths: &[PathBuf], options: &Options, progress: &dyn Progress) -> Loaded {
    if let [path] = paths
        && let Some(bytes) = dataset_at(path)
    {
        return Loaded::from_dataset(&path.display().to_string(), &bytes)
            .unwrap_or_else(|error| Loaded { errors: vec![error], ..Loaded::default() });
    }
    let (lists, errors) = lists(paths, options, progress);
    Loaded { history: History::from_lists(lists), errors }
}

/// The bytes of a dataset, if that is what the file is by its first bytes.
fn dataset_at(path: &Path) -> Option<Vec<u8>> {
    // Opening a pipe would wait for its writer.
    if !fs::metadata(path).is_ok_and(|metadata| metadata.is_file()) {
        return None;
    }
    let mut file = File::open(path).ok()?;
    let mut bytes = vec![0; dataset::MAGIC.len()];
    file.read_exact(&mut bytes).ok()?;
    if bytes != dataset::MAGIC {
        return None;
    }
    file.read_to_end(&mut bytes).ok()?;
    Some(bytes)
}
