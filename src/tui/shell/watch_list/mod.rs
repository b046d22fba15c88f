//! The watch list file: plain text with one agency id per line. Anything after the id belongs to
//! the user and is kept, as are lines that begin with `#` and lines that make no sense.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::Path;
use std::sync::mpsc::Receiver;

use thiserror::Error;

use crate::export::file;
use crate::tui::core::watch::Change;

/// The largest file that is read as a watch list.
const LARGEST: u64 = 1 << 20;

/// The first line of a new file.
const HEAD: &str =
    "# Agencies watched in g287, one id per line. Press w in the explorer to add or remove one.\n";

/// Why a watch list cannot be read or written: its path and the cause.
#[derive(Debug, Error)]
#[error("{0}: {1}")]
pub struct WatchError(String, std::io::Error);

/// Reads the ids from the file. A missing file has none.
///
/// # Errors
///
/// Fails if the file exists but cannot be read.
pub fn read(path: &Path) -> Result<Vec<String>, WatchError> {
    Ok(ids(&bytes(path)?))
}

/// Applies a change to the file's current contents, which may differ from what was last read, and
/// returns its ids.
///
/// # Errors
///
/// Fails if the file cannot be read or written.
pub fn change(path: &Path, change: &Change) -> Result<Vec<String>, WatchError> {
    let failed = |error| WatchError(path.display().to_string(), error);
    // If the file is a symbolic link, write to its target.
    let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = real.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(failed)?;
    // Concurrent programs take turns, if the file system supports locks.
    let lock = File::open(folder);
    let _held = lock.as_ref().is_ok_and(|lock| lock.lock().is_ok());
    let before = bytes(&real)?;
    let after = changed(&before, change);
    if after != before {
        file::write(&real, &after, true).map_err(failed)?;
    }
    Ok(ids(&after))
}

/// Reads the file, then applies changes as they arrive, and reports each result. Run this on a
/// thread of its own, so that an unresponsive home directory blocks nothing else.
pub(in crate::tui) fn keep(
    path: &Path,
    changes: &Receiver<Change>,
    answer: impl Fn(Result<Vec<String>, WatchError>),
) {
    answer(read(path));
    for order in changes {
        answer(change(path, &order));
    }
}

fn bytes(path: &Path) -> Result<Vec<u8>, WatchError> {
    match file::read(path, LARGEST) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        read => read.map_err(|error| WatchError(path.display().to_string(), error)),
    }
}

/// The id on a line, which is its first word.
fn id(line: &[u8]) -> Option<&str> {
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
    let word = std::str::from_utf8(line).ok()?.split_whitespace().next()?;
    (!word.starts_with('#')).then_some(word)
}

fn ids(bytes: &[u8]) -> Vec<String> {
    bytes.split(|&b| b == b'\n').filter_map(id).map(str::to_owned).collect()
}

/// The contents of the file after adding or removing an agency, with every other line unchanged.
fn changed(bytes: &[u8], change: &Change) -> Vec<u8> {
    let is_it = |line: &[u8]| {
        id(line).is_some_and(|id| change.ids.iter().any(|own| own.eq_ignore_ascii_case(id)))
    };
    let mut lines = bytes.split_inclusive(|&b| b == b'\n');
    if !change.on {
        return lines.filter(|line| !is_it(line)).flatten().copied().collect();
    }
    let mut after = bytes.to_vec();
    if let Some(own) = change.ids.first().filter(|_| !lines.any(is_it)) {
        if after.is_empty() {
            after.extend_from_slice(HEAD.as_bytes());
        } else if !after.ends_with(b"\n") {
            after.push(b'\n');
        }
        after.extend_from_slice(own.as_bytes());
        after.push(b'\n');
    }
    after
}

#[cfg(test)]
mod tests;
