//! What stands on the line of search and filters until a newcomer presses the first key.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::tui::core::Context;
use crate::tui::kit::cells::{columns_of, put, skip};

/// Keys, and what a newcomer does with them.
const FIRST: [(&str, &str); 5] = [
    ("/", "finds a county or an agency"),
    ("Enter", "opens it"),
    ("y", "copies a sentence to quote"),
    ("?", "shows all keys"),
    ("q", "quits"),
];

/// What of it there is, by the room: places in [`FIRST`], the most first.
const FORMS: [&[usize]; 4] = [&[0, 1, 2, 3, 4], &[0, 1, 2, 4], &[0, 2, 4], &[0, 4]];

/// Draws the line.
pub(super) fn draw(cx: &Context, area: Rect, buffer: &mut Buffer) {
    let theme = cx.theme;
    let line = skip(area, 1);
    let form = |places: &&[usize]| {
        let mut spans = Vec::new();
        for (key, words) in places.iter().filter_map(|&at| FIRST.get(at)) {
            let before = if spans.is_empty() { "" } else { "   " };
            spans.push(Span::styled(format!("{before}{key} "), theme.accent()));
            spans.push(Span::styled(*words, theme.text()));
        }
        Line::from(spans)
    };
    if let Some(words) = FORMS.iter().map(form).find(|words| columns_of(words) < line.width) {
        put(buffer, line, words);
    }
}
