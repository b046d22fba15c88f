//! Agencies, what kind of body they are, and the counties that they belong to.

use serde::Serialize;

use super::table::handle;
use super::{State, Text, Texts};

handle! {
    /// A row of the table of agencies.
    AgencyIx
}

handle! {
    /// A row of the table of counties that a list names.
    CountyIx
}

/// One law-enforcement body in one state.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Agency {
    /// The state, or `None` where the lists print none that can be read.
    pub state: Option<State>,
    /// The canonical name in lower case with hyphens, such as `smith-county-sheriff-office`.
    pub slug: Text,
    /// The name as the newest list prints it, spacing and apostrophes mended.
    pub name: Text,
}

impl Agency {
    /// The id, such as `TX-smith-county-sheriff-office`; `XX` stands for an unknown state.
    #[must_use]
    pub fn id(&self, texts: &Texts) -> String {
        format!("{}-{}", self.state.map_or("XX", State::postal), texts.get(self.slug))
    }
}

/// The kind of body: what ICE prints under TYPE since March 2025.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
pub enum AgencyKind {
    /// A county body, such as a sheriff's office.
    County,
    /// A municipal body, such as a police department.
    Municipality,
    /// A body of the state.
    #[serde(rename = "State Agency")]
    State,
}

impl AgencyKind {
    /// All of them.
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

    /// A form of at most six letters, for a column.
    #[must_use]
    pub const fn short(self) -> &'static str {
        match self {
            Self::County => "County",
            Self::Municipality => "City",
            Self::State => "State",
        }
    }

    /// Position in [`AgencyKind::ALL`].
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
    /// Its name with its kind of body: "Polk County", "Orleans Parish", "Fairfax city".
    pub name: Text,
}
