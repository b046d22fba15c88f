//! Limits on how much of a JSON file is read at once, and the errors of records.

use super::super::error::Reason;

/// The most bytes of a record.
pub(super) const MAX_RECORD: usize = 4 << 20;

/// How many bytes to read at once.
pub(super) const PIECE: usize = 64 << 10;

/// How many bytes to read between reports of progress.
pub(super) const STRIDE: u64 = 1 << 20;

/// Why a record longer than [`MAX_RECORD`] is refused.
pub(super) fn too_long() -> Reason {
    Reason::TooMuch(format!("record larger than {} MB", MAX_RECORD >> 20))
}

/// A mistake in the JSON, without the place that the error itself counts.
pub(super) fn reason(error: &serde_json::Error) -> Reason {
    let message = error.to_string();
    let words = message.rsplit_once(" at line ").map_or(message.as_str(), |(words, _)| words);
    Reason::damaged(&words)
}
