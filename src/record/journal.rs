//! When the user's own lists were added, and from where: a small file beside the record. The record
//! does without it, and nothing in the record depends on it.

use std::fmt::Write as _;
use std::path::Path;

use chrono::NaiveDate;
use hashbrown::HashMap;

use crate::model::Digest;

const HEADING: &str =
    "# When lists were added to the record, and from where. The record does without this file.\n";

/// The word before the fingerprint of the bundled dataset.
const BUNDLED: &str = "bundled";

/// The most bytes of the file.
const MOST: u64 = 16 << 20;

/// When a list was added, and from where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Added {
    /// The day, by the clock.
    pub on: NaiveDate,
    /// The path that was given.
    pub from: String,
}

/// The contents of the file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Journal {
    /// The fingerprint of the bundled dataset that the record was last united with.
    pub(super) bundled: Option<u32>,
    added: HashMap<String, Added>,
}

impl Journal {
    /// Reads the file. One that is missing or not understood says nothing.
    pub(super) fn at(path: &Path) -> Self {
        let small = std::fs::metadata(path).is_ok_and(|file| file.is_file() && file.len() <= MOST);
        let text = small.then(|| std::fs::read_to_string(path).ok()).flatten();
        Self::read(&text.unwrap_or_default())
    }

    fn read(text: &str) -> Self {
        let mut journal = Self::default();
        for line in text.lines() {
            let mut parts = line.splitn(3, '\t');
            match (parts.next(), parts.next(), parts.next()) {
                (Some(BUNDLED), Some(print), None) => {
                    journal.bundled = u32::from_str_radix(print, 16).ok();
                }
                (Some(digest), Some(on), Some(from)) => {
                    if let Ok(on) = on.parse() {
                        let added = Added { on, from: from.to_owned() };
                        journal.added.insert(digest.to_owned(), added);
                    }
                }
                _ => {}
            }
        }
        journal
    }

    /// When a list was added, and from where.
    pub(super) fn of(&self, digest: Digest) -> Option<&Added> {
        self.added.get(&digest.to_string())
    }

    /// Notes a list, unless it is noted already. A list that is new has no note yet: one that is
    /// there is of a program that was stopped before it had kept the list.
    pub(super) fn note(&mut self, digest: Digest, on: NaiveDate, from: &str, is_new: bool) {
        let from = from.replace(|letter: char| letter.is_control(), " ");
        let noted = Added { on, from };
        if is_new {
            self.added.insert(digest.to_string(), noted);
        } else {
            self.added.entry(digest.to_string()).or_insert(noted);
        }
    }

    /// Forgets the lists that `is_kept` is false of.
    pub(super) fn retain(&mut self, is_kept: impl Fn(&str) -> bool) {
        self.added.retain(|digest, _| is_kept(digest));
    }

    /// The text of the file.
    pub(super) fn text(&self) -> String {
        let mut text = HEADING.to_owned();
        if let Some(print) = self.bundled {
            let _ = writeln!(text, "{BUNDLED}\t{print:08x}");
        }
        let mut lines: Vec<_> = self.added.iter().collect();
        lines.sort_by_key(|(digest, added)| (added.on, *digest));
        for (digest, Added { on, from }) in lines {
            let _ = writeln!(text, "{digest}\t{on}\t{from}");
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let mut journal = Journal { bundled: Some(0xbeef), ..Journal::default() };
        let day = |text: &str| text.parse().unwrap();
        journal.note(Digest([1; 32]), day("2026-11-24"), "/home/a b/x\ty.xlsx", true);
        journal.note(Digest([2; 32]), day("2026-11-23"), "-", true);
        journal.note(Digest([1; 32]), day("2026-11-25"), "again", false);
        let again = Journal::read(&journal.text());
        assert_eq!(again, journal);
        let added = again.of(Digest([1; 32])).unwrap();
        assert_eq!((added.on, &*added.from), (day("2026-11-24"), "/home/a b/x y.xlsx"));
        assert_eq!(again.of(Digest([3; 32])), None);
    }

    #[test]
    fn what_is_not_understood_says_nothing() {
        for text in ["", "\n\n", "bundled\tx\n", "a\tb\tc\n", "a\t2026-11-24\n", "\u{0}\u{1}"] {
            assert_eq!(Journal::read(text), Journal::default(), "{text:?}");
        }
    }
}
