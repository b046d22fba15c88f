//! What can change.

use crate::history::{Corrected, Gone, Listed, RenamedApplication, SignedApplication};
use crate::model::ApplicationIx;

/// A change of one kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Change {
    Signed(Listed),
    Ended(Gone),
    Passed(Gone),
    Corrected(Corrected),
    Document(Corrected),
    ApplicationNew(ApplicationIx),
    ApplicationSigned(SignedApplication),
    ApplicationHeld(SignedApplication),
    ApplicationRenamed(RenamedApplication),
    ApplicationWithdrawn(ApplicationIx),
}

impl Change {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Signed(_) => "signed",
            Self::Ended(_) => "ended",
            Self::Passed(_) => "passed",
            Self::Corrected(_) => "corrected",
            Self::Document(_) => "document",
            Self::ApplicationNew(_) => "application-new",
            Self::ApplicationSigned(_) => "application-signed",
            Self::ApplicationHeld(_) => "application-held",
            Self::ApplicationRenamed(_) => "application-renamed",
            Self::ApplicationWithdrawn(_) => "application-withdrawn",
        }
    }
}
