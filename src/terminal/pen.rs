//! The colours and attributes of cells, and the shortest sequences that switch between them.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use super::capabilities::Depth;
use super::moves::push_number;

/// The attributes that are visible on a blank.
const ON_BLANK: Modifier = Modifier::REVERSED
    .union(Modifier::UNDERLINED)
    .union(Modifier::SLOW_BLINK)
    .union(Modifier::RAPID_BLINK)
    .union(Modifier::CROSSED_OUT);

/// The attributes, each with the codes that turn it on and off.
const ATTRIBUTES: [(Modifier, u16, u16); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// A colour as written in an escape sequence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum TerminalColour {
    /// The terminal's default colour.
    #[default]
    Plain,
    /// One of the terminal's numbered colours.
    Index(u8),
    /// Red, green and blue.
    Rgb(u8, u8, u8),
}

/// The colours and attributes that the terminal draws with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Pen {
    fg: TerminalColour,
    bg: TerminalColour,
    modifier: Modifier,
}

impl Pen {
    /// The pen for `cell`, reduced to the available colours and, for a blank, to what is visible on
    /// one.
    pub(super) fn of(cell: &Cell, depth: Depth) -> Self {
        let pen = Self {
            fg: TerminalColour::of(cell.fg, depth),
            bg: TerminalColour::of(cell.bg, depth),
            modifier: cell.modifier,
        };
        if cell.symbol() == " " { pen.on_blank() } else { pen }
    }

    fn on_blank(self) -> Self {
        let modifier = self.modifier & ON_BLANK;
        if modifier.is_empty() {
            Self { fg: TerminalColour::Plain, bg: self.bg, modifier }
        } else {
            // When reversed, the foreground is visible, and bold may brighten it.
            Self { modifier: self.modifier, ..self }
        }
    }

    /// The pen for drawing a blank that asks for `self`, keeping from `current` whatever is not
    /// visible.
    pub(super) fn for_blank(self, current: Option<Self>) -> Self {
        match current {
            Some(current) if current.on_blank() == self => current,
            Some(current)
                if (self.modifier | current.modifier).intersection(ON_BLANK).is_empty() =>
            {
                Self { bg: self.bg, ..current }
            }
            _ => self,
        }
    }

    /// Writes the change from `current` to `self`: either the differences or a reset followed by
    /// all of `self`, whichever is shorter.
    pub(super) fn change(self, current: Option<Self>, out: &mut Vec<u8>) {
        if current == Some(self) {
            return;
        }
        let start = out.len();
        self.full(out);
        let Some(current) = current else { return };
        let full = out.len() - start;
        self.difference(current, out);
        if out.len() - start - full < full {
            out.drain(start..start + full);
        } else {
            out.truncate(start + full);
        }
    }

    fn full(self, out: &mut Vec<u8>) {
        let mut codes = Codes::begin(out);
        if self != Self::default() {
            codes.push(0);
        }
        for (modifier, on, _) in ATTRIBUTES {
            if self.modifier.contains(modifier) {
                codes.push(on);
            }
        }
        codes.ink(self.fg, TerminalColour::Plain, 30);
        codes.ink(self.bg, TerminalColour::Plain, 40);
        codes.end();
    }

    fn difference(self, current: Self, out: &mut Vec<u8>) {
        let mut codes = Codes::begin(out);
        let mut kept = current.modifier;
        let mut last_off = 0;
        for (modifier, _, off) in ATTRIBUTES {
            if (current.modifier - self.modifier).contains(modifier) && off != last_off {
                codes.push(off);
                last_off = off;
                for (other, _, same) in ATTRIBUTES {
                    if same == off {
                        kept.remove(other);
                    }
                }
            }
        }
        for (modifier, on, _) in ATTRIBUTES {
            if (self.modifier - kept).contains(modifier) {
                codes.push(on);
            }
        }
        codes.ink(self.fg, current.fg, 30);
        codes.ink(self.bg, current.bg, 40);
        codes.end();
    }
}

/// An SGR sequence being written.
struct Codes<'out> {
    out: &'out mut Vec<u8>,
    first: bool,
}

impl<'out> Codes<'out> {
    fn begin(out: &'out mut Vec<u8>) -> Self {
        out.extend_from_slice(b"\x1b[");
        Self { out, first: true }
    }

    fn push(&mut self, code: u16) {
        if !self.first {
            self.out.push(b';');
        }
        self.first = false;
        push_number(self.out, code);
    }

    fn ink(&mut self, ink: TerminalColour, current: TerminalColour, base: u16) {
        if ink == current {
            return;
        }
        match ink {
            TerminalColour::Plain => self.push(base + 9),
            TerminalColour::Index(index @ 0..8) => self.push(base + u16::from(index)),
            TerminalColour::Index(index @ 8..16) => self.push(base + 52 + u16::from(index)),
            TerminalColour::Index(index) => {
                for code in [base + 8, 5, index.into()] {
                    self.push(code);
                }
            }
            TerminalColour::Rgb(red, green, blue) => {
                for code in [base + 8, 2, red.into(), green.into(), blue.into()] {
                    self.push(code);
                }
            }
        }
    }

    fn end(self) {
        self.out.push(b'm');
    }
}

impl TerminalColour {
    fn of(color: Color, depth: Depth) -> Self {
        if depth == Depth::None {
            return Self::Plain;
        }
        match color {
            Color::Reset => Self::Plain,
            Color::Black => Self::Index(0),
            Color::Red => Self::Index(1),
            Color::Green => Self::Index(2),
            Color::Yellow => Self::Index(3),
            Color::Blue => Self::Index(4),
            Color::Magenta => Self::Index(5),
            Color::Cyan => Self::Index(6),
            Color::Gray => Self::Index(7),
            Color::DarkGray => Self::Index(8),
            Color::LightRed => Self::Index(9),
            Color::LightGreen => Self::Index(10),
            Color::LightYellow => Self::Index(11),
            Color::LightBlue => Self::Index(12),
            Color::LightMagenta => Self::Index(13),
            Color::LightCyan => Self::Index(14),
            Color::White => Self::Index(15),
            Color::Indexed(index) if depth == Depth::Ansi16 && index >= 16 => {
                let (red, green, blue) = indexed_rgb(index);
                Self::Index(nearest_of_16(red, green, blue))
            }
            Color::Indexed(index) => Self::Index(index),
            Color::Rgb(red, green, blue) => match depth {
                Depth::Ansi16 => Self::Index(nearest_of_16(red, green, blue)),
                Depth::Ansi256 => Self::Index(nearest_of_256(red, green, blue)),
                Depth::Truecolor | Depth::None => Self::Rgb(red, green, blue),
            },
        }
    }
}

/// The level in the 6×6×6 colour cube nearest to `value`, and the channel value of that level.
fn cube_level(value: u8) -> (u8, u8) {
    match value {
        0..48 => (0, 0),
        48..115 => (1, 95),
        _ => {
            let level = (value - 35) / 40;
            (level, 55 + 40 * level)
        }
    }
}

fn distance(one: (u8, u8, u8), other: (u8, u8, u8)) -> u32 {
    let square = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
    2 * square(one.0, other.0) + 4 * square(one.1, other.1) + 3 * square(one.2, other.2)
}

fn nearest_of_256(red: u8, green: u8, blue: u8) -> u8 {
    let ((r, r_value), (g, g_value), (b, b_value)) =
        (cube_level(red), cube_level(green), cube_level(blue));
    let cube = 16 + 36 * r + 6 * g + b;
    let mean = (u16::from(red) + u16::from(green) + u16::from(blue)) / 3;
    let step = u8::try_from((mean.saturating_sub(3) / 10).min(23)).unwrap_or(23);
    let grey = 8 + 10 * step;
    let wanted = (red, green, blue);
    if distance(wanted, (grey, grey, grey)) < distance(wanted, (r_value, g_value, b_value)) {
        232 + step
    } else {
        cube
    }
}

/// The RGB values of the colours from 16 up, which are the same in every terminal.
fn indexed_rgb(index: u8) -> (u8, u8, u8) {
    if index >= 232 {
        let grey = 8 + 10 * (index - 232);
        return (grey, grey, grey);
    }
    let value = |level: u8| if level == 0 { 0 } else { 55 + 40 * level };
    let index = index.saturating_sub(16);
    (value(index / 36), value(index / 6 % 6), value(index % 6))
}

/// The nearest ANSI colour by hue. Matching by distance would turn most muted colours grey.
fn nearest_of_16(red: u8, green: u8, blue: u8) -> u8 {
    let (high, low) = (red.max(green).max(blue), red.min(green).min(blue));
    if high - low < 40 {
        return match high {
            0..56 => 0,
            56..150 => 8,
            150..225 => 7,
            225.. => 15,
        };
    }
    let middle = low + (high - low) / 2;
    let bit = |channel: u8, bit: u8| if channel > middle { bit } else { 0 };
    let bright = if high >= 215 { 8 } else { 0 };
    bright + bit(red, 1) + bit(green, 2) + bit(blue, 4)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail")]

    use super::*;

    fn pen(style: ratatui::style::Style, symbol: &'static str, depth: Depth) -> Pen {
        let mut cell = Cell::new(symbol);
        cell.set_style(style);
        Pen::of(&cell, depth)
    }

    fn change(from: Option<Pen>, to: Pen) -> String {
        let mut out = Vec::new();
        to.change(from, &mut out);
        String::from_utf8(out).unwrap().replace('\u{1b}', "^")
    }

    #[test]
    fn a_change_writes_the_differences_or_a_shorter_reset() {
        use ratatui::style::Style;
        let plain = Pen::default();
        let of = |style| pen(style, "x", Depth::Truecolor);
        let bold_red = of(Style::new().bold().red());
        let dim_red = of(Style::new().dim().red());
        let rgb = of(Style::new().fg(Color::Rgb(1, 2, 3)).bg(Color::Indexed(200)));
        let many = of(Style::new().bold().italic().underlined().fg(Color::LightBlue));
        for (from, to, written) in [
            (Some(plain), plain, ""),
            (None, plain, "^[m"),
            (Some(plain), bold_red, "^[1;31m"),
            (None, bold_red, "^[0;1;31m"),
            (Some(bold_red), plain, "^[m"),
            (Some(bold_red), dim_red, "^[22;2m"),
            (Some(plain), rgb, "^[38;2;1;2;3;48;5;200m"),
            (Some(rgb), many, "^[0;1;3;4;94m"),
            (Some(many), of(Style::new().bold().italic().fg(Color::LightBlue)), "^[24m"),
        ] {
            assert_eq!(change(from, to), written, "{from:?} -> {to:?}");
        }
    }

    #[test]
    fn a_blank_keeps_whatever_is_not_visible_on_it() {
        use ratatui::style::Style;
        let red = pen(Style::new().bold().red(), "x", Depth::Truecolor);
        let blank = pen(Style::new().blue(), " ", Depth::Truecolor);
        assert_eq!(blank, Pen::default());
        assert_eq!(blank.for_blank(Some(red)), red);
        let on_blue = pen(Style::new().on_blue(), " ", Depth::Truecolor);
        assert_eq!(change(Some(red), on_blue.for_blank(Some(red))), "^[44m");
        let reversed = pen(Style::new().red().reversed(), " ", Depth::Truecolor);
        assert_eq!(change(Some(reversed), blank.for_blank(Some(reversed))), "^[m");
        assert_eq!(change(Some(red), reversed.for_blank(Some(red))), "^[22;7m");
    }

    #[test]
    fn colours_are_reduced_to_the_available_depth() {
        use ratatui::style::Style;
        let style = Style::new().fg(Color::Rgb(31, 119, 180)).bg(Color::Indexed(196)).bold();
        for (depth, written) in [
            (Depth::Truecolor, "^[1;38;2;31;119;180;48;5;196m"),
            (Depth::Ansi256, "^[1;38;5;31;48;5;196m"),
            (Depth::Ansi16, "^[1;36;101m"),
            (Depth::None, "^[1m"),
        ] {
            assert_eq!(change(Some(Pen::default()), pen(style, "x", depth)), written);
        }
        assert_eq!(nearest_of_256(128, 128, 128), 244);
        assert_eq!(nearest_of_256(255, 255, 255), 231);
        assert_eq!(nearest_of_16(128, 128, 128), 8);
        assert_eq!(nearest_of_16(255, 0, 0), 9);
        assert_eq!(nearest_of_16(30, 30, 160), 4);
    }
}
