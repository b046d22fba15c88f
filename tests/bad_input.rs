//! Files that are no lists, through the program itself: each is one line that says which, where and
//! why, and harms nothing else.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a fault here is a failed test"
)]

mod commands_support;

use std::io::{Cursor, Write};
use std::path::Path;

use assert_cmd::Command;
use commands_support::{Lists, OWN, PARTICIPATING, program};
use rust_xlsxwriter::Workbook;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const HEADING: &str = "STATE,LAW ENFORCEMENT AGENCY,TYPE,COUNTY,SUPPORT TYPE,SIGNED,MOA\n";
const ROW: &str = "FLORIDA,\"Ames Police Department\",Municipality,Polk County,Task Force Model,2025-05-01,link\n";
const VALUES: [&str; 7] = [
    "FLORIDA",
    "Ames Police Department",
    "Municipality",
    "Polk County",
    "Task Force Model",
    "2025-05-01",
    "link pending",
];

/// A workbook that holds the same table on each of these sheets.
fn workbook(sheets: &[&str]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for name in sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(*name).unwrap();
        for (column, (heading, value)) in (0..).zip(PARTICIPATING.iter().zip(VALUES)) {
            sheet.write_string(0, column, *heading).unwrap();
            sheet.write_string(1, column, value).unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// A workbook whose one sheet holds `rows`, piece by piece, and whose shared strings are `strings`.
fn raw_workbook(rows: impl IntoIterator<Item = String>, strings: &str) -> Vec<u8> {
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = |rows: &str| format!("<Relationships>{rows}</Relationships>");
    let relation = |id: &str, what: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{kind}/{what}\" Target=\"{target}\"/>")
    };
    let parts = [
        ("_rels/.rels", relations(&relation("r", "officeDocument", "xl/workbook.xml"))),
        (
            "xl/_rels/workbook.xml.rels",
            relations(
                &[
                    relation("a", "worksheet", "s.xml"),
                    relation("b", "sharedStrings", "sharedStrings.xml"),
                ]
                .concat(),
            ),
        ),
        (
            "xl/workbook.xml",
            "<workbook><sheets><sheet name=\"List\" r:id=\"a\"/></sheets></workbook>".to_owned(),
        ),
        ("xl/sharedStrings.xml", strings.to_owned()),
    ];
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.start_file("xl/s.xml", SimpleFileOptions::default()).unwrap();
    writer.write_all(b"<worksheet><sheetData>").unwrap();
    for row in rows {
        writer.write_all(row.as_bytes()).unwrap();
    }
    writer.write_all(b"</sheetData></worksheet>").unwrap();
    writer.finish().unwrap().into_inner()
}

fn one(row: &str) -> [String; 1] {
    [row.to_owned()]
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// Files that cannot be used: name, content, what the line says.
#[expect(clippy::too_many_lines, reason = "a table")]
fn bad_files() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let whole = workbook(&["List"]);
    let old = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), vec![0; 4_000]].concat();
    let encrypted = [old.clone(), utf16("EncryptedPackage")].concat();
    let text = |text: &str| text.as_bytes().to_vec();
    let far = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    vec![
        ("empty.csv", text(""), "no rows"),
        ("empty.xlsx", text(""), "no rows"),
        ("blank.csv", text("\n\n  \n"), "no rows"),
        ("page.xlsx", text("<!DOCTYPE html><html><body>Sign in</body></html>"), "web page"),
        ("page.csv", text("\n\n<html>"), "web page"),
        ("half.xlsx", whole[..whole.len() / 2].to_vec(), "malformed"),
        ("other.csv", text("STATE,NAME,X\nFL,a,b\n"), "no header row in the first"),
        (
            "lacks.csv",
            text("STATE,LAW ENFORCEMENT AGENCY\nFL,a\n"),
            "row 1: the header row lacks SUPPORT TYPE",
        ),
        (
            "twice.csv",
            text(&(HEADING.replace("TYPE,COUNTY", "STATE,COUNTY") + ROW)),
            "row 1: duplicate column STATE",
        ),
        ("old.xls", old, "old .xls workbook"),
        ("secret.xlsx", encrypted, "password"),
        ("two.xlsx", workbook(&["One", "Two"]), "choose one with --sheet"),
        ("utf16.csv", utf16(&(HEADING.to_owned() + ROW)), "without a byte order mark"),
        (
            "open.csv",
            text(&(HEADING.to_owned() + ROW + "FLORIDA,\"Open PD,County\n")),
            "row 3: unclosed quote",
        ),
        (
            "line.csv",
            [text(HEADING), vec![b'x'; 100 << 20]].concat(),
            "row 2: field larger than 1 MB",
        ),
        ("wide.csv", "a,".repeat(1_000_000).into_bytes(), "more than 1000"),
        ("deep.json", text(&("[".repeat(10_000) + &"]".repeat(10_000))), "nested more than"),
        (
            "dateless.csv",
            text(&(HEADING.to_owned() + &ROW.replace("2025-05-01", ""))),
            "give one with --date",
        ),
        (
            "strings.xlsx",
            raw_workbook(
                one("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"),
                "<sst uniqueCount=\"4294967295\"><si><t>a</t></si></sst>",
            ),
            "distinct strings",
        ),
        (
            "far.xlsx",
            raw_workbook(one(far), "<sst/>"),
            "row 1048576, column XFD: more than 1000 columns",
        ),
        (
            "off.xlsx",
            raw_workbook(one("<row r=\"1\"><c r=\"ZZZZ99999999\"><v>1</v></c></row>"), "<sst/>"),
            "outside the sheet",
        ),
        (
            "row.xlsx",
            raw_workbook(one("<row r=\"99999999999999\"/>"), "<sst/>"),
            "outside the sheet",
        ),
        (
            "cell.xlsx",
            raw_workbook(
                (0..256).map(|at| match at {
                    0 => "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>".to_owned(),
                    _ => "x".repeat(1 << 20),
                }),
                "<sst/>",
            ),
            "larger than 1 MB",
        ),
        (
            "cells.xlsx",
            raw_workbook(
                (1..=10_000).map(|row| {
                    format!("<row r=\"{row}\">{}</row>", "<c><v>1</v></c>".repeat(1_000))
                }),
                "<sst/>",
            ),
            "more than 5000000 cells",
        ),
        (
            "uses.xlsx",
            raw_workbook(
                (1..=100_000).map(|row| {
                    format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>")
                }),
                &format!("<sst><si><t>{}</t></si></sst>", "x".repeat(32_000)),
            ),
            "no header row in the first",
        ),
        (
            "outside.xlsx",
            raw_workbook(
                one("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"),
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><sst><si><t>&a;</t></si></sst>",
            ),
            "malformed",
        ),
    ]
}

/// The program where it gets no more than 700 MB, most of which is address space that it never
/// touches.
fn bounded(arguments: &[&str]) -> Command {
    if !cfg!(target_os = "linux") {
        return program(arguments);
    }
    let mut command = Command::new("sh");
    command.args(["-c", "ulimit -v 700000 && exec \"$@\"", "sh"]);
    command.arg(assert_cmd::cargo::cargo_bin!("g287")).args(arguments);
    command.env_remove("G287_DATA").envs(OWN).env("RAYON_NUM_THREADS", "2");
    command
}

#[test]
fn a_bad_file_is_one_line_that_names_it_and_says_why() {
    let lists = Lists::new();
    for (name, content, words) in bad_files() {
        let path = lists.file(name, content);
        one_line(&path, name, words);
        std::fs::remove_file(path).unwrap();
    }
}

#[track_caller]
fn one_line(path: &Path, name: &str, words: &str) {
    let output = bounded(&["check"]).arg(path).assert().code(2);
    let told = String::from_utf8(output.get_output().stderr.clone()).unwrap();
    assert_eq!(told.lines().count(), 1, "{name}: {told}");
    assert!(told.contains(name) && told.contains(words), "{name}: {told}");
    assert!(told.len() < 1_000 && !told.trim_end().contains(char::is_control), "{name}: {told}");
}

#[test]
fn good_files_among_bad_ones_are_read() {
    let lists = Lists::new();
    for (name, content, _) in bad_files() {
        lists.file(name, content);
    }
    let june = "participatingAgencies06062025am.csv";
    lists.file(june, HEADING.to_owned() + ROW);
    let output = bounded(&["check", "--format", "json"]).arg(lists.folder()).assert().code(2);
    let report: serde_json::Value = serde_json::from_slice(&output.get_output().stdout).unwrap();
    assert_eq!(report["lists"].as_array().unwrap().len(), 1);
    assert_eq!(report["lists"][0]["file"], june);
    let told: Vec<&str> =
        report["errors"].as_array().unwrap().iter().map(|e| e["file"].as_str().unwrap()).collect();
    for (name, _, _) in bad_files() {
        assert!(told.contains(&name), "{name} in {told:?}");
    }
}

#[test]
fn what_is_no_file_is_one_line() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    let lists = Lists::new();
    let place = |name: &str| lists.folder().join(name);
    mknodat(CWD, place("pipe.csv"), FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
    std::os::unix::fs::symlink("loop.csv", place("loop.csv")).unwrap();
    std::fs::create_dir_all(place("nothing/in it")).unwrap();
    std::fs::write(place("nothing/readme.md"), "no list").unwrap();
    let cases = [
        ("pipe.csv", "is a pipe"),
        ("loop.csv", "symbolic links"),
        ("nothing", "no lists found"),
        ("missing.csv", "no such file"),
    ];
    for (name, words) in cases {
        one_line(&place(name), name, words);
    }
    one_line(Path::new("/dev/zero"), "/dev/zero", "is a device");
}

#[test]
fn texts_of_every_encoding_and_shape_are_the_same_list() {
    let json = |heading: &str, values: &[&str]| {
        let names = heading.trim().split(',').zip(values);
        let fields: Vec<String> =
            names.map(|(name, value)| format!("\"{name}\":\"{value}\"")).collect();
        format!("{{{}}}", fields.join(","))
    };
    let object = json(HEADING, &VALUES);
    let table = HEADING.to_owned() + ROW;
    let cases: [(&str, Vec<u8>, u64); 10] = [
        ("plain06062025.csv", table.clone().into(), 0),
        ("mark06062025.csv", format!("\u{feff}{table}").into(), 0),
        ("wide06062025.csv", [vec![0xff, 0xfe], utf16(&table)].concat(), 0),
        ("lines06062025.csv", table.replace('\n', "\r\n").into(), 0),
        ("points06062025.csv", table.replace(',', ";").into(), 1),
        ("tabs06062025.tsv", table.replace(',', "\t").into(), 0),
        ("nul06062025.csv", table.replace("Ames", "Am\0es").into(), 1),
        ("array06062025.json", format!("[{object}]").into(), 0),
        ("lines06062025.jsonl", format!("{object}\n").into(), 0),
        ("book06062025.xlsx", workbook(&["List"]), 0),
    ];
    for (name, content, notes) in cases {
        let lists = Lists::new();
        let path = lists.file(name, content);
        let output = program(&["check", "--format", "json"]).arg(path).assert().code(0);
        let report: serde_json::Value =
            serde_json::from_slice(&output.get_output().stdout).unwrap();
        let list = &report["lists"][0];
        assert_eq!(list["agreements"], 1, "{name}: {list}");
        assert_eq!(list["date"], "2025-06-06", "{name}");
        let problems = list["problems"].as_array().unwrap();
        let told = problems.iter().filter(|p| p["column"].is_null()).count() as u64;
        assert_eq!(told, notes, "{name}: {problems:?}");
    }
}

#[test]
fn two_lists_of_one_day_are_both_kept_in_order_of_name() {
    let lists = Lists::new();
    let table = HEADING.to_owned() + ROW;
    lists.file("participatingAgencies06062025am_b.csv", table.replace("Ames", "Bynum"));
    lists.file("participatingAgencies06062025am.csv", &table);
    let stats = lists.json(0, &["stats", "--by", "list"]);
    assert_eq!(stats["by"].as_array().unwrap().len(), 2);
    assert_eq!(stats["list"]["file"], "participatingAgencies06062025am_b.csv");
}

/// What a terminal obeys, in every place where a list can hold it.
#[test]
fn nothing_that_a_terminal_obeys_is_written() {
    let lists = Lists::new();
    let evil =
        "Evil\u{1b}[31m\u{1b}]52;c;aGk=\u{7}\u{1b}]0;t\u{1b}\\\u{9b}31m\u{90}x\u{9c}\u{8}\u{7f}";
    let row = [
        "FLORIDA",
        evil,
        "Muni\u{9b}cipality",
        "Polk\u{1b}[2J County",
        "Task Force Model",
        "05/082025",
        "http://x/\u{1b}]8;;",
    ];
    let row = |separator: &str| row.join(separator) + "\n";
    lists.file("ev\u{1b}[31mil\u{9b}06062025.csv", HEADING.to_owned() + &row(","));
    lists.file("tab\u{1b}c06072025.tsv", HEADING.replace(',', "\t") + &row("\t"));
    lists.file("bad\u{1b}]0;x\u{7}.csv", "STA\u{1b}[2JTE,X\u{9b}\n1,2\n");
    let folder = lists.folder().to_str().unwrap();
    let cases: [&[&str]; 9] = [
        &["find", "evil", "--data", folder],
        &["show", "evil", "--data", folder],
        &["check", folder],
        &["stats", "--by", "list", "--data", folder],
        &["stats", "--by", "county", "--data", folder],
        &["find", "\u{1b}[31mzz\u{9b}"],
        &["find", "--state", "\u{1b}[31m"],
        &["check", "\u{1b}]0;x\u{7}\u{9b}"],
        &["--\u{1b}[2J\u{9b}"],
    ];
    for arguments in cases {
        for format in ["table", "csv", "tsv", "json", "markdown"] {
            let output = program(arguments).args(["--format", format]).output().unwrap();
            for text in [output.stdout, output.stderr] {
                let text = String::from_utf8(text).unwrap();
                let obeyed =
                    |c: char| c.is_control() && c != '\n' && !(c == '\t' && format == "tsv");
                assert!(!text.contains(obeyed), "{arguments:?} {format}: {text:?}");
            }
        }
    }
    let raw = lists.output(2, &["find", "evil", "--format", "csv", "--raw"]);
    assert!(raw.contains(evil), "{raw:?}");
    assert_eq!(lists.json(2, &["find", "evil"])[0]["agency"], evil);
}
