//! The way back: what was asked before, and what was asked before that was taken back.

use chrono::NaiveDate;

use crate::model::AgencyIx;
use crate::query::{Filter, Sort};

/// What is asked, of which day, in which order.
#[derive(Clone, PartialEq, Debug)]
pub struct Snapshot {
    /// What is wanted.
    pub filter: Filter,
    /// The day.
    pub as_of: NaiveDate,
    /// The position of the participating list in force.
    pub position: Option<usize>,
    /// The order that the user chose.
    pub sort: Option<Sort>,
}

/// A question, and where the cursor was.
#[derive(Clone, PartialEq, Debug)]
pub struct Step {
    /// What was asked.
    pub question: Snapshot,
    /// The agency under the cursor.
    pub selected: Option<AgencyIx>,
}

/// Changes that follow each other and are one step.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Run {
    /// A search that is being typed.
    Search,
    /// From list to list.
    Time,
    /// None: each change is a step of its own.
    Single,
}

/// The questions before the one that is asked, and those after it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Steps {
    back: Vec<Step>,
    forward: Vec<Step>,
    run: Option<Run>,
}

impl Steps {
    /// How many changes can be taken back.
    pub const DEPTH: usize = 100;

    /// How many can be taken back, and how many can be done again.
    #[must_use]
    pub fn len(&self) -> (usize, usize) {
        (self.back.len(), self.forward.len())
    }

    /// Something else than a run was done: what follows is a step of its own.
    pub fn interrupt(&mut self, by: Run) {
        if self.run != Some(by) {
            self.run = None;
        }
    }

    /// Something else than `before` is asked now. What was taken back is given up.
    pub fn record(&mut self, before: Step, now: &Snapshot, run: Run) {
        self.forward.clear();
        let goes_on = run != Run::Single && self.run == Some(run);
        self.run = Some(run);
        if !goes_on {
            if self.back.len() >= Self::DEPTH {
                self.back.remove(0);
            }
            self.back.push(before);
        } else if self.back.last().is_some_and(|step| step.question == *now) {
            // A search that was typed and deleted again is no change.
            self.back.pop();
            self.run = None;
        }
    }

    /// The step before, for the one that is left.
    pub fn undo(&mut self, left: Step) -> Option<Step> {
        self.run = None;
        let step = self.back.pop()?;
        self.forward.push(left);
        Some(step)
    }

    /// The step that was taken back last, for the one that is left.
    pub fn redo(&mut self, left: Step) -> Option<Step> {
        self.run = None;
        let step = self.forward.pop()?;
        self.back.push(left);
        Some(step)
    }
}
