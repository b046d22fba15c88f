//! `g287 brief`: days, formats, exit codes, filters.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a fault here is a failed test")]

mod commands_support;

use commands_support::Lists;
use serde_json::json;

/// A participating row: state, agency, type, county, model, signed.
fn row(cells: [&'static str; 6]) -> [&'static str; 8] {
    let [state, agency, kind, county, model, signed] = cells;
    [state, agency, kind, county, model, signed, "", ""]
}

const TFM: &str = "Task Force Model";

fn collier(signed: &'static str) -> [&'static str; 8] {
    row(["FLORIDA", "Collier County Sheriff's Office", "County", "Collier County", TFM, signed])
}

fn zed() -> [&'static str; 8] {
    row(["KANSAS", "Zed Police Department", "Municipality", "Ford County", TFM, "2025-08-01"])
}

/// Three lists: a date is changed, and a state has its first agreement a day later.
fn lists() -> Lists {
    let lists = Lists::new();
    lists.participating("2025-06-06", &[&collier("2025-02-26")]);
    lists.participating("2025-08-01", &[&collier("2025-02-26")]);
    lists.participating("2025-08-05", &[&collier("2025-02-27"), &zed()]);
    lists
}

const FIRST: &str = "Kansas has its first agreement in this record: Zed Police Department, task \
                     force, signed 1 August 2025.";
const DATE: &str = "ICE changed the signing date of Collier County Sheriff's Office (Fla.), task \
                    force: 26 February 2025 on the list of 1 August 2025 am, 27 February 2025 since \
                    that of 5 August 2025 am.";

#[test]
fn text_has_counts_first_then_each_item_with_its_rows() {
    let text = lists().output(0, &["brief", "--since", "2025-08-01"]);
    let expected = format!(
        "From the list of 1 August 2025 am to the list of 5 August 2025 am, the next list.\n\
         1 agreement in force before, 2 after: 1 signed, 0 ended, 1 corrected.\n\
         1 agency before, 2 after: 1 on both lists.\n\
         \n\
         1. {FIRST}\n   \
            Source: participatingAgencies08052025am.xlsx, row 3 (TFM)\n\
         2. {DATE}\n   \
            Source: participatingAgencies08012025am.xlsx, row 2 (TFM); \
            participatingAgencies08052025am.xlsx, row 2 (TFM)\n\
         \n\
         \"In this record\" means on the lists at hand: from 6 June 2025 to 5 August 2025.\n\
         Everything that changed, row by row: g287 changes --from 2025-08-01 --to 2025-08-05.\n"
    );
    assert_eq!(text, expected);
    assert_eq!(
        lists().output(0, &["brief", "--since", "2025-08-01", "--format", "text"]),
        expected
    );
}

#[test]
fn json_has_the_rule_and_the_ids_and_rows_of_each_item() {
    let found = lists().json(0, &["brief", "--since", "2025-08-01"]);
    assert_eq!(found["schema_version"], 1);
    assert_eq!((&found["from"], &found["to"]), (&json!("2025-08-01"), &json!("2025-08-05")));
    assert_eq!((&found["agreements_before"], &found["agreements_after"]), (&json!(1), &json!(2)));
    assert_eq!(found["items"].as_array().unwrap().len(), 2);
    let first = &found["items"][0];
    assert_eq!((&first["rank"], &first["rule"]), (&json!(1), &json!("state-first")));
    assert_eq!(first["text"], FIRST);
    assert_eq!(
        first["rule_sentence"],
        "No earlier list in this record has an agreement of the state or territory."
    );
    assert_eq!(
        first["rows"],
        json!([{
            "entry": "agreement",
            "id": "KS-zed-police-department#TFM#2025-08-01",
            "agency_id": "KS-zed-police-department",
            "list": "participatingAgencies08052025am.xlsx",
            "sheet": "Sheet1",
            "date": "2025-08-05",
            "row": 3
        }])
    );
}

#[test]
fn markdown_is_a_list_of_items_with_their_sources() {
    let text = lists().output(0, &["brief", "--since", "2025-08-01", "--format", "markdown"]);
    assert!(text.starts_with("**287(g) agreements: what changed**\n\n"), "{text}");
    let first =
        format!("- {FIRST} _(Source: participatingAgencies08052025am.xlsx, row 3 (TFM))_\n");
    assert!(text.contains(&first), "{text}");
}

#[test]
fn csv_has_a_row_for_each_row_of_a_list() {
    let text = lists().output(0, &["brief", "--since", "2025-08-01", "--format", "csv"]);
    let mut rows = csv::Reader::from_reader(text.as_bytes());
    let headings = "number,rule,text,entry,id,agency_id,date,list,sheet,row";
    assert_eq!(rows.headers().unwrap().iter().collect::<Vec<_>>().join(","), headings);
    let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
    let numbers: Vec<(&str, &str)> = rows.iter().map(|row| (&row[0], &row[1])).collect();
    assert_eq!(numbers, [("1", "state-first"), ("2", "date-changed"), ("2", "date-changed")]);
}

#[test]
fn seven_days_are_usual_and_that_is_said() {
    let text = lists().output(0, &["brief"]);
    let line = "Compared from 29 July 2025, 7 days before 5 August 2025, because no other day is \
                asked for.";
    assert!(text.lines().any(|own| own == line), "{text}");
    assert!(text.contains(FIRST), "{text}");
    let changes = lists().output(0, &["changes"]);
    assert!(changes.lines().any(|own| own == line), "one default for both: {changes}");
}

#[test]
fn nothing_worth_saying_is_said_to_be_so() {
    let text = lists().output(1, &["brief", "--until", "2025-08-01"]);
    assert!(text.lines().any(|line| line == "Nothing is worth saying first."), "{text}");
    let text = lists().output(1, &["brief", "--state", "tx", "--format", "markdown"]);
    assert!(text.contains("Nothing is worth saying first (only Texas)."), "{text}");
    let found = lists().json(1, &["brief", "--state", "tx"]);
    assert_eq!(found["items"], json!([]));
}

#[test]
fn filters_leave_what_is_asked_for() {
    let found = lists().json(0, &["brief", "--since", "2025-08-01", "--state", "fl"]);
    let items = found["items"].as_array().unwrap();
    assert_eq!(items.len(), 1);
    assert_eq!(items[0]["text"], DATE);
}

#[test]
fn the_same_lists_give_the_same_brief_whatever_the_clock_says() {
    let lists = lists();
    let on = |day: &str| {
        let mut command = lists.command(&["brief", "--format", "json"]);
        let assert = command.env("G287_TODAY", day).assert().code(0);
        assert.get_output().stdout.clone()
    };
    assert_eq!(on("2025-08-05"), on("2031-01-01"));
}
