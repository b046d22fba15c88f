//! Trends: one chart at a time, what its cursor is on, and what to know about the time that it shows.

mod calendar;
mod compare;
mod dates;
mod multiples;
mod notes;
mod plot;
mod told;

use ratatui::layout::Rect;

use super::paint::{Painter, Piece};
use crate::tui::data::Data;
use crate::tui::layout::TrendsLayout;
use crate::tui::state::{Chart, State};

pub(crate) fn draw(state: &State, data: &Data, painter: &mut Painter<'_>) {
    let layout = TrendsLayout::new(state.size, state.trends.chart);
    if layout.outline.framed {
        painter.frames(&[layout.outline.body]);
    }
    charts(state, &layout, painter);
    if state.trends.chart == Chart::Compare {
        compare::draw(state, data, &layout, painter);
        return;
    }
    told::draw(state, data, &layout, painter);
    if state.trends.is_empty() {
        let none = format!("nothing {}", state.trends.chart.word());
        painter.text(layout.stage, &none, state.theme.faint());
        return;
    }
    match state.trends.chart {
        Chart::States => multiples::draw(state, &layout, painter),
        Chart::Calendar => calendar::draw(state, &layout, painter),
        _ => plot::draw(state, &layout, painter),
    }
    notes::draw(state, &layout, painter);
}

/// The names of the charts; the one on the screen alone where not all have room.
fn charts(state: &State, layout: &TrendsLayout, painter: &mut Painter<'_>) {
    let theme = state.theme;
    let chart = state.trends.chart;
    let tabs = if chart == Chart::Compare { Vec::new() } else { layout.tabs() };
    for (tab, area) in &tabs {
        let style = if *tab == chart { theme.current() } else { theme.faint() };
        let around = Rect { x: area.x.saturating_sub(1), width: area.width + 2, ..*area };
        painter.clear(around.intersection(layout.charts));
        painter.text(*area, tab.name(), style);
    }
    if tabs.is_empty() {
        let at = Chart::ALL.iter().position(|&other| other == chart);
        let of = at.map_or_else(String::new, |at| format!("{}/{} ", at + 1, Chart::ALL.len()));
        let name = format!(" {} ", chart.name());
        let pieces: [Piece<'_>; 2] =
            [(name.as_str(), theme.accent()), (of.as_str(), theme.faint())];
        painter.pieces(layout.charts, &pieces);
    }
}
