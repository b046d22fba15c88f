//! The parts of an explanation. The names of their fields are a promise to programs.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::Serialize;

use crate::export::record::DoubtRecord;
use crate::text::iso;

/// A value that a list prints for the first time, and how it is read.
#[derive(Clone, Debug, Serialize)]
pub struct PrintedValue<'h> {
    /// The heading of the column.
    pub column: &'static str,
    /// What the previous row prints; `None` on the first listing.
    pub before: Option<Cow<'h, str>>,
    /// What the list prints.
    pub printed: Cow<'h, str>,
    /// What is used instead of the printed value, if anything; `Some(None)` if the value is unknown.
    pub used: Option<Option<String>>,
    /// The name of the rule by which it is read so.
    pub rule: Option<&'static str>,
    /// The rule in a sentence.
    pub sentence: Option<&'static str>,
}

/// What one list says.
#[derive(Clone, Debug, Serialize)]
pub struct LifeEntry<'h> {
    /// `first listed`, `changed`, `missing`, `listed again`, `last listed`.
    pub event: &'static str,
    /// The day of the list.
    #[serde(serialize_with = "iso")]
    pub date: NaiveDate,
    /// The name of the list's file.
    pub list: &'h str,
    /// The row of the sheet, unless the list does not name it.
    pub row: Option<u32>,
    /// The number of consecutive lists from which it is missing.
    pub lists: Option<u32>,
    /// Values that are printed for the first time, or not used as printed.
    pub changes: Vec<PrintedValue<'h>>,
}

/// The life of one agreement or application, list by list.
#[derive(Clone, Debug, Serialize)]
pub struct Life<'h> {
    /// `agreement` or `application`.
    pub what: &'static str,
    /// The id of the agreement, or of the agency that applied.
    pub id: String,
    /// The code of the model.
    pub model: Option<&'static str>,
    /// The signing date as used, as ISO 8601.
    pub signed: Option<String>,
    /// The status of the agreement or the outcome of the application on the day.
    pub status: &'static str,
    /// The name of the reason for which it ended.
    pub ended_reason: Option<&'static str>,
    /// A sentence that says why it has that status.
    pub because: String,
    /// The doubts about it.
    pub doubts: Vec<DoubtRecord>,
    /// The lists on which something changes.
    pub entries: Vec<LifeEntry<'h>>,
}

/// Another spelling of the name of an agency.
#[derive(Clone, Debug, Serialize)]
pub struct OtherName<'h> {
    /// The name as printed.
    pub printed: &'h str,
    /// The name of the rule that joins it to the agency.
    pub rule: &'static str,
    /// The rule in a sentence.
    pub sentence: &'static str,
}

/// A name under which an agreement was printed before it moved to its agency.
#[derive(Clone, Debug, Serialize)]
pub struct MovedAgreement<'h> {
    /// The id of the agreement or, of an application, of its agency.
    pub id: String,
    /// The name as printed.
    pub printed: &'h str,
    /// The state as printed.
    pub printed_state: &'h str,
    /// The id of the agency under which it was printed.
    pub from: String,
    /// The day of the first list that prints it so.
    #[serde(serialize_with = "iso")]
    pub date: NaiveDate,
    /// The name of that list's file.
    pub list: &'h str,
    /// The row of the sheet.
    pub row: u32,
    /// The name of the rule by which it moved.
    pub rule: &'static str,
    /// The rule in a sentence.
    pub sentence: &'static str,
}

/// An agency that may be the same as another one.
#[derive(Clone, Debug, Serialize)]
pub struct PossibleDuplicate<'h> {
    /// Its id.
    pub id: String,
    /// Its name.
    pub agency: &'h str,
    /// The name of what makes it likely.
    pub likeness: &'static str,
    /// A sentence that says what makes it likely.
    pub sentence: &'static str,
}

/// An agency explained.
#[derive(Clone, Debug, Serialize)]
pub struct Explanation<'h> {
    /// The id of the agency.
    pub agency_id: String,
    /// Its name.
    pub agency: &'h str,
    /// Its state.
    pub state: Option<&'static str>,
    /// The name of its membership on the day.
    pub membership: Option<&'static str>,
    /// A sentence that says why it has that membership.
    pub because: String,
    /// Other spellings of its name.
    pub names: Vec<OtherName<'h>>,
    /// Agreements that were printed under another name or state, and moved to it.
    pub moved_here: Vec<MovedAgreement<'h>>,
    /// Agreements that were printed under its name and belong to another agency.
    pub moved_away: Vec<MovedAgreement<'h>>,
    /// Agencies that may be the same one but are kept apart.
    pub likely_pairs: Vec<PossibleDuplicate<'h>>,
    /// Its agreements and applications, or only the agreement that was asked for.
    pub lives: Vec<Life<'h>>,
}
