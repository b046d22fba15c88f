//! Raw cells to listings. Every rule is a pure function from a printed text to a [`Verdict`]: the
//! value that is used, the rule that says so, and what stays in doubt.

pub mod kind;
pub mod name;
pub mod spacing;
pub mod spelling;
pub mod state;
pub mod support;
mod verdict;

pub use name::slug;
pub use verdict::Verdict;
