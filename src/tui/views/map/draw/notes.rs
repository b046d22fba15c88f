//! The lines below the map: the place under the cursor where it has no pane, how many counties have
//! an agreement, and what is not seen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::place;
use crate::tui::core::Context;
use crate::tui::kit::cells::{put, rows};
use crate::tui::views::map::layout::{Form, MapLayout, TILES_WIDE};
use crate::tui::views::map::state::Map;
use crate::tui::views::map::words;

pub(super) fn draw(view: &Map, cx: &Context, layout: &MapLayout, buffer: &mut Buffer) {
    let area = layout.notes;
    let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let mut lines: Vec<Line<'static>> = Vec::new();
    if layout.place.is_none() && layout.form != Form::OffMap {
        lines.extend(place::short(view, cx));
    }
    let hidden = if layout.form == Form::Picture { words::hidden(view, area.width) } else { None };
    let months = layout.form == Form::Tiles && layout.map.width >= TILES_WIDE;
    let notes = [
        Some(words::share(view, cx, area.width)),
        words::off_map(view, cx, area.width),
        hidden,
        months.then(|| words::COLUMNS.to_owned()),
    ];
    let notes = notes.into_iter().flatten();
    lines.extend(notes.map(|words| Line::from(Span::styled(words, cx.theme.faint()))));
    for (at, line) in rows(area).zip(lines) {
        put(buffer, at, line);
    }
}
