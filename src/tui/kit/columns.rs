//! Fits the columns of a table into the available width.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;
use unicode_width::UnicodeWidthStr;

use super::cells::{put, put_right, skip};

/// The space between two columns.
const GAP: u16 = 2;

/// A column of a table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Column {
    /// The heading.
    pub(crate) heading: &'static str,
    /// The width it needs.
    width: u16,
    /// Whether it is aligned right, as numbers are.
    pub(crate) right: bool,
    /// Its share of the remaining width.
    grows: u16,
    /// The order in which columns are dropped: the highest rank goes first, 0 never.
    rank: u8,
    /// The narrowest table that includes it.
    from: u16,
}

impl Column {
    /// Limits the column to tables at least `width` columns wide.
    pub(crate) const fn from(self, width: u16) -> Self {
        Self { from: width, ..self }
    }
}

/// A column of a fixed width.
pub(crate) const fn fixed(heading: &'static str, width: u16, rank: u8) -> Column {
    Column { heading, width, right: false, grows: 0, rank, from: 0 }
}

/// A fixed-width column of numbers, aligned right.
pub(crate) const fn number(heading: &'static str, width: u16, rank: u8) -> Column {
    Column { heading, width, right: true, grows: 0, rank, from: 0 }
}

/// A column that takes a share of the remaining width.
pub(crate) const fn growing(heading: &'static str, width: u16, grows: u16, rank: u8) -> Column {
    Column { heading, width, right: false, grows, rank, from: 0 }
}

/// A column with its position in a table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Placed {
    /// Its index among all columns.
    pub(crate) index: usize,
    /// The column.
    pub(crate) column: Column,
    /// Where it begins.
    pub(crate) at: u16,
    /// How wide it is.
    pub(crate) width: u16,
}

/// Places the columns that fit into `width`, in order.
pub(crate) fn place(columns: &[Column], width: u16) -> Vec<Placed> {
    let mut kept: Vec<(usize, Column)> = columns.iter().copied().enumerate().collect();
    kept.retain(|(_, column)| column.from <= width);
    let needed = |kept: &[(usize, Column)]| {
        let gaps = u16::try_from(kept.len().saturating_sub(1)).unwrap_or(0) * GAP;
        kept.iter().map(|(_, column)| column.width).sum::<u16>() + gaps
    };
    while needed(&kept) > width {
        let gives_way = kept.iter().map(|(_, column)| column.rank).max().unwrap_or(0);
        if gives_way == 0 {
            break;
        }
        kept.retain(|(_, column)| column.rank != gives_way);
    }
    let mut left = width.saturating_sub(needed(&kept));
    let mut shares: u16 = kept.iter().map(|(_, column)| column.grows).sum();
    let mut at = 0;
    let mut placed = Vec::with_capacity(kept.len());
    for (index, column) in kept {
        let more = (left * column.grows).checked_div(shares).unwrap_or(0);
        left -= more;
        shares -= column.grows;
        let room = width.saturating_sub(at);
        placed.push(Placed { index, column, at, width: (column.width + more).min(room) });
        at += column.width + more + GAP;
    }
    placed
}

impl Placed {
    /// Draws one cell of the column on `line`.
    pub(crate) fn draw(&self, buffer: &mut Buffer, line: Rect, text: &str, style: Style) {
        let at = Rect { width: self.width, ..skip(line, self.at) };
        if self.column.right {
            put_right(buffer, at, Span::styled(text, style));
        } else {
            put(buffer, at, Span::styled(text, style));
        }
    }
}

/// The headings of the columns that fit, as one line.
pub(crate) fn headings(columns: &[Column], width: u16) -> String {
    let mut line = String::new();
    for placed in place(columns, width) {
        let heading = placed.column.heading;
        let blanks = usize::from(placed.width).saturating_sub(heading.width());
        let before = if placed.column.right { blanks } else { 0 };
        line.push_str(&" ".repeat(usize::from(placed.at).saturating_sub(line.width()) + before));
        line.push_str(heading);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_never_overlap_nor_leave_the_row() {
        let columns = [
            fixed("Date", 10, 0),
            growing("Agency", 16, 2, 0),
            growing("Sheet", 8, 1, 3),
            number("Rows", 6, 1),
            fixed("Time", 8, 2),
        ];
        for width in 0..300 {
            let placed = place(&columns, width);
            for pair in placed.windows(2) {
                assert!(pair[0].at + pair[0].width + GAP <= pair[1].at || width < 28, "{width}");
            }
            for column in &placed {
                assert!(column.at + column.width <= width || column.width == 0, "{width}");
            }
            assert!(headings(&columns, width).width() <= usize::from(width.max(40)), "{width}");
        }
        let names =
            |width| place(&columns, width).iter().map(|p| p.column.heading).collect::<Vec<_>>();
        assert_eq!(names(28), ["Date", "Agency"]);
        assert_eq!(names(36), ["Date", "Agency", "Rows"]);
        assert_eq!(names(100), ["Date", "Agency", "Sheet", "Rows", "Time"]);
        let wide = place(&columns, 86);
        assert_eq!(
            wide.last().map(|last| last.at + last.width),
            Some(86),
            "the whole width is used"
        );
    }
}
