//! The thread that writes to the terminal.
//!
//! Writing happens on its own thread, so that a terminal that does not read its output blocks
//! nothing else. The thread takes one frame at a time. While it writes, the screen draws no other,
//! and is woken when the writer is ready. The next frame then shows the latest state, and no frame
//! is wasted.

use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::stdio::stdout;
use rustix::termios::{Action, QueueSelector, tcflow, tcflush};

/// How long a handover waits for the terminal before and after discarding unread output.
const PATIENCE: Duration = Duration::from_millis(200);
/// The most bytes in one write. This is a fraction of a Linux pseudo-terminal's buffer, so that the
/// restore sequence still fits after the rest of a chunk.
const CHUNK: usize = 4 * 1024;
/// How many times unread output is discarded while the writer is still blocked.
const FLUSHES: usize = 3;
/// Cancels an incomplete escape sequence.
const CANCEL: &[u8] = b"\x18";

#[derive(Debug, Default, PartialEq, Eq)]
enum Phase {
    #[default]
    Running,
    /// The shell has the terminal for now.
    Paused,
    /// The terminal was restored for good.
    Stopped,
}

#[derive(Debug)]
enum Load {
    Frame {
        bytes: Vec<u8>,
        /// Whether the frame sets up the terminal.
        enters: bool,
    },
    Restore(Vec<u8>),
}

/// What has been sent to the terminal so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Sent {
    #[default]
    Nothing,
    /// The setup, or it is in the waiting frame.
    Setup,
    /// The setup and an interrupted frame, which may end in the middle of an escape sequence.
    Fragment,
}

#[derive(Debug, Default)]
struct State {
    phase: Phase,
    waiting: Option<Load>,
    writing: bool,
    /// Whether the screen wanted to draw while the writer was busy.
    owed: bool,
    sent: Sent,
}

/// A handle to the writer.
#[derive(Clone, Debug, Default)]
pub(super) struct Output {
    state: Arc<Mutex<State>>,
    changed: Arc<Condvar>,
}

impl Output {
    /// Starts the writer. It calls `drained` on its own thread after writing a frame if another was
    /// wanted in the meantime.
    pub(super) fn start(drained: impl Fn() + Send + 'static) -> io::Result<Self> {
        let output = Self::default();
        let writer = output.clone();
        let thread = std::thread::Builder::new().name("output".into()).stack_size(128 * 1024);
        thread.spawn(move || writer.run(&drained))?;
        Ok(output)
    }

    /// Whether the writer can take a frame now. If not, it calls `drained` when it can.
    pub(super) fn is_ready(&self) -> bool {
        let mut state = self.lock();
        let ready = state.phase == Phase::Running && !state.writing && state.waiting.is_none();
        state.owed = !ready;
        ready
    }

    /// Queues one frame for a writer that is ready. `enters` says whether it sets up the terminal.
    pub(super) fn send(&self, bytes: Vec<u8>, enters: bool) {
        let mut state = self.lock();
        if state.phase == Phase::Running {
            if enters {
                state.sent = Sent::Setup;
            }
            state.waiting = Some(Load::Frame { bytes, enters });
            self.changed.notify_all();
        }
    }

    /// Accepts no more frames, and writes `restore` after the current one if the terminal was set
    /// up. Returns within a second whether or not the terminal reads its output.
    pub(super) fn stop(&self, restore: Vec<u8>) {
        self.hand_back(Phase::Stopped, restore);
    }

    /// Does the same as [`Self::stop`], but only until [`Self::resume`].
    pub(super) fn pause(&self, restore: Vec<u8>) {
        self.hand_back(Phase::Paused, restore);
    }

    /// Accepts frames again; the next must set up the terminal. Returns false after a stop.
    pub(super) fn resume(&self) -> bool {
        let mut state = self.lock();
        if state.phase == Phase::Stopped {
            return false;
        }
        state.phase = Phase::Running;
        true
    }

    fn hand_back(&self, phase: Phase, mut restore: Vec<u8>) {
        let mut state = self.lock();
        if state.phase == Phase::Stopped {
            return;
        }
        state.phase = phase;
        if let Some(Load::Frame { enters: true, .. }) = state.waiting.take() {
            state.sent = Sent::Nothing;
        }
        if state.sent == Sent::Nothing {
            return;
        }
        state = self.wait_until_idle(state);
        for _ in 0..FLUSHES {
            if !state.writing {
                break;
            }
            // Nothing reads the output. Discarding it makes room, but on Linux that does not wake a
            // blocked writer. Suspending and resuming output does.
            drop(state);
            let _ = tcflush(stdout(), QueueSelector::OFlush);
            let _ = tcflow(stdout(), Action::OOff);
            let _ = tcflow(stdout(), Action::OOn);
            state = self.wait_until_idle(self.lock());
            state.sent = Sent::Fragment;
        }
        if std::mem::take(&mut state.sent) == Sent::Fragment {
            restore.splice(0..0, CANCEL.iter().copied());
        }
        state.waiting = Some(Load::Restore(restore));
        self.changed.notify_all();
        drop(self.wait_until_idle(state));
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait_until_idle<'a>(&'a self, state: MutexGuard<'a, State>) -> MutexGuard<'a, State> {
        let busy = |state: &mut State| state.writing || state.waiting.is_some();
        let waited = self.changed.wait_timeout_while(state, PATIENCE, busy);
        waited.unwrap_or_else(PoisonError::into_inner).0
    }

    fn run(&self, drained: &impl Fn()) {
        loop {
            let nothing = |state: &mut State| state.waiting.is_none();
            let state = self.changed.wait_while(self.lock(), nothing);
            let mut state = state.unwrap_or_else(PoisonError::into_inner);
            let Some(load) = state.waiting.take() else { continue };
            state.writing = true;
            drop(state);
            let whole = match &load {
                Load::Frame { bytes, .. } => {
                    self.write(bytes, |output| output.lock().phase == Phase::Running)
                }
                Load::Restore(bytes) => self.write(bytes, |_| true),
            };
            let mut state = self.lock();
            state.writing = false;
            if !whole {
                state.sent = Sent::Fragment;
            }
            let owed = state.phase == Phase::Running && std::mem::take(&mut state.owed);
            drop(state);
            self.changed.notify_all();
            if owed {
                drained();
            }
        }
    }

    /// Writes `bytes` for as long as `wanted` holds. Returns false if it stopped early. Errors are
    /// ignored: the watchdog notices when the terminal is gone.
    fn write(&self, bytes: &[u8], wanted: impl Fn(&Self) -> bool) -> bool {
        let mut rest = bytes;
        while !rest.is_empty() {
            let chunk = rest.get(..CHUNK).unwrap_or(rest);
            match rustix::io::write(stdout(), chunk) {
                Ok(count) => rest = rest.get(count..).unwrap_or_default(),
                Err(Errno::INTR) => {}
                // Another program left the terminal in non-blocking mode.
                Err(Errno::AGAIN) => {
                    let _ = poll(&mut [PollFd::new(&stdout(), PollFlags::OUT)], None);
                }
                Err(_) => return true,
            }
            if !rest.is_empty() && !wanted(self) {
                return false;
            }
        }
        true
    }
}
