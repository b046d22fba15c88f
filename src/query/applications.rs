//! The applications that match, and their figures.

use super::applied::ApplicationFacts;
use super::counts::Counter;
use super::pass::Pass;
use super::{Match, Question, StatusKind};
use crate::model::{AgencyIx, ApplicationIx, StateSet};

/// An application that matches.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FoundApplication {
    /// The application.
    pub application: ApplicationIx,
    /// Its status on the day.
    pub status: StatusKind,
    /// How well its agency matches the search, if that has words.
    pub found: Option<Match>,
}

/// The figures of the applications that match.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ApplicationFigures {
    /// Applications.
    pub applications: u32,
    /// Agencies with one.
    pub agencies: u32,
    /// States and territories with one.
    pub places: StateSet,
    /// By [`crate::model::Model::position`], those without a model last.
    pub models: [u32; 4],
}

impl From<&Counter> for ApplicationFigures {
    fn from(counter: &Counter) -> Self {
        Self {
            applications: counter.agreements,
            agencies: counter.agencies,
            places: counter.places(),
            models: counter.agreements_by_model(),
        }
    }
}

impl Question<'_> {
    /// Calls `each` for every application that matches, in order; for none where no status of
    /// applications is asked for.
    pub(super) fn each_application(self, mut each: impl FnMut(&ApplicationFacts)) {
        let pass = Pass::new(self);
        if !pass.asks_for_applications() {
            return;
        }
        for application in self.day.applications(self.history) {
            if pass.fails_as_entry(application) == 0 && self.finds(application.row.agency) {
                each(application);
            }
        }
    }

    /// Returns the applications that match, in the order of [`Question::find`], the oldest first
    /// among those of an agency and a model. There are none where no status of applications is
    /// asked for.
    #[must_use]
    pub fn find_applications(self) -> Vec<FoundApplication> {
        let Question { history, day, .. } = self;
        let mut found = Vec::new();
        let hits = self.hits.filter(|hits| hits.has_words());
        self.each_application(|application| {
            found.push(FoundApplication {
                application: application.ix,
                status: application.status,
                found: hits.and_then(|hits| hits.of(AgencyIx(application.row.agency))),
            });
        });
        let by_name = &day.facts.by_name;
        found.sort_by_cached_key(|found| {
            let agency = history.applications.row(found.application).agency;
            (found.found, by_name.get(agency.0 as usize).copied(), found.application)
        });
        found
    }

    /// Counts the applications that match; `None` where no status of applications is asked for.
    pub(super) fn applications(self) -> Option<ApplicationFigures> {
        if !self.entries().has_applications() {
            return None;
        }
        let mut counter = Counter::default();
        self.each_application(|application| counter.row(application.row));
        Some(ApplicationFigures::from(&counter))
    }
}
