//! Changes: which lists are compared, what is new, and the change under the cursor in full.

use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::grid::{self, Column, fixed, growing};
use super::paint::{Painter, row, skip};
use crate::export::changes::{self, Item};
use crate::export::explain::explain;
use crate::export::grid::Place;
use crate::history::History;
use crate::text::{shorten, wrap};
use crate::tui::data::Data;
use crate::tui::layout::ChangesLayout;
use crate::tui::state::{Compared, Group, Row, State};
use crate::tui::theme::Theme;

pub(crate) fn draw(state: &State, data: &Data, painter: &mut Painter<'_>) {
    let layout = ChangesLayout::new(state.size, state.changes.reading);
    if layout.outline.framed {
        let areas: Vec<Rect> = layout.table.into_iter().chain(layout.pane).collect();
        painter.frames(&areas);
    }
    let Some(compared) = &state.changes.compared else { return };
    if let Some(area) = layout.table {
        table(state, data, compared, area, layout, painter);
    }
    if let Some(area) = layout.pane {
        pane(state, data, compared, area, layout, painter);
    }
}

fn table(
    state: &State,
    data: &Data,
    compared: &Compared,
    area: Rect,
    layout: ChangesLayout,
    painter: &mut Painter<'_>,
) {
    let theme = state.theme;
    let focused = !state.changes.reading && !state.searching;
    if layout.outline.framed {
        painter.title(area, focused, "Changes", &[]);
    }
    let inside = layout.table_inside();
    for (i, (sentence, text)) in (0..).zip(&compared.head) {
        let Some(line) = row(inside, i) else { break };
        let style = if *sentence == 0 { theme.strong() } else { theme.text() };
        painter.text(skip(line, 1), text, style);
    }
    let body = layout.rows(compared.head.len());
    if compared.rows.is_empty() {
        nothing(compared, body, painter);
        return;
    }
    let cursor = state.changes.cursor;
    for offset in 0..body.height {
        let at = cursor.top + usize::from(offset);
        let Some(line) = row(body, offset) else { break };
        let Some(&kind) = compared.rows.get(at) else { break };
        let on_cursor = at == cursor.at;
        if on_cursor && focused {
            painter.text(line, theme.characters().cursor, theme.accent());
        }
        let line = skip(line, 1);
        match kind {
            Row::Blank => {}
            Row::Heading(_) => heading(state, compared, at, on_cursor, line, painter),
            Row::Columns(_) => {
                let Some(group) = compared.group(at) else { continue };
                for placed in grid::place(&columns(group), line.width) {
                    placed.draw(line, placed.column.heading, theme.faint(), painter);
                }
            }
            Row::Item(..) => {
                let (Some(group), Some(item)) = (compared.group(at), compared.item(at)) else {
                    continue;
                };
                change(&data.history, group, item, on_cursor && focused, line, painter);
            }
        }
    }
    if layout.outline.framed && cursor.top + usize::from(body.height) < compared.rows.len() {
        painter.foot(area, " more below ");
    }
}

fn nothing(compared: &Compared, body: Rect, painter: &mut Painter<'_>) {
    let theme = painter.theme;
    let only = compared.asked.filter.describe();
    let lines = [
        (format!("{}.", changes::nothing(&only)), theme.text()),
        ("< and > lead to the lists that bring a change.".into(), theme.faint()),
    ];
    for (i, (text, style)) in (0..).zip(&lines) {
        if let Some(line) = row(body, i) {
            painter.text(skip(line, 1), text, *style);
        }
    }
}

fn heading(
    state: &State,
    compared: &Compared,
    at: usize,
    on_cursor: bool,
    line: Rect,
    painter: &mut Painter<'_>,
) {
    let theme = state.theme;
    let Some(group) = compared.group(at) else { return };
    let [open, folded] = theme.characters().fold;
    let mark = if state.changes.folded.contains(&group.kind) { folded } else { open };
    let style = if on_cursor { theme.current() } else { theme.strong() };
    let pieces = [(mark, theme.faint()), (" ", style), (group.title.as_str(), style)];
    let taken = painter.pieces(line, &pieces);
    let rest = skip(line, taken + 2);
    if rest.width >= 20 {
        painter.text(rest, &group.about, theme.faint());
    }
}

/// The columns of a group, in the widths that their values have.
fn columns(group: &Group) -> Vec<Column> {
    let all = group.kind.columns();
    let columns = group.columns.iter().filter_map(|&at| all.get(at)).map(|column| {
        let rank = match column.place {
            Place::Always => 0,
            Place::Room(rank) => rank,
            Place::Never => u8::MAX,
        };
        let heading = u16::try_from(column.heading.width()).unwrap_or(u16::MAX);
        let at_least = |width: u16| width.max(heading);
        match column.name {
            "state" => fixed(column.heading, 2, rank),
            "agency" => growing(column.heading, 12, 4, rank),
            "model" => fixed(column.heading, 5, rank),
            "before" | "after" => growing(column.heading, 10, 2, rank),
            "note" => growing(column.heading, 14, 1, rank),
            "source" => growing(column.heading, 16, 2, rank),
            "reason" | "successor" => fixed(column.heading, at_least(14), rank),
            "column" => fixed(column.heading, at_least(8), rank),
            _ => fixed(column.heading, at_least(10), rank),
        }
    });
    columns.collect()
}

fn change(
    history: &History,
    group: &Group,
    item: Item,
    lit: bool,
    line: Rect,
    painter: &mut Painter<'_>,
) {
    let theme = painter.theme;
    let told = item.line(history);
    let all = group.kind.columns();
    for placed in grid::place(&columns(group), line.width) {
        let at = group.columns.get(placed.index).and_then(|&at| all.get(at));
        let Some(column) = at else { continue };
        let value = (column.get)(&told);
        let style = match column.name {
            "agency" if lit => theme.current(),
            "model" => theme.model(told.model()),
            "state" | "first_listed" | "last_listed" | "source" | "note" => theme.faint(),
            _ => theme.text(),
        };
        let text = value.plain();
        match column.name {
            "agency" => {
                let name = shorten(&text, usize::from(placed.width));
                placed.draw(line, &name, style, painter);
            }
            "signed" | "before" | "after" if text.is_empty() => {
                placed.draw(line, "unknown", theme.faint(), painter);
            }
            "state" if text.is_empty() => placed.draw(line, "??", style, painter),
            "model" if text.is_empty() => placed.draw(line, "?", style, painter),
            _ => placed.draw(line, &text, style, painter),
        }
    }
}

fn pane(
    state: &State,
    data: &Data,
    compared: &Compared,
    area: Rect,
    layout: ChangesLayout,
    painter: &mut Painter<'_>,
) {
    let focused = state.changes.reading && !state.searching;
    if layout.outline.framed {
        painter.title(area, focused, "Change", &[]);
    }
    let inside = layout.pane_inside();
    let lines = pane_lines(state, data, compared, inside.width);
    let last = lines.len().saturating_sub(usize::from(inside.height));
    let top = state.changes.pane_top.min(last);
    for (i, (text, style)) in (0..).zip(lines.iter().skip(top)) {
        let Some(line) = row(inside, i) else { break };
        painter.text(line, text, *style);
    }
    if top < last && layout.outline.framed {
        painter.foot(area, " more below ");
    }
}

/// The first line on the screen where the pane is scrolled to its end.
pub(crate) fn pane_end(state: &State, data: &Data) -> usize {
    let inside = ChangesLayout::new(state.size, state.changes.reading).pane_inside();
    let Some(compared) = &state.changes.compared else { return 0 };
    let lines = pane_lines(state, data, compared, inside.width);
    lines.len().saturating_sub(usize::from(inside.height))
}

/// The change under the cursor with the life of its agreement; on the name of a group what it
/// means, and what was compared.
fn pane_lines(state: &State, data: &Data, compared: &Compared, width: u16) -> Vec<(String, Style)> {
    let theme = state.theme;
    let mut lines = Vec::new();
    let at = state.changes.cursor.at;
    if let Some(group) = compared.group(at) {
        let name = match compared.item(at) {
            Some(_) => group.kind.title(),
            None => group.title.as_str(),
        };
        indented(&mut lines, name, width, theme.accent());
    }
    let Some(item) = compared.item(at) else {
        if let Some(group) = compared.group(at) {
            indented(&mut lines, &sentence(&group.about), width, theme.text());
        }
        for sentence in &compared.told {
            lines.push((String::new(), theme.text()));
            indented(&mut lines, sentence, width, theme.faint());
        }
        return lines;
    };
    let told = item.line(&data.history);
    let note = told.note();
    if !note.is_empty() {
        indented(&mut lines, &sentence(&note), width, theme.text());
    }
    lines.push((String::new(), theme.text()));
    let explained = explain(&data.history, &state.day, told.agency(), told.of_agreement());
    for (i, line) in explained.lines().iter().enumerate() {
        indented(&mut lines, line, width, style_of(theme, i, line));
    }
    lines
}

/// The name of the agency stands out, and what begins a line tells more than what is indented.
fn style_of(theme: Theme, number: usize, line: &str) -> Style {
    match line.len() - line.trim_start().len() {
        0 if number == 0 => theme.strong(),
        0 | 2 => theme.text(),
        _ => theme.faint(),
    }
}

/// A text with a capital letter and a full stop.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    if text.is_empty() { first } else { format!("{first}{}.", letters.as_str()) }
}

/// Lines that keep the indent of the text; deep indents are drawn in where there is little room.
fn indented(lines: &mut Vec<(String, Style)>, text: &str, width: u16, style: Style) {
    let own = text.trim_start();
    let indent = (text.len() - own.len()).min(usize::from(width) / 8);
    let room = usize::from(width).saturating_sub(indent).max(8);
    let hanging = if own.width() > room { 2.min(room / 8) } else { 0 };
    let parts = wrap(own, room - hanging).into_iter().enumerate();
    lines.extend(parts.map(|(part, line)| {
        let blanks = if part > 0 { indent + hanging } else { indent };
        (format!("{}{line}", " ".repeat(blanks)), style)
    }));
}
