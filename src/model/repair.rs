//! Repairs and doubts: values not used as printed, and values that no rule could read.

use super::rules::rules;
use super::{Column, Text};

/// A value that is not used as printed. The printed value is in the reading.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Repair {
    /// The column.
    pub column: Column,
    /// The value used instead; empty if the value is unknown.
    pub used: Text,
    /// The rule that was applied.
    pub rule: Rule,
}

rules! {
    /// A rule by which values are repaired. If several apply to one value, the one that changes
    /// most is recorded.
    Rule
    /// Superfluous blanks.
    Spacing "spacing" true "Blanks before, after or doubled inside a value are removed; no-break spaces and line breaks count as blanks.";
    /// Uppercase and lowercase.
    Case "case" true "Uppercase and lowercase letters are the same.";
    /// A typographic apostrophe.
    Apostrophe "apostrophe" true "Typographic apostrophes are read as plain ones.";
    /// A mark that refers to a footnote.
    Footnote "footnote" true "A mark after a value that refers to a footnote, such as ** or \u{2020}, is no part of it.";
    /// Another common wording.
    Synonym "synonym" true "Another common wording for the same thing.";
    /// `#N/A` and the like.
    NotApplicable "not-applicable" true "#N/A, #NA, N/A and the like mean that there is no value.";
    /// A date stored as text.
    DateText "date-text" true "A date written as text is read month first.";
    /// A county's designation is missing or another one.
    CountyBody "county-body" true "A county named without its designation, such as County or Parish, or with another one, is the county of that name in its state.";
    /// A web archive's prefix.
    WebArchive "web-archive" true "The web archive's prefix is removed from an address.";
    /// An Outlook Safe Links wrapper.
    Safelink "safelink" true "An address wrapped by Outlook Safe Links is unwrapped.";
    /// A browser extension's prefix.
    BrowserExtension "browser-extension" true "The browser extension's prefix is removed from an address.";
    /// A missing scheme or slash.
    AddressSlashes "address-slashes" true "An address without its scheme, or without a slash after it, gets it back.";
    /// A misspelled state.
    NearestState "nearest-state" false "An unknown state is read as the only state with the nearest spelling.";
    /// A misspelled model.
    NearestModel "nearest-model" false "An unknown model is read as the only model with the nearest spelling.";
    /// A misspelled kind of agency.
    NearestKind "nearest-kind" false "An unknown kind of agency is read as the only kind with the nearest spelling.";
    /// A misspelled county.
    NearestCounty "nearest-county" false "A county that its state does not have is read as the only county of that state with the nearest spelling.";
    /// A date without a separator.
    DateSeparator "date-separator" false "A date without a separator is read if there is only one way to read it.";
    /// An impossible year.
    DateYear "date-year" false "An impossible year is read as the only possible year that differs in one digit.";
    /// A kind of agency that the agency's name contradicts.
    KindOwnName "kind-own-name" false "An agency's name decides over its type: the sheriff, constable, police or jail of a county is a County agency; the police of a city or town and the constable of a township or borough are a Municipality.";
    /// The county of the place that the agency is named after.
    CountyPlace "county-place" false "Where no county of its state is printed, a municipality, campus, airport or port is in the only county where the FBI's table of agencies and GeoNames have it. The county is g287's, not ICE's.";
    /// A county that does not have the place that the agency is named after.
    CountyContradicted "county-contradicted" false "A county that does not have the place named by the agency is replaced where the FBI's table of agencies and GeoNames or its postal codes agree on another. The county is g287's, not ICE's.";
    /// The county that the agency's name says.
    CountyOwnName "county-own-name" false "The county in an agency's own name decides over the one printed beside it or not printed. It is read by g287, not printed by ICE in that column.";
    /// A value of the table of corrections.
    CorrectionsTable "corrections-table" false "No rule can know the value: it is in the table of corrections, with its evidence, and is used only as long as ICE prints exactly the same.";
}

impl Rule {
    /// Whether the value is one that ICE prints nowhere in its column: it is derived by g287 or
    /// taken from another source.
    #[must_use]
    pub const fn is_ours(self) -> bool {
        matches!(
            self,
            Self::KindOwnName
                | Self::CountyPlace
                | Self::CountyContradicted
                | Self::CountyOwnName
                | Self::CorrectionsTable
        )
    }
}

/// A value that no rule could read, or that is ambiguous. It is kept as printed; filters treat it
/// as unknown.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Doubt {
    /// The column.
    pub column: Column,
    /// The reason.
    pub kind: DoubtKind,
}

/// The reason why a value is in doubt.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum DoubtKind {
    /// A required value is missing.
    Blank,
    /// No rule recognizes the value.
    Unreadable,
    /// Two readings are possible; the usual one is used.
    Ambiguous,
    /// The cell contains a spreadsheet error, such as `#REF!`.
    CellError,
    /// The name mixes letters from several scripts, so it may not be what it seems.
    MixedScript,
    /// A source has the agency's place in another county. The printed one is used.
    Elsewhere,
}

impl DoubtKind {
    /// All reasons, in the order of datasets.
    pub const ALL: [Self; 6] = [
        Self::Blank,
        Self::Unreadable,
        Self::Ambiguous,
        Self::CellError,
        Self::MixedScript,
        Self::Elsewhere,
    ];

    /// The name used in output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Blank => "blank",
            Self::Unreadable => "unreadable",
            Self::Ambiguous => "ambiguous",
            Self::CellError => "cell error",
            Self::MixedScript => "mixed script",
            Self::Elsewhere => "elsewhere",
        }
    }

    /// The reason in a sentence.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Blank => "There is nothing where a value is needed: unknown.",
            Self::Unreadable => "No rule reads the value: kept as printed, unknown to filters.",
            Self::Ambiguous => "The value can be read in two ways: the usual one is used.",
            Self::CellError => "The cell holds an error of the spreadsheet: unknown.",
            Self::MixedScript => {
                "The name mixes letters of several scripts: it may not be what it seems."
            }
            Self::Elsewhere => {
                "Another source has the agency's place in another county: used as printed."
            }
        }
    }

    /// Describes the doubt about the value of `column` printed as `printed`.
    #[must_use]
    pub fn message(self, column: Column, printed: &str) -> String {
        let what = column.heading();
        match self {
            Self::Blank => format!("{what} is blank: value unknown"),
            Self::Unreadable => {
                format!("{what} \"{printed}\" not recognized: kept as printed, value unknown")
            }
            Self::Ambiguous => {
                format!("{what} \"{printed}\" is ambiguous: the usual reading is used")
            }
            Self::CellError => {
                format!("{what} contains the spreadsheet error {printed}: value unknown")
            }
            Self::MixedScript => format!("{what} \"{printed}\" mixes letters from several scripts"),
            Self::Elsewhere => format!(
                "{what} \"{printed}\" does not have the agency's place, by the FBI's table or GeoNames: used as printed"
            ),
        }
    }
}
