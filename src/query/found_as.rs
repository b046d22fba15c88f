//! By which other name an agency is found.

use super::{Query, highlights};
use crate::history::History;
use crate::model::AgencyIx;

/// Returns the spelling by which a search finds an agency whose name does not have its words: what
/// the lists call it, or called it once.
#[must_use]
pub fn found_as<'h>(history: &'h History, query: &Query, agency: AgencyIx) -> Option<&'h str> {
    let parts = |name: &str| highlights(name, query).len();
    let name = history.text(history.tables.agencies.row(agency).name);
    if parts(name) > 0 {
        return None;
    }
    let others = history.spellings_of(agency).iter().map(|other| history.text(other.printed));
    others.filter(|other| parts(other) > 0).max_by_key(|other| parts(other))
}
