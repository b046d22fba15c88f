//! What does not depend on the day: the facts of every agreement in columns, and the order of
//! agencies by name.

use std::sync::OnceLock;

use chrono::{Datelike, NaiveDate};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use rayon::slice::ParallelSliceMut;

use super::fbi::FbiFacts;
use super::{Facet, Month};
use crate::history::History;
use crate::model::{
    Agency, AgencyBody, AgencyIx, AgencyKind, CountyIx, EndReason, Index, Model, Reading, State,
};
use crate::reference::fbi::FbiAgency;
use crate::text::fold;

/// No county, no agency.
pub(super) const NONE: u32 = u32::MAX;
/// No date.
pub(super) const UNDATED: i32 = i32::MIN;
/// A month outside the axis.
pub(super) const OFF_AXIS: u16 = u16::MAX;

/// The law dates from 30 September 1996: nothing was signed before.
const FIRST_YEAR: i32 = 1996;
const LAST_YEAR: i32 = 2100;

const MODEL_SHIFT: u32 = 6;
const KIND_SHIFT: u32 = 8;
pub(super) const STATUS_SHIFT: u32 = 10;
/// Number of codes, the status included, the body not.
pub(super) const CODES: usize = 1 << BODY_SHIFT;
const BODY_SHIFT: u32 = 12;
pub(super) const REASON_SHIFT: u32 = 16;
/// Number of slots of the reason of an ending: one where there is no ending, the reasons, unknown.
pub(super) const REASONS: usize = EndReason::ALL.len() + 2;

/// An agreement in 16 bytes. The code packs the slots of state, model, kind and body; the status
/// and the reason of an ending are added by the day.
#[derive(Clone, Copy, Debug)]
pub(super) struct AgreementFacts {
    pub(super) code: u16,
    pub(super) month: u16,
    pub(super) signed: i32,
    pub(super) agency: u32,
    pub(super) county: u32,
}

/// The slots in a code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Slots {
    pub(super) state: usize,
    pub(super) model: usize,
    pub(super) kind: usize,
    pub(super) status: usize,
    pub(super) body: usize,
    /// 0 where there is no ending, or no reason was asked for.
    pub(super) reason: usize,
}

impl Slots {
    pub(super) const fn of(code: usize) -> Self {
        Self {
            state: code & 0x3f,
            model: code >> MODEL_SHIFT & 3,
            kind: code >> KIND_SHIFT & 3,
            status: code >> STATUS_SHIFT & 3,
            body: code >> BODY_SHIFT & 0xf,
            reason: code >> REASON_SHIFT & 7,
        }
    }
}

impl AgreementFacts {
    pub(super) const fn slots(self) -> Slots {
        Slots::of(self.code as usize)
    }

    pub(super) fn signed(self) -> Option<NaiveDate> {
        (self.signed != UNDATED)
            .then(|| NaiveDate::from_num_days_from_ce_opt(self.signed))
            .flatten()
    }
}

/// The kind and the county of an agency by the newest list that names them: older lists name
/// neither.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct AgencyFacts {
    /// The kind.
    pub kind: Option<AgencyKind>,
    /// The county.
    pub county: Option<CountyIx>,
}

impl AgencyFacts {
    /// Collects those of every agency.
    pub(super) fn of_all(history: &History) -> Vec<Self> {
        let mut facts = vec![Self::default(); history.tables.agencies.len()];
        for reading in history.tables.readings.rows() {
            if let Some(known) = facts.get_mut(reading.agency.position()) {
                known.kind = reading.kind.or(known.kind);
                known.county = reading.county.or(known.county);
            }
        }
        facts
    }

    /// The facts of a reading; what it does not name is taken from these.
    #[must_use]
    pub fn of(self, reading: &Reading) -> Self {
        Self { kind: reading.kind.or(self.kind), county: reading.county.or(self.county) }
    }
}

/// What does not depend on the day.
#[derive(Clone, Debug, Default)]
pub(super) struct HistoryFacts {
    /// By agreement.
    pub(super) rows: Vec<AgreementFacts>,
    /// By agency.
    pub(super) agencies: Vec<AgencyFacts>,
    /// By agency: what it is by its name.
    pub(super) bodies: Vec<AgencyBody>,
    /// The month of axis position 0.
    pub(super) first_month: Month,
    /// Length of the axis in months.
    pub(super) months: usize,
    /// By agency: its place by name, then state.
    pub(super) by_name: Vec<u32>,
    /// By agency: its place by state, then name.
    pub(super) by_state: Vec<u32>,
    /// The agency at each place by state, then name.
    pub(super) in_state_order: Vec<AgencyIx>,
    /// By state, unknown last: the place behind its last agency by state, then name.
    pub(super) state_ends: Vec<u32>,
    /// By county: its place by name.
    pub(super) county_places: Vec<u32>,
    /// Which agencies are which of the FBI's, once it was asked for.
    pub(super) fbi: OnceLock<FbiFacts>,
}

impl HistoryFacts {
    pub(super) fn new(history: &History) -> Self {
        let agencies = AgencyFacts::of_all(history);
        let bodies = bodies(history);
        let months = history.agreements.rows().iter().filter_map(|a| axis_month(a.signed?));
        let (first, last) = months.fold((None, None), |(first, last), month| {
            (Some(first.map_or(month, |f: Month| f.min(month))), last.max(Some(month)))
        });
        let first_month = first.unwrap_or_default();
        let months = last.map_or(0, |last| last.0 - first_month.0 + 1);
        let rows = history.agreements.rows().iter();
        let rows = rows.map(|agreement| {
            let known = agencies.get(agreement.agency.position()).copied().unwrap_or_default();
            let known = known.of(history.reading(agreement.last));
            let state = history.tables.agencies.row(agreement.agency).state;
            let month = agreement.signed.and_then(axis_month).map(|m| m.0 - first_month.0);
            let body = bodies.get(agreement.agency.position()).copied().unwrap_or_default();
            AgreementFacts {
                code: code(state, agreement.model, known.kind) | body_code(body),
                month: month.and_then(|m| u16::try_from(m).ok()).unwrap_or(OFF_AXIS),
                signed: agreement.signed.map_or(UNDATED, |day| day.num_days_from_ce()),
                agency: agreement.agency.0,
                county: known.county.map_or(NONE, |county| county.0),
            }
        });
        let rows = rows.collect();
        let mut facts = Self {
            rows,
            agencies,
            bodies,
            first_month,
            months: usize::try_from(months).unwrap_or(0),
            county_places: county_places(history),
            ..Self::default()
        };
        facts.order(history);
        facts
    }

    /// Which agencies are which of the FBI's, looked for once, when it is first asked for.
    pub(super) fn fbi(&self, history: &History) -> &FbiFacts {
        self.fbi
            .get_or_init(|| FbiFacts::new(history, |ix| self.agencies.get(ix.position())?.county))
    }

    /// The agency's row of the FBI's table, if it was looked for before; see
    /// [`HistoryFacts::fbi`].
    pub(super) fn known_fbi(&self, agency: u32) -> Option<&'static FbiAgency> {
        self.fbi.get()?.finding(agency).ok().map(|found| found.agency)
    }

    fn order(&mut self, history: &History) {
        let agencies = &history.tables.agencies;
        let named = by_name(history);
        let mut next = vec![0_u32; State::COUNT + 1];
        for agency in agencies.rows() {
            if let Some(count) = next.get_mut(State::slot(agency.state)) {
                *count += 1;
            }
        }
        let mut end = 0;
        for count in &mut next {
            end += *count;
            self.state_ends.push(end);
            *count = end - *count;
        }
        self.by_name = vec![0; named.len()];
        self.by_state = vec![0; named.len()];
        self.in_state_order = vec![AgencyIx(0); named.len()];
        for (place, &(_, ix)) in (0_u32..).zip(&named) {
            let Some(next) = next.get_mut(State::slot(agencies.row(ix).state)) else { continue };
            set(&mut self.by_name, ix.position(), place);
            set(&mut self.by_state, ix.position(), *next);
            set(&mut self.in_state_order, *next as usize, ix);
            *next += 1;
        }
    }
}

/// What every agency is by its name.
fn bodies(history: &History) -> Vec<AgencyBody> {
    let agencies = history.tables.agencies.rows();
    let body = |agency: &Agency| AgencyBody::of(&fold(history.text(agency.name)), agency.state);
    if agencies.len() < MANY {
        agencies.iter().map(body).collect()
    } else {
        agencies.par_iter().map(body).collect()
    }
}

/// The part of a code that says the body.
pub(super) fn body_code(body: AgencyBody) -> u16 {
    u16::try_from(body.position() << BODY_SHIFT).unwrap_or(0)
}

/// The code of an agreement, its status and body 0.
pub(super) fn code(state: Option<State>, model: Option<Model>, kind: Option<AgencyKind>) -> u16 {
    let code = State::slot(state)
        | Model::slot(model) << MODEL_SHIFT
        | AgencyKind::slot(kind) << KIND_SHIFT;
    u16::try_from(code).unwrap_or(0)
}

fn axis_month(day: NaiveDate) -> Option<Month> {
    (FIRST_YEAR..=LAST_YEAR).contains(&day.year()).then(|| Month::of(day))
}

/// The number of agencies from which several threads are faster.
const MANY: usize = 50_000;

/// An agency with sixteen bytes of its name.
type NameChunk = (u128, AgencyIx);

/// Every agency by name, then state, then id.
fn by_name(history: &History) -> Vec<NameChunk> {
    let mut named: Vec<NameChunk> =
        history.tables.agencies.handles().map(|ix| (chunk(name(history, ix), 0), ix)).collect();
    if named.len() < MANY {
        named.sort_unstable_by_key(|&(chunk, _)| chunk);
        named.chunk_by_mut(is_equal).for_each(|equal| sort_from(history, equal, 16));
    } else {
        named.par_sort_unstable_by_key(|&(chunk, _)| chunk);
        named.par_chunk_by_mut(is_equal).for_each(|equal| sort_from(history, equal, 16));
    }
    named
}

/// Sorts agencies whose names are equal in the bytes before `at`. Numbers are compared, sixteen
/// bytes at once, and each name is looked at once for each sixteen: names begin alike so often
/// that comparing them whole costs several times as much.
fn sort_from(history: &History, named: &mut [NameChunk], at: usize) {
    if named.len() < 2 {
        return;
    }
    // A chunk ends in 0 where the name does.
    let ended = named.first().is_some_and(|&(chunk, _)| chunk.to_be_bytes().ends_with(&[0]));
    if ended {
        named.sort_unstable_by_key(|&(_, ix)| {
            let agency = history.tables.agencies.row(ix);
            (State::slot(agency.state), history.text(agency.slug), ix)
        });
        return;
    }
    for (next, ix) in named.iter_mut() {
        *next = chunk(name(history, *ix), at);
    }
    named.sort_unstable_by_key(|&(chunk, _)| chunk);
    named.chunk_by_mut(is_equal).for_each(|equal| sort_from(history, equal, at + 16));
}

fn is_equal(a: &NameChunk, b: &NameChunk) -> bool {
    a.0 == b.0
}

fn name(history: &History, agency: AgencyIx) -> &str {
    history.text(history.tables.agencies.row(agency).name)
}

/// Sixteen bytes of a name from `at` on in small letters, as a number in the same order.
fn chunk(name: &str, at: usize) -> u128 {
    let mut bytes = [0; 16];
    let rest = name.as_bytes().get(at..).unwrap_or_default();
    bytes.iter_mut().zip(rest).for_each(|(to, from)| *to = from.to_ascii_lowercase());
    u128::from_be_bytes(bytes)
}

fn set<T>(column: &mut [T], at: usize, value: T) {
    if let Some(slot) = column.get_mut(at) {
        *slot = value;
    }
}

fn county_places(history: &History) -> Vec<u32> {
    let counties = &history.tables.counties;
    let mut sorted: Vec<CountyIx> = counties.handles().collect();
    sorted.sort_unstable_by_key(|&ix| {
        let county = counties.row(ix);
        (history.text(county.name), county.state, county.fips)
    });
    let mut places = vec![0; sorted.len()];
    for (place, ix) in (0_u32..).zip(sorted) {
        set(&mut places, ix.position(), place);
    }
    places
}
