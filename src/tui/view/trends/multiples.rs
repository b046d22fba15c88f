//! A small chart for each state, on one scale or each on its own.

use ratatui::layout::Rect;

use super::super::paint::{Painter, skip};
use super::super::stack::stack;
use crate::export::words::thousands;
use crate::model::State as Place;
use crate::query::Series;
use crate::tui::layout::TrendsLayout;
use crate::tui::state::State;

pub(super) fn draw(state: &State, layout: &TrendsLayout, painter: &mut Painter<'_>) {
    let (theme, trends) = (state.theme, &state.trends);
    let Some(figures) = &trends.figures else { return };
    let grid = layout.grid();
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
        let chart = Rect { y: cell.y + 1, height: cell.height.saturating_sub(1), ..cell };
        let top_of = if trends.own_scales { most } else { most_of_all };
        for (x, counts) in (0_u16..).zip(series.counts.iter().skip(top).take(shown)) {
            stack(theme, counts, top_of, Rect { width: 1, ..skip(chart, x) }, painter);
        }
        if let Some(x) = trends.cursor.at.checked_sub(top).and_then(|x| u16::try_from(x).ok()) {
            let under = Rect { width: 1, height: 1, ..skip(chart, x) };
            let empty = series.counts.get(trends.cursor.at).is_none_or(|c| *c == [0; 4]);
            if empty && chart.height > 0 {
                let under = Rect { y: chart.bottom() - 1, ..under };
                painter.text(under, theme.characters().nothing, theme.accent());
            }
        }
    }
    let last = (top + shown).min(trends.len()).saturating_sub(1);
    let series = &figures.series;
    let hidden = figures.states.len().saturating_sub(first + usize::from(grid.columns * grid.rows));
    let mut dates = format!(
        "{} {} {}",
        series.period(top).label(),
        theme.characters().dash,
        series.period(last).label()
    );
    if !trends.own_scales {
        dates.push_str(&format!("; the highest column is {}", thousands(most_of_all.into())));
    }
    painter.text(grid.dates, &dates, theme.faint());
    if hidden > 0 {
        painter.right(grid.dates, &format!("{hidden} more below"), theme.faint());
    }
}

/// The line above a chart.
fn name(
    state: &State,
    place: Option<Place>,
    number: u32,
    on_cursor: bool,
    cell: Rect,
    painter: &mut Painter<'_>,
) {
    let theme = state.theme;
    let line = Rect { height: cell.height.min(1), ..cell };
    let style = if on_cursor { theme.accent() } else { theme.strong() };
    let mark = if on_cursor { theme.characters().cursor } else { " " };
    let taken =
        painter.pieces(line, &[(mark, style), (place.map_or("unknown", Place::name), style)]);
    let number = thousands(number.into());
    let rest = skip(line, taken + 1);
    painter.right(rest, &number, theme.faint());
}
