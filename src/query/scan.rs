//! The pass over the agreements that computes an answer.

use super::counts::Counter;
use super::facts::{AgreementFacts, CODES, HistoryFacts, NONE, OFF_AXIS, Slots, UNDATED};
use super::order::{AgencyOrder, AgencySummary};
use super::pass::{BODY, KIND, MODEL, Pass, STATE, STATUS};
use super::{Day, FacetCounts, Hits, Sort, StatusKind};
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
        if row.agency != self.gathered.agency {
            self.flush(hits);
            self.gathered = AgencySummary {
                agency: row.agency,
                count: 0,
                signed: UNDATED,
                models: 0,
                first: NONE,
            };
        }
        self.gathered.count += 1;
        self.gathered.signed = self.gathered.signed.max(row.signed);
        self.gathered.models |= 1 << at.model;
        if self.order.needs_first() {
            let first = history.agreements.row(ix).first.0;
            self.gathered.first = self.gathered.first.min(first);
        }
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

pub(super) fn facets(codes: &[u32], pass: &Pass) -> FacetCounts {
    let mut facets = FacetCounts::default();
    for (code, &count) in codes.iter().enumerate().filter(|(_, count)| **count > 0) {
        let fails = pass.fails_code(code);
        let at = Slots::of(code);
        let add = |counts: &mut [u32], slot: usize, lifted: u8| {
            if fails & !lifted == 0
                && let Some(total) = counts.get_mut(slot)
            {
                *total += count;
            }
        };
        add(&mut facets.states, at.state, STATE);
        add(&mut facets.models, at.model, MODEL);
        add(&mut facets.kinds, at.kind, KIND);
        add(&mut facets.statuses, at.status, STATUS);
    }
    facets
}
