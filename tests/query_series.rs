//! Agreements over time against counts made one by one.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a fault here is a failed test")]

mod query_support;
#[path = "query_support/random.rs"]
mod random;

use chrono::NaiveDate;
use g287::history::History;
use g287::model::{AgreementIx, ListKind, Model};
use g287::query::{
    Break, ByModel, Choice, Day, Filter, Measure, Period, PeriodKind, Question, Series, Sort,
    StatusKind, Subject, Totals, breaks, sum, unseen,
};
use proptest::prelude::*;
use query_support::{list, row};
use random::{any_filter, any_history};

const KINDS: [PeriodKind; 5] =
    [PeriodKind::Day, PeriodKind::Week, PeriodKind::Month, PeriodKind::Quarter, PeriodKind::Year];

const MEASURES: [Measure; 4] =
    [Measure::Signed, Measure::InForce, Measure::FirstListed, Measure::Ended];

fn of(history: &History, day: &Day, filter: &Filter, measure: Measure, kind: PeriodKind) -> Series {
    Question::new(history, day, filter).series(measure, kind)
}

fn totals(history: &History, day: &Day, filter: &Filter) -> ByModel {
    Question::new(history, day, filter)
        .answer(Sort::default())
        .totals
        .models
        .map(|model| model.agreements)
}

fn with(filter: &Filter, statuses: &[StatusKind]) -> Filter {
    Filter { statuses: statuses.iter().copied().map(Some).collect(), ..filter.clone() }
}

/// The filter of the measures that count whatever its status.
fn of_any_status(filter: &Filter) -> Filter {
    if filter.statuses.is_empty() { with(filter, &StatusKind::AGREEMENT) } else { filter.clone() }
}

fn add(a: ByModel, b: ByModel) -> ByModel {
    sum(&[a, b])
}

/// What belongs to no period, because no list is known of the time.
fn unplaced(series: &Series) -> ByModel {
    series.unplaced.iter().fold(ByModel::default(), |sum, found| add(sum, found.counts))
}

/// Counts agreements one by one into the periods of a series.
fn counted(
    history: &History,
    series: &Series,
    agreements: impl Iterator<Item = (AgreementIx, NaiveDate)>,
) -> Vec<ByModel> {
    let mut counts = vec![ByModel::default(); series.counts.len()];
    for (ix, day) in agreements {
        let at = Period::of(series.first.kind, day).since(series.first).unwrap();
        counts[at][history.agreements.row(ix).model.map_or(3, Model::position)] += 1;
    }
    counts
}

fn date(history: &History, position: usize) -> NaiveDate {
    history.lists.row(history.participating[position]).date
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn signed_counts_what_passes_whatever_its_status(
        history in any_history(),
        filter in any_filter(),
        kind in prop::sample::select(&KINDS[..]),
    ) {
        let day = Day::last(&history).unwrap();
        let series = of(&history, &day, &filter, Measure::Signed, kind);
        let filter = of_any_status(&filter);
        let matching = Question::new(&history, &day, &filter).find();
        let dated = matching.iter().filter_map(|found| {
            Some((found.agreement, history.agreements.row(found.agreement).signed?))
        });
        prop_assert_eq!(&series.counts, &counted(&history, &series, dated));
        prop_assert_eq!(add(series.total(), series.apart), totals(&history, &day, &filter));
    }

    #[test]
    fn in_force_is_what_was_active_at_the_end_of_each_period(
        history in any_history(),
        filter in any_filter(),
        kind in prop::sample::select(&KINDS[..]),
    ) {
        let filter = with(&filter, &[]);
        let day = Day::last(&history).unwrap();
        let series = of(&history, &day, &filter, Measure::InForce, kind);
        for (at, counts) in series.counts.iter().enumerate() {
            let end = series.period(at).last_day().min(day.as_of);
            let position = history.in_force(ListKind::Participating, end).unwrap();
            let then = day.moved_to(&history, position).unwrap();
            prop_assert_eq!(*counts, totals(&history, &then, &filter), "at the end of {}", end);
        }
        let last = series.counts.last().copied().unwrap_or_default();
        prop_assert_eq!(last, totals(&history, &day, &filter), "the last is the header's");
    }

    #[test]
    fn first_listed_is_the_first_list_and_the_oldest_one_stands_apart(
        history in any_history(),
        filter in any_filter(),
        kind in prop::sample::select(&KINDS[..]),
    ) {
        let day = Day::last(&history).unwrap();
        let series = of(&history, &day, &filter, Measure::FirstListed, kind);
        let known = of_any_status(&filter);
        let first = |ix| (0..history.participating.len()).find(|&at| history.stands(ix, at));
        let matching = Question::new(&history, &day, &known).find();
        let later = matching.iter().filter_map(|found| {
            let first = first(found.agreement).filter(|&at| at > 0)?;
            Some((found.agreement, date(&history, first)))
        });
        prop_assert_eq!(&series.counts, &counted(&history, &series, later));
        prop_assert_eq!(add(series.total(), unplaced(&series)), totals(&history, &day, &known));
    }

    #[test]
    fn ended_is_the_first_list_without_and_what_is_unconfirmed_stands_apart(
        history in any_history(),
        filter in any_filter(),
        kind in prop::sample::select(&KINDS[..]),
    ) {
        let filter = with(&filter, &[]);
        let day = Day::last(&history).unwrap();
        let series = of(&history, &day, &filter, Measure::Ended, kind);
        let ended = with(&filter, &[StatusKind::Ended]);
        let unconfirmed = with(&filter, &[StatusKind::Unconfirmed]);
        prop_assert_eq!(add(series.total(), unplaced(&series)), totals(&history, &day, &ended));
        prop_assert_eq!(series.apart, totals(&history, &day, &unconfirmed));
        for (at, between) in series.between.iter().enumerate() {
            let some = series.counts[at] != ByModel::default();
            prop_assert_eq!(between.is_some(), some);
            if let Some((after, by)) = between {
                // Two lists can be of one day.
                prop_assert!(after <= by && Period::of(kind, *by) == series.period(at));
            }
        }
    }

    #[test]
    fn the_states_sum_to_the_whole_and_share_its_periods(
        history in any_history(),
        filter in any_filter(),
        measure in prop::sample::select(&MEASURES[..]),
    ) {
        let day = Day::last(&history).unwrap();
        let whole = of(&history, &day, &filter, measure, PeriodKind::Month);
        let kind = PeriodKind::Month;
        let states = Question::new(&history, &day, &filter).series_by_state(measure, kind);
        for (at, counts) in whole.counts.iter().enumerate() {
            let parts: Vec<ByModel> = states.iter().map(|(_, series)| series.counts[at]).collect();
            prop_assert_eq!(sum(&parts), *counts);
        }
        for (_, series) in &states {
            prop_assert_eq!((series.first, series.counts.len()), (whole.first, whole.counts.len()));
        }
    }
}

proptest! {
    #[test]
    fn what_is_compared_counts_as_each_alone(history in any_history(), filter in any_filter()) {
        let day = Day::last(&history).unwrap();
        for one in Question::new(&history, &day, &filter).compare() {
            let alone = match one.subject {
                Subject::State(state) => Filter { states: Choice::only(state), ..filter.clone() },
                Subject::Model(model) => Filter { models: Choice::only(model), ..filter.clone() },
            };
            let answer = Question::new(&history, &day, &alone).answer(Sort::default());
            prop_assert_eq!(one.totals, Totals { listings: 0, ..answer.totals });
            prop_assert_eq!(one.kinds.iter().sum::<u32>(), one.totals.agreements);
            let found = Question::new(&history, &day, &alone).find().into_iter();
            let signed: Vec<_> = found
                .filter_map(|found| history.agreements.row(found.agreement).signed)
                .collect();
            let of = |ix: Option<AgreementIx>| history.agreements.row(ix?).signed;
            prop_assert_eq!(of(one.first), signed.iter().min().copied());
            prop_assert_eq!(of(one.newest), signed.iter().max().copied());
        }
        let wanted = filter.states.len() >= 2 || filter.models.len() >= 2;
        prop_assert_eq!(!Question::new(&history, &day, &filter).compare().is_empty(), wanted);
    }
}

#[test]
fn an_ending_is_told_as_an_interval() {
    let polk = row("FL", "Polk County Sheriff's Office", "Polk County", "TFM", "2025-03-01");
    let lee = row("FL", "Lee County Sheriff's Office", "Lee County", "WSO", "2025-04-20");
    let both = [polk.clone(), lee.clone()];
    let lists: [(&str, &[_]); 5] = [
        ("2025-03-05", &both[..1]),
        ("2025-05-01", &both),
        ("2025-05-09", &both[1..]),
        ("2025-05-20", &both[1..]),
        ("2025-06-02", &[]),
    ];
    let lists = lists.map(|(date, rows)| list(ListKind::Participating, date, rows));
    let history = History::from_lists(lists.to_vec());
    let day = Day::last(&history).unwrap();
    let counts = |measure| {
        let series = of(&history, &day, &Filter::default(), measure, PeriodKind::Month);
        let counts: Vec<u32> = series.counts.iter().map(|counts| counts.iter().sum()).collect();
        let apart = add(series.apart, unplaced(&series));
        (series.first.key(), counts, apart.iter().sum::<u32>())
    };
    let march = || "2025-03".to_owned();
    assert_eq!(counts(Measure::InForce), (march(), vec![1, 1, 1, 0], 0));
    assert_eq!(counts(Measure::FirstListed), (march(), vec![0, 0, 1, 0], 1));
    assert_eq!(counts(Measure::Ended), (march(), vec![0, 0, 1, 0], 1));
    assert_eq!(counts(Measure::Signed), (march(), vec![1, 1, 0, 0], 0), "active or not");
    let series = of(&history, &day, &Filter::default(), Measure::Ended, PeriodKind::Month);
    let days = |a: &str, b: &str| Some((a.parse().unwrap(), b.parse().unwrap()));
    assert_eq!(series.between, [None, None, days("2025-05-01", "2025-05-09"), None]);
    let gap = Break::NoList {
        after: "2025-03-05".parse().unwrap(),
        before: "2025-05-01".parse().unwrap(),
    };
    assert_eq!(breaks(&history, &day), [gap]);
}

#[test]
fn a_list_that_is_not_accepted_is_a_break() {
    let all: Vec<_> = (0..40)
        .map(|at| row("FL", &format!("Town {at} Police Department"), "", "TFM", "2025-03-01"))
        .collect();
    let lists = [("2025-03-05", 40), ("2025-03-10", 3), ("2025-03-15", 40)];
    let lists = lists.map(|(date, rows)| list(ListKind::Participating, date, &all[..rows]));
    let history = History::from_lists(lists.to_vec());
    let day = Day::last(&history).unwrap();
    let found: Vec<_> = breaks(&history, &day).into_iter().map(Break::days).collect();
    let refused: NaiveDate = "2025-03-10".parse().unwrap();
    assert_eq!(found, [(refused, refused)]);
    let before = day.moved(&history, "2025-03-08".parse().unwrap());
    assert_eq!(breaks(&history, &before), [], "of a later day nothing is told");
}

#[test]
fn the_bundled_data_over_time() {
    let history = g287::record::bundled().unwrap().history;
    let day = Day::last(&history).unwrap();
    let filter = Filter::default();
    let of_lists = |jail, warrant, task_force| {
        let mut counts = ByModel::default();
        counts[Model::JailEnforcement.position()] = jail;
        counts[Model::WarrantService.position()] = warrant;
        counts[Model::TaskForce.position()] = task_force;
        counts
    };
    let newest = of_lists(182, 499, 1_162);
    for kind in KINDS {
        let active = with(&filter, &[StatusKind::Active]);
        let signed = of(&history, &day, &active, Measure::Signed, kind);
        assert_eq!(add(signed.total(), signed.apart), newest);
        let standing = of(&history, &day, &filter, Measure::InForce, kind);
        assert_eq!(standing.counts.last(), Some(&newest));
    }
    let days = of(&history, &day, &filter, Measure::InForce, PeriodKind::Day);
    let june = days.position("2025-06-06".parse().unwrap());
    assert_eq!(days.counts[june], of_lists(102, 232, 315));
    assert_eq!(breaks(&history, &day).len(), 25);
}

#[test]
fn the_bundled_data_has_no_figure_where_no_list_is_known() {
    let history = g287::record::bundled().unwrap().history;
    let day = Day::last(&history).unwrap();
    let date = |text: &str| -> NaiveDate { text.parse().unwrap() };
    let (last, first) = (date("2017-08-01"), date("2021-01-13"));
    let found: Vec<_> = unseen(&history, &day).iter().map(|s| (s.after, s.before)).collect();
    assert_eq!(found, [(last, first)], "the roster of July 2015 was captured until June 2016");

    let years = of(&history, &day, &Filter::default(), Measure::InForce, PeriodKind::Year);
    let known = |year: usize| (years.counts[year - 2010], years.unseen[year - 2010].is_some());
    let all = |counts: ByModel| counts.iter().sum::<u32>();
    assert_eq!((all(known(2010).0), all(known(2012).0), all(known(2017).0)), (71, 39, 58));
    let without: Vec<usize> = (2010..=2026).filter(|&year| known(year).1).collect();
    assert_eq!(without, [2018, 2019, 2020]);

    let listed = of(&history, &day, &Filter::default(), Measure::FirstListed, PeriodKind::Year);
    let by_then: Vec<_> =
        listed.unplaced.iter().map(|found| (found.after, found.by, all(found.counts))).collect();
    assert_eq!(by_then, [(None, date("2010-10-29"), 71), (Some(last), first, 146)]);

    let inside = day.moved(&history, date("2019-01-01"));
    assert_eq!(unseen(&history, &inside), [], "of a later list nothing is said");
    let years = of(&history, &inside, &Filter::default(), Measure::InForce, PeriodKind::Year);
    assert_eq!(years.counts.last().map(|&counts| all(counts)), Some(58));
}

#[test]
fn a_year_without_a_list_breaks_a_series() {
    let polk = row("FL", "Polk County Sheriff's Office", "Polk County", "TFM", "2020-03-01");
    let lee = row("FL", "Lee County Sheriff's Office", "Lee County", "WSO", "2020-03-20");
    let bay = row("FL", "Bay County Sheriff's Office", "Bay County", "JEM", "2022-03-20");
    let lists = [
        ("2020-05-01", vec![polk.clone(), lee]),
        ("2023-06-01", vec![polk.clone(), bay.clone()]),
        ("2023-07-01", vec![polk, bay]),
    ];
    let lists = lists.map(|(date, rows)| list(ListKind::Participating, date, &rows));
    let history = History::from_lists(lists.to_vec());
    let day = Day::last(&history).unwrap();
    let of = |measure| {
        let series = of(&history, &day, &Filter::default(), measure, PeriodKind::Year);
        let sum = |counts: &ByModel| counts.iter().sum::<u32>();
        let counts: Vec<u32> = series.counts.iter().map(sum).collect();
        let unseen: Vec<bool> = series.unseen.iter().map(Option::is_some).collect();
        let unplaced: Vec<_> = series
            .unplaced
            .iter()
            .map(|f| (f.after.map(|d| d.to_string()), sum(&f.counts)))
            .collect();
        (counts, unseen, unplaced)
    };
    let after = Some("2020-05-01".to_owned());
    assert_eq!(of(Measure::InForce), (vec![2, 0, 0, 2], vec![false, true, true, false], vec![]));
    let by_then = vec![(None, 2), (after.clone(), 1)];
    assert_eq!(of(Measure::FirstListed), (vec![0; 4], vec![], by_then));
    assert_eq!(of(Measure::Ended), (vec![0; 4], vec![], vec![(after, 1)]));
}
