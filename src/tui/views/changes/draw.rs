//! Drawing the table of changes and the change under the cursor.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;
use unicode_width::UnicodeWidthStr;

use super::brief::Shown;
use super::compared::{Compared, Group};
use super::layout;
use super::page::page;
use super::row::Row;
use super::state::{Changes, Earlier};
use crate::export::changes::{self, Item};
use crate::export::grid::Place;
use crate::history::History;
use crate::text::shorten;
use crate::tui::core::{Context, ModelColours, TwoPanes};
use crate::tui::kit::cells::{put, row, rows, skip};
use crate::tui::kit::columns::{self, Column, fixed, growing};
use crate::tui::kit::frame::{MORE_BELOW, foot, frames, title};
use crate::tui::kit::theme::Theme;

impl Changes {
    /// Draws the view.
    pub(super) fn paint(&self, cx: &Context, buffer: &mut Buffer) {
        let panes = self.panes(cx);
        if panes.outline.framed {
            let areas: Vec<Rect> = panes.left.into_iter().chain(panes.right).collect();
            frames(buffer, cx.theme, &areas);
        }
        let Some(compared) = &self.compared else { return };
        if let Some(area) = panes.left {
            self.table(cx, compared, area, &panes, buffer);
        }
        if let Some(area) = panes.right {
            self.page(cx, area, &panes, buffer);
        }
    }

    fn table(
        &self,
        cx: &Context,
        compared: &Compared,
        area: Rect,
        panes: &TwoPanes,
        buffer: &mut Buffer,
    ) {
        let theme = cx.theme;
        let has_keys = !self.reading && !cx.typing;
        if panes.outline.framed {
            let since = Span::styled(self.since(), theme.faint());
            title(buffer, theme, area, has_keys, "Changes", vec![since]);
        }
        for (line, (sentence, text)) in rows(panes.left_inside()).zip(&compared.head) {
            let style = if *sentence == 0 { theme.strong() } else { theme.text() };
            put(buffer, skip(line, 1), Span::styled(text.as_str(), style));
        }
        let body = layout::rows(panes, compared.head.len());
        if compared.rows.is_empty() {
            nothing(theme, compared, body, buffer);
            return;
        }
        let shown = compared.rows.iter().enumerate().skip(self.cursor.top);
        for (line, (at, &kind)) in rows(body).zip(shown) {
            let on_cursor = at == self.cursor.at;
            if on_cursor && has_keys {
                put(buffer, line, Span::styled(theme.characters().cursor, theme.accent()));
            }
            let line = skip(line, 1);
            if self.brief_row(theme, compared, kind, on_cursor, line, buffer) {
                continue;
            }
            let Some(group) = compared.group(at) else { continue };
            match kind {
                Row::Brief | Row::Said(..) | Row::MoreSaid | Row::Blank => {}
                Row::Heading(_) => self.heading(theme, group, on_cursor, line, buffer),
                Row::Columns(_) => {
                    for placed in columns::place(&columns_of(group), line.width) {
                        placed.draw(buffer, line, placed.column.heading, theme.faint());
                    }
                }
                Row::Item(..) => {
                    if let Some(item) = compared.item(at) {
                        let lit = on_cursor && has_keys;
                        change(theme, &cx.data.history, group, item, lit, line, buffer);
                    }
                }
            }
        }
        let more = self.cursor.top + usize::from(body.height) < compared.rows.len();
        if panes.outline.framed && more {
            foot(buffer, theme, area, MORE_BELOW);
        }
    }

    /// How far back is looked, where that moves along with the later list.
    fn since(&self) -> String {
        match self.earlier {
            Earlier::Back(distance) => format!("since {} ", distance.name()),
            Earlier::Kept(_) => String::new(),
        }
    }

    /// Draws a row of what is said first. Whether it is one.
    fn brief_row(
        &self,
        theme: Theme,
        compared: &Compared,
        row: Row,
        on_cursor: bool,
        line: Rect,
        buffer: &mut Buffer,
    ) -> bool {
        let brief = &compared.brief;
        let has_keys = !self.reading;
        match row {
            Row::Brief => {
                let is_folded = self.brief == Shown::Folded || brief.items.is_empty();
                let style = if on_cursor && has_keys { theme.current() } else { theme.strong() };
                heading(theme, is_folded, &brief.title(), BRIEF, style, line, buffer);
            }
            Row::Said(at, number) => {
                let Some(said) = brief.items.get(at) else { return true };
                let cursor = compared.rows.get(self.cursor.at);
                let lit = has_keys && matches!(cursor, Some(Row::Said(on, _)) if *on == at);
                let style = if lit { theme.current() } else { theme.text() };
                if number == 0 {
                    put(buffer, line, Span::styled("\u{b7}", theme.faint()));
                }
                let text = said.lines.get(number).map_or("", String::as_str);
                put(buffer, skip(line, 2), Span::styled(text, style));
            }
            Row::MoreSaid => {
                let style = if on_cursor && has_keys { theme.current() } else { theme.faint() };
                let more = brief.more(compared.asked.brief);
                put(buffer, skip(line, 2), Span::styled(more, style));
            }
            _ => return false,
        }
        true
    }

    fn heading(
        &self,
        theme: Theme,
        group: &Group,
        on_cursor: bool,
        line: Rect,
        buffer: &mut Buffer,
    ) {
        let style = if on_cursor { theme.current() } else { theme.strong() };
        let is_folded = self.folded.contains(&group.kind);
        heading(theme, is_folded, &group.title, &group.about, style, line, buffer);
    }

    fn page(&self, cx: &Context, area: Rect, panes: &TwoPanes, buffer: &mut Buffer) {
        let has_keys = self.reading && !cx.typing;
        if panes.outline.framed {
            title(buffer, cx.theme, area, has_keys, "Change", Vec::new());
        }
        let inside = layout::page(panes);
        let more = page(self, cx, inside.width).draw(buffer, inside, self.page_top);
        if more && panes.outline.framed {
            foot(buffer, cx.theme, area, MORE_BELOW);
        }
    }
}

/// What the name of what is said first means.
const BRIEF: &str = "what to say first, by rules; Enter leads to the row";

/// Draws a name that can be folded, and what it means.
fn heading(
    theme: Theme,
    is_folded: bool,
    title: &str,
    about: &str,
    style: Style,
    line: Rect,
    buffer: &mut Buffer,
) {
    let [open, folded] = theme.characters().fold;
    let mark = if is_folded { folded } else { open };
    let spans = vec![
        Span::styled(mark, theme.faint()),
        Span::styled(" ", style),
        Span::styled(title, style),
    ];
    let taken = put(buffer, line, spans);
    let rest = skip(line, taken + 2);
    if rest.width >= 20 {
        put(buffer, rest, Span::styled(about, theme.faint()));
    }
}

fn nothing(theme: Theme, compared: &Compared, body: Rect, buffer: &mut Buffer) {
    let only = compared.asked.filter.describe();
    let lines = [
        Span::styled(format!("{}.", changes::nothing(&only)), theme.text()),
        Span::styled("< and > lead to the lists that bring a change.", theme.faint()),
    ];
    for (i, text) in (0..).zip(lines) {
        if let Some(line) = row(body, i) {
            put(buffer, skip(line, 1), text);
        }
    }
}

/// The columns of a group, in the widths that their values have.
fn columns_of(group: &Group) -> Vec<Column> {
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
    theme: Theme,
    history: &History,
    group: &Group,
    item: Item,
    lit: bool,
    line: Rect,
    buffer: &mut Buffer,
) {
    let change = item.line(history);
    let all = group.kind.columns();
    for placed in columns::place(&columns_of(group), line.width) {
        let at = group.columns.get(placed.index).and_then(|&at| all.get(at));
        let Some(column) = at else { continue };
        let value = (column.get)(&change);
        let style = match column.name {
            "agency" if lit => theme.current(),
            "model" => theme.model(change.model()),
            "state" | "first_listed" | "last_listed" | "source" | "note" => theme.faint(),
            _ => theme.text(),
        };
        let text = value.readable();
        match column.name {
            "agency" => {
                let name = shorten(&text, usize::from(placed.width));
                placed.draw(buffer, line, &name, style);
            }
            "signed" | "before" | "after" if text.is_empty() => {
                placed.draw(buffer, line, "unknown", theme.faint());
            }
            "state" if text.is_empty() => placed.draw(buffer, line, "??", style),
            "model" if text.is_empty() => placed.draw(buffer, line, "?", style),
            _ => placed.draw(buffer, line, &text, style),
        }
    }
}
