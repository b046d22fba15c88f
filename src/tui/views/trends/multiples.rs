//! A small chart for each state, on one scale or each on its own.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;
use unicode_width::UnicodeWidthStr;

use super::layout::TrendsLayout;
use super::plot::needle;
use super::state::Trends;
use crate::model::State;
use crate::query::Series;
use crate::text::thousands;
use crate::tui::core::Context;
use crate::tui::core::stacked::parts;
use crate::tui::kit::cells::{put, put_right, row, skip};
use crate::tui::kit::stack::stack;

pub(super) fn draw(trends: &Trends, cx: &Context, layout: &TrendsLayout, buffer: &mut Buffer) {
    let theme = cx.theme;
    let Some(figures) = &trends.figures else { return };
    let grid = layout.grid(figures.states.len());
    let (top, shown) = (trends.cursor.top, usize::from(grid.cell.0));
    let most = |series: &Series| {
        let counts = series.counts.iter().skip(top).take(shown);
        counts.map(|counts| counts.iter().sum::<u32>()).max().unwrap_or(0)
    };
    let most_of_all = figures.states.iter().map(|(_, series)| most(series)).max().unwrap_or(0);
    let first = trends.place.top * usize::from(grid.columns);
    for (at, (place, series)) in figures.states.iter().enumerate().skip(first) {
        let Some(cell) = grid.cell(at - first) else { break };
        let most = most(series);
        let number = if trends.own_scales { most } else { series.total().iter().sum() };
        name(cx, *place, number, at == trends.place.at, cell, buffer);
        let chart = Rect { height: cell.height.saturating_sub(1), ..cell };
        let full = if trends.own_scales { most } else { most_of_all };
        for (x, counts) in (0_u16..).zip(series.counts.iter().skip(top).take(shown)) {
            let column = Rect { width: 1, ..skip(chart, x) };
            if at == trends.place.at && top + usize::from(x) == trends.cursor.at {
                needle(theme, counts.iter().sum(), full, column, buffer);
            }
            stack(buffer, theme, column, &parts(theme, counts), full);
        }
    }
    let last = (top + shown).min(trends.len()).saturating_sub(1);
    let series = &figures.series;
    let hidden = figures.states.len().saturating_sub(first + usize::from(grid.columns * grid.rows));
    let dates = format!(
        "{} {} {}",
        series.period(top).label(),
        theme.characters().dash,
        series.period(last).label()
    );
    let scale = if trends.own_scales {
        "; each number is the highest column".into()
    } else {
        format!("; the highest column is {}", thousands(most_of_all.into()))
    };
    let more = if hidden > 0 { format!("{hidden} more below") } else { String::new() };
    put_right(buffer, grid.dates, Span::styled(more.clone(), theme.faint()));
    let room = usize::from(grid.dates.width).saturating_sub(more.width() + 2);
    let mut taken = 0;
    for text in [dates, scale] {
        if taken + text.width() <= room {
            let at = skip(grid.dates, u16::try_from(taken).unwrap_or(0));
            taken += usize::from(put(buffer, at, Span::styled(text.clone(), theme.faint())));
        }
    }
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
