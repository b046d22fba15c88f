//! The user's own record in a file: the bundled lists and those that were added.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::bundled::DATASET;
use super::journal::{Added, Journal};
use super::lock::Lock;
use super::own::Own;
use super::{Contents, LoadError, Loaded};
use crate::history::History;
use crate::history::dataset::{self, Dataset, DatasetError, LARGEST};
use crate::model::{Digest, ListIx};

/// Writes a file whole or not at all, in place of an old one.
pub type Write = fn(&Path, &[u8]) -> io::Result<()>;

/// The user's record. There need not be one: until a list is added, the bundled lists are used.
#[derive(Clone, Debug)]
pub struct Store {
    path: PathBuf,
    write: Write,
}

/// A record that was opened to be changed.
pub(super) struct Open {
    /// Its history, with every list that the program brings along.
    pub(super) history: History,
    /// The bytes of the file; none if there is no file.
    pub(super) bytes: Vec<u8>,
}

impl Store {
    /// The record in the file at `path`, written by `write`.
    #[must_use]
    pub const fn new(path: PathBuf, write: Write) -> Self {
        Self { path, write }
    }

    /// Where it is kept.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The bytes of the file; `None` if there is no file.
    #[must_use]
    pub fn size(&self) -> Option<u64> {
        fs::metadata(&self.path).ok().map(|metadata| metadata.len())
    }

    /// When a list was added, and from where, if that is known.
    pub fn added(&self) -> impl Fn(Digest) -> Option<Added> {
        let journal = Journal::at(&self.beside(".added"));
        move |digest| journal.of(digest).cloned()
    }

    /// Opens the record, or the bundled one if there is none. A record of an older version of the
    /// program is united with the lists that this one brings along, which [`Loaded`] says.
    ///
    /// # Errors
    /// If the file cannot be read, is damaged, or was written by a newer version. It stays as it is.
    pub fn load(&self) -> Result<Loaded, LoadError> {
        let Some(bytes) = self.bytes()? else { return super::bundled() };
        if Journal::at(&self.beside(".added")).bundled == Some(fingerprint()) {
            return Ok(Loaded { history: self.decode(&bytes)?, ..Loaded::default() });
        }
        // Where the record cannot be written, it is united for this time only.
        if let Ok(lock) = self.lock(&|| {}) {
            let open = self.open()?;
            let new = self.new_lists(&open)?;
            let kept = self.keep(&lock, &open, |_| {});
            let notices = kept.is_ok().then_some(new).flatten().into_iter().collect();
            return Ok(Loaded { history: open.history, notices, ..Loaded::default() });
        }
        let open = self.open()?;
        Ok(Loaded { history: open.history, ..Loaded::default() })
    }

    /// Says how many lists a record got by being opened, if it got any.
    fn new_lists(&self, open: &Open) -> Result<Option<String>, LoadError> {
        let before = self.decode(&open.bytes)?.lists.len();
        let new = open.history.lists.len().saturating_sub(before);
        let lists = if new == 1 { "list" } else { "lists" };
        let path = self.path.display();
        Ok((new > 0).then(|| {
            format!(
                "{new} {lists} that this version of g287 brings along: now in your record, {path}"
            )
        }))
    }

    /// Opens the record to change it.
    pub(super) fn open(&self) -> Result<Open, LoadError> {
        let Some(bytes) = self.bytes()? else {
            return Ok(Open { history: super::bundled()?.history, bytes: Vec::new() });
        };
        let history = self.decode(&bytes)?;
        let journal = Journal::at(&self.beside(".added"));
        if journal.bundled == Some(fingerprint()) {
            return Ok(Open { history, bytes });
        }
        let mut contents = Contents::of_history(history);
        contents.unite(Contents::bundled()?);
        Ok(Open { history: contents.into_history(), bytes })
    }

    /// Takes the lock of the record; `waiting` is called if another program has it.
    pub(super) fn lock(&self, waiting: &dyn Fn()) -> Result<Lock, LoadError> {
        if let Some(folder) = self.path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            fs::create_dir_all(folder).map_err(|error| self.failed(&error))?;
        }
        Lock::take(&self.beside(".lock"), waiting).map_err(|error| match error.kind() {
            ErrorKind::TimedOut => {
                self.told("another g287 is changing it; try again when it is done")
            }
            _ => self.failed(&error),
        })
    }

    /// Writes a record and what is noted of its lists, if they differ from what is there. The old
    /// record stays until the new one is complete.
    pub(super) fn keep(
        &self,
        _lock: &Lock,
        open: &Open,
        note: impl FnOnce(&mut Journal),
    ) -> Result<bool, LoadError> {
        let bytes = dataset::encode(&open.history).map_err(|error| self.refused(&error))?;
        let changed = bytes != open.bytes;
        if changed {
            self.remove_parts();
            (self.write)(&self.path, &bytes).map_err(|error| self.failed(&error))?;
            self.sync_folder();
        }
        let beside = self.beside(".added");
        let before = Journal::at(&beside);
        let mut journal = before.clone();
        journal.bundled = Some(fingerprint());
        note(&mut journal);
        if journal != before {
            (self.write)(&beside, journal.text().as_bytes())
                .map_err(|error| LoadError::of(&beside.display().to_string(), &error))?;
        }
        Ok(changed)
    }

    /// Goes back to the bundled lists, and returns where the old record is now; `None` if there is
    /// no record. `waiting` is called if another program is changing it.
    ///
    /// # Errors
    /// If the file cannot be renamed.
    pub fn reset(&self, waiting: &dyn Fn()) -> Result<Option<PathBuf>, LoadError> {
        let _lock = self.lock(waiting)?;
        if self.path.symlink_metadata().is_err() {
            return Ok(None);
        }
        let free = |old: &PathBuf| old.symlink_metadata().is_err();
        let mut names = (1..).map(|n| match n {
            1 => self.beside(".old"),
            n => self.beside(&format!(".old{n}")),
        });
        let Some(old) = names.find(free) else { return Ok(None) };
        fs::rename(&self.path, &old).map_err(|error| self.failed(&error))?;
        // What it says would be of lists that are no longer there.
        let _ = fs::remove_file(self.beside(".added"));
        self.sync_folder();
        Ok(Some(old))
    }

    /// Which lists of a history are the user's own.
    ///
    /// # Errors
    /// If the program was built with a dataset of another version.
    pub fn own(&self, history: &History) -> Result<Vec<ListIx>, LoadError> {
        let own = Own::new()?;
        Ok(history.lists.iter().filter(|(_, list)| own.has(list)).map(|(ix, _)| ix).collect())
    }

    /// The history of the bytes of the record.
    fn decode(&self, bytes: &[u8]) -> Result<History, LoadError> {
        match dataset::decode(bytes) {
            Ok(Dataset::Current(history)) => Ok(*history),
            Ok(Dataset::Outdated(lists)) => Contents::cleaned(lists)
                .map(Contents::into_history)
                .map_err(|error| self.refused(&error)),
            Ok(Dataset::Closed(_)) => Err(self.refused(&DatasetError::Closed)),
            Err(error) => Err(self.refused(&error)),
        }
    }

    /// The bytes of the file; `None` if there is no file.
    fn bytes(&self) -> Result<Option<Vec<u8>>, LoadError> {
        // Opening a pipe would wait for its writer.
        match fs::metadata(&self.path) {
            Ok(metadata) if metadata.is_file() => {}
            Ok(_) => return Err(self.told("this is no file")),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(self.failed(&error)),
        }
        let mut bytes = Vec::new();
        let file = File::open(&self.path).map_err(|error| self.failed(&error))?;
        let read = file.take(LARGEST as u64 + 1).read_to_end(&mut bytes);
        read.map_err(|error| self.failed(&error))?;
        Ok(Some(bytes))
    }

    /// A file beside the record.
    fn beside(&self, ending: &str) -> PathBuf {
        let mut name = self.path.clone().into_os_string();
        name.push(ending);
        name.into()
    }

    /// Removes what programs that were killed have left of a record. Nobody else writes while the
    /// lock is held.
    fn remove_parts(&self) {
        let (Some(folder), Some(name)) = (self.path.parent(), self.path.file_name()) else {
            return;
        };
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let start = format!("{}.part-", name.to_string_lossy());
        let added = format!("{}.added.part-", name.to_string_lossy());
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with(&start) || name.starts_with(&added) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    /// Makes sure that a new name is on the disk. A file system that cannot is no reason to fail.
    fn sync_folder(&self) {
        let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
        if let Ok(folder) = File::open(folder.unwrap_or(Path::new("."))) {
            let _ = folder.sync_all();
        }
    }

    fn failed(&self, error: &io::Error) -> LoadError {
        LoadError::of(&self.path.display().to_string(), error)
    }

    fn told(&self, words: &str) -> LoadError {
        LoadError::of(&self.path.display().to_string(), &io::Error::other(words.to_owned()))
    }

    /// Says why a dataset is no record, and what to do.
    fn refused(&self, error: &DatasetError) -> LoadError {
        const RESET: &str =
            "g287 record reset goes back to the bundled lists and keeps this file beside them";
        self.told(&match error {
            DatasetError::Damaged { part } => format!("the record is damaged, in {part}; {RESET}"),
            DatasetError::Foreign => format!("this is not a record of g287; {RESET}"),
            DatasetError::Newer => {
                "the record was written by a newer version of g287, and stays as it is; use that \
                 version, or another record with --record FILE"
                    .to_owned()
            }
            other => other.to_string(),
        })
    }
}

/// A number that tells the bundled dataset from those of other versions.
fn fingerprint() -> u32 {
    crc32fast::hash(DATASET)
}
