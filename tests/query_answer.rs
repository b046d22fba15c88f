//! Counts of answers against counts made one by one, over random histories.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unreachable,
    reason = "a fault here is a failed test"
)]

mod query_support;
#[path = "query_support/random.rs"]
mod random;

use std::collections::BTreeSet;

use g287::history::History;
use g287::model::{
    AgencyKind, Agreement, AgreementIx, CountyIx, EndReason, Model, State, StateSet, Status,
};
use g287::query::{
    Answer, Choice, CountyChoice, Day, Facet, Filter, GroupBy, Hits, Month, Query, Question,
    SearchIndex, Sort, SortColumn, StatusKind,
};
use g287::reference::people::People;
use proptest::prelude::*;
use random::{any_filter, any_history};

/// The facts of an agreement, found the slow way.
struct Naive<'a> {
    history: &'a History,
    day: &'a Day,
}

impl Naive<'_> {
    fn agreements(&self) -> impl Iterator<Item = (AgreementIx, &Agreement)> {
        self.history.agreements.iter()
    }

    fn kind(&self, agreement: &Agreement) -> Option<AgencyKind> {
        let all = self.history.tables.readings.rows().iter();
        let newest =
            all.filter(|r| r.agency == agreement.agency).filter_map(|r| r.kind).next_back();
        self.history.reading(agreement.last).kind.or(newest)
    }

    fn county(&self, agreement: &Agreement) -> Option<CountyIx> {
        let all = self.history.tables.readings.rows().iter();
        let newest =
            all.filter(|r| r.agency == agreement.agency).filter_map(|r| r.county).next_back();
        self.history.reading(agreement.last).county.or(newest)
    }

    fn state(&self, agreement: &Agreement) -> Option<State> {
        self.history.tables.agencies.row(agreement.agency).state
    }

    fn status(&self, ix: AgreementIx) -> Option<StatusKind> {
        StatusKind::of(self.history.status(ix, self.day.position?))
    }

    fn passes(&self, ix: AgreementIx, filter: &Filter) -> bool {
        let agreement = self.history.agreements.row(ix);
        let Some(status) = self.status(ix) else { return false };
        let statuses = if filter.statuses.is_empty() {
            Choice::only(Some(StatusKind::Active))
        } else {
            filter.statuses
        };
        let county = self.county(agreement).map(|county| {
            let name = self.history.text(self.history.tables.counties.row(county).name);
            name.trim_end_matches(" County").to_lowercase()
        });
        filter.states.allows(self.state(agreement))
            && filter.models.allows(agreement.model)
            && filter.kinds.allows(self.kind(agreement))
            && statuses.contains(Some(status))
            && (filter.counties.is_empty()
                || filter.counties.iter().any(|choice| match choice {
                    CountyChoice::Unknown => county.is_none(),
                    CountyChoice::Named { name, .. } => county.as_ref() == Some(name),
                }))
            && filter.since.is_none_or(|since| agreement.signed.is_some_and(|day| day >= since))
            && filter.until.is_none_or(|until| agreement.signed.is_some_and(|day| day <= until))
            && filter.watched.as_ref().is_none_or(|watched| watched.contains(agreement.agency))
    }

    fn matching(&self, filter: &Filter) -> Vec<AgreementIx> {
        self.agreements().map(|(ix, _)| ix).filter(|&ix| self.passes(ix, filter)).collect()
    }

    fn count(&self, filter: &Filter) -> u32 {
        u32::try_from(self.matching(filter).len()).unwrap()
    }
}

fn of(history: &History, day: &Day, filter: &Filter) -> Answer {
    Question::new(history, day, filter).answer(Sort::default())
}

/// How many of the agreements that match have ended.
fn ended_among(history: &History, day: &Day, filter: &Filter) -> u32 {
    let found = Question::new(history, day, filter).find();
    let ended = found.iter().filter(|found| found.status == StatusKind::Ended).count();
    u32::try_from(ended).unwrap()
}

fn number<T>(set: &BTreeSet<T>) -> u32 {
    u32::try_from(set.len()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn totals_are_those_of_counting_one_by_one(history in any_history(), filter in any_filter()) {
        let day = Day::last(&history).unwrap();
        let naive = Naive { history: &history, day: &day };
        let matching = naive.matching(&filter);
        let rows: Vec<&Agreement> = matching.iter().map(|&ix| history.agreements.row(ix)).collect();
        let totals = of(&history, &day, &filter).totals;
        let agencies = |model: Option<Option<Model>>| -> BTreeSet<_> {
            rows.iter().filter(|a| model.is_none_or(|m| a.model == m)).map(|a| a.agency).collect()
        };
        let states = |model: Option<Option<Model>>| -> StateSet {
            let rows = rows.iter().filter(|a| model.is_none_or(|m| a.model == m));
            rows.filter_map(|a| naive.state(a)).collect()
        };
        prop_assert_eq!(totals.agreements as usize, rows.len());
        prop_assert_eq!(totals.agencies, number(&agencies(None)));
        prop_assert_eq!(totals.places, states(None));
        for model in Model::ALL.into_iter().map(Some).chain([None]) {
            let figures = totals.models[model.map_or(3, Model::position)];
            prop_assert_eq!(figures.agreements as usize, rows.iter().filter(|a| a.model == model).count());
            prop_assert_eq!(figures.agencies, number(&agencies(Some(model))));
            prop_assert_eq!(figures.places, states(Some(model)));
        }
        let listings = day.list(&history).map_or(0, |list| {
            let rows = history.listings_of(list);
            let rows = rows.filter_map(|(_, row)| history.agreement_of(row.reading));
            rows.filter(|ix| matching.contains(ix)).count()
        });
        prop_assert_eq!(totals.listings as usize, listings);
    }

    #[test]
    fn a_facet_counts_what_a_click_gives(history in any_history(), filter in any_filter()) {
        let day = Day::last(&history).unwrap();
        let naive = Naive { history: &history, day: &day };
        let facets = of(&history, &day, &filter).facets;
        for state in State::all().map(Some).chain([None]) {
            let clicked = Filter { states: Choice::only(state), ..filter.clone() };
            prop_assert_eq!(facets.states[state.map_or(State::COUNT, State::position)], naive.count(&clicked));
        }
        for model in Model::ALL.into_iter().map(Some).chain([None]) {
            let clicked = Filter { models: Choice::only(model), ..filter.clone() };
            prop_assert_eq!(facets.models[model.map_or(3, Model::position)], naive.count(&clicked));
        }
        for kind in AgencyKind::ALL.into_iter().map(Some).chain([None]) {
            let clicked = Filter { kinds: Choice::only(kind), ..filter.clone() };
            prop_assert_eq!(facets.kinds[kind.map_or(3, AgencyKind::position)], naive.count(&clicked));
        }
        for status in StatusKind::AGREEMENT {
            let clicked = Filter { statuses: Choice::only(Some(status)), ..filter.clone() };
            prop_assert_eq!(facets.statuses[status as usize], naive.count(&clicked));
        }
    }

    #[test]
    fn applications_are_counted_as_one_by_one(
        history in any_history(),
        filter in any_filter(),
        statuses in prop::collection::vec(0_usize..StatusKind::COUNT, 1..4),
    ) {
        let day = Day::last(&history).unwrap();
        let statuses: Choice<StatusKind> = statuses.into_iter().map(|at| Some(StatusKind::ALL[at])).collect();
        let filter = Filter { statuses, ..filter };
        let matching = |filter: &Filter| {
            let own = history.applications.iter().filter(|(ix, row)| {
                let outcome = day.pending.and_then(|at| history.outcome(*ix, at, day.position));
                let known = day.agency_facts(row.agency).of(history.reading(row.last));
                let county = known.county.map(|county| {
                    let name = history.text(history.tables.counties.row(county).name);
                    name.trim_end_matches(" County").to_lowercase()
                });
                outcome.is_some_and(|it| filter.statuses.contains(Some(StatusKind::of_outcome(it))))
                    && filter.states.allows(history.tables.agencies.row(row.agency).state)
                    && filter.models.allows(row.model)
                    && filter.kinds.allows(known.kind)
                    && filter.since.is_none()
                    && filter.until.is_none()
                    && filter.watched.as_ref().is_none_or(|watched| watched.contains(row.agency))
                    && (filter.counties.is_empty() || filter.counties.iter().any(|choice| match choice {
                        CountyChoice::Unknown => county.is_none(),
                        CountyChoice::Named { name, .. } => county.as_ref() == Some(name),
                    }))
            });
            own.map(|(ix, _)| ix).collect::<Vec<_>>()
        };
        let naive = Naive { history: &history, day: &day };
        let question = Question::new(&history, &day, &filter);
        let mut answer = of(&history, &day, &filter);
        let (applications, agreements) = (matching(&filter), naive.matching(&filter));
        let mut found: Vec<_> = question.find_applications().iter().map(|it| it.application).collect();
        found.sort_unstable();
        prop_assert_eq!(&found, &applications);
        prop_assert_eq!(answer.totals.applications as usize, applications.len());
        prop_assert_eq!(answer.totals.agreements as usize, agreements.len());
        let agencies: BTreeSet<_> = applications.iter().map(|&ix| history.applications.row(ix).agency)
            .chain(agreements.iter().map(|&ix| history.agreements.row(ix).agency)).collect();
        prop_assert_eq!(answer.totals.agencies, number(&agencies));
        answer.prepare(usize::MAX);
        let rows = answer.rows(question, 0..answer.len());
        let listed: BTreeSet<_> = rows.iter().map(|row| row.agency).collect();
        prop_assert_eq!(listed, agencies);
        prop_assert_eq!(rows.iter().map(|row| row.applications).sum::<u32>() as usize, applications.len());
        let stats = question.stats(Some(GroupBy::State));
        let counted = stats.by.iter().map(|group| group.applications).sum::<u32>();
        prop_assert_eq!(counted as usize, applications.len());
        for state in State::all().map(Some).chain([None]) {
            let clicked = Filter { states: Choice::only(state), ..filter.clone() };
            let count = naive.matching(&clicked).len() + matching(&clicked).len();
            prop_assert_eq!(answer.facets.states[state.map_or(State::COUNT, State::position)] as usize, count);
        }
        for status in StatusKind::APPLICATION {
            let clicked = Filter { statuses: Choice::only(Some(status)), ..filter.clone() };
            prop_assert_eq!(answer.facets.statuses[status as usize] as usize, matching(&clicked).len());
        }
    }

    #[test]
    fn reasons_choose_endings(history in any_history(), filter in any_filter(), chosen in 0_usize..=EndReason::ALL.len()) {
        let day = Day::last(&history).unwrap();
        let reason = EndReason::ALL.get(chosen).copied();
        let statuses = if filter.statuses.is_empty() { Choice::only(Some(StatusKind::Ended)) } else { filter.statuses };
        let all = Naive { history: &history, day: &day }.matching(&Filter { statuses, ..filter.clone() });
        let ended: Vec<AgreementIx> = all.into_iter().filter(|&ix| {
            matches!(history.status(ix, day.position.unwrap()), Status::Ended(ending) if ending.reason == reason)
        }).collect();
        let filter = Filter { reasons: Choice::only(reason), ..filter };
        let question = Question::new(&history, &day, &filter);
        let mut found: Vec<AgreementIx> = question.find().iter().map(|it| it.agreement).collect();
        found.sort_unstable();
        prop_assert_eq!(&found, &ended);
        prop_assert_eq!(of(&history, &day, &filter).totals.agreements as usize, ended.len());
        let by: Vec<u32> = question.stats(Some(GroupBy::Reason)).by.iter().map(|group| group.agreements).collect();
        prop_assert_eq!(by.iter().sum::<u32>() as usize, ended.len());
        prop_assert!(by.len() <= 1);
    }

    #[test]
    fn the_trend_and_the_rows_sum_to_the_totals(history in any_history(), filter in any_filter()) {
        let day = Day::last(&history).unwrap();
        let mut answer = of(&history, &day, &filter);
        for model in 0..4 {
            let dated: u32 = answer.trend.months.iter().map(|month| month[model]).sum();
            prop_assert_eq!(dated + answer.trend.undated[model], answer.totals.models[model].agreements);
        }
        answer.prepare(usize::MAX);
        let rows = answer.rows(Question::new(&history, &day, &filter), 0..answer.len());
        prop_assert_eq!(rows.len(), answer.totals.agencies as usize);
        prop_assert_eq!(rows.iter().map(|row| row.agreements).sum::<u32>(), answer.totals.agreements);
        for (position, row) in rows.iter().enumerate() {
            prop_assert_eq!(answer.position_of(row.agency), Some(position));
        }
        let by_county = Question::new(&history, &day, &filter).by_county();
        let naive = Naive { history: &history, day: &day };
        let known = naive.matching(&filter).into_iter();
        let known = known.filter(|&ix| naive.county(history.agreements.row(ix)).is_some()).count();
        prop_assert_eq!(by_county.iter().flat_map(|c| c.models).sum::<u32>() as usize, known);
        for state in State::all().map(Some).chain([None]) {
            let clicked = Filter { states: Choice::only(state), ..filter.clone() };
            let mut months = vec![0_u32; answer.trend.months.len()];
            for ix in naive.matching(&clicked) {
                if let Some(day) = history.agreements.row(ix).signed {
                    months[usize::try_from(Month::of(day).0 - answer.trend.first.0).unwrap()] += 1;
                }
            }
            prop_assert_eq!(answer.spark(state), months.as_slice());
        }
    }

    #[test]
    fn every_order_is_kept_both_ways(history in any_history(), column in 0_usize..SortColumn::ALL.len(), descending in any::<bool>()) {
        let day = Day::last(&history).unwrap();
        let sort = Sort { column: SortColumn::ALL[column], descending };
        let filter = Filter { statuses: StatusKind::AGREEMENT.map(Some).into_iter().collect(), ..Filter::default() };
        let answer = Question::new(&history, &day, &filter).answer(sort);
        let rows = answer.rows(Question::new(&history, &day, &filter), 0..answer.len());
        let name = |row: &g287::query::AgencyRow| history.text(history.tables.agencies.row(row.agency).name).to_lowercase();
        let fbi = |row: &g287::query::AgencyRow| day.fbi(&history, row.agency).ok().map(|found| found.agency);
        let officers = |row| fbi(row).map(|agency| agency.officers);
        let served = |row| fbi(row).and_then(g287::reference::fbi::FbiAgency::serves);
        for pair in rows.windows(2) {
            let [a, b] = pair else { unreachable!() };
            let order = match sort.column {
                SortColumn::Relevance | SortColumn::Agency => Some((name(a)).cmp(&name(b))),
                SortColumn::State => a.state.zip(b.state).map(|(a, b)| a.cmp(&b)),
                SortColumn::Kind => a.kind.zip(b.kind).map(|(a, b)| a.cmp(&b)),
                SortColumn::Signed => a.signed.zip(b.signed).map(|(a, b)| a.cmp(&b)),
                SortColumn::Officers => officers(a).zip(officers(b)).map(|(a, b)| a.cmp(&b)),
                SortColumn::Served => served(a).zip(served(b)).map(|(a, b)| a.cmp(&b)),
                SortColumn::County | SortColumn::Models | SortColumn::FirstListed => None,
            };
            let order = if descending { order.map(std::cmp::Ordering::reverse) } else { order };
            prop_assert_ne!(order, Some(std::cmp::Ordering::Greater), "{:?}", sort);
            if sort.column == SortColumn::Signed {
                prop_assert!(a.signed.is_some() || b.signed.is_none(), "unknown comes last");
            }
        }
    }

    #[test]
    fn figures_agree_with_answers_and_groups_with_figures(history in any_history(), filter in any_filter()) {
        let day = Day::last(&history).unwrap();
        let answer = of(&history, &day, &filter);
        for by in GroupBy::ALL {
            let stats = Question::new(&history, &day, &filter).stats(Some(by));
            let totals = answer.totals;
            prop_assert_eq!(
                (stats.agreements, stats.agencies, stats.places, stats.listings, stats.models),
                (totals.agreements, totals.agencies, totals.places, totals.listings, totals.models)
            );
            if by == GroupBy::Reason {
                let ended = ended_among(&history, &day, &filter);
                prop_assert_eq!(stats.by.iter().map(|g| g.agreements).sum::<u32>(), ended);
            } else if by == GroupBy::List {
                if let Some(last) = stats.by.last() {
                    prop_assert_eq!((last.agreements, last.agencies), (totals.agreements, totals.agencies));
                    prop_assert_eq!(stats.by.len(), day.position.unwrap() + 1);
                }
            } else {
                prop_assert_eq!(stats.by.iter().map(|g| g.agreements).sum::<u32>(), totals.agreements);
                prop_assert!(stats.by.iter().all(|g| g.models.iter().sum::<u32>() == g.agreements && g.agencies > 0));
            }
        }
    }

    #[test]
    fn lists_one_by_one_are_as_their_own_days(history in any_history()) {
        let day = Day::last(&history).unwrap();
        let groups = Question::new(&history, &day, &Filter::default()).stats(Some(GroupBy::List)).by;
        for (position, group) in groups.iter().enumerate() {
            let day = day.moved_to(&history, position).unwrap();
            let totals = of(&history, &day, &Filter::default()).totals;
            prop_assert_eq!((group.agreements, group.agencies), (totals.agreements, totals.agencies));
            let reach = Question::new(&history, &day, &Filter::default()).reach();
            prop_assert_eq!(group.reach, reach);
        }
    }

    #[test]
    fn people_are_those_of_the_counties_of_local_agencies(history in any_history(), filter in any_filter()) {
        let day = Day::last(&history).unwrap();
        let naive = Naive { history: &history, day: &day };
        let question = Question::new(&history, &day, &filter);
        let people = question.people();
        let own = |ix: &AgreementIx| {
            let agreement = history.agreements.row(*ix);
            (naive.kind(agreement) != Some(AgencyKind::State)).then(|| naive.county(agreement)).flatten()
        };
        let counties: BTreeSet<u32> = naive.matching(&filter).iter().filter_map(own)
            .map(|county| history.tables.counties.row(county).fips).collect();
        let known: Vec<u32> = counties.iter().filter_map(|&fips| People::bundled().of(fips)).collect();
        prop_assert_eq!((people.with.counties as usize, people.with.people), (known.len(), known.iter().map(|&n| u64::from(n)).sum()));
        prop_assert_eq!(question.reach().with, people.with);
        prop_assert!(people.with.people <= people.all.people);
        for county in people.largest_with.iter().chain(&people.largest_without) {
            prop_assert_eq!(People::bundled().of(county.fips), Some(county.people));
        }
        prop_assert!(people.largest_with.iter().all(|county| counties.contains(&county.fips)));
        prop_assert!(people.largest_without.iter().all(|county| !counties.contains(&county.fips)));
        let fbi = question.reach().fbi;
        let agencies: BTreeSet<_> = naive.matching(&filter).iter().map(|&ix| history.agreements.row(ix).agency).collect();
        prop_assert_eq!((fbi.matched + fbi.unmatched.iter().sum::<u32>()) as usize, agencies.len());
        prop_assert!(fbi.local_with.iter().zip(fbi.local).all(|(&with, all)| with <= all));
    }

    #[test]
    fn applications_are_those_of_the_list_of_the_day(history in any_history()) {
        let day = Day::last(&history).unwrap();
        let stats = Question::new(&history, &day, &Filter::default()).stats(None);
        prop_assert_eq!(stats.pending.is_some(), day.pending.is_some());
        if let (Some(pending), Some(list)) = (stats.pending, day.pending_list(&history)) {
            let rows = history.listings_of(list);
            let applications: BTreeSet<_> =
                rows.filter_map(|(_, row)| history.application_of(row.reading)).collect();
            prop_assert_eq!(pending.figures.applications, number(&applications));
        }
    }

    #[test]
    fn the_box_and_the_panes_narrow_each_other(history in any_history(), panes in any_filter(), typed in any_filter()) {
        let day = Day::last(&history).unwrap();
        let naive = Naive { history: &history, day: &day };
        let mut typed = typed;
        typed.watched = None;
        let mut query = Query::default();
        query.restrictions = typed.clone();
        let hits = SearchIndex::new(&history).search(&query, None);
        let found: Vec<_> = Question::new(&history, &day, &panes).with_hits(Some(&hits)).find().iter().map(|f| f.agreement).collect();
        let open = |filter: &Filter, other: &Filter| {
            let mut filter = filter.clone();
            if filter.statuses.is_empty() && !other.statuses.is_empty() {
                filter.statuses = StatusKind::AGREEMENT.map(Some).into_iter().collect();
            }
            filter
        };
        let (left, right) = (open(&panes, &typed), open(&typed, &panes));
        for (ix, _) in history.agreements.iter() {
            let both = naive.passes(ix, &left) && naive.passes(ix, &right);
            prop_assert_eq!(found.contains(&ix), both);
        }
    }

    #[test]
    fn any_text_is_searched_without_a_fault(text in ".{0,40}") {
        let history = query_support::named();
        let query = query_support::understood(&text);
        let hits: Hits = SearchIndex::new(&history).search(&query, None);
        let day = Day::last(&history).unwrap();
        let found = Question::new(&history, &day, &Filter::default()).with_hits(Some(&hits)).find();
        prop_assert!(found.is_sorted_by_key(|found| found.found.map(|hit| (hit.kind, hit.score))));
        for name in ["Doña Ana County Sheriff’s Office", text.as_str()] {
            for part in g287::query::highlights(name, &query) {
                prop_assert!(name.get(part).is_some());
            }
        }
    }
}
