//! The rooms of the source: which may know which, and that no files import each other in a cycle.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod imports;
mod reader;
mod reader_tests;

use std::collections::BTreeSet;
use std::path::Path;

use imports::{Tree, cyclic};

/// Each room, and the rooms that it may know. A room with rooms inside has a `mod.rs` that opens them
/// to others, and nothing else; none of them may know it. What is drawn depends on the depth of colours
/// and the links that a terminal has, so views and layers know those words of `terminal`.
const ROOMS: [(&str, &[&str]); 18] = [
    ("model", &[]),
    ("text", &["model"]),
    ("read", &[]),
    ("clean", &["model", "text", "read"]),
    ("history", &["model", "text"]),
    ("record", &["model", "read", "clean", "history"]),
    ("map", &["model"]),
    ("reference", &["model", "text"]),
    ("query", &["model", "text", "history", "reference"]),
    ("export", &["model", "text", "history", "query", "reference"]),
    ("terminal", &[]),
    (
        "tui",
        &["model", "text", "history", "reference", "record", "map", "query", "export", "terminal"],
    ),
    ("tui/kit", &["text", "terminal"]),
    (
        "tui/core",
        &["model", "text", "history", "reference", "query", "export", "terminal", "tui/kit"],
    ),
    (
        "tui/views/*",
        &[
            "model",
            "text",
            "history",
            "reference",
            "map",
            "query",
            "export",
            "terminal",
            "tui/kit",
            "tui/core",
        ],
    ),
    (
        "tui/layers",
        &["model", "text", "history", "query", "export", "terminal", "tui/kit", "tui/core"],
    ),
    (
        "tui/shell",
        &[
            "model",
            "text",
            "history",
            "query",
            "export",
            "record",
            "terminal",
            "tui/kit",
            "tui/core",
            "tui/views",
            "tui/layers",
        ],
    ),
    (
        "cli",
        &[
            "model",
            "text",
            "read",
            "clean",
            "history",
            "reference",
            "record",
            "map",
            "query",
            "export",
            "terminal",
            "tui",
        ],
    ),
];

fn source() -> Tree {
    Tree::of_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
}

/// Whether a path lies in a room, or is the room.
fn lies_in(path: &str, room: &str) -> bool {
    path.strip_prefix(room).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '.']))
}

/// The innermost room of a file, and what that may know.
fn room_of(file: &str) -> Option<(String, &'static [&'static str])> {
    let found = ROOMS.iter().filter_map(|&(room, may_know)| match room.strip_suffix("/*") {
        None => lies_in(file, room).then(|| (room.to_owned(), may_know)),
        Some(outer) => {
            let rest = file.strip_prefix(outer)?.strip_prefix('/')?;
            let name = rest.split(['/', '.']).next().filter(|&name| name != "mod")?;
            Some((format!("{outer}/{name}"), may_know))
        }
    });
    found.max_by_key(|(room, _)| room.len())
}

#[test]
fn every_file_belongs_to_a_room() {
    let has_rooms_inside =
        |room: &str| ROOMS.iter().any(|(other, _)| other.starts_with(&format!("{room}/")));
    for file in source().files() {
        if matches!(file, "lib.rs" | "main.rs") {
            continue;
        }
        let Some((room, _)) = room_of(file) else { panic!("src/{file} belongs to no room") };
        assert!(
            !has_rooms_inside(&room) || file.ends_with("/mod.rs"),
            "src/{file} stands between rooms"
        );
    }
}

#[test]
fn every_room_is_there() {
    let tree = source();
    for (room, _) in ROOMS {
        let place = room.trim_end_matches("/*");
        assert!(tree.files().iter().any(|file| lies_in(file, place)), "there is no room {room}");
    }
}

#[test]
fn every_room_knows_only_what_it_may() {
    let mut faults = BTreeSet::new();
    for import in source().imports() {
        let (Some((from, may_know)), Some((to, _))) = (room_of(&import.from), room_of(&import.to))
        else {
            continue;
        };
        let opens = lies_in(&to, &from);
        if !opens && !may_know.iter().any(|room| lies_in(&to, room)) {
            faults.insert(format!(
                "src/{}, in {from}, may not know {to}: {}",
                import.from, import.name
            ));
        }
    }
    assert!(faults.is_empty(), "{}", lines(faults));
}

#[test]
fn no_files_import_each_other_in_a_cycle() {
    let imports = source().imports();
    let found = cyclic(&imports)
        .into_iter()
        .map(|import| format!("src/{} imports {} of src/{}", import.from, import.name, import.to));
    let found: Vec<String> = found.collect();
    assert!(found.is_empty(), "{}", lines(found));
}

fn lines(faults: impl IntoIterator<Item = String>) -> String {
    faults.into_iter().collect::<Vec<_>>().join("\n")
}
