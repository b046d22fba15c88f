//! Draws stacked columns of counts.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};
use ratatui::text::Span;

use super::bars::scaled;
use super::cells::{put, row};
use super::theme::Theme;
use crate::terminal::Depth;

/// One part of a stacked column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Part {
    /// The count.
    pub(crate) count: u32,
    /// The letter that fills the part if there are no colours.
    pub(crate) letter: char,
    /// The colour.
    pub(crate) style: Style,
}

/// Whether columns are filled with letters, because colours or block characters are unavailable.
pub(crate) fn has_letters(theme: Theme) -> bool {
    !theme.unicode || theme.depth() == Depth::None
}

/// The mark of a part in the legend, which looks as the part does in a column.
pub(crate) fn mark(theme: Theme, part: Part) -> String {
    if has_letters(theme) {
        return part.letter.to_string();
    }
    theme.characters().heights.last().copied().unwrap_or("").to_owned()
}

/// Draws parts, lowest first, as a column with a resolution of an eighth of a cell, so that two
/// parts can share one. A total of `most` fills the column.
pub(crate) fn stack(buffer: &mut Buffer, theme: Theme, column: Rect, parts: &[Part], most: u32) {
    let full = u32::from(column.height) * 8;
    let mut sum = 0_u32;
    let tops: Vec<(Part, u32, u32)> = parts
        .iter()
        .scan(0, |below, &part| {
            sum = sum.saturating_add(part.count);
            let end = scaled(sum, most, full);
            let start = std::mem::replace(below, end);
            Some((part, start, end))
        })
        .collect();
    for cell in 0..column.height {
        let Some(line) = row(column, column.height - 1 - cell) else { break };
        let (bottom, top) = (u32::from(cell) * 8, u32::from(cell) * 8 + 8);
        let inside: Vec<(Part, u32)> = tops
            .iter()
            .map(|&(part, start, end)| (part, start.max(bottom), end.min(top)))
            .filter(|(_, start, end)| end > start)
            .map(|(part, start, end)| (part, end - start))
            .collect();
        let Some(&(lower, height)) = inside.first() else { continue };
        let upper = inside.get(1).map(|&(part, _)| part);
        let filled: u32 = inside.iter().map(|&(_, height)| height).sum();
        let (symbol, style) = cell_of(theme, lower, height, upper, filled);
        put(buffer, line, Span::styled(symbol.repeat(usize::from(column.width)), style));
    }
}

/// The character and style of a cell that `lower` fills up to `height` eighths, with `upper` above.
fn cell_of(
    theme: Theme,
    lower: Part,
    height: u32,
    upper: Option<Part>,
    filled: u32,
) -> (String, Style) {
    let level = |eighths: u32| {
        let at = eighths.saturating_sub(1) as usize;
        theme.characters().heights.get(at).copied().unwrap_or("").to_owned()
    };
    let larger = if height * 2 >= filled { lower } else { upper.unwrap_or(lower) };
    if has_letters(theme) {
        let symbol = if filled >= 4 { larger.letter.to_string() } else { level(filled) };
        return (symbol, larger.style);
    }
    match upper {
        Some(upper) if filled == 8 && theme.depth() != Depth::Ansi16 => {
            (level(height), lower.style.bg(upper.style.fg.unwrap_or(Color::Reset)))
        }
        Some(_) => (level(filled), larger.style),
        None => (level(height), lower.style),
    }
}
