//! Repairs and doubts: what was not used as printed, and what no rule could read.

use super::rules::rules;
use super::{Column, Text};

/// A value that is not used as printed. What was printed stands in the reading.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Repair {
    /// The column.
    pub column: Column,
    /// What is used in its place; the empty text where the value is unknown.
    pub used: Text,
    /// The rule that says so.
    pub rule: Rule,
}

rules! {
    /// A rule of repair. Where several apply to one value, the one that changes most is named.
    Rule
    /// Blanks around or doubled inside.
    Spacing "spacing" true "Blanks before, after or doubled inside a value are dropped, no-break spaces and line ends are blanks.";
    /// Capital and small letters.
    Case "case" true "Capital and small letters do not count.";
    /// A typographic apostrophe.
    Apostrophe "apostrophe" true "Typographic apostrophes are read as plain ones.";
    /// A spelling that ICE itself uses for the same thing.
    Synonym "synonym" true "Another usual wording of the same thing.";
    /// `#N/A` and its relatives.
    NotApplicable "not-applicable" true "#N/A, #NA, N/A and the like say that there is no value.";
    /// A date that is text in the workbook.
    DateText "date-text" true "A date written as text, month first, is a date.";
    /// The body behind a county's name is missing or another one.
    CountyBody "county-body" true "A county named without its body, or with another one, is that county of its state.";
    /// A web archive's address around the address.
    WebArchive "web-archive" true "The address that a web archive put before an address is taken off.";
    /// Outlook's address around the address.
    Safelink "safelink" true "The address that Outlook Safelinks wrapped is unwrapped.";
    /// A browser extension's address around the address.
    BrowserExtension "browser-extension" true "The address that a browser extension put before an address is taken off.";
    /// An address that lost its scheme or the slashes behind it.
    AddressSlashes "address-slashes" true "An address that lost its scheme, or a slash behind it, gets it back.";
    /// A state typed wrong.
    NearestState "nearest-state" false "A state that is none is the one state nearest in spelling.";
    /// A model typed wrong.
    NearestModel "nearest-model" false "A model that is none is the one model nearest in spelling.";
    /// A kind typed wrong.
    NearestKind "nearest-kind" false "A kind of agency that is none is the one kind nearest in spelling.";
    /// A county typed wrong.
    NearestCounty "nearest-county" false "A county that its state does not have is the one county of that state nearest in spelling.";
    /// A date with a separator lost.
    DateSeparator "date-separator" false "A date that lost a separator is read where only one reading is a date.";
    /// A year that cannot be.
    DateYear "date-year" false "A year that cannot be is the one possible year that differs in one digit.";
}

/// A value that no rule could read, or that may mean two things. It is kept as printed and is
/// unknown to filters.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Doubt {
    /// The column.
    pub column: Column,
    /// Why.
    pub kind: DoubtKind,
}

/// Why a value is in doubt.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum DoubtKind {
    /// There is nothing where a value is needed.
    Blank,
    /// There is something, and no rule reads it.
    Unreadable,
    /// Two readings are possible, and the one that is used is the usual one.
    Ambiguous,
    /// The cell holds an error of the spreadsheet, such as `#REF!`.
    CellError,
    /// The name mixes letters of several scripts, so that it may not be what it seems.
    MixedScript,
}

impl DoubtKind {
    /// All of them, for datasets.
    pub const ALL: [Self; 5] =
        [Self::Blank, Self::Unreadable, Self::Ambiguous, Self::CellError, Self::MixedScript];

    /// The doubt in words, about the value of `column` printed as `printed`.
    #[must_use]
    pub fn message(self, column: Column, printed: &str) -> String {
        let what = column.heading();
        match self {
            Self::Blank => format!("{what} is blank: unknown"),
            Self::Unreadable => {
                format!("{what} \"{printed}\" cannot be read: kept as printed, unknown to filters")
            }
            Self::Ambiguous => {
                format!("{what} \"{printed}\" can be read in two ways: the usual one is used")
            }
            Self::CellError => format!("{what} holds the spreadsheet error {printed}: unknown"),
            Self::MixedScript => format!("{what} \"{printed}\" mixes letters of several scripts"),
        }
    }
}
