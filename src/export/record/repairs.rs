//! The values of an agreement or an application that are not used as printed.

use std::borrow::Cow;

use serde::Serialize;

use super::entry::Record;
use super::records::EntryIx;
use crate::model::{ListingIx, RuleWords};

/// A value that is not used as printed, and where it is printed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct RepairRecord<'h> {
    /// The name of the list's file.
    pub list: &'h str,
    /// The day of the list.
    pub list_date: String,
    /// The row of the sheet, from 1.
    pub row: u32,
    /// The heading of the column.
    pub column: &'static str,
    /// The value as printed.
    pub printed: Cow<'h, str>,
    /// The value as used; `None` if it is unknown.
    pub used: Option<Cow<'h, str>>,
    /// The name of the rule by which it is read so.
    pub rule: &'static str,
    /// The rule as it is explained to a reader.
    #[serde(skip)]
    pub words: RuleWords,
}

impl RepairRecord<'_> {
    /// The repair in a few words.
    #[must_use]
    pub fn line(&self) -> String {
        let used = self.used.as_deref().unwrap_or("unknown");
        format!("{}: {} → {used} ({})", self.column, self.printed, self.rule)
    }
}

impl<'h> Record<'h> {
    /// Values that are not used as printed, each where it is first printed.
    #[must_use]
    pub fn repairs(&self) -> Vec<RepairRecord<'h>> {
        let readings = &self.records.readings;
        let entry = EntryIx::from(self.entry);
        let start = readings.partition_point(|&(ix, _)| ix < entry);
        let mut repairs: Vec<RepairRecord<'h>> = Vec::new();
        let own = readings.iter().skip(start).take_while(|(ix, _)| *ix == entry);
        for &(_, listing) in own {
            for repair in self.repairs_of(listing) {
                let same =
                    |r: &RepairRecord<'_>| r.column == repair.column && r.printed == repair.printed;
                if !repairs.iter().any(same) {
                    repairs.push(repair);
                }
            }
        }
        repairs
    }

    /// Values of one row that are not used as printed.
    fn repairs_of(&self, listing: ListingIx) -> impl Iterator<Item = RepairRecord<'h>> {
        let history = self.records.history;
        let list = self.list(history.list_of(listing));
        let row = history.listings.row(listing).row;
        history.not_as_printed(listing).into_iter().map(move |used| RepairRecord {
            list: &list.file,
            list_date: list.date.to_string(),
            row,
            column: used.column.heading(),
            printed: history.printed(listing, used.column),
            used: used.value,
            rule: used.rule.name,
            words: used.rule,
        })
    }
}
