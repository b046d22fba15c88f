//! A view alone on a screen, for its tests: keys in, text out.

use std::panic::Location;
use std::path::Path;

use crossterm::event::{KeyCode, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::sample;
use super::view::{Input, Outcome, View};
use super::{Context, Key};
use crate::tui::kit::cells::fold_to_ascii;

/// A view with its context.
pub(crate) struct Alone<V> {
    pub(crate) cx: Context,
    pub(crate) view: V,
    /// What the last input came to.
    pub(crate) outcome: Outcome,
}

impl<V: View + Default> Alone<V> {
    /// On the newest list of the sample.
    pub(crate) fn new(size: (u16, u16)) -> Self {
        Self::with(sample::context(size))
    }

    /// With a context of its own.
    pub(crate) fn with(cx: Context) -> Self {
        let mut alone = Self { cx, view: V::default(), outcome: Outcome::Done };
        alone.refresh();
        alone
    }
}

impl<V: View> Alone<V> {
    /// As after a change of filter, day or size.
    pub(crate) fn refresh(&mut self) -> &mut Self {
        self.view.refresh(&mut self.cx);
        self
    }

    /// Changes the context, as keys that hold everywhere do.
    pub(crate) fn change(&mut self, change: impl FnOnce(&mut Context)) -> &mut Self {
        let before = self.cx.step();
        self.cx.message = None;
        self.cx.steps.begin();
        change(&mut self.cx);
        let now = self.cx.step();
        self.cx.steps.end(before, &now.asked);
        self.refresh()
    }

    /// An input.
    pub(crate) fn put_in(&mut self, input: &Input) -> &mut Self {
        let before = self.cx.step();
        self.cx.message = None;
        self.cx.steps.begin();
        self.outcome = self.view.handle(&mut self.cx, input);
        let now = self.cx.step();
        self.cx.steps.end(before, &now.asked);
        self.refresh()
    }

    /// Keys by their labels: `"j j Enter Ctrl-D G"`.
    pub(crate) fn keys(&mut self, labels: &str) -> &mut Self {
        for label in labels.split_whitespace() {
            self.put_in(&Input::Key(key(label)));
        }
        self
    }

    /// A click on a column and row of the screen.
    pub(crate) fn click(&mut self, column: u16, row: u16) -> &mut Self {
        self.put_in(&Input::Mouse(mouse(MouseEventKind::Down(MouseButton::Left), column, row)))
    }

    /// A turn of the wheel, down where `down`.
    pub(crate) fn wheel(&mut self, column: u16, row: u16, down: bool) -> &mut Self {
        let kind = if down { MouseEventKind::ScrollDown } else { MouseEventKind::ScrollUp };
        self.put_in(&Input::Mouse(mouse(kind, column, row)))
    }

    /// The screen, on which only the view is drawn.
    pub(crate) fn buffer(&self) -> Buffer {
        let (width, height) = self.cx.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        self.view.draw(&self.cx, &mut buffer);
        if !self.cx.theme.unicode {
            fold_to_ascii(&mut buffer);
        }
        buffer
    }

    /// The body of the screen as text, without the blanks at the ends of its lines.
    pub(crate) fn body(&self) -> String {
        text(&self.buffer(), self.cx.outline().body)
    }
}

/// A part of a screen as text, without the blanks at the ends of its lines.
pub(crate) fn text(buffer: &Buffer, area: Rect) -> String {
    let lines: Vec<String> =
        (area.y..area.bottom()).map(|y| line(buffer, area, y).trim_end().to_owned()).collect();
    lines.join("\n")
}

/// A row of a screen as text, as far as it lies in `area`.
pub(crate) fn line(buffer: &Buffer, area: Rect, y: u16) -> String {
    let mut line = String::new();
    let mut x = area.x;
    while x < area.right() {
        let Some(cell) = buffer.cell((x, y)) else { break };
        line.push_str(cell.symbol());
        x += u16::try_from(cell.symbol().width().max(1)).unwrap();
    }
    line
}

/// The key of a label, as `Key::label` writes it.
pub(crate) fn key(label: &str) -> Key {
    let (modifiers, name) = match label.strip_prefix("Ctrl-") {
        Some(name) => (KeyModifiers::CONTROL, name),
        None => (KeyModifiers::NONE, label),
    };
    let mut letters = name.chars();
    let code = match (name, letters.next(), letters.next()) {
        ("Space", ..) => KeyCode::Char(' '),
        ("Enter", ..) => KeyCode::Enter,
        ("Esc", ..) => KeyCode::Esc,
        ("Tab", ..) => KeyCode::Tab,
        ("Shift-Tab", ..) => KeyCode::BackTab,
        ("Backspace", ..) => KeyCode::Backspace,
        ("Delete", ..) => KeyCode::Delete,
        ("Up", ..) => KeyCode::Up,
        ("Down", ..) => KeyCode::Down,
        ("Left", ..) => KeyCode::Left,
        ("Right", ..) => KeyCode::Right,
        ("Home", ..) => KeyCode::Home,
        ("End", ..) => KeyCode::End,
        ("PgUp", ..) => KeyCode::PageUp,
        ("PgDn", ..) => KeyCode::PageDown,
        (_, Some(letter), None) if modifiers == KeyModifiers::CONTROL => {
            KeyCode::Char(letter.to_ascii_lowercase())
        }
        (_, Some(letter), None) => KeyCode::Char(letter),
        _ => panic!("{label} is no key"),
    };
    Key { code, modifiers }
}

/// A click, or a turn of the wheel, on a column and row of the screen.
pub(crate) fn mouse(kind: MouseEventKind, column: u16, row: u16) -> MouseEvent {
    MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }
}

/// Compares a screen with the one that is kept under a name, in the folder `snapshots` beside the
/// test that asks.
#[track_caller]
pub(crate) fn compare(name: &str, screen: &str) {
    let test = Path::new(env!("CARGO_MANIFEST_DIR")).join(Location::caller().file());
    insta::with_settings!({
        snapshot_path => test.with_file_name("snapshots"),
        omit_expression => true,
        prepend_module_to_snapshot => false,
    }, {
        insta::assert_snapshot!(name, screen);
    });
}
