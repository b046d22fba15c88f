//! The record that the program brings along.

/// The dataset compiled by `g287 build` from every list of the archive.
pub(super) static DATASET: &[u8] = include_bytes!("../../assets/agreements.g287");

/// What errors call it.
pub(super) const NAME: &str = "the bundled dataset";
