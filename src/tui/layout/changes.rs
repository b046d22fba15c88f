//! The regions of Changes: the table, and the change under its cursor where there is room.

use ratatui::layout::Rect;

use super::{Outline, WIDE, split_left};

/// The regions of Changes. A pane that is not shown has none.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct ChangesLayout {
    /// The lines across the screen.
    pub(crate) outline: Outline,
    /// The table, with its frame.
    pub(crate) table: Option<Rect>,
    /// The change, with its frame.
    pub(crate) pane: Option<Rect>,
}

impl ChangesLayout {
    /// The regions for a terminal of `size` columns and rows, where the pane has the keys if
    /// `reading`.
    #[must_use]
    pub(crate) fn new(size: (u16, u16), reading: bool) -> Self {
        let outline = Outline::new(size);
        let body = outline.body;
        if outline.framed && body.width >= WIDE {
            let pane = (body.width * 13 / 40).clamp(39, 64);
            let (table, pane) = split_left(body, body.width.saturating_sub(pane) + 1, 1);
            return Self { outline, table: Some(table), pane: Some(pane) };
        }
        let (table, pane) = if reading { (None, Some(body)) } else { (Some(body), None) };
        Self { outline, table, pane }
    }

    /// Where the lines above the table and its rows stand. The same for a table that is not shown
    /// now, so that it can be made ready.
    #[must_use]
    pub(crate) fn table_inside(&self) -> Rect {
        self.outline.within(self.table.unwrap_or(self.outline.body))
    }

    /// Where the rows of the table stand under `head` lines, and a blank one where there is room.
    #[must_use]
    pub(crate) fn rows(&self, head: usize) -> Rect {
        let inside = self.table_inside();
        let head = u16::try_from(head).unwrap_or(u16::MAX);
        let head = if inside.height > 12 { head.saturating_add(1) } else { head };
        let head = head.min(inside.height);
        Rect { y: inside.y + head, height: inside.height - head, ..inside }
    }

    /// Lines that may be told above the table.
    #[must_use]
    pub(crate) fn head_lines(&self) -> usize {
        usize::from(self.table_inside().height / 4).max(1)
    }

    /// Where the text of the pane stands.
    #[must_use]
    pub(crate) fn pane_inside(&self) -> Rect {
        let inside = self.outline.within(self.pane.unwrap_or_default());
        let blank = u16::from(inside.width > 20);
        Rect { x: inside.x + blank, width: inside.width - blank, ..inside }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::layout::every_size;

    #[test]
    fn every_size_has_what_has_the_keys_and_nothing_lies_outside() {
        for (width, height) in every_size() {
            for reading in [false, true] {
                let layout = ChangesLayout::new((width, height), reading);
                let shown = if reading { layout.pane } else { layout.table };
                assert!(shown.is_some(), "{width}x{height} {reading}");
                let inside = [0, 3, 90].map(|head| layout.rows(head));
                let inside = inside.into_iter().chain([layout.pane_inside()]);
                for area in layout.table.into_iter().chain(layout.pane).chain(inside) {
                    let body = layout.outline.body;
                    assert!(
                        area.is_empty() || area.intersection(body) == area,
                        "{width}x{height} {reading}: {area:?} in {body:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn table_and_pane_stand_side_by_side_where_there_is_room() {
        let shows = |size, reading| {
            let layout = ChangesLayout::new(size, reading);
            (layout.table.is_some(), layout.pane.is_some())
        };
        assert_eq!(shows((120, 40), true), (true, true));
        assert_eq!(shows((80, 24), true), (false, true));
        assert_eq!(shows((80, 24), false), (true, false));
    }
}
