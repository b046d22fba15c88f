//! The table of agencies that have had two names which no rule can join, each with its evidence.

use std::sync::LazyLock;

use crate::model::State;

/// The table. Its first line says what the columns are.
const TABLE: &str = include_str!("../../../assets/agencies.tsv");

/// A name, and another name of the same agency: in the form by which spellings are compared.
#[derive(Debug)]
struct Entry {
    state: State,
    name: &'static str,
    same_as: &'static str,
}

static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    let entry = |line: &'static str| {
        let mut parts = line.split('\t');
        let state = State::from_postal(parts.next()?)?;
        Some(Entry { state, name: parts.next()?, same_as: parts.next()? })
    };
    lines.filter_map(entry).collect()
});

/// The name that stands for a compared name in the table, if it is there.
pub(super) fn same_as(state: State, name: &str) -> Option<&'static str> {
    let entry = ENTRIES.iter().find(|entry| entry.name == name && entry.state == state)?;
    Some(entry.same_as)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read_and_joins_two_names() {
        let lines = TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        assert_eq!(ENTRIES.len(), lines.clone().count());
        assert!(lines.into_iter().all(|line| {
            line.split('\t')
                .nth(3)
                .is_some_and(|evidence| evidence.contains("row ") || evidence.contains("ORI "))
        }));
        for entry in ENTRIES.iter() {
            assert_eq!(same_as(entry.state, entry.name), Some(entry.same_as));
            assert_eq!(same_as(entry.state, entry.same_as), None, "it leads to another entry");
        }
    }
}
