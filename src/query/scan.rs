//! The pass over agreements and applications that computes an answer.

use super::applied::ApplicationFacts;
use super::counts::Counter;
use super::facts::{AgreementFacts, CODES, HistoryFacts, NONE, OFF_AXIS, Slots, UNDATED};
use super::order::{AgencyOrder, AgencySummary};
use super::pass::{BODY, KIND, MODEL, Pass, STATE, STATUS};
use super::{Day, Facet, FacetCounts, Hits, Sort, StatusKind};
use crate::history::History;
use crate::model::{AgencyBody, AgreementIx, State};

/// What the pass over the agreements gathers.
pub(super) struct AnswerScan<'a> {
    facts: &'a HistoryFacts,
    /// Agreements that fail nothing but choices of the panes, and not that of the body, by code.
    pub(super) codes: Vec<u32>,
    /// Agreements that fail nothing but the choice of the body, by body.
    pub(super) bodies: [u32; AgencyBody::COUNT],
    pub(super) trend: Vec<[u32; 4]>,
    pub(super) undated: [u32; 4],
    pub(super) sparks: Vec<u32>,
    pub(super) counts: Counter,
    /// Applications that match.
    pub(super) applications: u32,
    /// What applications add to the facets.
    applied: FacetCounts,
    pub(super) order: AgencyOrder,
    gathered: AgencySummary,
}

impl<'a> AnswerScan<'a> {
    pub(super) fn new(day: &'a Day, sort: Sort) -> Self {
        let facts = &*day.facts;
        Self {
            facts,
            codes: vec![0; CODES],
            bodies: [0; AgencyBody::COUNT],
            trend: vec![[0; 4]; facts.months],
            undated: [0; 4],
            sparks: vec![0; facts.months * (State::COUNT + 1)],
            counts: Counter::default(),
            applications: 0,
            applied: FacetCounts::default(),
            order: AgencyOrder::new(sort),
            gathered: AgencySummary {
                agency: NONE,
                count: 0,
                signed: UNDATED,
                models: 0,
                first: NONE,
            },
        }
    }

    pub(super) fn add(
        &mut self,
        history: &History,
        hits: Option<&Hits>,
        ix: AgreementIx,
        row: AgreementFacts,
        code: usize,
        fails: u8,
    ) {
        let at = Slots::of(code);
        if fails & !BODY == 0
            && let Some(count) = self.bodies.get_mut(at.body)
        {
            *count += 1;
        }
        if fails & !(STATE | MODEL | KIND | STATUS) != 0 {
            return;
        }
        if let Some(count) = self.codes.get_mut(code % CODES) {
            *count += 1;
        }
        let month = usize::from(row.month);
        if fails & !STATE == 0
            && row.month != OFF_AXIS
            && let Some(count) = self.sparks.get_mut(at.state * self.facts.months + month)
        {
            *count += 1;
        }
        if fails != 0 {
            return;
        }
        let by_model = match self.trend.get_mut(month) {
            Some(by_model) if row.month != OFF_AXIS => by_model,
            _ => &mut self.undated,
        };
        if let Some(count) = by_model.get_mut(at.model) {
            *count += 1;
        }
        self.counts.add(row.agency, at);
        self.gather(row.agency, hits);
        self.gathered.count += 1;
        self.gathered.signed = self.gathered.signed.max(row.signed);
        self.gathered.models |= 1 << at.model;
        if self.order.needs_first() {
            let first = history.agreements.row(ix).first.0;
            self.gathered.first = self.gathered.first.min(first);
        }
    }

    /// Counts an application, behind the agreements of its agency.
    pub(super) fn add_application(
        &mut self,
        history: &History,
        hits: Option<&Hits>,
        application: &ApplicationFacts,
        fails: u8,
    ) {
        let at = application.row.slots();
        self.applied.add(Slots { status: application.status.position(), ..at }, fails, 1);
        if fails & !BODY == 0
            && let Some(count) = self.bodies.get_mut(at.body)
        {
            *count += 1;
        }
        if fails != 0 {
            return;
        }
        let agency = application.row.agency;
        self.applications += 1;
        self.counts.add_applicant(agency, at);
        self.gather(agency, hits);
        self.gathered.count += 1;
        self.gathered.models |= 1 << at.model;
        let first = history.applications.row(application.ix).first.0;
        self.gathered.first = self.gathered.first.min(first);
    }

    /// Makes an agency the one that is gathered.
    fn gather(&mut self, agency: u32, hits: Option<&Hits>) {
        if agency != self.gathered.agency {
            self.flush(hits);
            self.gathered =
                AgencySummary { agency, count: 0, signed: UNDATED, models: 0, first: NONE };
        }
    }

    /// The counts of the facets.
    pub(super) fn facets(&self, pass: &Pass) -> FacetCounts {
        let mut facets = FacetCounts { bodies: self.bodies, ..self.applied.clone() };
        for (code, &count) in self.codes.iter().enumerate().filter(|(_, count)| **count > 0) {
            facets.add(Slots::of(code), pass.fails_code(code), count);
        }
        facets
    }

    /// Puts the agency gathered so far among the others.
    pub(super) fn flush(&mut self, hits: Option<&Hits>) {
        if self.gathered.count > 0 {
            self.order.push(self.facts, hits, &self.gathered);
        }
    }
}

/// Agreements that match and are active.
pub(super) fn active(codes: &[u32], pass: &Pass) -> u32 {
    let matching = codes.iter().enumerate().filter(|&(code, _)| pass.fails_code(code) == 0);
    matching
        .filter(|&(code, _)| Slots::of(code).status == StatusKind::Active as usize)
        .map(|(_, &count)| count)
        .sum()
}

impl FacetCounts {
    /// Counts some entries of a state, a model, a kind and a status, in each facet but for which
    /// they match.
    fn add(&mut self, at: Slots, fails: u8, count: u32) {
        let add = |counts: &mut [u32], slot: usize, lifted: u8| {
            if fails & !lifted == 0
                && let Some(total) = counts.get_mut(slot)
            {
                *total += count;
            }
        };
        add(&mut self.states, at.state, STATE);
        add(&mut self.models, at.model, MODEL);
        add(&mut self.kinds, at.kind, KIND);
        add(&mut self.statuses, at.status, STATUS);
    }
}
