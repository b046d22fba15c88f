//! Files, whole or not at all: written beside their place and moved there.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

/// Writes a file. Another file of that name is replaced only where `replace` says so; else it stays
/// as it is, even if it comes into being meanwhile.
///
/// # Errors
///
/// [`ErrorKind::AlreadyExists`] where there is such a file and it is not to be replaced; otherwise
/// what the system says. Nothing is left behind.
pub fn write(path: &Path, bytes: &[u8], replace: bool) -> io::Result<()> {
    if !replace && path.symlink_metadata().is_ok() {
        return Err(ErrorKind::AlreadyExists.into());
    }
    let mut name = path.file_name().ok_or(ErrorKind::InvalidFilename)?.to_owned();
    name.push(format!(".part-{}", std::process::id()));
    let part = path.with_file_name(name);
    let mut out = OpenOptions::new().write(true).create_new(true).open(&part)?;
    let written = out
        .write_all(bytes)
        .and_then(|()| out.sync_all())
        .and_then(|()| if replace { fs::rename(&part, path) } else { place(&part, path) });
    if written.is_err() {
        let _ = fs::remove_file(&part);
    }
    written
}

/// Gives a file a name that no other one may have: a second name, then away with the first.
fn place(part: &Path, path: &Path) -> io::Result<()> {
    match fs::hard_link(part, path) {
        Ok(()) => fs::remove_file(part),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(error),
        // A file system where a file has one name. That none is there was seen a moment ago.
        Err(_) if path.symlink_metadata().is_err() => fs::rename(part, path),
        Err(_) => Err(ErrorKind::AlreadyExists.into()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a fault here is a failed test")]

    use super::*;

    #[test]
    fn a_file_is_replaced_only_when_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rows.csv");
        write(&path, b"one", false).unwrap();
        let error = write(&path, b"two", false).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).unwrap(), b"one");
        write(&path, b"three", true).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"three");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left behind");
    }

    #[test]
    fn a_file_that_comes_into_being_meanwhile_stays() {
        let folder = tempfile::tempdir().unwrap();
        let (part, path) = (folder.path().join("part"), folder.path().join("rows.csv"));
        fs::write(&part, "mine").unwrap();
        fs::write(&path, "theirs").unwrap();
        assert_eq!(place(&part, &path).unwrap_err().kind(), ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).unwrap(), b"theirs");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_nowhere_is_a_file_too() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rows.csv");
        std::os::unix::fs::symlink("nowhere", &path).unwrap();
        assert_eq!(write(&path, b"x", false).unwrap_err().kind(), ErrorKind::AlreadyExists);
    }

    #[test]
    fn a_path_that_cannot_be_a_file_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        assert!(write(Path::new("/"), b"x", true).is_err());
        assert!(write(&folder.path().join("no/folder.csv"), b"x", false).is_err());
        assert!(write(folder.path(), b"x", true).is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
