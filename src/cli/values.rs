//! Values of flags that are not filters: views, groups, formats.

use crate::export::{FORMATS, Format};
use crate::query::{GroupBy, no_such};
use crate::text::news;
use crate::tui::ViewName;

/// A view by its name.
pub(super) fn view(text: &str) -> Result<ViewName, String> {
    let views: Vec<_> = ViewName::all().map(|view| (view.word(), view)).collect();
    one_of("view", text, &views)
}

/// What to count by.
pub(super) fn by(text: &str) -> Result<GroupBy, String> {
    one_of("group", text, &GroupBy::ALL.map(|by| (by.name(), by)))
}

/// A format by its name. Text is the table for a terminal.
pub(super) fn format(text: &str) -> Result<Format, String> {
    let text = if text.trim().eq_ignore_ascii_case("text") { Format::default().name } else { text };
    one_of("format", text, &FORMATS.map(|format| (format.name, format)))
}

/// One of some words, whatever its case.
fn one_of<T: Copy>(what: &str, text: &str, words: &[(&str, T)]) -> Result<T, String> {
    let text = text.trim();
    let found = words.iter().find(|(word, _)| word.eq_ignore_ascii_case(text));
    found.map(|&(_, value)| value).ok_or_else(|| {
        let names: Vec<&str> = words.iter().map(|&(word, _)| word).collect();
        let usage = news::series(&names, "or");
        no_such(what, text, names, &usage)
    })
}
