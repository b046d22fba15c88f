//! The method: where the record comes from, every rule with its count and an example, what is ours
//! and not ICE's, what nobody knows, and how it was checked. `g287 build` writes it beside the
//! dataset, and the view of sources shows it.

mod contents;
mod markdown;
mod others;
mod prose;
mod rules;
mod section;

pub use contents::sections;
pub use markdown::markdown;
pub use section::{Block, RuleRow, Section};
