//! The table of agencies.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::layout::{Pane, Panes};
use super::state::Explore;
use crate::model::{AgencyIx, AgencyKind, State};
use crate::query::{AgencyRow, SortColumn, highlights};
use crate::text::{display, shorten, thousands, wrap};
use crate::tui::core::{Context, Hidden, models};
use crate::tui::kit::cells::{put, put_right, row, skip};
use crate::tui::kit::columns::{Column, Placed, fixed, growing, number, place};
use crate::tui::kit::frame::title;

/// The columns, in order.
const SORTS: [SortColumn; 5] = [
    SortColumn::Agency,
    SortColumn::State,
    SortColumn::Kind,
    SortColumn::Models,
    SortColumn::Signed,
];
const COLUMNS: [Column; 5] = [
    growing("Agency", 0, 1, 0),
    fixed("St", 2, 0).from(19),
    fixed("Kind", 6, 0).from(59),
    fixed("J W T", 5, 0).from(29),
    fixed("Signed", 10, 0).from(41),
];
/// The last column, where the table is sorted by one that is not always shown.
const FBI_COLUMNS: [(SortColumn, Column); 2] = [
    (SortColumn::Officers, number("Officers", 10, 0).from(41)),
    (SortColumn::Served, number("Serves", 10, 0).from(41)),
];
/// Columns for the mark of the cursor before a row, and for the mark of a repair behind it.
const MARKS: (u16, u16) = (1, 2);

/// The columns of a pane of so many columns that is sorted by `order`, and what each sorts by.
pub(super) fn columns(width: u16, order: SortColumn) -> impl Iterator<Item = (SortColumn, Placed)> {
    let (mut sorts, mut columns) = (SORTS, COLUMNS);
    let fbi = FBI_COLUMNS.into_iter().find(|(sort, _)| *sort == order);
    if let ([.., last_sort], [.., last], Some((sort, column))) = (&mut sorts, &mut columns, fbi) {
        (*last_sort, *last) = (sort, column);
    }
    let placed = place(&columns, width.saturating_sub(MARKS.0 + MARKS.1)).into_iter();
    placed.filter_map(move |placed| {
        let sort = sorts.get(placed.index)?;
        Some((*sort, Placed { at: placed.at + MARKS.0, ..placed }))
    })
}

pub(super) fn draw(
    explore: &Explore,
    cx: &Context,
    panes: &Panes,
    area: Rect,
    buffer: &mut Buffer,
) {
    let inside = panes.outline.within(area);
    if panes.outline.framed {
        frame(explore, cx, area, buffer);
    }
    let columns: Vec<(SortColumn, Placed)> = columns(inside.width, cx.order().column).collect();
    let headings_row = row(inside, 0).filter(|_| panes.heading_rows() > 0);
    if let Some(line) = headings_row {
        headings(cx, &columns, line, buffer);
    }
    if cx.answer.is_empty() {
        let room = inside.width.saturating_sub(4).into();
        let mut lines = wrap(&nothing(explore, cx), room);
        if panes.pane(Pane::Detail).is_none() {
            lines.extend(explore.absent.lines.iter().flat_map(|line| wrap(line, room)));
        }
        let places = (panes.heading_rows() + 1..).map_while(|offset| row(inside, offset));
        for (words, line) in lines.iter().zip(places) {
            put(buffer, skip(line, 2), Span::styled(words.as_str(), cx.theme.text()));
        }
        return;
    }
    let shown = shown(explore, cx, panes);
    let agencies = cx.answer.rows(cx.question(), shown.clone());
    let lines = (panes.heading_rows()..).map_while(|offset| row(inside, offset));
    for ((at, agency), line) in shown.clone().zip(agencies).zip(lines) {
        let table = Table { cx, columns: &columns, on_cursor: at == explore.table.at };
        table.draw(&agency, line, buffer);
    }
    let behind = u16::try_from(shown.len()).map_or(u16::MAX, |rows| rows.saturating_add(1));
    if let Some(line) = row(inside, panes.heading_rows().saturating_add(behind))
        && let Some(hidden) = more(cx)
    {
        let words = format!("{}: E shows them too", hidden.words());
        put(buffer, skip(line, 2), Span::styled(words, cx.theme.faint()));
    }
}

/// What a filter would leave but for the status. Without a filter the pane of statuses says so.
fn more(cx: &Context) -> Option<Hidden> {
    if cx.filter.is_empty() { None } else { Hidden::of(cx) }
}

/// The positions of the agencies on the screen.
fn shown(explore: &Explore, cx: &Context, panes: &Panes) -> Range<usize> {
    let top = explore.table.top;
    top..(top + panes.rows(Pane::Agencies)).min(cx.answer.len())
}

fn frame(explore: &Explore, cx: &Context, area: Rect, buffer: &mut Buffer) {
    let theme = cx.theme;
    let count = thousands(cx.answer.len() as u64);
    let count = vec![Span::styled(count, theme.text()), Span::styled(" ", theme.text())];
    title(buffer, theme, area, explore.has_keys(cx, Pane::Agencies), "Agencies", count);
    let line = Rect { width: area.width.saturating_sub(3), height: 1, ..skip(area, 1) };
    if line.width > 40 {
        let order = format!(" by {} ", cx.order().column.name());
        put_right(buffer, line, Span::styled(order, theme.faint()));
    }
}

/// Why the table is empty, and what there is instead.
fn nothing(explore: &Explore, cx: &Context) -> String {
    if let Some(near) = explore.absent.nearest(cx) {
        let name = cx.data.history.text(cx.data.history.tables.agencies.row(near).name);
        return format!("None. Nearest by spelling: {}: Enter searches for it.", display(name));
    }
    if let Some(hidden) = Hidden::of(cx) {
        let noun = if hidden.count() == 1 { "it" } else { "them" };
        return format!("None in force. {}: Enter shows {noun}.", hidden.words());
    }
    let way_out = if cx.filter.is_empty() || cx.typing { "" } else { "; x clears filters" };
    format!("{}{way_out}", cx.nothing())
}

fn headings(cx: &Context, columns: &[(SortColumn, Placed)], line: Rect, buffer: &mut Buffer) {
    let (theme, order) = (cx.theme, cx.order());
    for (sort, placed) in columns {
        let at = Rect { width: placed.width, ..skip(line, placed.at) };
        let taken = put(buffer, at, Span::styled(placed.column.heading, theme.faint()));
        if *sort == order.column {
            let [up, down] = theme.characters().order;
            let arrow = if order.descending { down } else { up };
            // The arrow is in the gap behind where the heading fills its column.
            let gap = u16::from(taken < placed.width);
            let behind = Rect { width: 1, ..skip(line, placed.at + taken + gap) };
            put(buffer, behind, Span::styled(arrow, theme.accent()));
        }
    }
}

struct Table<'a> {
    cx: &'a Context,
    columns: &'a [(SortColumn, Placed)],
    /// Whether the cursor is on the row.
    on_cursor: bool,
}

impl Table<'_> {
    fn draw(&self, agency: &AgencyRow, line: Rect, buffer: &mut Buffer) {
        let theme = self.cx.theme;
        let characters = theme.characters();
        if self.on_cursor {
            put(buffer, line, Span::styled(characters.cursor, theme.accent()));
        }
        for (sort, placed) in self.columns {
            let at = Rect { width: placed.width, ..skip(line, placed.at) };
            let cell: Line<'_> = match sort {
                SortColumn::Agency => {
                    self.name(agency, at, buffer);
                    continue;
                }
                SortColumn::State => {
                    let postal = agency.state.map_or("??", State::postal);
                    Span::styled(postal, theme.faint()).into()
                }
                SortColumn::Kind => {
                    let kind = agency.kind.map_or("", AgencyKind::short);
                    Span::styled(kind, theme.faint()).into()
                }
                SortColumn::Officers | SortColumn::Served => {
                    let count = self.of_fbi(agency.agency, *sort);
                    put_right(buffer, at, Span::styled(count, theme.text()));
                    continue;
                }
                SortColumn::Models => models::letters(theme, agency.models).into(),
                _ => {
                    let signed = agency.signed.map_or_else(|| "unknown".into(), |d| d.to_string());
                    Span::styled(signed, theme.text()).into()
                }
            };
            put(buffer, at, cell);
        }
        if agency.repaired && line.width > 20 {
            let mark = Span::styled(characters.repaired, theme.warning());
            put(buffer, skip(line, line.width - 1), mark);
        }
    }

    /// A number of the FBI's table; nothing if it is not known.
    fn of_fbi(&self, agency: AgencyIx, column: SortColumn) -> String {
        let found = self.cx.day.fbi(&self.cx.data.history, agency);
        let number = found.ok().and_then(|found| match column {
            SortColumn::Officers => Some(found.agency.officers),
            _ => found.agency.serves(),
        });
        number.map_or_else(String::new, |number| thousands(number.into()))
    }

    fn name(&self, agency: &AgencyRow, at: Rect, buffer: &mut Buffer) {
        let (cx, theme) = (self.cx, self.cx.theme);
        let name =
            display(cx.data.history.text(cx.data.history.tables.agencies.row(agency.agency).name));
        // The marks are at the end of the column, one below the other.
        let watched = cx.watch.agencies.contains(agency.agency) && at.width > 4;
        let at = Rect { width: at.width - if watched { 2 } else { 0 }, ..at };
        if watched {
            let mark = Rect { x: at.right() + 1, width: 1, ..at };
            put(buffer, mark, Span::styled(theme.characters().watched, theme.warning()));
        }
        let at = self.mark_near(agency, at, buffer);
        let style = if self.on_cursor { theme.current() } else { theme.text() };
        let shown = shorten(&name, usize::from(at.width));
        put(buffer, at, Span::styled(&*shown, style));
        if cx.search.query.has_words() {
            for matched in self.matched(&shown, at) {
                buffer.set_style(matched, theme.matched());
            }
        }
    }

    /// Marks an agency that the search only resembles, and returns the room behind the mark.
    fn mark_near(&self, agency: &AgencyRow, at: Rect, buffer: &mut Buffer) -> Rect {
        if agency.found.is_none_or(|found| found.kind.is_as_written()) {
            return at;
        }
        let mark = self.cx.theme.characters().near;
        put(buffer, at, Span::styled(mark, self.cx.theme.warning()));
        skip(at, 2)
    }

    /// The cells of a name that the search matched.
    fn matched(&self, name: &str, at: Rect) -> impl Iterator<Item = Rect> {
        let ranges = highlights(name, &self.cx.search.query).into_iter();
        ranges.filter_map(move |range| {
            let before = u16::try_from(name.get(..range.start)?.width()).ok()?;
            let width = u16::try_from(name.get(range)?.width()).ok()?;
            let rest = skip(at, before);
            Some(Rect { width: width.min(rest.width), height: 1, ..rest })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_never_touch_nor_leave_the_row() {
        for width in 0..300 {
            for order in [SortColumn::Agency, SortColumn::Officers] {
                let columns: Vec<Placed> =
                    columns(width, order).map(|(_, placed)| placed).collect();
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
}
