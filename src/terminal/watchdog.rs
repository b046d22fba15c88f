//! Notices that the terminal is gone.
//!
//! crossterm 0.29 reads a terminal that is gone over and over and never returns, and
//! SIGHUP does not come to a program that ignored it before or that leads no session.

use std::io;
use std::sync::Arc;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::stdio::stdout;
use signal_hook::low_level::exit;

use super::guard::Borrowed;

/// As after SIGHUP.
const HANGUP: i32 = 129;

/// Starts the thread that waits for the end of the terminal, and then ends the program. It sleeps
/// until then: keys do not wake it.
pub(super) fn watch(terminal: Arc<Borrowed>) -> io::Result<()> {
    let thread = std::thread::Builder::new().name("watchdog".into()).stack_size(128 * 1024);
    thread.spawn(move || {
        let output = stdout();
        loop {
            // A hangup is always reported, without being asked for.
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
