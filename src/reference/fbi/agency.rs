//! One agency of the FBI's table.

use std::fmt;

use serde::{Serialize, Serializer};

/// Agencies that last reported before this year are not counted among a state's local agencies.
pub const LOCAL_SINCE: u16 = 2023;

/// The Originating Agency Identifier, nine letters and digits, by which data of the FBI and of the
/// Bureau of Justice Statistics are joined.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ori([u8; 9]);

impl Ori {
    /// Reads an identifier; `None` if the text is not nine capital letters and digits.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let bytes: [u8; 9] = text.as_bytes().try_into().ok()?;
        let is_valid = bytes.iter().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
        is_valid.then_some(Self(bytes))
    }

    /// The identifier as a text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // It is made of ASCII alone.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for Ori {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Ori {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Ori {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// The FBI's kinds of agency.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum FbiKind {
    /// The police of a city, town, village, borough or township.
    City,
    /// A sheriff, or the police of a county.
    County,
    /// The police of a university or college.
    Campus,
    /// Another local agency: of a school district, a park, an airport, a constable.
    Other,
    /// State police and highway patrols, often a row for each of their units.
    StatePolice,
    /// Another agency of a state.
    OtherState,
    /// An agency of a tribe.
    Tribal,
    /// An agency of the United States.
    Federal,
}

impl FbiKind {
    /// All kinds, those of local agencies first.
    pub const ALL: [Self; 8] = [
        Self::City,
        Self::County,
        Self::Campus,
        Self::Other,
        Self::StatePolice,
        Self::OtherState,
        Self::Tribal,
        Self::Federal,
    ];

    /// The number of kinds of local agencies, which come first.
    pub const LOCAL: usize = 4;

    /// The name as the FBI writes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::City => "City",
            Self::County => "County",
            Self::Campus => "University or College",
            Self::Other => "Other",
            Self::StatePolice => "State Police",
            Self::OtherState => "Other State Agency",
            Self::Tribal => "Tribal",
            Self::Federal => "Federal",
        }
    }

    /// The kind of a name as the FBI writes it.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether its agencies are local.
    #[must_use]
    pub const fn is_local(self) -> bool {
        (self as usize) < Self::LOCAL
    }
}

/// An agency of the FBI's table of employees, in the latest year that it reported.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FbiAgency {
    /// Its identifier.
    pub ori: Ori,
    /// Its name as printed, without blanks at the ends. One that ends in a colon or a comma has lost
    /// the unit that stood behind it.
    pub name: String,
    /// Its kind.
    pub kind: FbiKind,
    /// The FIPS codes of its counties; empty if the table names none that the Census Bureau had.
    pub counties: Vec<u32>,
    /// The year.
    pub year: u16,
    /// Sworn officers.
    pub officers: u32,
    /// Other employees.
    pub civilians: u32,
    /// The people it serves, as printed: 0 if the FBI counts them with another agency, as it does
    /// for campuses and for state police.
    pub population: u32,
}

impl FbiAgency {
    /// The people it serves, if any are counted with it.
    #[must_use]
    pub fn serves(&self) -> Option<u32> {
        (self.population > 0).then_some(self.population)
    }

    /// Whether its name has lost the unit that stood behind it: "Highway Patrol:".
    #[must_use]
    pub fn is_cut(&self) -> bool {
        self.name.ends_with([':', ','])
    }

    /// Whether it is one of the country's local agencies that still report; see [`super::LOCAL`].
    #[must_use]
    pub fn is_counted(&self) -> bool {
        self.kind.is_local() && self.year >= LOCAL_SINCE
    }
}
