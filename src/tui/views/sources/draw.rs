//! Drawing contents and page.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::columns::columns;
use super::content::table_width;
use super::layout;
use super::rows::row;
use super::state::{Page, Sources};
use super::topics::{Section, Topic};
use crate::text::{short_list_name, thousands};
use crate::tui::core::{Context, Data, TwoPanes, texts};
use crate::tui::kit::cells::{put, put_right, rows, skip};
use crate::tui::kit::columns;
use crate::tui::kit::frame::{MORE_BELOW, foot, frames, title};
use crate::tui::kit::theme::Theme;

impl Sources {
    /// Draws the view.
    pub(super) fn paint(&self, cx: &Context, buffer: &mut Buffer) {
        let panes = self.panes(cx);
        if panes.outline.framed {
            let areas: Vec<Rect> = panes.left.into_iter().chain(panes.right).collect();
            frames(buffer, cx.theme, &areas);
        }
        if let Some(area) = panes.left {
            self.contents(cx, area, &panes, buffer);
        }
        if let Some(area) = panes.right {
            self.paint_page(cx, area, &panes, buffer);
        }
    }

    fn contents(&self, cx: &Context, area: Rect, panes: &TwoPanes, buffer: &mut Buffer) {
        let theme = cx.theme;
        if panes.outline.framed {
            title(buffer, theme, area, !self.reading && !cx.typing, "Sources", Vec::new());
        }
        for (line, section) in rows(layout::contents(panes)).zip(Section::ALL) {
            let here = section == self.section;
            if here {
                put(buffer, line, Span::styled(theme.characters().cursor, theme.accent()));
            }
            let style = if here { theme.current() } else { theme.text() };
            let taken = put(buffer, skip(line, 1), Span::styled(section.name(), style));
            if section == Section::Lists {
                let rest = skip(line, taken + 2);
                let rest = Rect { width: rest.width.saturating_sub(1), ..rest };
                put_right(
                    buffer,
                    rest,
                    Span::styled(number(cx.data.history.lists.len()), theme.faint()),
                );
            }
        }
    }

    fn paint_page(&self, cx: &Context, area: Rect, panes: &TwoPanes, buffer: &mut Buffer) {
        let theme = cx.theme;
        let content = &self.content;
        let Page { topic, cursor, .. } = self.page();
        let has_keys = self.reading && !cx.typing;
        let inside = layout::page(panes);
        if panes.outline.framed {
            let room = usize::from(area.width.saturating_sub(6));
            let trail = self.trail(&cx.data, room);
            title(buffer, theme, area, has_keys, &trail, Vec::new());
        }
        let placed = columns::place(columns(topic), table_width(inside.width));
        let mut body = inside;
        if content.has_heading() {
            let line = Rect { height: inside.height.min(1), ..skip(inside, 1) };
            if cursor.top >= content.lines.len() {
                for column in &placed {
                    column.draw(buffer, line, column.column.heading, theme.faint());
                }
            } else {
                put(buffer, line, Span::styled(caption(topic, &cx.data), theme.strong()));
            }
            body =
                Rect { y: inside.y + line.height, height: inside.height - line.height, ..inside };
        }
        let first = placed.iter().find(|placed| !placed.column.right).map(|placed| placed.index);
        for (line, at) in rows(body).zip(cursor.top..content.len()) {
            let on_cursor = at == cursor.at && self.reading && content.is_link(at);
            if on_cursor {
                put(buffer, line, Span::styled(theme.characters().cursor, theme.accent()));
            }
            let line = skip(line, 1);
            if let Some(text) = content.lines.get(at) {
                draw_line(theme, &text.text, text.right.as_ref(), on_cursor, line, buffer);
                continue;
            }
            let item = content.items.get(at - content.lines.len());
            let Some(row) = item.and_then(|item| row(cx, topic, item)) else { continue };
            for column in &placed {
                let Some((text, style)) = row.cells.get(column.index) else { continue };
                let lit = on_cursor && first == Some(column.index);
                let style = if lit { theme.current() } else { *style };
                column.draw(buffer, line, text, style);
            }
        }
        if panes.outline.framed {
            self.how_far(theme, cursor.top, usize::from(body.height), area, buffer);
        }
    }

    /// How far down the page is.
    fn how_far(&self, theme: Theme, top: usize, height: usize, area: Rect, buffer: &mut Buffer) {
        let content = &self.content;
        if content.len() <= height {
            return;
        }
        let rows = content.items.len();
        if rows > 0 {
            let last = (top + height).min(content.len()).saturating_sub(content.lines.len());
            foot(buffer, theme, area, &format!(" {} of {} ", number(last), number(rows)));
        } else if top + height < content.len() {
            foot(buffer, theme, area, MORE_BELOW);
        }
    }

    /// The pages that led here, as many of the last ones as there is room for.
    fn trail(&self, data: &Data, room: usize) -> String {
        let mut trail = String::new();
        for page in self.trail.iter().rev() {
            let title = page_title(page.topic, data);
            if trail.is_empty() {
                trail = title;
            } else if trail.width() + title.width() + 3 <= room {
                trail = format!("{title} \u{203a} {trail}");
            } else {
                break;
            }
        }
        trail
    }
}

fn number(number: usize) -> String {
    thousands(u64::try_from(number).unwrap_or(u64::MAX))
}

fn draw_line(
    theme: Theme,
    text: &Line<'_>,
    right: Option<&Span<'_>>,
    on_cursor: bool,
    line: Rect,
    buffer: &mut Buffer,
) {
    let lit = |span: &Span<'_>| Span::styled(span.content.to_string(), theme.current());
    let taken = if on_cursor {
        put(buffer, line, text.spans.iter().map(lit).collect::<Vec<_>>())
    } else {
        put(buffer, line, text.clone())
    };
    if let Some(word) = right {
        put_right(buffer, skip(line, taken.saturating_add(2).min(line.width)), word.clone());
    }
}

/// The page in a line of its own.
fn caption(topic: Topic, data: &Data) -> String {
    match topic {
        Topic::List(list) => {
            let kind = data.history.lists.row(list).kind.name();
            format!("{kind} list of {}", page_title(topic, data))
        }
        topic => page_title(topic, data),
    }
}

fn page_title(topic: Topic, data: &Data) -> String {
    let history = &data.history;
    match topic {
        Topic::Section(section) => section.name().to_owned(),
        Topic::List(list) => short_list_name(history.lists.row(list)),
        Topic::RepairsOf(_, rule) | Topic::Rule(rule) => rule.name().to_owned(),
        Topic::ProblemsOf(_) => "problems".into(),
        Topic::Problem(..) => "problem".into(),
        Topic::Doubt(kind) => texts::doubt(kind).term.to_owned(),
        Topic::Spellings(rule) => rule.name().to_owned(),
        Topic::Moves(rule) => rule.name().to_owned(),
        Topic::Corrections(rule) => rule.name().to_owned(),
        Topic::LikelyPairs => "likely pairs".into(),
        Topic::Agency(agency) => history.text(history.tables.agencies.row(agency).name).to_owned(),
    }
}
