//! The record: the lists that are looked at together, and the [`History`] that follows from them.
//! The program brings a record along. Lists that the user adds are kept in a [`Store`], together
//! with it; lists given on the command line take its place.
//!
//! [`History`]: crate::history::History

mod bundled;
mod change;
mod contents;
mod error;
mod files;
mod given;
mod journal;
mod lists;
mod loaded;
mod lock;
mod own;
mod place;
mod progress;
mod reset;
mod source;
mod store;
#[cfg(test)]
mod tests;

pub use change::{AddedList, Addition, Removal, RemovedName};
pub use contents::Contents;
use error::DatedDataset;
pub use error::LoadError;
pub use files::is_list;
pub use given::given;
pub use journal::Added;
pub use lists::{Options, lists};
pub use loaded::{Loaded, bundled};
pub use progress::Progress;
pub use source::Source;
pub use store::{OwnLists, Store, Write};
