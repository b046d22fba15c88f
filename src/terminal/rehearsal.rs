//! Panics on demand, so that tests can see what becomes of the terminal. Not in release builds.

use std::io;
use std::thread::Builder;
use std::time::Duration;

use super::output::Output;

/// Panics here or on another thread, as `G287_TEST_PANIC` says: `ui` or `worker`. Here only when
/// the first frame is out: one that is still waiting is withdrawn, and leaves nothing to restore.
#[expect(clippy::panic, reason = "it was asked for")]
pub(super) fn panic_if_asked(output: &Output) -> io::Result<()> {
    match std::env::var("G287_TEST_PANIC").as_deref() {
        Ok("ui") => {
            while !output.is_ready() {
                std::thread::sleep(Duration::from_millis(1));
            }
            panic!("a panic on demand")
        }
        Ok("worker") => {
            Builder::new().name("worker".into()).spawn(|| panic!("a panic on demand")).map(drop)
        }
        _ => Ok(()),
    }
}
