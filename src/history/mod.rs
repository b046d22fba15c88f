//! Lists to agreements: the agreements and applications that all lists together show, the list in
//! force on a day, and the status of an agreement on that day.
//!
//! [`History::from_sets`] combines cleaned lists; [`dataset`] stores the result in a file.

mod acceptance;
mod changes;
mod data;
pub mod dataset;
mod derive;
mod doubts;
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

pub use changes::{
    ApplicationChanges, Changes, Corrected, Gone, Listed, Point, RenamedApplication,
    SignedApplication,
};
pub use data::History;
pub use life::LifeEvent;
pub use used::Used;
