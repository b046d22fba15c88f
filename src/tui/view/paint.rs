//! Putting styled text into the buffer: cut where it does not fit, made fit for a terminal.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use crate::text::{ascii, cut, display};
use crate::tui::theme::Theme;

/// Draws into a buffer.
pub(crate) struct Painter<'a> {
    buffer: &'a mut Buffer,
    pub(super) theme: Theme,
}

/// A piece of a line.
pub(super) type Piece<'a> = (&'a str, Style);

impl<'a> Painter<'a> {
    pub(super) fn new(buffer: &'a mut Buffer, theme: Theme) -> Self {
        Self { buffer, theme }
    }

    /// What is drawn on.
    pub(super) fn buffer(&mut self) -> &mut Buffer {
        self.buffer
    }

    /// Text at the left of the first row of `area`, cut with a mark where it is too long. Gives
    /// the number of columns taken.
    pub(super) fn text(&mut self, area: Rect, text: &str, style: Style) -> u16 {
        let area = area.intersection(*self.buffer.area());
        if area.is_empty() {
            return 0;
        }
        let shown = display(text);
        let shown = cut(&shown, usize::from(area.width), self.theme.characters().cut);
        let shown = if self.theme.unicode { shown } else { ascii(shown) };
        let style = Style::reset().patch(style);
        if !shown.chars().all(is_one_cell) {
            let width = usize::from(area.width);
            let (end, _) = self.buffer.set_stringn(area.x, area.y, shown.as_ref(), width, style);
            return end.saturating_sub(area.x);
        }
        let mut x = area.x;
        for letter in shown.chars().take(usize::from(area.width)) {
            if let Some(cell) = self.buffer.cell_mut((x, area.y)) {
                cell.set_char(letter).set_style(style);
            }
            x += 1;
        }
        x - area.x
    }

    /// Text at the right of the first row of `area`.
    pub(super) fn right(&mut self, area: Rect, text: &str, style: Style) {
        let width = u16::try_from(text.width()).unwrap_or(u16::MAX);
        if width <= area.width {
            self.text(Rect { x: area.x + area.width - width, width, ..area }, text, style);
        } else {
            self.text(area, text, style);
        }
    }

    /// Pieces one after another. Gives the number of columns taken.
    pub(super) fn pieces(&mut self, area: Rect, pieces: &[Piece<'_>]) -> u16 {
        let mut taken = 0;
        for (text, style) in pieces {
            let rest = skip(area, taken);
            if rest.width == 0 {
                break;
            }
            taken += self.text(rest, text, *style);
        }
        taken
    }

    /// Another style for cells that are drawn already.
    pub(super) fn restyle(&mut self, area: Rect, style: Style) {
        self.buffer.set_style(area, style);
    }

    /// Blanks.
    pub(super) fn clear(&mut self, area: Rect) {
        let area = area.intersection(*self.buffer.area());
        let blanks = " ".repeat(usize::from(area.width));
        for y in area.y..area.y + area.height {
            // A wide letter at the edge would reach into the blanks.
            if let Some(before) = area.x.checked_sub(1)
                && self.buffer.cell((before, y)).is_some_and(|cell| cell.symbol().width() > 1)
            {
                self.buffer.set_string(before, y, " ", Style::reset());
            }
            self.buffer.set_string(area.x, y, &blanks, Style::reset());
        }
    }

    /// Frames around `areas`; where lines of several meet they are joined.
    pub(super) fn frames(&mut self, areas: &[Rect]) {
        let style = self.theme.frame();
        let bounds = *self.buffer.area();
        for area in areas {
            let (right, bottom) = (area.right().saturating_sub(1), area.bottom().saturating_sub(1));
            for x in area.x..area.right() {
                for y in [area.y, bottom] {
                    if bounds.contains(Position { x, y }) {
                        self.joint(areas, x, y, style);
                    }
                }
            }
            for y in area.y..area.bottom() {
                for x in [area.x, right] {
                    if bounds.contains(Position { x, y }) {
                        self.joint(areas, x, y, style);
                    }
                }
            }
        }
    }

    /// The line character at a cell: which of its four arms belong to a frame.
    fn joint(&mut self, areas: &[Rect], x: u16, y: u16, style: Style) {
        let mut arms = [false; 4];
        for area in areas {
            let (right, bottom) = (area.right().saturating_sub(1), area.bottom().saturating_sub(1));
            let on_row = (y == area.y || y == bottom) && (area.x..=right).contains(&x);
            let on_column = (x == area.x || x == right) && (area.y..=bottom).contains(&y);
            let [up, down, left, rightward] = &mut arms;
            *up |= on_column && y > area.y;
            *down |= on_column && y < bottom;
            *left |= on_row && x > area.x;
            *rightward |= on_row && x < right;
        }
        let symbol = if self.theme.unicode {
            match arms {
                [true, true, true, true] => "┼",
                [true, true, true, false] => "┤",
                [true, true, false, true] => "├",
                [true, false, true, true] => "┴",
                [false, true, true, true] => "┬",
                [true, false, true, false] => "┘",
                [true, false, false, true] => "└",
                [false, true, true, false] => "┐",
                [false, true, false, true] => "┌",
                [_, _, false, false] => "│",
                _ => "─",
            }
        } else {
            match arms {
                [_, _, false, false] => "|",
                [false, false, _, _] => "-",
                _ => "+",
            }
        };
        self.buffer.set_string(x, y, symbol, style);
    }

    /// A heading in the upper line of a frame: in the accent where the pane has the focus.
    pub(super) fn title(&mut self, area: Rect, focused: bool, title: &str, more: &[Piece<'_>]) {
        let style = if focused { self.theme.current() } else { self.theme.strong() };
        let line = Rect { x: area.x + 1, width: area.width.saturating_sub(2), height: 1, ..area };
        let mut pieces = vec![(" ", style), (title, style), (" ", style)];
        pieces.extend_from_slice(more);
        self.pieces(line, &pieces);
    }

    /// A few words at the right of the lower line of a frame.
    pub(super) fn foot(&mut self, area: Rect, text: &str) {
        let line = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area };
        let line = Rect { x: line.x + 1, width: line.width.saturating_sub(3), ..line };
        self.right(line, text, self.theme.faint());
    }
}

/// A letter that takes one cell and joins no other: nearly all there are, so that most text is put
/// down without a look at how letters cluster.
fn is_one_cell(letter: char) -> bool {
    matches!(letter, ' '..='~' | '\u{2010}'..='\u{2027}' | '\u{2500}'..='\u{259f}' | '·' | '●' | '▲' | '▼')
}

/// What is left of a row after `columns`.
pub(super) fn skip(area: Rect, columns: u16) -> Rect {
    let columns = columns.min(area.width);
    Rect { x: area.x + columns, width: area.width - columns, ..area }
}

/// The row of `area` at `offset`, or none below its end.
pub(super) fn row(area: Rect, offset: u16) -> Option<Rect> {
    (offset < area.height).then_some(Rect { y: area.y + offset, height: 1, ..area })
}
