#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail")]

use proptest::prelude::*;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use super::*;

const WIDTH: u16 = 30;
const HEIGHT: u16 = 4;

fn buffer(lines: &[(&str, Style)]) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, WIDTH, HEIGHT));
    for (y, (text, style)) in (0..).zip(lines) {
        buffer.set_stringn(0, y, text, WIDTH.into(), *style);
    }
    buffer
}

impl Encoder {
    fn frame(&mut self, next: &Buffer, cursor: Option<Position>) -> Vec<u8> {
        let cells = self.cells(next);
        self.finish(cells, cursor)
    }
}

/// Checks that `terminal` shows `expected` after processing `bytes`.
fn assert_shows(terminal: &mut vt100::Parser, bytes: &[u8], expected: &Buffer, depth: Depth) {
    terminal.process(bytes);
    let screen = terminal.screen();
    for y in 0..HEIGHT {
        let mut x = 0;
        while x < WIDTH {
            let cell = &expected[(x, y)];
            let shown = screen.cell(y, x).unwrap();
            let symbol = shown.contents();
            let symbol = if symbol.is_empty() { " " } else { symbol };
            assert_eq!(symbol, cell.symbol(), "at {x},{y}");
            let pen = Pen::of(&cell_of(shown), depth);
            assert_eq!(pen, Pen::of(cell, depth), "at {x},{y} {symbol:?}");
            x += cell.cell_width().max(1);
        }
    }
}

fn cell_of(shown: &vt100::Cell) -> Cell {
    let color = |color| match color {
        vt100::Color::Default => Color::Reset,
        vt100::Color::Idx(index) => Color::Indexed(index),
        vt100::Color::Rgb(red, green, blue) => Color::Rgb(red, green, blue),
    };
    let mut cell =
        Cell::new(if shown.has_contents() && shown.contents() != " " { "x" } else { " " });
    cell.fg = color(shown.fgcolor());
    cell.bg = color(shown.bgcolor());
    for (set, modifier) in [
        (shown.bold(), Modifier::BOLD),
        (shown.dim(), Modifier::DIM),
        (shown.italic(), Modifier::ITALIC),
        (shown.underline(), Modifier::UNDERLINED),
        (shown.inverse(), Modifier::REVERSED),
    ] {
        cell.modifier.set(modifier, set);
    }
    cell
}

fn shown(bytes: &[u8]) -> String {
    let text = String::from_utf8(bytes.to_vec()).unwrap().replace('\u{1b}', "^");
    text.replace("^[?2026h", "{").replace("^[?2026l", "}")
}

#[test]
fn an_unchanged_frame_takes_no_bytes() {
    let mut encoder = Encoder::new(Depth::Truecolor);
    let frame = buffer(&[("Polk County", Style::new().bold())]);
    assert_eq!(shown(&encoder.frame(&frame, None)), "{^[m^[2J^[?25l^[H^[1mPolk County}");
    assert_eq!(encoder.frame(&frame, None), b"");
    encoder.forget();
    assert_eq!(shown(&encoder.frame(&frame, None)), "{^[m^[2J^[?25l^[H^[1mPolk County}");
}

#[test]
fn a_change_takes_one_move_and_the_cells_that_differ() {
    let plain = Style::new();
    let wide = "│ Polk County                │";
    for (before, after, bytes) in [
        ("abcdef", "abXdYf", "{^[;3HXdY}"),
        ("abcdefghij", "Xbcdefghij", "{^[HX}"),
        ("abcdefghij", "XbcdefghiY", "{^[HX^[8CY}"),
        ("a long text at the left", "a", "{^[;3H^[K}"),
        ("abc", "a", "{^[;2H  }"),
        (wide, "│                            │", "{^[;3H^[11X}"),
        ("│ 0123456789abc │", "│               │", "{^[;3H^[13X}"),
    ] {
        let mut encoder = Encoder::new(Depth::Truecolor);
        encoder.frame(&buffer(&[(before, plain)]), None);
        assert_eq!(shown(&encoder.frame(&buffer(&[(after, plain)]), None)), bytes, "{after}");
    }
}

#[test]
fn the_cursor_is_shown_only_where_a_frame_asks_for_it() {
    let mut encoder = Encoder::new(Depth::Truecolor);
    let frame = buffer(&[("/ polk", Style::new())]);
    encoder.frame(&frame, None);
    let at = |x| Some(Position { x, y: 0 });
    assert_eq!(shown(&encoder.frame(&frame, at(6))), "^[;7H^[?25h");
    assert_eq!(encoder.frame(&frame, at(6)), b"");
    let typed = buffer(&[("/ polks", Style::new())]);
    assert_eq!(shown(&encoder.frame(&typed, at(7))), "{^[;7Hs}");
    let below = buffer(&[("/ polks", Style::new()), ("x", Style::new())]);
    assert_eq!(shown(&encoder.frame(&below, at(7))), "{^[2Hx^[;8H}");
    assert_eq!(shown(&encoder.frame(&below, None)), "^[?25l");
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test needs control characters in the cells")]
fn control_characters_never_reach_the_terminal() {
    let mut encoder = Encoder::new(Depth::Truecolor);
    let mut frame = buffer(&[]);
    for (x, symbol) in (0..).zip(["\u{1b}[31m", "\u{9b}", "\n", "", "\u{7f}", "a\u{1b}"]) {
        frame[(x, 0)].set_symbol(symbol);
    }
    let bytes = shown(&encoder.frame(&frame, None));
    assert!(bytes.starts_with("{^[m^[2J^[?25l^[H\u{fffd}"), "{bytes}");
    assert!(!bytes.contains(char::is_control), "{bytes:?}");
}

fn any_style() -> impl Strategy<Value = Style> {
    let color = prop_oneof![
        4 => Just(Color::Reset),
        1 => Just(Color::Red),
        1 => Just(Color::Indexed(120)),
        1 => Just(Color::Rgb(10, 200, 30)),
    ];
    let modifier = prop::sample::select(vec![
        Modifier::empty(),
        Modifier::empty(),
        Modifier::BOLD,
        Modifier::DIM,
        Modifier::REVERSED,
        Modifier::UNDERLINED | Modifier::ITALIC,
    ]);
    (color.clone(), color, modifier)
        .prop_map(|(fg, bg, modifier)| Style::reset().fg(fg).bg(bg).add_modifier(modifier))
}

fn any_frame() -> impl Strategy<Value = Buffer> {
    let word = prop::sample::select(vec![
        "a",
        "bc",
        " ",
        "                ",
        "Polk",
        "│",
        "▇▇▇",
        "漢字",
        "e\u{301}",
        "x y z",
        "日",
    ]);
    let piece = (0..HEIGHT, 0..WIDTH, word, any_style());
    prop::collection::vec(piece, 0..25).prop_map(|pieces| {
        let mut buffer = buffer(&[]);
        for (y, x, word, style) in pieces {
            buffer.set_stringn(x, y, word, (WIDTH - x).into(), style);
        }
        buffer
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_frame_is_shown_correctly_after_any_other(
        frames in prop::collection::vec(any_frame(), 1..6),
        depth in prop::sample::select(vec![Depth::Truecolor, Depth::Ansi256, Depth::None]),
    ) {
        let mut encoder = Encoder::new(depth);
        let mut terminal = vt100::Parser::new(HEIGHT, WIDTH, 0);
        for frame in frames {
            let bytes = encoder.frame(&frame, None);
            assert_shows(&mut terminal, &bytes, &frame, depth);
            prop_assert_eq!(encoder.frame(&frame, None), b"");
        }
    }
}

#[test]
fn a_link_surrounds_its_cells_and_is_rewritten_when_it_changes() {
    let link = |address: &str| Link { x: 2, y: 1, width: 4, address: address.to_owned() };
    let buffer = buffer(&[("plain", Style::new()), ("  link  after", Style::new())]);
    let mut encoder = Encoder::new(Depth::Truecolor);
    let mut terminal = vt100::Parser::new(HEIGHT, WIDTH, 0);
    let plain = encoder.frame(&buffer, None);
    assert!(!String::from_utf8(plain.clone()).unwrap().contains("]8;"));
    assert_shows(&mut terminal, &plain, &buffer, Depth::Truecolor);

    encoder.links(vec![link("https://one")]);
    let bytes = encoder.frame(&buffer, None);
    let text = String::from_utf8(bytes.clone()).unwrap();
    let (_, rest) = text.split_once(";https://one\u{1b}\\").unwrap();
    assert!(rest.starts_with("link\u{1b}]8;;\u{1b}\\"), "{text:?}");
    assert_eq!(text.matches("]8;").count(), 2, "{text:?}");
    assert_shows(&mut terminal, &bytes, &buffer, Depth::Truecolor);

    encoder.links(vec![link("https://one")]);
    assert!(encoder.frame(&buffer, None).is_empty(), "nothing changed");
    encoder.links(vec![link("https://two")]);
    assert!(String::from_utf8(encoder.frame(&buffer, None)).unwrap().contains("https://two"));
    encoder.links(Vec::new());
    let text = String::from_utf8(encoder.frame(&buffer, None)).unwrap();
    assert!(text.contains("link") && !text.contains("]8;"), "{text:?}");
    // A link outside the screen is ignored.
    encoder.links(vec![Link { x: 900, y: 900, width: 9, address: "https://x".into() }]);
    assert!(encoder.frame(&buffer, None).is_empty());
}
