//! The explorer as the terminal runs it: events in, frames out; while lists are read, how far.

use std::time::Duration;

use chrono::NaiveDate;
use ratatui::Frame;

use super::action::{Action, Answer, Effect};
use super::data::Data;
use super::edge;
use super::edge::themes::{ThemeChoice, Themes};
use super::event;
use super::keymap::{self, Scope};
use super::state::State;
use super::terminal::{self, App, Capabilities, Event, Flow, Link, Options, Sender, TerminalError};
use super::theme::Theme;
use super::update::{start, update};
use super::view::{links, loading, view};
use crate::query::{Day, Filter};

/// How the explorer starts.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// The filter that stands at first.
    pub filter: Filter,
    /// The day to look at; the newest list's where none is given.
    pub as_of: Option<NaiveDate>,
    /// The theme; where none is named the terminal is asked for its background.
    pub theme: ThemeChoice,
    /// Whether only ASCII is drawn.
    pub ascii: bool,
    /// Where the keys come from.
    pub keys: terminal::Keys,
}

/// What a loading thread tells.
#[derive(Debug)]
pub enum Message {
    /// So many bytes of so many are read.
    Progress(u64, u64),
    /// All is read.
    Loaded(Box<Data>),
}

/// Tells the explorer how far reading has come.
#[derive(Clone, Debug)]
pub struct Loader(Sender<Message>);

impl Loader {
    /// So many bytes of so many are read.
    pub fn progress(&self, done: u64, total: u64) {
        self.0.send(Message::Progress(done, total));
    }

    /// All is read.
    pub fn loaded(&self, data: Data) {
        self.0.send(Message::Loaded(Box::new(data)));
    }
}

/// What there is to be looked at.
pub enum Content<'a> {
    /// Here it is.
    Ready(Box<Data>),
    /// It is read meanwhile, on a thread of its own.
    Later(Box<dyn FnOnce(&Loader) + Send + 'a>),
}

/// Shows the explorer until the user leaves. Gives what it showed, so that what could not be read
/// can be told afterwards; `None` where the user left before it was there.
///
/// # Errors
/// Where the terminal cannot show it.
pub fn run(
    content: Content<'static>,
    start: Start,
    capabilities: &Capabilities,
) -> Result<Option<Data>, TerminalError> {
    let (sender, events) = terminal::channel();
    let (themes, told) = Themes::new(start.theme.clone(), capabilities);
    let options = Options { keys: start.keys, mouse: true, ask_background: themes.asks() };
    let unicode = capabilities.unicode && !start.ascii;
    let size = terminal::size();
    let mut explorer = Explorer {
        size,
        theme: Theme::new(themes.palette(), capabilities.depth, unicode),
        themes,
        told,
        start,
        capabilities: capabilities.clone(),
        showing: Showing::Loading(0, 0),
    };
    match content {
        Content::Ready(data) => {
            explorer.show(*data);
        }
        Content::Later(work) => {
            let loader = Loader(sender);
            std::thread::spawn(move || work(&loader));
        }
    }
    terminal::run(&mut explorer, &events, capabilities, options)?;
    Ok(match explorer.showing {
        Showing::Screen(screen) => Some(screen.0),
        Showing::Empty(data) => Some(*data),
        Showing::Loading(..) => None,
    })
}

enum Showing {
    Loading(u64, u64),
    Screen(Box<(Data, State)>),
    /// There is no list: nothing to be shown.
    Empty(Box<Data>),
}

struct Explorer {
    size: (u16, u16),
    /// The colours at the start, and while nothing is shown yet.
    theme: Theme,
    themes: Themes,
    /// What is to be told of the theme.
    told: Option<String>,
    start: Start,
    capabilities: Capabilities,
    showing: Showing,
}

impl Explorer {
    fn show(&mut self, data: Data) -> bool {
        let day = match self.start.as_of {
            Some(day) => Some(Day::new(&data.history, day)),
            None => Day::last(&data.history),
        };
        self.showing = match day {
            Some(day) => {
                let mut state = State::new(&data, day, self.theme, self.size);
                start(&mut state, &data, self.start.filter.clone());
                if self.told.is_some() {
                    state.message = self.told.take();
                }
                Showing::Screen(Box::new((data, state)))
            }
            None => Showing::Empty(Box::new(data)),
        };
        matches!(self.showing, Showing::Screen(_))
    }

    fn act(&mut self, action: Action) -> Flow {
        let Showing::Screen(screen) = &mut self.showing else {
            return match action {
                Action::Quit => Flow::Quit,
                Action::Suspend => Flow::Suspend,
                _ => Flow::Draw,
            };
        };
        let (data, state) = &mut **screen;
        match update(state, data, action) {
            Effect::None => Flow::Draw,
            Effect::Quit => Flow::Quit,
            Effect::Suspend => Flow::Suspend,
            Effect::Mouse(on) => Flow::Mouse(on),
            Effect::Copy(text) => {
                let bytes = edge::copy(&text, &self.capabilities);
                let _ = update(state, data, Action::Answer(Answer::Copied(bytes.is_some())));
                bytes.map_or(Flow::Draw, Flow::Write)
            }
            Effect::Open(address) => {
                let opened = edge::open(&address, &self.capabilities);
                let _ = update(state, data, Action::Answer(Answer::Opened(opened)));
                Flow::Draw
            }
            Effect::Theme(step) => {
                let _ = update(state, data, Action::Answer(self.themes.step(step)));
                Flow::Draw
            }
            Effect::Write(order) => {
                let answer = edge::write(state, data, &order);
                let _ = update(state, data, Action::Answer(answer));
                Flow::Draw
            }
        }
    }
}

impl App for Explorer {
    type Message = Message;

    fn event(&mut self, event: Event<Message>) -> Flow {
        let action = match event {
            Event::Key(key) => match &self.showing {
                Showing::Screen(screen) => event::key(&screen.1, key),
                _ => keymap::action(Scope::Everywhere, key),
            },
            Event::Mouse(mouse) => match &self.showing {
                Showing::Screen(screen) => event::mouse(&screen.1, mouse),
                _ => None,
            },
            Event::Paste(text) => Some(Action::Paste(text)),
            Event::Resize(columns, rows) => {
                self.size = (columns, rows);
                Some(Action::Resize(columns, rows))
            }
            Event::Background(background) => self.themes.found(background.into()).then(|| {
                self.theme = self.theme.with(self.themes.palette());
                Action::Answer(Answer::Theme(Box::new(self.themes.palette()), None))
            }),
            Event::Tick => Some(Action::Tick),
            Event::Notice(words) => Some(Action::Notice(words)),
            Event::App(Message::Progress(done, total)) => {
                if let Showing::Loading(..) = self.showing {
                    self.showing = Showing::Loading(done, total);
                }
                return Flow::Draw;
            }
            Event::App(Message::Loaded(data)) => {
                return if self.show(*data) { Flow::Draw } else { Flow::Quit };
            }
        };
        action.map_or(Flow::Same, |action| self.act(action))
    }

    fn pace(&self) -> Option<Duration> {
        match &self.showing {
            Showing::Screen(screen) => screen.1.map.pace(),
            Showing::Loading(..) | Showing::Empty(_) => None,
        }
    }

    fn links(&self) -> Vec<Link> {
        match &self.showing {
            Showing::Screen(screen) => links(&screen.1, &screen.0),
            Showing::Loading(..) | Showing::Empty(_) => Vec::new(),
        }
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        match &self.showing {
            Showing::Screen(screen) => view(&screen.1, &screen.0, frame),
            Showing::Loading(done, total) => loading(*done, *total, self.theme, frame),
            Showing::Empty(_) => {}
        }
    }
}
