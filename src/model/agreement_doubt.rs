//! Doubts about an agreement as a whole, which no single value shows.

use chrono::NaiveDate;

use super::AgencyIx;
use super::rules::RuleWords;

/// A document dated more than this many days before or after the signing date is in doubt.
pub const DOCUMENT_DAYS: i64 = 300;

/// A doubt about an agreement. Nothing is changed because of it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum AgreementDoubt {
    /// It is listed since a day before its signing date.
    SignedAfterListed {
        /// The signing date.
        signed: NaiveDate,
        /// The date of the first list that has it.
        listed: NaiveDate,
    },
    /// The file name of its memorandum has a date more than [`DOCUMENT_DAYS`] from the signing
    /// date.
    DocumentDate {
        /// The signing date.
        signed: NaiveDate,
        /// The date in the file name.
        document: NaiveDate,
    },
    /// Its memorandum is that of another agency.
    OtherDocument(AgencyIx),
}

impl AgreementDoubt {
    /// All doubts, for counting.
    pub const NAMES: [&str; 3] = ["signed-after-listed", "document-date", "other-agency-document"];

    /// The name used in output, and the rule by which there is a doubt.
    #[must_use]
    pub const fn words(self) -> RuleWords {
        let [after, date, other] = Self::NAMES;
        let (name, sentence) = match self {
            Self::SignedAfterListed { .. } => {
                (after, "The signing date is after the first list that has the agreement.")
            }
            Self::DocumentDate { .. } => (
                date,
                "The file name of the memorandum has a date more than 300 days from the signing date: it may have been signed again without a new date, or one of both is mistyped.",
            ),
            Self::OtherDocument(_) => (
                other,
                "A row of another agency links the same memorandum, and the name of the file has words of that agency's name but none of this one's.",
            ),
        };
        RuleWords { name, sentence, is_minor: false }
    }
}
