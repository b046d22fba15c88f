//! Settings from a file, and views told in sentences, by the program itself.

#![allow(clippy::unwrap_used, reason = "a fault here is a failed test")]

mod commands_support;

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use commands_support::{Lists, OWN, program};
use rstest::rstest;

fn lists() -> Lists {
    let lists = Lists::new();
    for (day, signed) in [("2025-06-06", "2025-02-26"), ("2025-07-01", "2025-02-26")] {
        let row = ["FLORIDA", "Collier County Sheriff's Office", "County", "Collier County"];
        lists.participating(day, &[&[&row[..], &["Task Force Model", signed, "", ""]].concat()]);
    }
    lists
}

/// What the program writes and complains of, with a file of settings.
fn output(settings: &str, code: i32, arguments: &[&str]) -> (String, String) {
    let folder = Lists::new();
    let file = folder.file("config.toml", settings);
    let assert = program(arguments).env("G287_CONFIG", file).assert().code(code);
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (text(&assert.get_output().stdout), text(&assert.get_output().stderr))
}

#[test]
fn the_lists_and_the_view_of_the_file_are_used_and_flags_stand_before_them() {
    let lists = lists();
    let settings = format!("data = {:?}\nview = \"changes\"\n", lists.folder());
    let (said, _) = output(&settings, 0, &["stats", "--format", "json"]);
    assert!(said.contains("\"agreements\": 1"), "{said}");
    let (said, _) = output(&settings, 0, &["--plain"]);
    assert!(
        said.starts_with("List of 1 July 2025 am. 1 agreement of 1 agency in 1 state."),
        "{said}"
    );
    assert!(
        said.contains("From the list of 6 June 2025 am to the list of 1 July 2025 am"),
        "{said}"
    );
    let (said, _) =
        output(&settings, 0, &["--plain", "--view", "explore", "--as-of", "2025-06-10"]);
    let line = "Collier County Sheriff's Office, Florida: Task Force signed 26 February 2025.";
    assert!(said.contains(line) && said.contains("1 list is newer."), "{said}");
}

#[test]
fn what_is_wrong_in_the_file_is_reported_and_the_rest_goes_on() {
    let lists = lists();
    let settings = format!("data = {:?}\nviwe = \"map\"\n", lists.folder());
    let (said, complaint) = output(&settings, 0, &["stats", "--format", "json"]);
    assert!(said.contains("\"agreements\": 1"), "{said}");
    assert!(complaint.contains("config.toml, line 2: no such setting: viwe"), "{complaint}");
    let (_, complaint) = output(&settings, 2, &["config"]);
    assert_eq!(complaint.lines().count(), 1, "{complaint}");
}

#[rstest]
#[case::nothing("", &[])]
#[case::some("ascii = true\nmouse = false\ndata = [\"a\", \"b c\"]\n", &["--view", "trends"])]
fn what_config_prints_is_a_file_with_the_same_settings(#[case] file: &str, #[case] line: &[&str]) {
    let (printed, complaint) = output(file, 0, &[line, &["config"]].concat());
    assert_eq!(complaint, "");
    let (again, complaint) = output(&printed, 0, &["config"]);
    assert_eq!(complaint, "");
    let set = |text: &str| -> Vec<String> {
        text.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect()
    };
    assert_eq!(set(&again), set(&printed));
}

#[test]
fn a_file_that_is_named_must_be_there() {
    let assert = program(&["--config", "/nowhere/at/all.toml", "stats"]).assert().code(2);
    let said = String::from_utf8_lossy(&assert.get_output().stderr).into_owned();
    assert!(said.contains("/nowhere/at/all.toml: "), "{said}");
}

#[rstest]
#[case::view(&["--plain", "--view", "maps"], "did you mean map?")]
#[case::format(&["--plain", "--format", "json"], "--plain writes sentences")]
#[case::command(&["--view", "map", "stats"], "--view works only in the explorer")]
fn flags_where_they_mean_nothing_are_told(#[case] arguments: &[&str], #[case] words: &str) {
    let assert = program(arguments).assert().code(2);
    let said = String::from_utf8_lossy(&assert.get_output().stderr).into_owned();
    assert!(said.contains(words), "{said}");
}

#[test]
fn sentences_have_no_control_character_and_end_with_their_reader() {
    for view in ["explore", "map", "trends", "changes", "sources"] {
        let bytes =
            program(&["--plain", "--view", view]).assert().code(0).get_output().stdout.clone();
        assert!(bytes.iter().all(|&byte| byte == b'\n' || byte >= b' '), "{view}");
        assert!(bytes.len() > 2000, "{view}: {} bytes", bytes.len());
    }
    let program = assert_cmd::cargo::cargo_bin("g287");
    let mut child = Command::new(program)
        .args(["--plain", "--config", "/dev/null"])
        .envs(OWN)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = String::new();
    BufReader::with_capacity(16, child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
    assert!(first.starts_with("List of 18 May 2026 am. 1,843 agreements"), "{first}");
}

#[test]
fn a_pipe_or_a_device_is_no_file_of_settings_and_holds_nobody_up() {
    let folder = Lists::new();
    let pipe = folder.folder().join("config.toml");
    rustix::fs::mkfifoat(rustix::fs::CWD, &pipe, rustix::fs::Mode::RWXU).unwrap();
    for (path, what) in [(pipe.as_path(), "a pipe"), (Path::new("/dev/zero"), "a device")] {
        let words = format!("{}: this is {what}, not a file", path.display());
        let mut named = program(&["stats", "--config"]);
        let assert = named.arg(path).timeout(Duration::from_secs(20)).assert().code(2);
        let said = String::from_utf8_lossy(&assert.get_output().stderr).into_owned();
        assert!(said.contains(&words), "{said}");
        let mut usual = program(&["stats"]);
        let assert = usual.env("G287_CONFIG", path).timeout(Duration::from_secs(20)).assert();
        let output = assert.code(0).get_output().clone();
        assert!(String::from_utf8_lossy(&output.stderr).contains(&words));
        assert!(!output.stdout.is_empty(), "the program goes on");
    }
}
