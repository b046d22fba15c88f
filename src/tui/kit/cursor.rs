//! The cursor of a list: its row, and the first row on the screen.

/// A movement of the cursor.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Motion {
    /// Down by a number of rows, or up if negative.
    Rows(i32),
    /// Down by a number of pages, or up if negative.
    Pages(i32),
    /// Down by a number of half pages, or up if negative.
    HalfPages(i32),
    /// To the first row.
    First,
    /// To the last row.
    Last,
}

impl Motion {
    /// The row that the motion leads to from row `at` of `rows`, with `page` rows on the screen.
    pub(crate) fn target(self, at: usize, rows: usize, page: usize) -> usize {
        let last = rows.saturating_sub(1);
        let page = i64::try_from(page.max(1)).unwrap_or(1);
        let by = match self {
            Self::First => return 0,
            Self::Last => return last,
            Self::Rows(by) => i64::from(by),
            Self::Pages(by) => i64::from(by) * page,
            Self::HalfPages(by) => i64::from(by) * (page / 2).max(1),
        };
        let target = i64::try_from(at).unwrap_or(0).saturating_add(by).max(0);
        usize::try_from(target).unwrap_or(0).min(last)
    }
}

/// A cursor in a scrollable list.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Cursor {
    /// The row of the cursor.
    pub(crate) at: usize,
    /// The first row on the screen.
    pub(crate) top: usize,
}

impl Cursor {
    /// Moves to row `at` of `rows`, with `height` rows on the screen. If the cursor would come
    /// closer than two rows to the edge, the list scrolls by a third of the screen, because
    /// scrolling costs a hundred times as many bytes as moving the cursor.
    pub(crate) fn go(&mut self, at: usize, rows: usize, height: usize) {
        self.at = at.min(rows.saturating_sub(1));
        let height = height.max(1);
        let margin = 2.min((height - 1) / 2);
        let step = (height / 3).max(1);
        let last_top = rows.saturating_sub(height);
        if self.at < self.top + margin {
            self.top = self.at.saturating_sub(margin.max(step));
        } else if self.at + margin >= self.top + height {
            self.top = (self.at + margin.max(step) + 1).saturating_sub(height);
        }
        if self.at < self.top || self.at >= self.top + height {
            self.top = self.at.saturating_sub(height / 2);
        }
        self.top = self.top.min(last_top);
    }
}

/// Scrolls a text of `lines`, with `height` of them on the screen, from `top`. Returns the new
/// first line on the screen.
pub(crate) fn scroll(top: usize, motion: Motion, lines: usize, height: usize) -> usize {
    let last = lines.saturating_sub(height);
    motion.target(top.min(last), last + 1, height)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_stays_on_the_screen_and_away_from_its_edge() {
        let mut cursor = Cursor::default();
        let mut scrolled = 0;
        for at in 0..100 {
            let top = cursor.top;
            cursor.go(at, 100, 20);
            assert!(cursor.at >= cursor.top && cursor.at < cursor.top + 20, "{cursor:?}");
            assert!(cursor.top <= 80);
            scrolled += usize::from(cursor.top != top);
        }
        assert!(scrolled <= 20, "one row at a time: {scrolled} scrolls");
        cursor.go(0, 100, 20);
        assert_eq!(cursor, Cursor { at: 0, top: 0 });
        cursor.go(99, 100, 1);
        assert_eq!(cursor, Cursor { at: 99, top: 99 });
        cursor.go(5, 0, 0);
        assert_eq!(cursor, Cursor { at: 0, top: 0 });
    }
}
