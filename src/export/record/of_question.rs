//! The records of agreements and applications, and of what a question finds.

use super::entry::Record;
use super::records::{Entry, Records};
use crate::model::{AgreementIx, ApplicationIx, Index, Status};
use crate::query::{Match, MatchKind, Question};

impl<'h> Records<'h> {
    /// Returns the record of an agreement; `found` says how well it matches a search.
    #[must_use]
    pub fn record(&'h self, agreement: AgreementIx, found: Option<MatchKind>) -> Record<'h> {
        let row = self.history.agreements.row(agreement);
        let last = self.last.get(agreement.position()).copied().flatten().unwrap_or(row.last);
        let status =
            self.day.position.map_or(Status::NotYet, |at| self.history.status(agreement, at));
        let entry = Entry::Agreement(agreement, status);
        Record { records: self, entry, first: row.first, last, found }
    }

    /// Returns the record of an application, as [`Records::record`] does; `None` if no pending
    /// list up to the day has it.
    #[must_use]
    pub fn application(
        &'h self,
        application: ApplicationIx,
        found: Option<MatchKind>,
    ) -> Option<Record<'h>> {
        let row = self.history.applications.row(application);
        let outcome = self.history.outcome(application, self.day.pending?, self.day.position)?;
        let last = self.last_applied.get(application.position()).copied().flatten();
        let entry = Entry::Application(application, outcome);
        Some(Record { records: self, entry, first: row.first, last: last?, found })
    }

    /// Returns the records of what a question finds: the agreements, then the applications.
    #[must_use]
    pub fn found(&'h self, question: Question<'_>) -> Vec<Record<'h>> {
        let kind = |hit: Option<Match>| hit.map(|hit| hit.kind);
        let agreements = question.find().into_iter();
        let agreements = agreements.map(|it| self.record(it.agreement, kind(it.found)));
        let applications = question.find_applications().into_iter();
        let applications =
            applications.filter_map(|it| self.application(it.application, kind(it.found)));
        agreements.chain(applications).collect()
    }
}
