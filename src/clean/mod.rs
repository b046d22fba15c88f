//! Raw cells to listings. Every rule is a pure function from a printed text to a [`Verdict`]: the
//! value that is used, the rule that was applied, and what is in doubt. [`Cleaner`] receives the
//! rows of a file and applies the rules.

pub mod address;
mod cleaner;
mod counties;
pub mod county;
pub mod date;
pub mod day;
mod error;
mod heading;
pub mod kind;
pub mod name;
mod readings;
mod rows;
pub mod spacing;
mod spelling;
pub mod state;
pub mod support;
mod verdict;

pub use cleaner::{CleanOptions, Cleaner};
pub use counties::{Body, CensusCounty, Counties};
pub use error::CleanError;
pub use name::slug;
pub use verdict::Verdict;
