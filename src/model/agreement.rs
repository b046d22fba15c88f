//! Agreements and applications: what the lists together say.

use chrono::NaiveDate;
use serde::Serialize;

use super::table::handle;
use super::{AgencyIx, ListIx, ListingIx, Model};

handle! {
    /// A row of the table of agreements.
    AgreementIx
}

handle! {
    /// A row of the table of applications.
    ApplicationIx
}

/// A stretch of consecutive accepted lists on which something stands, both ends included, as
/// positions among the accepted lists of its kind.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Span {
    /// The first of them.
    pub first: u32,
    /// The last of them.
    pub last: u32,
}

/// One signed memorandum of agreement: agency × model × signing date.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Agreement {
    /// The agency.
    pub agency: AgencyIx,
    /// The model, or `None` where the lists print none.
    pub model: Option<Model>,
    /// The day of signature, or `None` where no rule can read it.
    pub signed: Option<NaiveDate>,
    /// The first listing.
    pub first: ListingIx,
    /// The last listing, from which the facts are taken.
    pub last: ListingIx,
    /// Where it stands on accepted lists: a range of the table of spans.
    pub spans: std::ops::Range<u32>,
}

/// An agency × model on the pending lists.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Application {
    /// The agency.
    pub agency: AgencyIx,
    /// The model, or `None` where the lists print none.
    pub model: Option<Model>,
    /// The first listing.
    pub first: ListingIx,
    /// The last listing.
    pub last: ListingIx,
    /// Where it stands on pending lists: a range of the table of spans.
    pub spans: std::ops::Range<u32>,
}

/// What became of an application by the lists in force on a day.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Outcome {
    /// It stands on the pending list of that day.
    Pending,
    /// It is gone from the pending lists, and the agency has signed under that model.
    Signed(AgreementIx),
    /// It is gone and was never signed.
    Withdrawn,
}

impl Outcome {
    /// The word in output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Signed(_) => "signed",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// What an agreement is on a day.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Status {
    /// No list of that day or earlier has it.
    NotYet,
    /// It is on the participating list in force.
    Active,
    /// It is missing from fewer than two accepted lists, or for under seven days.
    Unconfirmed(Ending),
    /// It was listed once and is not on the list in force.
    Ended(Ending),
}

/// Whether an agency takes part in the program on a day.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Membership {
    /// No participating list of that day or earlier has an agreement of it.
    NotYet,
    /// It has an active agreement, and always had one since the first.
    Member,
    /// It has an active agreement again, after it had none.
    CameBack(Ending),
    /// It has none on the list in force, which is not confirmed yet.
    Unconfirmed(Ending),
    /// It has none any more.
    Left(Ending),
}

impl Membership {
    /// The words in output, or `None` where the agency has had no agreement yet.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Self::NotYet => None,
            Self::Member => Some("in the program"),
            Self::CameBack(_) => Some("came back"),
            Self::Unconfirmed(_) => Some("unconfirmed"),
            Self::Left(_) => Some("left"),
        }
    }
}

impl Status {
    /// The word in output, or `None` where the agreement is not known yet.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Self::NotYet => None,
            Self::Active => Some("active"),
            Self::Unconfirmed(_) => Some("unconfirmed"),
            Self::Ended(_) => Some("ended"),
        }
    }
}

/// The interval in which an agreement ended: after the day of `last_listed`, up to the day of
/// `first_missing`. ICE announces no endings.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Ending {
    /// The last accepted list that has it.
    pub last_listed: ListIx,
    /// The first accepted list that lacks it.
    pub first_missing: ListIx,
    /// Why, where a rule can say.
    pub reason: Option<EndReason>,
}

/// Why an agreement ended, as far as the lists tell.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EndReason {
    /// The same agency signed under the same model again.
    Superseded,
    /// The same agency signed under another model.
    SwitchedModel,
    /// The agency has no active agreement any more.
    Left,
    /// Otherwise.
    Removed,
}

impl EndReason {
    /// The words in output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Superseded => "superseded",
            Self::SwitchedModel => "switched-model",
            Self::Left => "left",
            Self::Removed => "removed",
        }
    }
}
