//! A row of the table.

/// A row of the table: positions of the group and of the change in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Row {
    /// The name of what is said first.
    Brief,
    /// A line of something that is said first: its position, and that of the line.
    Said(usize, usize),
    /// How much more is to be said.
    MoreSaid,
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
    pub(super) const fn is_selectable(self) -> bool {
        matches!(
            self,
            Self::Brief | Self::Said(_, 0) | Self::MoreSaid | Self::Heading(_) | Self::Item(..)
        )
    }
}
