//! Ids that earlier versions gave to what is in the bundled data: people have joined their data to
//! them, and have them on their watch lists.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a fault here is a failed test")]

mod commands_support;

use commands_support::program;
use g287::record;
use rstest::rstest;

/// An agency of an earlier version on each line: its id, and the rest of the ids of its agreements.
const EARLIER: &str = include_str!("earlier_ids.txt");

#[test]
fn every_id_of_an_earlier_version_is_understood() {
    let history = record::bundled().unwrap().history;
    let mut unknown = Vec::new();
    let (mut agencies, mut agreements) = (0, 0);
    for line in EARLIER.lines() {
        let (agency, dated) = line.split_once(' ').unwrap_or((line, ""));
        agencies += 1;
        if history.agency_of_id(agency).is_none() {
            unknown.push(agency.to_owned());
        }
        for dated in dated.split_whitespace() {
            agreements += 1;
            let id = format!("{agency}#{dated}");
            let agreement = history.agreement_of_id(&id);
            let its_agency = agreement.map(|ix| history.agreements.row(ix).agency);
            // A watch list may have the id of an agreement.
            if agreement.is_none() || history.agency_of_id(&id) != its_agency {
                unknown.push(id);
            }
        }
    }
    assert_eq!((agencies, agreements), (1_710, 2_147), "some ids are not tried");
    assert_eq!(unknown, Vec::<String>::new());
}

#[rstest]
#[case::date_corrected(
    "KS-rooks-county-sheriff-office#WSO#2025-07-31",
    "KS-rooks-county-sheriff-office#WSO#2025-09-09"
)]
#[case::date_corrected_when_posted(
    "PA-stowe-township-police-department#TFM#2025-11-18",
    "PA-stowe-township-police-department#TFM#2025-12-11"
)]
#[case::date_of_another_agency(
    "FL-melbourne-beach-police-department#TFM#2025-04-14",
    "FL-melbourne-beach-police-department#TFM#2025-05-13"
)]
#[case::moved_to_another_state(
    "NY-lake-placid-police-department#TFM#2025-02-28",
    "FL-lake-placid-police-department#TFM#2025-02-28"
)]
#[case::moved_from_an_agency_with_others(
    "FL-escambia-county-sheriff-office#WSO#2025-02-26",
    "FL-escambia-county-board-of-county-commissioners-department-of-correction#WSO#2025-02-26"
)]
#[case::whole_agency_moved("OK-haskell-police-department", "OK-haskell-county-sheriff-office")]
#[case::spelled_otherwise("FL-macro-island-police-department", "FL-marco-island-police-department")]
fn an_earlier_id_leads_to_the_one_of_today(#[case] earlier: &str, #[case] today: &str) {
    for command in ["explain", "show"] {
        for (id, note) in
            [(earlier, format!("{earlier} is now {today}.\n")), (today, String::new())]
        {
            let run = program(&[command, id]).output().unwrap();
            let [said, noted] = [run.stdout, run.stderr].map(|out| String::from_utf8(out).unwrap());
            assert!(run.status.success() && said.contains(today), "{command} {id}: {said}");
            assert_eq!(noted, note, "{command} {id}");
        }
    }
}
