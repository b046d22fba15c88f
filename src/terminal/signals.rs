//! Handles signals on a thread of their own.

use std::io;
use std::sync::Arc;

use rustix::process::{Signal, getpgrp, getpid, kill_current_process_group, kill_process};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::low_level::exit;

use super::guard::Borrowed;

/// A signal that the screen must react to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Call {
    /// The terminal may have been resized.
    Resized,
    /// The program continues after a stop, and must set up the terminal again.
    Resumed,
}

/// Starts catching signals. They are queued until [`follow`] handles them.
pub(super) fn catch() -> io::Result<Signals> {
    Signals::new([SIGTERM, SIGINT, SIGQUIT, SIGHUP, SIGTSTP, SIGCONT, SIGWINCH])
}

/// Starts the thread that handles signals. Fatal ones restore the terminal and exit with status 128
/// plus the signal number. A stop restores the terminal until the program continues.
pub(super) fn follow(
    mut signals: Signals,
    terminal: Arc<Borrowed>,
    call: impl Fn(Call) + Send + 'static,
) -> io::Result<()> {
    let thread = std::thread::Builder::new().name("signals".into()).stack_size(128 * 1024);
    thread.spawn(move || {
        for signal in signals.forever() {
            match signal {
                SIGWINCH => call(Call::Resized),
                SIGTSTP => {
                    terminal.pause();
                    // The kernel discards SIGTSTP for an orphaned process group, so use SIGSTOP.
                    // SIGCONT follows any kind of stop, and takes over the terminal again.
                    let _ = kill_process(getpid(), Signal::STOP);
                }
                SIGCONT => {
                    if terminal.resume() {
                        call(Call::Resumed);
                    }
                }
                deadly => {
                    terminal.restore();
                    exit(128 + deadly);
                }
            }
        }
    })?;
    Ok(())
}

/// Stops the program as Ctrl-Z does in cooked mode: together with its process group, if that is in
/// the foreground.
pub(super) fn suspend(terminal: &Borrowed) {
    let foreground = rustix::termios::tcgetpgrp(&terminal.keys);
    let _ = if foreground == Ok(getpgrp()) {
        kill_current_process_group(Signal::TSTP)
    } else {
        kill_process(getpid(), Signal::TSTP)
    };
}
