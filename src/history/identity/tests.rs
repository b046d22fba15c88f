use std::collections::HashSet;

use proptest::prelude::*;
use rstest::rstest;

use super::name::canonical;
use super::*;
use crate::history::dataset::{Dataset, decode, encode};
use crate::history::tests::list as list_of;
use crate::model::{
    AgencyIx, AgreementIx, CleanList, Column, CorrectionRule, EndReason, Likeness, Link, Listing,
    Model, NameRule, Reading, State, Status, Tables, Text,
};

/// One row: state, spelling, model, signing date, memorandum file.
pub(super) type Row<'a> = (&'a str, &'a str, Model, &'a str, &'a str);

pub(super) const T: Model = Model::TaskForce;
pub(super) const W: Model = Model::WarrantService;

/// A participating list of the day of the year 2025.
pub(super) fn list(day: u32, rows: &[Row<'_>]) -> CleanList {
    let blank = list_of(ListKind::Participating, day, &[(0, T, 1)]);
    let template = *blank.tables.readings.row(blank.listings[0].reading);
    let mut tables = Tables::default();
    let mut listings = Vec::new();
    for (number, (state, name, model, signed, file)) in (2_u32..).zip(rows) {
        let state = State::all().find(|s| s.postal() == *state);
        let agency = tables.agency(state, name, &name.replace('-', " "));
        let mut printed = [Text::EMPTY; Column::COUNT];
        printed[Column::State.position()] = tables.texts.intern(state.map_or("", State::name));
        printed[Column::Agency.position()] = tables.texts.intern(&name.replace('-', " "));
        let moa = if file.is_empty() {
            Link::Pending
        } else {
            Link::Address(tables.texts.intern(&format!("https://www.ice.gov/{file}.pdf")))
        };
        let signed = signed.parse().ok();
        let reading = Reading {
            printed,
            extras: Text::EMPTY,
            agency,
            county: None,
            model: Some(*model),
            signed,
            moa,
            archived: false,
            ..template
        };
        let reading = tables.reading(reading, &[], &[]);
        listings.push(Listing { row: number, reading });
    }
    let mut list = blank.list;
    list.listings = 0..u32::try_from(listings.len()).unwrap();
    list.problems.clear();
    CleanList { list, listings, tables }
}

pub(super) fn ids(history: &History) -> Vec<String> {
    history.agreements.handles().map(|ix| history.agreement_id(ix)).collect()
}

/// Two lists, a week apart.
pub(super) fn two(before: &[Row<'_>], after: &[Row<'_>]) -> History {
    History::from_lists(vec![list(100, before), list(107, after)])
}

#[rstest]
#[case("sheriff's department", "SC", "lee-county-sheriff-department", "lee-county-sheriff-office")]
#[case("city of", "FL", "city-of-tampa-police-department", "tampa-police-department")]
#[case("abbreviation", "FL", "tampa-pd", "tampa-police-department")]
#[case("own state", "VA", "virginia-department-of-state-police", "department-of-state-police")]
fn spellings_of_one_canonical_name_are_one_agency(
    #[case] what: &str,
    #[case] state: &str,
    #[case] before: &str,
    #[case] after: &str,
) {
    let (day, file) = ("2025-03-01", "a");
    let history = two(&[(state, before, T, day, file)], &[(state, after, W, day, file)]);
    assert_eq!(history.tables.agencies.len(), 1, "{what}");
    let want = [format!("{state}-{after}#TFM#{day}"), format!("{state}-{after}#WSO#{day}")];
    assert_eq!(ids(&history), [want[1].clone(), want[0].clone()], "{what}");
    for id in [format!("{state}-{before}"), format!("{state}-{after}").to_lowercase()] {
        assert_eq!(history.agency_of_id(&id), Some(AgencyIx(0)), "{id}");
    }
    let spellings = history.spellings_of(AgencyIx(0));
    assert_eq!(spellings.len(), 1, "{what}: {spellings:?}");
    // The name is the one that was listed last; the id does not depend on it.
    assert_eq!(
        history.text(history.tables.agencies.row(AgencyIx(0)).name),
        after.replace('-', " ")
    );
}

#[rstest]
#[case(
    "a letter",
    "alachua-police-departent",
    "",
    "alachua-police-department",
    "",
    Ok(NameRule::Typo)
)]
#[case("words more", "highway-patrol", "", "highway-state-patrol", "", Ok(NameRule::MoreWords))]
#[case("one file", "bureau-of-crime", "x", "state-investigators", "x", Ok(NameRule::SameDocument))]
#[case(
    "another body",
    "polk-county-jail",
    "x",
    "polk-county-sheriff-office",
    "y",
    Err(Some(Likeness::Follows))
)]
#[case("other digits", "constable-precinct-1", "x", "constable-precinct-2", "x", Err(None))]
#[case(
    "short words",
    "lee-county-sheriff-office",
    "x",
    "leon-county-sheriff-office",
    "y",
    Err(Some(Likeness::Spelling))
)]
#[case(
    "a borough more",
    "quarry-police",
    "x",
    "quarry-borough-police",
    "y",
    Err(Some(Likeness::Words))
)]
fn spellings_that_follow_one_another_are_one_or_a_likely_pair(
    #[case] what: &str,
    #[case] before: &str,
    #[case] file_before: &str,
    #[case] after: &str,
    #[case] file_after: &str,
    #[case] want: Result<NameRule, Option<Likeness>>,
) {
    let day = "2025-03-01";
    // An agency beside them, so that both lists have rows that stay.
    let other = ("PA", "erie-police-department", T, day, "o");
    let history = two(
        &[("PA", before, T, day, file_before), other],
        &[("PA", after, T, day, file_after), other],
    );
    let found = match history.spellings.first() {
        Some(spelling) => Ok(spelling.rule),
        None => Err(history.likely_pairs.first().map(|pair| pair.likeness)),
    };
    assert_eq!(found, want, "{what}");
    let agencies = if want.is_ok() { 2 } else { 3 };
    assert_eq!(history.tables.agencies.len(), agencies, "{what}");
}

#[test]
fn spellings_that_stand_side_by_side_stay_apart() {
    let day = "2025-03-01";
    let wrong = ("PA", "alachua-police-departent", T, day, "a");
    let right = ("PA", "alachua-police-department", T, day, "b");
    let history = History::from_lists(vec![
        list(100, &[wrong]),
        list(107, &[right]),
        list(114, &[wrong, right]),
    ]);
    assert_eq!(history.tables.agencies.len(), 2);
}

#[test]
fn a_town_and_a_village_of_one_name_stay_apart() {
    let (day, later) = ("2025-03-01", "2025-04-02");
    let history = two(
        &[("NY", "town-of-rome-police", T, day, "")],
        &[("NY", "village-of-rome-police", T, later, ""), ("NY", "rome-police", W, day, "")],
    );
    assert_eq!(history.tables.agencies.len(), 3);
}

#[rstest]
#[case("polk-county-sheriff-office", "2025-03-01", None)]
#[case("polk-county-sheriff-office", "2025-03-02", Some(EndReason::Left))]
#[case("lake-county-sheriff-office", "2025-03-02", Some(EndReason::Left))]
fn no_reason_is_claimed_for_an_agreement_of_a_likely_pair(
    #[case] next: &str,
    #[case] signed: &str,
    #[case] want: Option<EndReason>,
) {
    let other = ("PA", "erie-police-department", W, "2025-01-01", "o");
    let next = ("PA", next, T, signed, "y");
    let history = History::from_lists(vec![
        list(100, &[("PA", "polk-county-jail", T, "2025-03-01", "x"), other]),
        list(107, &[next, other]),
        list(114, &[next, other]),
    ]);
    let mut agreements = history.agreements.handles();
    let jail = agreements.find(|&ix| history.agreement_id(ix).contains("jail")).unwrap();
    let Status::Ended(ending) = history.status(jail, 2) else { panic!("it has ended") };
    assert_eq!(ending.reason, want);
}

#[test]
fn a_reason_is_given_where_the_other_name_began_before_the_ending() {
    let day = "2025-03-01";
    let other = ("PA", "erie-police-department", W, "2025-01-01", "o");
    let quarry = ("PA", "quarry-police", T, day, "q");
    let borough = ("PA", "quarry-borough-police", T, day, "b");
    let history = History::from_lists(vec![
        list(100, &[quarry, other]),
        list(107, &[borough, other]),
        list(170, &[other]),
        list(180, &[other]),
    ]);
    let reason = |name: &str| {
        let mut agreements = history.agreements.handles();
        let own = agreements.find(|&ix| history.agreement_id(ix).contains(name)).unwrap();
        let Status::Ended(ending) = history.status(own, 3) else { panic!("{name} has ended") };
        (ending.reason, ending.in_gap)
    };
    assert_eq!(reason("quarry-police"), (None, false));
    // Its last list is 63 days before the next one.
    assert_eq!(reason("quarry-borough"), (None, true));
    let history = History::from_lists(vec![
        list(100, &[quarry, other]),
        list(107, &[borough, other]),
        list(114, &[other]),
        list(121, &[other]),
    ]);
    let mut agreements = history.agreements.handles();
    let own = agreements.find(|&ix| history.agreement_id(ix).contains("borough")).unwrap();
    let Status::Ended(ending) = history.status(own, 3) else { panic!("it has ended") };
    assert_eq!(ending.reason, Some(EndReason::Left));
}

#[test]
fn a_new_agreement_of_the_model_after_a_gap_supersedes() {
    let row = |date, file| ("TX", "polk-sheriff", T, date, file);
    let history = History::from_lists(vec![
        list(10, &[row("2023-01-02", "a")]),
        list(100, &[row("2025-03-02", "b")]),
        list(110, &[row("2025-03-02", "b")]),
    ]);
    let Status::Ended(ending) = history.status(AgreementIx(0), 2) else { panic!("it has ended") };
    assert_eq!((ending.reason, ending.in_gap), (Some(EndReason::Superseded), true));
}

#[test]
fn a_date_taken_from_another_agency_with_its_document_is_not_used() {
    let shore = |date, file| ("FL", "shore-beach-police", T, date, file);
    let city = ("FL", "shore-police", T, "2025-04-14", "shorePolice");
    let history = History::from_lists(vec![
        list(130, &[shore("2025-05-01", ""), city]),
        list(137, &[shore("2025-04-14", "shorePolice"), city]),
        list(144, &[shore("2025-04-14", "shoreBeachPolice"), city]),
    ]);
    let ids = ids(&history);
    assert!(ids.contains(&"FL-shore-beach-police#TFM#2025-05-01".to_owned()), "{ids:?}");
    assert_eq!(history.corrections.len(), 1);
    assert_eq!(history.corrections[0].rule, CorrectionRule::OtherDocument);
}

#[test]
fn a_date_that_goes_on_in_another_row_of_the_place_did_not_change() {
    let row = |name, date| ("TX", name, T, date, "");
    let history = two(
        &[row("polk-district-attorney", "2025-03-01")],
        &[row("polk-district-attorney", "2025-03-28"), row("polk-attorney", "2025-03-01")],
    );
    assert!(history.corrections.is_empty(), "{:?}", ids(&history));
    let history = two(
        &[row("polk-district-attorney", "2025-03-01")],
        &[row("polk-district-attorney", "2025-03-28"), row("lake-attorney", "2025-03-01")],
    );
    assert_eq!(history.corrections.len(), 1, "{:?}", ids(&history));
}

#[test]
fn doubts_about_an_agreement() {
    let row = |name, date, file| ("GA", name, T, date, file);
    let history = History::from_lists(vec![list(
        100,
        &[
            row("gilmer-sheriff", "2025-03-01", "PublicSafety_MOA_03012025"),
            row("department-of-public-safety", "2025-03-02", "PublicSafety_MOA_03012025"),
            row("lake-sheriff", "2024-03-01", "Lake_MOA_04.05.2025"),
            row("polk-sheriff", "2025-04-30", ""),
        ],
    )]);
    let found: Vec<(String, &str)> = history
        .all_doubts_of_agreements()
        .map(|(ix, doubt)| (history.agreement_id(ix), doubt.words().name))
        .collect();
    let want = [
        ("GA-gilmer-sheriff#TFM#2025-03-01", "other-agency-document"),
        ("GA-lake-sheriff#TFM#2024-03-01", "document-date"),
        ("GA-polk-sheriff#TFM#2025-04-30", "signed-after-listed"),
    ];
    let want: Vec<(String, &str)> = want.map(|(id, name)| (id.to_owned(), name)).into();
    assert_eq!(found, want);
}

#[test]
fn one_name_in_two_states_is_a_likely_pair() {
    let day = "2025-03-01";
    let name = "cass-county-sheriff-office";
    let history = two(&[("MT", name, T, day, "x")], &[("MN", name, T, day, "y")]);
    assert_eq!(history.tables.agencies.len(), 2);
    assert_eq!(history.likely_pairs.len(), 1);
    assert_eq!(history.likely_pairs[0].likeness, Likeness::OtherState);
}

#[test]
fn an_agency_is_named_by_the_spelling_listed_last_and_keeps_its_other_ids() {
    let row = |name| ("TX", name, T, "2025-03-01", "");
    let spellings = ["macro-island-police", "marco-island-police", "marca-island-police"];
    for count in 1..=3 {
        let lists = (100_u32..).step_by(7).zip(spellings).take(count);
        let history =
            History::from_lists(lists.map(|(day, spelling)| list(day, &[row(spelling)])).collect());
        assert_eq!(ids(&history), [format!("TX-{}#TFM#2025-03-01", spellings[count - 1])]);
        for spelling in &spellings[..count] {
            let id = format!("TX-{spelling}");
            assert_eq!(history.agency_of_id(&id), Some(AgencyIx(0)), "{id}, {count} lists");
        }
    }
}

/// The printed dates and files of one agreement, list by list: `-` where it is not listed.
#[rstest]
#[case("posted", &["2025-03-01", "2025-06-11 f"], Some(CorrectionRule::DocumentPosted))]
#[case("posted, years away", &["2020-03-01", "2025-03-11 f"], None)]
#[case("unlinked", &["2025-03-01", "2025-03-27"], Some(CorrectionRule::Unlinked))]
#[case("unlinked, far", &["2024-03-01", "2025-03-27"], None)]
#[case("one file", &["2025-03-26 f", "2025-03-27 f"], Some(CorrectionRule::SameDocument))]
#[case("one file, a year", &["2024-03-26 f", "2025-03-26 f"], Some(CorrectionRule::SameDocument))]
#[case("one file, months", &["2024-11-26 f", "2025-03-26 f"], Some(CorrectionRule::SameDocument))]
#[case("one file, far", &["2023-11-26 f", "2025-03-26 f"], None)]
#[case("two files", &["2025-03-26 f", "2025-03-27 g"], None)]
#[case("missing once", &["2025-03-26", "-", "2025-03-27"], Some(CorrectionRule::Unlinked))]
#[case("missing long", &["2025-03-26", "-", "-", "2025-03-27"], None)]
#[case("missing, linked before", &["2025-03-26 f", "-", "2025-03-27"], None)]
#[case("there and back", &["2025-03-01", "2025-03-09", "2025-03-01 f"], Some(CorrectionRule::Reverted))]
#[case("blank", &["?", "2025-03-27"], Some(CorrectionRule::Dated))]
#[case("year", &["-", "2024-03-27 f"], Some(CorrectionRule::YearTyped))]
#[case("year, on the first list", &["2024-03-27 f", "2024-03-27 f"], None)]
fn a_corrected_date_is_one_agreement(
    #[case] what: &str,
    #[case] printed: &[&str],
    #[case] want: Option<CorrectionRule>,
) {
    let lists = (100_u32..).step_by(7).zip(printed).map(|(day, printed)| {
        let (date, file) = printed.split_once(' ').unwrap_or((printed, ""));
        let row = ("TX", "polk-county-sheriff-office", T, date, file);
        let other = ("TX", "erie-police-department", T, "2025-01-01", "o");
        if *printed == "-" { list(day, &[other]) } else { list(day, &[row, other]) }
    });
    let history = History::from_lists(lists.collect());
    assert_eq!(history.corrections.first().map(|correction| correction.rule), want, "{what}");
    let dates: HashSet<&str> =
        printed.iter().map(|p| p.split(' ').next().unwrap()).filter(|p| *p != "-").collect();
    let agreements = if want.is_some() { 2 } else { dates.len() + 1 };
    assert_eq!(history.agreements.len(), agreements, "{what}: {:?}", ids(&history));
    if let Some(correction) = history.corrections.first() {
        let signed = history.agreements.row(correction.agreement).signed;
        assert_eq!(signed, Some(correction.after), "{what}");
    }
}

#[test]
fn after_a_gap_a_date_may_be_as_old_as_it_says() {
    let other = ("TX", "erie-police-department", T, "2017-01-01", "o");
    let mut before = list(1, &[other]);
    before.list.date = "2017-08-01".parse().unwrap();
    let after = list(13, &[("TX", "polk-county-sheriff-office", T, "2019-12-31", "f"), other]);
    let history = History::from_lists(vec![before, after]);
    assert!(history.corrections.is_empty(), "{:?}", ids(&history));
}

#[test]
fn an_agency_is_not_named_after_its_addendum() {
    let row = |name, date| ("CA", name, T, date, "f");
    let plain = row("polk-county-sheriff-office", "2025-01-01");
    let addendum = row("polk-county-sheriff-office-addendum", "2025-03-01");
    for lists in [[plain, addendum], [addendum, plain]] {
        let history = two(&lists[..1], &lists[1..]);
        let names: Vec<&str> =
            history.tables.agencies.rows().iter().map(|row| history.text(row.name)).collect();
        assert_eq!(names, ["polk county sheriff office"]);
    }
}

#[test]
fn a_chain_of_corrections_is_one_agreement_with_every_date() {
    let row = |date, file| ("TX", "polk-county-sheriff-office", T, date, file);
    let history = History::from_lists(vec![
        list(100, &[row("2025-03-01", "")]),
        list(107, &[row("2025-03-05", "")]),
        list(114, &[row("2025-03-06", "f")]),
    ]);
    assert_eq!(ids(&history), ["TX-polk-county-sheriff-office#TFM#2025-03-06"]);
    let after: Vec<String> =
        history.corrections_of(AgreementIx(0)).iter().map(|c| c.after.to_string()).collect();
    assert_eq!(after, ["2025-03-05", "2025-03-06"]);
    assert_eq!(history.status(AgreementIx(0), 2), Status::Active);
}

#[test]
fn two_rows_of_one_list_never_become_one_agreement() {
    let row = |date| ("TX", "polk-county-sheriff-office", T, date, "");
    let history = two(&[row("2025-03-01"), row("2025-03-05")], &[row("2025-03-06")]);
    assert_eq!(history.agreements.len(), 2, "{:?}", ids(&history));
}

/// Names that the rules may take for one another.
const NAMES: [&str; 9] = [
    "polk-county-jail",
    "polk-county-sheriff-office",
    "polk-county-sheriff-department",
    "polk-couny-sheriff-office",
    "city-of-tampa-police-department",
    "tampa-pd",
    "tampa-police-department-of-tampa",
    "alachua-police-departent",
    "alachua-police-department",
];

const DATES: [&str; 4] = ["2025-02-01", "2025-02-03", "2024-02-03", ""];

fn random_lists() -> impl Strategy<Value = Vec<CleanList>> {
    let row = (
        prop::sample::select(NAMES.to_vec()),
        prop::sample::select(vec![T, W]),
        prop::sample::select(DATES.to_vec()),
        prop::sample::select(vec!["", "f", "g"]),
    );
    let rows = prop::collection::vec(row, 0..5);
    prop::collection::vec(rows, 0..7).prop_map(|lists| {
        let listed = (40_u32..).step_by(5).zip(lists);
        let rows = |rows: Vec<(&'static str, Model, &'static str, &'static str)>| {
            rows.into_iter().map(|(n, m, d, f)| ("FL", n, m, d, f)).collect::<Vec<_>>()
        };
        listed.map(|(day, of)| list(day, &rows(of))).collect()
    })
}

/// What a list prints, once spellings are canonical: state, name, model, date.
fn printed(
    lists: &[CleanList],
    at: usize,
) -> HashSet<(Option<State>, String, Option<Model>, String)> {
    let list = &lists[at];
    let readings = list.listings.iter().map(|row| list.tables.readings.row(row.reading));
    readings
        .map(|reading| {
            let agency = list.tables.agencies.row(reading.agency);
            let name =
                canonical(agency.state, list.tables.texts.get(agency.slug)).name.into_owned();
            (agency.state, name, reading.model, format!("{:?}", reading.signed))
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_is_active_is_exactly_what_the_list_prints(lists in random_lists()) {
        let history = History::from_lists(lists.clone());
        for position in 0..history.participating.len() {
            let active = history
                .agreements
                .handles()
                .filter(|&ix| history.status(ix, position) == Status::Active)
                .count();
            prop_assert_eq!(active, printed(&lists, position).len(), "list {}", position);
        }
    }

    #[test]
    fn the_order_of_the_lists_makes_no_difference_to_identity(lists in random_lists(), turn in 0_usize..7) {
        let mut turned = lists.clone();
        let by = turn.min(turned.len());
        turned.rotate_left(by);
        prop_assert_eq!(
            encode(&History::from_lists(lists)).unwrap(),
            encode(&History::from_lists(turned)).unwrap()
        );
    }

    #[test]
    fn a_dataset_keeps_spellings_and_dates(lists in random_lists()) {
        let history = History::from_lists(lists);
        let Ok(Dataset::Current(back)) = decode(&encode(&history).unwrap()) else {
            panic!("not a current dataset")
        };
        prop_assert_eq!(ids(&history), ids(&back));
        prop_assert_eq!(&history.corrections, &back.corrections);
        let spellings = |history: &History| -> Vec<_> {
            let all = history.spellings.iter();
            all.map(|s| (s.agency, history.text(s.printed).to_owned(), s.rule)).collect()
        };
        prop_assert_eq!(spellings(&history), spellings(&back));
        prop_assert_eq!(&history.likely_pairs, &back.likely_pairs);
    }
}
