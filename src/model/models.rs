//! The three models of a 287(g) agreement.

use serde::Serialize;

/// A model of agreement, which determines what deputized officers may do.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
pub enum Model {
    /// Jail Enforcement Model: officers question and process people booked into a jail.
    #[serde(rename = "JEM")]
    JailEnforcement,
    /// Warrant Service Officer program: officers serve administrative warrants in the jail.
    #[serde(rename = "WSO")]
    WarrantService,
    /// Task Force Model: officers may question immigration status during routine policing.
    #[serde(rename = "TFM")]
    TaskForce,
}

impl Model {
    /// All three, in the order of columns in tables.
    pub const ALL: [Self; 3] = [Self::JailEnforcement, Self::WarrantService, Self::TaskForce];

    /// All three, the broadest first. Task force officers may ask in routine policing; under jail
    /// enforcement people in a jail are questioned and processed; warrant service only serves
    /// warrants there.
    pub const BY_BREADTH: [Self; 3] =
        [Self::TaskForce, Self::JailEnforcement, Self::WarrantService];

    /// All three, in the order of lists, and of stacked columns from the bottom up.
    pub const STACKED: [Self; 3] = [Self::TaskForce, Self::WarrantService, Self::JailEnforcement];

    /// The code used in ids and output: `JEM`, `WSO`, `TFM`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::JailEnforcement => "JEM",
            Self::WarrantService => "WSO",
            Self::TaskForce => "TFM",
        }
    }

    /// The name as ICE prints it under SUPPORT TYPE.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::JailEnforcement => "Jail Enforcement Model",
            Self::WarrantService => "Warrant Service Officer",
            Self::TaskForce => "Task Force Model",
        }
    }

    /// The name without "Model" or "Officer", for narrow places.
    #[must_use]
    pub const fn short(self) -> &'static str {
        match self {
            Self::JailEnforcement => "Jail Enforcement",
            Self::WarrantService => "Warrant Service",
            Self::TaskForce => "Task Force",
        }
    }

    /// The letter that stands for the model in a table: J, W, T.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::JailEnforcement => 'J',
            Self::WarrantService => 'W',
            Self::TaskForce => 'T',
        }
    }

    /// The position in [`Model::ALL`].
    #[must_use]
    pub const fn position(self) -> usize {
        self as usize
    }

    /// The broadest model among counts by position.
    #[must_use]
    pub fn broadest(counts: &[u32; 4]) -> Option<Self> {
        Self::BY_BREADTH
            .into_iter()
            .find(|model| counts.get(model.position()).is_some_and(|&n| n > 0))
    }

    /// The model of a code, ignoring case.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|model| model.code().eq_ignore_ascii_case(code))
    }
}
