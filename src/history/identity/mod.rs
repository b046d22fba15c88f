//! Identity of agreements: two listings are one agreement if agency, model and signing date are the
//! same, however the lists spell the agency or correct the date.
//!
//! [`name`] decides which spellings have the same canonical name, [`pairs`] which others are one
//! agency because of what the lists show, or may be, [`moves`] which rows of two agencies are one
//! agreement, [`dates`] which dates are one agreement, and [`applied`] which applications went on
//! under another name. [`ids`] finds agencies and agreements by ids that they have or had.

mod agencies;
mod applied;
mod dates;
mod groups;
mod ids;
mod moves;
mod name;
mod other_names;
mod pairs;
mod recent;
mod variant;

use super::data::History;
use super::derive;
use super::keys::agreement;
use crate::model::ListKind;

/// Decides which spellings are one agency, which rows and dates are one agreement, and merges the
/// agencies.
pub(super) fn identify(history: &mut History) {
    agencies::unite(history);
    if history.participating.len() > 1 {
        let found = derive::find(history, ListKind::Participating, agreement);
        let variants = variant::Variants::new(history, found);
        history.date_changes = dates::date_changes(history, &variants);
    }
}

#[cfg(test)]
mod applied_tests;
#[cfg(test)]
mod ids_tests;
#[cfg(test)]
mod moves_tests;
#[cfg(test)]
mod tests;
