//! A lock against other programs that change the same record.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
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
/// ends; then the file stays, and is in nobody's way.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
    path: PathBuf,
}

impl Lock {
    /// Takes the lock at a path, and calls `waiting` once if another program has it.
    ///
    /// # Errors
    /// [`io::ErrorKind::TimedOut`] if the other program keeps it too long; another error if the
    /// system refuses.
    pub(super) fn take(path: &Path, waiting: &dyn Fn()) -> io::Result<Self> {
        let start = Instant::now();
        let mut said = false;
        loop {
            if let Some(lock) = Self::take_if_free(path)? {
                return Ok(lock);
            }
            if start.elapsed() >= PATIENCE {
                return Err(io::ErrorKind::TimedOut.into());
            }
            if !said && start.elapsed() >= SOON {
                waiting();
                said = true;
            }
            sleep(PAUSE);
        }
    }

    /// Takes the lock at a path; `None` if another program has it.
    ///
    /// # Errors
    /// If the system refuses.
    pub(super) fn take_if_free(path: &Path) -> io::Result<Option<Self>> {
        let file = OpenOptions::new().write(true).create(true).truncate(false).open(path)?;
        match flock(&file, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => {}
            Err(Errno::WOULDBLOCK | Errno::INTR) => return Ok(None),
            Err(error) => return Err(error.into()),
        }
        // Whoever had the lock until now has removed the file, and another one may be there.
        Ok(is_at(&file, path).then(|| Self { file, path: path.to_owned() }))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if is_at(&self.file, &self.path) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Whether a path still leads to an open file.
fn is_at(file: &File, path: &Path) -> bool {
    let (Ok(file), Ok(there)) = (file.metadata(), fs::metadata(path)) else { return false };
    (file.dev(), file.ino()) == (there.dev(), there.ino())
}
