//! The days of a year as a grid of weeks, shaded by how many agreements were signed.

use chrono::{Datelike, NaiveDate};
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::super::paint::{Painter, skip};
use crate::query::Month;
use crate::tui::layout::{TrendsLayout, YearGrid};
use crate::tui::state::State;
use crate::tui::theme::Theme;
use crate::tui::update::trends::ends;

/// The least number of each shade above nothing: the same whatever is filtered, so that two
/// calendars can be compared.
const SHADES: [u32; 4] = [1, 3, 10, 25];

const NAMES: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// The character of a number of agreements.
fn shade(theme: Theme, count: u32) -> &'static str {
    let characters =
        if theme.unicode { ["·", "░", "▒", "▓", "█"] } else { [".", "-", "+", "*", "#"] };
    let level = SHADES.iter().take_while(|&&least| count >= least).count();
    characters.get(level).copied().unwrap_or(" ")
}

fn style(theme: Theme, count: u32) -> Style {
    if count == 0 { theme.frame() } else { theme.accent().remove_modifier(Modifier::BOLD) }
}

/// The shades and what they stand for.
pub(super) fn legend(theme: Theme) -> Vec<(String, Style)> {
    let mut parts = vec![("  ".to_owned(), theme.text())];
    for (i, &least) in SHADES.iter().enumerate() {
        let words = match SHADES.get(i + 1) {
            Some(next) if next - 1 > least => {
                format!("{least}{}{}", theme.characters().dash, next - 1)
            }
            Some(_) => least.to_string(),
            None => format!("{least} or more"),
        };
        parts.push((shade(theme, least).repeat(2), style(theme, least)));
        parts.push((format!(" {words}  "), theme.text()));
    }
    parts
}

pub(super) fn draw(state: &State, layout: &TrendsLayout, painter: &mut Painter<'_>) {
    let (theme, trends) = (state.theme, &state.trends);
    let (Some(series), Some(cursor)) = (trends.series(), trends.at()) else { return };
    let cursor = cursor.first_day();
    let (first, last) = ends(series);
    let range = trends.mark.and_then(|_| trends.days());
    for (year, area) in layout.years(first, last, cursor.year()) {
        let Some(grid) = YearGrid::new(year, area, cursor) else { continue };
        heading(theme, year, &grid, painter);
        let Some(mut day) = NaiveDate::from_ymd_opt(year, 1, 1) else { continue };
        while day.year() == year {
            if let Some(cell) = grid.day(day) {
                let count = count(state, day);
                let mut shown = count.map_or(" ", |count| shade(theme, count));
                let mut look = style(theme, count.unwrap_or(0));
                if range.is_some_and(|(from, to)| from <= day && day <= to) {
                    look = theme.warning().add_modifier(Modifier::UNDERLINED);
                }
                if day == cursor {
                    // A full block in reverse would look like a hole.
                    shown = if theme.unicode { "●" } else { "@" };
                    look = theme.accent().add_modifier(Modifier::REVERSED);
                }
                painter.text(Rect { width: 1, ..cell }, shown, look);
            }
            let Some(next) = day.succ_opt() else { break };
            day = next;
        }
    }
}

/// Agreements signed on a day; `None` outside the days that are told of.
fn count(state: &State, day: NaiveDate) -> Option<u32> {
    let series = state.trends.series()?;
    let at = series.position(day);
    (series.period(at).first_day() == day)
        .then(|| series.counts.get(at).map_or(0, |c| c.iter().sum()))
}

/// The year, the names of the months above their first weeks, and the names of the days.
fn heading(theme: Theme, year: i32, grid: &YearGrid, painter: &mut Painter<'_>) {
    let line = grid.heading();
    painter.text(line, &year.to_string(), theme.strong());
    for number in 0..12 {
        let month = Month(year * 12 + number);
        let cell = month.first_day().and_then(|day| grid.day(day));
        let Some(at) = cell.map(|cell| skip(line, cell.x - line.x)).filter(|at| at.width >= 3)
        else {
            continue;
        };
        let name: String = month.label().chars().take(3).collect();
        painter.text(at, &name, theme.faint());
    }
    for (day, name) in (0..).zip(NAMES) {
        if let Some(line) = grid.weekday(day) {
            painter.text(Rect { width: 3, ..line }, name, theme.faint());
        }
    }
}
