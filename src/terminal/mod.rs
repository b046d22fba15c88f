//! Runs an app on the terminal, draws it in as few bytes as possible, and restores the terminal
//! whatever happens.
//!
//! [`run`] sleeps until something happens, lets the app react to everything that has, and draws one
//! frame if the app's appearance changed. There is no timer except while the app plays an
//! animation.

mod answers;
mod backend;
mod capabilities;
mod clipboard;
mod encoder;
mod events;
mod guard;
mod link;
mod moves;
mod output;
mod pen;
#[cfg(debug_assertions)]
mod rehearsal;
mod signals;
mod watchdog;

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;

pub use self::capabilities::{
    Background, Capabilities, Depth, Keys, Multiplexer, TerminalError, Writing, check,
};
pub use self::clipboard::copy;
pub use self::events::{Event, Events, Sender, channel};
pub use self::link::{Link, is_web};

use self::backend::Screen;
use self::encoder::Encoder;
use self::events::Wake;
use self::guard::{Borrowed, Guard};
use self::output::Output;
use self::signals::Call;

/// The columns and rows of the terminal that [`run`] draws on.
#[must_use]
pub fn size() -> (u16, u16) {
    let size = backend::within_bounds(guard::terminal_size());
    (size.width, size.height)
}

/// Encodes a complete frame, whatever the terminal showed before.
#[must_use]
pub fn frame_bytes(frame: &Buffer, depth: Depth) -> Vec<u8> {
    let mut encoder = Encoder::new(depth);
    let cells = encoder.cells(frame);
    encoder.finish(cells, None)
}

/// Counts the bytes that each of several consecutive frames takes.
#[must_use]
pub fn bytes_of_frames(frames: &[Buffer], depth: Depth) -> Vec<usize> {
    let mut encoder = Encoder::new(depth);
    let bytes = |frame| {
        let cells = encoder.cells(frame);
        encoder.finish(cells, None).len()
    };
    frames.iter().map(bytes).collect()
}

/// An application that [`run`] shows.
pub trait App {
    /// The messages that the app's own workers send.
    type Message: Send + 'static;

    /// Reacts to one event.
    fn event(&mut self, event: Event<Self::Message>) -> Flow;

    /// Draws the current state.
    fn draw(&self, frame: &mut Frame<'_>);

    /// How long after a frame [`Event::Tick`] is due, while an animation plays.
    fn pace(&self) -> Option<Duration> {
        None
    }

    /// The links on the screen.
    fn links(&self) -> Vec<Link> {
        Vec::new()
    }
}

/// What to do after an event.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub enum Flow {
    /// Nothing, because nothing on the screen changed.
    Same,
    /// Draw a frame.
    Draw,
    /// Write these bytes to the terminal (see [`copy`]) and draw a frame.
    Write(Vec<u8>),
    /// Turn mouse reporting on, or off so that the terminal can select text, and draw a frame.
    Mouse(bool),
    /// Return to the shell until it brings the program to the foreground again.
    Suspend,
    /// Quit.
    Quit,
}

/// The options of [`run`].
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Where the keys come from.
    pub keys: Keys,
    /// Whether mouse reporting is on at the start.
    pub mouse: bool,
    /// Whether to query the terminal for its background, if that is safe. Not needed when the user
    /// chose a theme.
    pub ask_background: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { keys: Keys::Stdin, mouse: true, ask_background: true }
    }
}

/// Shows `app` until it quits.
///
/// The terminal is restored on return, error and panic, and when a signal or a hangup ends the
/// program (with status 128 plus the signal number, or 129). Call this once, on the main thread.
///
/// # Errors
/// Fails if the terminal cannot be set up or read.
pub fn run<A: App>(
    app: &mut A,
    events: &Events<A::Message>,
    capabilities: &Capabilities,
    options: Options,
) -> Result<(), TerminalError> {
    let keys = capabilities::open_keys(options.keys)?;
    let signals = signals::catch()?;
    let sender = &events.sender;
    let output = Output::start({
        let sender = sender.clone();
        move || {
            sender.wake(Wake::Drained);
        }
    })?;
    let terminal = Arc::new(Borrowed::enter(keys, output, options.mouse)?);
    let _guard = Guard(Arc::clone(&terminal));
    guard::install_panic_hook(Arc::clone(&terminal), {
        let sender = sender.clone();
        move |words| {
            sender.wake(Wake::Event(Event::Notice(words)));
        }
    });
    signals::follow(signals, Arc::clone(&terminal), {
        let sender = sender.clone();
        move |call| {
            sender.wake(Wake::Call(call));
        }
    })?;

    let mut view = View::new(&terminal, capabilities);
    if options.ask_background && capabilities.answers {
        terminal.asked.store(true, Ordering::Relaxed);
        view.aside.extend_from_slice(answers::QUESTION);
    }
    view.draw(app);
    watchdog::watch(Arc::clone(&terminal))?;
    events::read_keys(sender.clone(), Arc::clone(&terminal.asked))?;
    #[cfg(debug_assertions)]
    rehearsal::panic_if_asked(&terminal.output)?;
    let mut due: Option<Instant> = None;
    loop {
        // The time until the next tick starts only once the writer is ready, so a slow terminal
        // shows each frame for as long as a fast one.
        let pace = app.pace().filter(|_| terminal.output.is_ready());
        due = pace.map(|pace| due.unwrap_or_else(|| Instant::now() + pace));
        let batch = events.next_batch(due);
        due = due.filter(|due| *due > Instant::now());
        for wake in batch {
            if let ControlFlow::Break(end) = view.wake(wake, app) {
                return end;
            }
        }
        view.draw(app);
    }
}

/// Decides what is sent to the terminal, and when.
struct View<'terminal> {
    terminal: &'terminal Borrowed,
    size: Size,
    screen: Screen,
    /// Whether the terminal supports links.
    links: bool,
    /// Whether the terminal must be set up before the next frame.
    setup: bool,
    /// Whether the app has changed since the last frame.
    stale: bool,
    /// Bytes to send after the next frame.
    aside: Vec<u8>,
}

impl<'terminal> View<'terminal> {
    fn new(terminal: &'terminal Borrowed, capabilities: &Capabilities) -> Self {
        let size = guard::terminal_size();
        let screen = Screen::new(size, capabilities.depth);
        let links = capabilities.links;
        Self { terminal, size, screen, links, setup: true, stale: true, aside: Vec::new() }
    }

    /// Sends one frame, if there is anything to send. If the writer is busy, it wakes the loop
    /// later.
    fn draw(&mut self, app: &impl App) {
        let wanted = self.setup || self.stale || !self.aside.is_empty();
        if !wanted || !self.terminal.output.is_ready() {
            return;
        }
        let setup = std::mem::take(&mut self.setup);
        let mut bytes = if setup { self.terminal.setup() } else { Vec::new() };
        if std::mem::take(&mut self.stale) {
            if self.links {
                self.screen.links(app.links());
            }
            bytes.append(&mut self.screen.frame(|frame| app.draw(frame)));
        }
        bytes.append(&mut self.aside);
        if !bytes.is_empty() {
            self.terminal.output.send(bytes, setup);
        }
    }

    fn wake<A: App>(
        &mut self,
        wake: Wake<A::Message>,
        app: &mut A,
    ) -> ControlFlow<Result<(), TerminalError>> {
        match wake {
            Wake::Event(event) => self.react(event, app),
            Wake::Drained => ControlFlow::Continue(()),
            Wake::Failed(error) => ControlFlow::Break(Err(error.into())),
            Wake::Call(call) => {
                if call == Call::Resumed {
                    self.screen.forget();
                    self.setup = true;
                    self.stale = true;
                }
                let size = guard::terminal_size();
                if size == self.size {
                    return ControlFlow::Continue(());
                }
                self.size = size;
                self.stale = true;
                let drawn = self.screen.resize(size);
                self.react(Event::Resize(drawn.width, drawn.height), app)
            }
        }
    }

    fn react<A: App>(
        &mut self,
        event: Event<A::Message>,
        app: &mut A,
    ) -> ControlFlow<Result<(), TerminalError>> {
        match app.event(event) {
            Flow::Same => return ControlFlow::Continue(()),
            Flow::Draw => {}
            Flow::Write(bytes) => self.aside.extend(bytes),
            Flow::Mouse(on) => self.aside.extend_from_slice(self.terminal.set_mouse(on)),
            Flow::Suspend => signals::suspend(self.terminal),
            Flow::Quit => return ControlFlow::Break(Ok(())),
        }
        self.stale = true;
        ControlFlow::Continue(())
    }
}
