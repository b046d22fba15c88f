//! Lines of a page, wrapped to a width.

use unicode_width::UnicodeWidthStr;

use crate::text::{display, wrap};
use crate::tui::state::{Ink, Line, Spot, Target};
use crate::tui::texts::Entry;

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
    pub(super) lines: Vec<Line>,
}

impl Writer {
    pub(super) fn new(width: u16) -> Self {
        Self { width: width.clamp(8, WIDEST), label: LABEL, lines: Vec::new() }
    }

    /// Writes lines of any length.
    pub(super) fn unwrapped() -> Self {
        Self { width: u16::MAX, ..Self::new(WIDEST) }
    }

    pub(super) fn blank(&mut self) {
        self.lines.push(Line::default());
    }

    pub(super) fn heading(&mut self, text: &str) {
        if !self.lines.is_empty() {
            self.blank();
        }
        self.text(0, text, Ink::Strong);
    }

    /// Text behind so many blanks.
    pub(super) fn text(&mut self, indent: usize, text: &str, ink: Ink) {
        self.hung(&" ".repeat(indent), Ink::Plain, text, ink);
    }

    /// Text that hangs behind its lead.
    fn hung(&mut self, lead: &str, lead_ink: Ink, text: &str, ink: Ink) {
        let indent = lead.width();
        let room = usize::from(self.width).saturating_sub(indent).max(8);
        for (i, part) in wrap(&display(text), room).into_iter().enumerate() {
            let before =
                if i == 0 { (lead.to_owned(), lead_ink) } else { (" ".repeat(indent), ink) };
            self.lines.push(Line { pieces: vec![before, (part, ink)], ..Line::default() });
        }
    }

    /// A word and what it means.
    pub(super) fn labelled(&mut self, label: &str, text: &str, label_ink: Ink, ink: Ink) {
        if self.width >= BESIDE {
            let lead =
                format!("{label}{}", " ".repeat(self.label.saturating_sub(label.width()).max(2)));
            self.hung(&lead, label_ink, text, ink);
        } else {
            self.text(0, label, label_ink);
            self.text(2, text, ink);
        }
    }

    pub(super) fn field(&mut self, label: &str, value: &str) {
        self.labelled(label, value, Ink::Faint, Ink::Plain);
    }

    pub(super) fn entry(&mut self, entry: &Entry) {
        self.labelled(entry.term, entry.text, Ink::Strong, Ink::Plain);
        if !entry.source.is_empty() {
            let indent = if self.width >= BESIDE { self.label } else { 2 };
            self.text(indent, entry.source, Ink::Faint);
        }
    }

    /// Entries with a blank line between two.
    pub(super) fn entries(&mut self, entries: &[Entry]) {
        let widest = entries.iter().map(|entry| entry.term.width()).max().unwrap_or(0);
        self.label = widest.max(LABEL) + 2;
        for entry in entries {
            if !self.lines.is_empty() {
                self.blank();
            }
            self.entry(entry);
        }
    }

    /// A line that leads somewhere.
    pub(super) fn link(&mut self, text: &str, right: &str, target: Option<Target>) {
        let ink = if target.is_some() { Ink::Plain } else { Ink::Faint };
        self.lines.push(Line {
            pieces: vec![(text.to_owned(), ink)],
            right: Some((right.to_owned(), Ink::Faint)),
            spot: Spot { target, listings: None },
        });
    }

    /// The line written last names these listings.
    pub(super) fn names(&mut self, listings: [crate::model::ListingIx; 2]) {
        if let Some(line) = self.lines.last_mut() {
            line.spot.listings = Some(listings);
        }
    }
}
