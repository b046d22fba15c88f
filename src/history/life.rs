//! The life of an agreement or application, list by list: where it begins and ends, where it is
//! missing, and where its row changes.

use super::data::History;
use crate::model::{
    AgreementIx, ApplicationIx, Column, Index, ListIx, ListKind, ListingIx, ReadingIx,
};

/// An event in the life of an agreement or application.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LifeEvent {
    /// The first listing.
    First(ListingIx),
    /// The row differs from the one before it, as printed.
    Changed {
        /// The row before.
        before: ListingIx,
        /// The row that differs.
        after: ListingIx,
        /// The columns that differ.
        columns: Vec<Column>,
    },
    /// It is missing from accepted lists, until it is listed again or the lists end.
    Missing {
        /// The first list without it.
        list: ListIx,
        /// The number of consecutive lists without it.
        lists: u32,
    },
    /// It is listed again after it was missing.
    Back(ListingIx),
    /// The last listing, if it is missing from the lists after it.
    Last(ListingIx),
}

impl History {
    /// The life of an agreement on the participating lists.
    #[must_use]
    pub fn life_of_agreement(&self, agreement: AgreementIx) -> Vec<LifeEvent> {
        let is_own = self.readings_of(&self.agreement_of, agreement);
        self.life(ListKind::Participating, &is_own)
    }

    /// The life of an application on the pending lists.
    #[must_use]
    pub fn life_of_application(&self, application: ApplicationIx) -> Vec<LifeEvent> {
        let is_own = self.readings_of(&self.application_of, application);
        self.life(ListKind::Pending, &is_own)
    }

    fn readings_of<I: Copy + PartialEq>(&self, of: &[Option<I>], own: I) -> Vec<bool> {
        let readings = self.tables.readings.len();
        (0..readings).map(|at| of.get(at).is_some_and(|of| *of == Some(own))).collect()
    }

    fn life(&self, kind: ListKind, is_own: &[bool]) -> Vec<LifeEvent> {
        let own = |reading: ReadingIx| is_own.get(reading.position()).copied().unwrap_or(false);
        let mut events = Vec::new();
        let mut last: Option<ListingIx> = None;
        let mut missing: Option<(ListIx, u32)> = None;
        for (list, meta) in self.lists.iter().filter(|(_, list)| list.kind == kind) {
            let mut rows = self.listings_of(list);
            let here = rows.find(|(_, row)| own(row.reading)).map(|(listing, _)| listing);
            match (here, last) {
                (None, None) => {}
                (None, Some(_)) if !meta.acceptance.is_accepted() => {}
                (None, Some(_)) => missing.get_or_insert((list, 0)).1 += 1,
                (Some(listing), None) => events.push(LifeEvent::First(listing)),
                (Some(after), Some(before)) => {
                    if let Some((list, lists)) = missing.take() {
                        events.push(LifeEvent::Missing { list, lists });
                        events.push(LifeEvent::Back(after));
                    }
                    let columns = self.changed(before, after);
                    if !columns.is_empty() {
                        events.push(LifeEvent::Changed { before, after, columns });
                    }
                }
            }
            last = here.or(last);
        }
        if let (Some((list, lists)), Some(last)) = (missing, last) {
            events.push(LifeEvent::Last(last));
            events.push(LifeEvent::Missing { list, lists });
        }
        events
    }

    /// The columns that two rows print differently.
    fn changed(&self, before: ListingIx, after: ListingIx) -> Vec<Column> {
        let reading = |listing| self.listings.row(listing).reading;
        if reading(before) == reading(after) {
            return Vec::new();
        }
        let (a, b) = (reading(before), reading(after));
        let differs =
            |column: &Column| self.tables.printed(a, *column) != self.tables.printed(b, *column);
        Column::ALL.into_iter().filter(differs).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::tests::list;
    use crate::model::Model;

    #[test]
    fn a_life_tells_where_it_begins_is_missing_changes_and_ends() {
        let row = |signed| (1, Model::TaskForce, signed);
        let other = (2, Model::TaskForce, 9);
        let listed =
            |day, rows: &[crate::history::tests::Row]| list(ListKind::Participating, day, rows);
        let history = History::from_lists(vec![
            listed(50, &[other]),
            listed(57, &[row(3), other]),
            listed(64, &[other]),
            listed(71, &[row(3), other]),
            listed(78, &[other]),
            listed(85, &[other]),
        ]);
        let mut agreements = history.agreements.handles();
        let is_own = |ix: &AgreementIx| history.agreement_id(*ix).contains("agency-1#");
        let agreement = agreements.find(is_own).unwrap();
        let life = history.life_of_agreement(agreement);
        let told: Vec<String> = life
            .iter()
            .map(|event| {
                let file = |list| history.lists.row(list).file.clone();
                match event {
                    LifeEvent::First(at) => format!("first {}", file(history.list_of(*at))),
                    LifeEvent::Back(at) => format!("back {}", file(history.list_of(*at))),
                    LifeEvent::Last(at) => format!("last {}", file(history.list_of(*at))),
                    LifeEvent::Missing { list, lists } => {
                        format!("missing {} {lists}", file(*list))
                    }
                    LifeEvent::Changed { .. } => "changed".into(),
                }
            })
            .collect();
        let want = [
            "first participating57.xlsx",
            "missing participating64.xlsx 1",
            "back participating71.xlsx",
            "last participating71.xlsx",
            "missing participating78.xlsx 2",
        ];
        assert_eq!(told, want);
    }
}
