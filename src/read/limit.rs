//! Readers with a limit on single pieces, so that no piece of a hostile file can exhaust memory.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

/// The limit of a [`LimitedReader`], shared with the code that uses the reader.
#[derive(Clone)]
pub(super) struct ReadLimit {
    left: Rc<Cell<usize>>,
    full: usize,
    exceeded: Rc<Cell<bool>>,
}

impl ReadLimit {
    /// Creates a limit of `full` bytes for every piece.
    pub(super) fn new(full: usize) -> Self {
        Self { left: Rc::new(Cell::new(full)), full, exceeded: Rc::default() }
    }

    /// Begins the next piece, for which the whole limit is available.
    pub(super) fn renew(&self) {
        self.left.set(self.full);
    }

    /// Whether a piece exceeded the limit.
    pub(super) fn exceeded(&self) -> bool {
        self.exceeded.get()
    }
}

/// A reader that fails if a piece exceeds the limit.
pub(super) struct LimitedReader<R> {
    inner: R,
    limit: ReadLimit,
}

impl<R> LimitedReader<R> {
    pub(super) fn new(inner: R, limit: ReadLimit) -> Self {
        Self { inner, limit }
    }
}

impl<R: Read> Read for LimitedReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.limit.left.get();
        if left == 0 && !buffer.is_empty() {
            self.limit.exceeded.set(true);
            return Err(io::Error::other("a single piece is too long"));
        }
        let wanted = buffer.len().min(left);
        let read = self.inner.read(buffer.get_mut(..wanted).unwrap_or_default())?;
        self.limit.left.set(left.saturating_sub(read));
        Ok(read)
    }
}
