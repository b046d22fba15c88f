//! What to know about the time on the screen: the nearest to the cursor first where there is not
//! room for all.

use chrono::{Datelike, NaiveDate};
use ratatui::buffer::Buffer;
use ratatui::text::Span;
use unicode_width::UnicodeWidthStr;

use super::figures::ends;
use super::layout::TrendsLayout;
use super::state::{Chart, Note, NoteKind, Trends};
use crate::text::wrap;
use crate::tui::core::Context;
use crate::tui::core::texts::ORDER;
use crate::tui::kit::cells::{put, row, skip};
use crate::tui::kit::theme::Theme;

/// Columns of the mark before a note.
const MARK: u16 = 2;

pub(super) fn draw(trends: &Trends, cx: &Context, layout: &TrendsLayout, buffer: &mut Buffer) {
    let theme = cx.theme;
    let area = layout.notes;
    let (Some((from, to)), Some(cursor)) = (seen(trends, cx, layout), trends.at()) else { return };
    let notes = trends.figures.as_ref().map_or(&[][..], |figures| &figures.notes);
    let mut notes: Vec<&Note> =
        notes.iter().filter(|note| note.days.0 <= to && note.days.1 >= from).collect();
    let cursor = (cursor.first_day(), cursor.last_day());
    let away = |note: &Note| {
        let (before, behind) = (cursor.0 - note.days.1, note.days.0 - cursor.1);
        before.max(behind).num_days().max(0)
    };
    notes.sort_by_key(|note| away(note));
    // Where there is not room for all: the nearest date of the program, the nearest break, the date
    // from which on the program grew, the others.
    let nearest = [
        notes.iter().position(|note| note.kind == NoteKind::Program),
        notes.iter().position(|note| note.kind != NoteKind::Program),
        notes.iter().position(|note| note.days.0 == ORDER),
    ];
    let place = |at: usize| nearest.iter().position(|&near| near == Some(at)).unwrap_or(3);
    let mut ordered: Vec<(usize, &Note)> = notes.iter().copied().enumerate().collect();
    ordered.sort_by_key(|&(at, _)| (place(at), at));
    let rows = usize::from(area.height);
    let width = usize::from(area.width.saturating_sub(MARK));
    let mut chosen: Vec<(&Note, Vec<String>)> = Vec::new();
    let mut left = rows;
    for (i, &(_, note)) in ordered.iter().enumerate() {
        if left == 0 {
            break;
        }
        // What the cursor is on stands whole, and the first ones on a high screen; the others
        // share what is left.
        let others = (ordered.len() - i - 1).min(left - 1);
        let least = match i {
            0 if away(note) == 0 => left,
            0..3 if rows >= 6 => 2,
            _ => 1,
        };
        let most = (left - others).max(least).min(left);
        let lines = lines(note, width, most);
        left -= lines.len();
        chosen.push((note, lines));
    }
    chosen.sort_by_key(|(note, _)| note.days);
    let mut offset = 0;
    for (note, lines) in &chosen {
        let characters = theme.characters();
        let (symbol, style) = match note.kind {
            NoteKind::Program => (characters.chosen, theme.text()),
            NoteKind::NoList | NoteKind::Before => (no_list(theme), theme.warning()),
            NoteKind::NotAccepted => (characters.repaired, theme.warning()),
        };
        let term = if away(note) == 0 { theme.accent() } else { theme.strong() };
        for (i, text) in lines.iter().enumerate() {
            let Some(line) = row(area, offset) else { return };
            offset += 1;
            if i > 0 {
                put(buffer, skip(line, MARK), Span::styled(text, theme.faint()));
                continue;
            }
            let rest = text.strip_prefix(note.term.as_str()).unwrap_or(text);
            let spans = vec![
                Span::styled(symbol, style),
                Span::styled(" ", style),
                Span::styled(note.term.as_str(), term),
                Span::styled(rest, theme.faint()),
            ];
            put(buffer, line, spans);
        }
    }
}

/// The mark of a stretch without a list.
pub(super) fn no_list(theme: Theme) -> &'static str {
    if theme.unicode { "\u{254c}" } else { "~" }
}

/// A note in at most so many lines; the last one is cut when it is drawn.
fn lines(note: &Note, width: usize, most: usize) -> Vec<String> {
    let text = format!("{}  {}", note.term, note.text);
    if text.width() <= width {
        return vec![text];
    }
    let mut lines = wrap(&text, width);
    if lines.len() > most {
        let rest = lines.split_off(most.saturating_sub(1));
        lines.push(rest.join(" "));
    }
    lines
}

/// The first and the last day on the screen.
fn seen(trends: &Trends, cx: &Context, layout: &TrendsLayout) -> Option<(NaiveDate, NaiveDate)> {
    let series = trends.series()?;
    let shown = match trends.chart {
        Chart::Calendar => {
            let (first, last) = ends(series);
            let years = layout.years(first, last, trends.at()?.first_day().year());
            let (first, last) = (years.first()?.0, years.last()?.0);
            return Some((
                NaiveDate::from_ymd_opt(first, 1, 1)?,
                NaiveDate::from_ymd_opt(last, 12, 31)?.min(cx.day.as_of),
            ));
        }
        Chart::States => usize::from(layout.grid(trends.places()).cell.0),
        _ => layout.plot().bars(trends.len(), trends.kind(), trends.wide).1,
    };
    let top = trends.cursor.top;
    let last = (top + shown).min(trends.len()).saturating_sub(1);
    Some((series.period(top).first_day(), series.period(last).last_day()))
}
