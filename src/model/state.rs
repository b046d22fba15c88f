//! States, the District of Columbia and the territories.

use std::fmt;

/// A state, the District of Columbia or a territory: a position in [`STATES`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct State(u8);

/// Postal code, name, abbreviation in AP style (which spells out eight states) and FIPS code of
/// every state, in the order of FIPS codes.
pub const STATES: [(&str, &str, &str, u32); 56] = [
    ("AL", "Alabama", "Ala.", 1),
    ("AK", "Alaska", "Alaska", 2),
    ("AZ", "Arizona", "Ariz.", 4),
    ("AR", "Arkansas", "Ark.", 5),
    ("CA", "California", "Calif.", 6),
    ("CO", "Colorado", "Colo.", 8),
    ("CT", "Connecticut", "Conn.", 9),
    ("DE", "Delaware", "Del.", 10),
    ("DC", "District of Columbia", "D.C.", 11),
    ("FL", "Florida", "Fla.", 12),
    ("GA", "Georgia", "Ga.", 13),
    ("HI", "Hawaii", "Hawaii", 15),
    ("ID", "Idaho", "Idaho", 16),
    ("IL", "Illinois", "Ill.", 17),
    ("IN", "Indiana", "Ind.", 18),
    ("IA", "Iowa", "Iowa", 19),
    ("KS", "Kansas", "Kan.", 20),
    ("KY", "Kentucky", "Ky.", 21),
    ("LA", "Louisiana", "La.", 22),
    ("ME", "Maine", "Maine", 23),
    ("MD", "Maryland", "Md.", 24),
    ("MA", "Massachusetts", "Mass.", 25),
    ("MI", "Michigan", "Mich.", 26),
    ("MN", "Minnesota", "Minn.", 27),
    ("MS", "Mississippi", "Miss.", 28),
    ("MO", "Missouri", "Mo.", 29),
    ("MT", "Montana", "Mont.", 30),
    ("NE", "Nebraska", "Neb.", 31),
    ("NV", "Nevada", "Nev.", 32),
    ("NH", "New Hampshire", "N.H.", 33),
    ("NJ", "New Jersey", "N.J.", 34),
    ("NM", "New Mexico", "N.M.", 35),
    ("NY", "New York", "N.Y.", 36),
    ("NC", "North Carolina", "N.C.", 37),
    ("ND", "North Dakota", "N.D.", 38),
    ("OH", "Ohio", "Ohio", 39),
    ("OK", "Oklahoma", "Okla.", 40),
    ("OR", "Oregon", "Ore.", 41),
    ("PA", "Pennsylvania", "Pa.", 42),
    ("RI", "Rhode Island", "R.I.", 44),
    ("SC", "South Carolina", "S.C.", 45),
    ("SD", "South Dakota", "S.D.", 46),
    ("TN", "Tennessee", "Tenn.", 47),
    ("TX", "Texas", "Texas", 48),
    ("UT", "Utah", "Utah", 49),
    ("VT", "Vermont", "Vt.", 50),
    ("VA", "Virginia", "Va.", 51),
    ("WA", "Washington", "Wash.", 53),
    ("WV", "West Virginia", "W.Va.", 54),
    ("WI", "Wisconsin", "Wis.", 55),
    ("WY", "Wyoming", "Wyo.", 56),
    ("AS", "American Samoa", "American Samoa", 60),
    ("GU", "Guam", "Guam", 66),
    ("MP", "Northern Mariana Islands", "Northern Mariana Islands", 69),
    ("PR", "Puerto Rico", "Puerto Rico", 72),
    ("VI", "U.S. Virgin Islands", "U.S. Virgin Islands", 78),
];

impl State {
    /// The number of states.
    pub const COUNT: usize = STATES.len();

    /// All states, in the order of [`STATES`].
    pub fn all() -> impl Iterator<Item = Self> {
        (0u8..).take(Self::COUNT).map(Self)
    }

    /// The state of a postal code, ignoring case.
    #[must_use]
    pub fn from_postal(code: &str) -> Option<Self> {
        Self::all().find(|state| state.postal().eq_ignore_ascii_case(code))
    }

    /// The state of a name, ignoring case.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::all().find(|state| state.name().eq_ignore_ascii_case(name))
    }

    /// The state at a position in [`STATES`].
    #[must_use]
    pub fn from_position(position: usize) -> Option<Self> {
        u8::try_from(position).ok().filter(|&p| usize::from(p) < Self::COUNT).map(Self)
    }

    /// The state of a FIPS code.
    #[must_use]
    pub fn from_fips(fips: u32) -> Option<Self> {
        Self::all().find(|state| state.row().3 == fips)
    }

    /// The FIPS code.
    #[must_use]
    pub const fn fips(self) -> u32 {
        self.row().3
    }

    /// The state of a county, by the five digits of its FIPS code as a number.
    #[must_use]
    pub fn of_county(fips: u32) -> Option<Self> {
        Self::from_fips(fips / 1000)
    }

    /// The position in [`STATES`].
    #[must_use]
    pub const fn position(self) -> usize {
        self.0 as usize
    }

    /// The postal code, such as `FL`.
    #[must_use]
    pub const fn postal(self) -> &'static str {
        self.row().0
    }

    /// The name, such as `Florida`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.row().1
    }

    /// Whether it is one of the 50 states, neither the District of Columbia nor a territory.
    #[must_use]
    pub const fn is_state(self) -> bool {
        self.row().3 != 11 && self.row().3 < 60
    }

    /// The abbreviation in AP style, such as `Fla.`.
    #[must_use]
    pub const fn news(self) -> &'static str {
        self.row().2
    }

    #[expect(
        clippy::indexing_slicing,
        reason = "a state is made only from a position in the table"
    )]
    const fn row(self) -> (&'static str, &'static str, &'static str, u32) {
        STATES[self.0 as usize]
    }
}

impl fmt::Debug for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.postal())
    }
}
