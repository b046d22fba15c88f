//! The dataset file: everything that was read of some lists, and what follows from it.
//!
//! The file is a header and four sections, each compressed with deflate:
//!
//! 1. the rows as read: every text, and the printed columns of every distinct reading;
//! 2. the lists as read: digest, names and days, and their rows, each list as a difference from the
//!    previous one of its kind;
//! 3. the readings as cleaned: values, repairs, doubts, agencies as spelled, dates of the lists;
//! 4. the identity of agencies and agreements.
//!
//! Agreements and applications are derived when the file is read. Sections 3 and 4 are a cache: if
//! they were made by an older version of the rules, the lists are cleaned and derived anew from
//! sections 1 and 2. The header is [`MAGIC`], the version of the format, that of the rules, and for
//! each section its size packed and unpacked and the CRC-32 of its packed bytes; the CRC-32 of all
//! this ends it. Numbers in the header are little-endian and have four bytes; those in the sections
//! have a variable length.
//!
//! The bytes depend on the set of lists alone.

mod cleaned;
mod error;
mod file;
mod format;
mod identity;
mod lists;
mod numbers;
mod rows;
#[cfg(test)]
mod tests;
mod version_3;

pub use error::DatasetError;
pub use file::encode;
pub use format::{Dataset, LARGEST, MAGIC};

/// Decodes a dataset and checks every checksum.
///
/// # Errors
/// Returns an error if the bytes are not a dataset, are damaged, have another version, or take too
/// much memory.
pub fn decode(bytes: &[u8]) -> Result<Dataset, DatasetError> {
    of_version(bytes, true)
}

/// Decodes a dataset that is a part of the program, so that its checksums need not be checked.
///
/// # Errors
/// As [`decode`].
pub fn decode_bundled(bytes: &[u8]) -> Result<Dataset, DatasetError> {
    of_version(bytes, false)
}

fn of_version(bytes: &[u8], is_checked: bool) -> Result<Dataset, DatasetError> {
    if bytes.len() > LARGEST {
        return Err(DatasetError::TooLarge);
    }
    match bytes.strip_prefix(MAGIC).and_then(|rest| rest.first()) {
        None => Err(DatasetError::Foreign),
        Some(&format::VERSION) => file::decode(bytes, is_checked),
        Some(3) => {
            let rest = bytes.get(MAGIC.len() + 1..).unwrap_or_default();
            version_3::decode(rest).map(|history| Dataset::Closed(Box::new(history)))
        }
        Some(0..3) => Err(DatasetError::Old),
        Some(_) => Err(DatasetError::Newer),
    }
}
