//! Where everything stands, by the size of the terminal: computed here, used by update for the
//! mouse and by view for drawing.

mod changes;
mod map;
mod outline;
mod palette;
mod sources;
mod trends;

pub(crate) use self::changes::ChangesLayout;
pub use self::map::{MapForm, MapLayout, Shows};
pub use self::outline::{Outline, Tab};
pub(crate) use self::palette::PaletteLayout;
pub use self::sources::SourcesLayout;
pub(super) use self::trends::{Plot, TrendsLayout, WIDEST, YearGrid};

use ratatui::layout::Rect;

use super::state::Pane;

/// Three columns fit from this width on.
const WIDE: u16 = 110;
/// Two columns fit from this width on.
const MEDIUM: u16 = 76;
/// Frames are drawn from this size on; below, there is only the table.
const FRAMED: (u16, u16) = (34, 10);
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

/// Sizes of terminals, the impossible ones among them.
#[cfg(test)]
fn every_size() -> impl Iterator<Item = (u16, u16)> {
    let heights = || (0..60).chain([199, 200, 2000]);
    let widths = (0..200).chain([499, 500, 501, 5000]);
    widths.flat_map(move |width| heights().map(move |height| (width, height)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_has_a_list_or_the_pane_in_focus_and_nothing_lies_outside() {
        for (width, height) in every_size() {
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
