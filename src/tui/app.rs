//! The explorer as the terminal runs it: events in, frames out; while lists are read, how far.

use std::path::PathBuf;
use std::sync::mpsc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use ratatui::Frame;

use super::action::{Action, Answer, Effect};
use super::data::Data;
use super::edge;
use super::edge::themes::{ThemeChoice, Themes};
use super::event;
use super::keymap::{self, Scope};
use super::state::{State, ViewKind, Watch};
use super::terminal::{self, App, Capabilities, Event, Flow, Link, Options, Sender, TerminalError};
use super::theme::Theme;
use super::update::{start, update};
use super::view::{links, loading, view};
use super::watch::{self, Change, WatchError};
use crate::export::destination::Folders;
use crate::query::{Day, Filter};
use crate::text::display_line;

/// How long the end waits for the file of the watch list.
const PATIENCE: Duration = Duration::from_secs(1);

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
    /// The view that is shown first.
    pub view: ViewKind,
    /// Whether the terminal keeps the mouse, for selecting text.
    pub no_mouse: bool,
    /// Whether nothing moves by itself.
    pub reduced_motion: bool,
    /// The folders that exports go to.
    pub folders: Folders,
    /// Something to tell at the start.
    pub notice: Option<String>,
    /// The file of the watch list, where there is a place for it.
    pub watch: Option<PathBuf>,
    /// The ids on it, where they alone are to be shown at first.
    pub watched: Option<Vec<String>>,
    /// Where the keys come from.
    pub keys: terminal::Keys,
}

impl Start {
    /// The screen as it is at the start, with the agencies `listed` on the watch list, where that
    /// is read already; nothing where there is no list.
    pub(super) fn state(
        &self,
        data: &Data,
        theme: Theme,
        size: (u16, u16),
        listed: Option<Vec<String>>,
    ) -> Option<State> {
        let day = match self.as_of {
            Some(day) => Some(Day::new(&data.history, day)),
            None => Day::last(&data.history),
        };
        let mut state = State::new(data, day?, theme, size);
        state.view = self.view;
        state.mouse = !self.no_mouse;
        state.reduced_motion = self.reduced_motion;
        state.folders = self.folders.clone();
        state.message = state.message.or_else(|| self.notice.clone());
        let ids = listed.or_else(|| self.watched.clone());
        state.watch = Watch::new(&data.history, ids.unwrap_or_default());
        let mut filter = self.filter.clone();
        filter.watched = self.watched.as_ref().map(|_| state.watch.agencies.clone());
        start(&mut state, data, filter);
        Some(state)
    }
}

/// What a loading thread tells.
#[derive(Debug)]
pub enum Message {
    /// So many bytes of so many are read.
    Progress(u64, u64),
    /// All is read.
    Loaded(Box<Data>),
    /// The ids on the watch list, or why they are not read or written.
    Watched(Result<Vec<String>, WatchError>),
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
    mut start: Start,
    capabilities: &Capabilities,
) -> Result<Option<Data>, TerminalError> {
    let (sender, events) = terminal::channel();
    let (themes, told) = Themes::new(start.theme.clone(), capabilities);
    let words = [start.notice.take(), told].into_iter().flatten().collect::<Vec<_>>().join("; ");
    start.notice = Some(words).filter(|words| !words.is_empty());
    let options =
        Options { keys: start.keys, mouse: !start.no_mouse, ask_background: themes.asks() };
    let unicode = capabilities.unicode && !start.ascii;
    let size = terminal::size();
    let mut explorer = Explorer {
        size,
        theme: Theme::new(themes.palette(), capabilities.depth, unicode),
        themes,
        start,
        capabilities: capabilities.clone(),
        watch: None,
        waiting: 0,
        listed: None,
        showing: Showing::Loading(0, 0),
    };
    let keeper = explorer.watch(sender.clone());
    match content {
        Content::Ready(data) => {
            explorer.show(*data);
        }
        Content::Later(work) => {
            let loader = Loader(sender);
            std::thread::spawn(move || work(&loader));
        }
    }
    let ended = terminal::run(&mut explorer, &events, capabilities, options);
    // What was put on the watch list is written before the end.
    explorer.watch = None;
    if let Some(keeper) = keeper.filter(|_| explorer.waiting > 0) {
        let start = Instant::now();
        while !keeper.is_finished() && start.elapsed() < PATIENCE {
            std::thread::sleep(Duration::from_millis(2));
        }
    }
    ended?;
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
    start: Start,
    capabilities: Capabilities,
    /// Takes changes of the watch list to its file.
    watch: Option<mpsc::Sender<Change>>,
    /// How many answers of the file are awaited.
    waiting: usize,
    /// The ids on the watch list, until there is a screen.
    listed: Option<Vec<String>>,
    showing: Showing,
}

impl Explorer {
    fn show(&mut self, data: Data) -> bool {
        let listed = self.listed.take();
        let state = self.start.state(&data, self.theme, self.size, listed);
        self.showing = match state {
            Some(state) => Showing::Screen(Box::new((data, state))),
            None => Showing::Empty(Box::new(data)),
        };
        matches!(self.showing, Showing::Screen(_))
    }

    /// Has the watch list read, and kept from now on.
    fn watch(&mut self, sender: Sender<Message>) -> Option<JoinHandle<()>> {
        let path = self.start.watch.clone()?;
        let (watch, changes) = mpsc::channel();
        let answer = move |ids| {
            sender.send(Message::Watched(ids));
        };
        let keeper = std::thread::Builder::new().name("watch list".into());
        let keeper = keeper.spawn(move || watch::keep(&path, &changes, answer)).ok()?;
        (self.watch, self.waiting) = (Some(watch), 1);
        Some(keeper)
    }

    /// What the file of the watch list has. While another answer is awaited the screen knows better.
    fn watched(&mut self, ids: Result<Vec<String>, WatchError>) -> Flow {
        self.waiting = self.waiting.saturating_sub(1);
        match ids {
            Err(error) => {
                let told = display_line(&error.to_string()).into_owned();
                self.act(Action::Notice(format!("the watch list is not kept: {told}")))
            }
            Ok(ids) => match &self.showing {
                Showing::Screen(screen) if self.waiting == 0 => {
                    if ids.is_empty() && screen.1.watch.agencies.is_empty() {
                        return Flow::Same;
                    }
                    self.act(Action::Answer(Answer::Watched(ids)))
                }
                Showing::Screen(_) => Flow::Same,
                Showing::Loading(..) | Showing::Empty(_) => {
                    self.listed = Some(ids);
                    Flow::Same
                }
            },
        }
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
            Effect::Watch(change) => {
                match &self.watch {
                    Some(watch) if watch.send(change).is_ok() => self.waiting += 1,
                    _ => {
                        let told = "the watch list is not kept: there is no folder for it";
                        let _ = update(state, data, Action::Notice(told.into()));
                    }
                }
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
            Event::App(Message::Watched(ids)) => return self.watched(ids),
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
