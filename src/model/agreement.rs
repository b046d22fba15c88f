//! Agreements, as derived from all lists together.

use chrono::NaiveDate;
use serde::Serialize;

use super::table::handle;
use super::{AgencyIx, ListIx, ListingIx, Model};

handle! {
    /// A row of the table of agreements.
    AgreementIx
}

/// A range of consecutive accepted lists on which something is listed, both ends included, as
/// positions among the accepted lists of its kind.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Span {
    /// The first list.
    pub first: u32,
    /// The last list.
    pub last: u32,
}

/// A signed memorandum of agreement: agency × model × signing date.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Agreement {
    /// The agency.
    pub agency: AgencyIx,
    /// The model, or `None` if the lists print none.
    pub model: Option<Model>,
    /// The signing date, or `None` if no rule can read it.
    pub signed: Option<NaiveDate>,
    /// The first listing.
    pub first: ListingIx,
    /// The last listing, which provides the facts.
    pub last: ListingIx,
    /// The accepted lists that have it: a range of the table of spans.
    pub spans: std::ops::Range<u32>,
}

/// The status of an agreement on a day.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Status {
    /// No list up to that day has it.
    NotYet,
    /// It is on the participating list in force.
    Active,
    /// It is missing, but from fewer than two accepted lists or for fewer than seven days.
    Unconfirmed(Ending),
    /// It was listed and is no longer.
    Ended(Ending),
}

/// Whether an agency participates in the program on a day.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Membership {
    /// No participating list up to that day has an agreement of it.
    NotYet,
    /// It has had an active agreement ever since its first one.
    Member,
    /// It has an active agreement again, after having had none.
    CameBack(Ending),
    /// It has none on the list in force, which is not yet confirmed.
    Unconfirmed(Ending),
    /// It no longer has one.
    Left(Ending),
}

impl Membership {
    /// The name used in output, or `None` if the agency has had no agreement yet.
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
    /// The name used in output, or `None` if the agreement has not been listed yet.
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
    /// The last accepted list with it.
    pub last_listed: ListIx,
    /// The first accepted list without it.
    pub first_missing: ListIx,
    /// The reason, if a rule can tell.
    pub reason: Option<EndReason>,
    /// Whether there is a gap between both lists: see [`GAP_DAYS`].
    pub in_gap: bool,
}

/// Between two lists more than this many days apart there is a gap. What ended in a gap may have
/// been replaced and ended again in between, so no other reason than a new agreement under the same
/// model is given for it.
pub const GAP_DAYS: i64 = 60;

/// The reason why an agreement ended, as far as the lists show.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EndReason {
    /// The same agency signed under the same model again.
    Superseded,
    /// The same agency signed under another model.
    SwitchedModel,
    /// The agency has no active agreement left.
    Left,
    /// The agreement is no longer listed, for no known reason.
    Removed,
}

impl EndReason {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Superseded, Self::SwitchedModel, Self::Left, Self::Removed];

    /// The name used in output.
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
