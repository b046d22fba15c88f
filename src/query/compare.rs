//! A few states or models side by side.

use super::counts::Counter;
use super::facts::UNDATED;
use super::{Choice, Filter, Question, Totals};
use crate::model::{AgencyKind, AgreementIx, Model, State};

/// The most subjects that fit side by side on a terminal of 80 columns.
pub const MOST_COMPARED: usize = 4;

/// A state or a model to compare with others.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
    /// A state; `None` if unknown.
    State(Option<State>),
    /// A model; `None` if unknown.
    Model(Option<Model>),
}

impl Subject {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::State(state) => state.map_or("unknown", State::name),
            Self::Model(model) => model.map_or("unknown", Model::short),
        }
    }

    /// The subjects that a filter chooses: its states or else its models, if they are at least two
    /// and at most [`MOST_COMPARED`].
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

    /// The filter narrowed to this subject.
    fn alone(self, filter: &Filter) -> Filter {
        let mut filter = filter.clone();
        match self {
            Self::State(state) => filter.states = Choice::only(state),
            Self::Model(model) => filter.models = Choice::only(model),
        }
        filter
    }
}

/// The figures of one subject among others.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Compared {
    /// The subject.
    pub subject: Subject,
    /// The counts, without listings.
    pub totals: Totals,
    /// Agreements by [`AgencyKind::position`] of their agency, those of unknown kind last.
    pub kinds: [u32; AgencyKind::ALL.len() + 1],
    /// The agreement signed first; of several on one day, the first in order of agencies.
    pub first: Option<AgreementIx>,
    /// The agreement signed last.
    pub newest: Option<AgreementIx>,
}

impl Question<'_> {
    /// Compares the subjects that the filter chooses.
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
                applications: 0,
                listings: 0,
                agencies: counter.agencies,
                places: counter.places(),
                models: counter.by_model(),
            };
            let agreement = |found: Option<(i32, AgreementIx)>| found.map(|(_, ix)| ix);
            Compared { subject, totals, kinds, first: agreement(first), newest: agreement(newest) }
        });
        compared.collect()
    }
}
