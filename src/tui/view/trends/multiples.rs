//! A small chart for each state, on one scale or each on its own.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::super::paint::{Painter, row, skip};
use super::super::stack::stack;
use super::plot::needle;
use crate::model::State as Place;
use crate::query::Series;
use crate::text::thousands;
use crate::tui::layout::TrendsLayout;
use crate::tui::state::State;

pub(super) fn draw(state: &State, layout: &TrendsLayout, painter: &mut Painter<'_>) {
    let (theme, trends) = (state.theme, &state.trends);
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
        name(state, *place, number, at == trends.place.at, cell, painter);
        let chart = Rect { height: cell.height.saturating_sub(1), ..cell };
        let full = if trends.own_scales { most } else { most_of_all };
        for (x, counts) in (0_u16..).zip(series.counts.iter().skip(top).take(shown)) {
            let column = Rect { width: 1, ..skip(chart, x) };
            if at == trends.place.at && top + usize::from(x) == trends.cursor.at {
                needle(theme, counts.iter().sum(), full, column, painter);
            }
            stack(theme, counts, full, column, painter);
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
    painter.right(grid.dates, &more, theme.faint());
    let room = usize::from(grid.dates.width).saturating_sub(more.width() + 2);
    let mut taken = 0;
    for text in [dates, scale] {
        if taken + text.width() <= room {
            let at = skip(grid.dates, u16::try_from(taken).unwrap_or(0));
            taken += usize::from(painter.text(at, &text, theme.faint()));
        }
    }
}

/// The line on which a chart stands.
fn name(
    state: &State,
    place: Option<Place>,
    number: u32,
    on_cursor: bool,
    cell: Rect,
    painter: &mut Painter<'_>,
) {
    let theme = state.theme;
    let Some(line) = row(cell, cell.height.saturating_sub(1)) else { return };
    let style = if on_cursor { theme.current() } else { theme.strong() };
    let mark = if on_cursor { theme.characters().cursor } else { " " };
    let taken =
        painter.pieces(line, &[(mark, style), (place.map_or("unknown", Place::name), style)]);
    let number = thousands(number.into());
    let rest = skip(line, taken + 1);
    painter.right(rest, &number, theme.faint());
}
