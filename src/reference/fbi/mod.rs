//! The country's law enforcement agencies, by the FBI, and which of them an agency of the lists is.
//!
//! A [`StateTable`] holds the agencies of one state; [`StateTable::find`] looks for one by the rules
//! of [`MatchRule`].

mod agency;
mod bundled;
mod forces;
mod format;
mod matching;
mod names;
mod table;
#[cfg(test)]
mod tests;

pub use agency::{FbiAgency, FbiKind, LOCAL_SINCE, Ori};
pub use bundled::of_state;
pub use forces::{Force, forces};
pub use format::{decode, encode};
pub use matching::{FbiMatch, MatchRule, Sought, Unmatched};
pub use table::StateTable;

/// Where the figures come from. Each is of the latest year that the agency reported, which stands
/// beside it.
pub const SOURCE: &str = "FBI, Law Enforcement Employees, each agency's latest year from 2018 to \
2025, as carried by recoveredfactory/287g-watch (MIT)";

/// What is counted as a local agency, in the words that stand beside every figure.
pub const LOCAL: &str = "cities, counties, campuses and other local agencies whose employees the \
FBI has for 2023 or later; not state, tribal or federal ones";
