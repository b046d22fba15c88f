//! The contents of a record: a set of lists, to which lists can be added and from which they can be
//! taken away. The history that follows depends on the set alone.

use std::cell::LazyCell;
use std::path::PathBuf;

use hashbrown::{HashMap, HashSet};
use rayon::prelude::*;

use super::bundled::{DATASET, NAME};
use super::files::{self, DatasetFile};
use super::{DatedDataset, LoadError, Options, Progress, lists};
use crate::clean::{self, Counties};
use crate::history::History;
use crate::history::dataset::{self, Dataset, DatasetError};
use crate::model::{CleanList, CleanLists, Digest, List, PrintedList, Sighting, united_sightings};

/// A set of lists. A list is known by its content: the same bytes under several names or days of
/// capture are one list, unless they are read from several sheets. The first of its [`Sighting`]s
/// names and dates it.
#[derive(Clone, Debug, Default)]
pub struct Contents {
    sets: Vec<CleanLists>,
}

/// What lists are known by: digest and sheet.
type Key = (Digest, String);

impl Contents {
    /// The lists of a history that was combined from a set of lists.
    #[must_use]
    pub fn of_history(history: History) -> Self {
        Self { sets: vec![history.into_lists()] }
    }

    /// The lists of the record that the program brings along.
    ///
    /// # Errors
    /// If the program was built with a dataset of another version.
    pub fn bundled() -> Result<Self, LoadError> {
        let opened = dataset::decode_bundled(DATASET);
        opened.and_then(Self::of_opened).map_err(|error| LoadError::of(NAME, &error))
    }

    /// The lists of a dataset. If it was made by an older version of the rules, they are cleaned
    /// anew.
    ///
    /// # Errors
    /// Returns an error if the dataset is damaged, has another version or is too large.
    pub fn of_dataset(bytes: &[u8]) -> Result<Self, DatasetError> {
        dataset::decode(bytes).and_then(Self::of_opened)
    }

    fn of_opened(dataset: Dataset) -> Result<Self, DatasetError> {
        match dataset {
            Dataset::Current(history) => Ok(Self::of_history(*history)),
            Dataset::Outdated(lists) => Self::cleaned(lists),
            Dataset::Closed(_) => Err(DatasetError::Closed),
        }
    }

    /// Cleans lists as read.
    ///
    /// # Errors
    /// If the rules of this version cannot date one of them.
    pub(super) fn cleaned(lists: Vec<PrintedList>) -> Result<Self, DatasetError> {
        let counties = Counties::new();
        let cleaned = lists.into_par_iter().map(|list| {
            let name = list.sightings.first().map(|first| first.file.clone()).unwrap_or_default();
            clean::clean(list, &counties).map_err(|_| DatasetError::Undated(name))
        });
        let cleaned: Vec<CleanList> = cleaned.collect::<Result<_, _>>()?;
        Ok(Self { sets: cleaned.into_iter().map(CleanLists::from).collect() })
    }

    /// Reads files and folders, `-` for standard input, and datasets, in any mixture. What cannot be
    /// read is an error; the rest is in the contents.
    pub fn read(
        paths: &[PathBuf],
        options: &Options,
        progress: &dyn Progress,
    ) -> (Self, Vec<LoadError>) {
        let (contents, _, errors) = Self::read_with_paths(paths, options, progress);
        (contents, errors)
    }

    /// Reads what [`Contents::read`] reads, and says which file each list is from.
    pub fn read_with_paths(
        paths: &[PathBuf],
        options: &Options,
        progress: &dyn Progress,
    ) -> (Self, Vec<(Digest, PathBuf)>, Vec<LoadError>) {
        let mut contents = Self::default();
        let mut from = Vec::new();
        let mut others = Vec::new();
        let (sources, mut errors) = lists::sources(paths);
        for source in sources {
            match files::dataset(&source.path) {
                DatasetFile::No => others.push(source),
                _ if options.only_named_datasets && !paths.contains(&source.path) => {}
                DatasetFile::Failed(error) => errors.push(error),
                DatasetFile::Bytes(_) if options.date.is_some() => {
                    errors.push(LoadError::of(&source.label, &DatedDataset));
                }
                DatasetFile::Bytes(bytes) => match Self::of_dataset(&bytes) {
                    Ok(lists) => {
                        from.extend(lists.lists().map(|list| (list.digest, source.path.clone())));
                        contents.unite(lists);
                    }
                    Err(error) => errors.push(LoadError::of(&source.label, &error)),
                },
            }
        }
        let (lists, failed) = lists::read_sources(&others, options, progress);
        errors.extend(failed);
        let mut sets = Vec::with_capacity(lists.len());
        for (list, path) in lists {
            from.push((list.list.digest, path));
            sets.push(CleanLists::from(list));
        }
        contents.unite(Self { sets });
        (contents, from, errors)
    }

    /// The lists, in no particular order. The range of each says how many rows it has; only a
    /// history knows whether it is accepted.
    pub fn lists(&self) -> impl Iterator<Item = &List> {
        self.sets.iter().flat_map(|set| &set.lists).map(|(list, _)| list)
    }

    /// Whether there is a list with this digest.
    #[must_use]
    pub fn has(&self, digest: Digest) -> bool {
        self.lists().any(|list| list.digest == digest)
    }

    /// Adds the lists of `other`. Of a list that both have, the sightings of both are kept.
    pub fn unite(&mut self, other: Self) {
        let mut known: HashSet<Key> = self.lists().map(key).collect();
        let mut seen: HashMap<Key, Vec<Sighting>> = HashMap::new();
        for CleanLists { lists, tables } in other.sets {
            let (new, again): (Vec<_>, Vec<_>) =
                lists.into_iter().partition(|(list, _)| known.insert(key(list)));
            self.sets.push(CleanLists { lists: new, tables });
            for (list, _) in again {
                seen.entry(key(&list)).or_default().extend(list.sightings());
            }
        }
        if !seen.is_empty() {
            self.see(|list| {
                let more = seen.get(&key(list)).cloned().unwrap_or_default();
                united_sightings(list.sightings(), more)
            });
        }
    }

    /// Takes sightings away, and with its last sighting a list: then it is as if it had never been
    /// added.
    pub fn remove(&mut self, is_removed: impl Fn(&List, &Sighting) -> bool) {
        self.see(|list| list.sightings().filter(|seen| !is_removed(list, seen)).collect());
    }

    /// The history of the lists.
    #[must_use]
    pub fn into_history(self) -> History {
        History::from_sets(self.sets)
    }

    /// Sets the sightings of every list. A list without any is dropped; a list with another first
    /// one is cleaned anew, because its date may be another.
    fn see(&mut self, sightings: impl Fn(&List) -> Vec<Sighting>) {
        let counties = LazyCell::new(Counties::new);
        let mut anew = Vec::new();
        for set in &mut self.sets {
            let mut kept = Vec::with_capacity(set.lists.len());
            for (mut list, listings) in std::mem::take(&mut set.lists) {
                let mut seen = sightings(&list).into_iter();
                let Some(first) = seen.next() else { continue };
                list.also = seen.collect();
                if list.sightings().next().as_ref() == Some(&first) {
                    kept.push((list, listings));
                    continue;
                }
                (list.file, list.captured, list.given) = (first.file, first.captured, first.given);
                match clean::clean(set.as_read(&list, &listings), &counties) {
                    Ok(list) => anew.push(CleanLists::from(list)),
                    Err(_) => kept.push((list, listings)),
                }
            }
            set.lists = kept;
        }
        self.sets.append(&mut anew);
    }
}

fn key(list: &List) -> Key {
    (list.digest, list.sheet.clone())
}
