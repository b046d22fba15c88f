//! A lock against other programs that change the same record.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::fs::{FlockOperation, flock};
use rustix::io::Errno;

/// How long to wait for another program.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long to wait before that is said.
const SOON: Duration = Duration::from_millis(300);
/// How often to look.
const PAUSE: Duration = Duration::from_millis(20);

/// Holds the lock until it is dropped. The system takes it back from a program that ends, however it
/// ends; the file stays.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock at a path, and calls `waiting` once if another program has it.
    ///
    /// # Errors
    /// [`io::ErrorKind::TimedOut`] if the other program keeps it too long; another error if the
    /// system refuses.
    pub(super) fn take(path: &Path, waiting: &dyn Fn()) -> io::Result<Self> {
        let file = OpenOptions::new().write(true).create(true).truncate(false).open(path)?;
        let start = Instant::now();
        let mut said = false;
        loop {
            match flock(&file, FlockOperation::NonBlockingLockExclusive) {
                Ok(()) => return Ok(Self { _file: file }),
                Err(Errno::WOULDBLOCK | Errno::INTR) if start.elapsed() < PATIENCE => {}
                Err(Errno::WOULDBLOCK | Errno::INTR) => return Err(io::ErrorKind::TimedOut.into()),
                Err(error) => return Err(error.into()),
            }
            if !said && start.elapsed() >= SOON {
                waiting();
                said = true;
            }
            sleep(PAUSE);
        }
    }
}
