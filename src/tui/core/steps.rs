//! The way back: what was asked before, and what was asked before that was taken back.

use chrono::NaiveDate;

use crate::model::AgencyIx;
use crate::query::{Filter, Sort};

/// What is asked: the filter, the day and the order.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Asked {
    /// What is wanted.
    pub(crate) filter: Filter,
    /// The day.
    pub(crate) as_of: NaiveDate,
    /// The position of the participating list in force.
    pub(crate) position: Option<usize>,
    /// The order that the user chose.
    pub(crate) sort: Option<Sort>,
}

/// A question, and where the cursor was.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Step {
    /// What was asked.
    pub(crate) asked: Asked,
    /// The agency under the cursor.
    pub(crate) selected: Option<AgencyIx>,
}

/// Changes that follow each other and are one step.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Run {
    /// A search that is being typed.
    Search,
    /// From list to list.
    Time,
    /// None: each change is a step of its own.
    Single,
}

/// What was asked before what is asked now, and what was asked after it.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Steps {
    back: Vec<Step>,
    forward: Vec<Step>,
    run: Option<Run>,
    /// The run that the input at hand belongs to; `None` where it is not recorded.
    at_hand: Option<Run>,
}

impl Steps {
    /// How many changes can be taken back.
    pub(crate) const DEPTH: usize = 100;

    /// How many changes can be undone, and how many can be redone.
    pub(crate) fn len(&self) -> (usize, usize) {
        (self.back.len(), self.forward.len())
    }

    /// An input begins: unless it says otherwise, it is a step of its own.
    pub(crate) fn begin(&mut self) {
        self.at_hand = Some(Run::Single);
    }

    /// The input at hand belongs to a run.
    pub(crate) fn in_run(&mut self, run: Run) {
        if self.at_hand.is_some() {
            self.at_hand = Some(run);
        }
    }

    /// The input at hand is not recorded.
    pub(crate) fn unrecorded(&mut self) {
        self.at_hand = None;
    }

    /// The input at hand ends: where something else than `before` is asked now, that is a step.
    pub(crate) fn end(&mut self, before: Step, now: &Asked) {
        let Some(run) = self.at_hand.take() else { return };
        self.interrupt(run);
        if before.asked != *now {
            self.record(before, now, run);
        }
    }

    /// Something else than a run was done: what follows is a step of its own.
    fn interrupt(&mut self, by: Run) {
        if self.run != Some(by) {
            self.run = None;
        }
    }

    /// Something else than `before` is asked now. What was taken back is given up.
    fn record(&mut self, before: Step, now: &Asked, run: Run) {
        self.forward.clear();
        let goes_on = run != Run::Single && self.run == Some(run);
        self.run = Some(run);
        if !goes_on {
            if self.back.len() >= Self::DEPTH {
                self.back.remove(0);
            }
            self.back.push(before);
        } else if self.back.last().is_some_and(|step| step.asked == *now) {
            // A search that was typed and deleted again is no change.
            self.back.pop();
            self.run = None;
        }
    }

    /// The step before, for the one that is left.
    pub(crate) fn undo(&mut self, left: Step) -> Option<Step> {
        self.run = None;
        let step = self.back.pop()?;
        self.forward.push(left);
        Some(step)
    }

    /// The step that was taken back last, for the one that is left.
    pub(crate) fn redo(&mut self, left: Step) -> Option<Step> {
        self.run = None;
        let step = self.forward.pop()?;
        self.back.push(left);
        Some(step)
    }
}
