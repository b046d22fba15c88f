//! Agreements over time: what is counted, and the counts by period.

use chrono::NaiveDate;

use super::{Period, Unseen};

/// What to count over time.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Measure {
    /// Agreements by the date of signature.
    #[default]
    Signed,
    /// Agreements on the list in force at the end of each period.
    InForce,
    /// Agreements by the first list that has them.
    FirstListed,
    /// Agreements that ended, by the first list that lacks them.
    Ended,
}

/// Counts by [`crate::model::Model::position`], those without a model last.
pub type ByModel = [u32; 4];

/// Agreements that match, over time.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Series {
    /// The period of the first entry.
    pub first: Period,
    /// By consecutive period.
    pub counts: Vec<ByModel>,
    /// Counts without a period. Of [`Measure::Signed`]: agreements with no date or an impossible
    /// one. Of [`Measure::Ended`]: unconfirmed endings.
    pub apart: ByModel,
    /// Counts that belong to no period, because no list is known of the time in which they lie; in
    /// order of days. Of [`Measure::FirstListed`]: those on the oldest list, and on the first one
    /// after each [`Unseen`] stretch. Of [`Measure::Ended`]: those that ended in such a stretch.
    pub unplaced: Vec<Unplaced>,
    /// Of [`Measure::Ended`], by period: the first day on which one of its agreements was last
    /// listed, and the last day on which one of them was first missing. Else empty.
    pub between: Vec<Option<(NaiveDate, NaiveDate)>>,
    /// Of [`Measure::InForce`], by period: the stretch without a list in which it ends, if it has no
    /// list of its own and so no figure; its count is zero. Else empty.
    pub unseen: Vec<Option<Unseen>>,
}

/// Agreements of which only an interval is known that is longer than a period.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unplaced {
    /// The last day before it on which a list is known; `None` before the oldest list.
    pub after: Option<NaiveDate>,
    /// The day of the list that ends it.
    pub by: NaiveDate,
    /// How many.
    pub counts: ByModel,
}

impl Series {
    /// The period at a position.
    #[must_use]
    pub fn period(&self, at: usize) -> Period {
        self.first.plus(i32::try_from(at).unwrap_or(i32::MAX))
    }

    /// The position of the period that contains a day, or of the nearest one.
    #[must_use]
    pub fn position(&self, day: NaiveDate) -> usize {
        let at = Period::of(self.first.kind, day).since(self.first).unwrap_or(0);
        at.min(self.counts.len().saturating_sub(1))
    }

    /// The sum over all periods.
    #[must_use]
    pub fn total(&self) -> ByModel {
        sum(&self.counts)
    }
}

/// Adds counts up.
#[must_use]
pub fn sum(counts: &[ByModel]) -> ByModel {
    let mut total = ByModel::default();
    for count in counts {
        total.iter_mut().zip(count).for_each(|(total, count)| *total += count);
    }
    total
}
