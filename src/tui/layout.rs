//! Where everything stands, by the size of the terminal: computed here, used by update for the
//! mouse and by view for drawing.

mod sources;

pub use self::sources::SourcesLayout;

use ratatui::layout::Rect;

use super::state::{Pane, ViewKind};
use super::views;

/// Three columns fit from this width on.
const WIDE: u16 = 110;
/// Two columns fit from this width on.
const MEDIUM: u16 = 76;
/// Frames are drawn from this size on; below, there is only the table.
const FRAMED: (u16, u16) = (34, 10);
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

/// The regions of Explore. A pane that is not shown has none. Panes of one column share their
/// borders, and so do columns: their frames overlap by a cell.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Layout {
    /// The lines across the screen.
    pub outline: Outline,
    /// The states.
    pub states: Option<Rect>,
    /// The models.
    pub models: Option<Rect>,
    /// Kinds and statuses.
    pub kinds: Option<Rect>,
    /// The table.
    pub agencies: Option<Rect>,
    /// Signed per month.
    pub trend: Option<Rect>,
    /// The agency.
    pub detail: Option<Rect>,
}

impl Layout {
    /// The regions for a terminal of `size` columns and rows, where `focus` has the keys.
    #[must_use]
    pub fn new(size: (u16, u16), focus: Pane) -> Self {
        let outline = Outline::new(size);
        let Outline { area: Rect { width, height, .. }, body, framed, .. } = outline;
        let mut layout = Self { outline, ..Self::default() };
        if width >= WIDE && height >= FRAMED.1 {
            let left = (width * 9 / 40).clamp(32, 38);
            let right = (width * 13 / 40).clamp(39, 64);
            let (facets, rest) = split_left(body, left, 1);
            let (middle, detail) = split_left(rest, rest.width.saturating_sub(right) + 1, 1);
            layout.facets(facets);
            layout.table(middle);
            layout.detail = Some(detail);
        } else if width >= MEDIUM && height >= FRAMED.1 {
            if focus.is_facet() {
                let (facets, rest) = split_left(body, 32, 1);
                layout.facets(facets);
                layout.table(rest);
            } else {
                let (table, detail) = split_left(body, width - (width * 2 / 5).clamp(34, 44), 1);
                layout.table(table);
                layout.detail = Some(detail);
            }
        } else if focus.is_facet() && framed {
            layout.facets(body);
        } else if focus == Pane::Detail {
            layout.detail = Some(body);
        } else if framed {
            layout.table(body);
        } else {
            layout.agencies = Some(body);
        }
        layout
    }

    fn facets(&mut self, area: Rect) {
        // Three models, four kinds and statuses each, their headings and frames.
        let (models, kinds) = (5, 9);
        if area.height >= models + kinds + 3 {
            let kinds = kinds + u16::from(area.height >= 30);
            let (states, rest) = split_top(area, area.height - models - kinds + 2);
            let (models, kinds) = split_top(rest, models);
            self.states = Some(states);
            self.models = Some(models);
            self.kinds = Some(kinds);
        } else {
            let states = (area.height / 2).max(3);
            let (states, rest) = split_top(area, states);
            let (models, kinds) = split_top(rest, models.min(rest.height));
            self.states = Some(states);
            self.models = Some(models);
            self.kinds = (kinds.height > 2).then_some(kinds);
        }
    }

    fn table(&mut self, area: Rect) {
        let trend = match area.height {
            0..=17 => 0,
            18..=27 => 6,
            28..=39 => 9,
            _ => 11,
        };
        if trend == 0 {
            self.agencies = Some(area);
        } else {
            let (table, trend) = split_top(area, area.height - trend + 1);
            self.agencies = Some(table);
            self.trend = Some(trend);
        }
    }

    /// The region of a pane, its frame included.
    #[must_use]
    pub fn pane(&self, pane: Pane) -> Option<Rect> {
        match pane {
            Pane::States => self.states,
            Pane::Models => self.models,
            Pane::Kinds => self.kinds,
            Pane::Agencies => self.agencies,
            Pane::Detail => self.detail,
        }
    }

    /// The region of a pane inside its frame.
    #[must_use]
    pub fn inside(&self, pane: Pane) -> Option<Rect> {
        self.pane(pane).map(|area| self.outline.within(area))
    }

    /// How many rows of the table are on the screen, its heading not counted.
    #[must_use]
    pub fn table_rows(&self) -> usize {
        let inside = self.inside(Pane::Agencies).unwrap_or_default();
        usize::from(inside.height.saturating_sub(self.heading_rows()))
    }

    /// How many rows the heading of the table takes.
    #[must_use]
    pub fn heading_rows(&self) -> u16 {
        u16::from(self.outline.framed)
    }
}

/// Splits off `width` columns; the parts share a column where `shared` is 1.
fn split_left(area: Rect, width: u16, shared: u16) -> (Rect, Rect) {
    let width = width.min(area.width);
    let left = Rect { width, ..area };
    let x = area.x + width.saturating_sub(shared);
    (left, Rect { x, width: (area.x + area.width).saturating_sub(x), ..area })
}

/// Splits off `height` rows; the parts share a row.
fn split_top(area: Rect, height: u16) -> (Rect, Rect) {
    let height = height.min(area.height);
    let top = Rect { height, ..area };
    let y = area.y + height.saturating_sub(1);
    (top, Rect { y, height: (area.y + area.height).saturating_sub(y), ..area })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_has_a_list_or_the_pane_in_focus_and_nothing_lies_outside() {
        for width in (0..200).chain([499, 500, 501, 5000]) {
            for height in (0..60).chain([199, 200, 2000]) {
                for focus in Pane::ALL {
                    let layout = Layout::new((width, height), focus);
                    let outline = layout.outline;
                    for region in [
                        Some(outline.header),
                        outline.bar,
                        outline.footer,
                        Some(outline.body),
                        layout.states,
                        layout.models,
                        layout.kinds,
                        layout.agencies,
                        layout.trend,
                        layout.detail,
                    ]
                    .into_iter()
                    .flatten()
                    {
                        assert_eq!(
                            region.intersection(outline.area),
                            region,
                            "{width}x{height} {focus:?}"
                        );
                    }
                    let shown = [layout.agencies, layout.detail, layout.states];
                    assert!(shown.iter().any(Option::is_some), "{width}x{height} {focus:?}");
                }
            }
        }
    }

    #[test]
    fn columns_come_and_go_with_the_width() {
        let shows = |size, focus| {
            let layout = Layout::new(size, focus);
            (layout.states.is_some(), layout.agencies.is_some(), layout.detail.is_some())
        };
        assert_eq!(shows((120, 40), Pane::Agencies), (true, true, true));
        assert_eq!(shows((80, 24), Pane::Agencies), (false, true, true));
        assert_eq!(shows((80, 24), Pane::States), (true, true, false));
        assert_eq!(shows((60, 20), Pane::Agencies), (false, true, false));
        assert_eq!(shows((60, 20), Pane::Detail), (false, false, true));
        assert_eq!(shows((60, 20), Pane::Kinds), (true, false, false));
        assert_eq!(shows((20, 5), Pane::Agencies), (false, true, false));
    }
}
