//! The file of a dataset: its header and its sections.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

use super::error::DatasetError;
use super::format::{Dataset, LARGEST, MAGIC, VERSION};
use super::numbers::{DatasetReader, DatasetWriter};
use super::rows::Rows;
use super::{cleaned, identity, lists, rows};
use crate::history::data::History;
use crate::history::{acceptance, derive, merge};
use crate::model::RULES_VERSION;

/// What errors call the sections.
const PARTS: [&str; 4] = ["the rows", "the lists", "the readings", "the spellings and dates"];

/// The bytes of the header: magic and version, the version of the rules, three numbers per section,
/// and a checksum.
const HEADER: usize = 6 + 4 + 12 * PARTS.len() + 4;

/// Encodes a history as a dataset. The bytes depend on the set of its lists alone.
///
/// # Errors
/// Returns an error if the history was read from a dataset of an old version, if it is too large
/// for a dataset, or if compression fails.
pub fn encode(history: &History) -> Result<Vec<u8>, DatasetError> {
    if history.as_spelled.of_reading.len() != history.tables.readings.len() {
        return Err(DatasetError::Closed);
    }
    if history.lists.len() == 1 {
        return encode_in_order(&History::identified(merge::in_order(
            history.clone().into_lists(),
        )));
    }
    encode_in_order(history)
}

fn encode_in_order(history: &History) -> Result<Vec<u8>, DatasetError> {
    let mut sections: [DatasetWriter; PARTS.len()] = Default::default();
    let [of_rows, of_lists, of_readings, of_identity] = &mut sections;
    rows::write(of_rows, &history.tables);
    lists::write(of_lists, history);
    cleaned::write(of_readings, history);
    identity::write(of_identity, history);
    assemble(RULES_VERSION, &sections.map(|section| section.bytes))
}

/// The file of some sections.
fn assemble(rules: u32, sections: &[Vec<u8>; PARTS.len()]) -> Result<Vec<u8>, DatasetError> {
    if sections.iter().map(Vec::len).sum::<usize>() > LARGEST {
        return Err(DatasetError::TooLarge);
    }
    let mut header = [MAGIC.as_slice(), &[VERSION], &rules.to_le_bytes()].concat();
    let mut packed = Vec::new();
    for section in sections {
        let bytes = pack(section)?;
        for number in [length(&bytes), length(section), crc32fast::hash(&bytes)] {
            header.extend_from_slice(&number.to_le_bytes());
        }
        packed.extend_from_slice(&bytes);
    }
    header.extend_from_slice(&crc32fast::hash(&header).to_le_bytes());
    header.extend_from_slice(&packed);
    Ok(header)
}

fn length(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).unwrap_or(u32::MAX)
}

fn pack(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut packed = DeflateEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes)?;
    packed.finish()
}

/// A section as it is in the file.
#[derive(Clone, Copy)]
struct Section<'a> {
    part: &'static str,
    packed: &'a [u8],
    /// Its size unpacked.
    size: usize,
    checksum: u32,
}

impl Section<'_> {
    fn check(&self) -> Result<(), DatasetError> {
        let same = crc32fast::hash(self.packed) == self.checksum;
        if same { Ok(()) } else { Err(DatasetError::Damaged { part: self.part }) }
    }

    fn unpack(&self) -> Result<Vec<u8>, DatasetError> {
        let mut bytes = Vec::with_capacity(self.size);
        let mut unpacked = DeflateDecoder::new(self.packed).take(self.size as u64 + 1);
        match unpacked.read_to_end(&mut bytes) {
            Ok(size) if size == self.size => Ok(bytes),
            _ => Err(DatasetError::Damaged { part: self.part }),
        }
    }
}

/// The sections of a dataset, and the version of its rules.
struct Sections<'a> {
    rules: u32,
    all: [Section<'a>; PARTS.len()],
}

impl<'a> Sections<'a> {
    /// Reads the header. Its checksum is always checked, because the sizes are in it.
    fn of(bytes: &'a [u8]) -> Result<Self, DatasetError> {
        let damaged = || DatasetError::Damaged { part: "the header" };
        let (header, mut rest) = bytes.split_at_checked(HEADER).ok_or_else(damaged)?;
        let (header, checksum) = header.split_last_chunk::<4>().ok_or_else(damaged)?;
        if crc32fast::hash(header) != u32::from_le_bytes(*checksum) {
            return Err(damaged());
        }
        let mut numbers = header.get(6..).unwrap_or_default().as_chunks::<4>().0.iter();
        let mut number = || numbers.next().map_or(0, |number| u32::from_le_bytes(*number));
        let rules = number();
        let mut all = [Section { part: "", packed: &[], size: 0, checksum: 0 }; PARTS.len()];
        let mut whole = 0_usize;
        for (section, part) in all.iter_mut().zip(PARTS) {
            let (length, size, checksum) = (number() as usize, number() as usize, number());
            whole = whole.saturating_add(size);
            let (packed, after) = rest.split_at_checked(length).ok_or_else(damaged)?;
            rest = after;
            *section = Section { part, packed, size, checksum };
        }
        if whole > LARGEST {
            return Err(DatasetError::TooLarge);
        }
        if rest.is_empty() { Ok(Self { rules, all }) } else { Err(damaged()) }
    }
}

/// Decodes a dataset of this version of the format.
pub(super) fn decode(bytes: &[u8], is_checked: bool) -> Result<Dataset, DatasetError> {
    let Sections { rules, all } = Sections::of(bytes)?;
    if rules > RULES_VERSION {
        return Err(DatasetError::Newer);
    }
    if is_checked {
        all.iter().try_for_each(Section::check)?;
    }
    if rules < RULES_VERSION {
        return outdated(all);
    }
    current(all).map(|history| Dataset::Current(Box::new(history)))
}

/// The history of a dataset of this version of the rules.
fn current(sections: [Section<'_>; PARTS.len()]) -> Result<History, DatasetError> {
    let [of_rows, of_lists, of_readings, of_identity] = sections;
    let (cleaned, lists) = std::thread::scope(|scope| {
        let lists = scope.spawn(move || {
            let lists = read(of_lists, lists::read)?;
            Ok((lists, read(of_identity, identity::read)?))
        });
        let rows = read(of_rows, rows::read);
        let cleaned = rows.and_then(|rows| read(of_readings, |from| cleaned::read(from, rows)));
        (cleaned, lists.join())
    });
    let damaged = DatasetError::Damaged { part: of_lists.part };
    let (lists, identity) = lists.unwrap_or(Err(damaged))?;
    let mut history = History::default();
    let cleaned = cleaned?.put(&mut history);
    lists.put(&mut history)?;
    cleaned::put_lists(cleaned, &mut history)?;
    identity.put(&mut history)?;
    acceptance::accept(&mut history);
    derive::derive(&mut history);
    Ok(history)
}

/// The lists as read of a dataset of an older version of the rules.
fn outdated(sections: [Section<'_>; PARTS.len()]) -> Result<Dataset, DatasetError> {
    let [of_rows, of_lists, ..] = sections;
    let Rows { texts, readings } = read(of_rows, rows::read)?;
    let mut history = History::default();
    history.tables.texts = texts;
    history.tables.readings = readings.into();
    read(of_lists, lists::read)?.put(&mut history)?;
    let all = history.into_lists();
    let lists = all.lists.iter().map(|(list, listings)| all.as_read(list, listings));
    Ok(Dataset::Outdated(lists.collect()))
}

fn read<T>(
    section: Section<'_>,
    read: impl FnOnce(&mut DatasetReader<'_>) -> Result<T, DatasetError>,
) -> Result<T, DatasetError> {
    let bytes = section.unpack()?;
    let mut from = DatasetReader::new(&bytes);
    let read = read(&mut from)?;
    from.finish()?;
    Ok(read)
}

/// A dataset with one section changed, all sizes and checksums being right.
#[cfg(test)]
pub(super) fn with_section(bytes: &[u8], at: usize, change: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let sections = Sections::of(bytes).unwrap();
    let mut bodies = sections.all.map(|section| section.unpack().unwrap());
    change(&mut bodies[at]);
    assemble(sections.rules, &bodies).unwrap()
}

/// A dataset with another version of the rules.
#[cfg(test)]
pub(super) fn with_rules(bytes: &[u8], rules: u32) -> Vec<u8> {
    let sections = Sections::of(bytes).unwrap();
    assemble(rules, &sections.all.map(|section| section.unpack().unwrap())).unwrap()
}

/// A dataset that declares another size for a section.
#[cfg(test)]
pub(super) fn with_size(bytes: &[u8], at: usize, size: u32) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let from = 10 + 12 * at + 4;
    bytes[from..from + 4].copy_from_slice(&size.to_le_bytes());
    let checksum = crc32fast::hash(&bytes[..HEADER - 4]);
    bytes[HEADER - 4..HEADER].copy_from_slice(&checksum.to_le_bytes());
    bytes
}
