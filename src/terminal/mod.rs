//! The terminal: borrowed, drawn on in the fewest bytes, and given back whatever happens.
//!
//! Nothing ticks, but where the explorer plays something. [`run`] sleeps until something happens, lets the explorer react to all that
//! has, and draws one frame if the explorer says that it looks different now.

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

/// Columns and rows of the terminal, as far as [`run`] draws them.
#[must_use]
pub fn size() -> (u16, u16) {
    let size = backend::within_bounds(guard::terminal_size());
    (size.width, size.height)
}

/// The bytes that make a terminal of so many colours show a frame, whatever it showed before.
#[must_use]
pub fn frame_bytes(frame: &Buffer, depth: Depth) -> Vec<u8> {
    let mut encoder = Encoder::new(depth);
    let cells = encoder.cells(frame);
    encoder.finish(cells, None)
}

/// How many bytes each of several frames costs, one after another, on a terminal of so many colours.
#[must_use]
pub fn bytes_of_frames(frames: &[Buffer], depth: Depth) -> Vec<usize> {
    let mut encoder = Encoder::new(depth);
    let bytes = |frame| {
        let cells = encoder.cells(frame);
        encoder.finish(cells, None).len()
    };
    frames.iter().map(bytes).collect()
}

/// What [`run`] shows.
pub trait App {
    /// What the explorer's own workers send it.
    type Message: Send + 'static;

    /// Reacts to one event.
    fn event(&mut self, event: Event<Self::Message>) -> Flow;

    /// Draws everything as it is now.
    fn draw(&self, frame: &mut Frame<'_>);

    /// How long after a frame [`Event::Tick`] is due, while the explorer plays something.
    fn pace(&self) -> Option<Duration> {
        None
    }

    /// What of it leads somewhere.
    fn links(&self) -> Vec<Link> {
        Vec::new()
    }
}

/// What is to be done after an event.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub enum Flow {
    /// Nothing: all looks as before.
    Same,
    /// A frame.
    Draw,
    /// These bytes are for the terminal ([`copy`]), and a frame is due.
    Write(Vec<u8>),
    /// The mouse is to be ours, or the terminal's for selecting text; and a frame is due.
    Mouse(bool),
    /// Back to the shell, until it brings the program to the foreground again.
    Suspend,
    /// The end.
    Quit,
}

/// How to run.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Where the keys come from.
    pub keys: Keys,
    /// Whether the mouse is ours from the start.
    pub mouse: bool,
    /// Whether to ask the terminal for its background, if it may be asked. Not needed when the
    /// theme is given.
    pub ask_background: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { keys: Keys::Stdin, mouse: true, ask_background: true }
    }
}

/// Shows `app` until it quits. The terminal is restored on return, error and panic, and when a
/// signal or the end of the terminal ends the program (with 128 and the signal's number, or 129).
/// To be called on the main thread, once.
///
/// # Errors
/// The terminal cannot be set up or read.
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
        // A terminal that is slow to take a frame is given the same time to look at it.
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

/// What the terminal shows and what it is to show.
struct View<'terminal> {
    terminal: &'terminal Borrowed,
    size: Size,
    screen: Screen,
    /// Whether the terminal takes links.
    links: bool,
    /// The terminal has to be set up before the next frame.
    setup: bool,
    /// The app looks different from what was drawn last.
    stale: bool,
    /// What goes out besides the next frame.
    aside: Vec<u8>,
}

impl<'terminal> View<'terminal> {
    fn new(terminal: &'terminal Borrowed, capabilities: &Capabilities) -> Self {
        let size = guard::terminal_size();
        let screen = Screen::new(size, capabilities.depth);
        let links = capabilities.links;
        Self { terminal, size, screen, links, setup: true, stale: true, aside: Vec::new() }
    }

    /// Sends one frame, if there is anything to send. If the writer is busy, it calls.
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
