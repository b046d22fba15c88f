//! Values of a row that are not used as printed: repaired by a rule, another spelling of the
//! agency, an agency or state from which its agreement moved, or a corrected signing date.

use std::borrow::Cow;

use super::data::History;
use crate::model::{Column, Correction, ListingIx, RuleWords, Spelling};

/// A value of a row that is not used as printed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Used<'h> {
    /// The column.
    pub column: Column,
    /// The value used instead, or `None` if it is unknown.
    pub value: Option<Cow<'h, str>>,
    /// The rule that was applied. If several apply to a column, the one that changes most.
    pub rule: RuleWords,
}

impl History {
    /// All values of a row that are not used as printed.
    #[must_use]
    pub fn not_as_printed(&self, listing: ListingIx) -> Vec<Used<'_>> {
        let mut found = Vec::new();
        if let Some(moved) = self.moved_on(listing) {
            let agency = self.tables.agencies.row(moved.agency);
            let (name, rule) = (self.text(agency.name), moved.rule.words());
            if moved.state != agency.state {
                let value = agency.state.map(|state| Cow::Borrowed(state.name()));
                found.push(Used { column: Column::State, value, rule });
            }
            if self.text(moved.printed).trim() != name {
                let value = Some(Cow::Borrowed(name));
                found.push(Used { column: Column::Agency, value, rule });
            }
        } else if let Some(spelling) = self.spelling_of(listing) {
            let name = self.text(self.tables.agencies.row(spelling.agency).name);
            found.push(Used {
                column: Column::Agency,
                value: Some(Cow::Borrowed(name)),
                rule: spelling.rule.words(),
            });
        }
        if let Some(correction) = self.correction_of(listing) {
            let signed = self.agreements.row(correction.agreement).signed;
            found.push(Used {
                column: Column::Signed,
                value: signed.map(|day| Cow::Owned(day.to_string())),
                rule: correction.rule.words(),
            });
        }
        let joined = found.len();
        for repair in self.tables.repairs(self.listings.row(listing).reading) {
            let known = found.iter().take(joined).any(|used| used.column == repair.column);
            if !known {
                let value = Some(self.text(repair.used)).filter(|used| !used.is_empty());
                found.push(Used {
                    column: repair.column,
                    value: value.map(Cow::Borrowed),
                    rule: repair.rule.words(),
                });
            }
        }
        found
    }

    /// Whether a row has a value whose meaning was changed, or that no rule could read.
    #[must_use]
    pub fn is_doubtful(&self, listing: ListingIx) -> bool {
        let reading = self.listings.row(listing).reading;
        self.tables.repairs(reading).any(|repair| !repair.rule.is_minor())
            || self.tables.doubts(reading).next().is_some()
            || self.spelling_of(listing).is_some_and(|spelling| !spelling.rule.is_minor())
            || self.correction_of(listing).is_some()
            || self.moved_on(listing).is_some()
    }

    /// The spelling that a row prints, if the agency is shown under another name.
    fn spelling_of(&self, listing: ListingIx) -> Option<&Spelling> {
        let reading = self.reading(listing);
        let printed = *reading.printed.get(Column::Agency.position())?;
        let name = self.text(self.tables.agencies.row(reading.agency).name);
        let mut spellings = self.spellings_of(reading.agency).iter();
        spellings.find(|spelling| spelling.printed == printed && self.text(printed).trim() != name)
    }

    /// The correction that replaced the signing date that a row prints.
    fn correction_of(&self, listing: ListingIx) -> Option<&Correction> {
        let agreement = self.agreement_of(self.listings.row(listing).reading)?;
        let signed = self.reading(listing).signed;
        self.corrections_of(agreement).iter().find(|correction| correction.before == signed)
    }
}
