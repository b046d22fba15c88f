//! What is known of an agreement or an application on a day.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::history::History;
use crate::model::{
    Agency, AgencyBody, AgencyIx, AgencyKind, Column as ListColumn, EndReason, Ending, Link, List,
    ListIx, ListingIx, Model, Outcome, Reading, State, Status,
};
use crate::query::{AgencyFacts, MatchKind, StatusKind};
use crate::reference::fbi::FbiMatch;
use crate::text::{EndingWords, day};

use super::doubts::DoubtRecord;
use super::records::{Entry, Records};

/// An agreement or an application, its status and how it was found.
#[derive(Clone, Copy, Debug)]
pub struct Record<'h> {
    pub(super) records: &'h Records<'h>,
    /// What it is of.
    pub entry: Entry,
    /// Its first listing.
    pub first: ListingIx,
    /// Its last listing up to the day, from which the facts are taken.
    pub last: ListingIx,
    pub(super) found: Option<MatchKind>,
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

    /// The id of the agreement or the application.
    #[must_use]
    pub fn id(&self) -> String {
        match self.entry {
            Entry::Agreement(agreement, _) => self.records.history.agreement_id(agreement),
            Entry::Application(application, _) => self.records.history.application_id(application),
        }
    }

    /// What it is: `agreement` or `application`.
    #[must_use]
    pub const fn entry_name(&self) -> &'static str {
        match self.entry {
            Entry::Agreement(..) => "agreement",
            Entry::Application(..) => "application",
        }
    }

    /// Its status on the day; `None` for an agreement that no list up to the day has.
    #[must_use]
    pub const fn status(&self) -> Option<StatusKind> {
        match self.entry {
            Entry::Agreement(_, status) => StatusKind::of(status),
            Entry::Application(_, outcome) => Some(StatusKind::of_outcome(outcome)),
        }
    }

    /// What has become of it, if it is an application.
    #[must_use]
    pub const fn outcome(&self) -> Option<Outcome> {
        match self.entry {
            Entry::Agreement(..) => None,
            Entry::Application(_, outcome) => Some(outcome),
        }
    }

    /// The id of the agreement that the application led to, or that its agency held already.
    #[must_use]
    pub fn led_to(&self) -> Option<String> {
        match self.outcome()? {
            Outcome::Signed(agreement) | Outcome::Held(agreement) => {
                Some(self.records.history.agreement_id(agreement))
            }
            Outcome::Pending | Outcome::Renamed(_) | Outcome::Withdrawn => None,
        }
    }

    /// The days from the first pending list with the application, under whatever name, to the
    /// signing date, negative if it was signed before; or from the first list with it to the first
    /// one without, if it was withdrawn. `None` for any other outcome.
    #[must_use]
    pub fn days(&self) -> Option<i64> {
        match self.entry {
            Entry::Application(application, Outcome::Signed(agreement)) => {
                self.records.history.days_to_signing(application, agreement)
            }
            Entry::Application(_, Outcome::Withdrawn) => {
                Some((self.first_missing()?.date - self.first_list().date).num_days())
            }
            Entry::Agreement(..) | Entry::Application(..) => None,
        }
    }

    /// The agency.
    #[must_use]
    pub fn agency_ix(&self) -> AgencyIx {
        let history = self.records.history;
        match self.entry {
            Entry::Agreement(agreement, _) => history.agreements.row(agreement).agency,
            Entry::Application(application, _) => history.applications.row(application).agency,
        }
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
        self.records.history.tables.agencies.row(self.agency_ix())
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
        self.records.day.fbi(self.records.history, self.agency_ix()).ok()
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
        let history = self.records.history;
        match self.entry {
            Entry::Agreement(agreement, _) => history.agreements.row(agreement).model,
            Entry::Application(application, _) => history.applications.row(application).model,
        }
    }

    /// The signing date, if it is an agreement.
    #[must_use]
    pub fn signed(&self) -> Option<NaiveDate> {
        match self.entry {
            Entry::Agreement(agreement, _) => self.records.history.agreements.row(agreement).signed,
            Entry::Application(..) => None,
        }
    }

    /// The signing date as the first list prints it.
    #[must_use]
    pub fn signed_printed(&self) -> Cow<'h, str> {
        self.records.history.printed(self.first, ListColumn::Signed)
    }

    /// The ending, if it ended or is missing.
    #[must_use]
    pub fn ending(&self) -> Option<Ending> {
        match self.entry {
            Entry::Agreement(_, Status::Ended(ending) | Status::Unconfirmed(ending)) => {
                Some(ending)
            }
            Entry::Agreement(_, Status::Active | Status::NotYet) | Entry::Application(..) => None,
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
        let confirmed = self.status() == Some(StatusKind::Ended);
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
        match self.entry {
            Entry::Agreement(agreement, _) => {
                DoubtRecord::of(self.records.history, agreement, self.last)
            }
            Entry::Application(..) => Vec::new(),
        }
    }

    /// The first list that names it.
    #[must_use]
    pub fn first_list(&self) -> &'h List {
        self.list(self.records.history.list_of(self.first))
    }

    /// The first accepted list without it, if it ended or is missing; of an application that is no
    /// longer pending, the first pending list without it.
    #[must_use]
    pub fn first_missing(&self) -> Option<&'h List> {
        let Entry::Application(application, outcome) = self.entry else {
            return self.ending().map(|ending| self.list(ending.first_missing));
        };
        let Records { history, day, .. } = self.records;
        let last = history.last_pending(application, day.pending?)?;
        let mut later = history.pending.iter().copied().filter(|&list| list > last);
        later.next().filter(|_| outcome != Outcome::Pending).map(|list| self.list(list))
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
