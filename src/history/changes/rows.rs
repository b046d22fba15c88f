//! Differences between the rows of an agreement on two lists.

use super::super::data::History;
use super::{Changes, Corrected};
use crate::model::{AgencyKind, AgreementIx, Column, Index, Link, ListIx, ListingIx};

/// The columns in which rows of an agreement are compared: all but the model, which is part of its
/// identity.
const COMPARED: [Column; 7] = [
    Column::State,
    Column::Agency,
    Column::Type,
    Column::County,
    Column::Signed,
    Column::Moa,
    Column::Addendum,
];

impl History {
    /// Compares the rows of agreements that are on both lists.
    pub(super) fn compare_rows(&self, changes: &mut Changes) {
        let (Some(from), Some(to)) = (changes.from.participating, changes.to.participating) else {
            return;
        };
        let (Some(&earlier), Some(&later)) =
            (self.participating.get(from), self.participating.get(to))
        else {
            return;
        };
        if earlier == later {
            return;
        }
        let before = self.first_rows(earlier);
        let after = self.first_rows(later);
        let mut found = Vec::new();
        for (agreement, (before, after)) in (0..).map(AgreementIx).zip(before.iter().zip(&after)) {
            let (Some(before), Some(after)) = (*before, *after) else { continue };
            if self.listings.row(before).reading == self.listings.row(after).reading {
                continue;
            }
            for column in COMPARED {
                if self.differs(column, before, after) && self.both_have(column, earlier, later) {
                    let first = after;
                    found.push(Corrected { agreement, column, before, first, rule: None });
                }
            }
        }
        self.first_printed(&mut found, from, to);
        for mut change in found {
            let posted = matches!(change.column, Column::Moa | Column::Addendum)
                && [change.before, change.first]
                    .iter()
                    .any(|&row| !matches!(self.link(change.column, row), Link::Address(_)));
            if posted {
                changes.documents.push(change);
                continue;
            }
            if change.column == Column::Signed {
                let signed = self.reading(change.first).signed;
                let known = self.corrections_of(change.agreement).iter();
                change.rule = known.filter(|c| Some(c.after) == signed).map(|c| c.rule).next_back();
            }
            changes.corrected.push(change);
        }
    }

    /// By agreement: its first row on a list.
    fn first_rows(&self, list: ListIx) -> Vec<Option<ListingIx>> {
        let mut rows = vec![None; self.agreements.len()];
        for (listing, row) in self.listings_of(list) {
            let agreement = self.agreement_of(row.reading);
            if let Some(first) = agreement.and_then(|ix| rows.get_mut(ix.position())) {
                first.get_or_insert(listing);
            }
        }
        rows
    }

    /// Whether both lists have a column, which means that a row prints something in it. ICE
    /// introduced TYPE and COUNTY in March 2025, which is not a correction; an address in a new
    /// column is a posted document.
    fn both_have(&self, column: Column, earlier: ListIx, later: ListIx) -> bool {
        let has = |list| {
            let mut rows = self.listings_of(list);
            rows.any(|(_, row)| !self.tables.printed(row.reading, column).is_empty())
        };
        !matches!(column, Column::Type | Column::County) || (has(earlier) && has(later))
    }

    /// Moves `first` of each change from the later list to the first accepted list after the
    /// earlier one with the same value. The changes are in order of agreement.
    fn first_printed(&self, changes: &mut [Corrected], from: usize, to: usize) {
        let mut left = changes.len();
        let mut starts = vec![usize::MAX; if left == 0 { 0 } else { self.agreements.len() }];
        for (i, change) in changes.iter().enumerate().rev() {
            if let Some(start) = starts.get_mut(change.agreement.position()) {
                *start = i;
            }
        }
        let mut done = vec![false; changes.len()];
        for &list in self.participating.get(from + 1..to).unwrap_or_default() {
            if left == 0 {
                return;
            }
            for (listing, row) in self.listings_of(list) {
                let Some(agreement) = self.agreement_of(row.reading) else { continue };
                let start = starts.get(agreement.position()).copied().unwrap_or(usize::MAX);
                let own = changes.iter_mut().zip(&mut done).skip(start);
                for (change, done) in own.take_while(|(change, _)| change.agreement == agreement) {
                    if !*done && !self.differs(change.column, listing, change.first) {
                        change.first = listing;
                        *done = true;
                        left -= 1;
                    }
                }
            }
        }
    }

    /// Whether two rows differ in a column as read.
    fn differs(&self, column: Column, one: ListingIx, other: ListingIx) -> bool {
        let (a, b) = (self.reading(one), self.reading(other));
        match column {
            Column::State => self.state_on(one) != self.state_on(other),
            Column::Agency => self.name_on(one) != self.name_on(other),
            Column::Type | Column::County => self.listed(column, one) != self.listed(column, other),
            Column::Model => a.model != b.model,
            Column::Signed => a.signed != b.signed,
            Column::Moa => a.moa != b.moa,
            Column::Addendum => a.addendum != b.addendum,
        }
    }

    /// The type or county of a row as ICE lists it. Where g287 filled it in or replaced it, that is
    /// the printed text if it has a word, so that ICE's own correction is still seen.
    #[must_use]
    pub fn listed(&self, column: Column, row: ListingIx) -> Option<&str> {
        let at = self.listings.row(row).reading;
        let mut repairs = self.tables.repairs(at);
        if repairs.any(|repair| repair.column == column && repair.rule.is_ours()) {
            let printed = self.tables.printed(at, column).trim();
            let letters = printed.chars().filter(|c| c.is_alphabetic()).count();
            return (letters > 2).then_some(printed);
        }
        let reading = self.tables.readings.row(at);
        match column {
            Column::Type => reading.kind.map(AgencyKind::name),
            Column::County => {
                reading.county.map(|county| self.text(self.tables.counties.row(county).name))
            }
            _ => None,
        }
    }

    fn link(&self, column: Column, row: ListingIx) -> Link {
        let reading = self.reading(row);
        if column == Column::Addendum { reading.addendum } else { reading.moa }
    }

    /// The name of the agency as a row prints it, with spacing and apostrophes mended.
    #[must_use]
    pub fn name_on(&self, row: ListingIx) -> &str {
        let reading = self.listings.row(row).reading;
        let mended = self.tables.repairs(reading).find(|repair| repair.column == Column::Agency);
        mended.map_or_else(
            || self.tables.printed(reading, Column::Agency),
            |repair| self.text(repair.used),
        )
    }
}
