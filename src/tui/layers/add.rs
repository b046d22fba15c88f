//! The question which lists are to be added to the user's record.

use std::path::PathBuf;

use crossterm::event::{KeyCode, MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;
use tui_input::Input as Text;

use crate::text::{counted, display_line, wrap};
use crate::tui::core::view::{Input, Outcome};
use crate::tui::core::{
    Binding, Context, Effect, Key, Layer, NewLists, Reply, Response, Scope, bind, keys, typing,
};
use crate::tui::kit::cells::{clear, put, rows, skip};
use crate::tui::kit::cursor::Motion;
use crate::tui::kit::frame::{frames, title};
use crate::tui::kit::text_box::{LONGEST, paste_path, typed};

/// The widest it gets.
const WIDEST: u16 = 76;
/// Columns of a label.
const LABEL: u16 = 7;
/// The most paths that are shown at once.
const MOST: usize = 8;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Action {
    Add,
    Complete,
    Choose(i32),
    Back,
}

#[rustfmt::skip]
const KEYS: &[Binding<Action>] = &[
    bind(&[Key::plain(KeyCode::Enter)], Action::Add, "add the lists", "add"),
    bind(&[Key::plain(KeyCode::Tab)], Action::Complete, "complete the path", "complete"),
    bind(&[Key::plain(KeyCode::Down)], Action::Choose(1), "the next path of several", ""),
    bind(&[Key::plain(KeyCode::Up)], Action::Choose(-1), "the previous one", ""),
    bind(&[Key::plain(KeyCode::Esc)], Action::Back, "back", "back"),
];

/// The scope of its keys.
pub(crate) fn scope() -> Scope {
    Scope::exclusive("Add lists", KEYS)
}

/// What there is to say below the path.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Note {
    /// What can be typed.
    Hint,
    /// How far reading has come.
    Reading(String),
    /// Why nothing was added.
    Trouble(String),
}

/// Where the question stands: its frame, what is inside, the note in lines, the paths below what is
/// typed and those of them on the screen, and whether there are more.
struct Place {
    area: Rect,
    inside: Rect,
    note: Vec<String>,
    listed: Vec<String>,
    first: usize,
    shown: usize,
    more: usize,
}

/// The question which lists are to be added.
#[derive(Debug)]
pub(crate) struct Add {
    path: Text,
    /// New lists in the folder that is watched, which are added if nothing is typed.
    found: Vec<PathBuf>,
    /// Where the record is kept.
    record: String,
    /// The paths that go on from what is typed, once completed.
    candidates: Vec<String>,
    /// The one of them that was chosen.
    chosen: Option<usize>,
    note: Note,
}

impl Add {
    /// The question, with paths to begin with; `record` is where the record is kept.
    pub(crate) fn new(path: &str, found: Vec<PathBuf>, record: String) -> Self {
        let (candidates, chosen) = (Vec::new(), None);
        let mut add =
            Self { path: Text::default(), found, record, candidates, chosen, note: Note::Hint };
        if path.chars().count() > LONGEST {
            let words = format!("the paths have more than {LONGEST} letters; add their folder");
            add.note = Note::Trouble(words);
        } else {
            paste_path(&mut add.path, path);
        }
        add
    }

    fn add(&mut self) -> Reply {
        let typed = self.path.value().trim();
        let lists = match typed {
            "" if self.found.is_empty() => {
                self.note =
                    Note::Trouble("type the path of a list, or of a folder of lists".into());
                return Reply::Stay(Outcome::Done);
            }
            "" => NewLists::Found(self.found.clone()),
            typed => NewLists::Typed(typed.to_owned()),
        };
        self.note = Note::Reading("reading".into());
        self.candidates.clear();
        Reply::Stay(Outcome::Effect(Effect::Add(lists)))
    }

    /// Types, pastes or edits. `false` where the input does none of them.
    fn edit(&mut self, input: &Input) -> bool {
        if let Input::Paste(path) = input {
            paste_path(&mut self.path, path);
            return true;
        }
        typing::edit(&mut self.path, input)
    }

    fn choose(&mut self, by: i32) {
        let count = self.candidates.len();
        if count == 0 {
            return;
        }
        let at = match self.chosen {
            Some(at) => Motion::Rows(by).target(at, count, 1),
            None if by > 0 => 0,
            None => count - 1,
        };
        self.take(at);
    }

    /// Takes one of the paths that go on from what is typed.
    fn take(&mut self, at: usize) {
        if let Some(path) = self.candidates.get(at) {
            self.path = path.clone().into();
            self.chosen = Some(at);
        }
    }

    fn place(&self, cx: &Context) -> Place {
        let room = cx.outline().over();
        let width = room.width.min(WIDEST);
        let note = wrap(&display_line(&self.note()), usize::from(width.saturating_sub(4)).max(1));
        let listed = self.listed();
        let shown = listed.len().min(MOST);
        let more = usize::from(listed.len() > shown);
        let wanted = u16::try_from(shown + more + note.len() + 4).unwrap_or(u16::MAX);
        let height = wanted.min(room.height);
        let area = Rect {
            x: room.x + (room.width - width) / 2,
            y: room.y + (room.height - height) / 2,
            width,
            height,
        };
        let inside = Rect {
            x: area.x + 2,
            y: area.y + 1,
            width: width.saturating_sub(4),
            height: height.saturating_sub(2),
        };
        let first = self.chosen.map_or(0, |at| (at + 1).saturating_sub(shown));
        Place { area, inside, note, listed, first, shown, more }
    }

    /// Takes the path that is clicked.
    fn click(&mut self, cx: &Context, event: MouseEvent) {
        let place = self.place(cx);
        let at = Position { x: event.column, y: event.row };
        if event.kind == MouseEventKind::Down(MouseButton::Left) && place.inside.contains(at) {
            // The path that is typed stands above.
            let row = usize::from(at.y - place.inside.y).checked_sub(1);
            if let Some(row) = row.filter(|&row| row < place.shown) {
                self.take(place.first + row);
            }
        }
    }

    /// What is listed below the path: what goes on from it, or the lists that were found.
    fn listed(&self) -> Vec<String> {
        let name = |path: &str| {
            let at = path.trim_end_matches('/').rfind('/').map_or(0, |slash| slash + 1);
            display_line(path.get(at..).unwrap_or(path)).into_owned()
        };
        if !self.candidates.is_empty() {
            return self.candidates.iter().map(|path| name(path)).collect();
        }
        if !self.path.value().is_empty() {
            return Vec::new();
        }
        self.found.iter().map(|path| name(&path.to_string_lossy())).collect()
    }

    fn note(&self) -> String {
        match &self.note {
            Note::Reading(words) => format!("{words} …"),
            Note::Trouble(words) => format!("Not added: {words}"),
            Note::Hint if self.path.value().is_empty() && !self.found.is_empty() => {
                let lists = counted(self.found.len(), "new list", "new lists");
                format!("Enter adds {lists}, or type another path. Kept in {}.", self.record)
            }
            Note::Hint => {
                format!("A list, or a folder of lists. They are kept in {}.", self.record)
            }
        }
    }
}

impl Layer for Add {
    fn scope(&self) -> Scope {
        scope()
    }

    fn handle(&mut self, cx: &mut Context, input: &Input) -> Reply {
        let action = match input {
            Input::Tick => return Reply::Stay(Outcome::Ignored),
            Input::Mouse(event) => {
                if !matches!(self.note, Note::Reading(_)) {
                    self.click(cx, *event);
                }
                return Reply::Stay(Outcome::Done);
            }
            Input::Key(key) if key.letter().is_none() => keys::action(KEYS, *key),
            Input::Key(_) | Input::Paste(_) => None,
        };
        // While lists are read there is nothing to change: they are added, or not, as asked.
        if matches!(self.note, Note::Reading(_)) && action != Some(Action::Back) {
            let leaves = matches!(input, Input::Key(key) if key.letter().is_none());
            return Reply::Stay(if leaves { Outcome::Ignored } else { Outcome::Done });
        }
        match action {
            Some(Action::Add) => return self.add(),
            Some(Action::Back) => return Reply::Close(Outcome::Done),
            Some(Action::Complete) => {
                let typed = self.path.value().to_owned();
                return Reply::Stay(Outcome::Effect(Effect::Complete(typed)));
            }
            Some(Action::Choose(by)) => self.choose(by),
            None if self.edit(input) => {
                self.candidates.clear();
                self.chosen = None;
            }
            None => return Reply::Stay(Outcome::Ignored),
        }
        self.note = Note::Hint;
        Reply::Stay(Outcome::Done)
    }

    fn answer(&mut self, _cx: &mut Context, answer: &Response) -> bool {
        match answer {
            Response::Completed(path, candidates) => {
                self.path = path.clone().into();
                self.candidates.clone_from(candidates);
                self.chosen = None;
                self.note = if candidates.is_empty() {
                    Note::Trouble("no list or folder has a name that begins so".into())
                } else {
                    Note::Hint
                };
                if candidates.len() == 1 {
                    self.candidates.clear();
                }
            }
            Response::Reading(words) => self.note = Note::Reading(words.clone()),
            Response::Failed(words) => self.note = Note::Trouble(words.clone()),
            _ => {}
        }
        true
    }

    fn draw(&self, cx: &Context, buffer: &mut Buffer) {
        let theme = cx.theme;
        let Place { area, inside, note, listed, first, shown, more } = self.place(cx);
        clear(buffer, area);
        frames(buffer, theme, &[area]);
        title(buffer, theme, area, true, "Add lists", Vec::new());
        let mut lines = rows(inside);
        if let Some(at) = lines.next() {
            put(buffer, at, Span::styled("path", theme.faint()));
            let at = skip(at, LABEL);
            put(buffer, at, typed(&self.path, at.width, theme).to_vec());
        }
        for (i, name) in listed.iter().enumerate().skip(first).take(shown) {
            let Some(at) = lines.next() else { break };
            let is_chosen = self.chosen == Some(i);
            let mark = if is_chosen { theme.characters().chosen } else { " " };
            let style = if is_chosen { theme.strong() } else { theme.text() };
            put(buffer, skip(at, LABEL.saturating_sub(2)), Span::styled(mark, theme.accent()));
            put(buffer, skip(at, LABEL), Span::styled(name.as_str(), style));
        }
        if more > 0
            && let Some(at) = lines.next()
        {
            let words = format!("and {} more", listed.len() - shown);
            put(buffer, skip(at, LABEL), Span::styled(words, theme.faint()));
        }
        if usize::from(inside.height) > shown + more + note.len() + 1 {
            lines.next();
        }
        let style = match self.note {
            Note::Trouble(_) => theme.warning(),
            Note::Reading(_) => theme.accent(),
            Note::Hint => theme.faint(),
        };
        for (at, line) in lines.zip(&note) {
            put(buffer, at, Span::styled(line.as_str(), style));
        }
    }
}
