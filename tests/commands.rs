//! The commands on lists made here: formats, exit codes, filters, days, bad inputs.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a fault here is a failed test")]

mod commands_support;

use std::process::{Command, Stdio};

use commands_support::{Lists, OWN, Row, program};

const MOA: &str = "https://www.ice.gov/doclib/287gMOA/collier.pdf";

const COLLIER: Row<'_> = &[
    "FLORIDA",
    "Collier County Sheriff's Office",
    "County",
    "Collier County",
    "Task Force Model",
    "2025-02-26",
    MOA,
    "",
];
const COLLIER_JAIL: Row<'_> = &[
    "FLORIDA",
    "Collier County Sheriff's Office",
    "County",
    "Collier County",
    "Jail Enforcement Model",
    "2020-06-09",
    MOA,
    "",
];
const MIAMI: Row<'_> = &[
    "FLORIDA",
    "City of Miami Police Department",
    "Municipality",
    "Miami-Dade County",
    "Task Force Model",
    "5/8/2025",
    "link pending",
    "",
];
const POLK: Row<'_> = &[
    "TEXAS",
    "Polk County Sheriff's Office",
    "County",
    "Polk County",
    "Warrant Service Officer",
    "05/082025",
    "",
    "",
];
const DALE: Row<'_> = &[
    "ALABAMA",
    "Dale County Sheriff's Office",
    "County",
    "Dale County",
    "Task Force Model",
    "2025-03-01",
    "",
    "",
];
const APPLICANT: Row<'_> =
    &["FLORIDA", "Naples Police Department", "Municipality", "Collier County", "Task Force Model"];

/// Three participating lists, on the last two of which Polk County is gone, and a pending one.
fn lists() -> Lists {
    let lists = Lists::new();
    lists.participating("2025-06-06", &[COLLIER, COLLIER_JAIL, MIAMI, POLK, DALE]);
    lists.participating("2025-07-01", &[COLLIER, COLLIER_JAIL, MIAMI, DALE]);
    lists.participating("2025-08-01", &[COLLIER, COLLIER_JAIL, MIAMI, DALE]);
    lists.pending("2025-06-05", &[APPLICANT]);
    lists
}

fn names(records: &serde_json::Value) -> Vec<&str> {
    records.as_array().unwrap().iter().map(|r| r["agency"].as_str().unwrap()).collect()
}

#[test]
fn a_record_has_the_promised_names() {
    let found = lists().json(0, &["find", "collier", "--model", "tfm"]);
    let record = &found[0];
    let keys: Vec<&str> = record.as_object().unwrap().keys().map(String::as_str).collect();
    for name in [
        "id",
        "agency",
        "agency_id",
        "state",
        "county",
        "type",
        "body",
        "county_rule",
        "model",
        "signed",
        "signed_printed",
        "status",
        "ended_reason",
        "first_listed",
        "last_listed",
        "first_missing",
        "moa",
        "addendum",
        "match",
        "repairs",
    ] {
        assert!(keys.contains(&name), "{name} in {keys:?}");
    }
    assert_eq!(record["id"], "FL-collier-county-sheriff-office#TFM#2025-02-26");
    assert_eq!(record["agency_id"], "FL-collier-county-sheriff-office");
    assert_eq!(record["state"], "FL");
    assert_eq!(record["county"], "Collier County");
    assert_eq!(record["type"], "County");
    assert_eq!(record["body"], "sheriff");
    assert_eq!(record["county_rule"], serde_json::Value::Null);
    assert_eq!(record["model"], "TFM");
    assert_eq!(record["signed"], "2025-02-26");
    assert_eq!(record["status"], "active");
    assert_eq!(record["first_listed"], "2025-06-06");
    assert_eq!(record["last_listed"], "2025-08-01");
    assert_eq!(record["moa"], MOA);
    for unknown in ["ended_reason", "first_missing", "addendum"] {
        assert!(record[unknown].is_null(), "{unknown}");
    }
    assert_eq!(record["match"], "exact");
}

#[test]
fn a_repair_names_its_list_and_row() {
    let found = lists().json(0, &["find", "polk"]);
    let record = &found[0];
    assert_eq!(record["signed"], "2025-05-08");
    assert_eq!(record["signed_printed"], "05/082025");
    let repairs = record["repairs"].as_array().unwrap();
    let repair = repairs.iter().find(|r| r["column"] == "SIGNED").unwrap();
    assert_eq!(repair["list"], "participatingAgencies06062025am.xlsx");
    assert_eq!(repair["row"], 5);
    assert_eq!(repair["printed"], "05/082025");
    assert_eq!(repair["used"], "2025-05-08");
    assert_eq!(repair["rule"], "date-separator");
}

#[test]
fn words_find_every_status_and_filters_alone_find_what_is_active() {
    let lists = lists();
    let ended = lists.json(0, &["find", "polk"]);
    assert_eq!(ended[0]["status"], "ended");
    assert_eq!(ended[0]["ended_reason"], "left");
    assert_eq!(ended[0]["last_listed"], "2025-06-06");
    assert_eq!(ended[0]["first_missing"], "2025-07-01");
    assert_eq!(lists.json(0, &["find"]).as_array().unwrap().len(), 4);
    assert_eq!(lists.json(1, &["find", "polk", "--status", "active"]), serde_json::json!([]));
    assert_eq!(names(&lists.json(0, &["find", "--status", "ended"])).len(), 1);
}

#[test]
fn an_earlier_day_is_answered_from_the_list_in_force_then() {
    let lists = lists();
    for day in ["2025-06-06", "6/6/2025", "June 6, 2025", "2025-06-30", "2025-06"] {
        let found = lists.json(0, &["find", "polk", "--as-of", day]);
        assert_eq!(found[0]["status"], "active", "{day}");
        assert_eq!(found[0]["last_listed"], "2025-06-06", "{day}");
    }
    let unconfirmed = lists.json(0, &["find", "polk", "--as-of", "2025-07-02"]);
    assert_eq!(unconfirmed[0]["status"], "unconfirmed");
    assert!(lists.json(1, &["find", "--as-of", "2020-01-01"]).as_array().unwrap().is_empty());
}

#[test]
fn filters_take_several_values() {
    let lists = lists();
    let cases: [(&[&str], usize); 9] = [
        (&["--state", "fl"], 3),
        (&["--state", "Florida,AL"], 4),
        (&["--state", "fl", "--state", "al"], 4),
        (&["--model", "task force"], 3),
        (&["--type", "city"], 1),
        (&["--county", "collier"], 2),
        (&["--since", "2025-01-20"], 3),
        (&["--since", "2025-02", "--until", "2025-03"], 2),
        (&["--state", "fl", "--model", "jem"], 1),
    ];
    for (filters, count) in cases {
        let found = lists.json(0, &[&["find"], filters].concat());
        assert_eq!(found.as_array().unwrap().len(), count, "{filters:?}");
    }
}

/// Takes the figures of people and of the FBI off, and returns their names in order.
fn take_reach(figures: &mut serde_json::Value) -> (Vec<String>, Vec<String>) {
    let figures = figures.as_object_mut().unwrap();
    let mut names = |part: &str| {
        let part = figures.remove(part).unwrap();
        let mut names: Vec<String> = part.as_object().unwrap().keys().cloned().collect();
        names.sort();
        names
    };
    (names("people"), names("fbi"))
}

#[test]
fn figures_have_the_promised_names() {
    let mut stats = lists().json(0, &["stats", "--as-of", "2025-06-06", "--by", "state"]);
    let (people, fbi) = take_reach(&mut stats);
    assert_eq!(
        people,
        [
            "counties",
            "counties_with_agreement",
            "definition",
            "largest_with",
            "largest_without",
            "models",
            "people",
            "people_with_agreement",
            "share",
            "source",
            "year"
        ]
    );
    assert_eq!(
        fbi,
        [
            "ambiguous",
            "definition",
            "kinds",
            "local_agencies",
            "local_agencies_with_agreement",
            "matched",
            "officers",
            "source",
            "unmatched"
        ]
    );
    for group in stats["by"].as_array_mut().unwrap() {
        let (people, fbi) = take_reach(group);
        assert_eq!((people.len(), fbi.len()), (5, 6));
    }
    let expected = serde_json::json!({
        "as_of": "2025-06-06",
        "list": {
            "kind": "participating", "date": "2025-06-06",
            "file": "participatingAgencies06062025am.xlsx", "date_rule": "name"
        },
        "schema_version": 1,
        "listings": 5, "agreements": 5, "agencies": 4, "states": 3, "territories": 0,
        "models": {
            "JEM": { "agreements": 1, "agencies": 1, "states": 1, "territories": 0 },
            "TFM": { "agreements": 3, "agencies": 3, "states": 2, "territories": 0 },
            "WSO": { "agreements": 1, "agencies": 1, "states": 1, "territories": 0 }
        },
        "pending": {
            "list_date": "2025-06-05", "applications": 1, "agencies": 1,
            "states": 1, "territories": 0,
            "models": { "JEM": 0, "TFM": 1, "WSO": 0 }
        },
        "by": [
            { "key": "AL", "label": "Alabama", "agreements": 1, "agencies": 1,
              "models": { "JEM": 0, "TFM": 1, "WSO": 0 } },
            { "key": "FL", "label": "Florida", "agreements": 3, "agencies": 2,
              "models": { "JEM": 1, "TFM": 2, "WSO": 0 } },
            { "key": "TX", "label": "Texas", "agreements": 1, "agencies": 1,
              "models": { "JEM": 0, "TFM": 0, "WSO": 1 } }
        ]
    });
    assert_eq!(stats, expected);
}

#[test]
fn figures_for_a_reader_name_their_list() {
    insta::assert_snapshot!(lists().output(0, &["stats", "--since", "2025-01-20"]));
}

#[test]
fn show_writes_one_agency_or_lists_the_candidates() {
    let lists = lists();
    let id = "FL-collier-county-sheriff-office";
    let agreement = format!("{id}#TFM#2025-02-26");
    for agency in [id, &id.to_lowercase(), &agreement, "collier sheriff"] {
        let shown = lists.json(0, &["show", agency]);
        assert_eq!(names(&shown).len(), 2, "{agency}");
    }
    let several = lists.output(1, &["show", "sheriff"]);
    assert!(several.starts_with("3 agencies match \"sheriff\""), "{several}");
    assert!(several.contains("TX-polk-county-sheriff-office"));
    assert_eq!(lists.json(1, &["show", "sheriff"]), serde_json::json!([]));
    lists.command(&["show", "qqqqq"]).assert().code(1);
}

#[test]
fn a_record_for_a_reader_is_complete() {
    insta::assert_snapshot!(lists().output(0, &["show", "polk"]));
}

#[test]
fn an_agency_that_only_applied_is_shown() {
    let shown = lists().output(0, &["show", "naples", "--as-of", "2025-06-06"]);
    assert!(shown.contains("Application for Task Force Model: pending"), "{shown}");
    let found = lists().command(&["find", "naples"]).assert().code(1);
    let text = String::from_utf8(found.get_output().stderr.clone()).unwrap();
    assert!(text.contains("1 application matches"), "{text}");
}

#[test]
fn every_format_writes_what_was_found() {
    let lists = lists();
    let csv = lists.output(0, &["find", "--state", "al", "--format", "csv"]);
    assert!(
        csv.starts_with("id,agency,agency_id,state,county,type,body,county_rule,model,signed,"),
        "{csv}"
    );
    assert_eq!(csv.lines().count(), 2);
    let tsv = lists.output(0, &["find", "--state", "al", "--format", "tsv"]);
    assert!(
        tsv.lines().nth(1).unwrap().starts_with("AL-dale-county-sheriff-office#TFM#2025-03-01\t")
    );
    let markdown = lists.output(0, &["find", "--state", "al", "--format", "markdown"]);
    assert!(markdown.starts_with("| Agency | St |"), "{markdown}");
    assert!(markdown.contains("1 agreement, as of the list of 1 August 2025"), "{markdown}");
    let table = lists.output(0, &["find", "--state", "al"]);
    assert_eq!(table.lines().count(), 2, "plain lines for a pipe: {table}");
    assert!(!table.contains(['\t', '\x1b']));
}

#[test]
fn text_that_a_spreadsheet_would_run_gets_an_apostrophe() {
    let lists = Lists::new();
    let name = "=HYPERLINK(\"http://x\",\"y\") | Police";
    lists.participating(
        "2025-06-06",
        &[&[
            "TEXAS",
            name,
            "Municipality",
            "Polk County",
            "Task Force Model",
            "2025-02-26",
            "",
            "",
        ]],
    );
    let agency = |arguments: &[&str]| {
        let csv = lists.output(0, arguments);
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        reader.records().next().unwrap().unwrap()[1].to_owned()
    };
    assert_eq!(agency(&["find", "--format", "csv"]), format!("'{name}"));
    assert_eq!(agency(&["find", "--format", "csv", "--raw"]), name);
    assert_eq!(lists.json(0, &["find"])[0]["agency"], name);
    assert!(lists.output(0, &["find", "--format", "markdown"]).contains(r") \| Police |"));
}

#[test]
fn control_characters_never_reach_a_terminal() {
    let lists = Lists::new();
    let name = "Polk\u{1b}]0;x\u{7} Police\u{202e}";
    lists.participating(
        "2025-06-06",
        &[&[
            "TEXAS",
            name,
            "Municipality",
            "Polk County",
            "Task Force Model",
            "2025-02-26",
            "",
            "",
        ]],
    );
    for arguments in [
        &["find"] as &[&str],
        &["find", "--format", "markdown"],
        &["show", "polk"],
        &["stats"],
        &["check", lists.folder().to_str().unwrap()],
    ] {
        let output = lists.output(0, arguments);
        assert!(output.chars().all(|c| c == '\n' || !c.is_control()), "{output:?}");
        assert!(!output.contains('\u{202e}'), "{output:?}");
    }
}

#[test]
fn check_has_the_promised_names() {
    let lists = lists();
    let bad = lists.file("broken.xlsx", "PK no workbook");
    let output = program(&["check", "--format", "json"]).arg(lists.folder()).assert().code(2);
    let report: serde_json::Value = serde_json::from_slice(&output.get_output().stdout).unwrap();
    let list = report["lists"]
        .as_array()
        .unwrap()
        .iter()
        .find(|list| list["date"] == "2025-06-06")
        .unwrap();
    assert_eq!(list["kind"], "participating");
    assert_eq!(list["date_rule"], "name");
    assert_eq!(list["sheet"], "Sheet1");
    assert_eq!(list["listings"], 5);
    assert_eq!(list["agreements"], 5);
    assert_eq!(list["accepted"], true);
    let repair = list["repairs"]
        .as_array()
        .unwrap()
        .iter()
        .find(|repair| repair["rule"] == "date-separator")
        .unwrap();
    assert_eq!(repair["row"], 5);
    assert_eq!(repair["printed"], "05/082025");
    assert_eq!(repair["used"], "2025-05-08");
    assert!(list["problems"].is_array());
    assert_eq!(report["errors"].as_array().unwrap().len(), 1);
    assert!(report["errors"][0]["file"].as_str().unwrap().ends_with("broken.xlsx"));
    assert!(report["errors"][0]["message"].is_string());

    std::fs::remove_file(bad).unwrap();
    program(&["check"]).arg(lists.folder()).assert().code(0);
}

#[test]
fn a_bad_file_costs_one_line_and_the_others_are_used() {
    let lists = lists();
    lists.file("login.csv", "<!DOCTYPE html><html><body>Please sign in</body></html>");
    lists.file("empty.csv", "");
    let output = lists.command(&["stats", "--format", "json"]).assert().code(2);
    let output = output.get_output();
    let stats: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(stats["agreements"], 4);
    let text = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(text.lines().count(), 2, "{text}");
    for name in ["login.csv", "empty.csv"] {
        assert_eq!(text.lines().filter(|line| line.contains(name)).count(), 1, "{text}");
    }
}

#[test]
fn the_exit_code_is_2_if_nothing_can_be_read() {
    let lists = Lists::new();
    lists.command(&["stats"]).assert().code(2);
    lists.file("bad.xlsx", "no workbook");
    for arguments in [&["find", "x"] as &[&str], &["stats"], &["show", "x"]] {
        let output = lists.command(arguments).assert().code(2).stdout("");
        let text = String::from_utf8(output.get_output().stderr.clone()).unwrap();
        assert_eq!(text.lines().count(), 1, "{text}");
        assert!(text.contains("bad.xlsx"), "{text}");
    }
}

#[test]
fn a_wrong_argument_gets_one_line_with_the_nearest_right_one() {
    let cases: [(&[&str], &str); 8] = [
        (&["find", "--state", "Floirda"], "did you mean Florida?"),
        (&["find", "--model", "tmf"], "did you mean TFM?"),
        (&["find", "--format", "jsn"], "did you mean json?"),
        (&["stats", "--by", "stat"], "did you mean state?"),
        (&["stats", "--since", "13/13/2025"], "not a date: \"13/13/2025\"; use 2025-06-06"),
        (&["stats", "--as-off", "2025"], "--as-of"),
        (&["fnd", "--ascii"], "did you mean g287 find?"),
        (&["show"], "<AGENCY>"),
    ];
    for (arguments, hint) in cases {
        let output = program(arguments).assert().code(2).stdout("");
        let text = String::from_utf8(output.get_output().stderr.clone()).unwrap();
        assert_eq!(text.lines().count(), 1, "{text}");
        assert!(text.contains(hint), "{text}");
    }
}

#[test]
fn ascii_output_drops_accents() {
    let lists = Lists::new();
    let ana: Row<'_> = &[
        "NEW MEXICO",
        "Doña Ana County Sheriff’s Office",
        "County",
        "Doña Ana County",
        "Task Force Model",
        "2025-03-01",
        "",
        "",
    ];
    lists.participating("2025-06-06", &[ana]);
    for arguments in [["find", "ana", "--ascii"], ["show", "ana", "--ascii"]] {
        let text = lists.output(0, &arguments);
        assert!(text.is_ascii(), "{text}");
        assert!(text.contains("Dona Ana County Sheriff's Office"), "{text}");
    }
}

#[test]
fn help_has_examples() {
    for arguments in [&["--help"] as &[&str], &["find", "--help"], &["build", "--help"]] {
        let output = program(arguments).assert().code(0);
        let help = String::from_utf8(output.get_output().stdout.clone()).unwrap();
        assert!(help.contains("Example"), "{help}");
    }
}

#[test]
fn help_names_every_format() {
    let output = program(&["find", "--help"]).assert().code(0);
    let help = String::from_utf8(output.get_output().stdout.clone()).unwrap();
    let names: Vec<&str> = g287::export::FORMATS.iter().map(|format| format.name).collect();
    let [names @ .., last] = &*names else { panic!("there is no format") };
    let listed = format!("{} or {last} [default", names.join(", "));
    let words = help.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains(&listed), "{help}");
}

#[test]
fn a_closed_pipe_is_not_an_error() {
    let lists = lists();
    for arguments in [&["find"] as &[&str], &["find", "--format", "json"], &["--help"]] {
        let mut child = Command::new(assert_cmd::cargo::cargo_bin!("g287"))
            .args(arguments)
            .arg("--data")
            .arg(lists.folder())
            .envs(OWN)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn a_dataset_that_was_built_is_read_again() {
    let lists = lists();
    let out = Lists::new();
    let built = program(&["build"]).arg(lists.folder()).arg("-o").arg(out.folder()).assert();
    let summary = String::from_utf8(built.code(0).get_output().stdout.clone()).unwrap();
    assert!(summary.contains("4 lists, 14 listings, 5 agreements, 1 application, "), "{summary}");
    let files = std::fs::read_dir(out.folder()).unwrap();
    let mut files: Vec<_> = files.map(|file| file.unwrap().file_name()).collect();
    files.sort();
    let whole = ["METHOD.md", "agreements.g287", "agreements.md", "lists.tsv"];
    assert_eq!(files, whole, "no part is left behind");
    let file = out.folder().join("agreements.g287");
    let stats = program(&["stats", "--format", "json", "--data"]).arg(file).assert().code(0);
    let stats: serde_json::Value = serde_json::from_slice(&stats.get_output().stdout).unwrap();
    assert_eq!(stats["agreements"], 4);
}

#[test]
fn data_comes_from_the_environment_too() {
    let (one, two) = (Lists::new(), Lists::new());
    let june = one.participating("2025-06-06", &[COLLIER, MIAMI]);
    let july = two.participating("2025-07-06", &[COLLIER]);
    let paths = std::env::join_paths([june, july]).unwrap();
    let output = program(&["stats", "--format", "json"]).env("G287_DATA", paths).assert().code(0);
    let stats: serde_json::Value = serde_json::from_slice(&output.get_output().stdout).unwrap();
    assert_eq!((&stats["as_of"], &stats["agreements"]), (&"2025-07-06".into(), &1.into()));
}

#[test]
fn approximate_matches_are_announced_by_a_line() {
    let lists = lists();
    let table = lists.output(0, &["find", "cllr"]);
    assert!(table.starts_with("approximate"), "{table}");
    assert_eq!(lists.json(0, &["find", "cllr"])[0]["match"], "approximate");
    assert_eq!(names(&lists.json(0, &["find", "mimai pd"])), ["City of Miami Police Department"]);
}

#[test]
fn json_lines_are_the_objects_of_json() {
    let lists = lists();
    let lines = lists.output(0, &["find", "--format", "jsonl"]);
    let objects: Vec<serde_json::Value> =
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(serde_json::Value::from(objects), lists.json(0, &["find"]));
    let by_state = lists.output(0, &["stats", "--by", "state", "--format", "jsonl"]);
    assert!(by_state.lines().count() > 1 && by_state.starts_with("{\"key\":"), "{by_state}");
}

#[test]
fn a_file_is_written_whole_and_replaces_another_only_with_force() {
    let (lists, out) = (lists(), Lists::new());
    let path = out.folder().join("rows.csv");
    let to = |format: &[&str], code: i32| {
        let mut command = lists.command(&["find", "collier"]);
        let assert = command.args(format).arg("--output").arg(&path).assert();
        assert.code(code).stdout("").get_output().stderr.clone()
    };
    to(&[], 0);
    let csv = std::fs::read_to_string(&path).unwrap();
    assert_eq!(csv, lists.output(0, &["find", "collier", "--format", "csv"]), "by the ending");

    let beside = out.folder().join("rows.source.txt");
    let source = std::fs::read_to_string(&beside).unwrap();
    assert!(source.starts_with("\"2 agreements, only “collier”, as of the list of "), "{source}");

    let text = String::from_utf8(to(&["--status", "active"], 2)).unwrap();
    assert!(text.contains("--force"), "{text}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), csv);

    let text = String::from_utf8(to(&["--format", "json", "--force"], 2)).unwrap();
    let disagree = "the name says csv and --format says json; change one of them";
    assert!(text.contains(disagree), "{text}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), csv);

    to(&["--status", "active", "--force"], 0);
    let active = lists.output(0, &["find", "collier", "--status", "active", "--format", "csv"]);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), active);
    let source = std::fs::read_to_string(&beside).unwrap();
    assert!(source.contains("only active, “collier”"), "{source}");
    assert_eq!(std::fs::read_dir(out.folder()).unwrap().count(), 2, "no part is left behind");
}

#[test]
fn rows_are_not_written_over_what_says_where_others_are_from() {
    let (lists, out) = (lists(), Lists::new());
    let beside = out.file("rows.source.txt", "mine");
    let path = out.folder().join("rows.csv");
    let assert = lists.command(&["find", "collier"]).arg("-o").arg(&path).assert().code(2);
    let said = String::from_utf8_lossy(&assert.get_output().stderr).into_owned();
    assert!(said.contains("rows.source.txt: file exists; use --force"), "{said}");
    assert!(!path.exists());
    assert_eq!(std::fs::read_to_string(beside).unwrap(), "mine");
}

#[test]
fn every_table_of_rows_says_where_it_is_from() {
    let lists = lists();
    for command in ["find", "stats", "changes", "brief"] {
        let out = Lists::new();
        let since = ["--since", "2025-06-06"];
        let since: &[&str] = if command == "find" { &[] } else { &since };
        let path = out.folder().join("rows.tsv");
        let arguments = [&[command, "--state", "fl"], since].concat();
        let output = lists.command(&arguments).arg("-o").arg(&path).output().unwrap();
        assert!(output.status.code() < Some(2), "{command}");
        let source = std::fs::read_to_string(path.with_extension("source.txt")).unwrap();
        assert!(source.contains("Florida"), "{command}: {source}");
    }
}

#[test]
fn words_count_from_the_newest_list_in_every_command() {
    let lists = lists();
    let assert = lists.command(&["stats", "--since", "last year"]).assert().code(0);
    let output = assert.get_output();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("\"last year\" is "), "{said}");
    assert!(said.contains(", the day of the newest list."), "{said}");
    assert!(String::from_utf8_lossy(&output.stdout).contains("Only signed since "));
}

#[test]
fn explain_takes_words_as_show_does() {
    let lists = lists();
    let by_words = lists.output(0, &["explain", "collier", "county", "sheriff"]);
    assert_eq!(by_words, lists.output(0, &["explain", "FL-collier-county-sheriff-office"]));
    let arguments = ["explain", "county"];
    let shown = lists.output(1, &["show", "county"]);
    assert_eq!(lists.output(1, &arguments), shown, "several are listed");
}

#[test]
fn the_help_of_build_lists_its_own_flags() {
    let output = program(&["build", "--help"]).assert().code(0);
    let help = String::from_utf8(output.get_output().stdout.clone()).unwrap();
    for flag in ["--output", "--date", "--sheet", "--help"] {
        assert!(help.contains(flag), "{help}");
    }
    for flag in ["--state", "--since", "--theme", "--format", "--data"] {
        assert!(!help.contains(flag), "{help}");
    }
}

#[test]
fn a_workbook_holds_the_rows_and_their_source() {
    use calamine::{Reader, Xlsx, open_workbook};
    let (lists, out) = (lists(), Lists::new());
    let path = out.folder().join("rows.xlsx");
    lists.command(&["find", "collier"]).arg("-o").arg(&path).assert().code(0).stdout("");
    let mut workbook: Xlsx<_> = open_workbook(&path).unwrap();
    assert_eq!(workbook.sheet_names(), ["Rows", "Source"]);
    let rows = workbook.worksheet_range("Rows").unwrap();
    let found = lists.json(0, &["find", "collier"]);
    assert_eq!(rows.height(), found.as_array().unwrap().len() + 1);
    assert_eq!(rows.get((1, 0)).unwrap().to_string(), found[0]["id"].as_str().unwrap());
    let source = workbook.worksheet_range("Source").unwrap();
    let facts: Vec<String> = source.rows().map(|row| row[0].to_string()).collect();
    assert_eq!(facts, ["contents", "filter", "as_of", "list", "list_date", "written_by"]);
    let filter = source.get((1, 1)).unwrap().to_string();
    assert_eq!(filter, "“collier”");

    // Through a pipe it is the same.
    let piped = lists.command(&["find", "collier", "--format", "xlsx"]).assert().code(0);
    assert!(piped.get_output().stdout.starts_with(b"PK"));
}

#[test]
fn a_minus_is_standard_output_and_a_folder_is_called_one() {
    let (lists, out) = (lists(), Lists::new());
    let mut command = lists.command(&["find", "collier", "--format", "csv", "-o", "-"]);
    let assert = command.current_dir(out.folder()).assert().code(0);
    let csv = lists.output(0, &["find", "collier", "--format", "csv"]);
    assert_eq!(String::from_utf8_lossy(&assert.get_output().stdout), csv);
    assert_eq!(std::fs::read_dir(out.folder()).unwrap().count(), 0, "no file is called -");

    let assert =
        lists.command(&["find", "collier", "--force"]).arg("-o").arg(out.folder()).assert();
    let said = String::from_utf8_lossy(&assert.code(2).get_output().stderr).into_owned();
    assert!(said.contains("this is a folder, not a file"), "{said}");
}

#[test]
fn only_regular_files_are_replaced_and_devices_take_the_rows_as_they_come() {
    use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};
    let (lists, out) = (lists(), Lists::new());
    let csv = lists.output(0, &["find", "collier", "--format", "csv"]);
    let find = ["find", "collier", "--format", "csv", "--force"];
    let at = |name: &str| out.folder().join(name);
    std::fs::write(at("real"), "old").unwrap();
    std::fs::set_permissions(at("real"), std::fs::Permissions::from_mode(0o600)).unwrap();
    symlink("real", at("link")).unwrap();
    symlink("/dev/null", at("null")).unwrap();
    for name in ["link", "null"] {
        lists.command(&find).arg("-o").arg(at(name)).assert().code(0).stdout("").stderr("");
        assert!(at(name).is_symlink(), "{name}");
    }
    assert_eq!(std::fs::read_to_string(at("real")).unwrap(), csv);
    assert_eq!(std::fs::metadata(at("real")).unwrap().permissions().mode() & 0o777, 0o600);

    let pipe = at("pipe");
    rustix::fs::mkfifoat(rustix::fs::CWD, &pipe, rustix::fs::Mode::RWXU).unwrap();
    let assert = lists.command(&find).arg("-o").arg(&pipe).assert().code(2);
    let said = String::from_utf8_lossy(&assert.get_output().stderr).into_owned();
    assert!(said.contains("pipe: no program reads from it"), "{said}");
    let from = pipe.clone();
    let reader = std::thread::spawn(move || std::fs::read_to_string(from).unwrap());
    // Until the reader is there no one reads from it.
    let mut tries = 0;
    while lists.command(&find).arg("-o").arg(&pipe).output().unwrap().status.code() != Some(0) {
        tries += 1;
        assert!(tries < 100, "the pipe is never written to");
    }
    assert_eq!(reader.join().unwrap(), csv);
    assert!(std::fs::metadata(&pipe).unwrap().file_type().is_fifo());

    let assert = lists.command(&find).arg("-o").arg("/dev/stdout").assert().code(0);
    assert_eq!(String::from_utf8_lossy(&assert.get_output().stdout), csv);
}

#[test]
fn a_full_disk_leaves_the_file_as_it_was() {
    let (lists, out) = (lists(), Lists::new());
    let path = out.file("rows.csv", "old");
    // No file may have a block: what is written fails as on a full disk.
    let script = "trap '' XFSZ; ulimit -f 0; exec \"$0\" find --force -o \"$1\" --data \"$2\"";
    let mut command = assert_cmd::Command::new("sh");
    command.envs(OWN).args(["-c", script]).arg(assert_cmd::cargo::cargo_bin("g287")).arg(&path);
    let assert = command.arg(lists.folder()).assert().code(2);
    let said = String::from_utf8_lossy(&assert.get_output().stderr).into_owned();
    assert!(said.contains("rows.csv: File too large"), "{said}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "old");
    assert_eq!(std::fs::read_dir(out.folder()).unwrap().count(), 1, "no part is left behind");
}

#[test]
fn every_object_says_the_version_of_its_names() {
    let lists = lists();
    let checked = lists.folder().to_str().unwrap().to_owned();
    let commands: [&[&str]; 4] = [
        &["stats"],
        &["changes", "--from", "2025-06-06"],
        &["explain", "FL-collier-county-sheriff-office"],
        &["check", &checked],
    ];
    for command in commands {
        let object = lists.json(0, command);
        assert_eq!(object["schema_version"], 1, "{command:?}");
    }
}

#[test]
fn territories_and_the_district_of_columbia_are_no_states() {
    let lists = Lists::new();
    let row = |state: &'static str, agency: &'static str| -> [&'static str; 8] {
        [state, agency, "County", "", "Task Force Model", "2025-03-01", "", ""]
    };
    let rows = [
        row("FLORIDA", "Florida Highway Patrol"),
        row("GUAM", "Guam Police Department"),
        row("DISTRICT OF COLUMBIA", "Metropolitan Police Department"),
    ];
    let rows: Vec<&[&str]> = rows.iter().map(|row| &row[..]).collect();
    lists.participating("2025-06-06", &rows);
    let stats = lists.json(0, &["stats"]);
    assert_eq!((&stats["states"], &stats["territories"]), (&1.into(), &2.into()));
}

#[test]
fn a_place_without_an_agreement_is_answered() {
    let lists = lists();
    let found = lists.command(&["find", "who signed in dallas county texas"]).assert().code(1);
    let text = String::from_utf8(found.get_output().stdout.clone()).unwrap();
    assert!(text.starts_with("No agency of Dallas County, Texas, is on the list of "), "{text}");
    assert!(text.contains("Before: none."), "{text}");
    let json = ["find", "dallas county tx", "--format", "json"];
    let found = lists.command(&json).assert().code(1);
    assert_eq!(String::from_utf8(found.get_output().stdout.clone()).unwrap().trim(), "[]");
    let notes = String::from_utf8(found.get_output().stderr.clone()).unwrap();
    assert!(notes.starts_with("No agency of Dallas County, Texas, is on"), "{notes}");
}

#[test]
fn what_matches_by_spelling_alone_is_marked() {
    let lists = lists();
    let table = lists.output(0, &["find", "coliler"]);
    let mut lines = table.lines();
    assert!(lines.next().unwrap().starts_with("approximate: nothing has every word"), "{table}");
    assert!(lines.next().unwrap().starts_with("Match"), "{table}");
    assert!(lines.all(|line| line.starts_with("typo  ")), "{table}");
}

#[test]
fn an_agency_that_is_only_spelled_alike_is_offered_and_not_shown() {
    let lists = lists();
    let shown = lists.output(1, &["show", "coliler"]);
    assert!(shown.starts_with("approximate: no agency has every word"), "{shown}");
    assert!(shown.contains("FL-collier-county-sheriff-office"), "{shown}");
    let shown = lists.output(1, &["show", "dallas county tx"]);
    assert!(shown.starts_with("No agency of Dallas County, Texas, is on the list"), "{shown}");
}
