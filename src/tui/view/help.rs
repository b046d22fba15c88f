//! All keys, from the table of keys.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::paint::{Painter, row, skip};
use crate::tui::keymap::{self, Scope};
use crate::tui::state::State;

/// A line of the help.
enum Line {
    Heading(&'static str),
    Keys(String, &'static str),
    Blank,
}

pub(super) fn overlay(state: &State, top: usize, area: Rect, painter: &mut Painter<'_>) {
    let theme = state.theme;
    let lines = lines();
    let window = window(area, lines.len());
    painter.clear(window);
    painter.frames(&[window]);
    let inside = Rect {
        x: window.x + 2,
        y: window.y + 1,
        width: window.width.saturating_sub(4),
        height: window.height.saturating_sub(2),
    };
    let top = top.min(lines.len().saturating_sub(usize::from(inside.height)));
    let more = if lines.len() > usize::from(inside.height) {
        "j k scroll  Esc back "
    } else {
        "Esc back "
    };
    painter.title(window, true, "Keys", &[(more, theme.faint())]);
    let keys = 22.min(inside.width / 2);
    for (i, line) in lines.iter().skip(top).enumerate() {
        let Some(at) = row(inside, u16::try_from(i).unwrap_or(u16::MAX)) else { break };
        match line {
            Line::Heading(name) => {
                painter.text(at, name, theme.accent());
            }
            Line::Keys(names, words) => {
                painter.text(Rect { width: keys.max(2) - 1, ..at }, names, theme.strong());
                painter.text(skip(at, keys), words, theme.text());
            }
            Line::Blank => {}
        }
    }
}

/// Where the help stands, with room for so many lines.
fn window(area: Rect, lines: usize) -> Rect {
    let width = area.width.min(66);
    let height = area.height.min(u16::try_from(lines + 2).unwrap_or(u16::MAX));
    Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + (area.height - height) / 2,
        width,
        height,
    }
}

/// The first line on the screen where the help is scrolled to its end.
pub(crate) fn end(state: &State) -> usize {
    let lines = lines().len();
    let shown = window(state.outline().area, lines).height.saturating_sub(2);
    lines.saturating_sub(usize::from(shown))
}

fn lines() -> Vec<Line> {
    let mut lines = Vec::new();
    for scope in Scope::ALL {
        if !lines.is_empty() {
            lines.push(Line::Blank);
        }
        lines.push(Line::Heading(scope.name()));
        for binding in keymap::bindings().filter(|binding| binding.scope == scope) {
            let names: Vec<String> = binding.keys.iter().map(|key| key.label()).collect();
            let mut shown = names.join("  ");
            if shown.width() > 21 {
                shown = names.into_iter().take(2).collect::<Vec<_>>().join("  ");
            }
            lines.push(Line::Keys(shown, binding.words));
        }
    }
    lines
}
