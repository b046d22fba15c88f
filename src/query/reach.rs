//! How far the agreements of a group reach: people, and the country's local agencies.

use super::Question;
use super::facts::{AgreementFacts, NONE};
use super::fbi::{FbiFacts, FbiFigures};
use super::people::CountySet;
use crate::history::History;
use crate::model::State;
use crate::reference::fbi::{self, FbiKind};
use crate::reference::people::{CountiesAndPeople, People};

/// How far agreements reach.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Reach {
    /// The counties with a local agency that has one, and their people.
    pub with: CountiesAndPeople,
    /// All counties, and all people, of the states in question.
    pub all: CountiesAndPeople,
    /// What the FBI's table says of the agencies.
    pub fbi: FbiFigures,
}

/// A running count over agreements that come in order of agency.
#[derive(Clone, Debug)]
pub(super) struct ReachCounter {
    agency: u32,
    counties: CountySet,
    rows: Vec<u64>,
    figures: FbiFigures,
}

impl Default for ReachCounter {
    fn default() -> Self {
        Self {
            agency: NONE,
            counties: CountySet::default(),
            rows: Vec::new(),
            figures: FbiFigures::default(),
        }
    }
}

impl ReachCounter {
    pub(super) fn add(&mut self, row: AgreementFacts, fbi: &FbiFacts) {
        self.counties.add(row);
        if row.agency == self.agency {
            return;
        }
        self.agency = row.agency;
        match fbi.finding(row.agency) {
            Ok(_) => self.figures.matched += 1,
            Err(why) => {
                if let Some(count) = self.figures.unmatched.get_mut(why as usize) {
                    *count += 1;
                }
            }
        }
        let Some(&at) = fbi.row_of.get(row.agency as usize) else { return };
        let Some(&agency) = fbi.rows.get(at as usize) else { return };
        if self.is_new(at as usize) {
            self.figures.officers += u64::from(agency.officers);
            if agency.is_counted()
                && let Some(count) = self.figures.local_with.get_mut(agency.kind as usize)
            {
                *count += 1;
            }
        }
    }

    /// Whether a row of the table comes for the first time.
    fn is_new(&mut self, at: usize) -> bool {
        let (word, bit) = (at / 64, 1 << (at % 64));
        if self.rows.len() <= word {
            self.rows.resize(word + 1, 0);
        }
        let Some(word) = self.rows.get_mut(word) else { return false };
        let is_new = *word & bit == 0;
        *word |= bit;
        is_new
    }

    /// What was counted, out of `whole`.
    pub(super) fn finish(self, history: &History, whole: &Reach) -> Reach {
        Reach {
            with: self.counties.sum(history),
            all: whole.all,
            fbi: FbiFigures { local: whole.fbi.local, ..self.figures },
        }
    }
}

/// The people and the local agencies of some states, agreements apart.
pub(super) fn whole(states: impl Iterator<Item = State>) -> Reach {
    let mut whole = Reach::default();
    let mut local = [0; FbiKind::LOCAL];
    for state in states {
        let CountiesAndPeople { counties, people } = People::bundled().of_state(state);
        whole.all.counties += counties;
        whole.all.people += people;
        for (sum, count) in local.iter_mut().zip(fbi::of_state(state).local_agencies()) {
            *sum += count;
        }
    }
    whole.fbi.local = local;
    whole
}

impl Question<'_> {
    /// The people and the local agencies of the states that filter and search leave.
    pub(super) fn whole(self) -> Reach {
        whole(State::all().filter(|&state| self.wants(state)))
    }

    /// Counts how far the agreements that match reach.
    #[must_use]
    pub fn reach(self) -> Reach {
        let fbi = self.day.facts.fbi(self.history);
        let mut counter = ReachCounter::default();
        self.each(|_, row, _| counter.add(row, fbi));
        counter.finish(self.history, &self.whole())
    }
}
