//! Writes lines of styled text into cells.
//!
//! Every screen is made of `ratatui::text::Line`, but we render it ourselves for two reasons: a
//! line that is too long ends in an ellipsis instead of being clipped silently, and characters that
//! take one cell, which is nearly all of them, are written without segmenting the text again in
//! every frame.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use crate::text::{ascii, cut, display};

/// Marks where a line was cut.
const CUT: &str = "\u{2026}";

/// A span whose text may come from a file. Control characters are made visible.
pub(crate) fn span<'a>(text: impl Into<std::borrow::Cow<'a, str>>, style: Style) -> Span<'a> {
    match text.into() {
        std::borrow::Cow::Borrowed(text) => Span::styled(display(text), style),
        std::borrow::Cow::Owned(text) => {
            let shown = display(&text);
            let unchanged = shown.len() == text.len();
            if unchanged {
                Span::styled(text, style)
            } else {
                Span::styled(shown.into_owned(), style)
            }
        }
    }
}

/// Writes a line into the first row of `area`, aligned left. A span that is too long is cut and
/// ends in an ellipsis. Returns the number of columns used.
pub(crate) fn put<'a>(buffer: &mut Buffer, area: Rect, line: impl Into<Line<'a>>) -> u16 {
    let line = line.into();
    let mut taken = 0;
    for span in &line.spans {
        let rest = skip(area, taken);
        if rest.width == 0 {
            break;
        }
        taken += put_text(buffer, rest, &span.content, line.style.patch(span.style));
    }
    taken
}

/// Writes a line into the first row of `area`, aligned right, or left if it is too long.
pub(crate) fn put_right<'a>(buffer: &mut Buffer, area: Rect, line: impl Into<Line<'a>>) {
    let line = line.into();
    let width = columns_of(&line);
    let at = if width <= area.width { skip(area, area.width - width) } else { area };
    put(buffer, at, line);
}

/// The width of a line in columns.
pub(crate) fn columns_of(line: &Line<'_>) -> u16 {
    let width = line.spans.iter().map(|span| display(&span.content).width()).sum::<usize>();
    u16::try_from(width).unwrap_or(u16::MAX)
}

/// The width of a text in columns.
pub(crate) fn width(text: &str) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}

fn put_text(buffer: &mut Buffer, area: Rect, text: &str, style: Style) -> u16 {
    let area = area.intersection(*buffer.area());
    if area.is_empty() {
        return 0;
    }
    let shown = display(text);
    let shown = cut(&shown, usize::from(area.width), CUT);
    let style = Style::reset().patch(style);
    if !shown.chars().all(is_one_cell) {
        let width = usize::from(area.width);
        let (end, _) = buffer.set_stringn(area.x, area.y, shown.as_ref(), width, style);
        return end.saturating_sub(area.x);
    }
    let mut x = area.x;
    for letter in shown.chars().take(usize::from(area.width)) {
        if let Some(cell) = buffer.cell_mut((x, area.y)) {
            cell.set_char(letter).set_style(style);
        }
        x += 1;
    }
    x - area.x
}

/// Whether a character takes exactly one cell and never combines with another.
fn is_one_cell(letter: char) -> bool {
    matches!(letter, ' '..='~' | '\u{2010}'..='\u{2027}' | '\u{2500}'..='\u{259f}' | '·' | '●' | '▲' | '▼')
}

/// Clears `area`. Unlike ratatui's `Clear`, this also clears a wide character that reaches into it.
pub(crate) fn clear(buffer: &mut Buffer, area: Rect) {
    let area = area.intersection(*buffer.area());
    for y in area.y..area.bottom() {
        if let Some(before) = area.x.checked_sub(1)
            && buffer.cell((before, y)).is_some_and(|cell| cell.symbol().width() > 1)
        {
            buffer.set_string(before, y, " ", Style::reset());
        }
        for x in area.x..area.right() {
            if let Some(cell) = buffer.cell_mut((x, y)) {
                cell.reset();
                cell.set_style(Style::reset());
            }
        }
    }
}

/// The part of a row after its first `columns`.
pub(crate) fn skip(area: Rect, columns: u16) -> Rect {
    let columns = columns.min(area.width);
    Rect { x: area.x + columns, width: area.width - columns, ..area }
}

/// The row of `area` at `offset`, or `None` below the last.
pub(crate) fn row(area: Rect, offset: u16) -> Option<Rect> {
    (offset < area.height).then_some(Rect { y: area.y + offset, height: 1, ..area })
}

/// The rows of `area`, from top to bottom.
pub(crate) fn rows(area: Rect) -> impl Iterator<Item = Rect> {
    (0..area.height).filter_map(move |offset| row(area, offset))
}

/// Folds a whole screen to ASCII for terminals without Unicode, keeping the width of each
/// character.
pub(crate) fn fold_to_ascii(buffer: &mut Buffer) {
    let area = *buffer.area();
    for y in area.y..area.bottom() {
        for x in area.x..area.right() {
            let Some(cell) = buffer.cell_mut((x, y)) else { continue };
            if cell.symbol().is_ascii() {
                continue;
            }
            let (folded, style) = (ascii(cell.symbol()).into_owned(), cell.style());
            buffer.set_string(x, y, folded, style);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(width: u16, line: Line<'_>) -> (u16, String) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, 1));
        let area = *buffer.area();
        let taken = put(&mut buffer, area, line);
        let text = buffer.content().iter().map(ratatui::buffer::Cell::symbol).collect();
        (taken, text)
    }

    #[test]
    fn a_long_line_is_cut_and_the_columns_used_are_returned() {
        assert_eq!(shown(8, "Polk".into()), (4, "Polk    ".into()));
        assert_eq!(shown(8, "Polk County".into()), (8, "Polk Co…".into()));
        let two = Line::from(vec![Span::raw("Polk "), Span::raw("County")]);
        assert_eq!(shown(8, two), (8, "Polk Co…".into()));
        assert_eq!(shown(7, "\u{1b}[31m".into()), (5, "␛[31m  ".into()));
    }

    #[test]
    fn a_right_aligned_line_ends_at_the_right_edge() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 1));
        put_right(&mut buffer, Rect::new(0, 0, 6, 1), "ab");
        let text: String = buffer.content().iter().map(ratatui::buffer::Cell::symbol).collect();
        assert_eq!(text, "    ab");
    }

    #[test]
    fn a_folded_screen_is_ascii_and_keeps_its_width() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
        put(&mut buffer, Rect::new(0, 0, 12, 1), "Doña│日本 x");
        fold_to_ascii(&mut buffer);
        let text: String = buffer.content().iter().map(ratatui::buffer::Cell::symbol).collect();
        assert!(text.is_ascii() && text.starts_with("Dona|") && text.contains(" x"), "{text:?}");
    }
}
