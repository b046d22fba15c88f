//! Counting agreements over time.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::facts::{AgreementFacts, OFF_AXIS, Slots};
use super::{
    ByModel, Choice, Day, Facet, Filter, Measure, Period, PeriodKind, Question, Series, StatusKind,
    Unplaced, Unseen, unseen,
};
use crate::history::History;
use crate::model::{AgreementIx, ListKind, State, Status};

impl Question<'_> {
    /// Counts what matches over time, whatever its status unless the question chooses some. The last
    /// entry of [`Measure::InForce`] is what is active on the day.
    #[must_use]
    pub fn series(self, measure: Measure, kind: PeriodKind) -> Series {
        let mut gathered = [PeriodCounts::default()];
        self.gather(measure, kind, |_| 0, &mut gathered);
        let [gathered] = gathered;
        let axis = self.axis(std::slice::from_ref(&gathered), measure, kind);
        gathered.along(axis)
    }

    /// As [`Question::series`], for each state that has something, the largest first; all of them have the
    /// same periods.
    #[must_use]
    pub fn series_by_state(
        self,
        measure: Measure,
        kind: PeriodKind,
    ) -> Vec<(Option<State>, Series)> {
        let mut gathered = vec![PeriodCounts::default(); State::COUNT + 1];
        self.gather(measure, kind, |at| at.state, &mut gathered);
        let axis = self.axis(&gathered, measure, kind);
        let states = (0..).map(<State as Facet>::from_position).zip(gathered);
        let mut states: Vec<(Option<State>, Series)> = states
            .filter(|(_, gathered)| !gathered.counts.is_empty())
            .map(|(state, gathered)| (state, gathered.along(axis)))
            .collect();
        let weight = |series: &Series| match measure {
            Measure::InForce => series.counts.last().map_or(0, |last| last.iter().sum()),
            _ => series.total().iter().sum::<u32>(),
        };
        states.sort_by_key(|(_, series)| std::cmp::Reverse(weight(series)));
        states
    }

    /// The first and the last period: from the first one that has something, or from the oldest list,
    /// to the day or to the last one that has something.
    fn axis(
        self,
        gathered: &[PeriodCounts],
        measure: Measure,
        kind: PeriodKind,
    ) -> Option<(Period, Period)> {
        let Question { history, day, filter, .. } = self;
        let period = |number| Period { kind, number };
        let used = |number: fn(&BTreeMap<i32, ByModel>) -> Option<&i32>| {
            gathered.iter().filter_map(move |gathered| number(&gathered.counts).copied())
        };
        let first = used(|counts| counts.keys().next()).min();
        let last = used(|counts| counts.keys().next_back()).max();
        if measure == Measure::Signed {
            let (first, last) = (first?, last?);
            let end = filter.until.map_or(day.as_of, |until| until.min(day.as_of));
            return Some((period(first), period(last.max(Period::of(kind, end).number))));
        }
        let oldest = history.lists.row(*history.participating.first()?).date;
        let something =
            first.is_some() || gathered.iter().any(|g| g.apart != [0; 4] || !g.unplaced.is_empty());
        something.then(|| (Period::of(kind, oldest), Period::of(kind, day.as_of)))
    }

    fn gather(
        self,
        measure: Measure,
        kind: PeriodKind,
        group: impl Fn(Slots) -> usize,
        gathered: &mut [PeriodCounts],
    ) {
        let Question { history, day, .. } = self;
        let date = |position: usize| {
            history.participating.get(position).map(|&list| history.lists.row(list).date)
        };
        let filter = self.counted();
        let unseen = unseen(history, day);
        let mut steps =
            vec![Vec::new(); if measure == Measure::InForce { gathered.len() } else { 0 }];
        Question { filter: &filter, ..self }.each(|ix, row, code| {
            let at = Slots::of(code);
            let (group, model) = (group(at), at.model);
            if let Some(steps) = steps.get_mut(group) {
                add_spans(history, day, ix, model, steps);
                return;
            }
            let Some(gathered) = gathered.get_mut(group) else { return };
            let of = |day: NaiveDate| Period::of(kind, day);
            match measure {
                Measure::Signed => gathered.count(signed(row).map(of), model),
                Measure::FirstListed => {
                    let spans = history.spans(&history.agreements.row(ix).spans);
                    let Some(first) = spans.first().map(|span| span.first as usize) else { return };
                    let stretch = unseen.iter().find(|stretch| stretch.position == first);
                    let Some(by) = date(first) else { return };
                    if first == 0 || stretch.is_some() {
                        gathered.unplaced(stretch.map(|stretch| stretch.after), by, model);
                    } else {
                        gathered.count(Some(of(by)), model);
                    }
                }
                Measure::Ended => match ending(history, day, ix, at) {
                    Some(Status::Ended(ending)) => {
                        let day = |list| history.lists.row(list).date;
                        let (from, to) = (day(ending.last_listed), day(ending.first_missing));
                        let stretch = unseen.iter().find(|s| from <= s.after && s.before == to);
                        if let Some(stretch) = stretch {
                            gathered.unplaced(Some(stretch.after), to, model);
                            return;
                        }
                        gathered.count(Some(of(to)), model);
                        let between = gathered.between.entry(of(to).number).or_insert((from, to));
                        *between = (between.0.min(from), between.1.max(to));
                    }
                    Some(Status::Unconfirmed(_)) => gathered.count(None, model),
                    _ => {}
                },
                Measure::InForce => {}
            }
        });
        for (steps, gathered) in steps.into_iter().zip(gathered) {
            stand(history, day, kind, &steps, &unseen, gathered);
        }
    }

    /// The filter by which a series counts, see [`Question::series`].
    fn counted(self) -> Filter {
        let mut filter = self.filter.clone();
        if filter.asked_statuses().is_empty() && !self.search_restricts_status() {
            filter.statuses = Choice::of_agreements();
        }
        filter
    }
}

/// Counts by the number of their period.
#[derive(Clone, Debug, Default)]
struct PeriodCounts {
    counts: BTreeMap<i32, ByModel>,
    apart: ByModel,
    unplaced: BTreeMap<(Option<NaiveDate>, NaiveDate), ByModel>,
    between: BTreeMap<i32, (NaiveDate, NaiveDate)>,
    unseen: BTreeMap<i32, Unseen>,
}

impl PeriodCounts {
    fn count(&mut self, period: Option<Period>, model: usize) {
        let counts = match period {
            Some(period) => self.counts.entry(period.number).or_default(),
            None => &mut self.apart,
        };
        if let Some(count) = counts.get_mut(model) {
            *count += 1;
        }
    }

    fn unplaced(&mut self, after: Option<NaiveDate>, by: NaiveDate, model: usize) {
        if let Some(count) = self.unplaced.entry((after, by)).or_default().get_mut(model) {
            *count += 1;
        }
    }

    /// Puts them on an axis.
    fn along(self, axis: Option<(Period, Period)>) -> Series {
        let unplaced = self.unplaced.into_iter();
        let unplaced = unplaced.map(|((after, by), counts)| Unplaced { after, by, counts });
        let unplaced = unplaced.collect();
        let Some((first, last)) = axis else {
            return Series { apart: self.apart, unplaced, ..Series::default() };
        };
        let numbers = first.number..=last.number;
        let counts = |number| self.counts.get(&number).copied().unwrap_or_default();
        let between = |number| self.between.get(&number).copied();
        let unseen = |number| self.unseen.get(&number).copied();
        let has_between = !self.between.is_empty();
        let has_unseen = !self.unseen.is_empty();
        Series {
            first,
            counts: numbers.clone().map(counts).collect(),
            apart: self.apart,
            unplaced,
            between: if has_between { numbers.clone().map(between).collect() } else { Vec::new() },
            unseen: if has_unseen { numbers.map(unseen).collect() } else { Vec::new() },
        }
    }
}

/// The signing date, if it is a possible one.
fn signed(row: AgreementFacts) -> Option<NaiveDate> {
    row.signed().filter(|_| row.month != OFF_AXIS)
}

/// What an agreement that is not active is.
fn ending(history: &History, day: &Day, ix: AgreementIx, at: Slots) -> Option<Status> {
    let position = day.position.filter(|_| at.status != StatusKind::Active as usize)?;
    Some(history.status_without_reason(ix, position))
}

/// By how many agreements the list at each position has more or fewer than the one before it.
type ListSteps = Vec<[i32; 4]>;

fn add_spans(history: &History, day: &Day, ix: AgreementIx, model: usize, steps: &mut ListSteps) {
    let Some(position) = day.position else { return };
    steps.resize(position + 1, [0; 4]);
    for span in history.spans(&history.agreements.row(ix).spans) {
        for (at, by) in [(span.first as usize, 1), (span.last as usize + 1, -1)] {
            if let Some(step) = steps.get_mut(at).and_then(|step| step.get_mut(model)) {
                *step += by;
            }
        }
    }
}

/// What stands at the end of each period from the oldest list on.
fn stand(
    history: &History,
    day: &Day,
    kind: PeriodKind,
    steps: &[[i32; 4]],
    unseen: &[Unseen],
    gathered: &mut PeriodCounts,
) {
    let (Some(oldest), Some(newest)) = (history.participating.first(), day.position) else {
        return;
    };
    if steps.is_empty() {
        return;
    }
    let first = Period::of(kind, history.lists.row(*oldest).date);
    let last = Period::of(kind, day.as_of);
    let (mut standing, mut next) = ([0_i32; 4], 0);
    for number in first.number..=last.number {
        let end = Period { kind, number }.last_day().min(day.as_of);
        let at = history.in_force(ListKind::Participating, end).unwrap_or(0).min(newest);
        for step in steps.get(next..=at).unwrap_or_default() {
            standing.iter_mut().zip(step).for_each(|(standing, by)| *standing += by);
        }
        next = next.max(at + 1);
        let first_day = Period { kind, number }.first_day();
        // Where the last list before the stretch lies in the period, it has the figure of that list.
        let without = |stretch: &&Unseen| stretch.holds(end) && stretch.after < first_day;
        if let Some(stretch) = unseen.iter().find(without) {
            gathered.unseen.insert(number, *stretch);
            gathered.counts.insert(number, [0; 4]);
            continue;
        }
        gathered.counts.insert(number, standing.map(|count| u32::try_from(count).unwrap_or(0)));
    }
}
