//! The method beside the bundled data names every rule, and counts as the summary beside it does.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a fault here is a failed test")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use g287::model::{DateRule, DoubtKind, Likeness, Rulebook};

const METHOD: &str = include_str!("../assets/METHOD.md");
const SUMMARY: &str = include_str!("../assets/agreements.md");

/// The rows of the tables of a text: under each heading, the count beside each name.
fn tables(text: &str) -> Vec<(String, BTreeMap<String, String>)> {
    let mut tables: Vec<(String, BTreeMap<String, String>)> = Vec::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let Some(row) = line.strip_prefix("| ") else { continue };
        if lines.peek().is_some_and(|next| next.starts_with("|---")) {
            tables.push((row.to_owned(), BTreeMap::new()));
        } else if let Some((_, table)) = tables.last_mut() {
            let mut cells = row.split(" | ");
            let name = cells.next().unwrap().trim_matches('`').to_owned();
            table.insert(name, cells.next().unwrap().trim_end_matches(" |").to_owned());
        }
    }
    tables
}

/// The names in every `rules!` of the model.
fn declared() -> Vec<String> {
    let model = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/model");
    let mut names = Vec::new();
    for file in fs::read_dir(model).unwrap().map(|file| file.unwrap().path()) {
        let text = fs::read_to_string(&file).unwrap();
        for block in text.split("\nrules! {").skip(1) {
            let block = block.split("\n}").next().unwrap();
            for line in block.lines().filter(|line| line.trim_end().ends_with("\";")) {
                names.push(line.split('"').nth(1).unwrap().to_owned());
            }
        }
    }
    names.sort();
    names
}

#[test]
fn the_rulebook_has_every_rule_of_the_model() {
    let rulebook = Rulebook::new();
    let rules = rulebook.chapters.iter().flat_map(|chapter| &chapter.rules);
    let mut known: Vec<&str> = rules.map(|rule| rule.name).collect();
    known.sort_unstable();
    let declared = declared();
    assert!(declared.len() > 30, "{declared:?}");
    assert_eq!(declared, known, "add the chapter of a new kind of rule to model/rulebook.rs");
}

#[test]
fn the_method_names_every_rule() {
    let rulebook = Rulebook::new();
    let rules = rulebook.chapters.iter().flat_map(|chapter| &chapter.rules);
    let rules = rules.map(|rule| rule.name);
    let dates = DateRule::ALL.into_iter().map(DateRule::name);
    let doubts = DoubtKind::ALL.into_iter().map(DoubtKind::name);
    let pairs = Likeness::ALL.into_iter().map(Likeness::name);
    for name in rules.chain(dates).chain(doubts).chain(pairs) {
        assert!(METHOD.contains(&format!("| `{name}` | ")), "{name}");
    }
}

#[test]
fn the_method_counts_as_the_summary_does() {
    let method = tables(METHOD);
    let mut compared = 0;
    for (heading, rows) in tables(SUMMARY) {
        if !heading.contains("by the rule") && !heading.contains("by rule") {
            continue;
        }
        let counts: BTreeMap<_, _> = rows.into_iter().filter(|(name, _)| name != "all").collect();
        let same = method.iter().any(|(_, rules)| {
            let applied = rules.iter().filter(|(_, count)| *count != "0");
            applied.map(|(name, count)| (name.clone(), count.clone())).eq(counts.clone())
        });
        assert!(same || counts.is_empty(), "{heading}: {counts:?}");
        compared += 1;
    }
    assert!(compared >= 3);
}

#[test]
fn every_rule_that_was_applied_has_an_example_with_its_row() {
    for line in METHOD.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = line.split(" | ").collect();
        let (count, example) = (cells[1], cells[3..].join(" | "));
        assert_eq!(count == "0", example.trim_matches([' ', '|']).is_empty(), "{line}");
    }
}
