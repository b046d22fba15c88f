//! A chart of columns with its scale, its dates, and marks below.

use std::ops::Range;

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use super::dates::dates;
use super::layout::{Plot, TrendsLayout};
use super::notes::no_list;
use super::state::{Chart, NoteKind, Trends};
use crate::query::Series;
use crate::text::thousands;
use crate::tui::core::Context;
use crate::tui::core::stacked::parts;
use crate::tui::kit::bars::scaled;
use crate::tui::kit::cells::{put, put_right, row, skip};
use crate::tui::kit::scale::Scale;
use crate::tui::kit::stack::{has_letters, stack};
use crate::tui::kit::theme::Theme;

/// From this number of columns on a blank is left between periods.
const APART: u16 = 3;

pub(super) fn draw(trends: &Trends, cx: &Context, layout: &TrendsLayout, buffer: &mut Buffer) {
    let theme = cx.theme;
    let Some(series) = trends.series() else { return };
    let plot = layout.plot();
    let (wide, shown) = plot.bars(trends.len(), trends.kind(), trends.wide);
    let top = trends.cursor.top;
    let counts = series.counts.get(top..(top + shown).min(trends.len())).unwrap_or_default();
    let most = counts.iter().map(|counts| counts.iter().sum::<u32>()).max().unwrap_or(0);
    let scale = Scale::new(most, plot.columns.height);
    numbers(theme, plot, scale, buffer);
    let gap = u16::from(wide >= APART && trends.chart != Chart::InForce);
    for (at, counts) in counts.iter().enumerate() {
        let x = u16::try_from(at).unwrap_or(u16::MAX).saturating_mul(wide);
        let column = Rect { width: wide - gap, ..skip(plot.columns, x) };
        if top + at == trends.cursor.at {
            needle(theme, counts.iter().sum(), scale.top, column, buffer);
        }
        stack(buffer, theme, column, &parts(theme, counts), scale.top);
    }
    without_list(theme, series, plot, top..top + counts.len(), wide, buffer);
    for (column, words) in dates(series.period(top), counts.len(), wide) {
        let at = skip(plot.dates, column);
        if usize::from(at.width) >= words.len() {
            put(buffer, at, Span::styled(words.clone(), theme.faint()));
        }
    }
    marks(trends, cx, series, plot, (wide, shown), buffer);
}

/// The scale: round numbers at the left, and fine lines at their heights.
fn numbers(theme: Theme, plot: Plot, scale: Scale, buffer: &mut Buffer) {
    let height = u32::from(plot.columns.height);
    let number = Rect { width: plot.gutter.width.saturating_sub(1), ..plot.gutter };
    for value in scale.numbers() {
        let eighths = scaled(value, scale.top, height * 8);
        let (up, symbol) = match eighths % 8 {
            0 => ((eighths / 8).saturating_sub(1), "\u{2594}"),
            1 | 2 => (eighths / 8, "\u{2581}"),
            3..=5 => (eighths / 8, "\u{2500}"),
            _ => (eighths / 8, "\u{2594}"),
        };
        let Ok(offset) = u16::try_from(height.saturating_sub(up + 1)) else { continue };
        if let Some(line) = row(plot.columns, offset).filter(|_| theme.unicode) {
            // A low line would be taken for a column where there is no colour.
            let symbol = if has_letters(theme) { "\u{2508}" } else { symbol };
            put(buffer, line, Span::styled(symbol.repeat(usize::from(line.width)), theme.frame()));
        }
        if let Some(line) = row(number, offset) {
            put_right(buffer, line, Span::styled(short(value), theme.faint()));
        }
    }
    if plot.dates.height > 0 {
        put_right(
            buffer,
            Rect { x: number.x, width: number.width, ..plot.dates },
            Span::styled("0", theme.faint()),
        );
    }
}

/// Where the periods of a stretch have no figure, because no list is known of it: a broken line at
/// the foot, and words where they have room.
fn without_list(
    theme: Theme,
    series: &Series,
    plot: Plot,
    shown: Range<usize>,
    wide: u16,
    buffer: &mut Buffer,
) {
    let stretches: Vec<_> = series.unseen.get(shown).unwrap_or_default().to_vec();
    let mut x = 0;
    for run in stretches.chunk_by(|a, b| a == b) {
        let columns = u16::try_from(run.len()).unwrap_or(u16::MAX).saturating_mul(wide);
        let area = Rect { width: columns, ..skip(plot.columns, x) };
        x = x.saturating_add(columns);
        if run.first().copied().flatten().is_none() {
            continue;
        }
        if let Some(line) = row(area, area.height.saturating_sub(1)) {
            let dashes = no_list(theme).repeat(usize::from(line.width));
            put(buffer, line, Span::styled(dashes, theme.warning()));
        }
        let words = ["no list in the record", "no list"];
        let words = words.into_iter().find(|words| words.len() <= usize::from(area.width));
        let (Some(words), Some(line)) = (words, row(area, area.height.saturating_sub(2))) else {
            continue;
        };
        if area.height >= 3 {
            let left = (usize::from(line.width) - words.len()) / 2;
            let at = skip(line, u16::try_from(left).unwrap_or(0));
            put(buffer, at, Span::styled(words, theme.faint()));
        }
    }
}

/// A number that has room in the gutter.
fn short(value: u32) -> String {
    if value >= 100_000 {
        format!("{}k", thousands((value / 1_000).into()))
    } else {
        thousands(value.into())
    }
}

/// A line from above down to the column of the cursor.
pub(super) fn needle(theme: Theme, value: u32, top: u32, column: Rect, buffer: &mut Buffer) {
    let filled = scaled(value, top, u32::from(column.height) * 8).div_ceil(8);
    let free = u32::from(column.height).saturating_sub(filled);
    let x = column.x + column.width.saturating_sub(1) / 2;
    for offset in 0..u16::try_from(free).unwrap_or(0) {
        if let Some(line) = row(Rect { x, width: 1, ..column }, offset) {
            put(buffer, line, Span::styled(theme.characters().frame[1], theme.accent()));
        }
    }
}

/// Below the dates: the program's dates, the breaks in the record, the range, the cursor.
fn marks(
    trends: &Trends,
    cx: &Context,
    series: &Series,
    plot: Plot,
    (wide, shown): (u16, usize),
    buffer: &mut Buffer,
) {
    let theme = cx.theme;
    let characters = theme.characters();
    let line = plot.marks;
    if line.height == 0 {
        return;
    }
    let column = |day| column_of(trends, series, day, (wide, shown));
    let notes = trends.figures.as_ref().map_or(&[][..], |figures| &figures.notes);
    let mut put = |from: u16, to: u16, symbol: &str, style: Style| {
        for x in from..=to {
            put(buffer, Rect { width: 1, ..skip(line, x) }, Span::styled(symbol, style));
        }
    };
    let ends = |first: NaiveDate, last: NaiveDate| {
        let shown_days = (
            series.period(trends.cursor.top).first_day(),
            series.period(trends.cursor.top + shown.max(1) - 1).last_day(),
        );
        (first <= shown_days.1 && last >= shown_days.0)
            .then(|| (column(first.max(shown_days.0)), column(last.min(shown_days.1))))
    };
    for note in notes.iter().filter(|note| note.kind == NoteKind::NoList) {
        if let Some((from, to)) = ends(note.days.0, note.days.1) {
            put(from, to, no_list(theme), theme.warning());
        }
    }
    if let Some((first, last)) = trends.mark.and_then(|_| trends.days())
        && let Some((from, _)) = ends(first, last)
    {
        let to = column(last.min(series.period(trends.cursor.top + shown - 1).last_day()));
        let symbol = if theme.unicode { "\u{2501}" } else { "=" };
        put(from, to, symbol, theme.accent());
    }
    for note in notes.iter().filter(|note| note.kind.is_of_a_day()) {
        if let Some((from, _)) = ends(note.days.0, note.days.1) {
            let (symbol, style) = match note.kind {
                NoteKind::Program => (characters.chosen, theme.text()),
                _ => (characters.repaired, theme.warning()),
            };
            put(from, from, symbol, style);
        }
    }
    if let Some(at) = trends.cursor.at.checked_sub(trends.cursor.top).filter(|&at| at < shown) {
        let x = u16::try_from(at).unwrap_or(u16::MAX).saturating_mul(wide);
        let gap = u16::from(wide >= APART);
        let x = x + (wide - gap).saturating_sub(1) / 2;
        put(x, x, characters.order[0], theme.accent());
    }
}

/// The column of a day that lies in a period on the screen.
fn column_of(trends: &Trends, series: &Series, day: NaiveDate, (wide, _): (u16, usize)) -> u16 {
    let at = series.position(day);
    let period = series.period(at);
    let into = (day - period.first_day()).num_days().max(0);
    let length = (period.last_day() - period.first_day()).num_days() + 1;
    let part = (into * i64::from(wide)).div_euclid(length).min(i64::from(wide) - 1);
    let at = i64::try_from(at.saturating_sub(trends.cursor.top)).unwrap_or(0);
    u16::try_from(at * i64::from(wide) + part).unwrap_or(u16::MAX)
}
