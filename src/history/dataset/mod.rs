//! A history in one compact file: texts once, readings column by column, each list as what changed
//! against the list of its kind before it, and which spellings and dates are one. Everything else is
//! derived again when it is read.
//!
//! The file is [`MAGIC`], the length of what follows it in four bytes, the lowest first, and two
//! deflate streams of variable-length numbers: the tables; the lists and what was found out about
//! spellings and dates. They are read at the same
//! time. The same history gives the same bytes.

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
