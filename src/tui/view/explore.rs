//! Explore: the panes that filter, the agencies, the trend, the agency.

use ratatui::layout::Rect;

use super::paint::Painter;
use super::{agencies, detail, facets, trend};
use crate::tui::data::Data;
use crate::tui::keymap::Scope;
use crate::tui::state::{Pane, State};

pub(crate) fn draw(state: &State, data: &Data, painter: &mut Painter<'_>) {
    let layout = state.layout();
    if layout.outline.framed {
        let panes = Pane::ALL.into_iter().filter_map(|pane| layout.pane(pane)).chain(layout.trend);
        let areas: Vec<Rect> = panes.collect();
        painter.frames(&areas);
    }
    for pane in [Pane::States, Pane::Models, Pane::Kinds] {
        if let Some(area) = layout.pane(pane) {
            facets::pane(state, pane, area, painter);
        }
    }
    if let Some(area) = layout.agencies {
        agencies::pane(state, data, area, painter);
    }
    if let Some(area) = layout.trend {
        trend::pane(state, area, painter);
    }
    if let Some(area) = layout.detail {
        detail::pane(state, data, area, painter);
    }
}

pub(crate) fn scope(state: &State) -> Scope {
    match state.focus {
        Pane::States | Pane::Models | Pane::Kinds => Scope::Facets,
        Pane::Agencies => Scope::Agencies,
        Pane::Detail => Scope::Detail,
    }
}
