//! What is said first as text and as a document.

use super::briefing::Briefing;
use crate::export::format::Markup;

impl Briefing<'_> {
    /// Writes it line by line for a terminal. `only` is the filter in words; `notes` say how the days
    /// were found.
    #[must_use]
    pub fn lines(&self, only: &str, notes: &[String]) -> Vec<String> {
        let mut lines = vec![format!("{}.", self.digest.heading())];
        lines.extend_from_slice(notes);
        if !only.is_empty() {
            lines.push(format!("Only {only}."));
        }
        lines.extend(self.summary());
        lines.push(String::new());
        if self.items.is_empty() {
            lines.push(nothing(only));
        }
        for (number, item) in (1..).zip(&self.items) {
            lines.push(format!("{number}. {}", item.text));
            let indent = " ".repeat(number.to_string().len() + 2);
            lines.push(format!("{indent}{}", self.sources(item)));
        }
        lines.push(String::new());
        lines.extend(self.footnotes());
        lines
    }

    /// Writes it as a document.
    #[must_use]
    pub fn document(&self, markup: &Markup, only: &str, notes: &[String]) -> Vec<String> {
        let Markup { plain, bold, italic, item: bullet } = *markup;
        let of = if only.is_empty() { String::new() } else { format!(", only {}", plain(only)) };
        let headline = format!("287(g) agreements{of}: what changed");
        let mut lines = vec![bold(&headline), String::new()];
        lines.push(plain(&format!("{}.", self.digest.heading())));
        lines.extend(notes.iter().map(|note| plain(note)));
        lines.extend(self.summary().iter().map(|sentence| plain(sentence)));
        lines.push(String::new());
        if self.items.is_empty() {
            lines.push(plain(&nothing(only)));
        }
        let items = self.items.iter().map(|item| {
            let sources = format!("({})", self.sources(item));
            bullet(&format!("{} {}", plain(&item.text), italic(&plain(&sources))))
        });
        lines.extend(items);
        for note in self.footnotes() {
            lines.push(String::new());
            lines.push(italic(&plain(&note)));
        }
        lines
    }
}

/// Says that there is nothing to say; `only` is the filter in words.
#[must_use]
pub fn nothing(only: &str) -> String {
    if only.is_empty() {
        "Nothing is worth saying first.".into()
    } else {
        format!("Nothing is worth saying first (only {only}).")
    }
}
