//! The table of agencies.

use std::ops::Range;

use ratatui::layout::Rect;

use super::paint::{Painter, Piece, row, skip};
use crate::model::Model;
use crate::query::{AgencyRow, SortColumn, StatusKind, highlights};
use crate::text::{display, shorten, thousands};
use crate::tui::data::Data;
use crate::tui::layout::Layout;
use crate::tui::state::{Pane, State};

/// A column of the table, with the width that it takes on the screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct TableColumn {
    /// What a click on its heading sorts by.
    pub(crate) sort: SortColumn,
    heading: &'static str,
    /// Its place in the row.
    pub(crate) at: u16,
    /// Its width.
    pub(crate) width: u16,
}

/// The columns that fit: kind goes first, then the date, then the models; the name takes the rest.
pub(crate) fn columns(width: u16) -> Vec<TableColumn> {
    use SortColumn::{Agency, Kind, Models, Signed, State};
    let mut after: Vec<(SortColumn, &'static str, u16)> = Vec::new();
    if width >= 22 {
        after.push((State, "St", 2));
    }
    if width >= 62 {
        after.push((Kind, "Kind", 6));
    }
    if width >= 32 {
        after.push((Models, "J W T", 5));
    }
    if width >= 44 {
        after.push((Signed, "Signed", 10));
    }
    // The mark of the cursor before, the mark of a repair behind.
    let taken: u16 = after.iter().map(|(_, _, width)| width + 2).sum::<u16>() + 3;
    let name = width.saturating_sub(taken);
    let mut at = 1;
    let mut columns = vec![TableColumn { sort: Agency, heading: "Agency", at, width: name }];
    at += name;
    for (sort, heading, width) in after {
        columns.push(TableColumn { sort, heading, at: at + 2, width });
        at += width + 2;
    }
    columns
}

pub(super) fn pane(state: &State, data: &Data, area: Rect, painter: &mut Painter<'_>) {
    let layout = state.layout();
    let theme = state.theme;
    let inside = layout.outline.within(area);
    let focused = state.focus == Pane::Agencies && !state.searching;
    if layout.outline.framed {
        let count = thousands(u64::try_from(state.answer.len()).unwrap_or(u64::MAX));
        let order = state.order();
        let sorted = format!("by {} ", order.column.name());
        painter.title(area, focused, "Agencies", &[(&count, theme.text()), (" ", theme.text())]);
        let line = Rect { x: area.x + 1, width: area.width.saturating_sub(3), height: 1, ..area };
        if line.width > 40 {
            painter.right(line, &format!(" {sorted}"), theme.faint());
        }
    }
    let columns = columns(inside.width);
    if layout.heading_rows() > 0
        && let Some(line) = row(inside, 0)
    {
        headings(state, &columns, line, painter);
    }
    if state.answer.is_empty() {
        if let Some(line) = row(inside, layout.heading_rows() + 1) {
            let told = if state.filter.is_empty() {
                "no agreement is active"
            } else if state.searching {
                "no agreement matches"
            } else {
                "no agreement matches; x takes all off"
            };
            painter.text(skip(line, 2), told, theme.faint());
        }
        return;
    }
    let range = visible(state, layout);
    let rows = state.answer.rows(state.question(&data.history), range.clone());
    for (i, (position, agency)) in range.zip(rows).enumerate() {
        let offset = u16::try_from(i).unwrap_or(u16::MAX).saturating_add(layout.heading_rows());
        let Some(line) = row(inside, offset) else { break };
        draw(state, data, &agency, position == state.table.at, &columns, line, painter);
    }
}

fn visible(state: &State, layout: Layout) -> Range<usize> {
    state.table.top..(state.table.top + layout.table_rows()).min(state.answer.len())
}

fn headings(state: &State, columns: &[TableColumn], line: Rect, painter: &mut Painter<'_>) {
    let theme = state.theme;
    let order = state.order();
    for column in columns {
        let at = Rect { width: column.width, ..skip(line, column.at) };
        let taken = painter.text(at, column.heading, theme.faint());
        if column.sort == order.column {
            let [up, down] = theme.characters().order;
            let arrow = if order.descending { down } else { up };
            // Where the heading fills its column, the arrow stands in the gap behind.
            let behind = if taken < column.width {
                skip(at, taken + 1)
            } else {
                skip(line, column.at + taken)
            };
            painter.text(Rect { width: 1, ..behind }, arrow, theme.accent());
        }
    }
}

fn draw(
    state: &State,
    data: &Data,
    agency: &AgencyRow,
    on_cursor: bool,
    columns: &[TableColumn],
    line: Rect,
    painter: &mut Painter<'_>,
) {
    let theme = state.theme;
    let characters = theme.characters();
    if on_cursor {
        painter.text(line, characters.cursor, theme.accent());
    }
    for column in columns {
        let at = Rect { width: column.width, ..skip(line, column.at) };
        match column.sort {
            SortColumn::Agency => {
                let name = data.history.text(data.history.tables.agencies.row(agency.agency).name);
                let style = if on_cursor { theme.current() } else { theme.text() };
                let shown = display(name);
                // The mark stands at the end of the column, so that all of them are in one line.
                let watched = state.watch.agencies.contains(agency.agency) && at.width > 4;
                let at = Rect { width: at.width - if watched { 2 } else { 0 }, ..at };
                if watched {
                    let mark = Rect { x: at.right() + 1, width: 1, ..at };
                    painter.text(mark, characters.watched, theme.warning());
                }
                let shown = shorten(&shown, usize::from(at.width));
                painter.text(at, &shown, style);
                if state.query.has_words() {
                    mark(state, &shown, at, painter);
                }
            }
            SortColumn::State => {
                let code = agency.state.map_or("??", crate::model::State::postal);
                painter.text(at, code, theme.faint());
            }
            SortColumn::Kind => {
                painter.text(at, agency.kind.map_or("", |kind| kind.short()), theme.faint());
            }
            SortColumn::Models => models(state, agency, at, painter),
            _ => {
                let signed = agency.signed.map_or_else(|| "unknown".into(), |day| day.to_string());
                painter.text(at, &signed, theme.text());
            }
        }
    }
    if agency.repaired && line.width > 20 {
        painter.text(skip(line, line.width - 1), characters.repaired, theme.warning());
    }
}

/// Underlines the letters that the search matched, as far as they are on the screen.
fn mark(state: &State, name: &str, at: Rect, painter: &mut Painter<'_>) {
    use unicode_width::UnicodeWidthStr;
    for range in highlights(name, &state.query) {
        let before = name.get(..range.start).map_or(0, UnicodeWidthStr::width);
        let width = name.get(range).map_or(0, UnicodeWidthStr::width);
        let (Ok(before), Ok(width)) = (u16::try_from(before), u16::try_from(width)) else {
            continue;
        };
        let rest = skip(at, before);
        let matched = Rect { width: width.min(rest.width), height: 1, ..rest };
        painter.restyle(matched, state.theme.matched());
    }
}

/// A letter for each model in force, in its colour; one that ended is small and faint.
pub(super) fn models(state: &State, agency: &AgencyRow, at: Rect, painter: &mut Painter<'_>) {
    let theme = state.theme;
    let letters: Vec<(String, _)> = Model::ALL
        .iter()
        .zip(agency.models)
        .map(|(&model, status)| match status {
            Some(StatusKind::Active) => (model.letter().to_string(), theme.model(Some(model))),
            Some(StatusKind::Unconfirmed) => (model.letter().to_string(), theme.warning()),
            Some(StatusKind::Ended) => {
                (model.letter().to_ascii_lowercase().to_string(), theme.faint())
            }
            None => (theme.characters().nothing.to_owned(), theme.frame()),
        })
        .collect();
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    for (letter, style) in &letters {
        if !pieces.is_empty() {
            pieces.push((" ", theme.text()));
        }
        pieces.push((letter, *style));
    }
    painter.pieces(at, &pieces);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_never_overlap_and_never_leave_the_row() {
        for width in 0..300 {
            let columns = columns(width);
            for pair in columns.windows(2) {
                assert!(pair[0].at + pair[0].width < pair[1].at, "{width}");
            }
            if width >= 22 {
                let last = columns.last().unwrap();
                assert!(last.at + last.width + 2 <= width, "{width}: {columns:?}");
                assert!(columns[0].width >= 12, "{width}: a name of {}", columns[0].width);
            }
        }
    }
}
