//! `g287 changes`: days and files, formats, exit codes, filters.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a fault here is a failed test")]

mod commands_support;

use commands_support::{Lists, Row, program};
use serde_json::{Value, json};

const MOA: &str = "https://www.ice.gov/doclib/287gMOA/collier.pdf";

/// A participating row: state, agency, type, county, model, signed, MOA.
fn row(cells: [&str; 7]) -> [&str; 8] {
    let [state, agency, kind, county, model, signed, moa] = cells;
    [state, agency, kind, county, model, signed, moa, ""]
}

fn collier<'a>(county: &'a str, moa: &'a str) -> [&'a str; 8] {
    let name = "Collier County Sheriff's Office";
    row(["FLORIDA", name, "County", county, "Task Force Model", "2025-02-26", moa])
}

fn dale(model: &'static str, signed: &'static str) -> [&'static str; 8] {
    row(["ALABAMA", "Dale County Sheriff's Office", "County", "Dale County", model, signed, ""])
}

fn polk() -> [&'static str; 8] {
    let name = "Polk County Sheriff's Office";
    row(["TEXAS", name, "County", "Polk County", "Warrant Service Officer", "2025-05-08", ""])
}

fn naples() -> [&'static str; 8] {
    let name = "Naples Police Department";
    row(["FLORIDA", name, "Municipality", "Collier County", "Task Force Model", "2025-07-05", ""])
}

const NAPLES: Row<'_> =
    &["FLORIDA", "Naples Police Department", "Municipality", "Collier County", "Task Force Model"];
const OCALA: Row<'_> =
    &["FLORIDA", "Ocala Police Department", "Municipality", "Marion County", "Task Force Model"];
const SMITH: Row<'_> =
    &["TEXAS", "Smith County Sheriff's Office", "County", "Smith County", "Task Force Model"];

const WSO: &str = "Warrant Service Officer";
const TFM: &str = "Task Force Model";

/// Four lists: Polk County leaves, Dale County switches, Collier's county and MOA come, Naples
/// signs its application.
fn lists() -> Lists {
    let lists = Lists::new();
    let before = [&collier("", "link pending")[..], &dale(WSO, "2025-03-01"), &polk()];
    let after = [&collier("Collier County", MOA)[..], &dale(TFM, "2025-06-30"), &naples()];
    lists.participating("2025-06-06", &before);
    lists.participating("2025-07-10", &after);
    lists.participating("2025-07-20", &after);
    lists.participating("2025-08-01", &after);
    lists.pending("2025-06-05", &[NAPLES, OCALA]);
    lists.pending("2025-07-08", &[SMITH]);
    lists
}

const SPAN: [&str; 5] = ["changes", "--from", "2025-06-06", "--to", "2025-08-01"];

fn complaint(lists: &Lists, arguments: &[&str]) -> String {
    let output = lists.command(arguments).assert().code(2).stdout("");
    let text = String::from_utf8(output.get_output().stderr.clone()).unwrap();
    assert_eq!(text.lines().count(), 1, "{text}");
    text
}

#[test]
fn json_has_the_promised_names() {
    let mut found = lists().json(0, &SPAN);
    let list = |kind: &str, date: &str, file: &str| json!({ "kind": kind, "date": date, "file": file, "date_rule": "name" });
    let applications = found.as_object_mut().unwrap().remove("applications").unwrap();
    let switched = "AL-dale-county-sheriff-office#TFM#2025-06-30";
    let expected = json!({
        "schema_version": 1,
        "from": "2025-06-06",
        "to": "2025-08-01",
        "from_list": list("participating", "2025-06-06", "participatingAgencies06062025am.xlsx"),
        "to_list": list("participating", "2025-08-01", "participatingAgencies08012025am.xlsx"),
        "agreements_before": 3,
        "agreements_after": 3,
        "agencies": { "before": 3, "after": 3, "both": 2 },
        "signed": [switched, "FL-naples-police-department#TFM#2025-07-05"],
        "returned": [],
        "ended": [
            {
                "id": "AL-dale-county-sheriff-office#WSO#2025-03-01",
                "status": "ended", "reason": "switched-model",
                "last_listed": "2025-06-06", "first_missing": "2025-07-10",
                "ended": "switched model between 6 June 2025 and 10 July 2025",
                "successor": switched
            },
            {
                "id": "TX-polk-county-sheriff-office#WSO#2025-05-08",
                "status": "ended", "reason": "left",
                "last_listed": "2025-06-06", "first_missing": "2025-07-10",
                "ended": "left between 6 June 2025 and 10 July 2025",
                "successor": null
            }
        ],
        "passed": [],
        "corrected": [{
            "id": "FL-collier-county-sheriff-office#TFM#2025-02-26",
            "column": "COUNTY", "before": null, "after": "Collier County",
            "list": "participatingAgencies07102025am.xlsx", "row": 2, "rule": null
        }],
        "documents": [{
            "id": "FL-collier-county-sheriff-office#TFM#2025-02-26",
            "column": "MOA", "before": null, "after": MOA,
            "list": "participatingAgencies07102025am.xlsx", "row": 2, "rule": null
        }],
    });
    assert_eq!(found, expected);
    let expected = json!({
        "from_list": list("pending", "2025-06-05", "pendingAgencies06052025pm.xlsx"),
        "to_list": list("pending", "2025-07-08", "pendingAgencies07082025pm.xlsx"),
        "note": "that list is 24 days older",
        "new": [{
            "agency": "Smith County Sheriff's Office",
            "agency_id": "TX-smith-county-sheriff-office",
            "state": "TX", "model": "TFM",
            "first_listed": "2025-07-08", "last_listed": "2025-07-08",
            "agreement": null, "renamed_to": null, "days": null
        }],
        "signed": [{
            "agency": "Naples Police Department",
            "agency_id": "FL-naples-police-department",
            "state": "FL", "model": "TFM",
            "first_listed": "2025-06-05", "last_listed": "2025-06-05",
            "agreement": "FL-naples-police-department#TFM#2025-07-05",
            "renamed_to": null, "days": 30
        }],
        "held": [],
        "renamed": [],
        "withdrawn": [{
            "agency": "Ocala Police Department",
            "agency_id": "FL-ocala-police-department",
            "state": "FL", "model": "TFM",
            "first_listed": "2025-06-05", "last_listed": "2025-06-05",
            "agreement": null, "renamed_to": null, "days": null
        }],
    });
    assert_eq!(applications, expected);
}

#[test]
fn a_reader_gets_sections() {
    insta::assert_snapshot!(lists().output(0, &SPAN));
}

#[test]
fn a_chat_gets_a_headline_and_bullets() {
    insta::assert_snapshot!(lists().output(0, &[&SPAN[..], &["--format", "markdown"]].concat()));
}

#[test]
fn a_file_gets_a_row_for_each_change() {
    let lists = lists();
    let csv = lists.output(0, &[&SPAN[..], &["--format", "csv"]].concat());
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let kinds: Vec<String> = reader.records().map(|row| row.unwrap()[0].to_owned()).collect();
    let expected = [
        "signed",
        "signed",
        "ended",
        "ended",
        "corrected",
        "document",
        "application-new",
        "application-signed",
        "application-withdrawn",
    ];
    assert_eq!(kinds, expected);
    let tsv = lists.output(0, &[&SPAN[..], &["--format", "tsv"]].concat());
    assert!(tsv.starts_with("change\tid\tagency\tagency_id\tstate\tmodel\tsigned\t"), "{tsv}");
}

#[test]
fn days_can_be_given_in_many_ways() {
    let lists = lists();
    // Each with the list that it is compared from: the newest list is of Friday, 1 August 2025.
    let cases: [(&[&str], i32, &str); 12] = [
        (&[], 1, "2025-07-20"),
        (&["--from", "2025-06-06"], 0, "2025-06-06"),
        (&["--since", "2025-06"], 2, "first is of 6 June 2025"),
        (&["--since", "6/20/2025", "--until", "July 15, 2025"], 0, "2025-06-06"),
        (&["--since", "2025-06-06", "--as-of", "2025-07"], 0, "2025-06-06"),
        (&["--since", "last week"], 1, "2025-07-20"),
        (&["--since", "2 weeks ago"], 1, "2025-07-10"),
        (&["--since", "last month"], 0, "2025-06-06"),
        (&["--since", "last list"], 1, "2025-07-20"),
        (&["--from", "last list", "--to", "2025-07-10"], 0, "2025-06-06"),
        (&["--from", "3 days", "--to", "2025-07-12"], 0, "2025-06-06"),
        (&["--from", "monday", "--to", "yesterday"], 1, "2025-07-20"),
    ];
    for (days, code, expected) in cases {
        let arguments = [&["changes"], days].concat();
        if code == 2 {
            assert!(complaint(&lists, &arguments).contains(expected), "{days:?}");
        } else {
            let found = lists.json(code, &arguments);
            assert_eq!(found["from"], expected, "{days:?}");
        }
    }
    let text = lists.output(0, &["changes", "--since", "last month"]);
    assert!(
        text.contains(
            "\"last month\" is 1 July 2025, counted from 1 August 2025, the day of the newest list."
        ),
        "{text}"
    );
}

#[test]
fn no_changes_are_reported_with_exit_code_1() {
    let lists = lists();
    let text = lists.output(1, &["changes"]);
    assert!(text.contains("Nothing changed.\n"), "{text}");
    assert!(text.contains("Compared from 25 July 2025, 7 days before 1 August 2025,"), "{text}");
    let markdown = lists.output(1, &["changes", "--format", "markdown"]);
    assert!(markdown.contains("Nothing changed.\n"), "{markdown}");
    let only = lists.output(1, &[&SPAN[..], &["--state", "ga"]].concat());
    assert!(only.contains("Nothing changed (only Georgia).\n"), "{only}");
    let output = lists.command(&["changes", "--format", "csv"]).assert().code(1);
    let text = String::from_utf8(output.get_output().stderr.clone()).unwrap();
    assert!(text.starts_with("Nothing changed. From the list of 20 July 2025 am"), "{text}");
}

#[test]
fn wrong_days_and_files_get_one_line() {
    let lists = lists();
    let file = lists.folder().join("participatingAgencies06062025am.xlsx");
    let cases: [(&[&str], &str); 8] = [
        (&["--from", "2025-08-01", "--to", "2025-06-06"], "1 August 2025 is after 6 June 2025"),
        (&["--from", "2020-01-01"], "the first is of 6 June 2025"),
        (&["--to", "2020-01-01"], "the first is of 6 June 2025"),
        (&["--from", "soon"], "not a date: \"soon\"; use 2025-06-06"),
        (&["--from", "2025-06-06", "--since", "2025-06-06"], "--from and --since"),
        (&["--to", "last list"], "--to last list"),
        (&["--from", "last list", "--to", "2025-06-06"], "no earlier list to compare with"),
        (&[file.to_str().unwrap()], "give two files, or two days"),
    ];
    for (arguments, expected) in cases {
        let text = complaint(&lists, &[&["changes"], arguments].concat());
        assert!(text.contains(expected), "{text}");
    }
    for command in ["find", "stats"] {
        let text = complaint(&lists, &[command, "--since", "last list"]);
        assert!(text.contains("not a date: \"last list\""), "{text}");
    }
}

#[test]
fn only_changes_that_pass_the_filters_are_written() {
    let lists = lists();
    let counts = |filters: &[&str]| {
        let found = lists.json(0, &[&SPAN[..], filters].concat());
        let count = |value: &Value| value.as_array().unwrap().len();
        let applications = &found["applications"];
        [
            count(&found["signed"]),
            count(&found["ended"]),
            count(&found["corrected"]),
            count(&applications["new"]),
            count(&applications["signed"]),
            count(&applications["withdrawn"]),
        ]
    };
    assert_eq!(counts(&[]), [2, 2, 1, 1, 1, 1]);
    assert_eq!(counts(&["--state", "fl"]), [1, 0, 1, 0, 1, 1]);
    assert_eq!(counts(&["--model", "wso"]), [0, 2, 0, 0, 0, 0]);
    assert_eq!(counts(&["--type", "city"]), [1, 0, 0, 0, 1, 1]);
    assert_eq!(counts(&["--county", "polk"]), [0, 1, 0, 0, 0, 0]);
    assert_eq!(counts(&["--status", "ended"]), [0, 2, 0, 0, 0, 0]);
    assert_eq!(counts(&["--status", "active"]), [2, 0, 1, 0, 0, 0]);
    let only = lists.json(0, &[&SPAN[..], &["--state", "tx"]].concat());
    assert_eq!((&only["agreements_before"], &only["agreements_after"]), (&json!(1), &json!(0)));
}

fn files(files: &[&std::path::Path], code: i32) -> Value {
    let mut command = program(&["changes", "--format", "json"]);
    let output = command.args(files).assert().code(code);
    serde_json::from_slice(&output.get_output().stdout).unwrap()
}

#[test]
fn two_files_are_compared_the_older_one_first() {
    let lists = Lists::new();
    let june = lists.participating("2025-06-06", &[&polk(), &dale(WSO, "2025-03-01")]);
    let july = lists.participating("2025-07-10", &[&polk(), &naples()]);
    for order in [[&*june, &*july], [&*july, &*june]] {
        let found = files(&order, 0);
        assert_eq!((&found["from"], &found["to"]), (&json!("2025-06-06"), &json!("2025-07-10")));
        assert_eq!(found["signed"], json!(["FL-naples-police-department#TFM#2025-07-05"]));
        assert_eq!(found["ended"][0]["status"], "unconfirmed");
        assert!(found["ended"][0]["reason"].is_null());
    }
    assert_eq!(files(&[&june, &june], 1)["signed"], json!([]));
}

#[test]
fn two_files_of_one_day_are_compared_in_the_order_given() {
    let lists = Lists::new();
    let headings = &commands_support::PARTICIPATING;
    let one = lists.workbook("z-06062025.xlsx", headings, &[&polk()]);
    let other = lists.workbook("a-06062025.xlsx", headings, &[&polk(), &naples()]);
    assert_eq!(files(&[&one, &other], 0)["signed"].as_array().unwrap().len(), 1);
    assert_eq!(files(&[&other, &one], 0)["ended"].as_array().unwrap().len(), 1);
}

#[test]
fn two_pending_files_give_applications_only() {
    let lists = Lists::new();
    let june = lists.pending("2025-06-06", &[NAPLES, OCALA]);
    let july = lists.pending("2025-07-06", &[NAPLES, SMITH]);
    let found = files(&[&june, &july], 0);
    assert_eq!(found["to_list"]["kind"], "pending");
    assert_eq!(found["to"], "2025-07-06");
    let applications = &found["applications"];
    assert_eq!(applications["new"][0]["agency_id"], "TX-smith-county-sheriff-office");
    assert_eq!(applications["withdrawn"][0]["agency_id"], "FL-ocala-police-department");
    assert!(applications["note"].as_str().unwrap().contains("do not show"));
    let output = program(&["changes"]).args([&june, &july]).assert().code(0);
    let text = String::from_utf8(output.get_output().stdout.clone()).unwrap();
    assert!(
        text.starts_with("From the pending list of 6 June 2025 pm to the pending list"),
        "{text}"
    );
    assert!(!text.contains("not signed") && !text.contains("in force"), "{text}");

    let participating = lists.participating("2025-07-06", &[&polk()]);
    let mut command = program(&["changes"]);
    let output = command.args([&june, &participating]).assert().code(2).stdout("");
    let text = String::from_utf8(output.get_output().stderr.clone()).unwrap();
    assert!(text.contains("give two of the same kind"), "{text}");
}

#[test]
fn a_file_that_would_not_be_accepted_is_compared_with_a_note() {
    let lists = Lists::new();
    let names: Vec<String> = (0..30).map(|n| format!("Town {n} Police Department")).collect();
    let rows: Vec<[&str; 8]> = names
        .iter()
        .map(|name| row(["TEXAS", name, "Municipality", "", TFM, "2025-02-26", ""]))
        .collect();
    let rows: Vec<Row<'_>> = rows.iter().map(|row| &row[..]).collect();
    let june = lists.participating("2025-06-06", &rows);
    let july = lists.participating("2025-07-06", &rows[..5]);
    let output = program(&["changes"]).args([&june, &july]).assert().code(0);
    let text = String::from_utf8(output.get_output().stdout.clone()).unwrap();
    assert!(text.contains("Missing (25)"), "{text}");
    assert!(text.contains("has far fewer rows than the list before it (5 rows)"), "{text}");
}

#[test]
fn a_name_that_differs_in_more_than_blanks_is_corrected() {
    let named = |name| row(["FLORIDA", name, "County", "", TFM, "2025-02-26", ""]);
    let lists = Lists::new();
    let june = lists.participating("2025-06-06", &[&named("St Johns  County Sheriff’s Office ")]);
    let july = lists.participating("2025-07-06", &[&named("St Johns County Sheriff's Office")]);
    let august = lists.participating("2025-08-06", &[&named("St. Johns County Sheriff's Office")]);
    files(&[&june, &july], 1);
    let corrected = &files(&[&june, &august], 0)["corrected"][0];
    assert_eq!(corrected["column"], "LAW ENFORCEMENT AGENCY");
    assert_eq!(corrected["before"], "St Johns County Sheriff's Office");
    assert_eq!(corrected["after"], "St. Johns County Sheriff's Office");
}

#[test]
fn files_that_cannot_be_compared_get_one_line() {
    let lists = lists();
    let file = lists.folder().join("participatingAgencies06062025am.xlsx");
    let none = lists.folder().join("no.xlsx");
    let others = Lists::new();
    let bad = others.file("bad.csv", "<!DOCTYPE html>");
    let cases: [(&[&std::path::Path], &[&str], &str); 5] = [
        (&[&file, &none], &[], "no.xlsx"),
        (&[&file, &bad], &[], "bad.csv"),
        (&[&file, lists.folder()], &[], "6 lists found; give a single file"),
        (&[&file, &file], &["--from", "2025-06-06"], "--from cannot be used with two files"),
        (&[&file, &file, &file], &[], "3 files given; two can be compared"),
    ];
    for (files, more, expected) in cases {
        let output = program(&["changes"]).args(files).args(more).assert().code(2).stdout("");
        let text = String::from_utf8(output.get_output().stderr.clone()).unwrap();
        assert_eq!(text.lines().count(), 1, "{text}");
        assert!(text.contains(expected), "{text}");
    }
}
