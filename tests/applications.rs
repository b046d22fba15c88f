//! Applications as entries of their own: found, counted, shown and explained by their status.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a fault here is a failed test")]

mod commands_support;

use commands_support::{Lists, Row};
use rstest::rstest;
use serde_json::{Value, json};

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
const NAPLES: Row<'_> = &[
    "FLORIDA",
    "Naples Police Department",
    "Municipality",
    "Collier County",
    "Task Force Model",
    "2025-07-01",
    "",
    "",
];
const NAPLES_APPLIED: Row<'_> =
    &["FLORIDA", "Naples Police Department", "Municipality", "Collier County", "Task Force Model"];
const OCALA_APPLIED: Row<'_> = &[
    "FLORIDA",
    "Ocala Police Department",
    "Municipality",
    "Marion County",
    "Warrant Service Officer",
];
const SMITH_APPLIED: Row<'_> =
    &["TEXAS", "Smith County Sheriff's Office", "County", "Smith County", "Task Force Model"];

/// Naples signs, Ocala withdraws, Smith County stays pending.
fn lists() -> Lists {
    let lists = Lists::new();
    lists.participating("2025-06-06", &[COLLIER]);
    lists.participating("2025-07-20", &[COLLIER, NAPLES]);
    lists.pending("2025-06-05", &[NAPLES_APPLIED, OCALA_APPLIED]);
    lists.pending("2025-06-20", &[SMITH_APPLIED]);
    lists
}

const SMITH: &str = "TX-smith-county-sheriff-office#TFM#pending#2025-06-20";
const NAPLES_ID: &str = "FL-naples-police-department#TFM#pending#2025-06-05";
const OCALA: &str = "FL-ocala-police-department#WSO#pending#2025-06-05";
const NAPLES_AGREEMENT: &str = "FL-naples-police-department#TFM#2025-07-01";

/// Id, outcome, agreement and days of every row.
fn facts(found: &Value) -> Vec<Value> {
    let row = |row: &Value| json!([row["id"], row["outcome"], row["agreement"], row["days"]]);
    found.as_array().unwrap().iter().map(row).collect()
}

#[rstest]
#[case("pending", &[json!([SMITH, "pending", null, null])])]
#[case("application-signed", &[json!([NAPLES_ID, "signed", NAPLES_AGREEMENT, 26])])]
#[case("withdrawn", &[json!([OCALA, "withdrawn", null, 15])])]
#[case(
    "withdrawn,pending",
    &[json!([OCALA, "withdrawn", null, 15]), json!([SMITH, "pending", null, null])]
)]
#[case("application-held", &[])]
fn a_status_of_applications_finds_them(#[case] status: &str, #[case] expected: &[Value]) {
    let lists = lists();
    let exit = i32::from(expected.is_empty());
    let by_flag = lists.json(exit, &["find", "--status", status]);
    assert_eq!(facts(&by_flag), expected);
    assert!(by_flag.as_array().unwrap().iter().all(|row| row["entry"] == "application"));
    let by_word = lists.json(exit, &["find", &format!("status:{status}")]);
    assert_eq!(by_word, by_flag, "the search box reads it alike");
}

#[test]
fn without_a_status_every_row_is_an_agreement() {
    let lists = lists();
    for arguments in [&["find"][..], &["find", "naples"], &["find", "--status", "all"]] {
        let found = lists.json(0, arguments);
        for row in found.as_array().unwrap() {
            assert_eq!(row["entry"], "agreement", "{arguments:?}");
            assert!(row["outcome"].is_null() && row["days"].is_null(), "{arguments:?}");
        }
    }
    assert!(lists.json(0, &["stats"]).get("applications").is_none());
    assert_eq!(
        lists.json(0, &["find", "--status", "all,applications"]).as_array().unwrap().len(),
        5
    );
}

#[test]
fn filters_of_place_and_model_apply_and_those_of_signature_leave_none() {
    let lists = lists();
    let count = |flag: &str, value: &str, exit: i32| {
        let found = lists.json(exit, &["find", "--status", "applications", flag, value]);
        found.as_array().unwrap().len()
    };
    assert_eq!(count("--state", "fl", 0), 2);
    assert_eq!(count("--model", "wso", 0), 1);
    assert_eq!(count("--county", "smith", 0), 1);
    assert_eq!(count("--since", "2025", 1), 0);
}

#[test]
fn applications_are_counted_where_they_are_asked_for() {
    let lists = lists();
    let stats = lists.json(0, &["stats", "--status", "pending", "--by", "state"]);
    assert_eq!(stats["agreements"], 0);
    assert_eq!(stats["applications"]["applications"], 1);
    assert_eq!(stats["applications"]["models"]["TFM"], 1);
    assert_eq!(stats["by"][0]["key"], "TX");
    assert_eq!(stats["by"][0]["applications"], 1);
    assert_eq!(stats["by"][0]["agreements"], 0);
}

#[test]
fn the_day_of_the_pending_list_is_said() {
    let lists = lists();
    let text = lists.output(0, &["find", "--status", "pending", "--format", "markdown"]);
    let line = "1 application, as of the pending list of 20 June 2025 \
                (pendingAgencies06202025pm.xlsx), 30 days older.";
    assert!(text.contains(line), "{text}");
}

#[test]
fn an_application_is_shown_and_explained_by_its_id() {
    let lists = lists();
    let shown = lists.json(0, &["show", NAPLES_ID]);
    let ids: Vec<&Value> = shown.as_array().unwrap().iter().map(|row| &row["id"]).collect();
    assert_eq!(ids, [NAPLES_AGREEMENT, NAPLES_ID]);
    let explained = lists.json(0, &["explain", &NAPLES_ID.to_lowercase()]);
    assert_eq!(explained["lives"].as_array().unwrap().len(), 1);
    assert_eq!(explained["lives"][0]["id"], NAPLES_ID);
    let text = lists.output(0, &["explain", OCALA]);
    assert!(text.contains("withdrawn") && text.contains("pendingAgencies06052025pm.xlsx, row 3"));
    let mut command =
        lists.command(&["explain", "FL-ocala-police-department#TFM#pending#2025-06-05"]);
    let output = command.output().unwrap();
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(error.contains(&format!("no such application: \"FL-ocala-police-department#TFM#pending#2025-06-05\"; the agency has {OCALA}")), "{error}");
}

#[test]
fn a_status_of_applications_leaves_those_of_changes() {
    let lists = lists();
    let changes = ["changes", "--from", "2025-06-10", "--to", "2025-07-20"];
    let pending = lists.json(0, &[&changes[..], &["--status", "pending"]].concat());
    assert_eq!(pending["applications"]["new"].as_array().unwrap().len(), 1);
    assert_eq!(pending["applications"]["withdrawn"], json!([]));
    assert_eq!(pending["signed"], json!([]));
}
