//! Explains why an agreement, an application or an agency has its dates and its status: each list
//! on which something changes, what is printed there, and the rule by which it is read.

mod explainer;
mod explanation;
mod lines;
mod of_agency;

pub use explanation::{Explanation, Life, LifeEntry, OtherName, PossibleDuplicate, PrintedValue};
pub use of_agency::{Explained, explain, sources};
