//! What is asked for: agreements, applications or both.

use super::{Choice, Filter, StatusKind};
use crate::text::counted;

/// What the rows of an answer are, by the statuses that are asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Entries {
    /// Agreements.
    #[default]
    Agreements,
    /// Applications.
    Applications,
    /// Agreements and applications.
    Both,
}

impl Entries {
    /// What one of them is called, and several.
    #[must_use]
    pub const fn nouns(self) -> [&'static str; 2] {
        match self {
            Self::Agreements => ["agreement", "agreements"],
            Self::Applications => ["application", "applications"],
            Self::Both => ["agreement or application", "agreements and applications"],
        }
    }

    /// Counts them in words: "12 agreements", "3 applications", "12 agreements and 3 applications".
    #[must_use]
    pub fn counted(self, agreements: usize, applications: usize) -> String {
        let agreements = counted(agreements, "agreement", "agreements");
        let applications = counted(applications, "application", "applications");
        match self {
            Self::Agreements => agreements,
            Self::Applications => applications,
            Self::Both => format!("{agreements} and {applications}"),
        }
    }

    /// Whether there are applications among them.
    #[must_use]
    pub const fn has_applications(self) -> bool {
        matches!(self, Self::Applications | Self::Both)
    }
}

impl Filter {
    /// The statuses asked for: those chosen; a reason alone asks for ended agreements. Empty where
    /// none is asked for.
    #[must_use]
    pub fn asked_statuses(&self) -> Choice<StatusKind> {
        if self.statuses.is_empty() && !self.reasons.is_empty() {
            return Choice::only(Some(StatusKind::Ended));
        }
        self.statuses
    }

    /// What it asks for.
    #[must_use]
    pub fn entries(&self) -> Entries {
        let statuses = self.asked_statuses();
        let agreements = statuses.is_empty()
            || statuses.iter().flatten().any(|status| !status.is_of_application());
        match (agreements, statuses.has_applications()) {
            (_, false) => Entries::Agreements,
            (false, true) => Entries::Applications,
            (true, true) => Entries::Both,
        }
    }
}
