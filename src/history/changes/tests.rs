//! What changes between lists made by hand, and between lists drawn at random.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::super::tests::{Row, list, random_lists};
use super::*;
use crate::model::{AgencyKind, CleanList, EndReason, Link, Model};

const T: Model = Model::TaskForce;
const W: Model = Model::WarrantService;
const J: Model = Model::JailEnforcement;

/// A history of participating lists, each on its day of 2025.
fn history(lists: &[(u32, &[Row])]) -> History {
    let lists = lists.iter().map(|&(day, rows)| list(ListKind::Participating, day, rows));
    History::from_lists(lists.collect())
}

fn between(history: &History, from: usize, to: usize) -> Changes {
    let point = |participating| Point { participating: Some(participating), pending: None };
    history.changes(point(from), point(to))
}

fn ids<'a>(history: &History, agreements: impl Iterator<Item = &'a AgreementIx>) -> Vec<String> {
    agreements.map(|&ix| history.agreement_id(ix)).collect()
}

fn signed(history: &History, changes: &Changes) -> Vec<String> {
    ids(history, changes.signed.iter().map(|change| &change.agreement))
}

#[test]
fn signed_is_what_the_later_list_has_and_the_earlier_one_has_not() {
    let history = history(&[(60, &[(1, T, 3)]), (61, &[(1, T, 3), (2, W, 4)])]);
    let changes = between(&history, 0, 1);
    assert_eq!(signed(&history, &changes), ["AZ-agency-2#WSO#2025-02-04"]);
    assert_eq!(changes.signed[0].returned, None);
    assert_eq!((changes.before, changes.after), (1, 2));
    assert!(changes.ended.is_empty() && changes.corrected.is_empty());
}

#[test]
fn what_was_listed_before_the_earlier_list_returned() {
    let history = history(&[(60, &[(1, T, 3)]), (61, &[]), (62, &[(1, T, 3)])]);
    assert_eq!(between(&history, 1, 2).signed[0].returned, Some(history.participating[0]));
    assert!(between(&history, 0, 2).is_empty());
    assert!(between(&history, 1, 1).is_empty());
}

#[test]
fn an_ending_is_unconfirmed_until_two_lists_and_seven_days_lack_it() {
    let history = history(&[(60, &[(1, T, 3), (2, W, 4)]), (61, &[(1, T, 3)]), (70, &[(1, T, 3)])]);
    let soon = between(&history, 0, 1).ended[0];
    assert!(!soon.confirmed);
    assert!(matches!(soon.status(), Status::Unconfirmed(_)));
    let later = between(&history, 0, 2).ended[0];
    assert!(matches!(later.status(), Status::Ended(_)));
    let lists = [later.ending.last_listed, later.ending.first_missing];
    assert_eq!(lists, [history.participating[0], history.participating[1]]);
    assert_eq!(later.ending.reason, Some(EndReason::Left));
    assert_eq!(later.successor, None);
    assert!(between(&history, 1, 2).is_empty(), "it was gone already");
}

#[test]
fn the_agreement_that_takes_the_place_is_named() {
    type Case = (&'static [Row], EndReason, Option<&'static str>);
    const CASES: [Case; 4] = [
        (&[(1, T, 9)], EndReason::SwitchedModel, Some("AK-agency-1#TFM#2025-02-09")),
        (&[(1, W, 9)], EndReason::Superseded, Some("AK-agency-1#WSO#2025-02-09")),
        // The same model goes before another one, and before one signed earlier.
        (&[(1, J, 1), (1, W, 9)], EndReason::Superseded, Some("AK-agency-1#WSO#2025-02-09")),
        (&[(3, T, 9)], EndReason::Left, None),
    ];
    for (rows, reason, successor) in CASES {
        // A list between, without which the second date would be a correction of the first.
        let history = history(&[(60, &[(1, W, 3)]), (61, &[]), (62, rows), (70, rows)]);
        let gone = between(&history, 0, 3).ended[0];
        assert_eq!(gone.ending.reason, Some(reason), "{rows:?}");
        let id = gone.successor.map(|ix| history.agreement_id(ix));
        assert_eq!(id.as_deref(), successor, "{rows:?}");
        let unconfirmed = between(&history, 0, 2).ended[0];
        assert_eq!((unconfirmed.ending.reason, unconfirmed.successor), (None, gone.successor));
    }
}

#[test]
fn what_came_and_went_between_is_told() {
    let rows: &[Row] = &[(1, T, 3)];
    let history = history(&[(60, rows), (61, &[(1, T, 3), (2, W, 4)]), (62, rows), (70, rows)]);
    let changes = between(&history, 0, 3);
    let passed = ids(&history, changes.passed.iter().map(|gone| &gone.agreement));
    assert_eq!(passed, ["AZ-agency-2#WSO#2025-02-04"]);
    assert!(changes.signed.is_empty() && changes.ended.is_empty());
}

/// Four lists with one agreement, whose reading `change` alters on the last two.
fn corrected(change: impl Fn(&mut CleanList, u32)) -> (History, Changes) {
    let lists: Vec<CleanList> = (0..4)
        .map(|i| {
            let mut list = list(ListKind::Participating, 60 + i, &[(2, T, 3)]);
            change(&mut list, i);
            list
        })
        .collect();
    let history = History::from_lists(lists);
    let changes = between(&history, 0, 3);
    (history, changes)
}

fn reading(list: &mut CleanList) -> &mut crate::model::Reading {
    let reading = list.listings[0].reading;
    list.tables.readings.row_mut(reading)
}

#[test]
fn a_correction_has_the_list_that_first_prints_it() {
    let (history, changes) = corrected(|list, i| {
        let printed = list.tables.texts.intern("a type");
        let reading = reading(list);
        reading.kind = Some(if i < 2 { AgencyKind::County } else { AgencyKind::Municipality });
        reading.printed[Column::Type.position()] = printed;
    });
    let [change] = changes.corrected[..] else { panic!("{changes:?}") };
    assert_eq!(change.column, Column::Type);
    assert_eq!(history.list_of(change.before), history.participating[0]);
    assert_eq!(history.list_of(change.first), history.participating[2]);
    assert!(changes.documents.is_empty());
}

#[test]
fn a_column_that_only_the_later_list_has_corrects_nothing() {
    let (_, changes) = corrected(|list, i| {
        let printed = list.tables.texts.intern("County");
        let reading = reading(list);
        if i >= 2 {
            reading.kind = Some(AgencyKind::County);
            reading.printed[Column::Type.position()] = printed;
        }
    });
    assert!(changes.is_empty(), "{changes:?}");
}

#[test]
fn a_document_posted_is_no_correction_and_another_address_is() {
    let moved = |first: Link, second: &'static str| {
        corrected(move |list, i| {
            let address = Link::Address(list.tables.texts.intern(second));
            reading(list).moa = if i < 2 { first } else { address };
        })
    };
    for first in [Link::None, Link::Pending] {
        let (_, changes) = moved(first, "https://example.org/a.pdf");
        assert_eq!((changes.corrected.len(), changes.documents.len()), (0, 1));
    }
    let (_, changes) = corrected(|list, i| {
        let text = if i < 2 { "https://example.org/a.pdf" } else { "https://example.org/b.pdf" };
        let text = list.tables.texts.intern(text);
        reading(list).moa = Link::Address(text);
    });
    assert_eq!((changes.corrected.len(), changes.documents.len()), (1, 0));
    assert_eq!(changes.corrected[0].column, Column::Moa);
}

#[test]
fn a_name_is_corrected_where_it_differs_mended() {
    let (history, changes) = corrected(|list, i| {
        // The repair says "Agency 2" whatever is printed, so that blanks correct nothing.
        let printed = list.tables.texts.intern(if i < 2 { "Agency 2 " } else { " Agency  2" });
        reading(list).printed[Column::Agency.position()] = printed;
    });
    assert!(changes.is_empty(), "{changes:?}");
    assert_eq!(history.name_on(ListingIx(0)), "Agency 2");
}

#[test]
fn applications_come_are_signed_or_go() {
    let pending = |day, rows: &[Row]| list(ListKind::Pending, day, rows);
    let history = History::from_lists(vec![
        pending(50, &[(1, T, 1), (2, W, 1)]),
        pending(61, &[(3, J, 1)]),
        list(ListKind::Participating, 49, &[(5, T, 1)]),
        // Pending since 19 February, signed on the 22nd.
        list(ListKind::Participating, 60, &[(5, T, 1), (1, T, 22)]),
    ]);
    let from = Point { participating: Some(0), pending: Some(0) };
    let to = Point { participating: Some(1), pending: Some(1) };
    let ApplicationChanges { new, signed, withdrawn, .. } = history.changes(from, to).applications;
    let agency = |ix: &ApplicationIx| {
        let agency = history.applications.row(*ix).agency;
        history.text(history.tables.agencies.row(agency).name).to_owned()
    };
    assert_eq!(new.iter().map(agency).collect::<Vec<_>>(), ["Agency 3"]);
    assert_eq!(withdrawn.iter().map(agency).collect::<Vec<_>>(), ["Agency 2"]);
    assert_eq!(signed.len(), 1);
    assert_eq!(history.agreement_id(signed[0].agreement), "AK-agency-1#TFM#2025-02-22");
    assert_eq!(signed[0].days, Some(3));
    assert!(history.changes(to, to).applications.is_empty());
}

#[test]
fn before_the_first_list_there_is_nothing() {
    let history = history(&[(60, &[(1, T, 3)])]);
    let day = |day| NaiveDate::from_yo_opt(2025, day).unwrap();
    let changes = history.changes(history.point(day(1)), history.point(day(60)));
    assert_eq!(signed(&history, &changes), ["AK-agency-1#TFM#2025-02-03"]);
    assert!(History::default().changes(Point::default(), Point::default()).is_empty());
}

#[test]
fn lists_in_the_order_given_keep_it_and_all_count() {
    let many: Vec<Row> = (0..40).map(|n| (n, T, 1)).collect();
    let lists = vec![
        list(ListKind::Participating, 60, &many),
        list(ListKind::Participating, 60, &many[..5]),
    ];
    let mut swapped = lists.clone();
    swapped.reverse();
    let (history, refused) = History::in_the_order_given(lists);
    assert_eq!(refused, [history.participating[1]]);
    assert_eq!(between(&history, 0, 1).ended.len(), 35);
    let (history, refused) = History::in_the_order_given(swapped);
    assert!(refused.is_empty());
    assert_eq!(between(&history, 0, 1).signed.len(), 35);
    assert_eq!(history.lists.rows()[0].date, NaiveDate::from_yo_opt(2025, 60).unwrap());
}

/// The agreements on a list, by its rows alone.
fn standing_on(history: &History, position: usize) -> BTreeSet<AgreementIx> {
    let rows = history.listings_of(history.participating[position]);
    rows.filter_map(|(_, row)| history.agreement_of(row.reading)).collect()
}

proptest! {
    #[test]
    fn changes_are_the_difference_of_the_sets(lists in random_lists()) {
        let history = History::from_lists(lists);
        let sets: Vec<_> =
            (0..history.participating.len()).map(|at| standing_on(&history, at)).collect();
        for (from, before) in sets.iter().enumerate() {
            for (to, after) in sets.iter().enumerate().skip(from) {
                let changes = between(&history, from, to);
                let signed: BTreeSet<_> = changes.signed.iter().map(|c| c.agreement).collect();
                let ended: BTreeSet<_> = changes.ended.iter().map(|c| c.agreement).collect();
                prop_assert_eq!(&signed, &(after - before));
                prop_assert_eq!(&ended, &(before - after));
                prop_assert_eq!((changes.before, changes.after), (before.len(), after.len()));
                let earlier = |ix: &AgreementIx| sets[..from].iter().any(|set| set.contains(ix));
                let between = |ix: &AgreementIx| sets[from..=to].iter().any(|set| set.contains(ix));
                for listed in &changes.signed {
                    prop_assert_eq!(listed.returned.is_some(), earlier(&listed.agreement));
                }
                let passed: BTreeSet<_> = changes.passed.iter().map(|c| c.agreement).collect();
                let expected = history.agreements.handles().filter(|ix| {
                    between(ix) && !earlier(ix) && !before.contains(ix) && !after.contains(ix)
                });
                prop_assert_eq!(passed, expected.collect());
            }
        }
    }

    #[test]
    fn changes_compose(lists in random_lists()) {
        let history = History::from_lists(lists);
        let count = history.participating.len();
        let signed = |from, to| -> BTreeSet<AgreementIx> {
            between(&history, from, to).signed.iter().map(|change| change.agreement).collect()
        };
        for from in 0..count {
            for to in from..count {
                for middle in from..=to {
                    let both = &signed(from, middle) | &signed(middle, to);
                    prop_assert!(signed(from, to).is_subset(&both));
                }
            }
        }
    }
}
