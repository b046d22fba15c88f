//! The answer to a question: agencies, totals, facets, trend.

use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;

use super::facts::{AgreementFacts, HistoryFacts, NONE, Slots};
use super::order::AgencyOrder;
use super::pass::Pass;
use super::scan::{AnswerScan, active};
use super::{
    CountyCount, Facet, FacetCounts, Match, Month, Question, Sort, StatusKind, Totals, Trend,
};
use crate::model::{AgencyIx, AgencyKind, CountyIx, State};

/// One agency of an answer, summed up from its agreements and applications that match.
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
    /// For each model, by [`crate::model::Model::position`], the best status among the agreements that match.
    pub models: [Option<StatusKind>; 3],
    /// The newest signing date.
    pub signed: Option<NaiveDate>,
    /// How many agreements match.
    pub agreements: u32,
    /// How many applications match.
    pub applications: u32,
    /// Whether a value of one of them was corrected or is in doubt. Corrected spacing and the like
    /// do not count.
    pub repaired: bool,
    /// How well the agency matches the search, if there is one.
    pub found: Option<Match>,
}

impl AgencyRow {
    /// Notes that an agreement or an application under a model has a status.
    fn has(&mut self, model: usize, status: StatusKind) {
        if let Some(best) = self.models.get_mut(model) {
            *best = Some(best.map_or(status, |best| best.min(status)));
        }
    }
}

/// The answer to a [`Question`]: what the screen shows of it.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// Counts of what matches.
    pub totals: Totals,
    /// For each value of each facet, the count if it were chosen.
    pub facets: FacetCounts,
    /// What matches by month of signature.
    pub trend: Trend,
    /// By state, unknown last, then by month of the trend.
    sparks: Vec<u32>,
    order: AgencyOrder,
    facts: Arc<HistoryFacts>,
    pass: Pass,
}

impl Answer {
    /// Number of agencies.
    #[must_use]
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether no agency matches.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Sorts at least the first `until` agencies. [`Question::answer`] sorts the first thousands;
    /// going beyond them costs one sort of the rest, once.
    pub fn prepare(&mut self, until: usize) {
        self.order.prepare(until);
    }

    /// The agency at a position of the answer.
    #[must_use]
    pub fn agency(&self, position: usize) -> Option<AgencyIx> {
        self.order.agency(&self.facts, position)
    }

    /// The position of an agency, found by a linear search. It is final only within what
    /// [`Answer::prepare`] has sorted.
    #[must_use]
    pub fn position_of(&self, agency: AgencyIx) -> Option<usize> {
        self.order.position_of(&self.facts, agency)
    }

    /// Builds the rows of a range of positions; ask only for those on the screen. `question` is
    /// the question that this answers.
    #[must_use]
    pub fn rows(&self, question: Question<'_>, range: Range<usize>) -> Vec<AgencyRow> {
        let agencies = range.map_while(|position| self.agency(position));
        agencies.map(|agency| self.row_of(question, agency)).collect()
    }

    /// The agreements of a state signed in each month of [`Answer::trend`], whatever states the
    /// filter chooses.
    #[must_use]
    pub fn spark(&self, state: Option<State>) -> &[u32] {
        let months = self.trend.months.len();
        let start = State::slot(state) * self.facts.months;
        self.sparks.get(start..start + months).unwrap_or(&[])
    }

    /// Builds the row of an agency from its agreements that match. `question` is the question that
    /// this answers.
    #[must_use]
    pub fn row_of(&self, question: Question<'_>, agency: AgencyIx) -> AgencyRow {
        let Question { history, day, hits, .. } = question;
        let known = self.facts.agencies.get(agency.0 as usize).copied().unwrap_or_default();
        let mut row = AgencyRow {
            agency,
            state: history.tables.agencies.row(agency).state,
            kind: known.kind,
            county: known.county,
            models: [None; 3],
            signed: None,
            agreements: 0,
            applications: 0,
            repaired: false,
            found: hits.filter(|hits| hits.has_words()).and_then(|hits| hits.of(agency)),
        };
        for agreement in history.agreements_of(agency) {
            let Some((facts, code)) = day.row(agreement) else { continue };
            if self.pass.fails(facts, code) != 0 {
                continue;
            }
            let at = Slots::of(code);
            if let Some(status) = StatusKind::from_position(at.status) {
                row.has(at.model, status);
            }
            row.agreements += 1;
            row.signed = row.signed.max(facts.signed());
            row.repaired |= history.is_doubtful(history.agreements.row(agreement).last);
        }
        let applications = day.applications(history);
        let start = applications.partition_point(|it| it.row.agency < agency.0);
        let own = applications.iter().skip(start).take_while(|it| it.row.agency == agency.0);
        for application in own.filter(|it| self.pass.fails_as_entry(it) == 0) {
            row.has(application.row.slots().model, application.status);
            row.applications += 1;
            let last = history.applications.row(application.ix).last;
            row.repaired |= history.is_doubtful(last);
        }
        row
    }
}

impl Question<'_> {
    /// Answers the question: one pass over agreements and applications, about 10 ns each, and a partial sort of the agencies
    /// that match, about 15 ns each.
    #[must_use]
    pub fn answer(self, sort: Sort) -> Answer {
        let Question { history, day, hits, .. } = self;
        let pass = Pass::new(self);
        if sort.column.is_of_fbi() {
            day.facts.fbi(history);
        }
        let mut scan = AnswerScan::new(day, sort);
        let mut agency = NONE;
        let mut hit = true;
        let mut applications = day.applications(history).iter().peekable();
        let mut apply = |scan: &mut AnswerScan<'_>, until: u32| {
            while let Some(application) = applications.next_if(|next| next.row.agency < until) {
                if self.finds(application.row.agency) {
                    let fails = pass.fails_as_entry(application);
                    scan.add_application(history, hits, application, fails);
                }
            }
        };
        for (ix, row, code) in day.rows() {
            if row.agency != agency {
                apply(&mut scan, row.agency);
                agency = row.agency;
                hit = self.finds(agency);
            }
            if hit {
                scan.add(history, hits, ix, row, code, pass.fails(row, code));
            }
        }
        apply(&mut scan, NONE);
        scan.flush(hits);
        scan.order.finish();
        let facets = scan.facets(&pass);
        let counts = scan.counts;
        let totals = Totals {
            agreements: counts.agreements,
            applications: scan.applications,
            listings: active(&scan.codes, &pass) + pass.repeats(self),
            agencies: counts.agencies,
            places: counts.places(),
            models: counts.by_model(),
        };
        let last =
            usize::try_from(Month::of(day.as_of).0 - day.facts.first_month.0 + 1).unwrap_or(0);
        let used = scan.trend.iter().rposition(|month| month.iter().any(|&n| n > 0));
        scan.trend.truncate(used.map_or(0, |at| at + 1).max(last));
        Answer {
            totals,
            facets,
            trend: Trend {
                first: day.facts.first_month,
                months: scan.trend,
                undated: scan.undated,
            },
            sparks: scan.sparks,
            order: scan.order,
            facts: Arc::clone(&day.facts),
            pass,
        }
    }

    /// Counts the agreements and applications that match by county, in order of [`CountyIx`]. Counties without one
    /// are left out.
    #[must_use]
    pub fn by_county(self) -> Vec<CountyCount> {
        let mut counts = vec![[0_u32; 4]; self.history.tables.counties.len()];
        let mut add = |row: AgreementFacts| {
            let models = counts.get_mut(row.county as usize);
            if let Some(count) = models.and_then(|models| models.get_mut(row.slots().model)) {
                *count += 1;
            }
        };
        self.each(|_, row, _| add(row));
        self.each_application(|application| add(application.row));
        let counts = (0_u32..).zip(counts).filter(|(_, models)| models.iter().any(|&n| n > 0));
        counts.map(|(i, models)| CountyCount { county: CountyIx(i), models }).collect()
    }
}
