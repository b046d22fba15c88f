//! The lines across the screen, which every view has: header with tabs, search, keys.

use ratatui::layout::Rect;

/// Three columns fit from this width on.
pub(crate) const WIDE: u16 = 110;
/// Two columns fit from this width on.
pub(crate) const MEDIUM: u16 = 76;
/// Frames are drawn from this size on; below, there is only the table.
pub(crate) const FRAMED: (u16, u16) = (34, 10);
/// The largest screen that is drawn.
const LARGEST: (u16, u16) = (500, 200);

/// The lines across the screen that every view has, and the room that they leave.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Outline {
    /// The whole.
    pub(crate) area: Rect,
    /// The line of views, that says as of when and how many.
    pub(crate) header: Rect,
    /// The line of search and filters.
    pub(crate) bar: Option<Rect>,
    /// The line of keys.
    pub(crate) footer: Option<Rect>,
    /// What is left for the view.
    pub(crate) body: Rect,
    /// Whether panes have frames.
    pub(crate) framed: bool,
}

impl Outline {
    /// The lines for a terminal of `size` columns and rows.
    #[must_use]
    pub(crate) fn new(size: (u16, u16)) -> Self {
        let area = Rect::new(0, 0, size.0.min(LARGEST.0), size.1.min(LARGEST.1));
        let (width, height) = (area.width, area.height);
        let header = Rect { height: height.min(1), ..area };
        let bar_rows = u16::from(height >= 12);
        let footer_rows = u16::from(height >= 4);
        let line = |y| Rect { y, height: 1, ..area };
        Self {
            area,
            header,
            bar: (bar_rows > 0).then(|| line(header.height)),
            footer: (footer_rows > 0).then(|| line(height.saturating_sub(1))),
            body: Rect {
                y: header.height + bar_rows,
                height: height.saturating_sub(header.height + bar_rows + footer_rows),
                ..area
            },
            framed: width >= FRAMED.0 && height >= FRAMED.1,
        }
    }

    /// The line on which a text is typed: that of search and filters, else, on a small screen, that
    /// of the keys, else the header.
    pub(crate) fn typing_line(&self) -> Rect {
        self.bar.or(self.footer).unwrap_or(self.header)
    }

    /// The room for what lies over a view: all but the line of keys.
    pub(crate) fn over(&self) -> Rect {
        let footer = self.footer.map_or(0, |footer| footer.height);
        Rect { height: self.area.height.saturating_sub(footer), ..self.area }
    }

    /// A region inside its frame, where there are frames.
    #[must_use]
    pub(crate) fn within(&self, area: Rect) -> Rect {
        if !self.framed {
            return area;
        }
        Rect {
            x: area.x + 1,
            y: area.y + 1,
            width: area.width.saturating_sub(2),
            height: area.height.saturating_sub(2),
        }
    }
}
