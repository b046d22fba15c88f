//! The change under the cursor in full, with the life of its agreement; on the name of a group what
//! it means, and what was compared.

use ratatui::style::Style;
use ratatui::text::Span;

use super::brief::Said;
use super::state::Changes;
use crate::export::explain::{Explained, explain};
use crate::text::{counted, sentence, wrap};
use crate::tui::core::Context;
use crate::tui::kit::document::Document;
use crate::tui::kit::theme::Theme;

/// The lines of the pane.
pub(super) fn page(changes: &Changes, cx: &Context, width: u16) -> Document {
    let theme = cx.theme;
    let mut page = Document::new(width);
    let Some(compared) = &changes.compared else { return page };
    if let Some(said) = changes.said() {
        brief(&mut page, cx, said, width);
        return page;
    }
    let at = changes.cursor.at;
    let group = compared.group(at);
    let item = compared.item(at);
    if let Some(group) = group {
        let name = if item.is_some() { group.kind.title() } else { group.title.as_str() };
        indented(&mut page, name, width, theme.accent());
    }
    let Some(item) = item else {
        if let Some(group) = group {
            indented(&mut page, &sentence(&group.about), width, theme.text());
        }
        for sentence in &compared.sentences {
            page.blank();
            indented(&mut page, sentence, width, theme.faint());
        }
        return page;
    };
    let line = item.line(&cx.data.history);
    let note = line.note();
    if !note.is_empty() {
        indented(&mut page, &sentence(&note), width, theme.text());
    }
    page.blank();
    let what = line.of_agreement().map_or(Explained::All, Explained::Agreement);
    let explained = explain(&cx.data.history, &cx.day, line.agency(), what);
    for (i, line) in explained.lines().iter().enumerate() {
        indented(&mut page, line, width, style_of(theme, i, line));
    }
    page
}

/// How many rows behind what is said are named.
const MOST_ROWS: usize = 200;

/// What is said first in full, the rule by which it is said, and the rows behind it.
fn brief(page: &mut Document, cx: &Context, said: &Said, width: u16) {
    let (theme, history) = (cx.theme, &cx.data.history);
    indented(page, "Brief", width, theme.accent());
    indented(page, &said.item.text, width, theme.strong());
    page.blank();
    indented(page, &format!("Rule: {}", said.item.rule.sentence), width, theme.text());
    let mut list = None;
    for row in said.item.rows.iter().take(MOST_ROWS) {
        if list != Some(row.list) {
            list = Some(row.list);
            page.blank();
            indented(page, &history.lists.row(row.list).file, width, theme.text());
        }
        let Some(listing) = row.listing else { continue };
        let name = super::brief::agency(cx, row)
            .map_or("", |agency| history.text(history.tables.agencies.row(agency).name));
        let row = history.listings.row(listing).row;
        indented(page, &format!("  row {row}: {name}"), width, theme.faint());
    }
    let rest = said.item.rows.len().saturating_sub(MOST_ROWS);
    if rest > 0 {
        indented(page, &counted(rest, "more row", "more rows"), width, theme.faint());
    }
}

/// The name of the agency stands out, and what begins a line matters more than what is indented.
fn style_of(theme: Theme, number: usize, line: &str) -> Style {
    match line.len() - line.trim_start().len() {
        0 if number == 0 => theme.strong(),
        0 | 2 => theme.text(),
        _ => theme.faint(),
    }
}

/// Adds a text that keeps its indent; deep indents are drawn in where there is little room.
fn indented(page: &mut Document, text: &str, width: u16, style: Style) {
    use unicode_width::UnicodeWidthStr;
    let own = text.trim_start();
    let indent = (text.len() - own.len()).min(usize::from(width) / 8);
    let room = usize::from(width).saturating_sub(indent).max(8);
    let hanging = if own.width() > room { 2.min(room / 8) } else { 0 };
    for (part, line) in wrap(own, room - hanging).into_iter().enumerate() {
        let blanks = if part > 0 { indent + hanging } else { indent };
        page.line(Span::styled(format!("{}{line}", " ".repeat(blanks)), style), None);
    }
}
