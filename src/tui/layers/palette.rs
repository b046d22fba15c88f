//! Everything that can be done, found by its words.

use crossterm::event::{KeyCode, MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;
use tui_input::Input as Text;

use crate::tui::core::view::{Input, Outcome};
use crate::tui::core::{
    Binding, Context, Destination, Key, Layer, Outline, Reply, Scope, bind, keys, typing,
};
use crate::tui::kit::cells::{clear, put, put_right, row, rows, skip, width};
use crate::tui::kit::cursor::{Cursor, Motion};
use crate::tui::kit::frame::{MORE_BELOW, foot, frames, title};
use crate::tui::kit::text_box::typed;
use crate::tui::kit::theme::Theme;

/// The widest and highest it gets.
const LARGEST: (u16, u16) = (84, 28);
/// Rows that a turn of the wheel moves.
const WHEEL: i32 = 3;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Action {
    Run,
    Move(Motion),
    Back,
}

#[rustfmt::skip]
const KEYS: &[Binding<Action>] = &[
    bind(&[Key::plain(KeyCode::Enter)], Action::Run, "run it; of another view or pane: go there", "run"),
    bind(&[Key::plain(KeyCode::Down), Key::control('n'), Key::plain(KeyCode::Tab)], Action::Move(Motion::Rows(1)), "down", ""),
    bind(&[Key::plain(KeyCode::Up), Key::control('p'), Key::plain(KeyCode::BackTab)], Action::Move(Motion::Rows(-1)), "up", ""),
    bind(&[Key::plain(KeyCode::PageDown)], Action::Move(Motion::Pages(1)), "a page down", ""),
    bind(&[Key::plain(KeyCode::PageUp)], Action::Move(Motion::Pages(-1)), "a page up", ""),
    bind(&[Key::plain(KeyCode::Esc)], Action::Back, "back", "back"),
];

/// The scope of its keys.
pub(crate) fn scope() -> Scope {
    Scope::exclusive("Commands", KEYS)
}

/// Something that can be done, with the keys that do it.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Command {
    /// Where it can be done.
    pub(crate) scope: &'static str,
    /// What is done, in words.
    pub(crate) words: &'static str,
    /// The keys that do it; there is one at least.
    pub(crate) keys: Vec<Key>,
    /// Whether it can be done here and now.
    pub(crate) here: bool,
}

/// How well a command has what is typed, the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// It is the name of a key.
    Key,
    /// Each word begins a word.
    Start,
    /// Each word is somewhere in it.
    Inside,
}

impl Command {
    fn rank(&self, text: &str, words: &[String]) -> Option<Rank> {
        let labels: Vec<String> = self.keys.iter().map(|key| key.label()).collect();
        if labels.iter().any(|label| label == text) {
            return Some(Rank::Key);
        }
        let searched = [self.words, self.scope, &labels.join(" ")].join(" ").to_lowercase();
        let starts = |word: &String| {
            searched
                .split(|c: char| !c.is_alphanumeric())
                .any(|part| part.starts_with(word.as_str()))
        };
        if words.iter().all(starts) {
            return Some(Rank::Start);
        }
        words.iter().all(|word| searched.contains(word.as_str())).then_some(Rank::Inside)
    }
}

/// The commands, what is typed, and the cursor among those that have its words.
#[derive(Debug)]
pub(crate) struct CommandPalette {
    all: Vec<Command>,
    input: Text,
    found: Vec<Command>,
    cursor: Cursor,
}

impl CommandPalette {
    /// All commands, those that can be done here first.
    pub(crate) fn new(all: Vec<Command>) -> Self {
        Self { found: all.clone(), all, input: Text::default(), cursor: Cursor::default() }
    }

    fn find(&mut self) {
        let text = self.input.value();
        let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
        let rank = |command: &Command| command.rank(text.trim(), &words);
        let mut found: Vec<(Rank, Command)> =
            self.all.iter().filter_map(|command| Some((rank(command)?, command.clone()))).collect();
        found.sort_by_key(|(rank, command)| (!command.here, *rank));
        self.found = found.into_iter().map(|(_, command)| command).collect();
        self.cursor = Cursor::default();
    }

    fn go(&mut self, cx: &Context, motion: Motion) {
        let height = usize::from(Regions::new(cx.outline()).list.height);
        let rows = self.found.len();
        self.cursor.go(motion.target(self.cursor.at, rows, height), rows, height);
    }

    /// Runs the command under the cursor, or goes where it can be run and says its key.
    fn run(&self, cx: &mut Context) -> Reply {
        let Some(command) = self.found.get(self.cursor.at) else {
            return Reply::Stay(Outcome::Done);
        };
        let Some(&key) = command.keys.first() else { return Reply::Stay(Outcome::Done) };
        if command.here {
            return Reply::Close(Outcome::Press(key));
        }
        cx.say(format!("{}: {}", key.label(), command.words));
        Reply::Close(Outcome::Go(Destination::Scope(command.scope)))
    }

    fn mouse(&mut self, cx: &mut Context, event: MouseEvent) -> Reply {
        let at = Position { x: event.column, y: event.row };
        let regions = Regions::new(cx.outline());
        match event.kind {
            MouseEventKind::ScrollDown => self.go(cx, Motion::Rows(WHEEL)),
            MouseEventKind::ScrollUp => self.go(cx, Motion::Rows(-WHEEL)),
            MouseEventKind::Down(MouseButton::Left) if regions.list.contains(at) => {
                let clicked = self.cursor.top + usize::from(at.y - regions.list.y);
                if clicked < self.found.len() {
                    self.cursor.at = clicked;
                    return self.run(cx);
                }
            }
            MouseEventKind::Down(MouseButton::Left) if !regions.window.contains(at) => {
                return Reply::Close(Outcome::Done);
            }
            _ => {}
        }
        Reply::Stay(Outcome::Done)
    }
}

/// Its regions, which stay the same while a text is typed.
struct Regions {
    /// The whole, its frame included.
    window: Rect,
    /// The line of what is typed.
    input: Rect,
    /// A line for each command.
    list: Rect,
}

impl Regions {
    fn new(outline: Outline) -> Self {
        // Header, search and keys stay seen, where there is room.
        let area = if outline.bar.is_some() { outline.body } else { outline.over() };
        let width = area.width.min(LARGEST.0);
        let height = area.height.min(LARGEST.1);
        let window = Rect { x: area.x + (area.width - width) / 2, y: area.y, width, height };
        let inside = outline.within(window);
        let blank = u16::from(outline.framed);
        let inside =
            Rect { x: inside.x + blank, width: inside.width.saturating_sub(blank * 2), ..inside };
        let input = Rect { height: inside.height.min(1), ..inside };
        let list =
            Rect { y: inside.y + input.height, height: inside.height - input.height, ..inside };
        Self { window, input, list }
    }
}

impl Layer for CommandPalette {
    fn scope(&self) -> Scope {
        scope()
    }

    fn handle(&mut self, cx: &mut Context, input: &Input) -> Reply {
        let action = match input {
            Input::Key(key) if key.letter().is_none() => keys::action(KEYS, *key),
            Input::Mouse(event) => return self.mouse(cx, *event),
            Input::Tick => return Reply::Stay(Outcome::Ignored),
            _ => None,
        };
        match action {
            Some(Action::Run) => return self.run(cx),
            Some(Action::Move(motion)) => self.go(cx, motion),
            Some(Action::Back) => return Reply::Close(Outcome::Done),
            None if typing::edit(&mut self.input, input) => self.find(),
            None => return Reply::Stay(Outcome::Ignored),
        }
        Reply::Stay(Outcome::Done)
    }

    fn refresh(&mut self, cx: &Context) -> bool {
        let height = usize::from(Regions::new(cx.outline()).list.height);
        self.cursor.go(self.cursor.at, self.found.len(), height);
        true
    }

    fn draw(&self, cx: &Context, buffer: &mut Buffer) {
        let theme = cx.theme;
        let outline = cx.outline();
        let Regions { window, input, list } = Regions::new(outline);
        clear(buffer, window);
        if outline.framed {
            frames(buffer, theme, &[window]);
            title(buffer, theme, window, true, "Commands", Vec::new());
            if self.cursor.top + usize::from(list.height) < self.found.len() {
                foot(buffer, theme, window, MORE_BELOW);
            }
        }
        let mut spans = vec![Span::styled(": ", theme.accent())];
        spans.extend(typed(&self.input, input.width.saturating_sub(2), theme));
        let taken = put(buffer, input, spans);
        if self.input.value().is_empty() {
            put(buffer, skip(input, taken + 2), Span::styled("words or a key", theme.faint()));
        }
        if self.found.is_empty()
            && let Some(line) = row(list, 0)
        {
            put(buffer, skip(line, 2), Span::styled("no command has these words", theme.faint()));
        }
        let shown = self.found.iter().enumerate().skip(self.cursor.top);
        for (line, (i, command)) in rows(list).zip(shown) {
            draw_command(command, i == self.cursor.at, line, theme, buffer);
        }
    }
}

fn draw_command(command: &Command, on_cursor: bool, line: Rect, theme: Theme, buffer: &mut Buffer) {
    if on_cursor {
        put(buffer, line, Span::styled(theme.characters().cursor, theme.accent()));
    }
    let labels: Vec<String> = command.keys.iter().take(3).map(|key| key.label()).collect();
    let keys = labels.join("  ");
    let place = if command.here { "" } else { command.scope };
    let line = skip(line, 2);
    let room = line.width;
    // On a narrow screen words go before keys, for Enter needs none.
    let at_right = if room < 30 { 0 } else { width(&keys) };
    let behind = if place.is_empty() || room < 50 { 0 } else { width(place) + 2 };
    let words = Rect { width: room.saturating_sub(at_right + behind + 2), ..line };
    let style = match (on_cursor, command.here) {
        (true, _) => theme.current(),
        (false, true) => theme.text(),
        (false, false) => theme.faint(),
    };
    put(buffer, words, Span::styled(command.words, style));
    if at_right > 0 {
        let style = if command.here { theme.strong() } else { theme.faint() };
        put_right(buffer, skip(line, room - at_right.min(room)), Span::styled(keys, style));
    }
    if behind > 0 {
        let at = Rect { width: room.saturating_sub(at_right + 2), ..line };
        put_right(buffer, at, Span::styled(place, theme.faint()));
    }
}
