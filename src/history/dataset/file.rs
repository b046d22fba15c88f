//! The file of a dataset: its header and its streams.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

use super::super::data::History;
use super::super::{acceptance, derive};
use super::error::DatasetError;
use super::numbers::{DatasetReader, DatasetWriter};
use super::{identity, lists, readings};

/// The first bytes of every dataset: name and version of the format.
pub const MAGIC: &[u8; 6] = b"g287\x00\x03";

/// The largest decompressed dataset, in bytes.
const LARGEST: u64 = 1 << 30;

/// Encodes a history as a dataset.
///
/// # Errors
/// Returns [`DatasetError::Packed`] if compression fails.
pub fn encode(history: &History) -> Result<Vec<u8>, DatasetError> {
    let mut tables = DatasetWriter::default();
    readings::write(&mut tables, &history.tables);
    let tables = pack(&tables.bytes)?;
    let mut lists = DatasetWriter::default();
    lists::write(&mut lists, history);
    identity::write(&mut lists, history);
    let length = u32::try_from(tables.len()).map_err(std::io::Error::other)?;
    Ok([MAGIC.as_slice(), &length.to_le_bytes(), &tables, &pack(&lists.bytes)?].concat())
}

pub(super) fn pack(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut packed = DeflateEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes)?;
    packed.finish()
}

pub(super) fn unpack(packed: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(packed.len().saturating_mul(6));
    DeflateDecoder::new(packed).take(LARGEST).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Decodes a history from a dataset.
///
/// # Errors
/// Returns an error if the bytes are not a dataset, have another version, or are malformed.
pub fn decode(bytes: &[u8]) -> Result<History, DatasetError> {
    let packed = bytes.strip_prefix(MAGIC).ok_or(DatasetError::Foreign)?;
    let damaged = DatasetError::Damaged { part: "the header" };
    let Some((length, packed)) = packed.split_first_chunk::<4>() else { return Err(damaged) };
    let length = u32::from_le_bytes(*length) as usize;
    let Some((tables, lists)) = packed.split_at_checked(length) else { return Err(damaged) };
    let (tables, lists) = std::thread::scope(|scope| {
        let lists = scope.spawn(|| {
            let bytes = unpack(lists)?;
            let mut from = DatasetReader::new(&bytes);
            Ok((lists::read(&mut from)?, identity::read(&mut from)?))
        });
        let tables = unpack(tables).map_err(DatasetError::from);
        let tables = tables.and_then(|bytes| readings::read(&mut DatasetReader::new(&bytes)));
        (tables, lists.join())
    });
    let (lists, identity) = lists.unwrap_or(Err(damaged))?;
    let mut history = History { tables: tables?, ..History::default() };
    lists.put(&mut history)?;
    identity.put(&mut history)?;
    acceptance::accept(&mut history);
    derive::derive(&mut history);
    Ok(history)
}
