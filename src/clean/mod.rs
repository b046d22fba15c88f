//! Raw cells to listings. Every rule is a pure function from a printed text to a [`Verdict`]: the
//! value that is used, the rule that was applied, and what is in doubt. [`Receiver`] takes
//! the rows of a file, and [`clean()`] applies the rules to them.

pub mod address;
mod cleaner;
mod corrections;
mod counties;
pub mod county;
pub mod date;
pub mod day;
mod error;
mod heading;
mod home;
pub mod kind;
pub mod name;
mod places;
mod readings;
mod receiver;
mod rows;
mod shown;
pub mod spacing;
mod spelling;
pub mod state;
pub mod support;
mod verdict;

pub use cleaner::clean;
pub use corrections::{CorrectedCell, corrected_cells};
pub use counties::{Body, CensusCounty, Counties};
pub use error::CleanError;
pub use name::slug;
pub use places::place_key;
pub use receiver::{CleanOptions, Receiver};
pub use verdict::Verdict;
