//! All keys, from their tables.

use crossterm::event::{KeyCode, MouseButton, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;
use unicode_width::UnicodeWidthStr;

use crate::tui::core::moves::motion;
use crate::tui::core::view::{Input, Outcome};
use crate::tui::core::{Binding, Context, Hint, Key, Layer, Reply, Scope, bind, keys};
use crate::tui::kit::cells::{clear, put, rows, skip};
use crate::tui::kit::cursor::{Motion, scroll};
use crate::tui::kit::frame::{frames, title};

/// The widest it gets.
const WIDEST: u16 = 66;
/// Columns of the keys, a blank behind them included.
const KEYS_WIDTH: u16 = 22;
/// Rows that a turn of the wheel moves.
const WHEEL: i32 = 3;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Action {
    Back,
}

const KEYS: &[Binding<Action>] = &[bind(
    &[
        Key::plain(KeyCode::Esc),
        Key::plain(KeyCode::Enter),
        Key::char('?'),
        Key::plain(KeyCode::F(1)),
    ],
    Action::Back,
    "back",
    "back",
)];

/// The scope of its keys.
pub(crate) fn scope() -> Scope {
    Scope::new("Help", KEYS)
}

/// All keys, scrolled to a line.
#[derive(Debug)]
pub(crate) struct Help {
    lines: Vec<HelpLine>,
    top: usize,
}

#[derive(Debug)]
enum HelpLine {
    Heading(&'static str),
    Keys(String, &'static str),
    Blank,
}

impl Help {
    /// The keys of scopes.
    pub(crate) fn new(scopes: &[Scope]) -> Self {
        let mut lines = Vec::new();
        for scope in scopes {
            if !lines.is_empty() {
                lines.push(HelpLine::Blank);
            }
            lines.push(HelpLine::Heading(scope.name));
            lines.extend(scope.hints.iter().map(|hint| HelpLine::Keys(labels(hint), hint.words)));
        }
        Self { lines, top: 0 }
    }

    fn window(&self, area: Rect) -> Rect {
        let width = area.width.min(WIDEST);
        let wanted = u16::try_from(self.lines.len() + 2).unwrap_or(u16::MAX);
        let height = area.height.min(wanted);
        let (x, y) = (area.x + (area.width - width) / 2, area.y + (area.height - height) / 2);
        Rect { x, y, width, height }
    }

    fn scroll(&mut self, cx: &Context, motion: Motion) {
        let rows = usize::from(self.window(cx.outline().over()).height.saturating_sub(2));
        self.top = scroll(self.top, motion, self.lines.len(), rows.max(1));
    }
}

/// The keys of a row, the first ones where there is no room for all.
fn labels(hint: &Hint) -> String {
    let names: Vec<String> = hint.keys.iter().map(|key| key.label()).collect();
    let shown = names.join("  ");
    if shown.width() < usize::from(KEYS_WIDTH) {
        return shown;
    }
    names.into_iter().take(2).collect::<Vec<_>>().join("  ")
}

impl Layer for Help {
    fn scope(&self) -> Scope {
        scope()
    }

    fn handle(&mut self, cx: &mut Context, input: &Input) -> Reply {
        match input {
            Input::Key(key) if keys::action(KEYS, *key).is_some() => {
                return Reply::Close(Outcome::Done);
            }
            Input::Key(key) => match motion(*key) {
                Some(motion) => self.scroll(cx, motion),
                None => return Reply::Stay(Outcome::Ignored),
            },
            Input::Mouse(event) => match event.kind {
                MouseEventKind::ScrollDown => self.scroll(cx, Motion::Rows(WHEEL)),
                MouseEventKind::ScrollUp => self.scroll(cx, Motion::Rows(-WHEEL)),
                MouseEventKind::Down(MouseButton::Left) => return Reply::Close(Outcome::Done),
                _ => {}
            },
            Input::Paste(_) => return Reply::Close(Outcome::Ignored),
            Input::Tick => return Reply::Stay(Outcome::Ignored),
        }
        Reply::Stay(Outcome::Done)
    }

    fn draw(&self, cx: &Context, buffer: &mut Buffer) {
        let theme = cx.theme;
        let window = self.window(cx.outline().over());
        clear(buffer, window);
        frames(buffer, theme, &[window]);
        let inside = Rect {
            x: window.x + 2,
            y: window.y + 1,
            width: window.width.saturating_sub(4),
            height: window.height.saturating_sub(2),
        };
        let last = self.lines.len().saturating_sub(usize::from(inside.height));
        let more = if last > 0 { "j k scroll  Esc back " } else { "Esc back " };
        title(buffer, theme, window, true, "Keys", vec![Span::styled(more, theme.faint())]);
        let keys = KEYS_WIDTH.min(inside.width / 2);
        for (at, line) in rows(inside).zip(self.lines.iter().skip(self.top.min(last))) {
            match line {
                HelpLine::Heading(name) => {
                    put(buffer, at, Span::styled(*name, theme.accent()));
                }
                HelpLine::Keys(names, words) => {
                    let left = Rect { width: keys.max(2) - 1, ..at };
                    put(buffer, left, Span::styled(names.as_str(), theme.strong()));
                    put(buffer, skip(at, keys), Span::styled(*words, theme.text()));
                }
                HelpLine::Blank => {}
            }
        }
    }
}
