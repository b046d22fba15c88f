//! A writer that measures what goes through it.

use std::fs::File;
use std::io::{self, BufWriter, Write};

use sha2::{Digest as _, Sha256};

use crate::model::Digest;

/// Writes a file, counting its bytes and computing their SHA-256.
pub(super) struct Measured {
    out: BufWriter<File>,
    bytes: u64,
    digest: Sha256,
}

impl Measured {
    pub(super) fn new(file: File) -> Self {
        Self { out: BufWriter::new(file), bytes: 0, digest: Sha256::new() }
    }

    /// Sees to it that the file is on the disk, and returns its size and its digest.
    pub(super) fn finish(self) -> io::Result<(u64, Digest)> {
        self.out.into_inner()?.sync_all()?;
        Ok((self.bytes, Digest(self.digest.finalize().into())))
    }
}

impl Write for Measured {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.digest.update(bytes.get(..written).unwrap_or(bytes));
        self.bytes = self.bytes.saturating_add(u64::try_from(written).unwrap_or(u64::MAX));
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
