//! What a row prints otherwise than it is used: by a rule of cleaning, by a spelling that is taken
//! for the agency, by a signing date that was corrected.

use std::borrow::Cow;

use super::data::History;
use crate::model::{Column, Correction, ListingIx, RuleWords, Spelling};

/// A value of a row that is not used as printed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Used<'h> {
    /// The column.
    pub column: Column,
    /// What is used in its place; `None` where the value is unknown.
    pub value: Option<Cow<'h, str>>,
    /// The rule that says so. Where several apply to one column, the one that changes most.
    pub rule: RuleWords,
}

impl History {
    /// Every value of a row that is not used as printed.
    #[must_use]
    pub fn not_as_printed(&self, listing: ListingIx) -> Vec<Used<'_>> {
        let mut found = Vec::new();
        if let Some(spelling) = self.spelling_of(listing) {
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

    /// Whether a row has a value that is used as something a reader would not take it for, or that
    /// no rule could read.
    #[must_use]
    pub fn is_doubtful(&self, listing: ListingIx) -> bool {
        let reading = self.listings.row(listing).reading;
        self.tables.repairs(reading).any(|repair| !repair.rule.is_minor())
            || self.tables.doubts(reading).next().is_some()
            || self.spelling_of(listing).is_some_and(|spelling| !spelling.rule.is_minor())
            || self.correction_of(listing).is_some()
    }

    /// Why the name that a row prints is its agency, where the agency is shown under another one.
    fn spelling_of(&self, listing: ListingIx) -> Option<&Spelling> {
        let reading = self.reading(listing);
        let printed = *reading.printed.get(Column::Agency.position())?;
        let name = self.text(self.tables.agencies.row(reading.agency).name);
        let mut spellings = self.spellings_of(reading.agency).iter();
        spellings.find(|spelling| spelling.printed == printed && self.text(printed).trim() != name)
    }

    /// The correction by which the signing date that a row prints is given up.
    fn correction_of(&self, listing: ListingIx) -> Option<&Correction> {
        let agreement = self.agreement_of(self.listings.row(listing).reading)?;
        let signed = self.reading(listing).signed;
        self.corrections_of(agreement).iter().find(|correction| correction.before == signed)
    }
}
