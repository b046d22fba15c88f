//! A history in a compact file: distinct texts, readings by column, each list as a difference from
//! the previous list of its kind, and which spellings and dates are one. Everything else is derived
//! when the file is read.
//!
//! The file is [`MAGIC`], the length of the first stream in four bytes (little-endian), and two
//! deflate streams of variable-length numbers, which are read in parallel: the tables; the lists,
//! spellings and dates. The same history gives the same bytes.

mod error;
mod file;
mod identity;
mod lists;
mod numbers;
mod readings;
#[cfg(test)]
mod tests;

pub use error::DatasetError;
pub use file::{MAGIC, decode, encode};
