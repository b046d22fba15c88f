//! Agencies of an answer in order, sorted only as far as they are looked at.

use super::facts::{HistoryFacts, UNDATED};
use super::{Hits, Sort, SortColumn};
use crate::model::{AgencyIx, AgencyKind, Index, State};
use crate::reference::fbi::FbiAgency;

/// What the columns of the table are sorted by, gathered from the agreements of one agency.
#[derive(Clone, Copy, Debug)]
pub(super) struct AgencySummary {
    pub(super) agency: u32,
    pub(super) count: u32,
    pub(super) signed: i32,
    pub(super) models: u8,
    /// The first listing of the agreement that was listed first.
    pub(super) first: u32,
}

/// This many agencies are put in order at once; more only when they are asked for.
const HEAD: usize = 4096;

/// The place of agencies whose value is unknown.
const LAST: u32 = u32::MAX;

/// Each agency as its sort key, then its place by state and name, in one number.
#[derive(Clone, Debug, Default)]
pub(super) struct AgencyOrder {
    entries: Vec<u64>,
    sorted: usize,
    sort: Sort,
}

impl AgencyOrder {
    pub(super) fn new(sort: Sort) -> Self {
        Self { entries: Vec::new(), sorted: 0, sort }
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether [`AgencySummary::first`] counts.
    pub(super) fn needs_first(&self) -> bool {
        self.sort.column == SortColumn::FirstListed
    }

    pub(super) fn push(
        &mut self,
        facts: &HistoryFacts,
        hits: Option<&Hits>,
        agency: &AgencySummary,
    ) {
        let place = facts.by_state.get(agency.agency as usize).copied().unwrap_or(LAST);
        let key = self.key(facts, hits, agency, place);
        let key = if self.sort.descending && key != LAST { LAST - 1 - key } else { key };
        self.entries.push(u64::from(key) << 32 | u64::from(place));
    }

    fn key(
        &self,
        facts: &HistoryFacts,
        hits: Option<&Hits>,
        agency: &AgencySummary,
        place: u32,
    ) -> u32 {
        let at = agency.agency as usize;
        let known = facts.agencies.get(at).copied().unwrap_or_default();
        let by_name = || facts.by_name.get(at).copied().unwrap_or(LAST);
        match self.sort.column {
            SortColumn::Relevance => match hits {
                Some(hits) if hits.has_words() => hits.rank(agency.agency),
                _ => by_name(),
            },
            SortColumn::Agency => by_name(),
            SortColumn::State => facts.state_of(place).map_or(LAST, number),
            SortColumn::Kind => known.kind.map_or(LAST, |kind: AgencyKind| number(kind.position())),
            SortColumn::County => known
                .county
                .and_then(|county| facts.county_places.get(county.position()).copied())
                .unwrap_or(LAST),
            SortColumn::Signed if agency.signed == UNDATED => LAST,
            SortColumn::Signed => u32::try_from(agency.signed).unwrap_or(0),
            SortColumn::Models => {
                let models = u32::from(agency.models & 0b111);
                models.count_ones() << 3 | models
            }
            SortColumn::FirstListed => agency.first,
            SortColumn::Officers => facts.known_fbi(agency.agency).map_or(LAST, |row| row.officers),
            SortColumn::Served => {
                facts.known_fbi(agency.agency).and_then(FbiAgency::serves).unwrap_or(LAST)
            }
        }
    }

    /// Sorts the head, or everything if there is little.
    pub(super) fn finish(&mut self) {
        if self.entries.len() > HEAD * 4 {
            let (head, _, _) = self.entries.select_nth_unstable(HEAD);
            head.sort_unstable();
            self.sorted = HEAD;
        } else {
            self.prepare(usize::MAX);
        }
    }

    /// Sorts everything where fewer than `until` are sorted.
    pub(super) fn prepare(&mut self, until: usize) {
        if self.sorted < until.min(self.entries.len()) {
            if let Some(rest) = self.entries.get_mut(self.sorted..) {
                rest.sort_unstable();
            }
            self.sorted = self.entries.len();
        }
    }

    pub(super) fn agency(&self, facts: &HistoryFacts, position: usize) -> Option<AgencyIx> {
        let place = usize::try_from(self.entries.get(position)? & u64::from(u32::MAX)).ok()?;
        facts.in_state_order.get(place).copied()
    }

    pub(super) fn position_of(&self, facts: &HistoryFacts, agency: AgencyIx) -> Option<usize> {
        let place = u64::from(*facts.by_state.get(agency.position())?);
        self.entries.iter().position(|entry| entry & u64::from(u32::MAX) == place)
    }
}

fn number(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(LAST)
}

impl HistoryFacts {
    /// The position of the state at a place by state and name, `None` if unknown.
    fn state_of(&self, place: u32) -> Option<usize> {
        let state = self.state_ends.partition_point(|&end| end <= place);
        (state < State::COUNT).then_some(state)
    }
}
