//! How far reading has come.

/// Takes reports of progress, from any thread.
pub trait Progress: Sync {
    /// Reports how much there is to read.
    fn total(&self, files: u64, bytes: u64);
    /// Reports how much more has been read.
    fn done(&self, files: u64, bytes: u64);
}

impl Progress for () {
    fn total(&self, _: u64, _: u64) {}
    fn done(&self, _: u64, _: u64) {}
}
