//! The one writer to the terminal.
//!
//! A thread writes, so that a reader who does not read parks nobody else. It takes one frame at a
//! time; while one is on its way the screen makes no other, and is told when to: the next frame
//! then is the newest, and is complete, since none was made in vain.

use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::stdio::stdout;
use rustix::termios::{Action, QueueSelector, tcflow, tcflush};

/// How long a handover waits for the terminal, before and after it throws unread output away.
const PATIENCE: Duration = Duration::from_millis(200);
/// The most that is given to the system at once. A small part of what a pseudo-terminal holds on
/// Linux, so that after the rest of a chunk there is room for the restore.
const CHUNK: usize = 4 * 1024;
/// How often unread output is thrown away for a writer that is still waiting.
const FLUSHES: usize = 3;
/// Ends any sequence that was broken off.
const CANCEL: &[u8] = b"\x18";

#[derive(Debug, Default, PartialEq, Eq)]
enum Phase {
    #[default]
    Running,
    /// The terminal is lent to the shell.
    Paused,
    /// The terminal is given back.
    Stopped,
}

#[derive(Debug)]
enum Load {
    Frame {
        bytes: Vec<u8>,
        /// It sets the terminal up.
        enters: bool,
    },
    Restore(Vec<u8>),
}

/// What the terminal was sent so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Sent {
    #[default]
    Nothing,
    /// It is set up, or will be by what is waiting.
    Setup,
    /// A frame was broken off after that: it may be in the middle of a sequence.
    Fragment,
}

#[derive(Debug, Default)]
struct State {
    phase: Phase,
    waiting: Option<Load>,
    writing: bool,
    /// The screen would have drawn, but the writer was busy.
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
    /// Starts the writer. `drained` is called on its thread when a frame is out and another one
    /// was wanted meanwhile.
    pub(super) fn start(drained: impl Fn() + Send + 'static) -> io::Result<Self> {
        let output = Self::default();
        let writer = output.clone();
        let thread = std::thread::Builder::new().name("output".into()).stack_size(128 * 1024);
        thread.spawn(move || writer.run(&drained))?;
        Ok(output)
    }

    /// Whether a frame would be taken now. If not, `drained` is called when it would.
    pub(super) fn is_ready(&self) -> bool {
        let mut state = self.lock();
        let ready = state.phase == Phase::Running && !state.writing && state.waiting.is_none();
        state.owed = !ready;
        ready
    }

    /// Hands over one frame, when the writer is ready. `enters` says that it sets the terminal up.
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

    /// No more frames from now on; `restore` is written after the frame that is on its way, if
    /// the terminal was set up. Returns within a second, whether or not the terminal reads.
    pub(super) fn stop(&self, restore: Vec<u8>) {
        self.hand_back(Phase::Stopped, restore);
    }

    /// As [`Self::stop`], until [`Self::resume`].
    pub(super) fn pause(&self, restore: Vec<u8>) {
        self.hand_back(Phase::Paused, restore);
    }

    /// Takes frames again, the next of which must set the terminal up. False after a stop.
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
            // Nobody reads. Throwing away what nobody has read makes room, but on Linux that does
            // not wake a writer who waits for it: stopping and starting the output does.
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

    /// Writes `bytes` as long as `wanted`; false if they were broken off. That the terminal is
    /// gone is for the watchdog to notice.
    fn write(&self, bytes: &[u8], wanted: impl Fn(&Self) -> bool) -> bool {
        let mut rest = bytes;
        while !rest.is_empty() {
            let chunk = rest.get(..CHUNK).unwrap_or(rest);
            match rustix::io::write(stdout(), chunk) {
                Ok(count) => rest = rest.get(count..).unwrap_or_default(),
                Err(Errno::INTR) => {}
                // Another program left the terminal non-blocking.
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
