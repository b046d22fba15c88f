//! Applications, as derived from all pending lists together, and what becomes of them.

use super::rules::rules;
use super::table::handle;
use super::{AgencyIx, AgreementIx, ListingIx, Model};

handle! {
    /// A row of the table of applications.
    ApplicationIx
}

/// An application on the pending lists: agency × model.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Application {
    /// The agency.
    pub agency: AgencyIx,
    /// The model, or `None` if the lists print none.
    pub model: Option<Model>,
    /// The first listing.
    pub first: ListingIx,
    /// The last listing.
    pub last: ListingIx,
    /// The pending lists that have it: a range of the table of spans.
    pub spans: std::ops::Range<u32>,
}

/// What an application that is gone went on as, under another name or state.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum NextEntry {
    /// An application of another name or state.
    Application(ApplicationIx),
    /// An agreement of another name or state.
    Agreement(AgreementIx),
}

/// An application that went on under another name or state.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Handover {
    /// What it went on as.
    pub next: NextEntry,
    /// The rule by which both are one.
    pub rule: HandoverRule,
}

rules! {
    /// A rule by which an application went on under another name or in another state. In each case
    /// the other is of the same model and new, and no other begins on the same day. An agreement
    /// that the agency held already under a spelling that differs like a typing error, or only in
    /// the kind of place, is found, too.
    HandoverRule
    /// A typo.
    Typo "typing-error" false "The application goes on under a spelling that differs like a typing error: it is the first such name that is pending within 60 days, or signed on the first list without the application.";
    /// Another word for the kind of place.
    PlaceKind "place-kind" false "The application goes on under a name with another word for the kind of place, such as county, parish or township: it is the first such name that is pending within 60 days, or signed on the first list without the application.";
    /// More words, or another order.
    Words "more-words" false "The application goes on under a name with the same words in another order, or with more or fewer: it is the first such name that is pending within 60 days, or signed on the first list without the application.";
    /// Another state.
    OtherState "other-state" false "The application goes on under the same name in another state: it is the only one that is pending on the next list, or signed on the first list without the application.";
}

/// The outcome of an application, by the lists in force on a day.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Outcome {
    /// It is on the pending list in force.
    Pending,
    /// It is no longer pending, and the agency has signed under that model.
    Signed(AgreementIx),
    /// It is no longer pending, and the agency already held that agreement under the same model
    /// when it applied.
    Held(AgreementIx),
    /// It is no longer pending, and goes on as an application under another name or state.
    Renamed(ApplicationIx),
    /// It is no longer pending and was never signed.
    Withdrawn,
}

impl Outcome {
    /// The name used in output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Signed(_) => "signed",
            Self::Held(_) => "held already",
            Self::Renamed(_) => "renamed",
            Self::Withdrawn => "withdrawn",
        }
    }
}
