//! Panics on demand, so that tests can check how the terminal is restored. Not in release builds.

use std::io;
use std::thread::Builder;
use std::time::Duration;

use super::output::Output;

/// Panics on this thread (`G287_TEST_PANIC=ui`) or on another (`worker`). On this thread it waits
/// until the first frame is written, because a queued frame is dropped and leaves nothing to
/// restore.
#[expect(clippy::panic, reason = "the panic is the purpose of this function")]
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
