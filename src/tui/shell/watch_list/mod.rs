//! The file of the watch list: plain text, one id of an agency a line; what is behind a blank is the
//! user's own, and so are lines that begin with `#` and lines that no one understands.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::Path;
use std::sync::mpsc::Receiver;

use thiserror::Error;

use crate::export::file;
use crate::tui::core::watch::Change;

/// A larger file is no watch list.
const LARGEST: u64 = 1 << 20;

/// What stands at the head of a new file.
const HEAD: &str =
    "# Agencies watched in g287: an id a line; w in the explorer adds and takes off.\n";

/// Why a watch list cannot be read or written: its path, and what is wrong.
#[derive(Debug, Error)]
#[error("{0}: {1}")]
pub struct WatchError(String, std::io::Error);

/// The ids of the file; none where there is no file.
///
/// # Errors
///
/// It is there and cannot be read.
pub fn read(path: &Path) -> Result<Vec<String>, WatchError> {
    Ok(ids(&bytes(path)?))
}

/// Changes the file as it is now, which may be another one than was read before, and gives its ids.
///
/// # Errors
///
/// It cannot be read or written.
pub fn change(path: &Path, change: &Change) -> Result<Vec<String>, WatchError> {
    let failed = |error| WatchError(path.display().to_string(), error);
    // Where the file is a link, what it leads to is written.
    let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = real.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(failed)?;
    // Programs wait for each other, where the file system can have them wait.
    let lock = File::open(folder);
    let _held = lock.as_ref().is_ok_and(|lock| lock.lock().is_ok());
    let before = bytes(&real)?;
    let after = changed(&before, change);
    if after != before {
        file::write(&real, &after, true).map_err(failed)?;
    }
    Ok(ids(&after))
}

/// Reads the file, then changes it as often as it is told to, and answers each time. To be run on a
/// thread of its own: a home that does not answer keeps nobody waiting.
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

/// The id that a line names: its first word.
fn id(line: &[u8]) -> Option<&str> {
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
    let word = std::str::from_utf8(line).ok()?.split_whitespace().next()?;
    (!word.starts_with('#')).then_some(word)
}

fn ids(bytes: &[u8]) -> Vec<String> {
    bytes.split(|&b| b == b'\n').filter_map(id).map(str::to_owned).collect()
}

/// The file with an agency on it, or off it; every other line as it was.
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
