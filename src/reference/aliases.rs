//! What agencies and places are called beside their names on the lists: "NYPD".

use std::sync::LazyLock;

use crate::model::State;

/// See its first line.
const TABLE: &str = include_str!("../../assets/aliases.tsv");

/// What an agency or a place is called.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Alias {
    /// The words in a row, folded; any of these.
    pub words: Vec<Vec<&'static str>>,
    /// Its state.
    pub state: State,
    /// What the words stand for.
    pub name: &'static str,
    /// The words that are searched for them, folded.
    pub search: Vec<&'static str>,
    /// What to say with what is found, in a sentence.
    pub note: Option<&'static str>,
}

impl Alias {
    /// What to say of it: the note, or what it stands for if that is more than its words.
    #[must_use]
    pub fn sentence(&self, typed: &str) -> Option<String> {
        match self.note {
            Some(note) => Some(note.to_owned()),
            None if self.name.eq_ignore_ascii_case(typed) => None,
            None => Some(format!("\u{201c}{typed}\u{201d} is read as {}.", self.name)),
        }
    }
}

static ALIASES: LazyLock<Vec<Alias>> = LazyLock::new(|| {
    let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| {
        let mut columns = line.split('\t');
        let mut next = || columns.next();
        let (words, state, name, search, note) = (next()?, next()?, next()?, next()?, next()?);
        let split = |text: &'static str| text.split(' ').collect::<Vec<_>>();
        Some(Alias {
            words: words.split(',').map(split).collect(),
            state: State::from_postal(state)?,
            name,
            search: split(search),
            note: Some(note).filter(|note| *note != "-"),
        })
    })
    .collect()
});

/// Every row of the table.
#[must_use]
pub fn aliases() -> &'static [Alias] {
    &ALIASES
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn every_row_is_read_and_folded() {
        let rows = TABLE.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(aliases().len(), rows);
        let mut seen: Vec<&Vec<&str>> = Vec::new();
        for alias in aliases() {
            for words in alias.words.iter().chain([&alias.search]) {
                let text = words.join(" ");
                assert_eq!(fold(&text), text);
            }
            for words in &alias.words {
                assert!(!seen.contains(&words), "{words:?} twice");
                seen.push(words);
            }
        }
    }
}
