//! What of the changes is on the screen: two lists, and what is new between them.

use super::Cursor;
use crate::export::changes::{Item, SectionKind};
use crate::history::Point;
use crate::query::Filter;

/// How far before the later list the earlier one is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Span {
    /// The list before it.
    #[default]
    List,
    /// The list in force seven days before.
    Week,
    /// The list in force a month before.
    Month,
    /// The list in force a year before.
    Year,
    /// The oldest list.
    All,
}

impl Span {
    /// All of them, from the shortest on.
    pub const ALL: [Self; 5] = [Self::List, Self::Week, Self::Month, Self::Year, Self::All];

    /// What is compared with, in words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::List => "the list before",
            Self::Week => "the list of a week before",
            Self::Month => "the list of a month before",
            Self::Year => "the list of a year before",
            Self::All => "the oldest list",
        }
    }
}

/// The earlier of the two lists. The later one is the list in force on the day of the screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Earlier {
    /// So far before the later one, and moves with it.
    Back(Span),
    /// The accepted list at a position, and stays.
    Kept(usize),
}

/// What is compared, and for how much room it is told.
#[derive(Clone, PartialEq, Debug)]
pub struct Comparison {
    /// The earlier point.
    pub from: Point,
    /// The later one.
    pub to: Point,
    /// What is wanted.
    pub filter: Filter,
    /// Whether a section is in the order of states; else the newest change is first.
    pub by_state: bool,
    /// Columns of a line.
    pub width: u16,
    /// Lines that may be told above the table.
    pub head: usize,
}

/// Changes of one kind.
#[derive(Clone, Debug)]
pub struct Group {
    /// What they are.
    pub kind: SectionKind,
    /// Their name and number.
    pub title: String,
    /// What the name means.
    pub about: String,
    /// The columns of which something is known, by their positions in [`SectionKind::columns`].
    pub columns: Vec<usize>,
    /// The changes, in order.
    pub items: Vec<Item>,
}

/// A row of the table: positions of the group and of the change in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Row {
    /// The name of a group.
    Heading(usize),
    /// The headings of its columns.
    Columns(usize),
    /// A change.
    Item(usize, usize),
    /// Nothing.
    Blank,
}

impl Row {
    /// Whether the cursor may stand on it.
    #[must_use]
    pub const fn leads(self) -> bool {
        matches!(self, Self::Heading(_) | Self::Item(..))
    }
}

/// What is new between two lists, ready to be shown.
#[derive(Clone, Debug)]
pub struct Compared {
    /// What was compared.
    pub asked: Comparison,
    /// Which lists, how many agreements and applications: whole sentences.
    pub told: Vec<String>,
    /// The same in lines, as many as there is room for, each with the number of its sentence.
    pub head: Vec<(usize, String)>,
    /// The changes.
    pub groups: Vec<Group>,
    /// The table.
    pub rows: Vec<Row>,
}

impl Compared {
    /// The change in a row of the table.
    #[must_use]
    pub fn item(&self, row: usize) -> Option<Item> {
        match self.rows.get(row)? {
            &Row::Item(group, at) => self.groups.get(group)?.items.get(at).copied(),
            _ => None,
        }
    }

    /// The group that a row of the table belongs to.
    #[must_use]
    pub fn group(&self, row: usize) -> Option<&Group> {
        match *self.rows.get(row)? {
            Row::Heading(group) | Row::Columns(group) | Row::Item(group, _) => {
                self.groups.get(group)
            }
            Row::Blank => None,
        }
    }
}

/// The view of the changes.
#[derive(Clone, Debug)]
pub struct ChangesView {
    /// The earlier list.
    pub earlier: Earlier,
    /// Whether a section is in the order of states.
    pub by_state: bool,
    /// Groups of which only the name is shown.
    pub folded: Vec<SectionKind>,
    /// Whether the pane of one change has the keys, not the table.
    pub reading: bool,
    /// The cursor of the table.
    pub cursor: Cursor,
    /// The first line of the pane on the screen.
    pub pane_top: usize,
    /// What is shown; nothing before the view is first looked at.
    pub compared: Option<Compared>,
}

impl Default for ChangesView {
    fn default() -> Self {
        Self {
            earlier: Earlier::Back(Span::List),
            by_state: false,
            // Nearly every agreement gets a document some weeks after it is listed.
            folded: vec![SectionKind::Document],
            reading: false,
            cursor: Cursor::default(),
            pane_top: 0,
            compared: None,
        }
    }
}
