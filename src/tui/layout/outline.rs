//! The lines across the screen, which every view has: header with tabs, search, keys.

use ratatui::layout::Rect;

use super::FRAMED;
use crate::tui::state::ViewKind;
use crate::tui::views;

/// The columns of the program's name, and of the line behind it.
const NAME: u16 = 8;
/// The columns of the name of a list in the header, and of the list with a count.
const LIST: u16 = 20;
const LIST_AND_COUNT: u16 = 42;
/// The largest screen that is drawn.
const LARGEST: (u16, u16) = (500, 200);

/// The lines across the screen that every view has, and the room that they leave.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Outline {
    /// The whole.
    pub area: Rect,
    /// The line of views, that says as of when and how many.
    pub header: Rect,
    /// The line of search and filters.
    pub bar: Option<Rect>,
    /// The line of keys.
    pub footer: Option<Rect>,
    /// What is left for the view.
    pub body: Rect,
    /// Whether panes have frames.
    pub framed: bool,
}

impl Outline {
    /// The lines for a terminal of `size` columns and rows.
    #[must_use]
    pub fn new(size: (u16, u16)) -> Self {
        let area = Rect::new(0, 0, size.0.min(LARGEST.0), size.1.min(LARGEST.1));
        let (width, height) = (area.width, area.height);
        let header = Rect { height: height.min(1), ..area };
        let bar_rows = u16::from(height >= 16);
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

    /// A region inside its frame, where there are frames.
    #[must_use]
    pub fn within(&self, area: Rect) -> Rect {
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

    /// The tabs of the header where `current` is shown: all names; else the numbers of the others;
    /// else the name of this view alone; on the smallest screens none, for the list goes before.
    #[must_use]
    pub fn tabs(&self, current: ViewKind) -> Vec<Tab> {
        /// Whether a tab is shown, and with its name, by whether it is that of the view.
        type Named = fn(bool) -> Option<bool>;
        let room = self.header.width.saturating_sub(NAME);
        let of = |shows: Named| {
            let mut x = self.header.x + NAME;
            let kinds = views::kinds().filter_map(|kind| Some((kind, shows(kind == current)?)));
            let tab = kinds.map(|(kind, named)| {
                let name = if named { kind.name().len() + 1 } else { 0 };
                let width = u16::try_from(name).unwrap_or(0) + 1;
                let tab = Tab { kind, named, area: Rect { x, width, ..self.header } };
                x += width + 2;
                tab
            });
            tab.collect::<Vec<Tab>>()
        };
        let forms: [(Named, u16); 3] = [
            (|_| Some(true), LIST_AND_COUNT),
            (|here| Some(here), LIST_AND_COUNT),
            (|here| here.then_some(true), LIST),
        ];
        let mut fitting = forms.into_iter().map(|(shows, beside)| (of(shows), beside));
        let fits = |(tabs, beside): &(Vec<Tab>, u16)| {
            tabs.iter().map(|tab| tab.area.width + 2).sum::<u16>() + beside <= room
        };
        fitting.find(fits).map_or_else(Vec::new, |(tabs, _)| tabs)
    }
}

/// A view as the header names it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Tab {
    /// The view.
    pub kind: ViewKind,
    /// Whether its name stands behind its number.
    pub named: bool,
    /// Where it stands.
    pub area: Rect,
}
