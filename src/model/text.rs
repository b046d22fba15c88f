//! A pool of interned texts: each distinct text is stored once and addressed by a handle of four
//! bytes, so that a list of a million rows fits in memory.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::table::handle;

handle! {
    /// A text of a [`Texts`] pool.
    Text
}

impl Text {
    /// The empty text, the first of every pool.
    pub const EMPTY: Self = Self(0);

    /// Whether this is the empty text.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self == Self::EMPTY
    }
}

/// A pool of interned texts.
#[derive(Clone)]
pub struct Texts {
    bytes: String,
    /// The end of each text, which is the start of the next one.
    ends: Vec<u32>,
    known: HashTable<Text>,
    hasher: DefaultHashBuilder,
}

impl Default for Texts {
    fn default() -> Self {
        let mut texts = Self {
            bytes: String::new(),
            ends: Vec::new(),
            known: HashTable::new(),
            hasher: DefaultHashBuilder::default(),
        };
        texts.intern("");
        texts
    }
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Texts").field("len", &self.ends.len()).finish_non_exhaustive()
    }
}

impl Texts {
    /// Interns a text and returns its handle.
    pub fn intern(&mut self, text: &str) -> Text {
        let hash = hash(&self.hasher, text);
        if let Some(known) = self.known.find(hash, |&t| get(&self.bytes, &self.ends, t) == text) {
            return *known;
        }
        let handle = self.append(text);
        let (bytes, ends, hasher) = (&self.bytes, &self.ends, &self.hasher);
        self.known.insert_unique(hash, handle, |&t| self::hash(hasher, get(bytes, ends, t)));
        handle
    }

    /// The handle of a text, if the pool has it.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Text> {
        let hash = hash(&self.hasher, text);
        self.known.find(hash, |&t| get(&self.bytes, &self.ends, t) == text).copied()
    }

    /// Restores a pool from a dataset: all texts concatenated, and their ends. [`Texts::intern`]
    /// and [`Texts::find`] must not be used afterwards.
    #[must_use]
    pub fn restore(bytes: String, ends: Vec<u32>) -> Self {
        let hasher = DefaultHashBuilder::default();
        Self { bytes, ends, known: HashTable::new(), hasher }
    }

    fn append(&mut self, text: &str) -> Text {
        let handle = Text(u32::try_from(self.ends.len()).unwrap_or(u32::MAX));
        self.bytes.push_str(text);
        self.ends.push(u32::try_from(self.bytes.len()).unwrap_or(u32::MAX));
        handle
    }

    /// The text of a handle; the empty text for a handle of another pool.
    #[must_use]
    pub fn get(&self, text: Text) -> &str {
        get(&self.bytes, &self.ends, text)
    }

    /// The number of distinct texts, including the empty one.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Always false, because every pool has the empty text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// All texts in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|i| self.get(Text(u32::try_from(i).unwrap_or(u32::MAX))))
    }

    /// Frees the memory that is only needed to find texts.
    pub fn forget_index(&mut self) {
        self.known = HashTable::new();
        self.bytes.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}

fn get<'a>(bytes: &'a str, ends: &[u32], text: Text) -> &'a str {
    let at = text.0 as usize;
    let start = at.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
    let end = ends.get(at).copied().unwrap_or(start);
    bytes.get(start as usize..end as usize).unwrap_or("")
}

fn hash(builder: &DefaultHashBuilder, text: &str) -> u64 {
    builder.hash_one(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_kept_once_and_read_back() {
        let mut texts = Texts::default();
        let names =
            ["Polk County Sheriff's Office", "", "Doña Ana", "Polk County Sheriff's Office"];
        let handles: Vec<Text> = names.iter().map(|n| texts.intern(n)).collect();
        assert_eq!(handles[0], handles[3]);
        assert_eq!(handles[1], Text::EMPTY);
        assert_eq!(texts.len(), 3);
        for (name, handle) in names.iter().zip(&handles) {
            assert_eq!(texts.get(*handle), *name);
        }
        assert_eq!(texts.find("Doña Ana"), Some(handles[2]));
        assert_eq!(texts.find("Dona Ana"), None);
    }
}
