//! The terminal, borrowed and given back.

use std::io;
use std::panic::PanicHookInfo;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ratatui::layout::Size;
use rustix::fd::OwnedFd;
use rustix::stdio::stdout;
use rustix::termios::{OptionalActions, QueueSelector, Termios, tcflush, tcgetattr, tcsetattr};
use signal_hook::low_level::exit;

use super::output::Output;

/// The alternate screen, no cursor, pastes marked as such.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?25l\x1b[?2004h";
/// Clicks, drags and the wheel; not every movement (1003), which would cost a wake-up each.
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1002l\x1b[?1000l";
/// Ends a frame that was not finished, then undoes everything above.
const LEAVE: [&[u8]; 5] =
    [b"\x1b[?2026l\x1b[m", MOUSE_OFF, b"\x1b[?2004l", b"\x1b[?1049l", b"\x1b[?25h"];

/// The terminal while it is ours. Every way out leads through [`Self::restore`].
#[derive(Debug)]
pub(super) struct Borrowed {
    pub(super) output: Output,
    pub(super) keys: OwnedFd,
    before: Termios,
    mouse: AtomicBool,
    /// The background was asked for, and the answer is still to come.
    pub(super) asked: Arc<AtomicBool>,
    restored: Mutex<bool>,
    /// What the last worker said that panicked.
    last_words: Mutex<Option<String>>,
}

impl Borrowed {
    /// Switches the terminal to raw mode. What else there is to set up goes out with the first
    /// frame: see [`Self::setup`].
    pub(super) fn enter(keys: OwnedFd, output: Output, mouse: bool) -> io::Result<Self> {
        let before = tcgetattr(&keys)?;
        let borrowed = Self {
            output,
            keys,
            before,
            mouse: AtomicBool::new(mouse),
            asked: Arc::default(),
            restored: Mutex::new(false),
            last_words: Mutex::new(None),
        };
        borrowed.make_raw()?;
        Ok(borrowed)
    }

    fn make_raw(&self) -> io::Result<()> {
        let mut raw = self.before.clone();
        raw.make_raw();
        Ok(tcsetattr(&self.keys, OptionalActions::Now, &raw)?)
    }

    /// What to write before the first frame, and before the first one after a pause.
    pub(super) fn setup(&self) -> Vec<u8> {
        let mouse = if self.mouse.load(Ordering::Relaxed) { MOUSE_ON } else { b"" };
        [ENTER, mouse].concat()
    }

    /// What to write to have the mouse, or to let the terminal have it.
    pub(super) fn set_mouse(&self, on: bool) -> &'static [u8] {
        self.mouse.store(on, Ordering::Relaxed);
        if on { MOUSE_ON } else { MOUSE_OFF }
    }

    /// Gives the terminal back as it was, once; whoever comes later waits until that is done. No
    /// frame is drawn afterwards. Takes less than a second, even if nobody reads.
    pub(super) fn restore(&self) {
        let mut restored = lock(&self.restored);
        if !std::mem::replace(&mut *restored, true) {
            self.output.stop(LEAVE.concat());
            self.leave_raw();
        }
    }

    /// Gives the terminal back for a while.
    pub(super) fn pause(&self) {
        let restored = lock(&self.restored);
        if !*restored {
            self.output.pause(LEAVE.concat());
            self.leave_raw();
        }
    }

    /// Takes the terminal again; the next frame must set it up. False if it was given back for
    /// good.
    pub(super) fn resume(&self) -> bool {
        let restored = lock(&self.restored);
        !*restored && self.make_raw().is_ok() && self.output.resume()
    }

    fn leave_raw(&self) {
        if self.asked.load(Ordering::Relaxed) {
            // An answer nobody waits for any more would be typed into the shell.
            let _ = tcflush(&self.keys, QueueSelector::IFlush);
        }
        // A terminal that is gone cannot be set, and need not be.
        let _ = tcsetattr(&self.keys, OptionalActions::Now, &self.before);
    }

    fn is_restored(&self) -> bool {
        *lock(&self.restored)
    }
}

/// The size of the terminal; nothing by nothing if it does not say.
pub(super) fn terminal_size() -> Size {
    rustix::termios::tcgetwinsize(stdout())
        .map_or(Size::ZERO, |size| Size::new(size.ws_col, size.ws_row))
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Restores the terminal when it goes out of scope, by return, error or unwinding.
#[derive(Debug)]
pub(super) struct Guard(pub(super) Arc<Borrowed>);

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.restore();
        if std::thread::panicking()
            && let Some(words) = lock(&self.0.last_words).take()
        {
            // A worker's panic that was passed on to this thread: no hook runs a second time.
            let _ = io::Write::write_fmt(&mut io::stderr(), format_args!("{words}\n"));
        }
    }
}

/// A panic on this thread restores the terminal, is told as ever, and ends the program with 101. A
/// panic on any other leaves the screen alone and is told by `notice`.
pub(super) fn install_panic_hook(
    terminal: Arc<Borrowed>,
    notice: impl Fn(String) + Send + Sync + 'static,
) {
    let screen = std::thread::current().id();
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if std::thread::current().id() == screen {
            terminal.restore();
            usual(panic);
            exit(101);
        }
        if terminal.is_restored() {
            usual(panic);
        } else {
            let words = words_of(panic);
            *lock(&terminal.last_words) = Some(words.clone());
            notice(words);
        }
    }));
}

fn words_of(panic: &PanicHookInfo<'_>) -> String {
    let thread = std::thread::current();
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    let message = panic.payload_as_str().unwrap_or("no message");
    format!("{} failed at {place}: {message}", thread.name().unwrap_or("a worker"))
}
