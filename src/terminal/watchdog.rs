//! Ends the program when the terminal is gone.
//!
//! When the terminal is gone, crossterm 0.29 keeps retrying the read and never returns, and SIGHUP
//! does not reach a program that inherited it as ignored or that does not lead a session.

use std::io;
use std::sync::Arc;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::stdio::stdout;
use signal_hook::low_level::exit;

use super::guard::Borrowed;

/// The exit status after SIGHUP.
const HANGUP: i32 = 129;

/// Starts the thread that waits for the terminal to hang up and then ends the program. Until then
/// it sleeps: key presses do not wake it.
pub(super) fn watch(terminal: Arc<Borrowed>) -> io::Result<()> {
    let thread = std::thread::Builder::new().name("watchdog".into()).stack_size(128 * 1024);
    thread.spawn(move || {
        let output = stdout();
        loop {
            // `poll` always reports a hangup, whatever events are requested.
            let mut ends = [
                PollFd::new(&terminal.keys, PollFlags::empty()),
                PollFd::new(&output, PollFlags::empty()),
            ];
            match poll(&mut ends, None) {
                Ok(0) | Err(Errno::INTR | Errno::AGAIN) => {}
                Ok(_) => {
                    terminal.restore();
                    exit(HANGUP);
                }
                Err(_) => return,
            }
        }
    })?;
    Ok(())
}
