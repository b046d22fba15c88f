//! How old the newest list is, how far a day is from its list, and dates that are guesses: where
//! each is said.

#![allow(clippy::unwrap_used, reason = "a fault here is a failed test")]

mod commands_support;

use commands_support::{Lists, PARTICIPATING, Row, program};
use rstest::rstest;

const COLLIER: Row<'_> = &[
    "FLORIDA",
    "Collier County Sheriff's Office",
    "County",
    "Collier County",
    "Task Force Model",
    "2025-02-26",
    "",
    "",
];

const OLD: &str = "The newest list is of 1 July 2025, 31 days old. ICE publishes newer ones at \
                   ice.gov/identify-and-arrest/287g; g287 add adds them.";

fn lists() -> Lists {
    let lists = Lists::new();
    lists.participating("2025-06-06", &[COLLIER]);
    lists.participating("2025-07-01", &[COLLIER]);
    lists
}

/// What a command on lists writes to standard output and error when the clock shows a day.
fn said(lists: &Lists, today: &str, arguments: &[&str]) -> [String; 2] {
    let output = lists.command(arguments).env("G287_TODAY", today).output().unwrap();
    [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap())
}

#[rstest]
#[case(&["stats"], [1, 0])]
#[case(&["changes", "--from", "2025-06-06"], [1, 0])]
#[case(&["find"], [0, 1])]
fn an_old_list_is_said_once_beside_a_table(#[case] command: &[&str], #[case] times: [usize; 2]) {
    let lists = lists();
    let old = said(&lists, "2025-08-01", command);
    assert_eq!(old.clone().map(|text| text.matches(OLD).count()), times, "{old:?}");
    let new = said(&lists, "2025-07-15", command);
    assert!(new.iter().all(|text| !text.contains("days old")), "{new:?}");
}

#[rstest]
#[case("json")]
#[case("csv")]
#[case("tsv")]
#[case("jsonl")]
#[case("markdown")]
fn no_other_format_depends_on_the_clock(#[case] format: &str) {
    let lists = lists();
    for command in [&["stats"][..], &["find"], &["changes", "--from", "2025-06-06"]] {
        let arguments = [command, &["--format", format]].concat();
        let [old, new] = ["2026-08-01", "2025-07-01"].map(|day| said(&lists, day, &arguments));
        assert_eq!(old, new, "{arguments:?}");
    }
}

#[test]
fn a_clock_that_is_no_day_is_refused() {
    let [out, error] = said(&lists(), "soon", &["stats"]);
    assert!(out.is_empty() || !out.contains("old"), "{out}");
    assert!(error.contains("G287_TODAY: not a day: \"soon\""), "{error}");
}

#[test]
fn a_figure_for_a_day_far_from_its_list_says_how_far() {
    let far = "list of 1 July 2025 (participatingAgencies07012025am.xlsx), 184 days before \
               1 January 2026.";
    let lists = lists();
    for command in [&["stats"][..], &["show", "collier"]] {
        let text = lists.output(0, &[command, &["--as-of", "2026-01-01"]].concat());
        assert!(text.contains(far), "{text}");
    }
    let near = lists.output(0, &["stats", "--as-of", "2025-07-15"]);
    assert!(!near.contains("days before"), "{near}");
    let changes = lists.output(1, &["changes", "--from", "2025-06-06", "--to", "2026-01-01"]);
    let note = "The list in force on 1 January 2026 is of 1 July 2025, 184 days before.";
    assert!(changes.contains(note), "{changes}");
    let plain =
        program(&["--plain", "--as-of", "2026-01-01"]).arg(lists.folder()).output().unwrap();
    let plain = String::from_utf8(plain.stdout).unwrap();
    assert!(plain.starts_with("List of 1 July 2025 am, 184 days before 1 Jan 2026."), "{plain}");
}

#[test]
fn a_date_from_the_content_is_called_a_guess_wherever_it_is_shown() {
    let lists = Lists::new();
    lists.workbook("list.xlsx", &PARTICIPATING, &[COLLIER]);
    let guess = "list of about 26 February 2025 (list.xlsx), a date guessed from the newest \
                 signature on it";
    for command in [&["stats"][..], &["show", "collier"], &["find", "--format", "markdown"]] {
        let text = lists.output(0, command);
        assert!(text.contains(guess), "{text}");
    }
    let nothing = said(&lists, "2025-03-01", &["find", "nobody"]);
    assert!(nothing.concat().contains(guess), "{nothing:?}");
    let explained = lists.output(0, &["explain", "FL-collier-county-sheriff-office"]);
    assert!(explained.contains("about 26 February 2025"), "{explained}");
    let sources = program(&["--plain", "--view", "sources"]).arg(lists.folder()).output().unwrap();
    let sources = String::from_utf8(sources.stdout).unwrap();
    assert!(sources.contains("List of about 26 February 2025. "), "{sources}");
    assert!(sources.contains("about 26 February 2025: participating list"), "{sources}");
    assert!(sources.contains("The date is a guess: "), "{sources}");
    let check = program(&["check"]).arg(lists.folder()).output().unwrap();
    let check = String::from_utf8(check.stdout).unwrap();
    assert!(check.contains("participating list of about 26 February 2025"), "{check}");
    let json = lists.json(0, &["stats"]);
    assert_eq!(json["list"]["date"], "2025-02-26");
    assert_eq!(json["list"]["date_rule"], "content");
    let card = lists.output(0, &["show", "collier"]);
    for field in ["first listed  about 26 February 2025", "last listed   about 26 February 2025"] {
        assert!(card.contains(field), "{card}");
    }
    let found = lists.output(0, &["find", "collier"]);
    assert_eq!(found.matches("2025-02-26 (guess)").count(), 2, "{found}");
    let csv = lists.output(0, &["find", "collier", "--format", "csv"]);
    assert!(!csv.contains("guess"), "{csv}");
    lists.participating("2024-06-06", &[COLLIER]);
    let changes = lists.output(0, &["changes"]);
    assert!(changes.contains("7 days before about 26 February 2025"), "{changes}");
}
