//! What pages are about, and where their lines lead.

use std::ops::Range;

use crate::model::{
    AgencyIx, CorrectionRule, DoubtKind, ListIx, ListingIx, MoveRule, NameRule, Rule,
};

/// A section of the contents.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Section {
    /// Every list.
    #[default]
    Lists,
    /// The rules of repair, and the doubts.
    Repairs,
    /// Spellings and dates that were joined.
    Joined,
    /// How the record is made and checked.
    Method,
    /// What the words mean.
    Words,
    /// The three models.
    Models,
    /// The dates of the program.
    Program,
    /// What the record cannot say.
    Limits,
}

impl Section {
    /// All of them, in the order of the contents.
    pub(super) const ALL: [Self; 8] = [
        Self::Lists,
        Self::Repairs,
        Self::Joined,
        Self::Method,
        Self::Words,
        Self::Models,
        Self::Program,
        Self::Limits,
    ];

    /// Its name in the contents.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Lists => "Lists",
            Self::Repairs => "Repairs and doubts",
            Self::Joined => "Names and dates joined",
            Self::Method => "Method",
            Self::Words => "Words",
            Self::Models => "Models",
            Self::Program => "History of the program",
            Self::Limits => "Limits",
        }
    }
}

/// What a page is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Topic {
    /// The first page of a section.
    Section(Section),
    /// A list and its rows.
    List(ListIx),
    /// What a rule repaired on a list.
    RepairsOf(ListIx, Rule),
    /// The problems of a list.
    ProblemsOf(ListIx),
    /// One problem of a list, by its position.
    Problem(ListIx, u32),
    /// What a rule repaired on any list.
    Rule(Rule),
    /// The doubts of a kind.
    Doubt(DoubtKind),
    /// The spellings that a rule joined into one agency.
    Spellings(NameRule),
    /// The agreements that a rule moved to another agency.
    Moves(MoveRule),
    /// The dates that a rule joined into one agreement.
    Corrections(CorrectionRule),
    /// Agencies that may be one.
    LikelyPairs,
    /// Where an agency stands.
    Agency(AgencyIx),
}

/// Where a line leads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Target {
    /// To another page.
    Page(Topic),
    /// To a row of a list.
    Listing(ListingIx),
    /// To an agency in Explore, with that list in force where one is named and accepted.
    Agency(AgencyIx, Option<ListIx>),
}

/// Where a line leads, and the rows of lists that it names.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Leads {
    /// Where it leads.
    pub(super) target: Option<Target>,
    /// The first and the last of them.
    pub(super) listings: Option<[ListingIx; 2]>,
}

/// The rows of the table of a page. What they are says its topic; each is made when it is shown.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) enum Items {
    /// There is no table.
    #[default]
    None,
    /// Handles one after another.
    Range(Range<u32>),
    /// Pairs of positions.
    Chosen(Vec<(u32, u32)>),
}

impl Items {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::None => 0,
            Self::Range(range) => range.len(),
            Self::Chosen(chosen) => chosen.len(),
        }
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The one at a position.
    pub(super) fn get(&self, position: usize) -> Option<(u32, u32)> {
        match self {
            Self::None => None,
            Self::Range(range) => range.clone().nth(position).map(|at| (at, 0)),
            Self::Chosen(chosen) => chosen.get(position).copied(),
        }
    }
}
