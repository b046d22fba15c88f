//! Lists to agreements: which agreements and applications the lists together tell of, which list is
//! in force on a day, and what an agreement is on that day.
//!
//! [`History::from_lists`] puts cleaned lists together; [`dataset`] keeps the result in a file.

mod acceptance;
mod changes;
mod data;
pub mod dataset;
mod derive;
mod ending;
mod from_lists;
mod identity;
mod keys;
mod life;
mod merge;
mod on_day;
#[cfg(test)]
mod tests;
mod used;

pub use changes::{ApplicationChanges, Changes, Corrected, Gone, Listed, Point, SignedApplication};
pub use data::History;
pub use life::Event;
pub use used::Used;
