//! Histories for tests: lists made by hand, and lists drawn at random.

use chrono::NaiveDate;
use proptest::prelude::*;
use rstest::rstest;

use super::data::History;
use crate::model::{
    Acceptance, AsRead, CleanList, Column, DateRule, Digest, Doubt, DoubtKind, Edition, EndReason,
    Link, List, ListKind, Listing, Membership, Model, Outcome, Problem, Reading, Repair, Rule,
    State, Status, Tables, Text,
};

/// One row: agency number, model, day of signature in February 2025.
pub(super) type Row = (u8, Model, u32);

/// A participating list of `rows`, published on that day of 2025.
pub(super) fn list(kind: ListKind, day: u32, rows: &[Row]) -> CleanList {
    let date = NaiveDate::from_yo_opt(2025, day).unwrap();
    let mut tables = Tables::default();
    let mut listings = Vec::new();
    for (row, &(agency, model, signed)) in (2u32..).zip(rows) {
        let state = State::from_position(usize::from(agency % 3));
        let name = format!("Agency {agency}");
        let handle = tables.agency(state, &format!("agency-{agency}"), &name);
        let county = tables.county(state.unwrap(), 1000 + u32::from(agency), "Some County");
        let mut printed = [Text::EMPTY; Column::COUNT];
        printed[Column::Agency.position()] = tables.texts.intern(&format!("{name} "));
        let moa = tables.texts.intern("https://example.org/moa.pdf");
        let reading = Reading {
            printed,
            extras: tables.texts.intern("Note\u{1f}x"),
            agency: handle,
            county: (agency % 2 == 0).then_some(county),
            kind: None,
            model: Some(model),
            signed: (kind == ListKind::Participating)
                .then(|| NaiveDate::from_ymd_opt(2025, 2, signed).unwrap()),
            moa: if agency % 4 == 0 { Link::Pending } else { Link::Address(moa) },
            addendum: Link::None,
            archived: agency % 5 == 0,
        };
        let used = tables.texts.intern(&name);
        let repair = Repair { column: Column::Agency, used, rule: Rule::Spacing };
        let doubt = Doubt { column: Column::Type, kind: DoubtKind::Blank };
        let reading = tables.reading(reading, &[repair], &[doubt]);
        listings.push(Listing { row, reading });
    }
    let file = format!("{}{day}.xlsx", kind.name());
    CleanList {
        list: List {
            kind,
            date,
            edition: Edition { seconds: 21_600, revision: 0 },
            date_rule: DateRule::Name,
            digest: Digest([u8::try_from(day % 251).unwrap(); 32]),
            file,
            captured: None,
            given: None,
            also: Vec::new(),
            sheet: "Sheet1".into(),
            archive_prefix: "https://web.archive.org/web/2025/".into(),
            listings: 0..u32::try_from(listings.len()).unwrap(),
            acceptance: Acceptance::Accepted,
            problems: vec![Problem { row: Some(1), column: None, message: "seen".into() }],
            as_read: AsRead {
                notes: vec![Problem { row: Some(1), column: None, message: "seen".into() }],
                ..AsRead::default()
            },
        },
        listings,
        tables,
    }
}

/// Three participating lists and a pending one.
pub(super) fn lists() -> Vec<CleanList> {
    let participating = |day, rows: &[Row]| list(ListKind::Participating, day, rows);
    vec![
        participating(60, &[(1, Model::TaskForce, 3), (2, Model::JailEnforcement, 4)]),
        participating(
            61,
            &[(1, Model::TaskForce, 3), (3, Model::TaskForce, 5), (3, Model::TaskForce, 5)],
        ),
        participating(70, &[(1, Model::TaskForce, 3), (3, Model::TaskForce, 5)]),
        list(ListKind::Pending, 59, &[(3, Model::TaskForce, 1), (4, Model::WarrantService, 1)]),
        list(ListKind::Pending, 62, &[(4, Model::WarrantService, 1)]),
    ]
}

/// Up to eight lists of up to thirty rows, in order of day.
pub(super) fn random_lists() -> impl Strategy<Value = Vec<CleanList>> {
    let model = prop::sample::select(Model::ALL.to_vec());
    let row = (0_u8..12, model, 1_u32..4);
    let rows = prop::collection::vec(row, 0..30);
    prop::collection::vec((rows, prop::bool::weighted(0.3)), 0..8).prop_map(|lists| {
        (1u32..)
            .zip(lists)
            .map(|(day, (rows, pending))| {
                let kind = if pending { ListKind::Pending } else { ListKind::Participating };
                list(kind, day * 3, &rows)
            })
            .collect()
    })
}

#[test]
fn every_row_belongs_to_an_agreement_or_an_application() {
    let history = History::from_lists(lists());
    assert_eq!(history.agreements.len(), 3);
    assert_eq!(history.applications.len(), 2);
    for (ix, list) in history.lists.iter() {
        for (_, row) in history.listings_of(ix) {
            match list.kind {
                ListKind::Participating => assert!(history.agreement_of(row.reading).is_some()),
                ListKind::Pending => assert!(history.application_of(row.reading).is_some()),
            }
        }
    }
}

#[test]
fn a_row_that_stands_twice_is_one_agreement_with_its_place_told() {
    let history = History::from_lists(lists());
    let (ix, agreement) = history
        .agreements
        .iter()
        .find(|(ix, _)| history.agreement_id(*ix).contains("-3#"))
        .unwrap();
    assert_eq!(history.lists.row(history.list_of(agreement.first)).file, "participating61.xlsx");
    assert_eq!(history.lists.row(history.list_of(agreement.last)).file, "participating70.xlsx");
    assert_eq!(history.status(ix, 0), Status::NotYet);
    assert_eq!(history.status(ix, 1), Status::Active);
}

#[test]
fn missing_is_confirmed_by_two_lists_and_seven_days() {
    let history = History::from_lists(lists());
    let gone = history
        .agreements
        .handles()
        .find(|&ix| history.agreement_id(ix) == "AZ-agency-2#JEM#2025-02-04")
        .unwrap();
    assert_eq!(history.status(gone, 0), Status::Active);
    assert!(matches!(history.status(gone, 1), Status::Unconfirmed(_)));
    let Status::Ended(ending) = history.status(gone, 2) else { panic!("it has ended") };
    assert_eq!(history.lists.row(ending.last_listed).file, "participating60.xlsx");
    assert_eq!(history.lists.row(ending.first_missing).file, "participating61.xlsx");
    assert_eq!(ending.reason, Some(EndReason::Left));
}

/// The agreement of agency 1 under the task force model is on the list of day 10 and not on that
/// of day 100.
#[rstest]
#[case("another model", &[(1, Model::WarrantService, 9)])]
#[case("an older one", &[(1, Model::JailEnforcement, 1)])]
#[case("none", &[])]
fn in_a_gap_nothing_but_a_new_agreement_of_the_model_is_a_reason(
    #[case] what: &str,
    #[case] later: &[Row],
) {
    let (other, jail) = ((3, Model::TaskForce, 1), (1, Model::JailEnforcement, 1));
    let before = [other, jail, (1, Model::TaskForce, 1)];
    let after: Vec<Row> = later.iter().copied().chain([other]).collect();
    let participating = |day, rows: &[Row]| list(ListKind::Participating, day, rows);
    let history = History::from_lists(vec![
        participating(10, &before),
        participating(100, &after),
        participating(110, &after),
    ]);
    let mut agreements = history.agreements.handles();
    let own = agreements.find(|&ix| history.agreement_id(ix).contains("-1#TFM#2025-02-01"));
    let Status::Ended(ending) = history.status(own.unwrap(), 2) else { panic!("it has ended") };
    assert_eq!((ending.reason, ending.in_gap), (None, true), "{what}");
}

#[test]
fn an_application_is_pending_then_signed_or_withdrawn() {
    let history = History::from_lists(lists());
    let outcomes: Vec<_> = history
        .applications
        .handles()
        .map(|ix| (history.outcome(ix, 0, None), history.outcome(ix, 1, Some(2))))
        .collect();
    assert!(matches!(outcomes[0], (Some(Outcome::Pending), Some(Outcome::Signed(_)))));
    assert_eq!(outcomes[1], (Some(Outcome::Pending), Some(Outcome::Pending)));
}

#[test]
fn a_list_that_collapses_and_recovers_is_not_in_force() {
    type Case = (&'static [(u32, usize)], &'static [bool]);
    const CASES: [Case; 4] = [
        (&[(1, 40), (2, 10), (3, 40)], &[true, false, true]),
        (&[(1, 40), (2, 10), (3, 10)], &[true, true, true]),
        (&[(1, 40), (2, 10)], &[true, false]),
        (&[(1, 40), (2, 30), (3, 40)], &[true, true, true]),
    ];
    let many: Vec<Row> = (0..40).map(|n| (n, Model::TaskForce, 1)).collect();
    let make = |days: &[(u32, usize)]| {
        let lists =
            days.iter().map(|&(day, rows)| list(ListKind::Participating, day, &many[..rows]));
        History::from_lists(lists.collect())
    };
    let accepted = |history: &History| -> Vec<bool> {
        history.lists.rows().iter().map(|list| list.acceptance.is_accepted()).collect()
    };
    for (days, expected) in CASES {
        assert_eq!(accepted(&make(days)), expected, "{days:?}");
    }
    let history = make(&[(1, 40), (2, 10), (3, 40)]);
    let day = NaiveDate::from_yo_opt(2025, 2).unwrap();
    assert_eq!(history.in_force(ListKind::Participating, day), Some(0));
    assert!(history.agreements.handles().all(|ix| history.status(ix, 1) == Status::Active));
}

#[test]
fn an_agency_is_a_member_leaves_and_comes_back() {
    let row = (1, Model::TaskForce, 3);
    let other = (2, Model::TaskForce, 9);
    let days: [(u32, &[Row]); 7] = [
        (50, &[other]),
        (57, &[row, other]),
        (64, &[other]),
        (65, &[row, other]),
        (72, &[other]),
        (80, &[other]),
        (87, &[row, other]),
    ];
    let lists = days.map(|(day, rows)| list(ListKind::Participating, day, rows));
    let history = History::from_lists(lists.into());
    let agency = history.agency_of_id("AK-agency-1").unwrap();
    let names = (0..7).map(|position| history.membership(agency, position).name());
    let want = [
        None,
        Some("in the program"),
        Some("unconfirmed"),
        Some("in the program"),
        Some("unconfirmed"),
        Some("left"),
        Some("came back"),
    ];
    assert_eq!(names.collect::<Vec<_>>(), want);
    let Membership::CameBack(ending) = history.membership(agency, 6) else { panic!("it is back") };
    assert_eq!(history.lists.row(ending.first_missing).file, "participating72.xlsx");
}
