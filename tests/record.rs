//! The user's record: lists added, taken out, and kept, whatever happens meanwhile.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a fault here is a failed test")]

mod commands_support;
mod record_support;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use record_support::{ENOUGH, Home, NOVEMBER};
use rstest::rstest;
use serde_json::Value;

/// Damage to the bytes of a record, and what is said of it.
type Damage<'a> = (&'a dyn Fn(&mut Vec<u8>), &'a str);

#[test]
fn a_list_that_is_added_is_in_the_record_from_then_on() {
    let home = Home::new();
    home.list(NOVEMBER, ENOUGH);
    let said = home.said(0, &["add", NOVEMBER]);
    for words in [
        "  participating list of 23 November 2026\n",
        "  The date is in the file name. (name)\n",
        "  1,850 rows, accepted\n",
        "nearest-kind 1",
        "From the list of 18 May 2026 am to the list of 23 November 2026, the next list.\n",
        "1,843 agreements in force before, 1,850 after: 1,850 signed, ",
        "1,129 lists, 1 of them yours.",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert_eq!(home.json(0, &["stats"])["list"]["file"], NOVEMBER);
    assert_eq!(home.json(0, &["stats", "--as-of", "2026-05-18"])["agreements"], 1_843);
    assert!(home.said(0, &["--plain"]).starts_with("List of 23 November 2026. "));
    let text = home.said(0, &["record"]);
    for words in [
        "1,129 lists, 1 of them yours, in ",
        "Newest participating list: 23 November 2026 (participatingAgencies11232026.csv), 1 day old.",
        "Newest pending list: 27 February 2026 (pendingAgencies02272026am.xlsx), 270 days old.",
        "1 August 2017 to 13 January 2021, 1,261 days",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let report = home.json(0, &["record"]);
    let own = report["lists"].as_array().unwrap().iter().find(|list| list["own"] == true).unwrap();
    assert_eq!(own["added"], "2026-11-24");
    assert!(own["from"].as_str().unwrap().ends_with("/lists/participatingAgencies11232026.csv"));
    assert_eq!(own["sha256"].as_str().unwrap().len(), 64);
    let csv = home.said(0, &["record", "--format", "csv"]);
    assert_eq!(csv.lines().count(), 1_130);
    // Without the file beside it nothing is known of when.
    fs::remove_file(home.data().join("g287/record.g287.added")).unwrap();
    assert_eq!(home.lists(true), [NOVEMBER]);
}

#[test]
fn what_adding_gives_as_json_depends_on_no_clock() {
    let home = Home::new();
    home.list(NOVEMBER, ENOUGH);
    let report = home.json(0, &["add", "--dry-run", NOVEMBER]);
    assert_eq!(report["lists"][0]["kind"], "participating");
    assert_eq!(report["lists"][0]["date_rule"], "name");
    assert_eq!(report["lists"][0]["repairs"]["nearest-kind"], 1);
    assert_eq!(report["lists"][0]["accepted"], true);
    assert_eq!(report["changes"]["to"], "2026-11-23");
    assert_eq!(report["changes"]["agreements_after"], 1_850);
    assert_eq!(report["changed"], false);
    assert!(!home.record().exists(), "a dry run keeps nothing");
}

#[test]
fn a_list_is_known_by_its_content() {
    let home = Home::new();
    home.list(NOVEMBER, 3);
    home.said(0, &["add", NOVEMBER]);
    let before = home.bytes();
    let said = home.said(0, &["add", NOVEMBER]);
    assert!(said.contains("  already in the record, as participatingAgencies11232026.csv\n"));
    assert!(
        said.contains("In force as before: participating list of 18 May 2026, pending list of")
    );
    assert!(said.contains("Nothing new for "), "{said}");
    assert!(home.bytes() == before);
    for copy in ["list.csv", "participatingAgencies11232026 (1).csv"] {
        fs::copy(home.list(NOVEMBER, 3), home.folder.path().join("lists").join(copy)).unwrap();
        let said = home.said(0, &["add", copy]);
        let words = "already in the record, as participatingAgencies11232026.csv";
        assert!(said.contains(words), "{said}");
        assert_eq!(home.lists(true), [NOVEMBER], "one list, whose name and date stay");
    }
}

#[test]
fn a_bad_file_is_reported_and_the_others_are_added() {
    let home = Home::new();
    home.list(NOVEMBER, 3);
    fs::write(home.folder.path().join("lists/bad.csv"), "no,list\n1,2\n").unwrap();
    let said = home.said(2, &["add", ".", "missing.csv"]);
    assert!(said.contains("bad.csv: ") && said.contains("missing.csv: "), "{said}");
    assert_eq!(home.lists(true), [NOVEMBER]);
    let none = Home::new();
    let said = none.said(2, &["add", "missing.csv"]);
    assert!(said.contains("missing.csv") && !none.record().exists(), "{said}");
    let undated = none.list("list.csv", 0);
    fs::write(&undated, "STATE,LAW ENFORCEMENT AGENCY,SUPPORT TYPE\nTEXAS,X,Task Force Model\n")
        .unwrap();
    assert!(none.said(2, &["add", "list.csv"]).contains("--date"));
    let said = none.said(0, &["add", "list.csv", "--date", "2026-11-23"]);
    assert!(said.contains("The date was given on the command line. (given)"), "{said}");
}

#[test]
fn the_order_of_adding_does_not_count_and_what_is_removed_leaves_no_trace() {
    let (one, other, both) = (Home::new(), Home::new(), Home::new());
    let names =
        [NOVEMBER, "participatingAgencies10232026pm.csv", "participatingAgencies09232026.csv"];
    for home in [&one, &other, &both] {
        for (rows, name) in (2..).zip(names) {
            home.list(name, rows);
        }
    }
    for name in names {
        one.said(0, &["add", name]);
    }
    other.said(0, &["add", names[2], names[0]]);
    let without = other.bytes();
    other.said(0, &["add", names[1]]);
    both.said(0, &["add", "."]);
    assert!(one.bytes() == other.bytes() && one.bytes() == both.bytes());
    assert_eq!(one.lists(true).len(), 3);
    let said = one.said(0, &["record", "remove", names[1]]);
    assert_eq!(said, "participatingAgencies10232026pm.csv: no longer in the record\n");
    assert!(one.bytes() == without);
    let report = one.json(0, &["record"]);
    let own = report["lists"].as_array().unwrap().iter().filter(|list| list["own"] == true);
    let digests: Vec<String> =
        own.map(|list| list["sha256"].as_str().unwrap().chars().take(8).collect()).collect();
    one.said(0, &["record", "remove", &digests[0], &digests[1]]);
    assert!(one.lists(true).is_empty());
}

#[test]
fn only_a_list_of_the_users_own_is_taken_out() {
    let home = Home::new();
    fs::create_dir(home.folder.path().join("lists/b")).unwrap();
    home.list(NOVEMBER, 2);
    home.list(&format!("b/{NOVEMBER}"), 3);
    home.said(0, &["add", NOVEMBER, &format!("b/{NOVEMBER}")]);
    let before = home.bytes();
    for (name, words) in [
        ("nothing.csv", "no list of yours has this name; g287 record shows them"),
        ("participatingAgencies05182026am.xlsx", "comes with the program and cannot be taken out"),
        (NOVEMBER, "several lists have this name; give the SHA-256 of one: "),
    ] {
        let said = home.said(2, &["record", "remove", name]);
        assert!(said.contains(&format!("{name}: ")) && said.contains(words), "{said}");
    }
    assert!(home.bytes() == before);
}

#[test]
fn a_reset_keeps_the_old_record() {
    let home = Home::new();
    home.list(NOVEMBER, 2);
    assert!(home.said(1, &["record", "reset"]).contains("There is no record of yours in "));
    for old in ["record.g287.old", "record.g287.old2"] {
        home.said(0, &["add", NOVEMBER]);
        let before = home.bytes();
        let said = home.said(0, &["record", "reset"]);
        assert!(said.contains("The bundled lists are used again"), "{said}");
        assert!(!home.record().exists());
        assert!(fs::read(home.data().join("g287").join(old)).unwrap() == before);
    }
    assert!(home.said(0, &["record"]).starts_with("1,128 lists, all of them bundled."));
}

#[test]
fn a_record_that_cannot_be_used_is_said_and_stays() {
    let home = Home::new();
    home.list(NOVEMBER, 2);
    home.said(0, &["add", NOVEMBER]);
    let good = home.bytes();
    let changes: [Damage<'_>; 4] = [
        (&|bytes| bytes[2_000] ^= 1, "the record is damaged, in "),
        (&|bytes| bytes.truncate(5_000), "the record is damaged, in "),
        (&|bytes| *bytes = b"PK\x03\x04".to_vec(), "this is not a record of g287; "),
        (&|bytes| bytes[0] ^= 1, "g287 record reset goes back to the bundled lists and keeps"),
    ];
    for (change, words) in changes {
        let mut bytes = good.clone();
        change(&mut bytes);
        fs::write(home.record(), &bytes).unwrap();
        for command in [&["stats"][..], &["add", NOVEMBER], &["record"], &["--plain"]] {
            let said = home.said(2, command);
            assert!(said.contains(words) && said.contains("record.g287: "), "{said}");
            assert_eq!(said.lines().count(), 1, "{said}");
            assert!(home.bytes() == bytes, "{command:?} left it as it was");
        }
    }
    home.said(0, &["record", "reset"]);
    home.said(0, &["stats"]);
}

/// The version of the format, and that of the rules.
#[rstest]
#[case(5)]
#[case(6)]
fn a_record_of_a_newer_version_is_refused_and_stays(#[case] version: usize) {
    let home = Home::new();
    home.list(NOVEMBER, 2);
    home.said(0, &["add", NOVEMBER]);
    let mut bytes = home.bytes();
    let header = header_of(&bytes);
    bytes[version] = 200;
    let sum = crc32fast::hash(&bytes[..header - 4]);
    bytes[header - 4..header].copy_from_slice(&sum.to_le_bytes());
    fs::write(home.record(), &bytes).unwrap();
    for command in [&["stats"][..], &["add", NOVEMBER], &["record", "remove", NOVEMBER]] {
        let said = home.said(2, command);
        let words = "the record was written by a newer version of g287, and stays as it is";
        assert!(said.contains(words), "{said}");
        assert!(home.bytes() == bytes);
    }
}

/// The length of the header of a dataset: what its own checksum ends.
fn header_of(bytes: &[u8]) -> usize {
    let sum = |end: usize| crc32fast::hash(&bytes[..end - 4]).to_le_bytes();
    (16..200).find(|&end| bytes[end - 4..end] == sum(end)).unwrap()
}

#[test]
fn a_record_of_an_older_program_gets_its_new_lists_once() {
    let home = Home::new();
    home.list(NOVEMBER, 2);
    home.said(0, &["add", NOVEMBER]);
    let whole = home.bytes();
    // A record of a program that brought no lists along.
    let folder = home.folder.path().join("own");
    home.said(0, &["build", NOVEMBER, "-o", folder.to_str().unwrap()]);
    fs::copy(folder.join("agreements.g287"), home.record()).unwrap();
    fs::remove_file(home.data().join("g287/record.g287.added")).unwrap();
    let said = home.said(0, &["stats"]);
    let words = "1128 lists that this version of g287 brings along: now in your record, ";
    assert!(said.contains(words), "{said}");
    assert!(home.bytes() == whole, "united by content");
    assert!(!home.said(0, &["stats"]).contains("brings along"), "said once");
}

#[test]
fn the_record_is_where_it_is_said_to_be() {
    let home = Home::new();
    home.list(NOVEMBER, 2);
    let own = |command: &mut Command| {
        let output = command.arg("--format").arg("json").output().unwrap();
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        report["path"].as_str().unwrap().to_owned()
    };
    let config = home.folder.path().join("lists/config.toml");
    fs::write(&config, "record = \"three.g287\"\n").unwrap();
    let mut command = home.command(&["record", "--config", "config.toml"]);
    assert!(own(&mut command).ends_with("/lists/three.g287"));
    command = home.command(&["record", "--config", "config.toml"]);
    assert_eq!(own(command.env("G287_RECORD", "two.g287")), "two.g287");
    command = home.command(&["record", "--config", "config.toml", "--record", "one.g287"]);
    assert_eq!(own(command.env("G287_RECORD", "two.g287")), "one.g287");
    home.said(0, &["add", NOVEMBER, "--record", "new/one.g287"]);
    assert!(home.folder.path().join("lists/new/one.g287").exists());
    assert!(!home.record().exists());
    assert!(home.said(2, &["add", NOVEMBER, "--data", "."]).contains("--record names another one"));
}

#[test]
fn mode_and_links_of_the_file_stay() {
    let home = Home::new();
    home.list(NOVEMBER, 2);
    home.list("participatingAgencies11242026.csv", 3);
    home.said(0, &["add", NOVEMBER]);
    let real = home.folder.path().join("real.g287");
    fs::rename(home.record(), &real).unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o600)).unwrap();
    std::os::unix::fs::symlink(&real, home.record()).unwrap();
    home.said(0, &["add", "participatingAgencies11242026.csv"]);
    assert!(home.record().is_symlink());
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(home.lists(true).len(), 2);
}

#[test]
fn a_full_disk_leaves_the_record_as_it_was() {
    let home = Home::new();
    home.list(NOVEMBER, 2);
    home.list("participatingAgencies11242026.csv", 3);
    home.said(0, &["add", NOVEMBER]);
    let before = home.bytes();
    // No file may have a block: what is written fails as on a full disk.
    let script = "trap '' XFSZ; ulimit -f 0; exec \"$@\"";
    let plain = home.command(&["add", "participatingAgencies11242026.csv"]);
    let mut command = home.command(&[]);
    let mut limited = Command::new("sh");
    limited.args(["-c", script, "sh"]).arg(plain.get_program()).args(plain.get_args());
    limited.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    limited.current_dir(command.get_current_dir().unwrap());
    let output = limited.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(
        said.contains("record.g287: no room for the record on this disk; the record is as it was"),
        "{said}"
    );
    assert!(home.bytes() == before);
    assert!(parts(&home).is_empty(), "no part is left behind");
    assert_eq!(command.args(["stats"]).output().unwrap().status.code(), Some(0));
}

/// What was left behind beside the record.
fn parts(home: &Home) -> Vec<PathBuf> {
    let entries = fs::read_dir(home.data().join("g287")).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths.filter(|path| path.to_string_lossy().contains(".part-")).collect()
}

#[test]
fn two_that_add_at_once_lose_nothing() {
    let home = Home::new();
    let names: Vec<String> =
        (1..=4).map(|day| format!("participatingAgencies110{day}2026.csv")).collect();
    for (rows, name) in (2..).zip(&names) {
        home.list(name, rows);
    }
    let start = |name: &String| {
        let mut command = home.command(&["add", name]);
        command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let children: Vec<_> = names.iter().map(start).collect();
    for child in children {
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(0), "{said}");
    }
    assert_eq!(home.lists(true).len(), 4);
    let together = Home::new();
    for (rows, name) in (2..).zip(&names) {
        together.list(name, rows);
    }
    together.said(0, &["add", "."]);
    assert!(home.bytes() == together.bytes());
}

#[test]
fn a_kill_at_any_moment_leaves_the_old_record_or_the_new_one() {
    let home = Home::new();
    home.list(NOVEMBER, 2);
    home.list("participatingAgencies11242026.csv", 3);
    home.said(0, &["add", NOVEMBER]);
    let old = home.bytes();
    let start = Instant::now();
    home.said(0, &["add", "participatingAgencies11242026.csv"]);
    let whole = start.elapsed();
    let new = home.bytes();
    for part in 0..16_u32 {
        fs::write(home.record(), &old).unwrap();
        let mut child = home
            .command(&["add", "participatingAgencies11242026.csv"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // The last moments, where it is written, more densely.
        let at = if part < 4 { whole * part / 4 } else { whole * (60 + part * 3) / 100 };
        std::thread::sleep(at.min(Duration::from_mins(1)));
        child.kill().unwrap();
        child.wait().unwrap();
        let bytes = home.bytes();
        assert!(bytes == old || bytes == new, "killed after {at:?} of {whole:?}");
    }
    // What is left behind is in nobody's way, and is taken away.
    fs::write(home.record(), &old).unwrap();
    fs::write(home.record().with_file_name("record.g287.part-1"), "half").unwrap();
    home.said(0, &["add", "participatingAgencies11242026.csv"]);
    assert!(home.bytes() == new && parts(&home).is_empty());
}

#[test]
fn lists_for_one_time_come_on_top_of_the_record() {
    let home = Home::new();
    home.list(NOVEMBER, 2);
    home.said(0, &["add", NOVEMBER]);
    let december = home.list("participatingAgencies12012026.csv", ENOUGH);
    let before = home.bytes();
    let report = home.json(0, &["stats", "--with", december.to_str().unwrap()]);
    assert_eq!(report["list"]["date"], "2026-12-01");
    assert!(home.bytes() == before);
}

#[test]
fn a_name_seen_before_with_other_content_is_another_edition() {
    let home = Home::new();
    home.list(NOVEMBER, ENOUGH);
    home.list("participatingAgencies11232026 (1).csv", ENOUGH + 1);
    home.said(0, &["add", "."]);
    assert_eq!(home.lists(true).len(), 2, "both are kept");
    let list = &home.json(0, &["stats"])["list"];
    assert_eq!(list["file"], "participatingAgencies11232026 (1).csv", "the later download");
    assert_eq!(list["date"], "2026-11-23");
}
