//! Scrollable text of paragraphs, headings and fields, wrapped to a width.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::cells::{put, put_right, rows, skip};
use crate::text::{display, wrap};

/// The narrowest width that text is wrapped to.
const NARROWEST: usize = 8;

/// A line of a document.
#[derive(Clone, Debug)]
pub(crate) struct DocumentLine<T> {
    /// The text, aligned left.
    pub(crate) text: Line<'static>,
    /// A word at the right edge.
    pub(crate) right: Option<Span<'static>>,
    /// What the line refers to, such as a row of a list or an address.
    pub(crate) refers: Option<T>,
}

impl<T> Default for DocumentLine<T> {
    fn default() -> Self {
        Self { text: Line::default(), right: None, refers: None }
    }
}

/// Lines wrapped to a width, each of which may refer to a `T`.
#[derive(Clone, Debug)]
pub(crate) struct Document<T = ()> {
    width: usize,
    /// The lines, from top to bottom.
    pub(crate) lines: Vec<DocumentLine<T>>,
}

impl<T> Document<T> {
    /// Creates an empty document whose lines are at most `width` columns wide.
    pub(crate) fn new(width: u16) -> Self {
        Self { width: usize::from(width), lines: Vec::new() }
    }

    /// Adds an empty line.
    pub(crate) fn blank(&mut self) {
        self.lines.push(DocumentLine::default());
    }

    /// Adds a line without wrapping it, with an optional word at the right edge.
    pub(crate) fn line(&mut self, text: impl Into<Line<'static>>, right: Option<Span<'static>>) {
        self.lines.push(DocumentLine { text: text.into(), right, refers: None });
    }

    /// Adds a paragraph.
    pub(crate) fn paragraph(&mut self, text: &str, style: Style) {
        self.hanging(Span::raw(""), text, style);
    }

    /// Adds a label padded to `columns`, with a value beside it that wraps within its own column.
    pub(crate) fn field(
        &mut self,
        label: &Span<'static>,
        columns: usize,
        value: &str,
        style: Style,
    ) {
        let blanks = columns.saturating_sub(label.content.width()).max(1);
        let lead = Span::styled(format!("{}{}", label.content, " ".repeat(blanks)), label.style);
        self.hanging(lead, value, style);
    }

    /// Adds text with a hanging indent: later lines begin below the first letter after the lead.
    pub(crate) fn hanging(&mut self, lead: Span<'static>, text: &str, style: Style) {
        let indent = lead.content.width();
        let room = self.width.saturating_sub(indent).max(NARROWEST);
        let mut lead = Some(lead);
        for part in wrap(&display(text), room) {
            let before = lead.take().unwrap_or_else(|| Span::styled(" ".repeat(indent), style));
            self.line(vec![before, Span::styled(part, style)], None);
        }
    }

    /// Sets what the last line refers to.
    pub(crate) fn refer(&mut self, to: T) {
        if let Some(line) = self.lines.last_mut() {
            line.refers = Some(to);
        }
    }

    /// The first line on the screen when the document is scrolled to the end.
    pub(crate) fn last_top(&self, height: u16) -> usize {
        self.lines.len().saturating_sub(usize::from(height))
    }

    /// Draws the lines from `top` on, scrolled no further than the end. Returns whether there is
    /// more below.
    pub(crate) fn draw(&self, buffer: &mut Buffer, area: Rect, top: usize) -> bool {
        let last = self.last_top(area.height);
        let top = top.min(last);
        for (at, line) in rows(area).zip(self.lines.iter().skip(top)) {
            let taken = put(buffer, at, line.text.clone());
            if let Some(word) = &line.right {
                let rest = skip(at, taken.saturating_add(1));
                put_right(
                    buffer,
                    Rect { width: rest.width.saturating_sub(1), ..rest },
                    word.clone(),
                );
            }
        }
        top < last
    }

    /// The lines on the screen when scrolled to `top`, each with its area.
    pub(crate) fn shown(
        &self,
        area: Rect,
        top: usize,
    ) -> impl Iterator<Item = (Rect, &DocumentLine<T>)> {
        rows(area).zip(self.lines.iter().skip(top.min(self.last_top(area.height))))
    }
}
