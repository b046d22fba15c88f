//! Trends: one chart at a time, what its cursor is on, and what to know about the time that it shows.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::layout::TrendsLayout;
use super::state::{Chart, Trends};
use super::{calendar, caption, compare, multiples, notes, plot};
use crate::tui::core::Context;
use crate::tui::kit::cells::{clear, put};
use crate::tui::kit::frame::frames;

/// Draws the view.
pub(super) fn draw(trends: &Trends, cx: &Context, buffer: &mut Buffer) {
    let layout = trends.layout(cx);
    if layout.outline.framed {
        frames(buffer, cx.theme, &[layout.outline.body]);
    }
    charts(trends, cx, &layout, buffer);
    if trends.chart == Chart::Compare {
        compare::draw(trends, cx, &layout, buffer);
        return;
    }
    caption::draw(trends, cx, &layout, buffer);
    if trends.is_empty() {
        let none = format!("nothing {}", trends.chart.word());
        put(buffer, layout.stage, Span::styled(none, cx.theme.faint()));
        return;
    }
    match trends.chart {
        Chart::States => multiples::draw(trends, cx, &layout, buffer),
        Chart::Calendar => calendar::draw(trends, cx, &layout, buffer),
        _ => plot::draw(trends, cx, &layout, buffer),
    }
    notes::draw(trends, cx, &layout, buffer);
}

/// The names of the charts; the one on the screen alone where not all have room.
fn charts(trends: &Trends, cx: &Context, layout: &TrendsLayout, buffer: &mut Buffer) {
    let theme = cx.theme;
    let chart = trends.chart;
    let tabs = if chart == Chart::Compare { Vec::new() } else { layout.tabs() };
    for (tab, area) in &tabs {
        let style = if *tab == chart { theme.current() } else { theme.faint() };
        let around = Rect { x: area.x.saturating_sub(1), width: area.width + 2, ..*area };
        clear(buffer, around.intersection(layout.charts));
        put(buffer, *area, Span::styled(tab.name(), style));
    }
    if tabs.is_empty() {
        let at = Chart::ALL.iter().position(|&other| other == chart);
        let of = at.map_or_else(String::new, |at| format!("{}/{} ", at + 1, Chart::ALL.len()));
        let name = format!(" {} ", chart.name());
        let spans = vec![Span::styled(name, theme.accent()), Span::styled(of, theme.faint())];
        put(buffer, layout.charts, spans);
    }
}
