//! The status of agreements and of applications on a day.

use serde::Serialize;

use super::{Choice, Facet};
use crate::model::{Outcome, Status};

/// The status of an agreement on a day, [`Status`] without the details of an ending; or of an
/// application, [`Outcome`] without what it led to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StatusKind {
    /// An agreement on the list in force.
    Active,
    /// An agreement missing from the list in force, but not for long enough to count as ended.
    Unconfirmed,
    /// An agreement listed before, and no longer on the list in force.
    Ended,
    /// An application on the pending list in force.
    Pending,
    /// An application that is no longer pending, whose agency has signed under that model.
    ApplicationSigned,
    /// An application that is no longer pending, whose agency held that agreement already.
    ApplicationHeld,
    /// An application that is no longer pending, and goes on under another name or state.
    ApplicationRenamed,
    /// An application that is no longer pending and was never signed.
    Withdrawn,
}

impl StatusKind {
    /// Those of agreements, the most important first.
    pub const AGREEMENT: [Self; 3] = [Self::Active, Self::Unconfirmed, Self::Ended];

    /// Those of applications.
    pub const APPLICATION: [Self; 5] = [
        Self::Pending,
        Self::ApplicationSigned,
        Self::ApplicationHeld,
        Self::ApplicationRenamed,
        Self::Withdrawn,
    ];

    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Active,
        Self::Unconfirmed,
        Self::Ended,
        Self::Pending,
        Self::ApplicationSigned,
        Self::ApplicationHeld,
        Self::ApplicationRenamed,
        Self::Withdrawn,
    ];

    /// The kind of a status; `None` if the agreement is not known yet.
    #[must_use]
    pub const fn of(status: Status) -> Option<Self> {
        match status {
            Status::NotYet => None,
            Status::Active => Some(Self::Active),
            Status::Unconfirmed(_) => Some(Self::Unconfirmed),
            Status::Ended(_) => Some(Self::Ended),
        }
    }

    /// The kind of an outcome.
    #[must_use]
    pub const fn of_outcome(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Pending => Self::Pending,
            Outcome::Signed(_) => Self::ApplicationSigned,
            Outcome::Held(_) => Self::ApplicationHeld,
            Outcome::Renamed(_) => Self::ApplicationRenamed,
            Outcome::Withdrawn => Self::Withdrawn,
        }
    }

    /// The word used in output, such as `active` or `application-signed`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Unconfirmed => "unconfirmed",
            Self::Ended => "ended",
            Self::Pending => "pending",
            Self::ApplicationSigned => "application-signed",
            Self::ApplicationHeld => "application-held",
            Self::ApplicationRenamed => "application-renamed",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Whether it is a status of applications.
    #[must_use]
    pub const fn is_of_application(self) -> bool {
        match self {
            Self::Active | Self::Unconfirmed | Self::Ended => false,
            Self::Pending
            | Self::ApplicationSigned
            | Self::ApplicationHeld
            | Self::ApplicationRenamed
            | Self::Withdrawn => true,
        }
    }
}

impl Facet for StatusKind {
    const COUNT: usize = Self::ALL.len();

    fn position(self) -> usize {
        self as usize
    }

    fn from_position(position: usize) -> Option<Self> {
        Self::ALL.get(position).copied()
    }
}

impl Choice<StatusKind> {
    /// Every status of agreements.
    #[must_use]
    pub fn of_agreements() -> Self {
        StatusKind::AGREEMENT.into_iter().map(Some).collect()
    }

    /// Every status of applications.
    #[must_use]
    pub fn of_applications() -> Self {
        StatusKind::APPLICATION.into_iter().map(Some).collect()
    }

    /// Whether a status of applications is chosen.
    #[must_use]
    pub fn has_applications(self) -> bool {
        self.iter().flatten().any(StatusKind::is_of_application)
    }
}
