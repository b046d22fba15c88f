//! The user's record where something stands in the way: links, locks, files that are no record,
//! output that cannot be written, names that mean several things.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a fault here is a failed test")]

mod commands_support;
mod record_support;

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use record_support::{ENOUGH, Home, NOVEMBER};
use rstest::rstest;
use rustix::fs::{FlockOperation, flock};

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Makes the record one of a program that brought none of the bundled lists along.
fn make_old(home: &Home) {
    let folder = home.folder.path().join("own");
    home.said(0, &["build", NOVEMBER, "-o", folder.to_str().unwrap(), "--force"]);
    fs::create_dir_all(home.record().parent().unwrap()).unwrap();
    fs::copy(folder.join("agreements.g287"), home.record()).unwrap();
    let _ = fs::remove_file(home.record().with_file_name("record.g287.added"));
}

const BROUGHT: &str = "1128 lists that this version of g287 brings along: now in your record, ";

#[test]
fn two_names_of_one_record_share_its_lock() {
    let home = Home::new();
    let lists = home.folder.path().join("lists");
    fs::create_dir(lists.join("real")).unwrap();
    symlink("real/record.g287", lists.join("link.g287")).unwrap();
    let names: Vec<String> =
        (1..=3).map(|day| format!("participatingAgencies110{day}2026.csv")).collect();
    let start = |(at, name): (usize, &String)| {
        home.list(name, at + 2);
        let record = if at.is_multiple_of(2) { "real/record.g287" } else { "link.g287" };
        let mut command = home.command(&["add", name, "--record", record]);
        command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let children: Vec<_> = names.iter().enumerate().map(start).collect();
    for child in children {
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(0), "{said}");
    }
    let report = home.json(0, &["record", "--record", "link.g287"]);
    let own = report["lists"].as_array().unwrap().iter().filter(|list| list["own"] == true);
    assert_eq!(own.count(), 3, "no list is lost");
    assert!(lists.join("link.g287").is_symlink());
    assert_eq!(self::names(&lists.join("real")), ["record.g287", "record.g287.added"]);
}

#[test]
fn a_start_does_not_wait_for_another_program_that_writes() {
    let home = Home::new();
    home.list(NOVEMBER, 2);
    make_old(&home);
    let before = home.bytes();
    let lock = home.record().with_file_name("record.g287.lock");
    let lock = OpenOptions::new().write(true).create(true).truncate(false).open(lock).unwrap();
    flock(&lock, FlockOperation::LockExclusive).unwrap();
    let start = Instant::now();
    assert!(!home.said(0, &["stats"]).contains("brings along"), "it is not kept, so not said");
    // A guard against waiting for the lock, which takes 20 seconds.
    assert!(start.elapsed() < Duration::from_secs(15));
    assert!(home.bytes() == before);
    drop(lock);
    assert!(home.said(0, &["stats"]).contains(BROUGHT));
}

#[rstest]
#[case::added(&["add", "participatingAgencies11242026.csv"])]
#[case::taken_out(&["record", "remove", NOVEMBER])]
fn what_the_program_brings_along_is_said_whatever_comes_first(#[case] command: &[&str]) {
    let home = Home::new();
    home.list(NOVEMBER, 2);
    home.list("participatingAgencies11242026.csv", 3);
    make_old(&home);
    assert!(home.said(0, command).contains(BROUGHT));
    assert!(!home.said(0, &["stats"]).contains("brings along"), "said once");
}

#[test]
fn one_name_of_a_list_is_taken_out_and_the_others_stay() {
    let home = Home::new();
    let lists = home.folder.path().join("lists");
    let path = home.list("p.csv", ENOUGH);
    for day in ["2026-06-01", "2026-07-01"] {
        fs::create_dir(lists.join(day)).unwrap();
        fs::copy(&path, lists.join(day).join("p.csv")).unwrap();
    }
    home.said(0, &["add", "2026-06-01/p.csv"]);
    let one = home.bytes();
    home.said(0, &["add", "2026-07-01/p.csv"]);
    let both = home.bytes();
    let said = home.said(0, &["record", "remove", "2026-07-01/p.csv"]);
    let words = "2026-07-01/p.csv: no longer in the record; the list still is, as 2026-06-01/p.csv";
    assert_eq!(said.trim_end(), words);
    assert!(home.bytes() == one, "as if it had never been added");
    home.said(0, &["add", "2026-07-01/p.csv"]);
    assert!(home.bytes() == both);
    let removed = &home.json(0, &["record", "remove", "p.csv"])["removed"];
    assert_eq!(removed[0]["name"], "2026-06-01/p.csv");
    assert_eq!(removed[1]["name"], "2026-07-01/p.csv");
    assert!(removed[0]["still"].is_null());
    assert!(home.lists(true).is_empty());
}

#[test]
fn a_list_is_taken_out_by_a_name_that_is_not_utf_8() {
    let home = Home::new();
    let name = OsStr::from_bytes(b"participating\xff11232026.csv");
    fs::rename(home.list(NOVEMBER, 2), home.folder.path().join("lists").join(name)).unwrap();
    let run = |command: &mut Command| command.arg(name).output().unwrap().status.code();
    assert_eq!(run(&mut home.command(&["add"])), Some(0));
    assert_eq!(home.lists(true).len(), 1);
    assert_eq!(run(&mut home.command(&["record", "remove"])), Some(0));
    assert_eq!(home.lists(true).len(), 0);
    let said = home.said(2, &["record", "remove", ""]);
    assert!(said.contains("a list has no empty name"), "{said}");
}

#[test]
fn a_reset_renames_a_record_and_nothing_else() {
    let home = Home::new();
    let lists = home.folder.path().join("lists");
    home.list(NOVEMBER, 2);
    fs::create_dir(lists.join("folder")).unwrap();
    rustix::fs::mknodat(
        rustix::fs::CWD,
        lists.join("pipe"),
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::from_raw_mode(0o600),
        0,
    )
    .unwrap();
    fs::write(lists.join("names.txt"), "Ann\n").unwrap();
    let before = names(&lists);
    for (record, words) in [
        ("folder", "is a folder, not a regular file; name a record with --record FILE"),
        ("pipe", "is a pipe, not a regular file; name a record with --record FILE"),
        ("names.txt", "this is not a record of g287, and stays as it is"),
        (NOVEMBER, "this is not a record of g287, and stays as it is"),
    ] {
        let said = home.said(2, &["record", "reset", "--record", record]);
        assert!(said.contains(&format!("g287: {record}: {words}")), "{said}");
        assert_eq!(names(&lists), before);
    }
    home.said(0, &["add", NOVEMBER]);
    let old = &home.json(0, &["record", "reset"])["old"];
    let report = home.json(0, &["record", "--record", old.as_str().unwrap()]);
    let mut own = report["lists"].as_array().unwrap().iter().filter(|list| list["own"] == true);
    assert_eq!(own.next().unwrap()["added"], "2026-11-24", "the days go with the old record");
    assert!(home.json(1, &["record", "reset"])["old"].is_null());
}

#[test]
fn nothing_is_kept_where_the_output_cannot_be_written() {
    let home = Home::new();
    home.list(NOVEMBER, 2);
    fs::write(home.folder.path().join("lists/out.json"), "mine").unwrap();
    for (output, words) in [("out.json", "file exists"), ("nope/x.json", "no such folder")] {
        let said = home.said(2, &["add", NOVEMBER, "-o", output]);
        assert!(said.contains(words), "{said}");
    }
    // What fails only when it is written comes after the record.
    let mut command = home.command(&["add", NOVEMBER]);
    let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = command.stdout(full).stderr(Stdio::piped()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        said.contains("the lists are kept in ") && said.contains("standard output: "),
        "{said}"
    );
    assert_eq!(home.lists(true), [NOVEMBER]);
}

#[test]
fn a_list_gets_the_note_that_a_killed_program_left_out() {
    let home = Home::new();
    let folder = home.folder.path().join("lists/downloads");
    fs::create_dir(&folder).unwrap();
    let path = home.list(&format!("downloads/{NOVEMBER}"), 2);
    let from = || {
        let report = home.json(0, &["record"]);
        let mut lists = report["lists"].as_array().unwrap().iter();
        lists.find(|list| list["own"] == true).unwrap()["from"].clone()
    };
    home.said(0, &["add", "downloads"]);
    assert_eq!(from(), path.display().to_string(), "the file, not the folder");
    let noted = home.record().with_file_name("record.g287.added");
    let text = fs::read_to_string(&noted).unwrap();
    let bundled: Vec<&str> = text.lines().take(2).chain([""]).collect();
    fs::write(&noted, bundled.join("\n")).unwrap();
    assert!(from().is_null());
    home.said(0, &["add", path.to_str().unwrap()]);
    assert_eq!(from(), path.display().to_string());
}

#[test]
fn a_hyphen_is_standard_input_and_no_name_of_a_file() {
    let home = Home::new();
    let lists = home.folder.path().join("lists");
    home.list(NOVEMBER, 2);
    let said = home.said(2, &["add", NOVEMBER, "--record=-"]);
    assert!(said.contains("-: a record is a file, not standard input"), "{said}");
    let said = home.said(2, &["package", "-"]);
    assert!(said.contains("a data package is a folder"), "{said}");
    assert_eq!(names(&lists), [NOVEMBER]);
    fs::copy(home.folder.path().join("lists").join(NOVEMBER), lists.join("in.csv")).unwrap();
    home.said(0, &["build", NOVEMBER, "-o", "built"]);
    fs::copy(lists.join("built/agreements.g287"), lists.join("-")).unwrap();
    let mut command = home.command(&["add", "-", "--date", "2026-11-23", "--dry-run"]);
    let input = File::open(lists.join("in.csv")).unwrap();
    let output = command.stdin(input).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("-\n  participating list of"));
}

#[test]
fn a_given_day_does_not_date_what_has_a_day() {
    let home = Home::new();
    home.list(NOVEMBER, 2);
    home.list("list.csv", 3);
    let said = home.said(0, &["add", ".", "--date", "2026-11-25"]);
    assert!(said.contains("participating list of 23 November 2026\n"), "{said}");
    assert!(said.contains("participating list of 25 November 2026\n"), "{said}");
    let future = "doubtful: dated after today, 24 November 2026";
    assert_eq!(said.matches(future).count(), 1, "{said}");
    assert!(home.said(0, &["check", "list.csv", "--date", "2026-11-25"]).contains(future));
    let record = home.record();
    let said = home.said(2, &["stats", "--data", record.to_str().unwrap(), "--date", "2026-11-25"]);
    assert!(said.contains("the lists of a dataset have dates of their own"), "{said}");
}

#[test]
fn a_dataset_is_read_from_a_folder_and_told_from_a_list() {
    let home = Home::new();
    let folder = home.folder.path().join("lists/both");
    home.list("participatingAgencies11242026.csv", 3);
    home.said(0, &["build", "participatingAgencies11242026.csv", "-o", "both"]);
    for name in ["agreements.md", "lists.tsv", "METHOD.md"] {
        fs::remove_file(folder.join(name)).unwrap();
    }
    home.list(&format!("both/{NOVEMBER}"), 2);
    home.said(0, &["add", "both"]);
    assert_eq!(home.lists(true), [NOVEMBER, "participatingAgencies11242026.csv"]);
    let said =
        home.said(2, &["changes", "both/agreements.g287", "participatingAgencies11242026.csv"]);
    assert!(said.contains("both/agreements.g287: is a dataset of g287, not a list"), "{said}");
    let said = home.said(0, &["build", "both", "-o", "built"]);
    assert!(
        said.contains(": 1 list,"),
        "what was built from a folder before is passed over: {said}"
    );
}

#[rstest]
#[case::filter(&["add", NOVEMBER, "--state", "TX"], "--state does not apply")]
#[case::filter_of_the_record(&["record", "--watched"], "--watched does not apply")]
#[case::rows(&["record", "reset", "--format", "csv"], "csv: there are no rows to write")]
#[case::folder(&["record", "--record", "."], "is a folder, not a regular file")]
#[case::not_a_folder(&["add", NOVEMBER, "--record", "participatingAgencies11232026.csv/r"], "not a folder")]
#[case::foreign(&["add", NOVEMBER, "--record", NOVEMBER], "name another file with --record FILE")]
fn what_cannot_be_done_is_said(#[case] command: &[&str], #[case] words: &str) {
    let home = Home::new();
    home.list(NOVEMBER, 2);
    let said = home.said(2, command);
    assert!(said.starts_with("g287: ") && said.contains(words), "{said}");
    assert_eq!(names(&home.folder.path().join("lists")), [NOVEMBER]);
}

#[test]
fn every_name_that_was_added_is_shown_with_what_takes_it_out() {
    let home = Home::new();
    // The bytes of a bundled list are at hand in a dataset only, under a name of its own.
    home.list(NOVEMBER, 2);
    home.list("participatingAgencies11242026.csv", 3);
    home.said(0, &["add", "."]);
    let shown = home.said(0, &["record"]);
    let report = home.json(0, &["record"]);
    let own = report["lists"].as_array().unwrap().iter().filter(|list| list["own"] == true);
    for list in own {
        let digits = list["sha256"].as_str().and_then(|digest| digest.get(..12)).unwrap();
        let name = list["own_names"][0].as_str().unwrap();
        let line = shown.lines().rfind(|line| line.contains(name)).unwrap();
        assert!(line.contains(digits), "{line}");
    }
    assert!(shown.starts_with("1,130 lists, 2 of them yours, in "), "{shown}");
}
