//! The regions of Sources: contents and page, side by side where there is room.

use ratatui::layout::{Constraint, Rect};

use crate::tui::core::outline::MEDIUM;
use crate::tui::core::{Outline, TwoPanes};

/// The regions; the page has the keys if `reading`.
pub(super) fn panes(outline: Outline, reading: bool) -> TwoPanes {
    let contents = (outline.body.width / 4).clamp(26, 32);
    TwoPanes::new(outline, MEDIUM, [Constraint::Length(contents), Constraint::Fill(1)], reading)
}

/// Where the lines of the page stand, with a column for the mark of the cursor before them.
pub(super) fn page(panes: &TwoPanes) -> Rect {
    let inside = panes.right_inside();
    Rect { width: inside.width.saturating_sub(u16::from(inside.width > 20)), ..inside }
}

/// Where the sections stand.
pub(super) fn contents(panes: &TwoPanes) -> Rect {
    panes.left.map_or_else(Rect::default, |area| panes.outline.within(area))
}
