//! Everything that can be done, with its keys, from the table of keys.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::lines::typed;
use super::paint::{Painter, row, skip};
use crate::tui::keymap::Command;
use crate::tui::layout::PaletteLayout;
use crate::tui::state::{Palette, State};

pub(super) fn overlay(state: &State, palette: &Palette, painter: &mut Painter<'_>) {
    let theme = state.theme;
    let outline = state.outline();
    let PaletteLayout { window, input, list } = PaletteLayout::new(outline);
    painter.clear(window);
    if outline.framed {
        painter.frames(&[window]);
        painter.title(window, true, "Commands", &[]);
        if palette.cursor.top + usize::from(list.height) < palette.found.len() {
            painter.foot(window, " more below ");
        }
    }
    let [before, caret, after] = typed(&palette.input, input.width.saturating_sub(2), theme);
    let taken = painter.pieces(input, &[(": ", theme.accent()), before, caret, after]);
    if palette.input.value().is_empty() {
        painter.text(skip(input, taken + 2), "words or a key", theme.faint());
    }
    if palette.found.is_empty()
        && let Some(line) = row(list, 0)
    {
        painter.text(skip(line, 2), "nothing has these words", theme.faint());
    }
    for (i, command) in palette.found.iter().enumerate().skip(palette.cursor.top) {
        let offset = u16::try_from(i - palette.cursor.top).unwrap_or(u16::MAX);
        let Some(line) = row(list, offset) else { break };
        draw(command, i == palette.cursor.at, line, painter);
    }
}

fn draw(command: &Command, on_cursor: bool, line: Rect, painter: &mut Painter<'_>) {
    let theme = painter.theme;
    if on_cursor {
        painter.text(line, theme.characters().cursor, theme.accent());
    }
    let labels: Vec<String> = command.keys.iter().take(3).map(|key| key.label()).collect();
    let keys = labels.join("  ");
    let place = if command.here { "" } else { command.scope.name() };
    let line = skip(line, 2);
    let width = |text: &str| u16::try_from(text.width()).unwrap_or(u16::MAX);
    let (at_right, room) = (width(&keys), line.width);
    // On a narrow screen words go before keys, for Enter needs none.
    let at_right = if room < 30 { 0 } else { at_right };
    let behind = if place.is_empty() || room < 50 { 0 } else { width(place) + 2 };
    let words = Rect { width: room.saturating_sub(at_right + behind + 2), ..line };
    let style = match (on_cursor, command.here) {
        (true, _) => theme.current(),
        (false, true) => theme.text(),
        (false, false) => theme.faint(),
    };
    painter.text(words, command.words, style);
    if at_right > 0 {
        let style = if command.here { theme.strong() } else { theme.faint() };
        painter.right(skip(line, room - at_right.min(room)), &keys, style);
    }
    if behind > 0 {
        let at = Rect { width: room.saturating_sub(at_right + 2), ..line };
        painter.right(at, place, theme.faint());
    }
}
