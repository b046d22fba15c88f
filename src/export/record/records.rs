//! Agreements and applications as they are known on a day.

use crate::history::History;
use crate::model::{AgreementIx, ApplicationIx, Index, List, ListKind, ListingIx, Outcome, Status};
use crate::query::Day;

/// What a record is of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Entry {
    /// An agreement, with its status on the day.
    Agreement(AgreementIx, Status),
    /// An application, with its outcome on the day.
    Application(ApplicationIx, Outcome),
}

/// An agreement or an application, to look its readings up.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum EntryIx {
    Agreement(AgreementIx),
    Application(ApplicationIx),
}

impl From<Entry> for EntryIx {
    fn from(entry: Entry) -> Self {
        match entry {
            Entry::Agreement(agreement, _) => Self::Agreement(agreement),
            Entry::Application(application, _) => Self::Application(application),
        }
    }
}

/// Agreements and applications as they are known from the lists up to a day.
#[derive(Debug)]
pub struct Records<'h> {
    pub(super) history: &'h History,
    /// The last listing of each agreement up to the day.
    pub(super) last: Vec<Option<ListingIx>>,
    /// The last listing of each application up to the day.
    pub(super) last_applied: Vec<Option<ListingIx>>,
    /// The first listing of every reading of each entry, sorted by entry and listing.
    pub(super) readings: Vec<(EntryIx, ListingIx)>,
    pub(super) day: &'h Day,
}

impl<'h> Records<'h> {
    /// Collects what the lists up to the day say.
    #[must_use]
    pub fn new(history: &'h History, day: &'h Day) -> Self {
        let mut last = vec![None; history.agreements.len()];
        let mut last_applied = vec![None; history.applications.len()];
        let mut seen = vec![false; history.tables.readings.len()];
        let mut readings = Vec::new();
        let known = |list: &List| list.date <= day.as_of;
        for (list, row) in history.lists.iter().filter(|(_, list)| known(list)) {
            for (listing, own) in history.listings_of(list) {
                let entry = match row.kind {
                    ListKind::Participating => {
                        history.agreement_of(own.reading).map(EntryIx::Agreement)
                    }
                    ListKind::Pending => {
                        history.application_of(own.reading).map(EntryIx::Application)
                    }
                };
                let Some(entry) = entry else { continue };
                let last = match entry {
                    EntryIx::Agreement(ix) => last.get_mut(ix.position()),
                    EntryIx::Application(ix) => last_applied.get_mut(ix.position()),
                };
                if let Some(last) = last {
                    *last = Some(listing);
                }
                if let Some(seen) = seen.get_mut(own.reading.position())
                    && !std::mem::replace(seen, true)
                {
                    readings.push((entry, listing));
                }
            }
        }
        readings.sort_unstable();
        Self { history, last, last_applied, readings, day }
    }
}
