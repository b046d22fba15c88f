//! What is known of an agreement on a day.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::history::History;
use crate::model::{
    Agency, AgencyBody, AgencyKind, AgreementIx, Column as ListColumn, EndReason, Ending, Index,
    Link, List, ListIx, ListKind, ListingIx, Model, Reading, State, Status,
};
use crate::query::{AgencyFacts, Day, MatchKind};
use crate::reference::fbi::FbiMatch;
use crate::text::{EndingWords, day};

use super::doubts::DoubtRecord;

/// Agreements as they are known from the lists up to a day.
#[derive(Debug)]
pub struct Records<'h> {
    pub(super) history: &'h History,
    /// The last listing of each agreement up to the day.
    last: Vec<Option<ListingIx>>,
    /// The first listing of every reading of each agreement, sorted by agreement and listing.
    pub(super) readings: Vec<(AgreementIx, ListingIx)>,
    day: &'h Day,
}

impl<'h> Records<'h> {
    /// Collects what the lists up to the day say.
    #[must_use]
    pub fn new(history: &'h History, day: &'h Day) -> Self {
        let mut last = vec![None; history.agreements.len()];
        let mut seen = vec![false; history.tables.readings.len()];
        let mut readings = Vec::new();
        let known = |list: &List| list.kind == ListKind::Participating && list.date <= day.as_of;
        for (list, _) in history.lists.iter().filter(|(_, list)| known(list)) {
            for (listing, row) in history.listings_of(list) {
                let Some(agreement) = history.agreement_of(row.reading) else { continue };
                if let Some(last) = last.get_mut(agreement.position()) {
                    *last = Some(listing);
                }
                if let Some(seen) = seen.get_mut(row.reading.position())
                    && !std::mem::replace(seen, true)
                {
                    readings.push((agreement, listing));
                }
            }
        }
        readings.sort_unstable();
        Self { history, last, readings, day }
    }

    /// Returns the record of an agreement; `found` says how well it matches a search.
    #[must_use]
    pub fn record(&'h self, agreement: AgreementIx, found: Option<MatchKind>) -> Record<'h> {
        let row = self.history.agreements.row(agreement);
        let last = self.last.get(agreement.position()).copied().flatten().unwrap_or(row.last);
        let status =
            self.day.position.map_or(Status::NotYet, |at| self.history.status(agreement, at));
        Record { records: self, agreement, first: row.first, last, status, found }
    }
}

/// An agreement, its status and how it was found.
#[derive(Clone, Copy, Debug)]
pub struct Record<'h> {
    pub(super) records: &'h Records<'h>,
    /// The agreement.
    pub agreement: AgreementIx,
    /// Its first listing.
    pub first: ListingIx,
    /// Its last listing up to the day, from which the facts are taken.
    pub last: ListingIx,
    /// Its status on the day.
    pub status: Status,
    found: Option<MatchKind>,
}

impl<'h> Record<'h> {
    pub(super) fn list(&self, list: ListIx) -> &'h List {
        self.records.history.lists.row(list)
    }

    /// The history that it is a part of.
    #[must_use]
    pub fn history(&self) -> &'h History {
        self.records.history
    }

    /// The reading from which the facts are taken.
    #[must_use]
    pub fn reading(&self) -> &'h Reading {
        self.records.history.reading(self.last)
    }

    /// How well it matches, if it was searched for by words.
    #[must_use]
    pub fn found(&self) -> Option<MatchKind> {
        self.found
    }

    /// The id of the agreement.
    #[must_use]
    pub fn id(&self) -> String {
        self.records.history.agreement_id(self.agreement)
    }

    /// The name of the agency.
    #[must_use]
    pub fn agency(&self) -> &'h str {
        self.records.history.text(self.agency_row().name)
    }

    /// The id of the agency.
    #[must_use]
    pub fn agency_id(&self) -> String {
        self.agency_row().id(&self.records.history.tables.texts)
    }

    fn agency_row(&self) -> &'h Agency {
        let history = self.records.history;
        history.tables.agencies.row(history.agreements.row(self.agreement).agency)
    }

    /// The state of the agency.
    #[must_use]
    pub fn state(&self) -> Option<State> {
        self.agency_row().state
    }

    /// The kind of agency: from its last listing, else from the newest list that gives one.
    #[must_use]
    pub fn kind(&self) -> Option<AgencyKind> {
        self.facts().kind
    }

    /// The county of the agency: from its last listing, else from the newest list that gives one.
    #[must_use]
    pub fn county(&self) -> Option<&'h str> {
        let history = self.records.history;
        self.facts().county.map(|county| history.text(history.tables.counties.row(county).name))
    }

    /// The agency of the FBI's table that its agency is, if one can be told.
    #[must_use]
    pub fn fbi(&self) -> Option<FbiMatch<'static>> {
        let history = self.records.history;
        let agency = history.agreements.row(self.agreement).agency;
        self.records.day.fbi(history, agency).ok()
    }

    /// What the agency is by its name, which ICE does not say.
    #[must_use]
    pub fn body(&self) -> AgencyBody {
        self.records.day.body(self.reading().agency)
    }

    /// The rule by which the county is g287's and not ICE's; `None` if ICE prints it, or none is
    /// known.
    #[must_use]
    pub fn county_rule(&self) -> Option<&'static str> {
        let history = self.records.history;
        let reading = history.listings.row(self.last).reading;
        let mut repairs = history.tables.repairs(reading);
        let rule = repairs.find(|repair| repair.column == ListColumn::County)?.rule;
        rule.is_ours().then(|| rule.name())
    }

    fn facts(&self) -> AgencyFacts {
        let reading = self.reading();
        self.records.day.agency_facts(reading.agency).of(reading)
    }

    /// The model.
    #[must_use]
    pub fn model(&self) -> Option<Model> {
        self.records.history.agreements.row(self.agreement).model
    }

    /// The signing date.
    #[must_use]
    pub fn signed(&self) -> Option<NaiveDate> {
        self.records.history.agreements.row(self.agreement).signed
    }

    /// The signing date as the first list prints it.
    #[must_use]
    pub fn signed_printed(&self) -> Cow<'h, str> {
        self.records.history.printed(self.first, ListColumn::Signed)
    }

    /// The ending, if it ended or is missing.
    #[must_use]
    pub fn ending(&self) -> Option<Ending> {
        match self.status {
            Status::Ended(ending) | Status::Unconfirmed(ending) => Some(ending),
            Status::Active | Status::NotYet => None,
        }
    }

    /// Why it ended, if it did and a rule can say.
    #[must_use]
    pub fn ended_reason(&self) -> Option<EndReason> {
        self.ending().and_then(|ending| ending.reason)
    }

    /// When and why it ended, in words.
    #[must_use]
    pub fn ended(&self) -> Option<String> {
        let confirmed = matches!(self.status, Status::Ended(_));
        Some(self.ending_words()?.sentence(confirmed, day))
    }

    /// What tells the last list with it from the first without it if they are of one day.
    pub(super) fn editions(&self) -> Option<[String; 2]> {
        self.ending_words()?.editions()
    }

    /// Its ending, to be written.
    #[must_use]
    pub fn ending_words(&self) -> Option<EndingWords> {
        Some(self.records.history.ending_words(self.ending()?))
    }

    /// The doubts about it as its last listing shows it.
    #[must_use]
    pub fn doubts(&self) -> Vec<DoubtRecord> {
        DoubtRecord::of(self.records.history, self.agreement, self.last)
    }

    /// The first list that names it.
    #[must_use]
    pub fn first_list(&self) -> &'h List {
        self.list(self.records.history.list_of(self.first))
    }

    /// The first accepted list without it, if it ended or is missing.
    #[must_use]
    pub fn first_missing(&self) -> Option<&'h List> {
        self.ending().map(|ending| self.list(ending.first_missing))
    }

    /// The last list that names it.
    #[must_use]
    pub fn last_list(&self) -> &'h List {
        let history = self.records.history;
        let listed = self.ending().map_or(history.list_of(self.last), |ending| ending.last_listed);
        self.list(listed)
    }

    /// The address of a link, if it has one.
    #[must_use]
    pub fn address(&self, link: Link) -> Option<&'h str> {
        match link {
            Link::Address(address) => Some(self.records.history.text(address)),
            Link::None | Link::Pending => None,
        }
    }

    /// The list and the row from which the facts are taken.
    #[must_use]
    pub fn source(&self) -> (&'h List, u32) {
        let history = self.records.history;
        (self.list(history.list_of(self.last)), history.listings.row(self.last).row)
    }
}
