//! What changed: a row a change for files, sections for a reader, one object for programs.

mod line;
mod prose;
mod report;
mod row;
mod sections;

pub use line::{Item, Line};
pub use prose::nothing;
pub use report::ChangesReport;
pub use row::ChangeRow;
pub use sections::{Section, SectionKind};

use crate::history::{Changes, History};
use crate::model::{List, ListIx};

/// The changes between two points of a history, ready to be written.
#[derive(Clone, Copy, Debug)]
pub struct Digest<'h> {
    history: &'h History,
    changes: &'h Changes,
}

impl<'h> Digest<'h> {
    /// The changes of a history.
    #[must_use]
    pub const fn new(history: &'h History, changes: &'h Changes) -> Self {
        Self { history, changes }
    }

    /// The participating lists compared; `None` before the first one.
    fn participating(self) -> [Option<&'h List>; 2] {
        let [from, to] = [self.changes.from, self.changes.to].map(|point| point.participating);
        self.two(&self.history.participating, from, to)
    }

    /// The pending lists compared; `None` before the first one.
    fn pending(self) -> [Option<&'h List>; 2] {
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
}
