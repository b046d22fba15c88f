//! The regions of Sources: contents and page, side by side where there is room.

use ratatui::layout::Rect;

use super::{MEDIUM, Outline, split_left};

/// The regions of Sources. A pane that is not shown has none.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct SourcesLayout {
    /// The lines across the screen.
    pub outline: Outline,
    /// The contents, with their frame.
    pub contents: Option<Rect>,
    /// The page, with its frame.
    pub page: Option<Rect>,
}

impl SourcesLayout {
    /// The regions for a terminal of `size` columns and rows, where the page has the keys if
    /// `reading`.
    #[must_use]
    pub fn new(size: (u16, u16), reading: bool) -> Self {
        let outline = Outline::new(size);
        let body = outline.body;
        if outline.framed && body.width >= MEDIUM {
            let (contents, page) = split_left(body, (body.width / 4).clamp(26, 32), 1);
            return Self { outline, contents: Some(contents), page: Some(page) };
        }
        let (contents, page) = if reading { (None, Some(body)) } else { (Some(body), None) };
        Self { outline, contents, page }
    }

    /// Where the lines of the page stand, with a column for the mark of the cursor before them.
    /// The same for a page that is not shown now, so that it can be made ready.
    #[must_use]
    pub fn page_inside(&self) -> Rect {
        let inside = self.outline.within(self.page.unwrap_or(self.outline.body));
        Rect { width: inside.width.saturating_sub(u16::from(inside.width > 20)), ..inside }
    }

    /// Where the sections stand.
    #[must_use]
    pub fn contents_inside(&self) -> Rect {
        self.contents.map_or_else(Rect::default, |area| self.outline.within(area))
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
                let layout = SourcesLayout::new((width, height), reading);
                let shown = if reading { layout.page } else { layout.contents };
                assert!(shown.is_some(), "{width}x{height} {reading}");
                let inside = [layout.page_inside(), layout.contents_inside()];
                for area in layout.contents.into_iter().chain(layout.page).chain(inside) {
                    let body = layout.outline.body;
                    assert!(
                        area == Rect::default() || area.intersection(body) == area,
                        "{width}x{height} {reading}: {area:?} in {body:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn contents_and_page_stand_side_by_side_where_there_is_room() {
        let shows = |size, reading| {
            let layout = SourcesLayout::new(size, reading);
            (layout.contents.is_some(), layout.page.is_some())
        };
        assert_eq!(shows((120, 40), false), (true, true));
        assert_eq!(shows((76, 24), true), (true, true));
        assert_eq!(shows((75, 24), true), (false, true));
        assert_eq!(shows((75, 24), false), (true, false));
        assert_eq!(shows((20, 5), true), (false, true));
    }
}
