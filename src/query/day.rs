//! The status of every agreement on one day, in columns.

use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;

use super::applied::ApplicationFacts;
use super::facts::{AgencyFacts, AgreementFacts, HistoryFacts, REASON_SHIFT, STATUS_SHIFT};
use super::fbi::{FbiFinding, find};
use super::{Facet, StatusKind};
use crate::history::History;
use crate::model::{
    AgencyBody, AgencyIx, AgreementIx, ApplicationIx, EndReason, Index, ListIx, ListKind, Status,
};

/// The status slot of an agreement that no list up to the day has.
pub(super) const NOT_YET: u8 = 3;

/// One day of a history: the facts and the status of every agreement, in columns.
///
/// The facts are those of the agreement's last listing. A kind or county that it does not name is
/// taken from the newest reading of the agency that does. Only the status depends on the day.
#[derive(Clone, Debug)]
pub struct Day {
    /// The day.
    pub as_of: NaiveDate,
    /// The position in [`History::participating`] of the list in force, if any.
    pub position: Option<usize>,
    /// The position in [`History::pending`] of the list in force, if there is one.
    pub pending: Option<usize>,
    pub(super) facts: Arc<HistoryFacts>,
    /// By agreement: the position of its [`StatusKind`], or [`NOT_YET`].
    pub(super) statuses: Vec<u8>,
    /// The agreements with more than one row on the list in force, and how many more rows.
    pub(super) repeats: Vec<(AgreementIx, u32)>,
    /// By agreement: the slot of the reason of its ending, once reasons were asked for.
    reasons: OnceLock<Vec<u8>>,
    /// The applications, once they were asked for.
    applications: OnceLock<Vec<ApplicationFacts>>,
}

impl Day {
    /// Creates the day `as_of`. This costs a pass over readings and agreements and a sort of the
    /// agencies' names; [`Day::moved`] costs only a pass over agreements.
    #[must_use]
    pub fn new(history: &History, as_of: NaiveDate) -> Self {
        Self::on(history, Arc::new(HistoryFacts::new(history)), as_of)
    }

    /// Creates the day of the participating list at `position`, with that list in force even if a
    /// later one has the same date. `None` if there is no such list.
    #[must_use]
    pub fn at(history: &History, position: usize) -> Option<Self> {
        history.participating.get(position)?;
        Self::of_list(history, Arc::new(HistoryFacts::new(history)), position)
    }

    /// Creates the day of the newest accepted list. `None` if there is no accepted list.
    #[must_use]
    pub fn last(history: &History) -> Option<Self> {
        Some(Self::new(history, history.newest_day()?))
    }

    /// Creates another day of the same history, sharing what does not depend on the day.
    #[must_use]
    pub fn moved(&self, history: &History, as_of: NaiveDate) -> Self {
        Self::on(history, Arc::clone(&self.facts), as_of)
    }

    /// Like [`Day::at`], sharing what does not depend on the day.
    #[must_use]
    pub fn moved_to(&self, history: &History, position: usize) -> Option<Self> {
        Self::of_list(history, Arc::clone(&self.facts), position)
    }

    /// The participating list in force.
    #[must_use]
    pub fn list(&self, history: &History) -> Option<ListIx> {
        history.participating.get(self.position?).copied()
    }

    /// The pending list in force.
    #[must_use]
    pub fn pending_list(&self, history: &History) -> Option<ListIx> {
        history.pending.get(self.pending?).copied()
    }

    /// The kind and the county of an agency by the newest list that names them.
    #[must_use]
    pub fn agency_facts(&self, agency: AgencyIx) -> AgencyFacts {
        self.facts.agencies.get(agency.position()).copied().unwrap_or_default()
    }

    /// The row of the FBI's table that an agency is. It does not depend on the day.
    ///
    /// # Errors
    /// If the table has none, or several that it may be.
    pub fn fbi(&self, history: &History, agency: AgencyIx) -> FbiFinding {
        match self.facts.fbi.get() {
            Some(all) => all.finding(agency.0),
            None => find(history, agency, self.agency_facts(agency).county),
        }
    }

    /// What an agency is by its name.
    #[must_use]
    pub fn body(&self, agency: AgencyIx) -> AgencyBody {
        self.facts.bodies.get(agency.position()).copied().unwrap_or_default()
    }

    /// The status of an agreement, or `None` if no list up to the day has it.
    #[must_use]
    pub fn status(&self, agreement: AgreementIx) -> Option<StatusKind> {
        let slot = self.statuses.get(agreement.0 as usize).filter(|slot| **slot != NOT_YET)?;
        StatusKind::from_position(usize::from(*slot))
    }

    /// By agreement: the slot of the reason of its ending, see [`Slots`](super::facts::Slots).
    /// Looked for once, when it is first asked for.
    pub(super) fn reasons(&self, history: &History) -> &[u8] {
        self.reasons.get_or_init(|| {
            let reason = |ix| match history.status(ix, self.position?) {
                Status::Ended(ending) => u8::try_from(EndReason::slot(ending.reason) + 1).ok(),
                Status::NotYet | Status::Active | Status::Unconfirmed(_) => None,
            };
            history.agreements.handles().map(|ix| reason(ix).unwrap_or(0)).collect()
        })
    }

    /// The applications that a pending list up to the day has, in order of agency and model.
    /// Looked for once, when they are first asked for.
    pub(super) fn applications(&self, history: &History) -> &[ApplicationFacts] {
        self.applications.get_or_init(|| {
            let facts = history.applications.iter().filter_map(|(ix, row)| {
                let outcome = history.outcome(ix, self.pending?, self.position)?;
                let status = StatusKind::of_outcome(outcome);
                let (known, body) = (self.agency_facts(row.agency), self.body(row.agency));
                Some(ApplicationFacts::new(history, ix, status, known, body))
            });
            facts.collect()
        })
    }

    /// An application, if a pending list up to the day has it.
    pub(super) fn application(
        &self,
        history: &History,
        application: ApplicationIx,
    ) -> Option<&ApplicationFacts> {
        let all = self.applications(history);
        all.get(all.binary_search_by_key(&application, |known| known.ix).ok()?)
    }

    fn on(history: &History, facts: Arc<HistoryFacts>, as_of: NaiveDate) -> Self {
        let position = history.in_force(ListKind::Participating, as_of);
        Self::with(history, facts, as_of, position)
    }

    fn of_list(history: &History, facts: Arc<HistoryFacts>, position: usize) -> Option<Self> {
        let list = *history.participating.get(position)?;
        Some(Self::with(history, facts, history.lists.row(list).date, Some(position)))
    }

    fn with(
        history: &History,
        facts: Arc<HistoryFacts>,
        as_of: NaiveDate,
        position: Option<usize>,
    ) -> Self {
        let slot = |ix| {
            let kind = position
                .and_then(|position| StatusKind::of(history.status_without_reason(ix, position)));
            kind.map_or(NOT_YET, |kind| kind as u8)
        };
        let mut day = Self {
            as_of,
            position,
            pending: history.in_force(ListKind::Pending, as_of),
            statuses: history.agreements.handles().map(slot).collect(),
            facts,
            repeats: Vec::new(),
            reasons: OnceLock::new(),
            applications: OnceLock::new(),
        };
        day.repeats = day.list(history).map(|list| repeats(history, list)).unwrap_or_default();
        day
    }

    /// Iterates over the agreements in order, each with its code including the status, and the
    /// reason of its ending if reasons were asked for.
    pub(super) fn rows(&self) -> impl Iterator<Item = (AgreementIx, AgreementFacts, usize)> + '_ {
        let reasons = self.reasons.get();
        (0_u32..).zip(self.facts.rows.iter().zip(&self.statuses)).map(move |(i, (row, status))| {
            let reason = reasons.and_then(|reasons| reasons.get(i as usize)).copied();
            (AgreementIx(i), *row, code(*row, *status, reason))
        })
    }

    /// One agreement, as in [`Day::rows`].
    pub(super) fn row(&self, agreement: AgreementIx) -> Option<(AgreementFacts, usize)> {
        let at = agreement.position();
        let row = *self.facts.rows.get(at)?;
        let reason = self.reasons.get().and_then(|reasons| reasons.get(at)).copied();
        Some((row, code(row, *self.statuses.get(at)?, reason)))
    }
}

/// The code of an agreement with its status and the reason of its ending.
fn code(row: AgreementFacts, status: u8, reason: Option<u8>) -> usize {
    usize::from(row.code)
        | usize::from(status) << STATUS_SHIFT
        | usize::from(reason.unwrap_or(0)) << REASON_SHIFT
}

/// Returns the agreements that a list repeats, in order, and how many more rows each has.
fn repeats(history: &History, list: ListIx) -> Vec<(AgreementIx, u32)> {
    let mut seen = vec![0_u32; history.agreements.len()];
    let mut any = false;
    for (_, listing) in history.listings_of(list) {
        let agreement = history.agreement_of(listing.reading);
        if let Some(count) = agreement.and_then(|ix| seen.get_mut(ix.0 as usize)) {
            *count += 1;
            any |= *count > 1;
        }
    }
    if !any {
        return Vec::new();
    }
    let repeated = (0_u32..).zip(seen).filter(|&(_, count)| count > 1);
    repeated.map(|(i, count)| (AgreementIx(i), count - 1)).collect()
}
