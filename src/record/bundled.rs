//! The record that the program brings along.

use super::{LoadError, Loaded};

/// The dataset compiled by `g287 build` from every list of the archive.
static DATASET: &[u8] = include_bytes!("../../assets/agreements.g287");

/// Opens the bundled record.
///
/// # Errors
/// If the program was built with a dataset of another version.
pub fn bundled() -> Result<Loaded, LoadError> {
    Loaded::from_dataset("the bundled dataset", DATASET)
}
