//! Signals, on a thread of their own.

use std::io;
use std::sync::Arc;

use rustix::process::{Signal, getpgrp, getpid, kill_current_process_group, kill_process};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::low_level::exit;

use super::guard::Borrowed;

/// What a signal asks of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Call {
    /// The terminal may have another size.
    Resized,
    /// The program goes on after a stop: the terminal has to be set up.
    Resumed,
}

/// Signals are kept from now on, until [`follow`] looks at them.
pub(super) fn catch() -> io::Result<Signals> {
    Signals::new([SIGTERM, SIGINT, SIGQUIT, SIGHUP, SIGTSTP, SIGCONT, SIGWINCH])
}

/// Follows the signals: the deadly ones restore the terminal and end the program with 128 and
/// their number; a stop gives the terminal back for as long as it lasts.
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
                    // Not SIGTSTP again: an orphan's would be thrown away. The terminal is taken
                    // back on SIGCONT, which comes after any kind of stop.
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

/// Stops the program as Ctrl-Z does where the terminal sees to it: with all its process group, if
/// that is the one in the foreground.
pub(super) fn suspend(terminal: &Borrowed) {
    let foreground = rustix::termios::tcgetpgrp(&terminal.keys);
    let _ = if foreground == Ok(getpgrp()) {
        kill_current_process_group(Signal::TSTP)
    } else {
        kill_process(getpid(), Signal::TSTP)
    };
}
