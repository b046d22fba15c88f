//! The whole screen, driven by keys, clicks and answers.

mod any;
mod cells;
mod chips;
mod copied;
mod export;
mod help;
mod keys;
mod layers;
mod lines;
mod mouse;
mod palette;
mod plain;
mod search;
mod start;
mod steps;
mod time;
mod views;
mod watch;

use crossterm::event::{KeyCode, MouseButton, MouseEventKind};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::screen::Screen;
use super::views::ViewName;
use crate::export::destination::Folders;
use crate::query::{Choice, Filter};
use crate::tui::core::testing::{key, line, mouse, text};
use crate::tui::core::{Context, Effect, Input, Key, Response, sample};
use crate::tui::kit::theme::Theme;

/// From the widest screen to the smallest that still has a table.
const SIZES: [(u16, u16); 7] =
    [(160, 50), (120, 40), (110, 24), (80, 24), (60, 20), (34, 10), (20, 5)];

/// A screen, and what its last input came to.
struct Driver {
    screen: Screen,
    effect: Option<Effect>,
    changed: bool,
}

impl Driver {
    /// Explore on the newest list of the sample.
    fn new(size: (u16, u16)) -> Self {
        Self::with(sample::context(size), Filter::default())
    }

    /// With a context of its own and the filter of the start.
    fn with(cx: Context, filter: Filter) -> Self {
        let view = ViewName::default();
        let screen = Screen::new(cx, view, filter, Folders::default(), true);
        Self { screen, effect: None, changed: false }
    }

    /// With folders for exports.
    fn with_folders(folders: Folders) -> Self {
        let (cx, view) = (sample::context((120, 40)), ViewName::default());
        let screen = Screen::new(cx, view, Filter::default(), folders, true);
        Self { screen, effect: None, changed: false }
    }

    /// An input.
    fn put_in(&mut self, input: &Input) -> &mut Self {
        let reaction = self.screen.input(input);
        (self.effect, self.changed) = (reaction.effect, reaction.changed);
        self
    }

    /// Keys by their labels.
    fn keys(&mut self, labels: &str) -> &mut Self {
        for label in labels.split_whitespace() {
            self.put_in(&Input::Key(key(label)));
        }
        self
    }

    /// The letters of a text, one by one.
    fn type_in(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            self.put_in(&Input::Key(Key::plain(KeyCode::Char(letter))));
        }
        self
    }

    fn paste(&mut self, text: &str) -> &mut Self {
        self.put_in(&Input::Paste(text.into()))
    }

    fn click(&mut self, column: u16, row: u16) -> &mut Self {
        let kind = MouseEventKind::Down(MouseButton::Left);
        self.put_in(&Input::Mouse(mouse(kind, column, row)))
    }

    /// A turn of the wheel, down where `down`.
    fn wheel(&mut self, column: u16, row: u16, down: bool) -> &mut Self {
        let kind = if down { MouseEventKind::ScrollDown } else { MouseEventKind::ScrollUp };
        self.put_in(&Input::Mouse(mouse(kind, column, row)))
    }

    fn answer(&mut self, answer: &Response) -> &mut Self {
        self.screen.answer(answer);
        self
    }

    fn resize(&mut self, size: (u16, u16)) -> &mut Self {
        self.screen.resize(size);
        self
    }

    fn set_theme(&mut self, theme: Theme) -> &mut Self {
        self.screen.cx.theme = theme;
        let size = self.cx().size;
        self.resize(size)
    }

    fn cx(&self) -> &Context {
        self.screen.context()
    }

    fn message(&self) -> Option<&str> {
        self.cx().message.as_deref()
    }

    /// The name of the scope that has the keys.
    fn scope(&self) -> &'static str {
        self.screen.scope().name
    }

    /// The text that is to be copied.
    fn copied(&self) -> &str {
        match &self.effect {
            Some(Effect::Copy(text)) => text,
            other => panic!("nothing is copied: {other:?}"),
        }
    }

    fn buffer(&self) -> Buffer {
        let (width, height) = self.cx().size;
        self.buffer_on((width, height))
    }

    /// What is drawn on a terminal of another size than the screen believes.
    fn buffer_on(&self, (width, height): (u16, u16)) -> Buffer {
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal.draw(|frame| self.screen.draw(frame)).unwrap();
        terminal.backend().buffer().clone()
    }

    /// The whole screen.
    fn text(&self) -> String {
        let buffer = self.buffer();
        text(&buffer, *buffer.area())
    }

    fn line(&self, area: Rect) -> String {
        line(&self.buffer(), area, area.y).trim_end().to_owned()
    }

    fn header(&self) -> String {
        self.line(self.cx().outline().header)
    }

    fn bar(&self) -> String {
        self.cx().outline().bar.map_or_else(String::new, |area| self.line(area))
    }

    fn footer(&self) -> String {
        self.cx().outline().footer.map_or_else(String::new, |area| self.line(area))
    }

    /// The agencies of the answer, by name.
    fn names(&self) -> Vec<String> {
        let cx = self.cx();
        let history = &cx.data.history;
        let rows = cx.answer.rows(cx.question(), 0..cx.answer.len());
        let name = |agency| history.text(history.tables.agencies.row(agency).name).to_owned();
        rows.iter().map(|row| name(row.agency)).collect()
    }

    /// Puts the cursor of the table of Explore on an agency.
    fn select(&mut self, wanted: &str) -> &mut Self {
        let at = self.names().iter().position(|name| name == wanted).expect("it is a row");
        assert_eq!(self.scope(), "Agencies");
        self.keys("g").keys(&"j ".repeat(at))
    }

    /// Chooses a state of Explore by its letters.
    fn choose_state(&mut self, letters: &str) -> &mut Self {
        self.focus_states().keys("f").type_in(letters).keys("Enter Esc Esc")
    }

    /// Gives the keys to the states of Explore, where they have room.
    fn focus_states(&mut self) -> &mut Self {
        assert_eq!(self.scope(), "Agencies");
        self.keys("Tab Tab")
    }
}

/// Agreements of any status.
fn any_status() -> Filter {
    Filter { statuses: Choice::of_agreements(), ..Filter::default() }
}

/// A screen on which a scope has the keys.
fn in_scope(name: &str) -> Driver {
    let mut driver = Driver::new((120, 40));
    driver.screen.record = Some("~/record.g287".into());
    driver.keys(match name {
        "State, model, kind, status" => "Tab Tab",
        "Agency" => "Enter",
        "Finding a value" => "Tab Tab f",
        "Map" => "2",
        "Trends" => "3",
        "What to compare" => "3 c",
        "Changes" => "4",
        "Sources" => "5 Enter",
        "Search box" => "/ p o l k",
        "Filters, one by one" => "Tab Tab f f l Enter Esc Esc X",
        "Help" => "?",
        "Finding a key" => "? /",
        "Copied text" => "y",
        "Export" | "File exists" => "e",
        "Add lists" => "a",
        "Commands" => ":",
        _ => "",
    });
    if name == "File exists" {
        driver.answer(&Response::Exists("rows.csv".into()));
    }
    assert_eq!(driver.scope(), if name == "Everywhere" { "Agencies" } else { name });
    driver
}

/// The names of all scopes.
fn scope_names() -> Vec<&'static str> {
    let scopes = Driver::new((120, 40)).screen.scopes();
    scopes.into_iter().map(|scope| scope.name).collect()
}
