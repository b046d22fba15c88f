//! Lists made for tests, and the program run on them.

#![allow(dead_code, missing_docs, unreachable_pub, reason = "each test uses a part of it")]

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Url, Workbook};
use tempfile::TempDir;

/// The headings of a participating list since March 2025.
pub const PARTICIPATING: [&str; 8] = [
    "STATE",
    "LAW ENFORCEMENT AGENCY",
    "TYPE",
    "COUNTY",
    "SUPPORT TYPE",
    "SIGNED",
    "MOA",
    "ADDENDUM",
];

/// The headings of a pending list.
pub const PENDING: [&str; 5] =
    ["STATE", "LAW ENFORCEMENT AGENCY", "TYPE", "COUNTY", "SUPPORT TYPE"];

/// A row of a list in the order of its headings; a day under SIGNED becomes a date cell.
pub type Row<'a> = &'a [&'a str];

/// A folder of lists that is gone with the test.
pub struct Lists {
    folder: TempDir,
}

impl Lists {
    pub fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// A participating workbook of a day, `2025-06-06`.
    pub fn participating(&self, day: &str, rows: &[Row<'_>]) -> PathBuf {
        let (year, rest) = day.split_once('-').unwrap();
        let name = format!("participatingAgencies{}{year}am.xlsx", rest.replace('-', ""));
        self.workbook(&name, &PARTICIPATING, rows)
    }

    /// A pending workbook of a day.
    pub fn pending(&self, day: &str, rows: &[Row<'_>]) -> PathBuf {
        let (year, rest) = day.split_once('-').unwrap();
        let name = format!("pendingAgencies{}{year}pm.xlsx", rest.replace('-', ""));
        self.workbook(&name, &PENDING, rows)
    }

    /// A workbook; an address becomes a link with the text `link`.
    pub fn workbook(&self, name: &str, headings: &[&str], rows: &[Row<'_>]) -> PathBuf {
        let mut workbook = Workbook::new();
        // Two files of the same bytes would be one list.
        workbook.set_properties(&DocProperties::new().set_title(name));
        let date = Format::new().set_num_format("m/d/yyyy");
        let sheet = workbook.add_worksheet();
        for (column, heading) in (0u16..).zip(headings) {
            sheet.write_string(0, column, *heading).unwrap();
        }
        for (line, row) in (1u32..).zip(rows) {
            for (column, &text) in (0u16..).zip(*row) {
                let day = ExcelDateTime::parse_from_str(text);
                match day {
                    _ if text.is_empty() => {}
                    Ok(day) if text.len() == 10 => {
                        sheet.write_datetime_with_format(line, column, day, &date).unwrap();
                    }
                    _ if text.starts_with("https://") => {
                        sheet.write_url(line, column, Url::new(text).set_text("link")).unwrap();
                    }
                    _ => {
                        sheet.write_string(line, column, text).unwrap();
                    }
                }
            }
        }
        let path = self.folder().join(name);
        workbook.save(&path).unwrap();
        path
    }

    /// A file of any content.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder().join(name);
        fs::write(&path, content).unwrap();
        path
    }

    /// The program on these lists.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = program(arguments);
        command.arg("--data").arg(self.folder());
        command
    }

    /// What a command on these lists writes; its exit code is as expected.
    pub fn output(&self, code: i32, arguments: &[&str]) -> String {
        let assert = self.command(arguments).assert().code(code);
        String::from_utf8(assert.get_output().stdout.clone()).unwrap()
    }

    /// What a command on these lists writes as JSON.
    pub fn json(&self, code: i32, arguments: &[&str]) -> serde_json::Value {
        let arguments = [arguments, &["--format", "json"]].concat();
        serde_json::from_str(&self.output(code, &arguments)).unwrap()
    }
}

/// What keeps the files of the one who runs a test out of it, and the clock: no list is old.
pub const OWN: [(&str, &str); 4] = [
    ("XDG_CONFIG_HOME", "/nonexistent"),
    ("XDG_DATA_HOME", "/nonexistent"),
    ("XDG_STATE_HOME", "/nonexistent"),
    ("G287_TODAY", "2000-01-01"),
];

/// The program in an environment of its own.
pub fn program(arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("g287").unwrap();
    command.env_remove("G287_DATA").env_remove("G287_CONFIG").env_remove("G287_RECORD");
    command.envs(OWN).args(arguments);
    command
}
