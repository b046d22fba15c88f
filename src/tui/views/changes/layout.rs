//! The regions of Changes: the table, and the change under its cursor where there is room.

use ratatui::layout::{Constraint, Rect};

use crate::tui::core::outline::WIDE;
use crate::tui::core::{Outline, TwoPanes};

/// The regions; the pane of the change has the keys if `reading`.
pub(super) fn panes(outline: Outline, reading: bool) -> TwoPanes {
    let page = (outline.body.width * 13 / 40).clamp(39, 64);
    TwoPanes::new(outline, WIDE, [Constraint::Fill(1), Constraint::Length(page)], reading)
}

/// Where the rows of the table stand under `head` lines, and a blank one where there is room.
pub(super) fn rows(panes: &TwoPanes, head: usize) -> Rect {
    let inside = panes.left_inside();
    let head = u16::try_from(head).unwrap_or(u16::MAX);
    let head = if inside.height > 12 { head.saturating_add(1) } else { head };
    let head = head.min(inside.height);
    Rect { y: inside.y + head, height: inside.height - head, ..inside }
}

/// Lines that may stand above the table.
pub(super) fn head_lines(panes: &TwoPanes) -> usize {
    usize::from(panes.left_inside().height / 4).max(1)
}

/// Lines that what is said first may take above the changes.
pub(super) fn brief_lines(panes: &TwoPanes) -> usize {
    usize::from(panes.left_inside().height / 2).max(1)
}

/// Where the text of the change stands.
pub(super) fn page(panes: &TwoPanes) -> Rect {
    let inside = panes.outline.within(panes.right.unwrap_or_default());
    let blank = u16::from(inside.width > 20);
    Rect { x: inside.x + blank, width: inside.width - blank, ..inside }
}
