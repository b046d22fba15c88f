//! The user's own record in a file: the bundled lists and those that were added.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::bundled::DATASET;
use super::journal::{Added, Journal};
use super::lock::Lock;
use super::own::Own;
use super::place::Place;
use super::{Contents, LoadError, Loaded};
use crate::history::History;
use crate::history::dataset::{self, Dataset, DatasetError};
use crate::model::{Digest, ListIx};

/// Writes a file whole or not at all, in place of an old one.
pub type Write = fn(&Path, &[u8]) -> io::Result<()>;

/// The ending of the file in which it is noted when lists were added, and from where.
pub(super) const ADDED: &str = ".added";

/// The user's record. There need not be one: until a list is added, the bundled lists are used.
#[derive(Clone, Debug)]
pub struct Store {
    place: Place,
    write: Write,
}

/// What the user has added to the bundled lists.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct OwnLists {
    /// The lists that the program does not bring along.
    pub lists: Vec<ListIx>,
    /// The names by which the user has lists, of bundled ones too; each with the day of capture
    /// before it, if there is one.
    pub names: Vec<(ListIx, String)>,
}

impl OwnLists {
    /// The names by which the user has a list.
    pub fn names_of(&self, list: ListIx) -> impl Iterator<Item = &str> {
        self.names.iter().filter(move |(ix, _)| *ix == list).map(|(_, name)| &**name)
    }

    /// How many bundled lists the user has under names of their own.
    #[must_use]
    pub fn bundled(&self) -> usize {
        let mut lists: Vec<ListIx> = self.names.iter().map(|(ix, _)| *ix).collect();
        lists.dedup();
        lists.len().saturating_sub(self.lists.len())
    }
}

/// A record that was opened.
pub(super) struct Open {
    /// Its history, with every list that the program brings along.
    pub(super) history: History,
    /// The bytes of the file; none if there is no file.
    pub(super) bytes: Vec<u8>,
    /// What the record got by being opened, to be said once that is kept.
    pub(super) notice: Option<String>,
}

impl Store {
    /// The record in the file at `path`, written by `write`.
    #[must_use]
    pub fn new(path: PathBuf, write: Write) -> Self {
        Self { place: Place::new(path), write }
    }

    /// Where it is kept, as it was named.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.place.named()
    }

    /// Its file.
    pub(super) const fn place(&self) -> &Place {
        &self.place
    }

    /// The bytes of the file; `None` if there is no file.
    #[must_use]
    pub fn size(&self) -> Option<u64> {
        fs::metadata(self.place.real()).ok().map(|metadata| metadata.len())
    }

    /// When a list was added, and from where, if that is known.
    pub fn added(&self) -> impl Fn(Digest) -> Option<Added> {
        let journal = self.journal();
        move |digest| journal.of(digest).cloned()
    }

    fn journal(&self) -> Journal {
        Journal::at(&self.place.beside(ADDED))
    }

    /// Whether something is noted of the lists of this record.
    pub(super) fn has_journal(&self) -> bool {
        self.journal() != Journal::default()
    }

    /// Opens the record, or the bundled one if there is none. A record of an older version of the
    /// program is united with the lists that this one brings along, which [`Loaded`] says. Where it
    /// cannot be written, or another program is writing it, it is united for this time only.
    ///
    /// # Errors
    /// If the file cannot be read, is damaged, or was written by a newer version. It stays as it is.
    pub fn load(&self) -> Result<Loaded, LoadError> {
        let Some(bytes) = self.place.bytes()? else { return super::bundled() };
        if self.journal().bundled == Some(fingerprint()) {
            return Ok(Loaded { history: self.decode(&bytes)?, ..Loaded::default() });
        }
        let lock = self.place.lock_if_free();
        let mut open = self.open()?;
        let kept = lock.is_some_and(|lock| self.keep(&lock, &open, |_| {}).is_ok());
        let notices = open.notice.take().filter(|_| kept).into_iter().collect();
        Ok(Loaded { history: open.history, notices, ..Loaded::default() })
    }

    /// Opens the record to change it.
    pub(super) fn open(&self) -> Result<Open, LoadError> {
        let Some(bytes) = self.place.bytes()? else {
            let history = super::bundled()?.history;
            return Ok(Open { history, bytes: Vec::new(), notice: None });
        };
        let history = self.decode(&bytes)?;
        if self.journal().bundled == Some(fingerprint()) {
            return Ok(Open { history, bytes, notice: None });
        }
        let before = history.lists.len();
        let mut contents = Contents::of_history(history);
        contents.unite(Contents::bundled()?);
        let history = contents.into_history();
        let notice = self.new_lists(history.lists.len().saturating_sub(before));
        Ok(Open { history, bytes, notice })
    }

    /// Says how many lists a record got by being opened, if it got any.
    fn new_lists(&self, new: usize) -> Option<String> {
        let lists = if new == 1 { "list" } else { "lists" };
        let path = self.path().display();
        (new > 0).then(|| {
            format!(
                "{new} {lists} that this version of g287 brings along: now in your record, {path}"
            )
        })
    }

    /// Writes a record, if it differs from what is there, after what is noted of its lists: a note
    /// too many does no harm, and a list without one would never get it. The old record stays until
    /// the new one is complete.
    pub(super) fn keep(
        &self,
        lock: &Lock,
        open: &Open,
        note: impl FnOnce(&mut Journal),
    ) -> Result<bool, LoadError> {
        let bytes = dataset::encode(&open.history).map_err(|error| self.refused(&error))?;
        let changed = bytes != open.bytes;
        // What is noted of a record that is gone is of no list here.
        let mut journal = if open.bytes.is_empty() { Journal::default() } else { self.journal() };
        note(&mut journal);
        self.place.remove_parts(lock);
        self.write_journal(&journal).map_err(|error| self.place.failed(&error))?;
        if changed {
            let written = (self.write)(self.place.real(), &bytes);
            written.map_err(|error| self.place.failed(&error))?;
            self.place.sync_folder();
        }
        journal.bundled = Some(fingerprint());
        // Without it the next start unites the record again, to the same bytes.
        let _ = self.write_journal(&journal);
        Ok(changed)
    }

    /// Forgets what is noted of lists that are no longer in the record.
    pub(super) fn forget(&self, _lock: &Lock, kept: &History) {
        let mut journal = self.journal();
        let kept: Vec<String> =
            kept.lists.rows().iter().map(|list| list.digest.to_string()).collect();
        journal.retain(|digest| kept.iter().any(|kept| kept == digest));
        // A note too many does no harm.
        let _ = self.write_journal(&journal);
    }

    fn write_journal(&self, journal: &Journal) -> io::Result<()> {
        if *journal == self.journal() {
            return Ok(());
        }
        (self.write)(&self.place.beside(ADDED), journal.text().as_bytes())
    }

    /// What of a history is the user's own.
    ///
    /// # Errors
    /// If the program was built with a dataset of another version.
    pub fn own(&self, history: &History) -> Result<OwnLists, LoadError> {
        let own = Own::new()?;
        let mut found = OwnLists::default();
        for (ix, list) in history.lists.iter() {
            if own.has(list) {
                found.lists.push(ix);
            }
            let seen = list.sightings().filter(|seen| own.has_seen(list, seen));
            found.names.extend(seen.map(|seen| (ix, seen.label())));
        }
        Ok(found)
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

    /// Says why a dataset is no record, and what to do.
    fn refused(&self, error: &DatasetError) -> LoadError {
        const RESET: &str =
            "g287 record reset goes back to the bundled lists and keeps this file beside them";
        self.place.told(&match error {
            DatasetError::Damaged { part } => format!("the record is damaged, in {part}; {RESET}"),
            DatasetError::TooLarge => format!("{error}; {RESET}"),
            DatasetError::Foreign if self.has_journal() => {
                format!("this is not a record of g287; {RESET}")
            }
            DatasetError::Foreign => {
                "this is not a record of g287; name another file with --record FILE".to_owned()
            }
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
