//! Changes together with their history.

use crate::history::{Changes, History};
use crate::model::{List, ListIx, ListKind};
use crate::query::AgenciesSince;

/// The changes between two points of a history, ready to be written.
#[derive(Clone, Copy, Debug)]
pub struct Digest<'h> {
    pub(super) history: &'h History,
    pub(super) changes: &'h Changes,
    pub(super) agencies: Option<AgenciesSince>,
}

impl<'h> Digest<'h> {
    /// The changes of a history.
    #[must_use]
    pub const fn new(history: &'h History, changes: &'h Changes) -> Self {
        Self { history, changes, agencies: None }
    }

    /// The same with the numbers of agencies.
    #[must_use]
    pub const fn with_agencies(self, agencies: AgenciesSince) -> Self {
        Self { agencies: Some(agencies), ..self }
    }

    /// The changes.
    pub(in crate::export) const fn changes(self) -> &'h Changes {
        self.changes
    }

    /// The days of the lists that date the changes.
    pub(in crate::export) fn days(self) -> [Option<chrono::NaiveDate>; 2] {
        self.compared().map(|list| list.map(|list| list.date))
    }

    /// The participating lists compared; `None` before the first one.
    pub(super) fn participating(self) -> [Option<&'h List>; 2] {
        let [from, to] = [self.changes.from, self.changes.to].map(|point| point.participating);
        self.two(&self.history.participating, from, to)
    }

    /// The pending lists compared; `None` before the first one.
    pub(super) fn pending(self) -> [Option<&'h List>; 2] {
        let [from, to] = [self.changes.from, self.changes.to].map(|point| point.pending);
        self.two(&self.history.pending, from, to)
    }

    fn two(
        self,
        lists: &[ListIx],
        from: Option<usize>,
        to: Option<usize>,
    ) -> [Option<&'h List>; 2] {
        [from, to].map(|at| lists.get(at?).map(|&list| self.history.lists.row(list)))
    }

    /// The lists that date the changes: the participating ones, or the pending ones if there are no
    /// others.
    pub(in crate::export) fn compared(self) -> [Option<&'h List>; 2] {
        match self.kind() {
            ListKind::Participating => self.participating(),
            ListKind::Pending => self.pending(),
        }
    }

    pub(super) fn kind(self) -> ListKind {
        match self.changes.to.participating {
            Some(_) => ListKind::Participating,
            None => ListKind::Pending,
        }
    }
}
