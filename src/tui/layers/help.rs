//! All keys, from their tables: grouped by what one wants to do, and found by their words.

use crossterm::event::{KeyCode, MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;
use tui_input::Input as Text;

use crate::text::wrap;
use crate::tui::core::moves::{motion, wheel};
use crate::tui::core::typing::{self, EDITS};
use crate::tui::core::view::{Input, Outcome};
use crate::tui::core::{Binding, Context, Hint, Key, Layer, Reply, Scope, bind, keys};
use crate::tui::kit::cells::{clear, put, rows, skip, width};
use crate::tui::kit::cursor::{Motion, scroll};
use crate::tui::kit::frame::{MORE_BELOW, foot, frames, title};
use crate::tui::kit::text_box::typed;

/// The least width of a column of keys and words, and the most columns.
const COLUMN: u16 = 56;
const MOST_COLUMNS: u16 = 3;
/// The most columns of the screen for the keys, a blank behind them included.
const KEYS_WIDTH: u16 = 18;
/// Columns between two columns of keys.
const BETWEEN: u16 = 2;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Action {
    Back,
    Find,
    Move(Motion),
}

#[rustfmt::skip]
const KEYS: &[Binding<Action>] = &[
    bind(&[Key::plain(KeyCode::Esc), Key::plain(KeyCode::Enter), Key::char('?'), Key::plain(KeyCode::F(1))], Action::Back, "back", "back"),
    bind(&[Key::char('/')], Action::Find, "find a key by what it does", "find a key"),
    bind(&[Key::plain(KeyCode::Tab), Key::char(' ')], Action::Move(Motion::Pages(1)), "a page down", "more"),
    bind(&[Key::plain(KeyCode::BackTab)], Action::Move(Motion::Pages(-1)), "a page up", ""),
];

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Typing {
    Done,
    Clear,
}

#[rustfmt::skip]
const TYPING_KEYS: &[Binding<Typing>] = &[
    bind(&[Key::plain(KeyCode::Enter), Key::plain(KeyCode::Down), Key::plain(KeyCode::Tab)], Typing::Done, "to the keys found", "done"),
    bind(&[Key::plain(KeyCode::Esc)], Typing::Clear, "all keys again", "all keys"),
];

/// The scope of its keys.
pub(crate) fn scope() -> Scope {
    Scope::new("Help", KEYS)
}

/// The scope of the keys while words are typed.
pub(crate) fn typing_scope() -> Scope {
    let mut scope = Scope::exclusive("Finding a key", TYPING_KEYS);
    scope.hints.extend(Scope::new("", EDITS).hints);
    scope
}

/// Keys that belong together.
#[derive(Debug)]
pub(crate) struct Section {
    /// What one wants to do, or where the keys hold.
    pub(crate) name: &'static str,
    /// Whether they are those of the pane or view that has the keys.
    pub(crate) here: bool,
    /// The keys; with the one that is pressed by a click, where it holds here.
    pub(crate) rows: Vec<(Hint, Option<Key>)>,
}

/// All keys, scrolled to a line.
#[derive(Debug)]
pub(crate) struct Help {
    sections: Vec<Section>,
    /// The words that are looked for.
    words: Text,
    typing: bool,
    top: usize,
}

/// A line of the help.
#[derive(Debug)]
enum HelpLine {
    Heading(&'static str, bool),
    Keys(String, String, Option<Key>),
    Blank,
}

/// Its regions.
struct Regions {
    window: Rect,
    inside: Rect,
    /// Lines of each column, from left to right.
    columns: Vec<(Rect, Vec<HelpLine>)>,
}

impl Regions {
    fn lines(&self) -> usize {
        self.columns.iter().map(|(_, lines)| lines.len()).max().unwrap_or(0)
    }

    fn page(&self) -> usize {
        usize::from(self.inside.height).max(1)
    }
}

impl Help {
    /// The keys of sections.
    pub(crate) fn new(sections: Vec<Section>) -> Self {
        Self { sections, words: Text::default(), typing: false, top: 0 }
    }

    /// The rows of a section that have the words looked for.
    fn found<'a>(&self, section: &'a Section) -> Vec<&'a (Hint, Option<Key>)> {
        let text = self.words.value().trim();
        let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
        let has = |(hint, _): &&(Hint, Option<Key>)| {
            if hint.keys.iter().any(|key| key.label() == text) {
                return true;
            }
            let searched = [hint.words, section.name].join(" ").to_lowercase();
            words.iter().all(|word| {
                let mut parts = searched.split(|c: char| !c.is_alphanumeric());
                parts.any(|part| part.starts_with(word.as_str()))
            })
        };
        section.rows.iter().filter(has).collect()
    }

    /// The sections as lines of a width, each section by itself.
    fn blocks(&self, columns: u16) -> Vec<Vec<HelpLine>> {
        let keys = KEYS_WIDTH.min(columns / 2);
        let room = usize::from(columns.saturating_sub(keys)).max(1);
        let block = |section| -> Option<Vec<HelpLine>> {
            let rows = self.found(section);
            let mut lines = vec![HelpLine::Heading(section.name, section.here)];
            for (hint, press) in &rows {
                let mut labels = labels(hint);
                for words in wrap(hint.words, room) {
                    lines.push(HelpLine::Keys(std::mem::take(&mut labels), words, *press));
                }
            }
            (!rows.is_empty()).then_some(lines)
        };
        self.sections.iter().filter_map(block).collect()
    }

    fn regions(&self, cx: &Context) -> Regions {
        let outline = cx.outline();
        let window = outline.over();
        let mut inside = outline.within(window);
        if outline.framed {
            inside = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside };
        }
        let count = ((inside.width + BETWEEN) / (COLUMN + BETWEEN)).clamp(1, MOST_COLUMNS);
        let wide = (inside.width + BETWEEN) / count;
        let blocks = self.blocks(wide.saturating_sub(BETWEEN).max(1));
        let all: usize = blocks.iter().map(|block| block.len() + 1).sum();
        // What is found is few, and is read from top to bottom.
        let page = if self.words.value().is_empty() { 0 } else { usize::from(inside.height) };
        let each = all.div_ceil(usize::from(count)).max(page);
        let mut columns: Vec<(Rect, Vec<HelpLine>)> = Vec::new();
        let mut x = inside.x;
        for block in blocks {
            let is_full = columns.last().is_none_or(|(_, lines)| {
                lines.len() + block.len() / 2 >= each && columns.len() < usize::from(count)
            });
            if is_full {
                let width = wide.saturating_sub(BETWEEN).min(inside.right() - x);
                columns.push((Rect { x, width, ..inside }, Vec::new()));
                x += wide;
            }
            if let Some((_, lines)) = columns.last_mut() {
                if !lines.is_empty() {
                    lines.push(HelpLine::Blank);
                }
                lines.extend(block);
            }
        }
        Regions { window, inside, columns }
    }

    fn scroll(&mut self, cx: &Context, motion: Motion) {
        let regions = self.regions(cx);
        self.top = scroll(self.top, motion, regions.lines(), regions.page());
    }

    fn mouse(&mut self, cx: &Context, event: MouseEvent) -> Reply {
        if let Some(motion) = wheel(event.kind) {
            self.scroll(cx, motion);
            return Reply::Stay(Outcome::Done);
        }
        if event.kind != MouseEventKind::Down(MouseButton::Left) {
            return Reply::Stay(Outcome::Done);
        }
        let at = Position { x: event.column, y: event.row };
        let regions = self.regions(cx);
        let top = self.top.min(regions.lines().saturating_sub(regions.page()));
        let column = regions.columns.iter().find(|(area, _)| area.contains(at));
        let line = column
            .and_then(|(area, lines)| lines.get(top + usize::from(at.y.saturating_sub(area.y))));
        match line {
            Some(HelpLine::Keys(_, _, Some(key))) => Reply::Close(Outcome::Press(*key)),
            _ => Reply::Close(Outcome::Done),
        }
    }
}

/// The keys of a row, the first ones where there is no room for all.
fn labels(hint: &Hint) -> String {
    let names: Vec<String> = hint.keys.iter().map(|key| key.label()).collect();
    let shown = names.join("  ");
    if width(&shown) < KEYS_WIDTH {
        return shown;
    }
    names.into_iter().take(2).collect::<Vec<_>>().join("  ")
}

impl Layer for Help {
    fn scope(&self) -> Scope {
        if self.typing { typing_scope() } else { scope() }
    }

    fn handle(&mut self, cx: &mut Context, input: &Input) -> Reply {
        if self.typing {
            let action = match input {
                Input::Key(key) if key.letter().is_none() => keys::action(TYPING_KEYS, *key),
                Input::Mouse(event) => return self.mouse(cx, *event),
                _ => None,
            };
            match action {
                Some(Typing::Done) => self.typing = false,
                Some(Typing::Clear) => {
                    self.words.reset();
                    self.typing = false;
                }
                None if typing::edit(&mut self.words, input) => self.top = 0,
                None => return Reply::Stay(Outcome::Ignored),
            }
            return Reply::Stay(Outcome::Done);
        }
        match input {
            Input::Key(key) => match keys::action(KEYS, *key) {
                Some(Action::Back) => return Reply::Close(Outcome::Done),
                Some(Action::Find) => self.typing = true,
                Some(Action::Move(motion)) => self.scroll(cx, motion),
                None => match motion(*key) {
                    Some(motion) => self.scroll(cx, motion),
                    None => return Reply::Stay(Outcome::Ignored),
                },
            },
            Input::Mouse(event) => return self.mouse(cx, *event),
            Input::Paste(_) => return Reply::Close(Outcome::Ignored),
            Input::Tick => return Reply::Stay(Outcome::Ignored),
        }
        Reply::Stay(Outcome::Done)
    }

    fn draw(&self, cx: &Context, buffer: &mut Buffer) {
        let theme = cx.theme;
        let regions = self.regions(cx);
        let window = regions.window;
        clear(buffer, window);
        let last = regions.lines().saturating_sub(regions.page());
        let top = self.top.min(last);
        if cx.outline().framed {
            frames(buffer, theme, &[window]);
            let mut words = Vec::new();
            if self.typing {
                words.push(Span::styled("/ ", theme.accent()));
                words.extend(typed(&self.words, window.width.saturating_sub(12), theme));
            } else if self.words.value().is_empty() {
                words.push(Span::styled(" / finds one by what it does ", theme.faint()));
            } else {
                words.push(Span::styled("/ ", theme.accent()));
                words.push(Span::styled(self.words.value(), theme.strong()));
                words.push(Span::styled(" ", theme.faint()));
            }
            title(buffer, theme, window, true, "Keys", words);
            if top < last {
                foot(buffer, theme, window, MORE_BELOW);
            }
        }
        if regions.columns.is_empty() {
            put(buffer, regions.inside, Span::styled("no key has these words", theme.faint()));
        }
        for (area, lines) in &regions.columns {
            let keys = KEYS_WIDTH.min(area.width / 2);
            for (at, line) in rows(*area).zip(lines.iter().skip(top)) {
                match line {
                    HelpLine::Heading(name, here) => {
                        let taken = put(buffer, at, Span::styled(*name, theme.accent()));
                        if *here {
                            put(buffer, skip(at, taken), Span::styled(" (here)", theme.faint()));
                        }
                    }
                    HelpLine::Keys(names, words, _) => {
                        let left = Rect { width: keys.max(2) - 1, ..at };
                        put(buffer, left, Span::styled(names.as_str(), theme.strong()));
                        put(buffer, skip(at, keys), Span::styled(words.as_str(), theme.text()));
                    }
                    HelpLine::Blank => {}
                }
            }
        }
    }
}
