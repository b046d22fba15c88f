//! Rules by which several spellings are one agency, and several printed dates one agreement.

use chrono::NaiveDate;

use super::rules::rules;
use super::{AgencyIx, AgreementIx, ListingIx, Model, State, Text};

rules! {
    /// A rule by which two spellings of a name are one agency of one state. If several apply, the
    /// one that changes most is recorded.
    NameRule
    /// The letters and digits are the same.
    Form "form" true "Case, accents, apostrophes, punctuation and the s of sheriffs, constables and marshals do not distinguish agencies.";
    /// Abbreviations are spelled out.
    Abbreviation "abbreviation" true "Common abbreviations are spelled out: Dept., Co., Twp., St., Ft., Mt., PD, SO, DPS and the like.";
    /// Number or order of words.
    Wording "wording" true "Correction and corrections, service and services, attorney and attorneys and the like, and corrections department and department of corrections are the same.";
    /// "City of" before a name.
    PlaceOf "place-of" true "The kind of place before its name, as in City of Miami Springs, does not distinguish agencies.";
    /// Sheriff's department and sheriff's office.
    SheriffDepartment "sheriff-department" true "A county has one sheriff: the sheriff's department is the sheriff's office.";
    /// The name of its own state.
    OwnState "own-state" true "The name of an agency's own state at the beginning or end of its name is ignored; it stays in the id of a name that would not stand without it, as in Texas National Guard.";
    /// A word for a document after the name.
    Document "document" true "The word addendum or amendment after a name refers to a document, not to another agency.";
    /// Two names of one agency.
    Table "table" true "A few agencies have had two names that no rule can join; each stands in assets/agencies.tsv with its evidence.";
    /// A typo.
    Typo "typing-error" false "Two spellings are one agency, misspelled once, if they have the same model, signing date and digits, differ by one or two letters in one word, never appear on the same list, replace each other from one list to the next, and do not name two counties.";
    /// Additional words.
    MoreWords "more-words" false "Two spellings are one agency if they have the same model and signing date, one has every word of the other, and one first appears on the list from which the other disappears.";
    /// The same document.
    SameDocument "same-document" false "Two spellings are one agency if they have the same model, signing date and memorandum file, and one first appears on the list from which the other disappears.";
}

rules! {
    /// A rule by which two printed signing dates are one agreement of an agency under one model:
    /// the second date first appears on the list from which the first disappears.
    CorrectionRule
    /// A mistyped year.
    YearTyped "year-typed" false "A date first printed more than 300 days after itself has a mistyped year if its day and month fall within the 60 days before that list, and the list before it is from those days, too: the year of the list is used.";
    /// A blank date.
    Dated "dated" false "A row without a date has one on the next list.";
    /// The document is posted.
    DocumentPosted "document-posted" false "The date of a row without a memorandum changes by at most a year on the list on which its memorandum is posted.";
    /// No document is posted.
    Unlinked "unlinked" false "The date of a row whose memorandum is not posted changes by at most 90 days from one list to the next; a row that never had one may be missing for up to 14 days in between.";
    /// The same document.
    SameDocument "same-document" false "The date beside the same memorandum file changes by at most a year from one list to the next.";
    /// The first date is printed again.
    Reverted "reverted" false "The date of a row without a memorandum changes by at most 30 days for some lists, and then changes back.";
    /// The document of another agency.
    OtherDocument "other-document" false "The date of a row without a memorandum changes to the signing date of another agency on the list on which the row links the memorandum of that agency: the date before is used.";
}

rules! {
    /// A rule by which an agreement that is listed under one agency and then under another is one
    /// agreement, of the agency that is listed last: its row ends on the list on which the other
    /// begins, on the list before it or at most two days earlier, or interrupts the other for some
    /// lists.
    MoveRule
    /// The same document.
    SameDocument "same-memorandum" false "An agreement that is listed under one agency and, from the next list or within two days, under another of its state with the same model, signing date and memorandum file is one agreement: it belongs to the agency listed last. The numbers in both names must be the same.";
    /// The wrong state.
    OtherState "other-state" false "An agreement that is listed in one state and, from the next list or within two days, in another with the same name, model and signing date is one agreement if the first row linked no memorandum or the same one: it belongs to the state listed last.";
    /// A name for some lists.
    Interruption "interruption" false "An agreement that is listed on exactly those lists from which another of its state with the same model and signing date is missing for a time is that agreement. The numbers in both names must be the same, and so must the counties or the first words.";
    /// No document is posted.
    OnlySuccessor "only-successor" false "An agreement whose memorandum was never posted and that is replaced, from the next list or within two days, by the only new one of its state with the same model and signing date is the same agreement: it belongs to the agency listed last. The numbers in both names must be the same, and so must the counties or the first words; the first words must be if the agency has another date from then on.";
}

/// A printed spelling of an agency's name that is not in the form of its canonical name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Spelling {
    /// The agency that it names.
    pub agency: AgencyIx,
    /// The name exactly as printed.
    pub printed: Text,
    /// The spelling in lowercase, its words separated by hyphens.
    pub slug: Text,
    /// The rule by which it names that agency.
    pub rule: NameRule,
}

/// A name, and a state, under which an agreement is printed that belongs to another agency, or an
/// application of an agency whose only agreement does.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Move {
    /// The agency to which it belongs.
    pub agency: AgencyIx,
    /// The first listing of the agreement that is printed so.
    pub first: ListingIx,
    /// The state as read.
    pub state: Option<State>,
    /// The name in the id of the agency under which it is printed, if that agency has other
    /// agreements; otherwise in the id that it would have by this spelling.
    pub slug: Text,
    /// The state exactly as printed.
    pub printed_state: Text,
    /// The name exactly as printed.
    pub printed: Text,
    /// The rule by which it belongs to the other agency.
    pub rule: MoveRule,
}

/// A signing date that the lists replaced with another one for the same agreement.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Correction {
    /// The agreement.
    pub agreement: AgreementIx,
    /// The date before, or `None` if it was blank.
    pub before: Option<NaiveDate>,
    /// The date that replaced it.
    pub after: NaiveDate,
    /// The first listing with the new date; for a mistyped year, the first listing at all.
    pub listing: ListingIx,
    /// The rule by which both are one agreement.
    pub rule: CorrectionRule,
}

/// The reason why two agencies may be one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Likeness {
    /// The spellings are similar.
    Spelling,
    /// One has every word of the other.
    Words,
    /// One first appears on the list from which the other disappears, with the same model and
    /// signing date.
    Follows,
    /// They have the same name in two states, and one is listed soon after the other with the same
    /// model and signing date.
    OtherState,
}

impl Likeness {
    /// All reasons, in the order of datasets.
    pub const ALL: [Self; 4] = [Self::Spelling, Self::Words, Self::Follows, Self::OtherState];

    /// The name used in output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Spelling => "spelling",
            Self::Words => "words",
            Self::Follows => "follows",
            Self::OtherState => "other-state",
        }
    }

    /// The reason in a sentence.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Spelling => "The spellings are similar.",
            Self::Words => {
                "One name has every word of the other, and more words that may mean another body."
            }
            Self::Follows => {
                "One first appears on the list from which the other disappears, with the same model and signing date."
            }
            Self::OtherState => {
                "They have the same name in two states, and one is listed soon after the other with the same model and signing date."
            }
        }
    }
}

/// Two agencies that may be one. No rule can settle it, so they stay separate.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct LikelyPair {
    /// The agency that was listed first.
    pub first: AgencyIx,
    /// The other agency.
    pub second: AgencyIx,
    /// The reason why they may be one.
    pub likeness: Likeness,
    /// The model of the matching agreements.
    pub model: Option<Model>,
    /// The signing date of the matching agreements.
    pub signed: NaiveDate,
}
