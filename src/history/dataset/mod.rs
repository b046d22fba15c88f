//! A history in one compact file: texts once, readings column by column, each list as what changed
//! against the list of its kind before it. Everything else is derived again when it is read.
//!
//! The file is [`MAGIC`] and a deflate stream of variable-length numbers. The same history gives
//! the same bytes.

mod lists;
mod numbers;
mod readings;

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

use self::numbers::{Reader, Writer};
use super::{History, acceptance, derive};

/// The beginning of every dataset: name and version of the format.
pub const MAGIC: &[u8; 6] = b"g287\x00\x01";

/// A dataset larger than this when inflated is refused, in bytes.
const LARGEST: u64 = 1 << 30;

/// Why a dataset could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum DatasetError {
    /// It does not begin as one.
    #[error("this is not a dataset of this version of g287; build it again with `g287 build`")]
    Foreign,
    /// It ends early or holds a number that cannot be.
    #[error("the dataset is damaged at {part}; build it again with `g287 build`")]
    Damaged {
        /// The part of the dataset.
        part: &'static str,
    },
    /// It could not be inflated or deflated.
    #[error("the dataset cannot be unpacked: {0}")]
    Packed(#[from] std::io::Error),
}

/// The history as a dataset.
///
/// # Errors
/// [`DatasetError::Packed`] where memory for it cannot be had.
pub fn encode(history: &History) -> Result<Vec<u8>, DatasetError> {
    let mut out = Writer::default();
    readings::write(&mut out, &history.tables);
    lists::write(&mut out, history);
    let mut packed = DeflateEncoder::new(MAGIC.to_vec(), Compression::best());
    packed.write_all(&out.bytes)?;
    Ok(packed.finish()?)
}

/// The history of a dataset.
///
/// # Errors
/// Where the bytes are no dataset, are of another version, or are damaged.
pub fn decode(bytes: &[u8]) -> Result<History, DatasetError> {
    let packed = bytes.strip_prefix(MAGIC).ok_or(DatasetError::Foreign)?;
    let mut body = Vec::with_capacity(packed.len().saturating_mul(6));
    DeflateDecoder::new(packed).take(LARGEST).read_to_end(&mut body)?;
    let mut from = Reader::new(&body);
    let mut history = History { tables: readings::read(&mut from)?, ..History::default() };
    lists::read(&mut from, &mut history)?;
    acceptance::accept(&mut history);
    derive::derive(&mut history);
    Ok(history)
}

#[cfg(test)]
mod tests;
