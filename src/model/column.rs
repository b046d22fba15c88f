//! The columns of ICE's lists.

/// A column that is read. Other columns are kept with the reading as printed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Column {
    /// STATE
    State,
    /// LAW ENFORCEMENT AGENCY
    Agency,
    /// TYPE
    Type,
    /// COUNTY
    County,
    /// SUPPORT TYPE, the model
    Model,
    /// SIGNED
    Signed,
    /// MOA
    Moa,
    /// ADDENDUM
    Addendum,
}

impl Column {
    /// The number of columns.
    pub const COUNT: usize = 8;

    /// All columns, in the order of ICE's workbooks.
    pub const ALL: [Self; Self::COUNT] = [
        Self::State,
        Self::Agency,
        Self::Type,
        Self::County,
        Self::Model,
        Self::Signed,
        Self::Moa,
        Self::Addendum,
    ];

    /// The heading that ICE prints.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::State => "STATE",
            Self::Agency => "LAW ENFORCEMENT AGENCY",
            Self::Type => "TYPE",
            Self::County => "COUNTY",
            Self::Model => "SUPPORT TYPE",
            Self::Signed => "SIGNED",
            Self::Moa => "MOA",
            Self::Addendum => "ADDENDUM",
        }
    }

    /// The position in [`Column::ALL`].
    #[must_use]
    pub const fn position(self) -> usize {
        self as usize
    }
}
