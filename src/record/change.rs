//! Changes to the user's record: lists added and lists taken out again.

use std::path::{Path, PathBuf, absolute};

use chrono::NaiveDate;

use super::own::Own;
use super::store::{Open, Store};
use super::{Contents, LoadError, Options, Progress};
use crate::history::History;
use crate::model::{Digest, List, ListIx, ListKind};

/// What adding lists came to.
#[derive(Debug)]
pub struct Addition {
    /// The history with these lists.
    pub history: History,
    /// The lists that were read, in order of publication.
    pub lists: Vec<AddedList>,
    /// The newest accepted list of each kind before.
    pub before: Vec<ListIx>,
    /// The files that could not be read.
    pub errors: Vec<LoadError>,
    /// Whether the record is another one now, or would be.
    pub changed: bool,
}

/// A list that was read to be added.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AddedList {
    /// The list.
    pub list: ListIx,
    /// The name under which the record had it before, if it had it.
    pub known: Option<String>,
}

/// The digest of a list, and its sheet.
type Key = (Digest, String);

fn key(list: &List) -> Key {
    (list.digest, list.sheet.clone())
}

impl Store {
    /// Adds the lists at `paths`; on the day `today`, or not at all if that is `None`. What cannot be
    /// read is left out. `waiting` is called if another program is changing the record.
    ///
    /// # Errors
    /// If the record cannot be opened or written. Then it is as it was.
    pub fn add(
        &self,
        paths: &[PathBuf],
        options: &Options,
        today: Option<NaiveDate>,
        progress: &dyn Progress,
        waiting: &dyn Fn(),
    ) -> Result<Addition, LoadError> {
        // Reading may take long; the lock is taken for what is quick.
        let mut read = Vec::new();
        let mut errors = Vec::new();
        for (group, from) in groups(paths) {
            let (contents, failed) = Contents::read(&group, options, progress);
            errors.extend(failed);
            read.push((contents, from));
        }
        let lock = today.map(|_| self.lock(waiting)).transpose()?;
        let Open { history, bytes } = self.open()?;
        let newest = [ListKind::Participating, ListKind::Pending]
            .map(|kind| history.accepted(kind).last().map(|&list| key(history.lists.row(list))));
        let mut contents = Contents::of_history(history);
        let (mut given, mut notes) = (Vec::new(), Vec::new());
        for (lists, from) in read {
            for list in lists.lists() {
                let known = contents.lists().find(|known| key(known) == key(list));
                let known = known.map(List::label);
                if known.is_none() {
                    notes.push((list.digest, from(&list.file)));
                }
                given.push((key(list), known));
            }
            contents.unite(lists);
        }
        let history = contents.into_history();
        let open = Open { history, bytes };
        let changed = match (&lock, today) {
            (Some(lock), Some(today)) if !given.is_empty() => {
                self.keep(lock, &open, |journal| {
                    for (digest, from) in &notes {
                        journal.note(*digest, today, from);
                    }
                })?
            }
            _ => !notes.is_empty(),
        };
        let history = open.history;
        let find = |wanted: &Key| {
            let mut lists = history.lists.iter();
            lists.find(|(_, list)| key(list) == *wanted).map(|(ix, _)| ix)
        };
        let mut lists: Vec<AddedList> = given
            .into_iter()
            .filter_map(|(key, known)| Some(AddedList { list: find(&key)?, known }))
            .collect();
        lists.sort_by_key(|added| added.list);
        lists.dedup_by_key(|added| added.list);
        let before = newest.iter().flatten().filter_map(find).collect();
        Ok(Addition { history, lists, before, errors, changed })
    }

    /// Takes lists of the user's own out of the record, each named by its file name or by the first
    /// six or more digits of its SHA-256, and returns their names. `waiting` is called if another
    /// program is changing the record.
    ///
    /// # Errors
    /// If a name is that of no list of the user's, or of several; if the record cannot be opened or
    /// written. Then it is as it was.
    pub fn remove(&self, names: &[String], waiting: &dyn Fn()) -> Result<Vec<String>, LoadError> {
        let lock = self.lock(waiting)?;
        let Open { history, bytes } = self.open()?;
        let own = Own::new()?;
        let mut gone = Vec::new();
        let mut labels = Vec::new();
        for name in names {
            let (digest, label) = named(&history, &own, name)
                .map_err(|message| LoadError { file: name.clone(), message })?;
            gone.push((digest, name.clone()));
            labels.push(label);
        }
        let mut contents = Contents::of_history(history);
        contents.remove(|list, seen| {
            let is_gone = |(digest, name): &(Digest, String)| {
                *digest == list.digest
                    && (own.has(list) || is_named(list.digest, &seen.file, &seen.label(), name))
            };
            gone.iter().any(is_gone) && own.has_seen(list, seen)
        });
        let open = Open { history: contents.into_history(), bytes };
        let kept: Vec<String> =
            open.history.lists.rows().iter().map(|list| list.digest.to_string()).collect();
        self.keep(&lock, &open, |journal| {
            journal.retain(|digest| kept.iter().any(|kept| kept == digest));
        })?;
        Ok(labels)
    }
}

/// The paths that are read together, and what says where a list of them is from: files of different
/// names together, each folder by itself.
#[expect(clippy::type_complexity, reason = "a list of groups, used once")]
fn groups(paths: &[PathBuf]) -> Vec<(Vec<PathBuf>, Box<dyn Fn(&str) -> String>)> {
    let name = |path: &Path| path.file_name().unwrap_or(path.as_os_str()).to_owned();
    let mut files: Vec<PathBuf> = Vec::new();
    let mut alone: Vec<PathBuf> = Vec::new();
    for path in paths {
        let is_twice = files.iter().any(|other| name(other) == name(path));
        if path.is_dir() || is_twice { alone.push(path.clone()) } else { files.push(path.clone()) }
    }
    let shown = |path: &Path| {
        if path.as_os_str() == "-" {
            return "standard input".to_owned();
        }
        absolute(path).unwrap_or_else(|_| path.to_owned()).display().to_string()
    };
    let mut groups: Vec<(Vec<PathBuf>, Box<dyn Fn(&str) -> String>)> = Vec::new();
    if !files.is_empty() {
        let all = files.clone();
        let from = move |file: &str| {
            let path = all.iter().find(|path| name(path).to_string_lossy() == file);
            path.map_or_else(|| file.to_owned(), |path| shown(path))
        };
        groups.push((files, Box::new(from)));
    }
    for path in alone {
        let from = shown(&path);
        groups.push((vec![path], Box::new(move |_| from.clone())));
    }
    groups
}

/// The list of the user's that a name means, and its label.
fn named(history: &History, own: &Own, name: &str) -> Result<(Digest, String), String> {
    let mut found: Vec<(Digest, String)> = Vec::new();
    let mut is_bundled = false;
    for list in history.lists.rows() {
        for seen in list.sightings() {
            if !is_named(list.digest, &seen.file, &seen.label(), name) {
                continue;
            }
            if !own.has_seen(list, &seen) {
                is_bundled = true;
            } else if found.iter().all(|(digest, _)| *digest != list.digest) {
                found.push((list.digest, seen.label()));
            }
        }
    }
    match found.as_slice() {
        [only] => Ok(only.clone()),
        [] if is_bundled => {
            Err(format!("{name}: this list comes with the program and cannot be taken out"))
        }
        [] => Err(format!("{name}: no list of yours has this name; g287 record shows them")),
        several => {
            let digests: Vec<String> = several
                .iter()
                .map(|(digest, _)| digest.to_string().chars().take(12).collect())
                .collect();
            let all = digests.join(", ");
            Err(format!("{name}: several lists have this name; give the SHA-256 of one: {all}"))
        }
    }
}

/// Whether a name means a list with this digest, file name and label.
fn is_named(digest: Digest, file: &str, label: &str, name: &str) -> bool {
    let is_digest = name.len() >= 6 && digest.to_string().starts_with(&name.to_ascii_lowercase());
    file == name || label == name || is_digest
}
