//! What of the sources is on the screen: the contents, and the page with the pages that led to it.

use std::ops::Range;

use super::{Cursor, ViewKind};
use crate::model::{AgencyIx, CorrectionRule, DoubtKind, ListIx, ListingIx, Model, NameRule, Rule};

/// A section of the contents.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Section {
    /// Every list.
    #[default]
    Lists,
    /// The rules of repair, and the doubts.
    Repairs,
    /// Spellings and dates that were taken for one.
    Joined,
    /// What the words mean.
    Words,
    /// The three models.
    Models,
    /// The dates of the program.
    Program,
    /// What the data cannot say.
    Limits,
}

impl Section {
    /// All of them, in the order of the contents.
    pub const ALL: [Self; 7] = [
        Self::Lists,
        Self::Repairs,
        Self::Joined,
        Self::Words,
        Self::Models,
        Self::Program,
        Self::Limits,
    ];

    /// Its name in the contents.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lists => "Lists",
            Self::Repairs => "Repairs and doubts",
            Self::Joined => "Names and dates joined",
            Self::Words => "Words",
            Self::Models => "Models",
            Self::Program => "History of the program",
            Self::Limits => "Limits",
        }
    }
}

/// What a page is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Topic {
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
    /// The spellings that a rule took for one agency.
    Spellings(NameRule),
    /// The dates that a rule took for one agreement.
    Corrections(CorrectionRule),
    /// Agencies that may be one.
    LikelyPairs,
    /// Where an agency stands.
    Agency(AgencyIx),
}

/// Where a line leads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Target {
    /// To another page.
    Page(Topic),
    /// To a row of a list.
    Listing(ListingIx),
    /// To an agency in Explore, with that list in force where one is named and accepted.
    Agency(AgencyIx, Option<ListIx>),
}

/// Where a line leads, and the listings that it names.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Spot {
    /// Where it leads.
    pub target: Option<Target>,
    /// The first and the last listing that it names.
    pub listings: Option<[ListingIx; 2]>,
}

/// How a piece of a line is meant; its colour is a matter of the theme.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ink {
    /// Text.
    Plain,
    /// Text that matters more.
    Strong,
    /// Text that matters less.
    Faint,
    /// Something to be careful about.
    Warning,
    /// A model.
    Model(Option<Model>),
}

/// A line of a page.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Line {
    /// From the left.
    pub pieces: Vec<(String, Ink)>,
    /// At the right.
    pub right: Option<(String, Ink)>,
    /// Where it leads.
    pub spot: Spot,
}

/// The rows of the table of a page. What they are says its topic; each is made when it is shown.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Items {
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
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::None => 0,
            Self::Range(range) => range.len(),
            Self::Chosen(chosen) => chosen.len(),
        }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The one at a position.
    #[must_use]
    pub fn get(&self, position: usize) -> Option<(u32, u32)> {
        match self {
            Self::None => None,
            Self::Range(range) => range.clone().nth(position).map(|at| (at, 0)),
            Self::Chosen(chosen) => chosen.get(position).copied(),
        }
    }
}

/// A page, wrapped to a width: lines, then the rows of a table.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Content {
    /// The width.
    pub width: u16,
    /// The lines.
    pub lines: Vec<Line>,
    /// The rows behind them.
    pub items: Items,
}

impl Content {
    /// Lines and rows together.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lines.len() + self.items.len()
    }

    /// Whether there is neither.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether a line leads anywhere, as every row of a table does.
    #[must_use]
    pub fn leads(&self, at: usize) -> bool {
        match self.lines.get(at) {
            Some(line) => line.spot.target.is_some(),
            None => at < self.len(),
        }
    }

    /// Whether no line leads anywhere: there is no cursor, and keys scroll.
    #[must_use]
    pub fn is_text(&self) -> bool {
        self.items.is_empty() && self.lines.iter().all(|line| line.spot.target.is_none())
    }
}

/// A page that was opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Page {
    /// What it is about.
    pub topic: Topic,
    /// The line that the cursor is on, and the first one on the screen.
    pub cursor: Cursor,
    /// The view that it was opened from, to which the way back leads.
    pub from: Option<ViewKind>,
}

impl Page {
    /// A page at its beginning.
    #[must_use]
    pub fn new(topic: Topic) -> Self {
        Self { topic, cursor: Cursor::default(), from: None }
    }
}

/// The view of the sources.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The section under the cursor of the contents.
    pub section: Section,
    /// Whether the page has the keys, not the contents.
    pub reading: bool,
    /// The pages from the first one of the section to the one on the screen. Empty until the view
    /// is first shown.
    pub trail: Vec<Page>,
    /// What stands on the last of them.
    pub content: Content,
}

impl Sources {
    /// The page on the screen.
    #[must_use]
    pub fn page(&self) -> Page {
        self.trail.last().copied().unwrap_or(Page::new(Topic::Section(self.section)))
    }
}
