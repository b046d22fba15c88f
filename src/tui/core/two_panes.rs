//! Two panes of a view: side by side where there is room, else the one that has the keys.

use ratatui::layout::{Constraint, Layout, Rect, Spacing};

use super::outline::Outline;

/// The regions of two panes. A pane that is not shown has none.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct TwoPanes {
    /// The lines across the screen.
    pub(crate) outline: Outline,
    /// The left pane, with its frame.
    pub(crate) left: Option<Rect>,
    /// The right pane, with its frame.
    pub(crate) right: Option<Rect>,
}

impl TwoPanes {
    /// The regions on a screen: side by side from a width of `wide` columns on, divided by
    /// `columns` of which one may fill what is left; else the right one if it has the keys.
    pub(crate) fn new(
        outline: Outline,
        wide: u16,
        columns: [Constraint; 2],
        right_has_keys: bool,
    ) -> Self {
        let body = outline.body;
        if outline.framed && body.width >= wide {
            // Neighbours share a border.
            let [left, right] =
                Layout::horizontal(columns).spacing(Spacing::Overlap(1)).areas(body);
            return Self { outline, left: Some(left), right: Some(right) };
        }
        let (left, right) = if right_has_keys { (None, Some(body)) } else { (Some(body), None) };
        Self { outline, left, right }
    }

    /// Where the text of the left pane stands. The same for a pane that is not shown now, so that
    /// it can be made ready.
    pub(crate) fn left_inside(&self) -> Rect {
        self.outline.within(self.left.unwrap_or(self.outline.body))
    }

    /// Where the text of the right pane stands, likewise.
    pub(crate) fn right_inside(&self) -> Rect {
        self.outline.within(self.right.unwrap_or(self.outline.body))
    }
}

/// Sizes of terminals, the impossible ones among them, for tests of layouts.
#[cfg(test)]
pub(crate) fn every_size() -> impl Iterator<Item = (u16, u16)> {
    let heights = || (0..60).chain([199, 200, 2000]);
    let widths = (0..200).step_by(3).chain([75, 76, 109, 110, 499, 500, 501, 5000]);
    widths.flat_map(move |width| heights().map(move |height| (width, height)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [Constraint; 2] = [Constraint::Length(30), Constraint::Fill(1)];

    #[test]
    fn every_size_shows_what_has_the_keys_and_nothing_lies_outside() {
        for size in every_size() {
            for right_has_keys in [false, true] {
                let outline = Outline::new(size);
                let panes = TwoPanes::new(outline, 76, COLUMNS, right_has_keys);
                let shown = if right_has_keys { panes.right } else { panes.left };
                assert!(shown.is_some(), "{size:?} {right_has_keys}");
                for area in panes.left.into_iter().chain(panes.right) {
                    assert_eq!(area.intersection(outline.body), area, "{size:?}");
                }
            }
        }
    }

    #[test]
    fn neighbours_share_a_border_and_fill_the_body() {
        let panes = TwoPanes::new(Outline::new((120, 40)), 76, COLUMNS, false);
        let (left, right) = (panes.left.unwrap(), panes.right.unwrap());
        assert_eq!((left.width, right.x, right.right()), (30, 29, 120));
    }
}
