#![allow(clippy::unwrap_used, reason = "a fault here is a failed test")]

use std::path::Path;

use super::*;
use crate::export::grid::Place;
use crate::export::{Column, Content, Options, Sheet, Value};

/// What a format says about itself: its name, its extension, what it can hold, whether a person
/// reads it, and whether it names the source of its rows.
type Described = (&'static str, &'static str, &'static str, bool, bool);

const DESCRIBED: [Described; FORMATS.len()] = [
    ("table", "txt", "text", true, true),
    ("csv", "csv", "rows", false, false),
    ("tsv", "tsv", "rows", false, false),
    ("json", "json", "object", false, true),
    ("jsonl", "jsonl", "rows", false, false),
    ("markdown", "md", "markup", true, true),
    ("xlsx", "xlsx", "sheets", false, true),
];

#[test]
fn every_format_describes_itself() {
    for (format, expected) in FORMATS.iter().zip(DESCRIBED) {
        let content = match format.content {
            Content::Text => "text",
            Content::Markup(_) => "markup",
            Content::Rows => "rows",
            Content::Object => "object",
            Content::Sheets(_) => "sheets",
        };
        let described = (
            format.name,
            format.ending,
            content,
            format.is_for_people(),
            format.holds_provenance(),
        );
        assert_eq!(described, expected);
        assert!(!format.about.is_empty(), "{}", format.name);
    }
}

#[test]
fn a_format_is_found_by_its_name_and_by_the_extension_of_a_file() {
    for format in FORMATS {
        assert_eq!(Format::named(format.name), Some(format));
        for file in
            [format!("rows.{}", format.ending), format!("A.B.{}", format.ending.to_uppercase())]
        {
            assert_eq!(Format::of_file(Path::new(&file)), Some(format), "{file}");
        }
    }
    assert_eq!(Format::named("CSV"), None);
    for file in ["csv", "rows", "rows.", "rows.doc", ".csv"] {
        assert_eq!(Format::of_file(Path::new(file)), None, "{file}");
    }
    assert_eq!(Format::default().name, "table");
}

#[test]
fn every_format_writes_every_row() {
    let columns: [Column<u64>; 2] = [
        Column::new("name", "Name", Place::Always, |row| {
            Value::Text(format!("agency{row}").into())
        }),
        Column::new("count", "Count", Place::Always, |row| Value::Number(*row)),
    ];
    for format in FORMATS.iter().filter(|format| format.is_text()) {
        let mut bytes = Vec::new();
        let grid = Sheet { columns: &columns, rows: &[7, 8, 9] };
        (format.write)(&grid, Options::default(), &mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        for name in ["agency7", "agency8", "agency9"] {
            assert_eq!(text.matches(name).count(), 1, "{}: {text}", format.name);
        }
    }
}
