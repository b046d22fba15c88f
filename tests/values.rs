//! Values of the bundled lists that g287 fills in or corrects.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a fault here is a failed test")]

mod commands_support;

use commands_support::program;
use g287::clean::{corrected_cells, spacing::mend};
use g287::model::{Column, Rule};
use serde_json::Value;

fn found(arguments: &[&str]) -> Vec<Value> {
    let output = program(arguments).args(["--format", "json"]).assert();
    serde_json::from_slice(&output.get_output().stdout).unwrap()
}

#[test]
fn every_correction_is_used() {
    let history = g287::record::bundled().unwrap().history;
    let tables = &history.tables;
    let is_of =
        |reading, column: Column, printed: &str| mend(tables.printed(reading, column)).0 == printed;
    for cell in corrected_cells() {
        let used = tables.all_repairs().iter().any(|&(reading, repair)| {
            repair.rule == Rule::CorrectionsTable
                && repair.column == cell.column
                && tables.agencies.row(tables.readings.row(reading).agency).state
                    == Some(cell.state)
                && is_of(reading, Column::Agency, cell.agency)
                && is_of(reading, cell.column, cell.printed)
                && tables.texts.get(repair.used) == cell.used
        });
        assert!(used, "no list prints this any more: {cell:?}");
    }
}

#[test]
fn few_local_agreements_have_no_county() {
    let without = found(&["find", "--county", "unknown", "--type", "county,municipality"]);
    assert!((1..=45).contains(&without.len()), "{}", without.len());
    let longboat = without.iter().any(|row| row["agency"] == "Longboat Key Police Department");
    assert!(longboat, "lies in two counties");
}

#[test]
fn a_county_of_ours_has_its_rule() {
    let rule = |words: &[&str]| {
        let row = found(&[&["find"], words].concat()).swap_remove(0);
        (row["county"].clone(), row["county_rule"].clone())
    };
    assert_eq!(rule(&["pope", "county", "ar"]), ("Pope County".into(), "county-own-name".into()));
    assert_eq!(rule(&["mesa", "az"]), ("Maricopa County".into(), "county-place".into()));
    assert_eq!(
        rule(&["cherokee", "police", "al"]),
        ("Colbert County".into(), "county-contradicted".into())
    );
    assert_eq!(rule(&["collier", "--model", "tfm"]), ("Collier County".into(), Value::Null));
}

#[test]
fn what_ice_corrects_is_a_change_although_g287_read_it_so_before() {
    let output = program(&["changes", "--from", "2025-08-15", "--to", "2025-10-15"])
        .args(["--state", "tn,fl", "--format", "json"])
        .assert();
    let changes: Value = serde_json::from_slice(&output.get_output().stdout).unwrap();
    let corrected = changes["corrected"].as_array().unwrap();
    let of = |id: &str| {
        let change = corrected.iter().find(|change| change["id"] == id).unwrap();
        ["column", "before", "after"].map(|key| change[key].as_str().unwrap())
    };
    assert_eq!(
        of("TN-madison-county-sheriff-office#WSO#2025-07-02"),
        ["COUNTY", "Macon County", "Madison County"]
    );
    assert_eq!(
        of("FL-alachua-police-department#TFM#2025-07-02"),
        ["TYPE", "County", "Municipality"]
    );
}

#[test]
fn bodies_are_found_in_several_ways() {
    let campuses = found(&["find", "--body", "campus"]);
    assert_eq!(campuses.len(), 18);
    assert!(campuses.iter().all(|row| row["body"] == "campus"));
    assert_eq!(found(&["find", "body:campus"]).len(), campuses.len());
    let words = found(&["find", "campus", "fl", "--status", "active"]);
    assert!(words.iter().any(|row| row["agency"] == "New College of Florida Police Department"));
}
