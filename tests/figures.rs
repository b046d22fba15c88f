//! Figures that the bundled data must give.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a fault here is a failed test")]

mod commands_support;

use commands_support::program;
use serde_json::{Value, json};

fn answer(arguments: &[&str]) -> Value {
    let output = program(arguments).args(["--format", "json"]).assert().code(0);
    serde_json::from_slice(&output.get_output().stdout).unwrap()
}

fn agreements(stats: &Value, model: &str) -> Value {
    stats["models"][model]["agreements"].clone()
}

/// How many states, and how many territories.
fn places(stats: &Value) -> (u64, u64) {
    (stats["states"].as_u64().unwrap(), stats["territories"].as_u64().unwrap())
}

#[test]
fn agencies_of_the_oldest_roster_on_the_newest_list() {
    let changes = ["changes", "--from", "2010-10-29", "--to", "2026-05-18"];
    let all = answer(&changes);
    assert_eq!(all["agencies"], json!({ "before": 71, "after": 1_549, "both": 32 }));
    let task_force = answer(&[&changes[..], &["--model", "tfm"]].concat());
    assert_eq!(task_force["agencies"], json!({ "before": 25, "after": 1_162, "both": 6 }));
    // In the program by both lists: one that signed again and again, and one that came back to the
    // model of 2008.
    for (id, model) in
        [("FL-collier-county-sheriff-office", "JEM"), ("SC-beaufort-county-sheriff-office", "TFM")]
    {
        let rows = answer(&["show", id]);
        let of = |status: &str| {
            let rows = rows.as_array().unwrap().iter();
            rows.filter(|row| row["model"] == model && row["status"] == status)
                .map(|row| row["first_listed"].as_str().unwrap().to_owned())
                .collect::<Vec<_>>()
        };
        assert!(of("ended").contains(&"2010-10-29".to_owned()), "{id}: {rows}");
        assert_eq!(of("active").len(), 1, "{id}");
    }
}

#[test]
fn the_list_of_6_june_2025() {
    let stats = answer(&["stats", "--as-of", "2025-06-06"]);
    assert_eq!((&stats["agreements"], places(&stats)), (&json!(649), (40, 0)));
    let models = ["JEM", "WSO", "TFM"].map(|model| agreements(&stats, model));
    assert_eq!(models, [json!(102), json!(232), json!(315)]);
    let pending = &stats["pending"];
    assert_eq!(pending["applications"], 79);
    assert_eq!(pending["models"], json!({ "JEM": 12, "WSO": 24, "TFM": 43 }));
}

#[test]
fn signed_since_20_january_2025() {
    let stats = answer(&["stats", "--as-of", "2025-06-06", "--since", "2025-01-20"]);
    assert_eq!((&stats["agreements"], places(&stats)), (&json!(514), (36, 0)));
    assert_eq!(agreements(&stats, "TFM"), 315);
}

#[test]
fn the_newest_list() {
    let stats = answer(&["stats"]);
    assert_eq!(stats["list"]["date"], "2026-05-18");
    assert_eq!((&stats["listings"], places(&stats)), (&json!(1_843), (38, 2)));
    let models = ["JEM", "WSO", "TFM"].map(|model| agreements(&stats, model));
    assert_eq!(models, [json!(182), json!(499), json!(1_162)]);
}

#[test]
fn the_rosters_of_2010_to_2017() {
    let cases = [
        ("2011-03-01", "2010-10-29", 71, 25),
        ("2012-10-10", "2012-10-02", 64, 20),
        ("2012-11-01", "2012-10-16", 57, 17),
        ("2013-02-15", "2012-12-31", 39, 0),
        ("2015-02-01", "2015-01-06", 34, 0),
        ("2017-08-01", "2017-08-01", 58, 0),
    ];
    for (day, list, all, task_force) in cases {
        let stats = answer(&["stats", "--as-of", day]);
        assert_eq!(stats["list"]["date"], list, "{day}");
        assert_eq!(stats["agreements"], all, "{day}");
        assert_eq!(agreements(&stats, "TFM"), task_force, "{day}");
    }
}

#[test]
fn what_is_found_counts_as_the_figures_do() {
    for day in ["2010-10-29", "2017-08-01", "2021-06-01", "2025-06-06", "2026-05-18"] {
        let found = answer(&["find", "--as-of", day]);
        let stats = answer(&["stats", "--as-of", day]);
        assert_eq!(stats["agreements"], found.as_array().unwrap().len(), "{day}");
    }
}

#[test]
fn questions_of_reporters_find_their_agency() {
    let cases = [
        ("sheriff collier fl", "FL-collier-county-sheriff-office"),
        ("miami dade", "FL-miami-dade-"),
        ("mimai pd", "FL-miami-police-department"),
        ("hwy patrol mo", "MO-highway-patrol"),
        ("st lucie", "FL-saint-lucie-county-sheriff-office"),
        ("polk so", "-polk-county-sheriff-office"),
        ("florida highway patrol", "FL-department-of-highway-safety"),
        ("fhp", "FL-department-of-highway-safety"),
        ("highway patrol fla", "FL-department-of-highway-safety"),
        ("mshp", "MO-highway-patrol"),
        ("thp", "TN-department-of-safety"),
        ("vsp", "VA-department-of-state-police"),
        ("fdle", "FL-department-of-law-enforcement"),
    ];
    for (words, id) in cases {
        let found = answer(&["find", words]);
        let ids = found.as_array().unwrap().iter().map(|r| r["agency_id"].as_str().unwrap());
        let ids: Vec<&str> = ids.collect();
        assert!(ids.iter().take(4).any(|found| found.contains(id)), "{words}: {ids:?}");
        assert_ne!(found[0]["match"], "approximate", "{words}");
    }
}

#[test]
fn the_police_of_a_city_come_before_those_of_places_named_after_it() {
    for words in ["miami pd", "mimai pd", "miami police"] {
        let found = answer(&["find", words]);
        assert_eq!(found[0]["agency_id"], "FL-miami-police-department", "{words}");
    }
}

#[test]
fn the_highway_patrol_of_tennessee() {
    let found = answer(&["find", "hwy patrol tn"]);
    // The roster's agreement and today's are of one department.
    for (at, signed) in [(0, "2008-06-25"), (1, "2025-05-13")] {
        assert_eq!(found[at]["agency_id"], "TN-department-of-safety-and-homeland-security");
        assert_eq!(found[at]["signed"], signed);
    }
}

#[test]
fn an_agency_is_found_by_a_spelling_that_is_not_used_any_more() {
    let found = answer(&["find", "town of palm beach police"]);
    assert_eq!(found[0]["agency_id"], "FL-palm-beach-police-department");
    assert_eq!(found[0]["match"], "exact");
}

#[test]
fn spellings_and_corrected_dates_are_told_as_repairs() {
    let cases = [
        ("FL-alachua-police-department", "typing-error"),
        ("OK-ottawa-county-sheriff-office", "year-typed"),
        ("TX-tenaha-police-department", "year-typed"),
        ("WV-hampshire-county-sheriff-office", "dated"),
    ];
    for (id, rule) in cases {
        let found = answer(&["show", id]);
        let repairs = found[0]["repairs"].as_array().unwrap();
        assert!(repairs.iter().any(|repair| repair["rule"] == rule), "{id}: {repairs:?}");
        let dated = rule != "typing-error";
        assert_eq!(found[0]["signed_printed"] != found[0]["signed"], dated, "{id}");
    }
}

#[test]
fn what_lies_beside_the_dataset_is_told_from_it() {
    let history = g287::record::bundled().unwrap().history;
    let summary = g287::export::summary::markdown(&history);
    assert_eq!(summary, include_str!("../assets/agreements.md"), "build the dataset again");
    let method = g287::export::method::markdown(&history);
    assert_eq!(method, include_str!("../assets/METHOD.md"), "build the dataset again");
    let lists = g287::export::summary::lists_tsv(&history);
    assert_eq!(lists, include_str!("../assets/lists.tsv"), "build the dataset again");
}
