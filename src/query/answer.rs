//! The answer to a filter: agencies, totals, facets, trend.

use std::ops::Range;

use chrono::NaiveDate;

use super::{Day, Filter, Hits, Match, Month, Sort, StatusKind};
use crate::history::History;
use crate::model::{AgencyIx, AgencyKind, CountyIx, Model, State};

/// One agency of an answer, told by its agreements that match.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AgencyRow {
    /// The agency.
    pub agency: AgencyIx,
    /// Its state.
    pub state: Option<State>,
    /// Its kind.
    pub kind: Option<AgencyKind>,
    /// Its county.
    pub county: Option<CountyIx>,
    /// For each model, by [`Model::position`], the best status among the agreements that match.
    pub models: [Option<StatusKind>; 3],
    /// The newest signing date.
    pub signed: Option<NaiveDate>,
    /// How many agreements match.
    pub agreements: u32,
    /// Whether a value of one of them is not used as printed, forms of writing apart, or is in
    /// doubt.
    pub repaired: bool,
    /// How the agency matches the search, where there is one.
    pub found: Option<Match>,
}

/// Counts under one model.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ModelFigures {
    /// Agreements under it.
    pub agreements: u32,
    /// Agencies with one.
    pub agencies: u32,
    /// States with one; an unknown state is none.
    pub states: u32,
}

/// Counts of what matches.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Totals {
    /// Agreements.
    pub agreements: u32,
    /// Their rows on the list in force, repeats counted.
    pub listings: u32,
    /// Agencies with one.
    pub agencies: u32,
    /// States with one; an unknown state is none.
    pub states: u32,
    /// By [`Model::position`]; the last is of agreements without a model.
    pub models: [ModelFigures; 4],
}

/// For each value of each facet, by its position with "unknown" last: the agreements that match
/// where this value alone is chosen of this facet, everything else as it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FacetCounts {
    /// By [`State::position`], then unknown.
    pub states: [u32; State::COUNT + 1],
    /// By [`Model::position`], then unknown.
    pub models: [u32; 4],
    /// By [`AgencyKind::position`], then unknown.
    pub kinds: [u32; 4],
    /// Active, unconfirmed, ended.
    pub statuses: [u32; 3],
}

impl Default for FacetCounts {
    fn default() -> Self {
        Self { states: [0; State::COUNT + 1], models: [0; 4], kinds: [0; 4], statuses: [0; 3] }
    }
}

/// Agreements that match, by month of signature.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Trend {
    /// The month of the first entry.
    pub first: Month,
    /// By month without a gap, then by [`Model::position`], agreements without a model last.
    pub months: Vec<[u32; 4]>,
    /// Agreements without a date.
    pub undated: [u32; 4],
}

/// Agreements that match in one county.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CountyCount {
    /// The county.
    pub county: CountyIx,
    /// By [`Model::position`], agreements without a model last.
    pub models: [u32; 4],
}

impl CountyCount {
    /// The broadest model: task force, then jail enforcement, then warrant service.
    #[must_use]
    pub fn broadest(&self) -> Option<Model> {
        let order = [Model::TaskForce, Model::JailEnforcement, Model::WarrantService];
        order.into_iter().find(|m| self.models.get(m.position()).is_some_and(|&n| n > 0))
    }
}

/// What a filter leaves of a day.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// Counts of what matches.
    pub totals: Totals,
    /// Counts of what a click would give.
    pub facets: FacetCounts,
    /// What matches by month of signature.
    pub trend: Trend,
}

impl Answer {
    /// Number of agencies.
    #[must_use]
    pub fn len(&self) -> usize {
        0
    }

    /// Whether no agency matches.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Puts the first `until` agencies in order. [`answer`] has done so for the first thousands;
    /// more costs a sort, once.
    pub fn prepare(&mut self, until: usize) {
        let _ = until;
    }

    /// The agency at a position in the order of the answer.
    #[must_use]
    pub fn agency(&self, position: usize) -> Option<AgencyIx> {
        let _ = position;
        None
    }

    /// The position of an agency, by looking for it from the first.
    #[must_use]
    pub fn position_of(&self, agency: AgencyIx) -> Option<usize> {
        (0..self.len()).find(|&i| self.agency(i) == Some(agency))
    }

    /// The rows of a range of positions, made now: ask for those on the screen. `day` and `hits`
    /// are those that the answer was made of.
    #[must_use]
    pub fn rows(
        &self,
        history: &History,
        day: &Day,
        hits: Option<&Hits>,
        range: Range<usize>,
    ) -> Vec<AgencyRow> {
        let _ = (history, day, hits, range);
        Vec::new()
    }

    /// For each month of [`Answer::trend`]: agreements signed in a state, the choice of states
    /// lifted.
    #[must_use]
    pub fn spark(&self, state: Option<State>) -> &[u32] {
        let _ = state;
        &[]
    }
}

/// Answers a filter.
#[must_use]
pub fn answer(
    history: &History,
    day: &Day,
    filter: &Filter,
    hits: Option<&Hits>,
    sort: Sort,
) -> Answer {
    let _ = (history, day, filter, hits, sort);
    Answer::default()
}

/// The agreements that match by county, in order of [`CountyIx`]; counties without one are left
/// out.
#[must_use]
pub fn by_county(
    history: &History,
    day: &Day,
    filter: &Filter,
    hits: Option<&Hits>,
) -> Vec<CountyCount> {
    let _ = (history, day, filter, hits);
    Vec::new()
}
