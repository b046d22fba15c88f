//! The change under the cursor in full, with the life of its agreement; on the name of a group what
//! it means, and what was compared.

use ratatui::style::Style;
use ratatui::text::Span;

use super::state::Changes;
use crate::export::explain::explain;
use crate::text::{sentence, wrap};
use crate::tui::core::Context;
use crate::tui::kit::document::Document;
use crate::tui::kit::theme::Theme;

/// The lines of the pane.
pub(super) fn page(changes: &Changes, cx: &Context, width: u16) -> Document {
    let theme = cx.theme;
    let mut page = Document::new(width);
    let Some(compared) = &changes.compared else { return page };
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
    let explained = explain(&cx.data.history, &cx.day, line.agency(), line.of_agreement());
    for (i, line) in explained.lines().iter().enumerate() {
        indented(&mut page, line, width, style_of(theme, i, line));
    }
    page
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
