//! The record: the lists that are looked at together, and the [`History`] that follows from them.
//! The program brings a record along; lists given on the command line take its place.
//!
//! [`History`]: crate::history::History

mod bundled;
mod contents;
mod error;
mod files;
mod given;
mod lists;
mod loaded;
mod progress;
mod source;
#[cfg(test)]
mod tests;

pub use contents::Contents;
pub use error::LoadError;
pub use given::given;
pub use lists::{Options, lists};
pub use loaded::{Loaded, bundled};
pub use progress::Progress;
pub use source::Source;
