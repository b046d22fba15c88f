//! The order of agencies.

/// A column to sort agencies by.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum SortColumn {
    /// The match; without a search, the name.
    #[default]
    Relevance,
    /// The name.
    Agency,
    /// The state's name, territories last.
    State,
    /// County, municipality, state.
    Kind,
    /// The county's name.
    County,
    /// The newest signing date among the agreements that match.
    Signed,
    /// The number of models among the agreements that match, then which ones.
    Models,
    /// The oldest list with one of the agreements that match.
    FirstListed,
    /// The sworn officers, by the FBI.
    Officers,
    /// The people whom the agency serves, by the FBI.
    Served,
}

impl SortColumn {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Relevance,
        Self::Agency,
        Self::State,
        Self::Kind,
        Self::County,
        Self::Signed,
        Self::Models,
        Self::FirstListed,
        Self::Officers,
        Self::Served,
    ];

    /// Whether its values are those of the FBI's table.
    #[must_use]
    pub const fn is_of_fbi(self) -> bool {
        matches!(self, Self::Officers | Self::Served)
    }

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Relevance => "relevance",
            Self::Agency => "agency",
            Self::State => "state",
            Self::Kind => "kind",
            Self::County => "county",
            Self::Signed => "signed",
            Self::Models => "models",
            Self::FirstListed => "first listed",
            Self::Officers => "officers",
            Self::Served => "population served",
        }
    }
}

/// An order of agencies. Ties are broken by state, then name; unknown values come last in either
/// direction.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Sort {
    /// The column.
    pub column: SortColumn,
    /// Whether the largest, newest or alphabetically last value comes first.
    pub descending: bool,
}
