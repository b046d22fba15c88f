//! An agreement as a row of output: what `find` and `show` give.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::Serialize;

use super::grid::{Column, Place, Value};
use crate::history::History;
use crate::model::{
    Agency, AgencyKind, AgreementIx, Column as ListColumn, CountyIx, EndReason, Ending, Index,
    Link, List, ListIx, ListKind, ListingIx, Model, Reading, RuleWords, State, Status,
};
use crate::query::{Day, MatchKind};

/// The agreements as the lists up to a day know them.
#[derive(Debug)]
pub struct Records<'h> {
    history: &'h History,
    /// The position of the participating list in force.
    position: Option<usize>,
    /// The last listing of each agreement up to the day.
    last: Vec<Option<ListingIx>>,
    /// For every reading of each agreement, its first listing; in order of agreement and listing.
    readings: Vec<(AgreementIx, ListingIx)>,
    /// The newest kind and county that a list gives each agency.
    places: Vec<(Option<AgencyKind>, Option<CountyIx>)>,
}

impl<'h> Records<'h> {
    /// Goes through the lists up to the day.
    #[must_use]
    pub fn new(history: &'h History, day: &Day) -> Self {
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
        Self { history, position: day.position, last, readings, places: places(history) }
    }

    /// The record of an agreement, found in the way that `found` names.
    #[must_use]
    pub fn record(&'h self, agreement: AgreementIx, found: Option<MatchKind>) -> Record<'h> {
        let row = self.history.agreements.row(agreement);
        let last = self.last.get(agreement.position()).copied().flatten().unwrap_or(row.last);
        let status = self.position.map_or(Status::NotYet, |at| self.history.status(agreement, at));
        Record { records: self, agreement, first: row.first, last, status, found }
    }
}

/// The newest kind and county that a list gives each agency: older lists name neither.
fn places(history: &History) -> Vec<(Option<AgencyKind>, Option<CountyIx>)> {
    let mut places = vec![(None, None); history.tables.agencies.len()];
    for (_, reading) in history.tables.readings.iter() {
        if let Some((kind, county)) = places.get_mut(reading.agency.position()) {
            *kind = reading.kind.or(*kind);
            *county = reading.county.or(*county);
        }
    }
    places
}

/// An agreement, its status and how it was found.
#[derive(Clone, Copy, Debug)]
pub struct Record<'h> {
    records: &'h Records<'h>,
    /// The agreement.
    pub agreement: AgreementIx,
    /// Its first listing.
    pub first: ListingIx,
    /// Its last listing up to the day, from which the facts are taken.
    pub last: ListingIx,
    /// What it is on the day.
    pub status: Status,
    found: Option<MatchKind>,
}

/// A value that is not used as printed, and where it stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct RepairRecord<'h> {
    /// The name of the list's file.
    pub list: &'h str,
    /// The day of the list.
    pub list_date: String,
    /// The row of the sheet, from 1.
    pub row: u32,
    /// The heading of the column.
    pub column: &'static str,
    /// As printed.
    pub printed: Cow<'h, str>,
    /// As used; `None` where the value is unknown.
    pub used: Option<Cow<'h, str>>,
    /// The word for the rule that says so.
    pub rule: &'static str,
    /// The rule as it is told to a reader.
    #[serde(skip)]
    pub words: RuleWords,
}

impl RepairRecord<'_> {
    /// The repair in a few words.
    #[must_use]
    pub fn line(&self) -> String {
        let used = self.used.as_deref().unwrap_or("unknown");
        format!("{}: {} → {used} ({})", self.column, self.printed, self.rule)
    }
}

impl<'h> Record<'h> {
    /// Every column of a record. The names are a promise to programs.
    pub const COLUMNS: &'h [Column<Self>] = &[
        Column::new("id", "Id", Place::Never, |r| Value::Text(r.id().into())),
        Column::new("agency", "Agency", Place::Always, |r| Value::Text(r.agency().into())),
        Column::new("agency_id", "Agency id", Place::Never, |r| Value::Text(r.agency_id().into())),
        Column::new("state", "St", Place::Always, |r| Value::text(r.state().map(State::postal))),
        Column::new("county", "County", Place::Room(4), |r| Value::text(r.county())),
        Column::new("type", "Type", Place::Room(3), |r| {
            Value::text(r.kind().map(AgencyKind::name))
        }),
        Column::new("model", "Model", Place::Always, |r| Value::text(r.model().map(Model::code))),
        Column::new("signed", "Signed", Place::Always, |r| Value::day(r.signed())),
        Column::new("signed_printed", "Printed", Place::Never, |r| {
            Value::text(Some(r.signed_printed()).filter(|printed| !printed.is_empty()))
        }),
        Column::new("status", "Status", Place::Always, |r| Value::text(r.status.name())),
        Column::new("ended_reason", "Reason", Place::Room(6), |r| {
            Value::text(r.ended_reason().map(EndReason::name))
        }),
        Column::new("first_listed", "First listed", Place::Room(1), |r| {
            Value::Day(r.first_listed())
        }),
        Column::new("last_listed", "Last listed", Place::Room(2), |r| Value::Day(r.last_listed())),
        Column::new("first_missing", "First missing", Place::Room(5), |r| {
            Value::day(r.first_missing())
        }),
        Column::new("moa", "MOA", Place::Never, |r| Value::text(r.address(r.reading().moa))),
        Column::new("moa_pending", "MOA pending", Place::Never, |r| {
            Value::Flag(r.reading().moa == Link::Pending)
        }),
        Column::new("addendum", "Addendum", Place::Never, |r| {
            Value::text(r.address(r.reading().addendum))
        }),
        Column::new("match", "Match", Place::Never, |r| Value::text(r.found.map(MatchKind::name))),
        Column::new("repairs", "Repairs", Place::Never, |r| {
            let repairs = r.repairs();
            let words: Vec<String> = repairs.iter().map(RepairRecord::line).collect();
            let json = serde_json::to_value(&repairs).unwrap_or_default();
            Value::Parts(json, words.join("; "))
        }),
        Column::new("source", "Source", Place::Never, |r| {
            let (list, row) = r.source();
            let json = serde_json::json!({ "list": list.file, "row": row });
            Value::Parts(json, format!("{}, row {row}", list.file))
        }),
    ];

    fn list(&self, list: ListIx) -> &'h List {
        self.records.history.lists.row(list)
    }

    /// The reading from which the facts are taken.
    #[must_use]
    pub fn reading(&self) -> &'h Reading {
        self.records.history.reading(self.last)
    }

    /// How it was found, where it was searched for by words.
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

    /// The kind of agency, of the newest list that gives one where its own last one does not.
    #[must_use]
    pub fn kind(&self) -> Option<AgencyKind> {
        self.reading().kind.or_else(|| self.place()?.0)
    }

    /// The county of the agency, of the newest list that gives one where its own last one does
    /// not.
    #[must_use]
    pub fn county(&self) -> Option<&'h str> {
        let history = self.records.history;
        let county = self.reading().county.or_else(|| self.place()?.1);
        county.map(|county| history.text(history.tables.counties.row(county).name))
    }

    fn place(&self) -> Option<(Option<AgencyKind>, Option<CountyIx>)> {
        self.records.places.get(self.reading().agency.position()).copied()
    }

    /// The model.
    #[must_use]
    pub fn model(&self) -> Option<Model> {
        self.records.history.agreements.row(self.agreement).model
    }

    /// The day of signature.
    #[must_use]
    pub fn signed(&self) -> Option<NaiveDate> {
        self.records.history.agreements.row(self.agreement).signed
    }

    /// The day of signature as the first list prints it.
    #[must_use]
    pub fn signed_printed(&self) -> Cow<'h, str> {
        self.records.history.printed(self.first, ListColumn::Signed)
    }

    /// The ending, where there is one or may be one.
    #[must_use]
    pub fn ending(&self) -> Option<Ending> {
        match self.status {
            Status::Ended(ending) | Status::Unconfirmed(ending) => Some(ending),
            Status::Active | Status::NotYet => None,
        }
    }

    /// Why it ended, where it ended and a rule can say.
    #[must_use]
    pub fn ended_reason(&self) -> Option<EndReason> {
        self.ending().and_then(|ending| ending.reason)
    }

    /// The day of the first list that has it.
    #[must_use]
    pub fn first_listed(&self) -> NaiveDate {
        self.list(self.records.history.list_of(self.first)).date
    }

    /// The day of the first accepted list that lacks it, where it ended or may have.
    #[must_use]
    pub fn first_missing(&self) -> Option<NaiveDate> {
        self.ending().map(|ending| self.list(ending.first_missing).date)
    }

    /// The day of the last list that has it.
    #[must_use]
    pub fn last_listed(&self) -> NaiveDate {
        let history = self.records.history;
        let listed = self.ending().map_or(history.list_of(self.last), |ending| ending.last_listed);
        self.list(listed).date
    }

    /// The address of a link.
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

    /// What is not used as printed, each distinct value where it is first printed.
    #[must_use]
    pub fn repairs(&self) -> Vec<RepairRecord<'h>> {
        let readings = &self.records.readings;
        let start = readings.partition_point(|&(agreement, _)| agreement < self.agreement);
        let mut repairs: Vec<RepairRecord<'h>> = Vec::new();
        let own = readings.iter().skip(start).take_while(|(ix, _)| *ix == self.agreement);
        for &(_, listing) in own {
            for repair in self.repairs_of(listing) {
                let same =
                    |r: &RepairRecord<'_>| r.column == repair.column && r.printed == repair.printed;
                if !repairs.iter().any(same) {
                    repairs.push(repair);
                }
            }
        }
        repairs
    }

    /// What one row prints otherwise than it is used.
    fn repairs_of(&self, listing: ListingIx) -> impl Iterator<Item = RepairRecord<'h>> {
        let history = self.records.history;
        let list = self.list(history.list_of(listing));
        let row = history.listings.row(listing).row;
        history.not_as_printed(listing).into_iter().map(move |used| RepairRecord {
            list: &list.file,
            list_date: list.date.to_string(),
            row,
            column: used.column.heading(),
            printed: history.printed(listing, used.column),
            used: used.value,
            rule: used.rule.name,
            words: used.rule,
        })
    }

    /// Whether a value is used that a reader would take for another one.
    #[must_use]
    pub fn is_doubtful(&self) -> bool {
        self.repairs().iter().any(|repair| !repair.words.is_minor)
    }
}
