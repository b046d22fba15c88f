//! The days of a year as a grid of weeks, shaded by how many agreements were signed.

use chrono::{Datelike, NaiveDate};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::Span;

use super::figures::ends;
use super::layout::TrendsLayout;
use super::state::Trends;
use super::year_grid::YearGrid;
use crate::query::Month;
use crate::tui::core::Context;
use crate::tui::kit::cells::{put, skip};
use crate::tui::kit::theme::Theme;

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
pub(super) fn legend(theme: Theme) -> Vec<Span<'static>> {
    let mut parts = vec![Span::styled("  ", theme.text())];
    for (i, &least) in SHADES.iter().enumerate() {
        let words = match SHADES.get(i + 1) {
            Some(next) if next - 1 > least => {
                format!("{least}{}{}", theme.characters().dash, next - 1)
            }
            Some(_) => least.to_string(),
            None => format!("{least} or more"),
        };
        parts.push(Span::styled(shade(theme, least).repeat(2), style(theme, least)));
        parts.push(Span::styled(format!(" {words}  "), theme.text()));
    }
    parts
}

pub(super) fn draw(trends: &Trends, cx: &Context, layout: &TrendsLayout, buffer: &mut Buffer) {
    let theme = cx.theme;
    let (Some(series), Some(cursor)) = (trends.series(), trends.at()) else { return };
    let cursor = cursor.first_day();
    let (first, last) = ends(series);
    let range = trends.mark.and_then(|_| trends.days());
    for (year, area) in layout.years(first, last, cursor.year()) {
        let Some(grid) = YearGrid::new(year, area, cursor) else { continue };
        heading(theme, year, &grid, buffer);
        let Some(mut day) = NaiveDate::from_ymd_opt(year, 1, 1) else { continue };
        while day.year() == year {
            if let Some(cell) = grid.day(day) {
                let count = count(trends, day);
                let mut shown = count.map_or(" ", |count| shade(theme, count));
                let mut look = style(theme, count.unwrap_or(0));
                if range.is_some_and(|(from, to)| from <= day && day <= to) {
                    look = theme.warning().add_modifier(Modifier::UNDERLINED);
                }
                if day == cursor {
                    // Neither the character nor the colour of a number.
                    shown = if theme.unicode { "●" } else { "@" };
                    look = theme.strong();
                }
                put(buffer, Rect { width: 1, ..cell }, Span::styled(shown, look));
            }
            let Some(next) = day.succ_opt() else { break };
            day = next;
        }
    }
}

/// Agreements signed on a day; `None` outside the days of the chart.
fn count(trends: &Trends, day: NaiveDate) -> Option<u32> {
    let series = trends.series()?;
    let at = series.position(day);
    (series.period(at).first_day() == day)
        .then(|| series.counts.get(at).map_or(0, |c| c.iter().sum()))
}

/// The year, the names of the months above their first weeks, and the names of the days.
fn heading(theme: Theme, year: i32, grid: &YearGrid, buffer: &mut Buffer) {
    let line = grid.heading();
    put(buffer, line, Span::styled(year.to_string(), theme.strong()));
    for number in 0..12 {
        let month = Month(year * 12 + number);
        let cell = month.first_day().and_then(|day| grid.day(day));
        let Some(at) = cell.map(|cell| skip(line, cell.x - line.x)).filter(|at| at.width >= 3)
        else {
            continue;
        };
        let name: String = month.label().chars().take(3).collect();
        put(buffer, at, Span::styled(name, theme.faint()));
    }
    for (day, name) in (0..).zip(NAMES) {
        if let Some(line) = grid.weekday(day) {
            put(buffer, Rect { width: 3, ..line }, Span::styled(name, theme.faint()));
        }
    }
}
