//! How far the bundled agreements reach: the people of counties with one, the country's local
//! agencies, and which of the FBI's agencies ours are.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a fault here is a failed test")]

mod commands_support;

use std::collections::{BTreeMap, BTreeSet};

use commands_support::program;
use g287::reference::fbi::forces;
use serde_json::{Value, json};

fn answer(arguments: &[&str]) -> Value {
    let output = program(arguments).args(["--format", "json"]).assert().code(0);
    serde_json::from_slice(&output.get_output().stdout).unwrap()
}

fn said(arguments: &[&str]) -> String {
    let output = program(arguments).assert().code(0);
    String::from_utf8(output.get_output().stdout.clone()).unwrap()
}

/// The agreements found, one for each agency, by its id.
fn agencies(found: &Value) -> BTreeMap<&str, &Value> {
    let rows = found.as_array().unwrap().iter();
    rows.map(|row| (row["agency_id"].as_str().unwrap(), row)).collect()
}

#[test]
fn people_in_counties_with_an_agreement() {
    let people = &answer(&["stats"])["people"];
    assert_eq!((&people["year"], &people["counties"]), (&json!(2019), &json!(3_142)));
    assert_eq!(people["people"], 328_239_523);
    assert_eq!(people["counties_with_agreement"], 925);
    assert_eq!(people["people_with_agreement"], 109_395_812);
    assert_eq!(people["share"], 0.333);
    assert_eq!(people["largest_with"][0]["county"], "Harris County");
    assert_eq!(people["largest_without"][0]["county"], "Los Angeles County");
    let words = said(&["stats"]);
    assert!(words.contains("where 33% of people live"), "{words}");
    assert!(
        words.contains("(2019 estimate, held constant; statewide agencies not counted)"),
        "{words}"
    );
}

#[test]
fn people_by_state_and_over_time() {
    let states = answer(&["stats", "--by", "state"]);
    let state = |key: &str| {
        let groups = states["by"].as_array().unwrap().iter();
        groups.clone().find(|group| group["key"] == key).unwrap()
    };
    let florida = &state("FL")["people"];
    assert_eq!((&florida["counties_with_agreement"], &florida["share"]), (&json!(67), &json!(1.0)));
    // Its department of corrections is statewide.
    assert_eq!(state("MA")["people"]["counties_with_agreement"], 0);
    let sum = |name: &str| -> u64 {
        let groups = states["by"].as_array().unwrap().iter();
        groups.map(|group| group["people"][name].as_u64().unwrap()).sum()
    };
    assert_eq!(
        Some(sum("people_with_agreement")),
        states["people"]["people_with_agreement"].as_u64()
    );
    let lists = answer(&["stats", "--by", "list"]);
    let last = lists["by"].as_array().unwrap().last().unwrap();
    assert_eq!(last["people"]["people_with_agreement"], lists["people"]["people_with_agreement"]);
}

#[test]
fn local_agencies_of_the_country_and_of_texas() {
    let fbi = &answer(&["stats"])["fbi"];
    assert_eq!(fbi["local_agencies"], 15_822);
    let of_kinds: u64 = fbi["kinds"]
        .as_array()
        .unwrap()
        .iter()
        .map(|kind| kind["local_agencies_with_agreement"].as_u64().unwrap())
        .sum();
    assert_eq!(fbi["local_agencies_with_agreement"].as_u64(), Some(of_kinds));
    let words = said(&["stats", "--state", "TX"]);
    assert!(
        words.contains(" of 1,662 local agencies in Texas have one (cities, counties"),
        "{words}"
    );
}

#[test]
fn nine_in_ten_active_local_agencies_are_found() {
    let found = answer(&["find"]);
    let agencies = agencies(&found);
    let local: Vec<_> =
        agencies.values().filter(|agency| agency["type"] != "State Agency").collect();
    let matched = local.iter().filter(|agency| agency["ori"].is_string()).count();
    assert!(matched * 10 >= local.len() * 9, "{matched} of {}", local.len());
}

#[test]
fn no_two_active_agencies_are_one_of_the_table() {
    let found = answer(&["find"]);
    let mut seen = BTreeMap::new();
    for (id, agency) in agencies(&found) {
        let Some(ori) = agency["ori"].as_str() else { continue };
        assert_eq!(seen.insert(ori.to_owned(), id), None, "{ori}: {id}");
    }
}

#[test]
fn agencies_are_those_that_a_person_finds() {
    let found = answer(&["find"]);
    let agencies = agencies(&found);
    let cases = [
        ("FL-collier-county-sheriff-office", Some("FL0110000")),
        ("FL-jacksonville-sheriff-office", Some("FL0160000")),
        ("FL-miami-dade-sheriff-office", Some("FL0130000")),
        ("FL-university-of-florida-police-department", Some("FL0010600")),
        ("TN-trousdale-county-sheriff-office", Some("TN0850000")),
        ("NV-las-vegas-metropolitan-police-department", Some("NV0020100")),
        ("NY-nassau-county-sheriff-office", None),
        ("SC-department-of-public-safety", None),
        ("TX-bexar-county-constable-precinct-3", None),
        ("WV-state-police-department", None),
    ];
    for (id, ori) in cases {
        assert_eq!(agencies[id]["ori"].as_str(), ori, "{id}");
    }
}

#[test]
fn the_evidence_is_used() {
    let found = answer(&["find", "--status", "all"]);
    let agencies = agencies(&found);
    let used: BTreeSet<&str> = agencies
        .values()
        .filter(|agency| agency["fbi_match"] == "evidence")
        .filter_map(|agency| agency["ori"].as_str())
        .collect();
    for ori in forces().filter_map(|force| force.ori) {
        assert!(used.contains(ori.as_str()), "no agency is {ori} any more");
    }
}

#[test]
fn an_agency_says_what_the_fbi_knows_of_it() {
    let card = said(&["show", "FL-collier-county-sheriff-office"]);
    assert!(card.contains("officers, ") && card.contains("(FBI 2025, ORI FL0110000)"), "{card}");
    let card = said(&["show", "NY-nassau-county-sheriff-office"]);
    assert!(card.contains("No row of its own in the FBI's table"), "{card}");
}
