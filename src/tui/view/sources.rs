//! The sources: contents at the left, a page at the right.

mod content;
mod limits;
mod rows;
mod writer;

pub(crate) use self::content::{content, unwrapped};

use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::grid;
use super::paint::{Painter, Piece, row, skip};
use crate::text::{short_day, thousands};
use crate::tui::data::Data;
use crate::tui::layout::SourcesLayout;
use crate::tui::state::{Content, Ink, Line, Page, Section, Spot, State, Topic};
use crate::tui::theme::Theme;

pub(crate) fn draw(state: &State, data: &Data, painter: &mut Painter<'_>) {
    let layout = SourcesLayout::new(state.size, state.sources.reading);
    if layout.outline.framed {
        let areas: Vec<Rect> = layout.contents.into_iter().chain(layout.page).collect();
        painter.frames(&areas);
    }
    if let Some(area) = layout.contents {
        contents(state, data, area, layout, painter);
    }
    if let Some(area) = layout.page {
        page(state, data, area, layout, painter);
    }
}

/// Where a line of the page on the screen leads.
pub(crate) fn spot(state: &State, data: &Data, at: usize) -> Spot {
    let content = &state.sources.content;
    if let Some(line) = content.lines.get(at) {
        return line.spot;
    }
    let item = at.checked_sub(content.lines.len()).and_then(|at| content.items.get(at));
    let (Some(item), topic) = (item, state.sources.page().topic) else { return Spot::default() };
    let spot = rows::row(state, data, topic, item).map(|row| row.spot).unwrap_or_default();
    match topic {
        Topic::Spellings(_) => Spot { listings: rows::spelled(data, item.0), ..spot },
        _ => spot,
    }
}

/// Whether a line above the page is kept for the headings of its table.
pub(crate) fn has_heading(content: &Content) -> bool {
    !content.items.is_empty()
}

/// The columns of a table on a page: the mark of the cursor stands before them.
fn table_width(width: u16) -> u16 {
    width.saturating_sub(1)
}

fn style(theme: Theme, ink: Ink) -> Style {
    match ink {
        Ink::Plain => theme.text(),
        Ink::Strong => theme.strong(),
        Ink::Faint => theme.faint(),
        Ink::Warning => theme.warning(),
        Ink::Model(model) => theme.model(model),
    }
}

fn contents(
    state: &State,
    data: &Data,
    area: Rect,
    layout: SourcesLayout,
    painter: &mut Painter<'_>,
) {
    let theme = state.theme;
    let sources = &state.sources;
    if layout.outline.framed {
        painter.title(area, !sources.reading && !state.searching, "Sources", &[]);
    }
    let inside = layout.contents_inside();
    for (i, section) in Section::ALL.into_iter().enumerate() {
        let Some(line) = row(inside, u16::try_from(i).unwrap_or(u16::MAX)) else { break };
        let here = section == sources.section;
        if here {
            painter.text(line, theme.characters().cursor, theme.accent());
        }
        let name = if here { theme.current() } else { theme.text() };
        let taken = painter.text(skip(line, 1), section.name(), name);
        if section == Section::Lists {
            let count = thousands(u64::try_from(data.history.lists.len()).unwrap_or(u64::MAX));
            let rest = skip(line, taken + 2);
            let rest = Rect { width: rest.width.saturating_sub(1), ..rest };
            painter.right(rest, &count, theme.faint());
        }
    }
}

fn page(state: &State, data: &Data, area: Rect, layout: SourcesLayout, painter: &mut Painter<'_>) {
    let theme = state.theme;
    let content = &state.sources.content;
    let Page { topic, cursor, .. } = state.sources.page();
    let focused = state.sources.reading && !state.searching;
    let inside = layout.page_inside();
    if layout.outline.framed {
        let room = usize::from(area.width.saturating_sub(6));
        painter.title(area, focused, &trail(state, data, room), &[]);
    }
    let placed = grid::place(rows::columns(topic), table_width(inside.width));
    let mut body = inside;
    if has_heading(content) {
        let line = Rect { height: inside.height.min(1), ..skip(inside, 1) };
        if cursor.top >= content.lines.len() {
            for column in &placed {
                column.draw(line, column.column.heading, theme.faint(), painter);
            }
        } else {
            painter.text(line, &caption(topic, data), theme.strong());
        }
        body = Rect { y: inside.y + line.height, height: inside.height - line.height, ..inside };
    }
    for offset in 0..body.height {
        let at = cursor.top + usize::from(offset);
        let (Some(line), true) = (row(body, offset), at < content.len()) else { break };
        let on_cursor = at == cursor.at && state.sources.reading && content.leads(at);
        if on_cursor {
            painter.text(line, theme.characters().cursor, theme.accent());
        }
        let line = skip(line, 1);
        if let Some(text) = content.lines.get(at) {
            draw_line(text, on_cursor, line, painter);
            continue;
        }
        let item = content.items.get(at - content.lines.len());
        let Some(row) = item.and_then(|item| rows::row(state, data, topic, item)) else { continue };
        let first = placed.iter().find(|placed| !placed.column.right).map(|placed| placed.index);
        for column in &placed {
            let Some((text, ink)) = row.cells.get(column.index) else { continue };
            let text = if text == rows::MARK { theme.characters().repaired } else { text };
            let lit = on_cursor && first == Some(column.index);
            let style = if lit { theme.current() } else { style(theme, *ink) };
            column.draw(line, text, style, painter);
        }
    }
    foot(content, cursor.top, usize::from(body.height), area, layout, painter);
}

/// How far down the page is.
fn foot(
    content: &Content,
    top: usize,
    height: usize,
    area: Rect,
    layout: SourcesLayout,
    painter: &mut Painter<'_>,
) {
    if !layout.outline.framed || content.len() <= height {
        return;
    }
    let number = |n: usize| thousands(u64::try_from(n).unwrap_or(u64::MAX));
    let rows = content.items.len();
    let text = if rows > 0 {
        let last = (top + height).min(content.len()).saturating_sub(content.lines.len());
        format!(" {} of {} ", number(last), number(rows))
    } else if top + height < content.len() {
        " more below ".into()
    } else {
        return;
    };
    painter.foot(area, &text);
}

fn draw_line(text: &Line, on_cursor: bool, line: Rect, painter: &mut Painter<'_>) {
    let theme = painter.theme;
    let styled = |ink| if on_cursor { theme.current() } else { style(theme, ink) };
    let pieces: Vec<Piece<'_>> =
        text.pieces.iter().map(|(text, ink)| (text.as_str(), styled(*ink))).collect();
    let taken = painter.pieces(line, &pieces);
    if let Some((word, ink)) = &text.right {
        let rest = skip(line, (taken + 2).min(line.width));
        painter.right(rest, word, style(theme, *ink));
    }
}

/// The pages that led here, as many of the last ones as there is room for.
fn trail(state: &State, data: &Data, room: usize) -> String {
    let mut told = String::new();
    for page in state.sources.trail.iter().rev() {
        let title = title(page.topic, data);
        if told.is_empty() {
            told = title;
        } else if told.width() + title.width() + 3 <= room {
            told = format!("{title} \u{203a} {told}");
        } else {
            break;
        }
    }
    told
}

/// The page in a line of its own.
fn caption(topic: Topic, data: &Data) -> String {
    match topic {
        Topic::List(list) => {
            let kind = data.history.lists.row(list).kind.name();
            format!("{kind} list of {}", title(topic, data))
        }
        topic => title(topic, data),
    }
}

fn title(topic: Topic, data: &Data) -> String {
    let history = &data.history;
    match topic {
        Topic::Section(section) => section.name().to_owned(),
        Topic::List(list) => {
            let list = history.lists.row(list);
            format!("{} {}", short_day(list.date), list.edition.label()).trim_end().to_owned()
        }
        Topic::RepairsOf(_, rule) | Topic::Rule(rule) => rule.name().to_owned(),
        Topic::ProblemsOf(_) => "problems".into(),
        Topic::Problem(..) => "problem".into(),
        Topic::Doubt(kind) => crate::tui::texts::doubt(kind).term.to_owned(),
        Topic::Spellings(rule) => rule.name().to_owned(),
        Topic::Corrections(rule) => rule.name().to_owned(),
        Topic::LikelyPairs => "likely pairs".into(),
        Topic::Agency(agency) => history.text(history.tables.agencies.row(agency).name).to_owned(),
    }
}
