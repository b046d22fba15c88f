//! The house: which room may know which. Data flows one way.

#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a fault here is a failed test")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each room, and the rooms that it may know.
const ROOMS: [(&str, &[&str]); 11] = [
    ("model", &[]),
    ("text", &["model"]),
    ("read", &[]),
    ("clean", &["model", "read", "text"]),
    ("history", &["model", "text"]),
    ("map", &["model"]),
    ("query", &["model", "history", "text"]),
    ("load", &["model", "read", "clean", "history"]),
    ("export", &["model", "history", "query", "text"]),
    ("tui", &["model", "history", "map", "query", "export", "text"]),
    (
        "cli",
        &["model", "read", "clean", "history", "map", "query", "load", "export", "tui", "text"],
    ),
];

/// Rust files of a room: its folder, or its one file.
fn files(room: &str) -> Vec<PathBuf> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let single = src.join(format!("{room}.rs"));
    let mut found = if single.is_file() { vec![single] } else { Vec::new() };
    let mut folders = vec![src.join(room)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(folder) else { continue };
        for path in entries.map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    found
}

/// The rooms that a file names behind `crate::`.
fn known(text: &str) -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = &text[at + "crate::".len()..];
        let names = match rest.strip_prefix('{') {
            Some(group) => group.split('}').next().unwrap_or("").to_owned(),
            None => rest.to_owned(),
        };
        for name in names.split(',') {
            let word: String =
                name.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            known.insert(word);
            if !rest.starts_with('{') {
                break;
            }
        }
    }
    known
}

#[test]
fn every_room_knows_only_what_it_may() {
    let names: BTreeSet<&str> = ROOMS.iter().map(|(room, _)| *room).collect();
    for (room, may_know) in ROOMS {
        let files = files(room);
        assert!(!files.is_empty(), "there is no room {room}");
        for file in files {
            let text = fs::read_to_string(&file).unwrap();
            for other in known(&text).iter().filter(|name| names.contains(name.as_str())) {
                assert!(
                    other == room || may_know.contains(&other.as_str()),
                    "{} is of {room}, which may not know {other}",
                    file.display()
                );
            }
        }
    }
}

#[test]
fn every_folder_of_the_source_is_a_room() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for entry in fs::read_dir(src).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let is_room = ROOMS.iter().any(|(room, _)| *room == name);
        assert!(is_room || ["lib", "main"].contains(&name.as_str()), "{name} is no room");
    }
}

#[test]
fn the_reader_of_use_lines_finds_what_is_used() {
    let text =
        "use crate::model::{A, B};\nuse crate::{history, query::Day};\nlet x = crate::tui::run();";
    let found: Vec<String> = known(text).into_iter().collect();
    assert_eq!(found, ["history", "model", "query", "tui"]);
}
