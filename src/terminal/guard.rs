//! Takes over the terminal and restores it.

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

/// Switches to the alternate screen, hides the cursor and turns on bracketed paste.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?25l\x1b[?2004h";
/// Reports clicks, drags and the wheel, but not every movement (1003), which would wake the program
/// each time.
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1002l\x1b[?1000l";
/// Ends an unfinished frame, then undoes everything above.
const LEAVE: [&[u8]; 5] =
    [b"\x1b[?2026l\x1b[m", MOUSE_OFF, b"\x1b[?2004l", b"\x1b[?1049l", b"\x1b[?25h"];

/// The terminal while the program uses it. Every exit goes through [`Self::restore`].
#[derive(Debug)]
pub(super) struct Borrowed {
    pub(super) output: Output,
    pub(super) keys: OwnedFd,
    before: Termios,
    mouse: AtomicBool,
    /// Whether the reply to the background query is still pending.
    pub(super) asked: Arc<AtomicBool>,
    restored: Mutex<bool>,
    /// The message of the last worker that panicked.
    last_words: Mutex<Option<String>>,
}

impl Borrowed {
    /// Switches the terminal to raw mode. The rest of the setup is sent with the first frame: see
    /// [`Self::setup`].
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

    /// The bytes to write before the first frame, and before the first one after a pause.
    pub(super) fn setup(&self) -> Vec<u8> {
        let mouse = if self.mouse.load(Ordering::Relaxed) { MOUSE_ON } else { b"" };
        [ENTER, mouse].concat()
    }

    /// Turns mouse reporting on or off, and returns the bytes to write.
    pub(super) fn set_mouse(&self, on: bool) -> &'static [u8] {
        self.mouse.store(on, Ordering::Relaxed);
        if on { MOUSE_ON } else { MOUSE_OFF }
    }

    /// Restores the terminal to its original state, once; concurrent callers wait until that is
    /// done. No frame is drawn afterwards. Takes less than a second even if nothing reads the
    /// output.
    pub(super) fn restore(&self) {
        let mut restored = lock(&self.restored);
        if !std::mem::replace(&mut *restored, true) {
            self.output.stop(LEAVE.concat());
            self.leave_raw();
        }
    }

    /// Restores the terminal until [`Self::resume`].
    pub(super) fn pause(&self) {
        let restored = lock(&self.restored);
        if !*restored {
            self.output.pause(LEAVE.concat());
            self.leave_raw();
        }
    }

    /// Takes over the terminal again; the next frame must set it up. Returns false if it was
    /// restored for good.
    pub(super) fn resume(&self) -> bool {
        let restored = lock(&self.restored);
        !*restored && self.make_raw().is_ok() && self.output.resume()
    }

    fn leave_raw(&self) {
        if self.asked.load(Ordering::Relaxed) {
            // A late reply would end up as input to the shell.
            let _ = tcflush(&self.keys, QueueSelector::IFlush);
        }
        // A terminal that is gone cannot be restored, and need not be.
        let _ = tcsetattr(&self.keys, OptionalActions::Now, &self.before);
    }

    fn is_restored(&self) -> bool {
        *lock(&self.restored)
    }
}

/// The size of the terminal, or zero by zero if it is unknown.
pub(super) fn terminal_size() -> Size {
    rustix::termios::tcgetwinsize(stdout())
        .map_or(Size::ZERO, |size| Size::new(size.ws_col, size.ws_row))
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Restores the terminal when dropped, whether by return, error or unwinding.
#[derive(Debug)]
pub(super) struct Guard(pub(super) Arc<Borrowed>);

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.restore();
        if std::thread::panicking()
            && let Some(words) = lock(&self.0.last_words).take()
        {
            // A worker's panic was resumed on this thread, and that runs no hook.
            let _ = io::Write::write_fmt(&mut io::stderr(), format_args!("{words}\n"));
        }
    }
}

/// Installs a panic hook. A panic on this thread restores the terminal, runs the previous hook and
/// exits with status 101. A panic on any other thread leaves the screen alone and is reported
/// through `notice`.
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
