//! The record: the lists that are looked at together, and the [`History`] that follows from them.
//! The program brings a record along; lists given on the command line take its place.
//!
//! [`History`]: crate::history::History

mod bundled;
mod given;
mod lists;
mod loaded;
mod progress;

pub use bundled::bundled;
pub use given::given;
pub use lists::{Options, lists};
pub use loaded::{LoadError, Loaded};
pub use progress::Progress;
