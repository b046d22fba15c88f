//! What to know about the time on the screen: the nearest to the cursor first where there is not
//! room for all.

use chrono::NaiveDate;
use unicode_width::UnicodeWidthStr;

use super::super::paint::{Painter, Piece, row, skip};
use crate::tui::layout::TrendsLayout;
use crate::tui::state::{Chart, Note, NoteKind, State};
use crate::tui::words::wrap;

/// Columns of the mark before a note.
const MARK: u16 = 2;

pub(super) fn draw(state: &State, layout: &TrendsLayout, painter: &mut Painter<'_>) {
    let theme = state.theme;
    let area = layout.notes;
    let (Some((from, to)), Some(cursor)) = (seen(state, layout), state.trends.at()) else { return };
    let notes = state.trends.figures.as_ref().map_or(&[][..], |figures| &figures.notes);
    let mut notes: Vec<&Note> =
        notes.iter().filter(|note| note.days.0 <= to && note.days.1 >= from).collect();
    let cursor = (cursor.first_day(), cursor.last_day());
    let away = |note: &Note| {
        let (before, behind) = (cursor.0 - note.days.1, note.days.0 - cursor.1);
        before.max(behind).num_days().max(0)
    };
    notes.sort_by_key(|note| away(note));
    // A date of the program goes before a break that is as near.
    if let Some(at) = notes.iter().position(|note| note.kind == NoteKind::Program) {
        let nearest = notes.remove(at);
        notes.insert(0, nearest);
    }
    let rows = usize::from(area.height);
    let width = usize::from(area.width.saturating_sub(MARK));
    let mut chosen: Vec<(&Note, Vec<String>)> = Vec::new();
    let mut taken = 0;
    for (i, note) in notes.iter().enumerate() {
        let left = rows - taken;
        if left == 0 {
            break;
        }
        // The nearest may take what the others leave, one row each.
        let others = (notes.len() - i - 1).min(left - 1).min(rows / 2);
        let lines = lines(note, width, left - others);
        taken += lines.len();
        chosen.push((note, lines));
    }
    chosen.sort_by_key(|(note, _)| note.days);
    let mut offset = 0;
    for (note, lines) in &chosen {
        let characters = theme.characters();
        let (symbol, style) = match note.kind {
            NoteKind::Program => (characters.chosen, theme.text()),
            NoteKind::NoList if theme.unicode => ("\u{254c}", theme.warning()),
            NoteKind::NoList => ("~", theme.warning()),
            NoteKind::NotAccepted => (characters.repaired, theme.warning()),
        };
        let term = if away(note) == 0 { theme.accent() } else { theme.strong() };
        for (i, text) in lines.iter().enumerate() {
            let Some(line) = row(area, offset) else { return };
            offset += 1;
            if i > 0 {
                painter.text(skip(line, MARK), text, theme.faint());
                continue;
            }
            let said = text.strip_prefix(note.term.as_str()).unwrap_or(text);
            let pieces: [Piece<'_>; 4] =
                [(symbol, style), (" ", style), (note.term.as_str(), term), (said, theme.faint())];
            painter.pieces(line, &pieces);
        }
    }
}

/// A note in at most so many lines; the last one is cut by the painter where there is more.
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
fn seen(state: &State, layout: &TrendsLayout) -> Option<(NaiveDate, NaiveDate)> {
    let trends = &state.trends;
    let series = trends.series()?;
    let (top, shown) = match trends.chart {
        Chart::Calendar => (0, trends.len()),
        Chart::States => (trends.cursor.top, usize::from(layout.grid().cell.0)),
        _ => (trends.cursor.top, layout.plot().bars(trends.len(), trends.kind(), trends.wide).1),
    };
    let last = (top + shown).min(trends.len()).saturating_sub(1);
    Some((series.period(top).first_day(), series.period(last).last_day()))
}
