//! The explorer as an app of the terminal: takes events and draws frames, or the progress while
//! lists are being read.

use std::sync::mpsc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use ratatui::Frame;

use super::adding;
use super::edge;
use super::message::Message;
use super::screen::{Screen, loading};
use super::start::Start;
use super::themes::Themes;
use super::watch_list::{self, WatchError};
use crate::export::destination::expanded;
use crate::terminal::{self, App, Capabilities, Event, Flow, Link, Options, Sender, TerminalError};
use crate::text::{display_line, thousands};
use crate::tui::core::keys::Key;
use crate::tui::core::watch::Change;
use crate::tui::core::{Data, Effect, Input, Response};
use crate::tui::kit::theme::Theme;

/// The most bytes that are pasted at once. What is longer is no search and no path.
const MOST_PASTED: usize = 64 << 10;

/// How long quitting waits for the watch list to be saved.
const PATIENCE: Duration = Duration::from_secs(1);

/// Reports the progress of reading to the explorer.
#[derive(Clone, Debug)]
pub struct Loader(Sender<Message>);

impl Loader {
    /// Reports how many bytes have been read, out of the total.
    pub fn progress(&self, done: u64, total: u64) {
        self.0.send(Message::Progress(done, total));
    }

    /// Hands over the data once everything has been read, and a notice to show.
    pub fn loaded(&self, data: Data, notice: Option<String>) {
        self.0.send(Message::Loaded(Box::new(data), notice));
    }
}

/// The data to explore.
pub enum Content<'a> {
    /// Data that has already been read.
    Ready(Box<Data>),
    /// Data still to be read, by a function that runs on its own thread.
    Later(Box<dyn FnOnce(&Loader) + Send + 'a>),
}

/// Shows the explorer until the user quits. Returns the data, so that anything that could not be
/// read can be reported afterwards, or `None` if the user quit before it was loaded.
///
/// # Errors
/// Fails if the terminal cannot be set up or read.
pub fn run(
    content: Content<'static>,
    mut start: Start,
    capabilities: &Capabilities,
) -> Result<Option<Data>, TerminalError> {
    let (sender, events) = terminal::channel();
    let (themes, trouble) = Themes::new(start.theme.clone(), capabilities);
    let words = [start.notice.take(), trouble].into_iter().flatten().collect::<Vec<_>>().join("; ");
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
        sender: sender.clone(),
        is_adding: false,
        listed: None,
        showing: Showing::Loading(0, 0),
    };
    let keeper = explorer.watch(sender.clone());
    if let Some(adding) = &explorer.start.adding
        && let Some(folder) = adding.follow.clone()
    {
        adding::follow(folder, adding.options.clone(), &sender);
    }
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
    // Finish saving the watch list before quitting.
    explorer.watch = None;
    if let Some(keeper) = keeper.filter(|_| explorer.waiting > 0) {
        let start = Instant::now();
        while !keeper.is_finished() && start.elapsed() < PATIENCE {
            std::thread::sleep(Duration::from_millis(2));
        }
    }
    ended?;
    Ok(match explorer.showing {
        Showing::Screen(screen) => Some(screen.into_context().data),
        Showing::Empty(data) => Some(*data),
        Showing::Loading(..) => None,
    })
}

enum Showing {
    Loading(u64, u64),
    Screen(Box<Screen>),
    /// There are no lists, so there is nothing to show.
    Empty(Box<Data>),
}

struct Explorer {
    size: (u16, u16),
    /// The theme until there is a screen.
    theme: Theme,
    themes: Themes,
    start: Start,
    capabilities: Capabilities,
    /// Sends changes to the thread that keeps the watch list.
    watch: Option<mpsc::Sender<Change>>,
    /// How many of its replies are pending.
    waiting: usize,
    /// What threads that add lists report to.
    sender: Sender<Message>,
    /// Whether lists are being added.
    is_adding: bool,
    /// The ids on the watch list, kept here until there is a screen.
    listed: Option<Vec<String>>,
    showing: Showing,
}

impl Explorer {
    fn show(&mut self, data: Data) -> bool {
        let listed = self.listed.take();
        self.showing = match self.start.screen(data, self.theme, self.size, listed) {
            Ok(screen) => Showing::Screen(Box::new(screen)),
            Err(data) => Showing::Empty(data),
        };
        matches!(self.showing, Showing::Screen(_))
    }

    /// Starts the thread that reads the watch list and saves its changes.
    fn watch(&mut self, sender: Sender<Message>) -> Option<JoinHandle<()>> {
        let path = self.start.watch.clone()?;
        let (watch, changes) = mpsc::channel();
        let answer = move |ids| {
            sender.send(Message::Watched(ids));
        };
        let keeper = std::thread::Builder::new().name("watch list".into());
        let keeper = keeper.spawn(move || watch_list::keep(&path, &changes, answer)).ok()?;
        (self.watch, self.waiting) = (Some(watch), 1);
        Some(keeper)
    }

    /// Handles a reply with the contents of the watch list. While another is pending, the screen is
    /// more up to date.
    fn watched(&mut self, ids: Result<Vec<String>, WatchError>) -> Flow {
        self.waiting = self.waiting.saturating_sub(1);
        let Showing::Screen(screen) = &mut self.showing else {
            self.listed = ids.ok().or_else(|| self.listed.take());
            return Flow::Same;
        };
        match ids {
            Err(error) => {
                let reason = display_line(&error.to_string()).into_owned();
                screen.say(format!("the watch list is not saved: {reason}"));
                Flow::Draw
            }
            Ok(ids) if self.waiting > 0 || screen.watches_nothing_as(&ids) => Flow::Same,
            Ok(ids) => {
                screen.answer(&Response::Watched(ids));
                Flow::Draw
            }
        }
    }

    /// Handles an input and carries out its effect, if any.
    fn input(&mut self, input: &Input) -> Flow {
        let Showing::Screen(screen) = &mut self.showing else {
            let Input::Key(key) = input else { return Flow::Same };
            return match super::keys::action(*key) {
                Some(super::keys::Action::Quit) => Flow::Quit,
                Some(super::keys::Action::Suspend) => Flow::Suspend,
                _ => Flow::Same,
            };
        };
        let reaction = screen.input(input);
        match reaction.effect {
            Some(effect) => self.carry_out(effect),
            None if reaction.changed => Flow::Draw,
            None => Flow::Same,
        }
    }

    /// Says that nothing of a text was pasted, because it is too long.
    fn refuse_paste(&mut self, bytes: usize) -> Flow {
        let Showing::Screen(screen) = &mut self.showing else { return Flow::Same };
        let (bytes, most) = (thousands(bytes as u64), thousands(MOST_PASTED as u64));
        screen.say(format!("nothing was pasted: {bytes} bytes, and {most} is the most"));
        Flow::Draw
    }

    /// Carries out an effect. Nothing else does.
    fn carry_out(&mut self, effect: Effect) -> Flow {
        let Showing::Screen(screen) = &mut self.showing else { return Flow::Same };
        match effect {
            Effect::Quit => return Flow::Quit,
            Effect::Suspend => return Flow::Suspend,
            Effect::Mouse(on) => return Flow::Mouse(on),
            Effect::Copy(text) => {
                let bytes = edge::copy(&text, &self.capabilities);
                screen.answer(&Response::Copied(bytes.is_some()));
                return bytes.map_or(Flow::Draw, Flow::Write);
            }
            Effect::Open(address) => {
                screen.answer(&Response::Opened(edge::open(&address, &self.capabilities)));
            }
            Effect::Theme(step) => screen.answer(&self.themes.step(step)),
            Effect::Watch(change) => match &self.watch {
                Some(watch) if watch.send(change).is_ok() => self.waiting += 1,
                _ => screen.say("the watch list is not saved: there is no folder for it".into()),
            },
            Effect::Complete(typed) => {
                let home = self.start.folders.home.as_deref();
                let (path, paths) = adding::complete(&typed, |path| expanded(path, home));
                screen.answer(&Response::Completed(path, paths));
            }
            Effect::Add(lists) => {
                let started = match &self.start.adding {
                    _ if self.is_adding => Err("other lists are being added".to_owned()),
                    None => Err("lists can be added only to your own record".to_owned()),
                    Some(adding) => {
                        adding.start(lists, self.sender.clone()).map_err(|error| error.to_string())
                    }
                };
                match started {
                    Ok(()) => self.is_adding = true,
                    Err(words) => screen.answer(&Response::Failed(words)),
                }
            }
            Effect::Write(order) => {
                let answer = edge::write(screen, &order);
                screen.answer(&answer);
            }
        }
        Flow::Draw
    }
}

impl App for Explorer {
    type Message = Message;

    fn event(&mut self, event: Event<Message>) -> Flow {
        match event {
            Event::Key(key) => self.input(&Input::Key(Key::from(key))),
            Event::Mouse(mouse) => self.input(&Input::Mouse(mouse)),
            Event::Paste(text) if text.len() > MOST_PASTED => self.refuse_paste(text.len()),
            Event::Paste(text) => self.input(&Input::Paste(text)),
            Event::Tick => self.input(&Input::Tick),
            Event::Resize(columns, rows) => {
                self.size = (columns, rows);
                if let Showing::Screen(screen) = &mut self.showing {
                    screen.resize(self.size);
                }
                Flow::Draw
            }
            Event::Background(background) => {
                if !self.themes.found(background.into()) {
                    return Flow::Same;
                }
                let palette = self.themes.palette();
                self.theme = self.theme.with(palette);
                if let Showing::Screen(screen) = &mut self.showing {
                    screen.answer(&Response::Theme(Box::new(palette), None));
                }
                Flow::Draw
            }
            Event::Notice(words) => {
                if let Showing::Screen(screen) = &mut self.showing {
                    screen.say(words);
                }
                Flow::Draw
            }
            Event::App(Message::Watched(ids)) => self.watched(ids),
            Event::App(Message::Adding(words)) => {
                if let Showing::Screen(screen) = &mut self.showing {
                    screen.answer(&Response::Reading(words));
                }
                Flow::Draw
            }
            Event::App(Message::Added(added)) => {
                self.is_adding = false;
                if let Showing::Screen(screen) = &mut self.showing {
                    screen.added(*added);
                }
                Flow::Draw
            }
            Event::App(Message::Followed(found)) => {
                let Showing::Screen(screen) = &mut self.showing else { return Flow::Same };
                match found {
                    Ok(found) => {
                        if screen.found(found) {
                            Flow::Draw
                        } else {
                            Flow::Same
                        }
                    }
                    Err(words) => {
                        screen.say(display_line(&words).into_owned());
                        Flow::Draw
                    }
                }
            }
            Event::App(Message::Progress(done, total)) => {
                if let Showing::Loading(..) = self.showing {
                    self.showing = Showing::Loading(done, total);
                }
                Flow::Draw
            }
            Event::App(Message::Loaded(data, notice)) => {
                self.start.notice = self.start.notice.take().or(notice);
                if self.show(*data) { Flow::Draw } else { Flow::Quit }
            }
        }
    }

    fn pace(&self) -> Option<Duration> {
        match &self.showing {
            Showing::Screen(screen) => screen.pace(),
            Showing::Loading(..) | Showing::Empty(_) => None,
        }
    }

    fn links(&self) -> Vec<Link> {
        match &self.showing {
            Showing::Screen(screen) => screen.links(),
            Showing::Loading(..) | Showing::Empty(_) => Vec::new(),
        }
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        match &self.showing {
            Showing::Screen(screen) => screen.draw(frame),
            Showing::Loading(done, total) => loading(*done, *total, self.theme, frame),
            Showing::Empty(_) => {}
        }
    }
}
