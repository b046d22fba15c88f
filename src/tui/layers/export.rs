//! Where and in which format the rows of a view are written.

use crossterm::event::{KeyCode, MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;
use tui_input::Input as Text;

use crate::export::destination::Folders;
use crate::export::{FORMATS, Format};
use crate::text::{display_line, wrap};
use crate::tui::core::view::{Input, Outcome};
use crate::tui::core::{
    Binding, Context, Effect, Key, Layer, Order, Reply, Response, Scope, bind, keys, typing,
};
use crate::tui::kit::cells::{clear, put, rows, skip};
use crate::tui::kit::cursor::Motion;
use crate::tui::kit::frame::{frames, title};
use crate::tui::kit::text_box::typed;

/// The widest it gets.
const WIDEST: u16 = 72;
/// Columns of a label.
const LABEL: u16 = 11;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Action {
    Write,
    Format(i32),
    Back,
}

#[rustfmt::skip]
const KEYS: &[Binding<Action>] = &[
    bind(&[Key::plain(KeyCode::Enter)], Action::Write, "write the file", "write"),
    bind(&[Key::plain(KeyCode::Down), Key::plain(KeyCode::Tab)], Action::Format(1), "the next format", "format"),
    bind(&[Key::plain(KeyCode::Up), Key::plain(KeyCode::BackTab)], Action::Format(-1), "the previous format", ""),
    bind(&[Key::plain(KeyCode::Esc)], Action::Back, "back", "back"),
];

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Confirm {
    Replace,
    Leave,
}

#[rustfmt::skip]
const CONFIRM_KEYS: &[Binding<Confirm>] = &[
    bind(&[Key::char('y')], Confirm::Replace, "replace it", "replace"),
    bind(&[Key::plain(KeyCode::Esc), Key::plain(KeyCode::Enter)], Confirm::Leave, "keep it; so does any other key", "keep it"),
];

/// The scope of its keys.
pub(crate) fn scope() -> Scope {
    Scope::exclusive("Export", KEYS)
}

/// The scope of its keys while it asks whether a file may be replaced.
pub(crate) fn confirm_scope() -> Scope {
    Scope::exclusive("File exists", CONFIRM_KEYS)
}

/// The formats that a file can have: all but the table of a terminal.
fn formats() -> &'static [Format] {
    FORMATS.get(1..).unwrap_or(&[])
}

/// Where the question stands: its frame, what is inside, the note in lines, and the formats on the
/// screen.
struct Place {
    area: Rect,
    inside: Rect,
    note: Vec<String>,
    first: usize,
    shown: usize,
}

/// The question where and how rows are to be written.
#[derive(Debug)]
pub(crate) struct Export {
    /// What the rows are: "agreements".
    stem: &'static str,
    folders: Folders,
    /// The position in [`formats`].
    at: usize,
    name: Text,
    /// The files that exist, while it is asked whether they may be replaced.
    exists: Option<String>,
    /// Why nothing was written.
    trouble: Option<String>,
}

impl Export {
    /// The question with a name to begin with, which has no extension.
    pub(crate) fn new(stem: &'static str, name: &str, folders: Folders) -> Self {
        let mut export =
            Self { stem, folders, at: 0, name: Text::default(), exists: None, trouble: None };
        export.name = format!("{name}.{}", export.format().ending).into();
        export
    }

    fn format(&self) -> Format {
        formats().get(self.at).copied().unwrap_or_default()
    }

    /// Chooses a format; a name that ends as the one before gets the new extension.
    fn choose(&mut self, at: usize) {
        let before = self.format().ending;
        self.at = at.min(formats().len().saturating_sub(1));
        let stem = self.name.value().strip_suffix(before).filter(|stem| stem.ends_with('.'));
        if let Some(stem) = stem {
            self.name = format!("{stem}{}", self.format().ending).into();
        }
    }

    fn write(&mut self, replace: bool) -> Reply {
        match self.folders.file(self.name.value()) {
            Ok(path) => {
                let order = Order { path, format: self.format(), replace };
                Reply::Stay(Outcome::Effect(Effect::Write(order)))
            }
            Err(refusal) => {
                self.trouble = Some(display_line(&refusal.to_string()).into_owned());
                Reply::Stay(Outcome::Done)
            }
        }
    }

    fn place(&self, cx: &Context) -> Place {
        let room = cx.outline().over();
        let width = room.width.min(WIDEST);
        let note = wrap(&self.note(), usize::from(width.saturating_sub(4)).max(1));
        let formats = formats().len();
        let wanted = u16::try_from(formats + note.len() + 5).unwrap_or(u16::MAX);
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
        // On a screen too small for all, the name and the note go before the formats.
        let height = usize::from(inside.height);
        let shown = height.saturating_sub(note.len() + 2).clamp(height.min(1), formats);
        let first = self.at.saturating_sub(shown.saturating_sub(1)).min(formats - shown);
        Place { area, inside, note, first, shown }
    }

    /// Chooses the format that is clicked.
    fn click(&mut self, cx: &Context, event: MouseEvent) {
        let place = self.place(cx);
        let at = Position { x: event.column, y: event.row };
        let is_click = event.kind == MouseEventKind::Down(MouseButton::Left);
        if is_click && self.exists.is_none() && place.inside.contains(at) {
            let row = usize::from(at.y - place.inside.y);
            if row < place.shown {
                self.choose(place.first + row);
                self.trouble = None;
            }
        }
    }

    /// What there is to say about the file.
    fn note(&self) -> String {
        if let Some(name) = &self.exists {
            return format!("File exists: {name}. y replaces it, any other key keeps it.");
        }
        if let Some(trouble) = &self.trouble {
            return format!("Not written: {trouble}");
        }
        let place = self.folders.describe(self.name.value());
        let source = if self.format().holds_provenance() {
            "The file says where its rows are from."
        } else {
            "A second file, .source.txt, says where its rows are from."
        };
        format!("{}. {source}", display_line(&place))
    }
}

impl Layer for Export {
    fn scope(&self) -> Scope {
        if self.exists.is_some() { confirm_scope() } else { scope() }
    }

    fn handle(&mut self, cx: &mut Context, input: &Input) -> Reply {
        match input {
            Input::Tick => return Reply::Stay(Outcome::Ignored),
            Input::Mouse(event) => {
                self.click(cx, *event);
                return Reply::Stay(Outcome::Done);
            }
            Input::Key(key) if self.exists.take().is_some() => {
                return match keys::action(CONFIRM_KEYS, *key) {
                    Some(Confirm::Replace) => self.write(true),
                    // What holds in every scope, as leaving the program, does so here.
                    None if key.letter().is_none() => Reply::Stay(Outcome::Ignored),
                    Some(Confirm::Leave) | None => Reply::Stay(Outcome::Done),
                };
            }
            Input::Key(_) | Input::Paste(_) => self.exists = None,
        }
        let action = match input {
            Input::Key(key) if key.letter().is_none() => keys::action(KEYS, *key),
            _ => None,
        };
        match action {
            Some(Action::Write) => return self.write(false),
            Some(Action::Back) => return Reply::Close(Outcome::Done),
            Some(Action::Format(by)) => {
                self.choose(Motion::Rows(by).target(self.at, formats().len(), 1));
            }
            None if typing::edit(&mut self.name, input) => {}
            None => return Reply::Stay(Outcome::Ignored),
        }
        self.trouble = None;
        Reply::Stay(Outcome::Done)
    }

    fn answer(&mut self, cx: &mut Context, answer: &Response) -> bool {
        match answer {
            Response::Written(words) => {
                cx.say(words.as_str());
                return false;
            }
            Response::Exists(name) => self.exists = Some(name.clone()),
            Response::Failed(words) => self.trouble = Some(words.clone()),
            _ => {}
        }
        true
    }

    fn draw(&self, cx: &Context, buffer: &mut Buffer) {
        let theme = cx.theme;
        let place = self.place(cx);
        let Place { area, inside, ref note, first, shown } = place;
        let formats = formats();
        clear(buffer, area);
        frames(buffer, theme, &[area]);
        let what = [self.stem, " "].map(|text| Span::styled(text, theme.strong()));
        title(buffer, theme, area, true, "Export", what.to_vec());
        let height = usize::from(inside.height);
        let mut lines = rows(inside);
        for (i, format) in formats.iter().enumerate().skip(first).take(shown) {
            let Some(at) = lines.next() else { break };
            let chosen = i == self.at;
            let mark = if chosen { theme.characters().chosen } else { " " };
            let style = if chosen { theme.strong() } else { theme.text() };
            let name = format!(" {}", format.name);
            put(buffer, at, vec![Span::styled(mark, theme.accent()), Span::styled(name, style)]);
            put(buffer, skip(at, LABEL), Span::styled(format.about, theme.faint()));
        }
        if height > shown + note.len() + 1 {
            lines.next();
        }
        if let Some(at) = lines.next() {
            put(buffer, at, Span::styled("  file", theme.faint()));
            let at = skip(at, LABEL);
            put(buffer, at, typed(&self.name, at.width, theme).to_vec());
        }
        if height > shown + note.len() + 2 {
            lines.next();
        }
        let asks = self.exists.is_some() || self.trouble.is_some();
        let style = if asks { theme.warning() } else { theme.faint() };
        for (at, line) in lines.zip(note) {
            put(buffer, at, Span::styled(line.as_str(), style));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn a_name_takes_the_extension_of_its_format_until_it_has_another() {
        let mut export = Export::new("agreements", "rows", Folders::default());
        assert_eq!(export.name.value(), "rows.csv");
        export.choose(5);
        assert_eq!((export.format().name, export.name.value()), ("xlsx", "rows.xlsx"));
        export.name = "mine.txt".into();
        export.choose(2);
        assert_eq!((export.format().name, export.name.value()), ("json", "mine.txt"));
        export.choose(99);
        assert_eq!(export.format().name, "xlsx");
    }

    #[test]
    fn only_formats_that_have_no_place_for_it_have_a_note_beside_them() {
        for &format in formats() {
            let order = Order { path: "a/rows.x".into(), format, replace: false };
            let beside = ["csv", "tsv", "jsonl"].contains(&format.name);
            let note = beside.then(|| PathBuf::from("a/rows.source.txt"));
            assert_eq!(order.note(), note, "{}", format.name);
        }
    }
}
