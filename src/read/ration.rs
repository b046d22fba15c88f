//! Readers that hand out no more than a ration between two marks, so that no single piece of a
//! hostile file can fill the memory.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

/// What is left of a ration, shared between a [`Rationed`] reader and who uses what it reads.
#[derive(Clone)]
pub(super) struct Ration {
    left: Rc<Cell<usize>>,
    full: usize,
    exceeded: Rc<Cell<bool>>,
}

impl Ration {
    /// Of so many bytes.
    pub(super) fn new(full: usize) -> Self {
        Self { left: Rc::new(Cell::new(full)), full, exceeded: Rc::default() }
    }

    /// A piece is done: the next one has the whole ration again.
    pub(super) fn renew(&self) {
        self.left.set(self.full);
    }

    /// Whether a piece wanted more than there was.
    pub(super) fn exceeded(&self) -> bool {
        self.exceeded.get()
    }
}

/// A reader that fails when its ration is used up.
pub(super) struct Rationed<R> {
    inner: R,
    ration: Ration,
}

impl<R> Rationed<R> {
    pub(super) fn new(inner: R, ration: Ration) -> Self {
        Self { inner, ration }
    }
}

impl<R: Read> Read for Rationed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.ration.left.get();
        if left == 0 && !buffer.is_empty() {
            self.ration.exceeded.set(true);
            return Err(io::Error::other("a single piece is too long"));
        }
        let wanted = buffer.len().min(left);
        let read = self.inner.read(buffer.get_mut(..wanted).unwrap_or_default())?;
        self.ration.left.set(left.saturating_sub(read));
        Ok(read)
    }
}
