//! What is said first of what changed: each rule on lists made for it, and all of them over random
//! histories.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a fault here is a failed test")]

mod query_support;
#[path = "query_support/random.rs"]
mod random;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use g287::history::History;
use g287::model::{Acceptance, AgreementIx, CleanList, ListKind, Status};
use g287::query::brief::{BriefItem, BriefSubject, RULES};
use g287::query::{Day, Filter, Question};
use proptest::prelude::*;
use query_support::{Row, list, row};
use random::{any_filter, any_history};
use rstest::rstest;

const FROM: &str = "2025-03-01";
const TO: &str = "2025-03-10";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn listed(date: &str, rows: &[Row]) -> CleanList {
    list(ListKind::Participating, date, rows)
}

fn pending(date: &str, rows: &[Row]) -> CleanList {
    list(ListKind::Pending, date, rows)
}

/// What is said between two days: the name of the rule, and the text.
fn said(history: &History, from: &str, to: &str, filter: &Filter) -> Vec<(&'static str, String)> {
    let at = Day::new(history, day(to));
    let question = Question::new(history, &at, filter);
    let changes = question.changes(history.point(day(from)));
    let items = question.brief(&changes);
    items.into_iter().map(|item| (item.rule.name, item.text)).collect()
}

/// What is said of lists from the first of March to the tenth.
fn said_of(lists: Vec<CleanList>) -> Vec<(&'static str, String)> {
    said(&History::from_lists(lists), FROM, TO, &Filter::default())
}

/// A police department of Florida, which is on every list.
fn always() -> Row {
    row("FL", "Always Police Department", "", "TFM", "2025-02-01")
}

fn nowhere(model: &str, signed: &str) -> Row {
    row("FL", "Nowhere Police Department", "", model, signed)
}

fn in_county(mut row: Row, fips: u32, name: &str) -> Row {
    row.county = Some((fips, name.into()));
    row
}

/// Lists of the first and of the tenth of March.
fn two(before: &[Row], after: &[Row]) -> Vec<CleanList> {
    vec![listed(FROM, before), listed(TO, after)]
}

#[rstest]
#[case::state_first(
    two(&[always()], &[always(), row("KS", "Zed County Sheriff's Office", "", "TFM", "2025-03-05")]),
    &[("state-first", "Kansas has its first agreement in this record: Zed County Sheriff's Office, \
      task force, signed 5 March 2025.")]
)]
#[case::state_last(
    two(&[always(), row("KS", "Zed County Sheriff's Office", "", "TFM", "2025-02-05")], &[always()]),
    &[("state-last", "Kansas has no agreement on the list any more. Zed County Sheriff's Office, \
      task force, signed 5 February 2025: on the list of 1 March 2025, missing from that of 10 \
      March 2025; unconfirmed.")]
)]
#[case::state_again(
    vec![
        listed("2024-01-01", &[always(), row("KS", "Zed County Sheriff's Office", "", "WSO", "2023-02-05")]),
        listed("2024-02-01", &[always()]),
        listed("2024-06-01", &[always()]),
        listed(FROM, &[always()]),
        listed(TO, &[always(), row("KS", "Yon County Sheriff's Office", "", "TFM", "2025-03-05")]),
    ],
    &[("state-again", "Kansas has an agreement on the list again: Yon County Sheriff's Office, task \
      force, signed 5 March 2025. The last one before was on the list of 1 January 2024.")]
)]
#[case::body_first(
    two(&[always()], &[always(), row("FL", "Zed College Police", "", "TFM", "2025-03-05")]),
    &[("body-first", "The first agreement in this record of a campus police force, a kind that g287 \
      reads from names: Zed College Police (Fla.), task force, signed 5 March 2025.")]
)]
#[case::task_force_again(
    vec![
        listed("2012-10-16", &[always(), nowhere("TFM", "2008-06-15")]),
        listed("2012-12-31", &[always()]),
        listed("2013-03-01", &[always()]),
        listed(FROM, &[always()]),
        listed(TO, &[always(), nowhere("TFM", "2025-03-05")]),
    ],
    &[("task-force-again", "Nowhere Police Department (Fla.) is in the task force model again, by \
      an agreement signed 5 March 2025; before 2013 it was in it by one signed 15 June 2008, last \
      on the list of 16 October 2012.")]
)]
#[case::came_back(
    vec![
        listed("2023-01-01", &[always(), nowhere("WSO", "2020-06-15")]),
        listed("2023-01-10", &[always()]),
        listed("2023-02-10", &[always()]),
        listed(FROM, &[always()]),
        listed(TO, &[always(), nowhere("TFM", "2025-03-05")]),
    ],
    &[("came-back", "Nowhere Police Department (Fla.) is on the list again after at least 2 years \
      without an agreement: task force, signed 5 March 2025. It was last on the list of 1 January \
      2023 and is missing from the next one, of 10 January 2023.")]
)]
#[case::left_when_it_is_confirmed(
    vec![
        listed("2025-02-20", &[always(), nowhere("WSO", "2024-01-15")]),
        listed(FROM, &[always()]),
        listed(TO, &[always()]),
    ],
    &[("left", "Nowhere Police Department (Fla.) left between 20 February 2025 and 1 March 2025: \
      warrant service, signed 15 January 2024; it first signed at least 13 months before.")]
)]
#[case::missing_until_then(
    two(&[always(), nowhere("WSO", "2024-01-15")], &[always()]),
    &[("missing", "Nowhere Police Department (Fla.) is missing from the list of 10 March 2025; \
      no later list confirms that yet.")]
)]
#[case::state_agency(
    two(&[always()], &[always(), row("FL", "Zed Gaming Commission", "", "TFM", "2025-03-05")]),
    &[("state-agency", "Zed Gaming Commission (Fla.), a state agency by ICE's TYPE, is new on the \
      list: task force, signed 5 March 2025.")]
)]
#[case::large_county(
    two(&[always()], &[always(), in_county(nowhere("TFM", "2025-03-05"), 12_011, "Broward County")]),
    &[("large-county", "Broward County, Florida (1,952,778 people by the 2019 estimate) has its \
      first agreement of a local agency in this record: Nowhere Police Department, task force, \
      signed 5 March 2025.")]
)]
#[case::county_first(
    two(&[always()], &[always(), in_county(nowhere("TFM", "2025-03-05"), 12_077, "Liberty County")]),
    &[("county-first", "1 county has the first agreement of a local agency in this record (8,354 \
      people by the 2019 estimate): Liberty County (Fla.).")]
)]
#[case::county_whose_name_an_agency_of_old_lists_has(
    two(
        &[always(), row("FL", "Liberty County Jail", "", "TFM", "2025-02-05")],
        &[
            always(),
            row("FL", "Liberty County Jail", "", "TFM", "2025-02-05"),
            in_county(nowhere("TFM", "2025-03-05"), 12_077, "Liberty County"),
        ],
    ),
    &[]
)]
#[case::model_switched(
    two(&[always(), nowhere("WSO", "2024-01-15")], &[always(), nowhere("TFM", "2025-03-05")]),
    &[("model-switched", "Nowhere Police Department (Fla.) switched from warrant service to task \
      force.")]
)]
#[case::model_added(
    two(
        &[always(), nowhere("WSO", "2024-01-15")],
        &[always(), nowhere("WSO", "2024-01-15"), nowhere("TFM", "2025-03-05")],
    ),
    &[("model-added", "Nowhere Police Department (Fla.) added task force to warrant service.")]
)]
#[case::model_dropped(
    two(
        &[always(), nowhere("WSO", "2024-01-15"), nowhere("TFM", "2025-02-05")],
        &[always(), nowhere("TFM", "2025-02-05")],
    ),
    &[("model-dropped", "Nowhere Police Department (Fla.) dropped warrant service and kept task \
      force (not confirmed yet).")]
)]
#[case::reappeared(
    vec![
        listed(FROM, &[always(), nowhere("WSO", "2024-01-15")]),
        listed("2025-03-04", &[always()]),
        listed("2025-03-06", &[always()]),
        listed(TO, &[always(), nowhere("WSO", "2024-01-15")]),
    ],
    &[("reappeared", "1 agreement is on the list again since that of 10 March 2025, missing from 2 \
      lists after that of 1 March 2025: Nowhere Police Department (Fla.).")]
)]
#[case::came_and_went(
    vec![
        listed(FROM, &[always()]),
        listed("2025-03-04", &[always(), nowhere("WSO", "2025-03-02")]),
        listed(TO, &[always()]),
    ],
    &[("came-and-went", "1 agreement came and went between the two lists: Nowhere Police Department \
      (Fla.), warrant service (listed 4 March 2025).")]
)]
#[case::nothing(two(&[always()], &[always()]), &[])]
#[case::no_earlier_list(vec![listed(TO, &[always(), nowhere("TFM", "2025-03-05")])], &[])]
fn a_rule_says_it_in_a_sentence_and_nothing_is_said_twice(
    #[case] lists: Vec<CleanList>,
    #[case] expected: &[(&'static str, &str)],
) {
    let expected: Vec<_> = expected.iter().map(|&(rule, text)| (rule, text.to_owned())).collect();
    assert_eq!(said_of(lists), expected);
}

/// So many agencies of Texas.
fn texas(count: usize) -> Vec<Row> {
    let row =
        |number| row("TX", &format!("Number {number} Police Department"), "", "TFM", "2025-02-05");
    (0..count).map(row).collect()
}

#[test]
fn thresholds_are_said_of_all_of_a_model_and_of_a_state_as_far_as_the_filter_asks_for_all() {
    let history = History::from_lists(two(&texas(98), &texas(102)));
    let rules = |filter: &Filter| -> Vec<String> {
        let said = said(&history, FROM, TO, filter).into_iter();
        said.filter(|(rule, _)| *rule == "threshold").map(|(_, text)| text).collect()
    };
    let counts = "98 on the list of 1 March 2025, 102 on that of 10 March 2025.";
    let reaches = |who: &str, what: &str| {
        format!("{who} reaches 100 {what}, for the first time in this record: {counts}")
    };
    let all = [
        reaches("The program", "agreements"),
        reaches("The program", "agencies"),
        reaches("The task force model", "agreements"),
        reaches("Texas", "agreements"),
    ];
    assert_eq!(rules(&Filter::default()), all);
    let texas = g287::query::values::states("tx").unwrap();
    assert_eq!(rules(&Filter { states: texas, ..Filter::default() }), all[3..]);
    let task_force = g287::query::values::models("tfm").unwrap();
    assert_eq!(rules(&Filter { models: task_force, ..Filter::default() }), all[2..3]);
    assert_eq!(rules(&Filter { states: texas, models: task_force, ..Filter::default() }), [""; 0]);
}

#[test]
fn what_is_said_of_many_is_counted_after_the_first_ones() {
    let states = ["KS", "IA", "NE", "OK", "TX", "AR", "MO", "LA", "MS"];
    let mut after = vec![always()];
    let zed = |state: &&str| row(state, "Zed Police Department", "", "TFM", "2025-03-05");
    after.extend(states.iter().map(zed));
    let said = said_of(two(&[always()], &after));
    let firsts: Vec<&String> =
        said.iter().filter(|said| said.0 == "state-first").map(|said| &said.1).collect();
    assert_eq!(firsts.len(), 7);
    let text = firsts[6];
    assert_eq!(
        text,
        "And 3 more states and territories have their first agreement in this record: Nebraska, \
         Oklahoma and Texas."
    );
}

#[test]
fn a_list_that_is_left_out_or_misnamed_is_named() {
    let mut lists = two(&texas(30), &texas(31));
    lists.insert(1, listed("2025-03-05", &texas(5)));
    let mut swapped = pending("2025-03-06", &texas(2));
    swapped.list.file = "participatingAgencies03062025am.xlsx".into();
    lists.push(swapped);
    let history = History::from_lists(lists);
    assert!(history.lists.rows().iter().any(|list| list.acceptance != Acceptance::Accepted));
    let said = said(&history, FROM, TO, &Filter::default());
    let of = |rule: &str| said.iter().find(|said| said.0 == rule).map(|said| said.1.clone());
    assert_eq!(
        of("list-left-out").unwrap(),
        "The participating list of 5 March 2025 is left out: it has 5 rows, and the one before it 30."
    );
    assert_eq!(
        of("list-of-other-kind").unwrap(),
        "participatingAgencies03062025am.xlsx is named participating, and is a pending list by its \
         columns and rows."
    );
}

#[test]
fn applications_are_spoken_of_only_by_a_pending_list_of_the_last_14_days() {
    let zed = row("FL", "Zed Police Department", "", "WSO", "");
    let lists = |newest: &str| {
        vec![
            listed(FROM, &[always()]),
            listed(TO, &[always(), nowhere("TFM", "2025-03-05")]),
            pending("2025-02-10", &[always()]),
            pending("2025-02-20", &[nowhere("TFM", ""), zed.clone()]),
            pending(newest, std::slice::from_ref(&zed)),
        ]
    };
    let of = |newest: &str, rule: &str| {
        let said = said_of(lists(newest));
        said.into_iter().find(|said| said.0 == rule).map(|said| said.1)
    };
    assert_eq!(
        of("2025-03-04", "signed-fastest").unwrap(),
        "Signed fastest of 1 application: 13 days after the first pending list that names it: \
         Nowhere Police Department (Fla.) [task force]."
    );
    assert_eq!(
        of("2025-03-04", "waiting-longest").unwrap(),
        "Waiting longest of 1 application, by the pending list of 4 March 2025: 1 application for \
         12 days, since that of 20 February 2025: Zed Police Department (Fla.) [warrant service]."
    );
    let history = History::from_lists(lists("2025-02-22"));
    for (_, text) in said(&history, "2025-02-21", TO, &Filter::default()) {
        assert!(!text.contains("longest") && !text.contains("fastest"), "{text}");
    }
}

#[test]
fn an_application_waits_since_it_has_been_on_every_list_and_not_where_it_is_held() {
    let zed = row("FL", "Zed Police Department", "", "WSO", "");
    let yon = row("FL", "Yon Police Department", "", "WSO", "");
    let held = row("FL", "Nowhere Police Department", "", "TFM", "");
    let said = said_of(vec![
        listed(FROM, &[always()]),
        listed(TO, &[always(), nowhere("TFM", "2025-03-05")]),
        pending("2025-02-10", &[zed.clone(), held.clone()]),
        pending("2025-02-20", &[yon.clone(), held.clone()]),
        pending("2025-02-25", &[zed.clone(), yon.clone(), held.clone()]),
        pending("2025-03-04", &[zed, yon, held]),
    ]);
    let longest = said.iter().find(|said| said.0 == "waiting-longest").unwrap();
    assert_eq!(
        longest.1,
        "Waiting longest of 2 applications, by the pending list of 4 March 2025: 1 application for \
         12 days, since that of 20 February 2025: Yon Police Department (Fla.) [warrant service]."
    );
}

#[test]
fn every_rule_has_a_name_of_its_own_and_a_sentence() {
    let names: BTreeSet<&str> = RULES.iter().map(|rule| rule.name).collect();
    assert_eq!(names.len(), RULES.len());
    for rule in &RULES {
        assert!(rule.sentence.ends_with('.'), "{}", rule.name);
    }
}

/// Whether any list up to a position has an agreement.
fn listed_by(history: &History, ix: AgreementIx, position: usize) -> bool {
    history.status_without_reason(ix, position) != Status::NotYet
}

/// What has to hold of an item, by its rows alone.
fn check(history: &History, day: &Day, from: usize, filter: &Filter, item: &BriefItem) {
    let to = day.position.unwrap();
    assert!(item.text.ends_with('.') && !item.text.contains("  "), "{}", item.text);
    for row in &item.rows {
        let Some(listing) = row.listing else { continue };
        assert_eq!(history.list_of(listing), row.list);
        let reading = history.listings.row(listing).reading;
        match row.subject {
            BriefSubject::Agreement(ix) => assert_eq!(history.agreement_of(reading), Some(ix)),
            BriefSubject::Application(_) => {
                assert!(history.application_of(reading).is_some());
            }
            BriefSubject::List => {}
        }
    }
    let agreements = item.rows.iter().filter_map(|row| match row.subject {
        BriefSubject::Agreement(ix) => Some(ix),
        _ => None,
    });
    let state = |ix| history.tables.agencies.row(history.agreements.row(ix).agency).state;
    for ix in agreements {
        if !filter.states.is_empty() {
            assert!(filter.states.allows(state(ix)), "{}: {}", item.rule.name, item.text);
        }
        let own = || history.agreements.handles().filter(|&other| state(other) == state(ix));
        let agency = history.agreements.row(ix).agency;
        match item.rule.name {
            "state-first" => assert!(!own().any(|other| listed_by(history, other, from))),
            "state-again" => assert!(!own().any(|other| history.stands(other, from))),
            "state-last" => assert!(!own().any(|other| history.stands(other, to))),
            "state-agency" => {
                let mut own = history.agreements_of(agency);
                assert!(!own.any(|other| listed_by(history, other, from)));
            }
            "left" | "missing" => {
                let mut own = history.agreements_of(agency);
                assert!(!own.any(|other| history.stands(other, to)));
            }
            "county-first" => {
                let county = day.agency_facts(agency).county;
                assert!(county.is_some());
                for (other, row) in history.agreements.iter() {
                    let same = day.agency_facts(row.agency).county == county;
                    let local =
                        day.agency_facts(row.agency).kind != Some(g287::model::AgencyKind::State);
                    assert!(!(same && local && listed_by(history, other, from)));
                }
            }
            "reappeared" => assert!(history.stands(ix, to)),
            "came-and-went" => {
                assert!(!listed_by(history, ix, from) && !history.stands(ix, to));
            }
            _ => {}
        }
    }
}

proptest! {
    #[test]
    fn what_is_said_holds_and_is_said_once(history in any_history(), filter in any_filter(), back in 0_usize..6) {
        let Some(day) = Day::last(&history) else { return Ok(()) };
        let Some(to) = day.position else { return Ok(()) };
        let from = to.saturating_sub(back);
        let point = history.point_of(ListKind::Participating, from).unwrap();
        let question = Question::new(&history, &day, &filter);
        let changes = question.changes(point);
        let items = question.brief(&changes);
        prop_assert_eq!(&items, &question.brief(&changes));
        let mut seen: Vec<AgreementIx> = Vec::new();
        for item in &items {
            check(&history, &day, from, &filter, item);
            if matches!(item.rule.name, "left" | "missing" | "county-first" | "state-agency" | "model-added") {
                let mut own: Vec<AgreementIx> = item.rows.iter().filter_map(|row| match row.subject {
                    BriefSubject::Agreement(ix) => Some(ix),
                    _ => None,
                }).collect();
                own.dedup();
                prop_assert!(own.iter().all(|ix| !seen.contains(ix)), "{} twice", item.text);
                seen.extend(own);
            }
        }
        let ranks = items.iter().map(|item| RULES.iter().position(|rule| rule == item.rule));
        prop_assert!(ranks.is_sorted());
    }
}
