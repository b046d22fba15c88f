//! The people who live in counties with an agreement.

use std::cmp::Reverse;

use super::facts::{AgreementFacts, NONE};
use super::{Facet, Question};
use crate::history::History;
use crate::model::{AgencyKind, State};
use crate::reference::people::{CountiesAndPeople, People};

/// How many of the largest counties are named.
const LARGEST: usize = 10;

/// A county and its people.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct CountyPeople {
    /// Its FIPS code.
    pub fips: u32,
    /// Its people.
    pub people: u32,
}

/// The people who live in counties with an agreement of a local agency that matches.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PeopleFigures {
    /// The counties with one.
    pub with: CountiesAndPeople,
    /// All counties of the states that the filter leaves, the territories left out.
    pub all: CountiesAndPeople,
    /// The counties with one, by [`crate::model::Model::position`], agreements without a model
    /// last.
    pub models: [CountiesAndPeople; 4],
    /// The largest counties with one.
    pub largest_with: Vec<CountyPeople>,
    /// The largest counties without one.
    pub largest_without: Vec<CountyPeople>,
}

/// A set of counties of a history.
#[derive(Clone, Debug, Default)]
pub(super) struct CountySet(Vec<u64>);

impl CountySet {
    /// Adds the county of an agreement, if it is known and the agency is not statewide.
    pub(super) fn add(&mut self, row: AgreementFacts) {
        if row.county == NONE || row.slots().kind == AgencyKind::State as usize {
            return;
        }
        let (word, bit) = (row.county as usize / 64, row.county % 64);
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        if let Some(word) = self.0.get_mut(word) {
            *word |= 1 << bit;
        }
    }

    /// The counties, with their people; those of the territories are left out.
    fn counties(&self, history: &History) -> impl Iterator<Item = CountyPeople> {
        let all = history.tables.counties.rows();
        let has = |at: usize| self.0.get(at / 64).is_some_and(|word| word >> (at % 64) & 1 == 1);
        all.iter().enumerate().filter(move |&(at, _)| has(at)).filter_map(|(_, county)| {
            Some(CountyPeople { fips: county.fips, people: People::bundled().of(county.fips)? })
        })
    }

    /// How many counties they are, and their people.
    pub(super) fn sum(&self, history: &History) -> CountiesAndPeople {
        let mut sum = CountiesAndPeople::default();
        self.counties(history).for_each(|county| sum.add(county.people));
        sum
    }
}

impl Question<'_> {
    /// Counts the people who live in counties with an agreement of a local agency.
    #[must_use]
    pub fn people(self) -> PeopleFigures {
        let history = self.history;
        let mut with = CountySet::default();
        let mut models = [const { CountySet(Vec::new()) }; 4];
        self.each(|_, row, _| {
            with.add(row);
            if let Some(model) = models.get_mut(row.slots().model) {
                model.add(row);
            }
        });
        let mut largest_with: Vec<CountyPeople> = with.counties(history).collect();
        let mut fips: Vec<u32> = largest_with.iter().map(|county| county.fips).collect();
        fips.sort_unstable();
        let mut all = CountiesAndPeople::default();
        let mut largest_without = Vec::new();
        let states = State::all().filter(|&state| self.wants(state));
        for &(county, people) in states.flat_map(|state| People::bundled().counties_of(state)) {
            all.add(people);
            if fips.binary_search(&county).is_err() {
                largest_without.push(CountyPeople { fips: county, people });
            }
        }
        for largest in [&mut largest_with, &mut largest_without] {
            largest.sort_unstable_by_key(|county| (Reverse(county.people), county.fips));
            largest.truncate(LARGEST);
        }
        PeopleFigures {
            with: with.sum(history),
            all,
            models: models.map(|model| model.sum(history)),
            largest_with,
            largest_without,
        }
    }

    /// Whether filter and search leave agencies of a state.
    pub(super) fn wants(self, state: State) -> bool {
        let slot = State::slot(Some(state));
        let searched = self.hits.is_none_or(|hits| hits.restrictions.states.allows_slot(slot));
        searched && self.filter.states.allows_slot(slot)
    }
}
