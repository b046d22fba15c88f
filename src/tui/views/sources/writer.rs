//! Lines of a page: entries, links and fields of a document.

use ratatui::style::Style;
use ratatui::text::Span;
use unicode_width::UnicodeWidthStr;

use super::topics::{Leads, Target};
use crate::model::ListingIx;
use crate::query::Tally;
use crate::text::{counted, thousands};
use crate::tui::core::texts::Entry;
use crate::tui::kit::cells::span;
use crate::tui::kit::document::{Document, DocumentLine};
use crate::tui::kit::theme::Theme;

/// A line of a page.
pub(super) type Line = DocumentLine<Leads>;

/// Text is not wrapped wider than this: longer lines are hard to read.
const WIDEST: u16 = 96;
/// From this width on a word stands beside what it means.
const BESIDE: u16 = 60;
/// Columns of labels.
const LABEL: usize = 12;

/// Writes the lines of a page.
pub(super) struct Writer {
    width: u16,
    /// Columns of words.
    label: usize,
    theme: Theme,
    document: Document<Leads>,
}

impl Writer {
    /// Writes lines of a width.
    pub(super) fn new(width: u16, theme: Theme) -> Self {
        Self::of_width(width.clamp(8, WIDEST), theme)
    }

    /// Writes lines of any length.
    pub(super) fn unwrapped(theme: Theme) -> Self {
        Self::of_width(u16::MAX, theme)
    }

    fn of_width(width: u16, theme: Theme) -> Self {
        Self { width, label: LABEL, theme, document: Document::new(width) }
    }

    /// The lines.
    pub(super) fn lines(self) -> Vec<Line> {
        self.document.lines
    }

    /// Whether nothing is written yet.
    pub(super) fn is_empty(&self) -> bool {
        self.document.lines.is_empty()
    }

    pub(super) fn blank(&mut self) {
        self.document.blank();
    }

    pub(super) fn heading(&mut self, text: &str) {
        if !self.is_empty() {
            self.blank();
        }
        self.strong(0, text);
    }

    /// Text behind so many blanks.
    pub(super) fn text(&mut self, indent: usize, text: &str) {
        self.styled(indent, text, self.theme.text());
    }

    /// Text that matters less.
    pub(super) fn faint(&mut self, indent: usize, text: &str) {
        self.styled(indent, text, self.theme.faint());
    }

    /// Text that matters more.
    pub(super) fn strong(&mut self, indent: usize, text: &str) {
        self.styled(indent, text, self.theme.strong());
    }

    fn styled(&mut self, indent: usize, text: &str, style: Style) {
        let lead = Span::styled(" ".repeat(indent), self.theme.text());
        self.document.hanging(lead, text, style);
    }

    /// A word and what it means.
    pub(super) fn labelled(&mut self, label: &str, text: &str) {
        self.beside(label, text, self.theme.strong());
    }

    /// A label and its value.
    pub(super) fn field(&mut self, label: &str, value: &str) {
        self.beside(label, value, self.theme.faint());
    }

    fn beside(&mut self, label: &str, text: &str, style: Style) {
        if self.width >= BESIDE {
            let columns = self.label.max(label.width() + 2);
            let label = span(label.to_owned(), style);
            self.document.field(&label, columns, text, self.theme.text());
        } else {
            self.styled(0, label, style);
            self.text(2, text);
        }
    }

    fn entry(&mut self, entry: &Entry) {
        self.labelled(entry.term, entry.text);
        if !entry.source.is_empty() {
            let indent = if self.width >= BESIDE { self.label } else { 2 };
            self.faint(indent, entry.source);
        }
    }

    /// Entries with a blank line between two.
    pub(super) fn entries(&mut self, entries: &[Entry]) {
        let widest = entries.iter().map(|entry| entry.term.width()).max().unwrap_or(0);
        self.label = widest.max(LABEL) + 2;
        for entry in entries {
            if !self.is_empty() {
                self.blank();
            }
            self.entry(entry);
        }
    }

    /// A line that leads somewhere.
    pub(super) fn link(&mut self, text: &str, right: &str, target: Option<Target>) {
        let style = if target.is_some() { self.theme.text() } else { self.theme.faint() };
        let right = span(right.to_owned(), self.theme.faint());
        self.document.line(span(text.to_owned(), style), Some(right));
        self.document.refer(Leads { target, listings: None });
    }

    /// The line written last names these rows of lists.
    pub(super) fn names(&mut self, listings: [ListingIx; 2]) {
        if let Some(leads) = self.document.lines.last_mut().and_then(|line| line.refers.as_mut()) {
            leads.listings = Some(listings);
        }
    }
}

/// Rows of lists and how many of them are distinct.
pub(super) fn tally(tally: Tally) -> String {
    if tally.readings == 0 {
        return "none".into();
    }
    let listings = counted(tally.listings as usize, "row", "rows");
    format!("{listings}, {} distinct", thousands(tally.readings.into()))
}
