use rstest::rstest;

use super::tests::{T, list};
use crate::history::data::History;
use crate::model::AgencyIx;

#[rstest]
#[case("AZ", "pinal-county-attorneys-office", "AZ-pinal-county-attorneys-office")]
#[case("AZ", "pinal-county-attorneys-office", "az-pinal-county-attorney-office#TFM#2025-03-01")]
#[case("TX", "texas-national-guard", "TX-national-guard")]
#[case("MD", "st-marys-county-sheriff-office", "MD-saint-mary-county-sheriff-office")]
#[case(
    "FL",
    "gulf-county-board-of-county-commissioners",
    "FL-gulf-county-board-of-county-commissioner"
)]
#[case(
    "PA",
    "pennsylvania-state-constable-office-so-middleton-twp",
    "PA-state-constable-office-sheriff-office-middleton-township"
)]
fn an_id_of_an_earlier_version_is_understood(
    #[case] state: &str,
    #[case] name: &str,
    #[case] id: &str,
) {
    let other = (state, "another-police-department", T, "2025-01-02", "o");
    let history =
        History::from_lists(vec![list(100, &[(state, name, T, "2025-03-01", ""), other])]);
    let row = |agency| history.text(history.tables.agencies.row(agency).slug);
    let found = history.agency_of_id(id).map(row);
    let own = row(AgencyIx(0));
    assert_eq!(found, Some(own));
}

#[test]
fn an_id_that_two_agencies_might_have_had_is_none() {
    let day = "2025-03-01";
    let rows = [("TX", "brook-police", T, day, ""), ("TX", "brooks-police", T, day, "")];
    let history = History::from_lists(vec![list(100, &rows)]);
    assert_eq!(history.agency_of_id("TX-brook-police"), Some(AgencyIx(0)));
    assert_eq!(history.agency_of_id("TX-brook-polices"), None);
    assert_eq!(history.agency_of_id("TX-polk-police"), None);
}

#[rstest]
#[case("TX-polk-police#TFM#2025-03-01", true)]
#[case("tx-polk-police#tfm#2025-03-01", true)]
#[case("TX-polk-police#WSO#2025-03-01", false)]
#[case("TX-polk-police#TFM#2025-03-02", false)]
#[case("TX-polk-police", false)]
fn an_agreement_is_found_by_agency_model_and_date(#[case] id: &str, #[case] found: bool) {
    let row = ("TX", "polk-police", T, "2025-03-01", "");
    let history = History::from_lists(vec![list(100, &[row])]);
    assert_eq!(history.agreement_of_id(id).is_some(), found);
}
