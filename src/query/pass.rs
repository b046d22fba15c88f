//! A filter compiled for a pass over many agreements.

use chrono::{Datelike, NaiveDate};

use super::applied::ApplicationFacts;
use super::county_names::{county_key, without_body};
use super::day::NOT_YET;
use super::facts::{AgreementFacts, CODES, NONE, REASONS, STATUS_SHIFT, Slots};
use super::{Choice, CountyChoice, Filter, Question, StatusKind, Watched};
use crate::history::History;
use crate::model::{AgencyBody, AgencyIx, AgreementIx, CountyIx};
use crate::text::fold;

/// Fails a choice of the panes …
pub(super) const STATE: u8 = 1;
pub(super) const MODEL: u8 = 1 << 1;
pub(super) const KIND: u8 = 1 << 2;
pub(super) const STATUS: u8 = 1 << 3;
pub(super) const BODY: u8 = 1 << 4;
/// … or something that no click on a facet changes.
const OTHER: u8 = 1 << 7;

/// The filter of the panes and the restrictions of the search together.
#[derive(Clone, Debug, Default)]
pub(super) struct Pass {
    /// By code: what it fails.
    fails: Vec<u8>,
    /// By slot of the body: what it fails.
    body_fails: [u8; AgencyBody::COUNT],
    /// By slot of the reason of an ending: what it fails.
    reason_fails: [u8; REASONS],
    /// By code without status: what an application fails.
    application: Vec<u8>,
    /// The statuses of applications that are asked for, by the panes and by the search box; none
    /// where no status is.
    asked: Option<[Choice<StatusKind>; 2]>,
    /// Signed between these days, in days of the common era, where dates count.
    signed: Option<(i32, i32)>,
    /// By county, unknown last; empty where counties do not count.
    counties: Vec<bool>,
    /// The agencies to which the filter is limited, if any.
    watched: Option<Watched>,
}

impl Pass {
    pub(super) fn new(question: Question<'_>) -> Self {
        let Question { history, day, filter, hits } = question;
        let none = Filter::default();
        let boxed = hits.map_or(&none, |hits| &hits.restrictions);
        let [in_panes, typed] = [filter, boxed].map(Filter::asked_statuses);
        let default_status = in_panes.is_empty() && typed.is_empty();
        let fails = (0..CODES).map(|code| {
            let at = Slots::of(code);
            let pane = |fails: bool, bit: u8| if fails { bit } else { 0 };
            let active = at.status == StatusKind::Active as usize;
            let other = !boxed.states.allows_slot(at.state)
                || !boxed.models.allows_slot(at.model)
                || !boxed.kinds.allows_slot(at.kind)
                || !typed.allows_slot(at.status)
                || at.status == usize::from(NOT_YET);
            let status = if default_status { active } else { in_panes.allows_slot(at.status) };
            pane(!filter.states.allows_slot(at.state), STATE)
                | pane(!filter.models.allows_slot(at.model), MODEL)
                | pane(!filter.kinds.allows_slot(at.kind), KIND)
                | pane(!status, STATUS)
                | pane(other, OTHER)
        });
        let mut body_fails = [0; AgencyBody::COUNT];
        for (slot, fails) in body_fails.iter_mut().enumerate() {
            let pane = if filter.bodies.allows_slot(slot) { 0 } else { BODY };
            *fails = pane | if boxed.bodies.allows_slot(slot) { 0 } else { OTHER };
        }
        let application = (0..1 << STATUS_SHIFT).map(|code| {
            let at = Slots::of(code);
            let fails = |filter: &Filter| {
                let fail = |allowed: bool, bit: u8| if allowed { 0 } else { bit };
                fail(filter.states.allows_slot(at.state), STATE)
                    | fail(filter.models.allows_slot(at.model), MODEL)
                    | fail(filter.kinds.allows_slot(at.kind), KIND)
            };
            fails(filter) | if fails(boxed) == 0 { 0 } else { OTHER }
        });
        let reasons = [filter.reasons, boxed.reasons];
        let has_reasons = reasons.iter().any(|choice| !choice.is_empty());
        if has_reasons {
            day.reasons(history);
        }
        let mut reason_fails = [0; REASONS];
        for (slot, fails) in reason_fails.iter_mut().enumerate() {
            // The first slot is that of agreements that have not ended.
            let allowed = slot
                .checked_sub(1)
                .map_or(!has_reasons, |slot| reasons.iter().all(|choice| choice.allows_slot(slot)));
            *fails = if allowed { 0 } else { OTHER };
        }
        Self {
            application: application.collect(),
            fails: fails.collect(),
            body_fails,
            reason_fails,
            asked: (!default_status).then_some([in_panes, typed]),
            signed: dates(filter, boxed),
            counties: counties(history, [&filter.counties, &boxed.counties]),
            watched: filter.watched.clone(),
        }
    }

    /// What an agreement fails: bits of [`STATE`] and the others, 0 if it matches.
    pub(super) fn fails(&self, row: AgreementFacts, code: usize) -> u8 {
        let at = Slots::of(code);
        let fails = self.fails_code(code) | self.fails_body(at.body) | self.fails_reason(at.reason);
        let dated = self.signed.is_none_or(|(from, to)| from <= row.signed && row.signed <= to);
        let wanted = self.allows_county(row.county) && self.is_watched(AgencyIx(row.agency));
        if dated && wanted { fails } else { fails | OTHER }
    }

    /// What every agreement of a code fails, whatever its body.
    pub(super) fn fails_code(&self, code: usize) -> u8 {
        self.fails.get(code % CODES).copied().unwrap_or(OTHER)
    }

    fn fails_body(&self, slot: usize) -> u8 {
        self.body_fails.get(slot).copied().unwrap_or(OTHER)
    }

    fn fails_reason(&self, slot: usize) -> u8 {
        self.reason_fails.get(slot).copied().unwrap_or(OTHER)
    }

    /// What an application fails, as [`Pass::fails`] says it of an agreement. It has no date of
    /// signature and no reason of an ending, so that it fails where these are asked for.
    pub(super) fn fails_as_entry(&self, application: &ApplicationFacts) -> u8 {
        let status = Some(application.status);
        let status = match self.asked {
            None => STATUS,
            Some([_, typed]) if !typed.allows(status) => OTHER,
            Some([in_panes, _]) if !in_panes.allows(status) => STATUS,
            Some(_) => 0,
        };
        let dated = if self.signed.is_none() { 0 } else { OTHER };
        self.fails_of_application(application.row) | self.fails_reason(0) | dated | status
    }

    /// What an application fails: choices of status and dates of signature do not count.
    pub(super) fn fails_of_application(&self, row: AgreementFacts) -> u8 {
        let at = row.slots();
        let code = usize::from(row.code) % (1 << STATUS_SHIFT);
        let fails = self.application.get(code).copied().unwrap_or(OTHER) | self.fails_body(at.body);
        let wanted = self.allows_county(row.county) && self.is_watched(AgencyIx(row.agency));
        if wanted { fails } else { fails | OTHER }
    }

    /// Whether applications are asked for.
    pub(super) fn asks_for_applications(&self) -> bool {
        self.asked.is_some_and(|choices| choices.iter().any(|choice| choice.has_applications()))
    }

    fn is_watched(&self, agency: AgencyIx) -> bool {
        self.watched.as_ref().is_none_or(|watched| watched.contains(agency))
    }

    fn allows_county(&self, county: u32) -> bool {
        if self.counties.is_empty() {
            return true;
        }
        let at = if county == NONE { self.counties.len() - 1 } else { county as usize };
        self.counties.get(at).copied().unwrap_or(false)
    }

    /// Calls `each` for every agreement that matches, in order.
    pub(super) fn each(
        &self,
        question: Question<'_>,
        mut each: impl FnMut(AgreementIx, AgreementFacts, usize),
    ) {
        let mut agency = NONE;
        let mut hit = true;
        for (ix, row, code) in question.day.rows() {
            if row.agency != agency {
                agency = row.agency;
                hit = question.finds(agency);
            }
            if hit && self.fails(row, code) == 0 {
                each(ix, row, code);
            }
        }
    }

    /// Rows on the list in force beyond the first of each agreement that matches.
    pub(super) fn repeats(&self, question: Question<'_>) -> u32 {
        let matching = question.day.repeats.iter().filter(|(ix, _)| {
            question
                .day
                .row(*ix)
                .is_some_and(|(row, code)| self.fails(row, code) == 0 && question.finds(row.agency))
        });
        matching.map(|(_, more)| more).sum()
    }
}

impl Question<'_> {
    /// Calls `each` for every agreement that matches, in order.
    pub(super) fn each(self, each: impl FnMut(AgreementIx, AgreementFacts, usize)) {
        Pass::new(self).each(self, each);
    }
}

fn dates(filter: &Filter, boxed: &Filter) -> Option<(i32, i32)> {
    let since = filter.since.max(boxed.since);
    let until = [filter.until, boxed.until].into_iter().flatten().min();
    let days = |day: NaiveDate| day.num_days_from_ce();
    // The smallest number stands for "no date", which fails every restriction.
    (since.is_some() || until.is_some())
        .then(|| (since.map_or(i32::MIN + 1, days), until.map_or(i32::MAX, days)))
}

fn counties(history: &History, choices: [&Vec<CountyChoice>; 2]) -> Vec<bool> {
    let choices: Vec<_> = choices.into_iter().filter(|choice| !choice.is_empty()).collect();
    if choices.is_empty() {
        return Vec::new();
    }
    let wanted: Vec<Vec<Wanted>> =
        choices.iter().map(|choice| choice.iter().map(Wanted::new).collect()).collect();
    let counties = history.tables.counties.handles().map(Some).chain([None]);
    counties
        .map(|county| {
            let names = county.map(|ix| names(history, ix));
            wanted.iter().all(|any| {
                any.iter().any(|wanted| match (wanted, county, &names) {
                    (Wanted::Unknown, None, _) => true,
                    (Wanted::Named { state, key }, Some(ix), Some((full, bare))) => {
                        state.is_none_or(|s| s == history.tables.counties.row(ix).state)
                            && (key == full || key == bare)
                    }
                    _ => false,
                })
            })
        })
        .collect()
}

enum Wanted {
    Unknown,
    Named { state: Option<crate::model::State>, key: String },
}

impl Wanted {
    fn new(choice: &CountyChoice) -> Self {
        match choice {
            CountyChoice::Unknown => Self::Unknown,
            CountyChoice::Named { state, name } => {
                Self::Named { state: *state, key: county_key(&fold(name)) }
            }
        }
    }
}

fn names(history: &History, county: CountyIx) -> (String, String) {
    let folded = fold(history.text(history.tables.counties.row(county).name));
    (county_key(&folded), county_key(without_body(&folded)))
}
