//! The screen, one file a region. Drawing changes nothing.

mod agencies;
mod bars;
mod detail;
mod facets;
mod help;
mod lines;
mod paint;
mod trend;

pub(super) use self::agencies::columns;
pub(super) use self::facets::row_at;
pub(super) use self::lines::scope;

use ratatui::Frame;
use ratatui::layout::Rect;

use self::paint::Painter;
use super::data::Data;
use super::state::{Pane, State};

/// Draws everything.
pub fn view(state: &State, data: &Data, frame: &mut Frame<'_>) {
    let layout = state.layout();
    let area = layout.area.intersection(frame.area());
    let mut painter = Painter::new(frame.buffer_mut(), state.theme);
    if area.width < 4 || area.height < 2 {
        painter.text(area, "g287: too small", state.theme.faint());
        return;
    }
    frames(state, &mut painter);
    lines::header(state, data, layout.header, &mut painter);
    if let Some(bar) = layout.bar {
        lines::bar(state, bar, &mut painter);
    }
    for pane in [Pane::States, Pane::Models, Pane::Kinds] {
        if let Some(area) = layout.pane(pane) {
            facets::pane(state, pane, area, &mut painter);
        }
    }
    if let Some(area) = layout.agencies {
        agencies::pane(state, data, area, &mut painter);
    }
    if let Some(area) = layout.trend {
        trend::pane(state, area, &mut painter);
    }
    if let Some(area) = layout.detail {
        detail::pane(state, data, area, &mut painter);
    }
    if let Some(footer) = layout.footer {
        lines::footer(state, footer, &mut painter);
    }
    if let Some(top) = state.help {
        help::overlay(state, top, area, &mut painter);
    }
}

/// The frames of all panes, their shared lines joined.
fn frames(state: &State, painter: &mut Painter<'_>) {
    let layout = state.layout();
    if !layout.framed {
        return;
    }
    let panes = Pane::ALL.into_iter().filter_map(|pane| layout.pane(pane)).chain(layout.trend);
    let areas: Vec<Rect> = panes.collect();
    painter.frames(&areas);
}

#[cfg(test)]
mod tests;
