//! Figures by group.

use std::collections::BTreeMap;

use super::counts::Counter;
use super::facts::{AgreementFacts, NONE, Slots};
use super::fbi::FbiFacts;
use super::pass::Pass;
use super::reach::{ReachCounter, whole};
use super::{Choice, Day, Facet, GroupBy, GroupFigures, Period, Question, Reach, StatusKind};
use crate::history::History;
use crate::model::{AgencyBody, AgencyKind, AgreementIx, CountyIx, EndReason, List, Model, State};

/// The place of "unknown" in the output, after the known values.
const UNKNOWN: i32 = i32::MAX;

impl Question<'_> {
    /// The figures by group. Groups without an agreement are left out, except lists.
    pub(super) fn groups(self, by: GroupBy) -> Vec<GroupFigures> {
        if by == GroupBy::List {
            return self.by_list();
        }
        let Question { history, day, .. } = self;
        let fbi = day.facts.fbi(history);
        if by == GroupBy::Reason {
            day.reasons(history);
        }
        let mut groups: BTreeMap<i32, Counters> = BTreeMap::new();
        self.each(|_, row, code| {
            let Some(place) = place(day, row, code, by) else { return };
            groups.entry(place).or_default().agreement(row, fbi);
        });
        self.each_application(|application| {
            let AgreementFacts { code, .. } = application.row;
            let Some(place) = place(day, application.row, code.into(), by) else { return };
            groups.entry(place).or_default().applications.row(application.row);
        });
        let whole = self.whole();
        let groups = groups.into_iter().map(|(place, counters)| {
            let (key, label) = name(history, day, by, place).unzip();
            let own = (by == GroupBy::State).then(|| whole_of(place));
            let label = label.unwrap_or_else(|| "unknown".into());
            counters.finish(history, key, label, own.as_ref().unwrap_or(&whole))
        });
        groups.collect()
    }

    /// The figures of each list up to the day.
    fn by_list(self) -> Vec<GroupFigures> {
        let Question { history, day, filter, hits } = self;
        let count = day.position.map_or(0, |position| position + 1);
        let typed = hits.map(|hits| hits.restrictions.asked_statuses()).unwrap_or_default();
        let active = Choice::only(Some(StatusKind::Active));
        let simple = |choice: Choice<StatusKind>| choice.is_empty() || choice == active;
        let fbi = day.facts.fbi(history);
        let counters = if simple(filter.asked_statuses()) && simple(typed) {
            self.active_by_list(count)
        } else {
            let days = (0..count).filter_map(|position| day.moved_to(history, position));
            let count = |day: Day| {
                let mut counters = Counters::default();
                let question = Question { day: &day, ..self };
                question.each(|_, row, _| counters.agreement(row, fbi));
                question.each_application(|application| counters.applications.row(application.row));
                counters
            };
            days.map(count).collect()
        };
        let lists = history.participating.iter().map(|&list| history.lists.row(list));
        let whole = self.whole();
        lists
            .zip(counters)
            .map(|(list, counters)| {
                counters.finish(history, Some(list.file.clone()), label(list), &whole)
            })
            .collect()
    }

    /// The agreements active on each list, from the spans alone: one pass over the agreements, however
    /// many lists there are.
    fn active_by_list(self, count: usize) -> Vec<Counters> {
        let Question { history, day, .. } = self;
        let fbi = day.facts.fbi(history);
        let mut counters = vec![Counters::default(); count];
        let pass = Pass::new(self);
        for (ix, row) in (0_u32..).map(AgreementIx).zip(&day.facts.rows) {
            let code =
                usize::from(row.code) | (StatusKind::Active as usize) << super::facts::STATUS_SHIFT;
            if pass.fails(*row, code) != 0 || !self.finds(row.agency) {
                continue;
            }
            for span in history.spans(&history.agreements.row(ix).spans) {
                let end = (span.last as usize + 1).min(count);
                let lists = counters.get_mut(span.first as usize..end).unwrap_or_default();
                for counters in lists {
                    counters.agreement(*row, fbi);
                }
            }
        }
        counters
    }
}

/// What is counted of a group.
#[derive(Clone, Debug, Default)]
struct Counters {
    agreements: Counter,
    reach: ReachCounter,
    applications: Counter,
}

impl Counters {
    fn agreement(&mut self, row: AgreementFacts, fbi: &FbiFacts) {
        self.agreements.row(row);
        self.reach.add(row, fbi);
    }

    fn finish(
        self,
        history: &History,
        key: Option<String>,
        label: String,
        whole: &Reach,
    ) -> GroupFigures {
        GroupFigures {
            key,
            label,
            agreements: self.agreements.agreements,
            agencies: self.agreements.agencies,
            models: self.agreements.agreements_by_model(),
            applications: self.applications.agreements,
            applicants: self.applications.agencies,
            reach: self.reach.finish(history, whole),
        }
    }
}

/// What the agreements of a state may reach.
fn whole_of(place: i32) -> Reach {
    let state = usize::try_from(place).ok().and_then(State::from_position);
    whole(state.into_iter())
}

/// The place of an agreement or an application of a code; `None` where it is in no group.
fn place(day: &Day, row: AgreementFacts, code: usize, by: GroupBy) -> Option<i32> {
    let slots = Slots::of(code);
    let known = |slot: usize, count: usize| {
        i32::try_from(slot).ok().filter(|_| slot < count).unwrap_or(UNKNOWN)
    };
    if let Some(kind) = by.period() {
        return Some(row.signed().map_or(UNKNOWN, |day| Period::of(kind, day).number));
    }
    Some(match by {
        GroupBy::State => known(slots.state, State::COUNT),
        GroupBy::Model => known(slots.model, Model::COUNT),
        GroupBy::Type => known(slots.kind, AgencyKind::COUNT),
        GroupBy::Body => known(slots.body, AgencyBody::COUNT),
        GroupBy::County if row.county == NONE => UNKNOWN,
        GroupBy::County => {
            let places = &day.facts.county_places;
            let place = places.get(row.county as usize).and_then(|&p| i32::try_from(p).ok());
            place.unwrap_or(UNKNOWN)
        }
        GroupBy::Reason => known(slots.reason.checked_sub(1)?, EndReason::COUNT),
        GroupBy::Month | GroupBy::Quarter | GroupBy::Year | GroupBy::List => UNKNOWN,
    })
}

/// The key and label of a group; `None` for "unknown".
fn name(history: &History, day: &Day, by: GroupBy, place: i32) -> Option<(String, String)> {
    if place == UNKNOWN {
        return None;
    }
    if let Some(kind) = by.period() {
        let period = Period { kind, number: place };
        return Some((period.key(), period.label()));
    }
    let position = usize::try_from(place).ok();
    Some(match by {
        GroupBy::State => {
            let state = State::from_position(position?)?;
            (state.postal().into(), state.name().into())
        }
        GroupBy::Model => {
            let model = <Model as Facet>::from_position(position?)?;
            (model.code().into(), model.name().into())
        }
        GroupBy::Type => {
            let kind = <AgencyKind as Facet>::from_position(position?)?;
            (kind.name().into(), kind.name().into())
        }
        GroupBy::Body => {
            let body = <AgencyBody as Facet>::from_position(position?)?;
            (body.name().into(), body.label().into())
        }
        GroupBy::County => {
            let place = u32::try_from(place).ok()?;
            let at = day.facts.county_places.iter().position(|&p| p == place)?;
            let county = history.tables.counties.row(CountyIx(u32::try_from(at).ok()?));
            let name = history.text(county.name);
            (format!("{:05}", county.fips), format!("{name}, {}", county.state.postal()))
        }
        GroupBy::Reason => {
            let reason = <EndReason as Facet>::from_position(position?)?;
            (reason.name().into(), reason.name().replace('-', " "))
        }
        GroupBy::Month | GroupBy::Quarter | GroupBy::Year | GroupBy::List => return None,
    })
}

fn label(list: &List) -> String {
    format!("{} {}", list.date, list.edition.label()).trim_end().into()
}
