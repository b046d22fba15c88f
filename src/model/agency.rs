//! Agencies, their kinds and their counties.

use serde::Serialize;

use super::table::handle;
use super::{State, Text, Texts};

handle! {
    /// A row of the table of agencies.
    AgencyIx
}

handle! {
    /// A row of the table of counties.
    CountyIx
}

/// A law enforcement agency of a state.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Agency {
    /// The state, or `None` if the lists print none that can be read.
    pub state: Option<State>,
    /// The canonical name in lowercase with hyphens, such as `smith-county-sheriff-office`.
    pub slug: Text,
    /// The name as the newest list prints it, with spacing and apostrophes mended.
    pub name: Text,
}

impl Agency {
    /// The id, such as `TX-smith-county-sheriff-office`; `XX` stands for an unknown state.
    #[must_use]
    pub fn id(&self, texts: &Texts) -> String {
        format!("{}-{}", self.state.map_or("XX", State::postal), texts.get(self.slug))
    }
}

/// The kind of agency, which ICE has printed under TYPE since March 2025.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
pub enum AgencyKind {
    /// A county agency, such as a sheriff's office.
    County,
    /// A municipal agency, such as a police department.
    Municipality,
    /// A state agency.
    #[serde(rename = "State Agency")]
    State,
}

impl AgencyKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::County, Self::Municipality, Self::State];

    /// The name as ICE prints it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::County => "County",
            Self::Municipality => "Municipality",
            Self::State => "State Agency",
        }
    }

    /// A short name of at most six letters, for narrow columns.
    #[must_use]
    pub const fn short(self) -> &'static str {
        match self {
            Self::County => "County",
            Self::Municipality => "City",
            Self::State => "State",
        }
    }

    /// The position in [`AgencyKind::ALL`].
    #[must_use]
    pub const fn position(self) -> usize {
        self as usize
    }
}

/// A county or county-equivalent of the U.S. Census Bureau.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct County {
    /// Its state.
    pub state: State,
    /// The five digits of its FIPS code, as a number: 1001 is Autauga County, Alabama.
    pub fips: u32,
    /// Its name with its designation: "Polk County", "Orleans Parish", "Fairfax city".
    pub name: Text,
}
