//! What the rules look at: two lists, what changed between them, and what came before.

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;

use super::item::{BriefRow, BriefSubject};
use super::phrases::time_between;
use crate::history::{Changes, Gone, History};
use crate::model::{
    AgencyIx, AgencyKind, AgreementIx, ApplicationIx, Index, List, ListIx, ListingIx, Span, State,
};
use crate::query::pass::Pass;
use crate::query::{Filter, Question};

/// Two points of a history, and what changed between them.
pub(super) struct Scene<'a> {
    pub(super) question: Question<'a>,
    pub(super) history: &'a History,
    pub(super) changes: &'a Changes,
    /// The position of the earlier participating list, if there is one.
    pub(super) from: Option<usize>,
    /// The position of the later one.
    pub(super) to: Option<usize>,
    pass: Pass,
    /// Agreements of which enough is said.
    claimed: HashSet<AgreementIx>,
}

/// A time off the list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Absence {
    /// The day of the first list without it.
    from: NaiveDate,
    /// The day of the list with it again.
    to: NaiveDate,
}

impl Absence {
    /// Its days.
    pub(super) fn days(self) -> i64 {
        (self.to - self.from).num_days()
    }

    /// Its length in words.
    pub(super) fn words(self) -> String {
        time_between(self.from, self.to)
    }
}

impl<'a> Scene<'a> {
    pub(super) fn new(question: Question<'a>, changes: &'a Changes) -> Self {
        Self {
            question,
            history: question.history,
            changes,
            from: changes.from.participating,
            to: changes.to.participating,
            pass: Pass::new(question),
            claimed: HashSet::new(),
        }
    }

    /// Lets no later rule speak of the agreements of these rows.
    pub(super) fn claim<'r>(&mut self, rows: impl Iterator<Item = &'r BriefRow>) {
        self.claimed.extend(rows.filter_map(|row| match row.subject {
            BriefSubject::Agreement(ix) => Some(ix),
            BriefSubject::Application(_) | BriefSubject::List => None,
        }));
    }

    /// The agreements that are new on the later list and of which nothing is said yet; none if
    /// there is no earlier list.
    pub(super) fn arrivals(&self) -> Vec<AgreementIx> {
        if self.from.is_none() {
            return Vec::new();
        }
        let new = self.changes.signed.iter().map(|listed| listed.agreement);
        new.filter(|ix| !self.claimed.contains(ix)).collect()
    }

    /// The agreements that are gone from the later list and of which nothing is said yet.
    pub(super) fn departures(&self) -> Vec<Gone> {
        let gone = self.changes.ended.iter().copied();
        gone.filter(|gone| !self.claimed.contains(&gone.agreement)).collect()
    }

    pub(super) fn is_claimed(&self, ix: AgreementIx) -> bool {
        self.claimed.contains(&ix)
    }

    /// Whether filter and search leave an agreement, whatever its status.
    pub(super) fn is_asked_for(&self, ix: AgreementIx) -> bool {
        self.question.counts_change(&self.pass, ix)
    }

    /// Whether filter and search leave an application: the status and the dates do not count.
    pub(super) fn is_application_asked_for(&self, ix: ApplicationIx) -> bool {
        let row = self.question.history.applications.row(ix);
        let known = self.question.day.application(self.question.history, ix);
        self.question.finds(row.agency.0)
            && known.is_some_and(|known| self.pass.fails_of_application(known.row) == 0)
    }

    /// Whether the filter leaves all that is within `scope`, a filter by states or by models alone.
    pub(super) fn asks_for_all(&self, scope: impl Fn(&mut Filter) -> bool) -> bool {
        let mut rest = self.question.filter.clone();
        self.question.hits.is_none() && scope(&mut rest) && rest.is_empty()
    }

    /// Agreements by agency.
    pub(super) fn by_agency(
        &self,
        agreements: impl IntoIterator<Item = AgreementIx>,
    ) -> BTreeMap<AgencyIx, Vec<AgreementIx>> {
        let mut found: BTreeMap<AgencyIx, Vec<AgreementIx>> = BTreeMap::new();
        for ix in agreements {
            found.entry(self.agency_of(ix)).or_default().push(ix);
        }
        found
    }

    pub(super) fn agency_of(&self, ix: AgreementIx) -> AgencyIx {
        self.history.agreements.row(ix).agency
    }

    pub(super) fn state_of(&self, ix: AgreementIx) -> Option<State> {
        self.history.tables.agencies.row(self.agency_of(ix)).state
    }

    /// Whether an agency is one of a state as a whole.
    pub(super) fn is_of_state(&self, agency: AgencyIx) -> bool {
        self.question.day.agency_facts(agency).kind == Some(AgencyKind::State)
    }

    pub(super) fn spans(&self, ix: AgreementIx) -> &'a [Span] {
        self.history.spans(&self.history.agreements.row(ix).spans)
    }

    /// Whether an agreement is on the earlier list.
    pub(super) fn stood(&self, ix: AgreementIx) -> bool {
        self.from.is_some_and(|from| self.history.stands(ix, from))
    }

    /// Whether an agreement is on the later list.
    pub(super) fn stands(&self, ix: AgreementIx) -> bool {
        self.to.is_some_and(|to| self.history.stands(ix, to))
    }

    /// The position of the last list up to the earlier one that has an agreement.
    pub(super) fn last_before(&self, ix: AgreementIx) -> Option<usize> {
        let from = self.from?;
        let spans = self.spans(ix).iter().map(|span| [span.first as usize, span.last as usize]);
        let until = spans.take_while(|&[first, _]| first <= from);
        until.last().map(|[_, last]| last.min(from))
    }

    /// The position of the last list up to the earlier one that has any of the agreements.
    pub(super) fn last_before_of_all(&self, wanted: impl Fn(AgreementIx) -> bool) -> Option<usize> {
        let all = self.history.agreements.handles().filter(|&ix| wanted(ix));
        all.filter_map(|ix| self.last_before(ix)).max()
    }

    /// The time for which something was off the list at least, if it was last on the list at
    /// `last` and is again with the first of `new`: from the first list without it on.
    pub(super) fn absence(&self, last: usize, new: &[AgreementIx]) -> Option<Absence> {
        let missing = self.history.participating.get(last + 1)?;
        let back = new.iter().filter_map(|&ix| self.listed_since(ix)).min()?;
        Some(Absence { from: self.list(*missing).date, to: back })
    }

    /// The day of the list since which an agreement on the later list has been on every one.
    pub(super) fn listed_since(&self, ix: AgreementIx) -> Option<NaiveDate> {
        let to = self.to?;
        let span = self.spans(ix).iter().rfind(|span| span.first as usize <= to)?;
        Some(self.list(*self.history.participating.get(span.first as usize)?).date)
    }

    pub(super) fn list(&self, list: ListIx) -> &'a List {
        self.history.lists.row(list)
    }

    /// The accepted participating list at a position.
    pub(super) fn list_at(&self, position: Option<usize>) -> Option<&'a List> {
        self.history.participating.get(position?).map(|&list| self.list(list))
    }

    /// The row of an agreement on the accepted list at a position, or its last one.
    pub(super) fn row_at(&self, ix: AgreementIx, position: Option<usize>) -> BriefRow {
        let list = position.and_then(|at| self.history.participating.get(at));
        let listing = list.and_then(|&list| self.history.listing_on(ix, list));
        self.row(ix, listing.unwrap_or(self.history.agreements.row(ix).last))
    }

    /// A row of an agreement.
    pub(super) fn row(&self, ix: AgreementIx, listing: ListingIx) -> BriefRow {
        BriefRow {
            subject: BriefSubject::Agreement(ix),
            list: self.history.list_of(listing),
            listing: Some(listing),
        }
    }

    /// The rows of agreements on the later list.
    pub(super) fn rows(&self, agreements: &[AgreementIx]) -> Vec<BriefRow> {
        agreements.iter().map(|&ix| self.row_at(ix, self.to)).collect()
    }

    /// The position of the last list up to the later one that has an agreement.
    pub(super) fn last_position(&self, ix: AgreementIx) -> Option<usize> {
        let to = self.to?;
        let spans = self.spans(ix).iter().take_while(|span| span.first as usize <= to);
        spans.last().map(|span| (span.last as usize).min(to))
    }

    /// Officers of an agency by the FBI, with the year, if it is one of the FBI's table.
    pub(super) fn officers(&self, agency: AgencyIx) -> Option<(u32, u16)> {
        let found = self.question.day.fbi(self.history, agency).ok()?;
        Some((found.agency.officers, found.agency.year))
    }

    /// Sorts agencies: the one with most officers first, then by state and name.
    pub(super) fn largest_first<T>(&self, rows: &mut [T], agency: impl Fn(&T) -> AgencyIx) {
        rows.sort_by_cached_key(|row| {
            let agency = agency(row);
            let known = self.history.tables.agencies.row(agency);
            let officers = self.officers(agency).map_or(0, |(officers, _)| officers);
            let name = self.history.text(known.name).to_lowercase();
            (std::cmp::Reverse(officers), known.state.map(State::name), name, agency.position())
        });
    }
}
