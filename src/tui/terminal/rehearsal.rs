//! Panics on demand, so that tests can see what becomes of the terminal. Not in release builds.

use std::io;
use std::thread::Builder;

/// Panics here or on another thread, as `G287_TEST_PANIC` says: `ui` or `worker`.
#[expect(clippy::panic, reason = "it was asked for")]
pub(super) fn panic_if_asked() -> io::Result<()> {
    match std::env::var("G287_TEST_PANIC").as_deref() {
        Ok("ui") => panic!("a panic on demand"),
        Ok("worker") => {
            Builder::new().name("worker".into()).spawn(|| panic!("a panic on demand")).map(drop)
        }
        _ => Ok(()),
    }
}
