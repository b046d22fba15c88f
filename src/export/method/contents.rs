//! The sections in their order.

use super::section::Section;
use super::{others, prose, rules};
use crate::history::History;
use crate::query::Findings;

/// The sections of the method for a history, and for what was found in its lists.
#[must_use]
pub fn sections(history: &History, findings: &Findings) -> Vec<Section> {
    let mut sections = vec![prose::origin(history), prose::reading(history)];
    sections.extend(rules::sections(history, findings));
    sections.extend([
        others::bodies(history),
        others::fbi(history),
        prose::status(history),
        prose::ours(),
        prose::unknown(history),
        prose::checked(),
        prose::yourself(),
    ]);
    sections
}
