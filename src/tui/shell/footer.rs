//! The last line of the screen: the keys that work here and now, or a message.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::keys;
use crate::tui::core::{Context, Scope};
use crate::tui::kit::cells::{put, skip, width};

/// Draws the line.
pub(super) fn draw(cx: &Context, scope: &Scope, area: Rect, buffer: &mut Buffer) {
    let theme = cx.theme;
    let line = skip(area, 1);
    if let Some(message) = &cx.message {
        put(buffer, line, Span::styled(message.as_str(), theme.warning()));
        return;
    }
    let mut taken = 0_u16;
    for (key, word) in keys::footer(scope) {
        let wide = width(&key).saturating_add(width(word)).saturating_add(3);
        if taken.saturating_add(wide) > line.width.saturating_add(2) {
            break;
        }
        let spans = vec![
            Span::styled(key, theme.strong()),
            Span::styled(" ", theme.faint()),
            Span::styled(word, theme.faint()),
        ];
        put(buffer, skip(line, taken), spans);
        taken += wide;
    }
}
