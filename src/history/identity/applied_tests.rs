use rstest::rstest;

use super::tests::{Row, list};
use crate::history::History;
use crate::model::{CleanList, ListKind, Model, Outcome};

const T: Model = Model::TaskForce;

/// A pending list of the day of the year 2025.
pub(super) fn pending(day: u32, rows: &[Row<'_>]) -> CleanList {
    let mut found = list(day, rows);
    found.list.kind = ListKind::Pending;
    found.list.file = format!("pending{day}.xlsx");
    found
}

/// The outcome of the application of an agency as of the newest lists: its name, and the agreement
/// or the agency that it leads to.
fn outcome(history: &History, agency: &str) -> (&'static str, String) {
    let id = |agency| history.tables.agencies.row(agency).id(&history.tables.texts);
    let mut applications = history.applications.iter();
    let (ix, _) = applications.find(|(_, row)| id(row.agency) == agency).unwrap();
    let (pending, listed) = (history.pending.len() - 1, history.participating.len() - 1);
    let outcome = history.outcome(ix, pending, Some(listed)).unwrap();
    let to = match outcome {
        Outcome::Signed(agreement) | Outcome::Held(agreement) => history.agreement_id(agreement),
        Outcome::Renamed(next) => id(history.applications.row(next).agency),
        Outcome::Pending | Outcome::Withdrawn => String::new(),
    };
    (outcome.name(), to)
}

const OTHER: Row<'static> = ("PA", "erie-police-department", T, "2025-01-01", "o");

/// An application on the pending list of day 100 that is missing from those of days 107 and 114;
/// what is pending on day 107; what is signed on day 107.
#[rstest]
#[case("gone", "TX", "polk-county-sheriff", None, None, ("withdrawn", ""))]
#[case("typo", "TX", "carteret-county-sheriff", Some(("TX", "cartert-county-sheriff")), None, ("renamed", "TX-cartert-county-sheriff"))]
#[case("typo, signed", "TX", "carteret-county-sheriff", None, Some(("TX", "cartert-county-sheriff")), ("signed", "TX-cartert-county-sheriff#TFM#2025-04-11"))]
#[case("kind", "LA", "lake-county-sheriff", Some(("LA", "lake-parish-sheriff")), None, ("renamed", "LA-lake-parish-sheriff"))]
#[case("words", "FL", "pembroke-police", None, Some(("FL", "pembroke-pines-police")), ("signed", "FL-pembroke-pines-police#TFM#2025-04-11"))]
#[case("applied itself", "FL", "pembroke-police", Some(("FL", "erie-police")), Some(("FL", "pembroke-pines-police")), ("signed", "FL-pembroke-pines-police#TFM#2025-04-11"))]
#[case("state", "FL", "heritage-creek-police", None, Some(("KY", "heritage-creek-police")), ("signed", "KY-heritage-creek-police#TFM#2025-04-11"))]
#[case("state, pending", "FL", "heritage-creek-police", Some(("KY", "heritage-creek-police")), None, ("renamed", "KY-heritage-creek-police"))]
#[case("digits", "TX", "constable-precinct-91", None, Some(("TX", "constable-precinct-92")), ("withdrawn", ""))]
#[case("short", "AL", "madison-county-sheriff", None, Some(("AL", "marion-county-sheriff")), ("withdrawn", ""))]
#[case("another name", "FL", "heritage-creek-police", None, Some(("KY", "heritage-park-police")), ("withdrawn", ""))]
fn an_application_goes_on_under_another_name(
    #[case] what: &str,
    #[case] state: &str,
    #[case] name: &str,
    #[case] next: Option<(&str, &str)>,
    #[case] signed: Option<(&str, &str)>,
    #[case] want: (&str, &str),
) {
    let blank = |(state, name)| (state, name, T, "", "");
    let later: Vec<Row<'_>> =
        next.map(blank).into_iter().chain([blank(("PA", "x-police"))]).collect();
    let dated = signed.map(|(state, name)| (state, name, T, "2025-04-11", ""));
    let listed: Vec<Row<'_>> = dated.into_iter().chain([OTHER]).collect();
    let history = History::from_lists(vec![
        pending(100, &[blank((state, name)), blank(("PA", "x-police"))]),
        list(100, &[OTHER]),
        pending(107, &later),
        list(107, &listed),
        pending(114, &later),
        list(114, &listed),
    ]);
    let found = outcome(&history, &format!("{state}-{name}"));
    assert_eq!((found.0, found.1.as_str()), want, "{what}");
}

#[test]
fn an_application_is_signed_under_a_name_from_which_the_agreement_moved() {
    let applied = ("TN", "state-constable-4th-district-polk-county", T, "", "");
    let signed = |name| ("TN", name, T, "2025-04-11", "");
    let history = History::from_lists(vec![
        list(95, &[OTHER]),
        pending(100, &[applied, OTHER]),
        pending(107, &[OTHER]),
        list(107, &[signed("state-constable-4th-district"), OTHER]),
        pending(114, &[OTHER]),
        list(121, &[signed("polk-county-constable-district-4"), OTHER]),
    ]);
    let found = outcome(&history, "TN-state-constable-4th-district-polk-county");
    assert_eq!(found, ("signed", "TN-polk-county-constable-district-4#TFM#2025-04-11".into()));
}

#[test]
fn an_agency_that_holds_the_model_has_not_withdrawn() {
    let held = ("FL", "blount-police", T, "2025-03-05", "");
    let blank = ("FL", "blount-police", T, "", "");
    let other = ("FL", "x-police", T, "", "");
    let history = History::from_lists(vec![
        list(90, &[held, OTHER]),
        pending(100, &[blank, other]),
        pending(107, &[other]),
        list(107, &[held, OTHER]),
    ]);
    let want = ("held already", "FL-blount-police#TFM#2025-03-05".to_owned());
    assert_eq!(outcome(&history, "FL-blount-police"), want);
}

#[test]
fn two_names_that_begin_on_one_day_settle_nothing() {
    let blank = |name| ("FL", name, T, "", "");
    let history = History::from_lists(vec![
        list(100, &[OTHER]),
        pending(100, &[blank("lake-police")]),
        pending(107, &[blank("lake-park-police"), blank("lake-mary-police")]),
    ]);
    assert_eq!(outcome(&history, "FL-lake-police").0, "withdrawn");
}

#[test]
fn a_blank_model_that_is_filled_in_is_one_application() {
    let blank = ("FL", "lake-police", T, "", "");
    let mut first = pending(100, &[blank]);
    let mut tables = crate::model::Tables::default();
    for row in &mut first.listings {
        let reading = *first.tables.readings.row(row.reading);
        let agency = first.tables.agencies.row(reading.agency);
        let text = |text| first.tables.texts.get(text);
        let agency = tables.agency(agency.state, text(agency.slug), text(agency.name));
        let printed = reading.printed.map(|printed| tables.texts.intern(text(printed)));
        let reading = crate::model::Reading { agency, printed, model: None, ..reading };
        row.reading = tables.reading(reading, &[], &[]);
    }
    first.tables = tables;
    let history = History::from_lists(vec![first, pending(107, &[blank])]);
    assert_eq!(history.applications.len(), 1);
    let application = history.applications.rows().first().unwrap();
    assert_eq!(application.model, Some(T));
    let first = history.list_of(application.first);
    assert_eq!(history.lists.row(first).file, "pending100.xlsx");
}
