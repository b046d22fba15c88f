//! The order of agencies.

/// A column by which agencies are put in order.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum SortColumn {
    /// Best match first; without a search, by name.
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
    /// How many models the agreements that match have, then which.
    Models,
    /// The oldest list that has one of the agreements that match.
    FirstListed,
}

impl SortColumn {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Relevance,
        Self::Agency,
        Self::State,
        Self::Kind,
        Self::County,
        Self::Signed,
        Self::Models,
        Self::FirstListed,
    ];

    /// The word for it.
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
        }
    }
}

/// An order of agencies. Equal ones follow by state, then name; unknown values come last, whatever
/// the direction.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Sort {
    /// By what.
    pub column: SortColumn,
    /// Whether the largest, newest or last in the alphabet comes first.
    pub descending: bool,
}
