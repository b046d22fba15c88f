//! A few states or models side by side.

use super::counts::Counter;
use super::facts::UNDATED;
use super::{Choice, Filter, Question, Totals};
use crate::model::{AgencyKind, AgreementIx, Model, State};

/// As many have room side by side on a terminal of 80 columns.
pub const MOST_COMPARED: usize = 4;

/// What is compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
    /// A state, or no known one.
    State(Option<State>),
    /// A model, or none known.
    Model(Option<Model>),
}

impl Subject {
    /// What it is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::State(state) => state.map_or("unknown", State::name),
            Self::Model(model) => model.map_or("unknown", Model::short),
        }
    }

    /// The subjects that a filter chooses: its states, else its models, where there are two or
    /// more and not too many; else none.
    #[must_use]
    pub fn of(filter: &Filter) -> Vec<Self> {
        let some = 2..=MOST_COMPARED;
        if some.contains(&filter.states.len()) {
            return filter.states.iter().map(Self::State).collect();
        }
        if some.contains(&filter.models.len()) {
            return filter.models.iter().map(Self::Model).collect();
        }
        Vec::new()
    }

    /// The filter that wants this subject alone.
    fn alone(self, filter: &Filter) -> Filter {
        let mut filter = filter.clone();
        match self {
            Self::State(state) => filter.states = Choice::only(state),
            Self::Model(model) => filter.models = Choice::only(model),
        }
        filter
    }
}

/// What matches of one subject.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Compared {
    /// The subject.
    pub subject: Subject,
    /// Counts; the listings are left out.
    pub totals: Totals,
    /// Agreements by [`AgencyKind::position`] of their agency, those of unknown kind last.
    pub kinds: [u32; AgencyKind::ALL.len() + 1],
    /// The agreement signed first: of one day, the first in order of agencies.
    pub first: Option<AgreementIx>,
    /// The agreement signed last.
    pub newest: Option<AgreementIx>,
}

impl Question<'_> {
    /// The subjects that the filter chooses, each with what matches of it.
    #[must_use]
    pub fn compare(self) -> Vec<Compared> {
        let compared = Subject::of(self.filter).into_iter().map(|subject| {
            let mut counter = Counter::default();
            let mut kinds = [0; AgencyKind::ALL.len() + 1];
            let (mut first, mut newest) = (None, None);
            let filter = subject.alone(self.filter);
            Question { filter: &filter, ..self }.each(|ix, row, _| {
                counter.row(row);
                if let Some(count) = kinds.get_mut(row.slots().kind) {
                    *count += 1;
                }
                if row.signed == UNDATED {
                    return;
                }
                if first.is_none_or(|(signed, _)| row.signed < signed) {
                    first = Some((row.signed, ix));
                }
                if newest.is_none_or(|(signed, _)| row.signed >= signed) {
                    newest = Some((row.signed, ix));
                }
            });
            let totals = Totals {
                agreements: counter.agreements,
                listings: 0,
                agencies: counter.agencies,
                states: counter.states(),
                models: counter.by_model(),
            };
            let agreement = |found: Option<(i32, AgreementIx)>| found.map(|(_, ix)| ix);
            Compared { subject, totals, kinds, first: agreement(first), newest: agreement(newest) }
        });
        compared.collect()
    }
}
