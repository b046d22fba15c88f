//! Clicks on the trends, and the wheel.

use chrono::{Datelike, NaiveDate};
use ratatui::layout::Position;

use super::{across, ends, go, travel};
use crate::tui::action::Motion;
use crate::tui::layout::{TrendsLayout, YearGrid};
use crate::tui::state::{Chart, State};

pub(super) fn wheel(state: &mut State, rows: i32) {
    match state.trends.chart {
        Chart::States => travel(state, Motion::Rows(rows.signum())),
        _ => across(state, rows.signum()),
    }
}

pub(super) fn click(state: &mut State, column: u16, row: u16) {
    state.searching = false;
    let layout = TrendsLayout::new(state.size, state.trends.chart);
    let at = Position { x: column, y: row };
    if let Some((chart, _)) = layout.tabs().into_iter().find(|(_, area)| area.contains(at)) {
        state.trends.chart = chart;
        return;
    }
    match state.trends.chart {
        Chart::Calendar => {
            if let Some(day) = day_at(state, &layout, at) {
                let at = state.trends.series().map_or(0, |series| series.position(day));
                go(state, at);
            }
        }
        Chart::States => {
            let states = state.trends.places();
            let grid = layout.grid(states);
            let first = state.trends.place.top * usize::from(grid.columns);
            let found = (first..states).find_map(|place| {
                let cell = grid.cell(place - first)?;
                cell.contains(at).then_some((place, cell))
            });
            if let Some((place, cell)) = found {
                state.trends.place.at = place;
                let period = state.trends.cursor.top + usize::from(at.x - cell.x);
                if period < state.trends.len() {
                    go(state, period);
                }
            }
        }
        Chart::Compare => {
            let trends = &state.trends;
            let compared = trends.figures.as_ref().map_or(0, |figures| figures.compared.len());
            let columns = layout.columns(compared);
            if let Some(column) = columns.into_iter().find(|column| column.contains(at)) {
                let period = trends.cursor.top + usize::from(at.x - column.x);
                if period < trends.len() {
                    go(state, period);
                }
            }
        }
        _ => {
            let plot = layout.plot();
            let trends = &state.trends;
            let (wide, shown) = plot.bars(trends.len(), trends.kind(), trends.wide);
            if layout.stage.contains(at)
                && let Some(x) = at.x.checked_sub(plot.columns.x)
                && usize::from(x / wide) < shown
            {
                go(state, trends.cursor.top + usize::from(x / wide));
            }
        }
    }
}

/// The day of the calendar at a place of the screen.
fn day_at(state: &State, layout: &TrendsLayout, at: Position) -> Option<NaiveDate> {
    let series = state.trends.series()?;
    let cursor = state.trends.at()?.first_day();
    let days = (0..series.counts.len()).map(|at| series.period(at).first_day());
    let (first, last) = ends(series);
    let years = layout.years(first, last, cursor.year());
    let (year, area) = years.into_iter().find(|(_, area)| area.contains(at))?;
    let grid = YearGrid::new(year, area, cursor)?;
    days.filter(|day| day.year() == year)
        .find(|&day| grid.day(day).is_some_and(|cell| cell.contains(at)))
}
