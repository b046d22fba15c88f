//! A small chart for each state, on one scale or each on its own.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::layout::{TrendsLayout, filling};
use super::plot::needle;
use super::state::Trends;
use crate::model::State;
use crate::query::Series;
use crate::text::{counted, thousands};
use crate::tui::core::Context;
use crate::tui::core::stacked::parts;
use crate::tui::kit::cells::{put, put_right, row, skip, width};
use crate::tui::kit::frame::foot;
use crate::tui::kit::stack::stack;

pub(super) fn draw(trends: &Trends, cx: &Context, layout: &TrendsLayout, buffer: &mut Buffer) {
    let theme = cx.theme;
    let Some(figures) = &trends.figures else { return };
    let grid = layout.grid(figures.states.len());
    let wide = filling(grid.cell.0, trends.len());
    let (top, shown) = (trends.cursor.top, usize::from(grid.cell.0 / wide));
    let gap = u16::from(wide > 1);
    let most = |series: &Series| {
        let counts = series.counts.iter().skip(top).take(shown);
        counts.map(|counts| counts.iter().sum::<u32>()).max().unwrap_or(0)
    };
    let most_of_all = figures.states.iter().map(|(_, series)| most(series)).max().unwrap_or(0);
    let first = trends.place.top * usize::from(grid.columns);
    for (at, (place, series)) in figures.states.iter().enumerate().skip(first) {
        let Some(cell) = grid.cell(at - first) else { break };
        let most = most(series);
        let number = if trends.one_scale { series.total().iter().sum() } else { most };
        name(cx, *place, number, at == trends.place.at, cell, buffer);
        let chart = Rect { height: cell.height.saturating_sub(1), ..cell };
        let full = if trends.one_scale { most_of_all } else { most };
        for (x, counts) in (0_u16..).zip(series.counts.iter().skip(top).take(shown)) {
            let column = Rect { width: wide - gap, ..skip(chart, x * wide) };
            if at == trends.place.at && top + usize::from(x) == trends.cursor.at {
                needle(theme, counts.iter().sum(), full, column, buffer);
            }
            stack(buffer, theme, column, &parts(theme, counts), full);
        }
    }
    let last = (top + shown).min(trends.len()).saturating_sub(1);
    let series = &figures.series;
    let hidden = figures.states.len().saturating_sub(first + usize::from(grid.columns * grid.rows));
    let scale = if trends.one_scale {
        format!("the highest column is {}", thousands(most_of_all.into()))
    } else {
        String::new()
    };
    if hidden > 0 && layout.outline.framed {
        let more = format!(" {} below ", counted(hidden, "more state", "more states"));
        foot(buffer, theme, layout.outline.body, &more);
    }
    // The dates stand under each column of charts, what the scale is at the right.
    let (from, to) = (series.period(top).label(), series.period(last).label());
    let room =
        grid.dates.width.saturating_sub(if scale.is_empty() { 0 } else { width(&scale) + 2 });
    let both = width(&from) + width(&to) + 1;
    let places = (0..grid.columns).map(|column| column * (grid.cell.0 + 1));
    for x in places.take_while(|x| x + grid.cell.0 <= room) {
        let place = Rect { width: grid.cell.0, ..skip(grid.dates, x) };
        put(buffer, place, Span::styled(from.as_str(), theme.faint()));
        if both <= place.width {
            put_right(buffer, place, Span::styled(to.as_str(), theme.faint()));
        }
    }
    put_right(buffer, grid.dates, Span::styled(scale, theme.faint()));
}

/// The line on which a chart stands.
fn name(
    cx: &Context,
    state: Option<State>,
    number: u32,
    on_cursor: bool,
    cell: Rect,
    buffer: &mut Buffer,
) {
    let theme = cx.theme;
    let Some(line) = row(cell, cell.height.saturating_sub(1)) else { return };
    let style = if on_cursor { theme.current() } else { theme.strong() };
    let mark = if on_cursor { theme.characters().cursor } else { " " };
    let taken = put(
        buffer,
        line,
        vec![Span::styled(mark, style), Span::styled(state.map_or("unknown", State::name), style)],
    );
    let number = thousands(number.into());
    let rest = skip(line, taken + 1);
    put_right(buffer, rest, Span::styled(number.clone(), theme.faint()));
}
