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
    /// What happened to the record on the way, to be said once.
    pub notices: Vec<String>,
}

/// What taking lists out came to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Removal {
    /// The names that were taken out.
    pub names: Vec<RemovedName>,
    /// What happened to the record on the way, to be said once.
    pub notices: Vec<String>,
}

/// A name of a list that was taken out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RemovedName {
    /// The name, with the day of capture before it if there is one.
    pub name: String,
    /// Another name under which the list is still in the record.
    pub still: Option<String>,
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
        let (read, paths, errors) = Contents::read_with_paths(paths, options, progress);
        let lock = today.map(|_| self.place().lock(waiting)).transpose()?;
        let Open { history, bytes, notice } = self.open()?;
        let newest = [ListKind::Participating, ListKind::Pending]
            .map(|kind| history.accepted(kind).last().map(|&list| key(history.lists.row(list))));
        let mut contents = Contents::of_history(history);
        let mut given = Vec::new();
        let mut notes = Vec::new();
        for list in read.lists() {
            let known = contents.lists().find(|known| key(known) == key(list)).map(List::label);
            let path = paths.iter().find(|(digest, _)| *digest == list.digest);
            notes.extend(path.map(|(digest, path)| (*digest, shown(path), known.is_none())));
            given.push((key(list), known));
        }
        let is_new = given.iter().any(|(_, known)| known.is_none());
        contents.unite(read);
        let open = Open { history: contents.into_history(), bytes, notice: None };
        let changed = match (&lock, today) {
            (Some(lock), Some(today)) if !given.is_empty() => {
                self.keep(lock, &open, |journal| {
                    for (digest, from, is_new) in &notes {
                        journal.note(*digest, today, from, *is_new);
                    }
                })?
            }
            _ => is_new,
        };
        let is_kept = changed && lock.is_some();
        let notices = notice.filter(|_| is_kept).into_iter().collect();
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
        Ok(Addition { history, lists, before, errors, changed, notices })
    }

    /// Takes lists of the user's own out of the record, each named by its file name or by the first
    /// six or more digits of its SHA-256. Of a list with several names only those that are meant are
    /// taken out; its digest means them all. `waiting` is called if another program is changing the
    /// record.
    ///
    /// # Errors
    /// If a name is that of no list of the user's, or of several; if the record cannot be opened or
    /// written. Then it is as it was.
    pub fn remove(&self, names: &[String], waiting: &dyn Fn()) -> Result<Removal, LoadError> {
        let lock = self.place().lock(waiting)?;
        let Open { history, bytes, notice } = self.open()?;
        let own = Own::new()?;
        let mut gone = Vec::new();
        let mut removed = Vec::new();
        for name in names {
            let (digest, labels) = named(&history, &own, name)
                .map_err(|message| LoadError { file: name.clone(), message })?;
            gone.push((digest, name));
            removed.extend(labels.into_iter().map(|label| (digest, label)));
        }
        let mut contents = Contents::of_history(history);
        contents.remove(|list, seen| {
            let is_gone = |(digest, name): &(Digest, &String)| {
                *digest == list.digest && is_named(*digest, &seen.file, &seen.label(), name)
            };
            gone.iter().any(is_gone) && own.has_seen(list, seen)
        });
        let open = Open { history: contents.into_history(), bytes, notice: None };
        self.keep(&lock, &open, |_| {})?;
        self.forget(&lock, &open.history);
        let still = |digest| {
            let mut lists = open.history.lists.rows().iter();
            lists.find(|list| list.digest == digest).map(List::label)
        };
        let names = removed
            .into_iter()
            .map(|(digest, name)| RemovedName { name, still: still(digest) })
            .collect();
        Ok(Removal { names, notices: notice.into_iter().collect() })
    }
}

/// Where a list is from, in words.
fn shown(path: &Path) -> String {
    if path.as_os_str() == "-" {
        return "standard input".to_owned();
    }
    absolute(path).unwrap_or_else(|_| path.to_owned()).display().to_string()
}

/// The list of the user's that a name means, and the names of it that are meant.
fn named(history: &History, own: &Own, name: &str) -> Result<(Digest, Vec<String>), String> {
    if name.is_empty() {
        return Err("a list has no empty name; g287 record shows the names of yours".to_owned());
    }
    let mut found: Vec<(Digest, Vec<String>)> = Vec::new();
    let mut is_bundled = false;
    for list in history.lists.rows() {
        for seen in list.sightings() {
            if !is_named(list.digest, &seen.file, &seen.label(), name) {
                continue;
            }
            if !own.has_seen(list, &seen) {
                is_bundled = true;
                continue;
            }
            match found.iter_mut().find(|(digest, _)| *digest == list.digest) {
                Some((_, labels)) if labels.contains(&seen.label()) => {}
                Some((_, labels)) => labels.push(seen.label()),
                None => found.push((list.digest, vec![seen.label()])),
            }
        }
    }
    match found.as_slice() {
        [_] => {}
        [] if is_bundled => {
            return Err(format!(
                "{name}: this list comes with the program and cannot be taken out"
            ));
        }
        [] => {
            return Err(format!("{name}: no list of yours has this name; g287 record shows them"));
        }
        several => {
            let digests: Vec<String> = several
                .iter()
                .map(|(digest, _)| digest.to_string().chars().take(12).collect())
                .collect();
            let all = digests.join(", ");
            return Err(format!(
                "{name}: several lists have this name; give the SHA-256 of one: {all}"
            ));
        }
    }
    Ok(found.remove(0))
}

/// Whether a name means a list with this digest, file name and label.
fn is_named(digest: Digest, file: &str, label: &str, name: &str) -> bool {
    let is_digest = name.len() >= 6 && digest.to_string().starts_with(&name.to_ascii_lowercase());
    file == name || label == name || is_digest
}
