//! Ids given on the command line.

use std::io;

use super::output::note;
use crate::history::History;

/// Says on standard error which id an agency or agreement has now, if it is found by one that it
/// had or might have had.
pub(super) fn note_if_renamed(history: &History, given: &str) -> io::Result<()> {
    let Some((given, own)) = renamed(history, given) else { return Ok(()) };
    note(&format!("{given} is now {own}."))
}

/// The id of an agency or agreement as given, and the id that it has, if they differ.
fn renamed<'g>(history: &History, given: &'g str) -> Option<(&'g str, String)> {
    let given = given.trim();
    let (given, own) = if let Some(agreement) = history.agreement_of_id(given) {
        (given, history.agreement_id(agreement))
    } else {
        let agency = history.tables.agencies.row(history.agency_of_id(given)?);
        (given.split('#').next().unwrap_or(given), agency.id(&history.tables.texts))
    };
    (given.to_lowercase() != own.to_lowercase()).then_some((given, own))
}
