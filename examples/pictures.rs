//! Makes the pictures of the README, `assets/pictures/*.svg`, from the program itself: each is a
//! screen of the explorer on the bundled data, after some keys.
//!
//! ```sh
//! cargo run --example pictures
//! ```

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use g287::record;
use g287::terminal::Depth;
use g287::tui::{Data, Rgb, Screen, Theme};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// Width and height of a cell, and the size of its letters, in pixels.
const CELL: (u16, u16) = (10, 20);
const LETTERS: u16 = 16;

/// What a terminal shows where the program asks for no colour.
const BACKGROUND: Rgb = (17, 17, 22);
const FOREGROUND: Rgb = (216, 216, 220);

/// A picture: its name, the size of its screen, and the keys that are pressed before it is taken.
type Picture = (&'static str, (u16, u16), &'static [KeyCode]);

const DOWN: KeyCode = KeyCode::Down;
const TAB: KeyCode = KeyCode::Tab;
const BACK: KeyCode = KeyCode::BackTab;

const PICTURES: &[Picture] = &[
    ("explore", (120, 36), &[TAB, TAB, DOWN, KeyCode::Char(' '), BACK, BACK, DOWN, DOWN, DOWN]),
    ("map", (150, 47), &[KeyCode::Char('2')]),
    ("trends", (120, 36), &[KeyCode::Char('3')]),
    ("changes", (120, 36), &[KeyCode::Char('4'), KeyCode::Char('p'), KeyCode::Char('p')]),
];

fn main() -> Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/pictures");
    std::fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    for &(name, size, keys) in PICTURES {
        let history = record::bundled()?.history;
        let theme = Theme::built_in("dark", Depth::Truecolor, true);
        let screen = Screen::of(Data::new(history, Vec::new()), theme, size);
        let mut screen = screen.context("the bundled data has no list")?;
        for &key in keys {
            screen.press(KeyEvent::new(key, KeyModifiers::NONE));
        }
        screen.clear_message();
        let mut terminal = Terminal::new(TestBackend::new(size.0, size.1))?;
        terminal.draw(|frame| screen.draw(frame))?;
        let file = folder.join(name).with_extension("svg");
        let picture = svg(terminal.backend().buffer());
        std::fs::write(&file, picture).with_context(|| file.display().to_string())?;
    }
    Ok(())
}

/// Cells of a row that look alike.
struct Run {
    column: u16,
    text: String,
    cells: u16,
    style: (Rgb, Rgb, Modifier),
}

fn svg(buffer: &Buffer) -> String {
    let (columns, rows) = (buffer.area.width, buffer.area.height);
    let (width, height) = (columns * CELL.0, rows * CELL.1);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace\" \
         font-size=\"{LETTERS}\" shape-rendering=\"crispEdges\">\n<rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n",
        hex(BACKGROUND)
    );
    for y in 0..rows {
        for run in runs(buffer, y) {
            draw(&mut out, &run, y);
        }
    }
    out.push_str("</svg>\n");
    out
}

fn runs(buffer: &Buffer, y: u16) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut x = 0;
    while let Some(cell) = buffer.cell((x, y)).filter(|_| x < buffer.area.width) {
        let style = look(cell);
        let is_drawn = drawn(cell.symbol()).is_some();
        match runs.last_mut() {
            Some(run)
                if run.style == style && is_drawn == drawn(&run.text).is_some() && !is_drawn =>
            {
                run.text.push_str(cell.symbol());
                run.cells += 1;
            }
            Some(run) if run.style == style && is_drawn && run.text == cell.symbol() => {
                run.cells += 1;
            }
            _ => runs.push(Run { column: x, text: cell.symbol().to_owned(), cells: 1, style }),
        }
        x += 1;
    }
    runs
}

fn look(cell: &Cell) -> (Rgb, Rgb, Modifier) {
    let (front, back) = (rgb(cell.fg, FOREGROUND), rgb(cell.bg, BACKGROUND));
    let kept = cell.modifier & (Modifier::BOLD | Modifier::UNDERLINED);
    if cell.modifier.contains(Modifier::REVERSED) {
        (back, front, kept)
    } else {
        (front, back, kept)
    }
}

fn rgb(color: Color, default: Rgb) -> Rgb {
    match color {
        Color::Rgb(red, green, blue) => (red, green, blue),
        _ => default,
    }
}

fn hex((red, green, blue): Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// What of a cell a block or a line fills, in eighths: x, y, width, height. Fonts leave gaps
/// between them.
fn drawn(symbol: &str) -> Option<Vec<[u16; 4]>> {
    let mut letters = symbol.chars();
    let letter = letters.next()?;
    let lower = |eighths: u32| u16::try_from(eighths).map(|n| vec![[0, 8 - n, 8, n]]).ok();
    let left = |eighths: u32| u16::try_from(eighths).map(|n| vec![[0, 0, n, 8]]).ok();
    // The arms of a line: up, down, left, right.
    let arms = |up: bool, down: bool, left: bool, right: bool| {
        let arm = |there: bool, area: [u16; 4]| there.then_some(area);
        let all = [
            arm(up, [4, 0, 0, 4]),
            arm(down, [4, 4, 0, 4]),
            arm(left, [0, 4, 4, 0]),
            arm(right, [4, 4, 4, 0]),
        ];
        Some(all.into_iter().flatten().collect())
    };
    match letter {
        '\u{2580}' => Some(vec![[0, 0, 8, 4]]),
        '\u{2581}'..='\u{2588}' => lower(u32::from(letter) - 0x2580),
        '\u{2589}'..='\u{258f}' => left(0x2590 - u32::from(letter)),
        '\u{2590}' => Some(vec![[4, 0, 4, 8]]),
        '─' => Some(vec![[0, 4, 8, 0]]),
        '│' => arms(true, true, false, false),
        '┌' => arms(false, true, false, true),
        '┐' => arms(false, true, true, false),
        '└' => arms(true, false, false, true),
        '┘' => arms(true, false, true, false),
        '├' => arms(true, true, false, true),
        '┤' => arms(true, true, true, false),
        '┬' => arms(false, true, true, true),
        '┴' => arms(true, false, true, true),
        '┼' => arms(true, true, true, true),
        _ => None,
    }
}

/// A part of every cell of a run: one stretch where the parts of neighbours meet.
fn fill(out: &mut String, run: &Run, (x, y): (u16, u16), [left, top, wide, high]: [u16; 4]) {
    let part = |eighths: u16, whole: u16| f32::from(eighths * whole) / 8.0;
    let line = |eighths: u16, whole: u16| part(eighths, whole).max(1.0);
    let stretch = if wide == 8 { run.cells } else { 1 };
    for cell in (0..run.cells).step_by(usize::from(stretch)) {
        let _ = writeln!(
            out,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"/>",
            f32::from(x + cell * CELL.0) + part(left, CELL.0),
            f32::from(y) + part(top, CELL.1),
            line(wide, CELL.0 * stretch),
            line(high, CELL.1),
            hex(run.style.0)
        );
    }
}

fn draw(out: &mut String, run: &Run, row: u16) {
    let (x, y) = (run.column * CELL.0, row * CELL.1);
    let width = run.cells * CELL.0;
    let (front, back, modifier) = run.style;
    if back != BACKGROUND {
        let _ = writeln!(
            out,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{}\" fill=\"{}\"/>",
            CELL.1,
            hex(back)
        );
    }
    if let Some(parts) = drawn(&run.text) {
        for part in parts {
            fill(out, run, (x, y), part);
        }
        return;
    }
    let text = run.text.trim_end();
    if text.trim_start().is_empty() {
        return;
    }
    let blanks = text.chars().take_while(|&letter| letter == ' ').count();
    let text = text.trim_start();
    let letters = u16::try_from(text.chars().count()).unwrap_or(u16::MAX);
    let start = x + u16::try_from(blanks).unwrap_or(0) * CELL.0;
    let mut attributes = String::new();
    if modifier.contains(Modifier::BOLD) {
        attributes.push_str(" font-weight=\"bold\"");
    }
    if modifier.contains(Modifier::UNDERLINED) {
        attributes.push_str(" text-decoration=\"underline\"");
    }
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let _ = writeln!(
        out,
        "<text x=\"{start}\" y=\"{}\" textLength=\"{}\" fill=\"{}\" xml:space=\"preserve\"{attributes}>{text}</text>",
        y + LETTERS - 1,
        letters * CELL.0,
        hex(front)
    );
}
