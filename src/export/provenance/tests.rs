use std::fs;
use std::process::{Command, Stdio};

use super::*;
use crate::export::grid::Place;
use crate::export::{Column, Content, FORMATS, Sheet, Value};

const HOSTILE: [&str; 7] = [
    "$(id>~/pwned)",
    "`id>~/pwned`",
    "\";id>~/pwned;\"",
    "';id>~/pwned;'",
    "x;id>~/pwned #",
    "x&id>~/pwned&",
    "x\nid>~/pwned\n",
];

fn provenance(only: &str) -> Provenance {
    Provenance {
        what: "1 agreement".into(),
        only: format!("“collier {only}”"),
        as_of: "2026-05-18".into(),
        list: NaiveDate::from_ymd_opt(2026, 5, 18).map(|date| ListFacts {
            date,
            file: format!("{only}.xlsx"),
            words: format!("18 May 2026 ({only}.xlsx)"),
        }),
        pending: None,
    }
}

#[test]
fn no_format_is_a_script_for_a_shell() {
    const COLUMNS: &[Column<&str>] =
        &[Column::new("agency", "Agency", Place::Always, |row| Value::Text((*row).into()))];
    let home = tempfile::tempdir().unwrap();
    let script = home.path().join("script");
    let run = |bytes: &[u8], what: &str| {
        fs::write(&script, bytes).unwrap();
        for shell in ["sh", "bash"] {
            let mut command = Command::new(shell);
            command.arg(&script).env("HOME", home.path()).current_dir(home.path());
            let _ = command.stdin(Stdio::null()).output();
            assert!(!home.path().join("pwned").exists(), "{shell}, {what}");
        }
    };
    for only in HOSTILE {
        let provenance = provenance(only);
        let sheet = Sheet { columns: COLUMNS, rows: &["Collier County Sheriff's Office"] };
        for format in &FORMATS {
            let mut bytes = Vec::new();
            format.document(&sheet, &provenance, &mut bytes).unwrap();
            run(&bytes, &format!("{}: {}", format.name, String::from_utf8_lossy(&bytes)));
        }
        run(provenance.quoted().as_bytes(), &provenance.quoted());
        for format in &FORMATS {
            if let Content::Markup(markup) = format.content {
                let line = (markup.plain)(&provenance.quoted());
                run(line.as_bytes(), &line);
            }
        }
    }
}

#[test]
fn a_json_document_says_the_version_of_its_names() {
    let json = serde_json::to_value(provenance("polk")).unwrap();
    assert_eq!(json["schema_version"], SCHEMA_VERSION);
    assert_eq!(json["list"], "polk.xlsx");
}

#[test]
fn the_quoted_line_is_one_string_and_one_cell() {
    let hostile = HOSTILE.iter().chain(&["\",=cmd|'/C calc'!A0,\"", "a\\", "\\\"", "\t=1"]);
    for only in hostile {
        let provenance = provenance(only);
        let quoted = provenance.quoted();
        assert_eq!(quoted.lines().count(), 1, "{quoted}");
        let text: String = serde_json::from_str(&quoted).unwrap();
        assert_eq!(text, display_line(&provenance.line()));
        let mut cells = csv::ReaderBuilder::new();
        let mut cells = cells.has_headers(false).from_reader(quoted.as_bytes());
        let record = cells.records().next().unwrap().unwrap();
        assert_eq!(record.len(), 1, "{quoted}");
        assert!(record[0].starts_with("1 agreement, "), "{quoted}");
    }
}
