//! What changed, as one object for programs.

use std::borrow::Cow;

use serde::Serialize;

use super::change::Change;
use super::digest::Digest;
use super::row::ChangeRow;
use crate::export::grid::Value;
use crate::export::stats::ListName;
use crate::model::{EndReason, Model};
use crate::query::AgenciesSince;

/// The changes as one object. The names of its fields are a promise to programs.
#[derive(Debug, Serialize)]
pub struct ChangesReport<'h> {
    from: Value<'static>,
    to: Value<'static>,
    from_list: Option<ListName<'h>>,
    to_list: Option<ListName<'h>>,
    agreements_before: usize,
    agreements_after: usize,
    agencies: Option<AgenciesSince>,
    signed: Vec<String>,
    returned: Vec<String>,
    ended: Vec<Gone>,
    passed: Vec<String>,
    corrected: Vec<Difference<'h>>,
    documents: Vec<Difference<'h>>,
    applications: Applications<'h>,
}

#[derive(Debug, Serialize)]
struct Gone {
    id: String,
    status: Option<&'static str>,
    reason: Option<EndReason>,
    last_listed: Value<'static>,
    first_missing: Value<'static>,
    ended: Option<String>,
    successor: Option<String>,
}

#[derive(Debug, Serialize)]
struct Difference<'h> {
    id: Option<String>,
    column: Option<&'static str>,
    before: Option<Cow<'h, str>>,
    after: Option<Cow<'h, str>>,
    list: Option<&'h str>,
    row: Option<u32>,
    rule: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct Applications<'h> {
    from_list: Option<ListName<'h>>,
    to_list: Option<ListName<'h>>,
    note: Option<String>,
    new: Vec<ChangedApplication<'h>>,
    signed: Vec<ChangedApplication<'h>>,
    held: Vec<ChangedApplication<'h>>,
    renamed: Vec<ChangedApplication<'h>>,
    withdrawn: Vec<ChangedApplication<'h>>,
}

#[derive(Debug, Serialize)]
struct ChangedApplication<'h> {
    agency: &'h str,
    agency_id: String,
    state: Option<&'static str>,
    model: Option<Model>,
    first_listed: Value<'static>,
    last_listed: Value<'static>,
    agreement: Option<String>,
    /// The id of the agency under whose name it went on.
    renamed_to: Option<String>,
    days: Option<i64>,
}

impl<'h> From<&ChangeRow<'h>> for ChangedApplication<'h> {
    fn from(row: &ChangeRow<'h>) -> Self {
        Self {
            agency: row.agency(),
            agency_id: row.agency_id(),
            state: row.state().map(crate::model::State::postal),
            model: row.model(),
            first_listed: row.first_listed_value(),
            last_listed: row.last_listed_value(),
            agreement: row.id(),
            renamed_to: row.next().map(|next| {
                let agency = row.history.applications.row(next).agency;
                row.history.tables.agencies.row(agency).id(&row.history.tables.texts)
            }),
            days: row.days(),
        }
    }
}

impl<'h> From<&ChangeRow<'h>> for Difference<'h> {
    fn from(row: &ChangeRow<'h>) -> Self {
        let source = row.source();
        Self {
            id: row.id(),
            column: row.corrected().map(|change| change.column.heading()),
            before: row.before(),
            after: row.after(),
            list: source.map(|source| source.0),
            row: source.map(|source| source.1),
            rule: row.rule(),
        }
    }
}

impl<'h> Digest<'h> {
    /// Returns the changes as one object.
    #[must_use]
    pub fn report(self) -> ChangesReport<'h> {
        let [from_list, to_list] = self.compared();
        let [pending_from, pending_to] = self.pending().map(|list| list.map(ListName::new));
        let mut report = ChangesReport {
            from: Value::day(from_list.map(|list| list.date)),
            to: Value::day(to_list.map(|list| list.date)),
            from_list: from_list.map(ListName::new),
            to_list: to_list.map(ListName::new),
            agreements_before: self.changes.before,
            agreements_after: self.changes.after,
            agencies: self.agencies,
            signed: Vec::new(),
            returned: Vec::new(),
            ended: Vec::new(),
            passed: Vec::new(),
            corrected: Vec::new(),
            documents: Vec::new(),
            applications: Applications {
                from_list: pending_from,
                to_list: pending_to,
                note: self.pending_note(),
                new: Vec::new(),
                signed: Vec::new(),
                held: Vec::new(),
                renamed: Vec::new(),
                withdrawn: Vec::new(),
            },
        };
        for row in self.rows() {
            report.add(&row);
        }
        report
    }
}

impl<'h> ChangesReport<'h> {
    fn add(&mut self, row: &ChangeRow<'h>) {
        let applications = &mut self.applications;
        match row.change {
            Change::Signed(_) => {
                self.signed.extend(row.id());
                self.returned.extend(row.returned().and_then(|_| row.id()));
            }
            Change::Ended(_) => self.ended.extend(row.id().map(|id| Gone {
                id,
                status: row.status(),
                reason: row.reason(),
                last_listed: row.last_listed_value(),
                first_missing: row.first_missing_value(),
                ended: row.ended(),
                successor: row.successor().map(|ix| row.history.agreement_id(ix)),
            })),
            Change::Passed(_) => self.passed.extend(row.id()),
            Change::Corrected(_) => self.corrected.push(row.into()),
            Change::Document(_) => self.documents.push(row.into()),
            Change::ApplicationNew(_) => applications.new.push(row.into()),
            Change::ApplicationSigned(_) => applications.signed.push(row.into()),
            Change::ApplicationHeld(_) => applications.held.push(row.into()),
            Change::ApplicationRenamed(_) => applications.renamed.push(row.into()),
            Change::ApplicationWithdrawn(_) => applications.withdrawn.push(row.into()),
        }
    }
}
