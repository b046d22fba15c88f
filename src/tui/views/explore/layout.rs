//! Where the panes are, by the size of the terminal and the pane that has the keys.

use ratatui::layout::{Constraint, Layout, Rect, Spacing};

use crate::tui::core::Outline;

/// The least width of three columns of panes.
const WIDE: u16 = 110;
/// The least width of two columns of panes.
const MEDIUM: u16 = 76;
/// The least height of several columns.
const LOWEST: u16 = 10;

/// A pane that can have the keys.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Pane {
    /// The states.
    States,
    /// The models.
    Models,
    /// The kinds of agency, the statuses, and what agencies are by their names.
    Kinds,
    /// The table of agencies.
    #[default]
    Agencies,
    /// One agency.
    Detail,
}

impl Pane {
    /// All of them, in the order of Tab.
    pub(super) const ALL: [Self; 5] =
        [Self::Agencies, Self::Detail, Self::States, Self::Models, Self::Kinds];

    /// The panes that filter.
    pub(super) const FACETS: [Self; 3] = [Self::States, Self::Models, Self::Kinds];

    /// Whether it filters.
    pub(super) const fn is_facet(self) -> bool {
        matches!(self, Self::States | Self::Models | Self::Kinds)
    }
}

/// The panes on the screen. Neighbours share their borders.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Panes {
    /// The lines across the screen.
    pub(super) outline: Outline,
    /// The months of signature, which never have the keys.
    pub(super) trend: Option<Rect>,
    states: Option<Rect>,
    models: Option<Rect>,
    kinds: Option<Rect>,
    agencies: Option<Rect>,
    detail: Option<Rect>,
}

impl Panes {
    /// The panes on a terminal of `size` columns and rows, where `focus` has the keys.
    pub(super) fn new(size: (u16, u16), focus: Pane) -> Self {
        let outline = Outline::new(size);
        let Outline { area: Rect { width, height, .. }, body, framed, .. } = outline;
        let mut panes = Self { outline, ..Self::default() };
        if width >= WIDE && height >= LOWEST {
            let left = (width * 9 / 40).clamp(32, 38);
            let right = (width * 13 / 40).clamp(39, 64);
            let columns =
                [Constraint::Length(left), Constraint::Fill(1), Constraint::Length(right)];
            let [facets, table, detail] = side_by_side(columns, body);
            panes.facets(facets);
            panes.table(table);
            panes.detail = Some(detail);
        } else if width >= MEDIUM && height >= LOWEST {
            if focus.is_facet() {
                let columns = [Constraint::Length(32), Constraint::Fill(1)];
                let [facets, table] = side_by_side(columns, body);
                panes.facets(facets);
                panes.table(table);
            } else {
                let right = (width * 2 / 5).clamp(34, 44) + 1;
                let columns = [Constraint::Fill(1), Constraint::Length(right)];
                let [table, detail] = side_by_side(columns, body);
                panes.table(table);
                panes.detail = Some(detail);
            }
        } else if focus.is_facet() && framed {
            panes.facets(body);
        } else if focus == Pane::Detail {
            panes.detail = Some(body);
        } else if framed {
            panes.table(body);
        } else {
            panes.agencies = Some(body);
        }
        panes
    }

    fn facets(&mut self, area: Rect) {
        // Three models; four kinds, three statuses and their heading; and the frames.
        let (models, kinds) = (5, 9);
        if area.height >= models + kinds + 3 {
            // Where there is room, the first bodies under their heading.
            let kinds = kinds
                + match area.height {
                    0..=29 => 0,
                    30..=35 => 1,
                    36..=43 => 7,
                    _ => 12,
                };
            let rows = [Constraint::Fill(1), Constraint::Length(models), Constraint::Length(kinds)];
            let [states, models, kinds] = one_below_the_other(rows, area);
            (self.states, self.models, self.kinds) = (Some(states), Some(models), Some(kinds));
        } else {
            let states = (area.height / 2).max(3);
            let [states, rest] =
                one_below_the_other([Constraint::Length(states), Constraint::Fill(1)], area);
            let [models, kinds] =
                one_below_the_other([Constraint::Length(models), Constraint::Fill(1)], rest);
            (self.states, self.models) = (Some(states), Some(models));
            self.kinds = (kinds.height > 2).then_some(kinds);
        }
    }

    fn table(&mut self, area: Rect) {
        let trend = match area.height {
            0..=17 => {
                self.agencies = Some(area);
                return;
            }
            18..=27 => 6,
            28..=39 => 9,
            _ => 11,
        };
        let [table, trend] =
            one_below_the_other([Constraint::Fill(1), Constraint::Length(trend)], area);
        (self.agencies, self.trend) = (Some(table), Some(trend));
    }

    /// A pane with its frame, if it is on the screen.
    pub(super) fn pane(&self, pane: Pane) -> Option<Rect> {
        match pane {
            Pane::States => self.states,
            Pane::Models => self.models,
            Pane::Kinds => self.kinds,
            Pane::Agencies => self.agencies,
            Pane::Detail => self.detail,
        }
    }

    /// A pane inside its frame.
    pub(super) fn inside(&self, pane: Pane) -> Option<Rect> {
        self.pane(pane).map(|area| self.outline.within(area))
    }

    /// The rows of a pane that scroll.
    pub(super) fn rows(&self, pane: Pane) -> usize {
        let height = self.inside(pane).unwrap_or_default().height;
        usize::from(match pane {
            Pane::Agencies => height.saturating_sub(self.heading_rows()),
            // Headings stand above statuses and bodies.
            Pane::Kinds => height.saturating_sub(2),
            _ => height,
        })
    }

    /// The rows of the headings of the table.
    pub(super) fn heading_rows(&self) -> u16 {
        u16::from(self.outline.framed)
    }

    /// Every frame.
    pub(super) fn frames(&self) -> Vec<Rect> {
        Pane::ALL.into_iter().filter_map(|pane| self.pane(pane)).chain(self.trend).collect()
    }
}

fn side_by_side<const N: usize>(columns: [Constraint; N], area: Rect) -> [Rect; N] {
    Layout::horizontal(columns).spacing(Spacing::Overlap(1)).areas(area)
}

fn one_below_the_other<const N: usize>(rows: [Constraint; N], area: Rect) -> [Rect; N] {
    Layout::vertical(rows).spacing(Spacing::Overlap(1)).areas(area)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sizes of terminals, impossible ones among them.
    fn every_size() -> impl Iterator<Item = (u16, u16)> {
        let heights = || (0..60).chain([199, 200, 2000]);
        let widths = (0..200).step_by(3).chain([33, 34, 75, 76, 109, 110, 499, 500, 501, 5000]);
        widths.flat_map(move |width| heights().map(move |height| (width, height)))
    }

    #[test]
    fn every_size_has_a_pane_and_no_pane_leaves_the_body() {
        for size in every_size() {
            for focus in Pane::ALL {
                let panes = Panes::new(size, focus);
                let body = panes.outline.body;
                for area in panes.frames() {
                    assert_eq!(area.intersection(body), area, "{size:?} {focus:?}");
                }
                let shown = [Pane::Agencies, Pane::Detail, Pane::States];
                let shown = shown.into_iter().any(|pane| panes.pane(pane).is_some());
                assert!(shown, "{size:?} {focus:?}");
            }
        }
    }

    #[test]
    fn neighbours_share_their_borders_and_fill_the_body() {
        for (width, height) in every_size().filter(|&(width, height)| width >= 34 && height >= 10) {
            for focus in Pane::ALL {
                let panes = Panes::new((width, height), focus);
                let frames = panes.frames();
                let body = panes.outline.body;
                let columns = panes.pane(Pane::Agencies).or(panes.pane(Pane::Detail));
                let columns = columns.or(panes.pane(Pane::States)).unwrap_or_default();
                assert_eq!(columns.y, body.y);
                for edge in [body.x, body.right()] {
                    let at_edge = |area: &&Rect| area.x == edge || area.right() == edge;
                    let filled: u16 = frames.iter().filter(at_edge).map(|a| a.height - 1).sum();
                    let kinds_missing = Pane::FACETS.iter().any(|&p| panes.pane(p).is_some())
                        && panes.pane(Pane::Kinds).is_none();
                    assert!(
                        filled + 1 == body.height || kinds_missing,
                        "{width}x{height} {focus:?}: {frames:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn columns_come_and_go_with_the_width() {
        let shows = |size, focus| {
            let panes = Panes::new(size, focus);
            [Pane::States, Pane::Agencies, Pane::Detail].map(|pane| panes.pane(pane).is_some())
        };
        assert_eq!(shows((120, 40), Pane::Agencies), [true, true, true]);
        assert_eq!(shows((80, 24), Pane::Agencies), [false, true, true]);
        assert_eq!(shows((80, 24), Pane::States), [true, true, false]);
        assert_eq!(shows((60, 20), Pane::Agencies), [false, true, false]);
        assert_eq!(shows((60, 20), Pane::Detail), [false, false, true]);
        assert_eq!(shows((60, 20), Pane::Kinds), [true, false, false]);
        assert_eq!(shows((20, 5), Pane::Agencies), [false, true, false]);
    }
}
