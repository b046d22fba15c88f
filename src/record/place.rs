//! Where the user's record is: its file, what lies beside it, and the lock against other programs.

use std::fs::{self, File, FileType};
use std::io::{self, ErrorKind, Read};
use std::os::unix::fs::FileTypeExt;
use std::path::{Path, PathBuf};

use super::LoadError;
use super::lock::Lock;
use crate::history::dataset::LARGEST;

/// The most links that lead from one to the next.
const LINKS: usize = 40;

/// The file of a record. Every name of it that is a link means the same file, so that programs that
/// know it by different names share the lock and what lies beside it.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The path that was given.
    named: PathBuf,
    /// The path with its links followed.
    real: PathBuf,
}

impl Place {
    /// The file at a path, which need not exist yet.
    pub(super) fn new(named: PathBuf) -> Self {
        let mut real = named.clone();
        for _ in 0..LINKS {
            let Ok(to) = fs::read_link(&real) else { break };
            real = real.parent().unwrap_or(Path::new("")).join(to);
        }
        Self { named, real }
    }

    /// The path that was given.
    pub(super) fn named(&self) -> &Path {
        &self.named
    }

    /// The path with its links followed.
    pub(super) fn real(&self) -> &Path {
        &self.real
    }

    /// A file beside the record.
    pub(super) fn beside(&self, ending: &str) -> PathBuf {
        let mut name = self.real.clone().into_os_string();
        name.push(ending);
        name.into()
    }

    /// Takes the lock of the record; `waiting` is called if another program has it.
    pub(super) fn lock(&self, waiting: &dyn Fn()) -> Result<Lock, LoadError> {
        self.make_folder()?;
        Lock::take(&self.beside(".lock"), waiting).map_err(|error| match error.kind() {
            ErrorKind::TimedOut => {
                self.told("another g287 is changing it; try again when it is done")
            }
            _ => self.failed(&error),
        })
    }

    /// Takes the lock of the record if no other program has it and the folder can be written.
    pub(super) fn lock_if_free(&self) -> Option<Lock> {
        Lock::take_if_free(&self.beside(".lock")).ok().flatten()
    }

    fn make_folder(&self) -> Result<(), LoadError> {
        if self.named.as_os_str() == "-" {
            return Err(self.told(
                "a record is a file, not standard input; name one with --record FILE, or ./- if \
                 that is its name",
            ));
        }
        let Some(folder) = self.real.parent().filter(|folder| !folder.as_os_str().is_empty())
        else {
            return Ok(());
        };
        fs::create_dir_all(folder).map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists | ErrorKind::NotADirectory => {
                let words = "a part of this path is not a folder; name another file with --record \
                             FILE";
                self.told(words)
            }
            _ => self.failed(&error),
        })
    }

    /// The bytes of the file; `None` if there is no file.
    pub(super) fn bytes(&self) -> Result<Option<Vec<u8>>, LoadError> {
        // Opening a pipe would wait for its writer.
        match fs::metadata(&self.real) {
            Ok(metadata) if metadata.is_file() => {}
            Ok(metadata) => return Err(self.no_file(metadata.file_type())),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(self.failed(&error)),
        }
        let mut bytes = Vec::new();
        let file = File::open(&self.real).map_err(|error| self.failed(&error))?;
        let read = file.take(LARGEST as u64 + 1).read_to_end(&mut bytes);
        read.map_err(|error| self.failed(&error))?;
        Ok(Some(bytes))
    }

    fn no_file(&self, kind: FileType) -> LoadError {
        let name = if kind.is_dir() {
            "folder"
        } else if kind.is_fifo() {
            "pipe"
        } else if kind.is_socket() {
            "socket"
        } else {
            "device"
        };
        self.told(&format!("is a {name}, not a regular file; name a record with --record FILE"))
    }

    /// Removes what programs that were killed have left of a record. Nobody else writes while the
    /// lock is held.
    pub(super) fn remove_parts(&self, _lock: &Lock) {
        let Some(name) = self.real.file_name() else { return };
        let start = format!("{}.part-", name.to_string_lossy());
        let added = format!("{}.added.part-", name.to_string_lossy());
        for entry in fs::read_dir(self.folder()).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with(&start) || name.starts_with(&added) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    /// Makes sure that a new name is on the disk. A file system that cannot is no reason to fail.
    pub(super) fn sync_folder(&self) {
        if let Ok(folder) = File::open(self.folder()) {
            let _ = folder.sync_all();
        }
    }

    fn folder(&self) -> &Path {
        let folder = self.real.parent().filter(|folder| !folder.as_os_str().is_empty());
        folder.unwrap_or(Path::new("."))
    }

    /// Says in words why the system refused, and what to do.
    pub(super) fn failed(&self, error: &io::Error) -> LoadError {
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
                self.told("no room for the record on this disk; the record is as it was")
            }
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                self.told("permission denied; name another record with --record FILE")
            }
            _ => LoadError::of(&self.named.display().to_string(), error),
        }
    }

    /// An error about the file, in words.
    pub(super) fn told(&self, words: &str) -> LoadError {
        LoadError::of(&self.named.display().to_string(), &io::Error::other(words.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn links_lead_to_the_same_lock_be_there_a_record_or_not() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("far")).unwrap();
        symlink("far/real", at("near")).unwrap();
        symlink(at("near"), at("other")).unwrap();
        for exists in [false, true] {
            if exists {
                fs::write(at("far/real"), "").unwrap();
            }
            for name in ["near", "other", "far/real"] {
                let place = Place::new(at(name));
                assert_eq!(place.beside(".lock"), at("far/real.lock"), "{name}");
                assert_eq!(place.named(), at(name));
            }
        }
        let lock = Place::new(at("near")).lock(&|| {}).unwrap();
        assert!(Place::new(at("other")).lock_if_free().is_none());
        drop(lock);
        assert!(Place::new(at("other")).lock_if_free().is_some());
        assert!(!at("far/real.lock").exists(), "a lock that nobody has leaves no file");
    }
}
