//! Every rule by which an agency is found, and every trap, over a table of our own.

use rstest::rstest;

use super::*;
use crate::model::State;

/// Rows of a table: identifier, name, kind, counties, year.
const ROWS: &[(&str, &str, FbiKind, &[u32], u16)] = &[
    ("TX0000001", "Harris", FbiKind::County, &[48201], 2025),
    ("TX0000002", "Polk", FbiKind::County, &[48373], 2025),
    ("TX0000003", "Mesa", FbiKind::City, &[48201], 2025),
    ("TX0000004", "Kyle", FbiKind::City, &[48209, 48491], 2025),
    ("TX0000005", "Reno, Lamar County", FbiKind::City, &[48277], 2025),
    ("TX0000006", "Reno, Parker County", FbiKind::City, &[48367], 2025),
    ("TX0000007", "Harris County Constable:", FbiKind::Other, &[48201], 2025),
    ("TX0000008", "University of Texas:", FbiKind::Campus, &[48453], 2025),
    ("TX0000009", "Blinn College", FbiKind::Campus, &[48477], 2025),
    ("TX0000010", "Waco Airport", FbiKind::Other, &[48309], 2025),
    ("TX0000011", "Springtown Village", FbiKind::City, &[48367], 2025),
    ("TX0000012", "Butler Township", FbiKind::City, &[48373], 2025),
    ("TX0000013", "Sewall's Point", FbiKind::City, &[48373], 2025),
    ("TX0000014", "Kent County Police Department", FbiKind::County, &[48263], 2025),
    ("TX0000015", "Department of Public Safety", FbiKind::StatePolice, &[], 2025),
    ("TX0000016", "Texas Southern University", FbiKind::Campus, &[48201], 2018),
    ("TX0000017", "Odessa/Ector", FbiKind::County, &[48135], 2025),
    ("TX0000018", "Unmapped", FbiKind::City, &[], 2025),
    ("TX0000019", "Highway Patrol", FbiKind::StatePolice, &[], 2025),
    ("TX0000020", "Department of Wildlife,", FbiKind::Other, &[48453], 2025),
];

fn table() -> StateTable {
    let agencies = ROWS.iter().map(|&(ori, name, kind, counties, year)| FbiAgency {
        ori: Ori::new(ori).unwrap(),
        name: name.to_owned(),
        kind,
        counties: counties.to_vec(),
        year,
        officers: 1,
        civilians: 0,
        population: 0,
    });
    StateTable::new(State::from_postal("TX").unwrap(), agencies.collect())
}

#[rstest]
#[case("harris-county-sheriff-office", None, "TX0000001", MatchRule::Sheriff)]
#[case("harris-sheriff-office", None, "TX0000001", MatchRule::Sheriff)]
// The name decides over COUNTY.
#[case("polk-county-sheriff-office", Some(48201), "TX0000002", MatchRule::Sheriff)]
// A county that is one with its city.
#[case("ector-county-sheriff-office", None, "TX0000017", MatchRule::Sheriff)]
#[case("haris-county-sheriff-office", Some(48201), "TX0000001", MatchRule::Misspelt)]
#[case("metropolitan-polk-county-sheriff-office", Some(48373), "TX0000002", MatchRule::Misspelt)]
#[case("kent-county-police-department", Some(48263), "TX0000014", MatchRule::SameName)]
#[case("mesa-police-department", None, "TX0000003", MatchRule::City)]
#[case("mesa-police-department", Some(48201), "TX0000003", MatchRule::City)]
#[case("mesa-police-departement", Some(48201), "TX0000003", MatchRule::City)]
#[case("mesa-police-service-department", Some(48201), "TX0000003", MatchRule::City)]
#[case("mesa-department-of-public-safety", Some(48201), "TX0000003", MatchRule::City)]
#[case("mesa-marshal-office", Some(48201), "TX0000003", MatchRule::City)]
#[case("kyle-police-department", Some(48491), "TX0000004", MatchRule::City)]
#[case("reno-police-department", Some(48367), "TX0000006", MatchRule::City)]
#[case("sewall-point-police-department", None, "TX0000013", MatchRule::City)]
#[case("unmapped-police-department", Some(48201), "TX0000018", MatchRule::City)]
#[case("blinn-college-police-department", None, "TX0000009", MatchRule::Campus)]
#[case("southern-university-police-department", None, "TX0000016", MatchRule::Campus)]
#[case("district-board-of-trustees-of-blinn-college", None, "TX0000009", MatchRule::Campus)]
#[case("waco-airport-police", None, "TX0000010", MatchRule::Other)]
#[case("waco-airport", None, "TX0000010", MatchRule::SameName)]
#[case("mesa-city-police-department", Some(48201), "TX0000003", MatchRule::Designation)]
#[case("springtown-police-department", Some(48367), "TX0000011", MatchRule::Designation)]
#[case("springtwn-village-police-department", Some(48367), "TX0000011", MatchRule::Misspelt)]
fn an_agency_is_found(
    #[case] slug: &str,
    #[case] county: Option<u32>,
    #[case] ori: &str,
    #[case] rule: MatchRule,
) {
    let table = table();
    let found = table.find(Sought { slug, county }).unwrap();
    assert_eq!((found.agency.ori.as_str(), found.rule), (ori, rule));
}

#[rstest]
// A name that lost its unit is not found by what is left.
#[case("harris-county-constable", Some(48201), Unmatched::NoCandidate)]
#[case("harris-county-constable-precinct-3", Some(48201), Unmatched::NoCandidate)]
#[case("university-of-texas-police-department", Some(48453), Unmatched::NoCandidate)]
#[case("department-of-wildlife", Some(48453), Unmatched::NoCandidate)]
// Two of one name, and no county to tell them apart.
#[case("reno-police-department", None, Unmatched::Several)]
#[case("reno-police-department", Some(48201), Unmatched::OtherCounty)]
#[case("mesa-police-department", Some(48373), Unmatched::OtherCounty)]
// Without a county, a place is not taken for another whose name has a designation.
#[case("springtown-police-department", None, Unmatched::Several)]
#[case("mesa-city-police-department", None, Unmatched::Several)]
// A township is not the borough inside it.
#[case("mesa-township-police-department", Some(48201), Unmatched::NoCandidate)]
// The police of a county are not its sheriff.
#[case("kent-county-sheriff-office", Some(48263), Unmatched::NoCandidate)]
// A county that has a name of its own is not taken for one that resembles it.
#[case("pecos-county-sheriff-office", Some(48373), Unmatched::NoCandidate)]
// A state's agency is found by evidence alone.
#[case("highway-patrol", None, Unmatched::NoCandidate)]
#[case("department-of-public-safety-texas-highway-patrol", None, Unmatched::ByEvidence)]
#[case("harris-county-jail", Some(48201), Unmatched::NoCandidate)]
#[case("police-department", None, Unmatched::NoCandidate)]
#[case("", None, Unmatched::NoCandidate)]
fn an_agency_stays_unmatched(
    #[case] slug: &str,
    #[case] county: Option<u32>,
    #[case] why: Unmatched,
) {
    let found = table().find(Sought { slug, county }).map(|found| found.agency.name.clone());
    assert_eq!(found, Err(why));
}

#[test]
fn only_local_agencies_that_still_report_are_counted() {
    assert_eq!(table().local_agencies(), [8, 4, 2, 3]);
}

#[test]
fn the_bundled_table_is_whole() {
    let all: Vec<&FbiAgency> = State::all().flat_map(|state| of_state(state).agencies()).collect();
    assert_eq!(all.len(), 18_273);
    assert_eq!(all.iter().filter(|agency| agency.name.ends_with(':')).count(), 1_994);
    let local: u32 = State::all().flat_map(|state| of_state(state).local_agencies()).sum();
    assert_eq!(local, 15_822);
    let texas = of_state(State::from_postal("TX").unwrap());
    assert_eq!(texas.local_agencies().iter().sum::<u32>(), 1_662);
    let houston = texas.agencies().iter().find(|agency| agency.ori.as_str() == "TXHPD0000");
    assert_eq!(houston.map(|agency| agency.name.as_str()), Some("Houston"));
}

#[test]
fn the_evidence_names_rows_of_its_state() {
    for force in forces() {
        assert!(!force.evidence.is_empty(), "{}", force.name);
        let Some(ori) = force.ori else { continue };
        let table = of_state(force.state);
        let agency = table.agencies().iter().find(|agency| agency.ori == ori);
        assert!(agency.is_some(), "{} {}: no row {ori}", force.state.postal(), force.name);
        let found = table.find(Sought { slug: force.name, county: None }).unwrap();
        assert_eq!((found.agency.ori, found.rule), (ori, MatchRule::Evidence), "{}", force.name);
    }
}
