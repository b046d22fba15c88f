//! What makes several spellings one agency, and several printed dates one agreement.

use chrono::NaiveDate;

use super::rules::rules;
use super::{AgencyIx, AgreementIx, ListingIx, Model, Text};

rules! {
    /// A rule by which two spellings of a name are one agency of one state. Where several apply,
    /// the one that changes most is named.
    NameRule
    /// The same letters and digits.
    Form "form" true "Capital letters, accents, apostrophes, punctuation and the s of a possessive do not tell agencies apart.";
    /// Abbreviations.
    Abbreviation "abbreviation" true "Usual abbreviations are read in full: Dept., Co., Twp., St., Ft., Mt., PD, SO, DPS and the like.";
    /// Singular, plural, order.
    Wording "wording" true "Correction and corrections, service and services, a corrections department and a department of corrections are the same words.";
    /// City of.
    PlaceOf "place-of" true "The kind of place before its name, as in City of Miami Springs, does not tell it from the place.";
    /// A sheriff's department.
    SheriffDepartment "sheriff-department" true "A county has one sheriff: the sheriff's department is the sheriff's office.";
    /// Its own state.
    OwnState "own-state" true "The name of an agency's own state at the beginning or end of its name does not count.";
    /// A word that names a document.
    Document "document" true "The word addendum or amendment behind a name tells of a document, not of an agency.";
    /// A typing error.
    Typo "typing-error" false "Two spellings with the same model and signing date that differ by one or two letters in one word, have the same digits, never stand side by side on one list, take each other's place from one list to the next and name no two counties are one agency, typed wrong once.";
    /// Words more.
    MoreWords "more-words" false "Two spellings with the same model and signing date, one of which has every word of the other, and one of which begins on the very list on which the other ends, are one agency.";
    /// One document.
    SameDocument "same-document" false "Two spellings with the same model, signing date and memorandum file, one of which begins on the very list on which the other ends, are one agency.";
}

rules! {
    /// A rule by which two printed signing dates are one agreement of an agency under one model:
    /// the first date ends on one list, and the second begins on the next.
    CorrectionRule
    /// A year typed wrong.
    YearTyped "year-typed" false "A date printed for the first time more than 300 days after itself has its year typed wrong where its day and month lie in the 60 days before that list and the list before it is of those days, too: the year of the list is used.";
    /// A blank date.
    Dated "dated" false "A row whose date is blank gets one from one list to the next.";
    /// No document yet, then one.
    DocumentPosted "document-posted" false "A row without a memorandum takes another date, at most a year away, on the list on which its memorandum is posted.";
    /// No document.
    Unlinked "unlinked" false "A row whose memorandum is not posted takes another date, at most 90 days away, from one list to the next.";
    /// One document.
    SameDocument "same-document" false "The same memorandum file takes another date, at most 30 days or exactly a year away, from one list to the next.";
    /// There and back.
    Reverted "reverted" false "A row without a memorandum takes another date, at most 30 days away, for some lists, and then the first one again.";
}

/// A printed spelling of an agency's name that is not in the form of its canonical name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Spelling {
    /// The agency that it is taken for.
    pub agency: AgencyIx,
    /// The name exactly as printed.
    pub printed: Text,
    /// The spelling in small letters, words parted by hyphens.
    pub slug: Text,
    /// Why it is that agency.
    pub rule: NameRule,
}

/// A signing date that the lists give up for another one of the same agreement.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Correction {
    /// The agreement.
    pub agreement: AgreementIx,
    /// The date before, `None` where it was blank.
    pub before: Option<NaiveDate>,
    /// The date after it.
    pub after: NaiveDate,
    /// The first listing with the date after it; for a year typed wrong, the first listing at all.
    pub listing: ListingIx,
    /// Why both are one agreement.
    pub rule: CorrectionRule,
}

/// Why two agencies may be one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Likeness {
    /// The spellings are near each other.
    Spelling,
    /// One has every word of the other.
    Words,
    /// One ends on the list on which the other begins, with the same model and signing date.
    Follows,
    /// They have one name in two states, and one is listed soon after the other with the same model
    /// and signing date.
    OtherState,
    /// One has only applied and is gone, and the other, whose spelling is near, signed under the
    /// same model meanwhile or soon after.
    Applied,
}

impl Likeness {
    /// All of them, for datasets.
    pub const ALL: [Self; 5] =
        [Self::Spelling, Self::Words, Self::Follows, Self::OtherState, Self::Applied];

    /// The word in output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Spelling => "spelling",
            Self::Words => "words",
            Self::Follows => "follows",
            Self::OtherState => "other-state",
            Self::Applied => "applied",
        }
    }

    /// What makes two agencies a likely pair, in a sentence.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Spelling => "The spellings are near each other.",
            Self::Words => {
                "One name has every word of the other, and words that may tell another body."
            }
            Self::Follows => {
                "One is listed from the very list on which the other is missing, with the same model and signing date."
            }
            Self::OtherState => {
                "They have one name in two states, and one is listed soon after the other with the same model and signing date."
            }
            Self::Applied => {
                "One has only applied and is gone, and the other, whose spelling is near, signed under the same model meanwhile or soon after."
            }
        }
    }
}

/// Two agencies that may be one, which no rule can settle: they stay apart.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct LikelyPair {
    /// The one first listed.
    pub first: AgencyIx,
    /// The other one.
    pub second: AgencyIx,
    /// What makes it likely.
    pub likeness: Likeness,
    /// The model of the agreements that are alike.
    pub model: Option<Model>,
    /// Their signing date.
    pub signed: NaiveDate,
}
