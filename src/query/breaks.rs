//! Gaps in the record: what a figure over time cannot show.

use chrono::{NaiveDate, TimeDelta};

use super::Day;
use crate::history::History;
use crate::model::{ListIx, ListKind};

/// The usual number of days, at most, from one accepted participating list to the next. Beyond it
/// a month may lack a list, and an ending lies between two days too far apart to name its month.
pub const LONGEST_USUAL_GAP: i64 = 14;

/// A gap in the record, or a list left out of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Break {
    /// A stretch without an accepted participating list.
    NoList {
        /// The day of the last list before it.
        after: NaiveDate,
        /// The day of the first list after it.
        before: NaiveDate,
    },
    /// A participating list that was never in force.
    NotAccepted {
        /// The list.
        list: ListIx,
        /// Its day.
        date: NaiveDate,
    },
}

impl Break {
    /// Its first and last day.
    #[must_use]
    pub const fn days(self) -> (NaiveDate, NaiveDate) {
        match self {
            Self::NoList { after, before } => (after, before),
            Self::NotAccepted { date, .. } => (date, date),
        }
    }
}

/// Returns the breaks up to a day, in order.
#[must_use]
pub fn breaks(history: &History, day: &Day) -> Vec<Break> {
    let dates = history.participating.iter().map(|&list| history.lists.row(list).date);
    let dates: Vec<NaiveDate> = dates.take_while(|&date| date <= day.as_of).collect();
    let gaps = dates.iter().zip(dates.iter().skip(1)).filter_map(|(&after, &before)| {
        let long = before - after > TimeDelta::days(LONGEST_USUAL_GAP);
        long.then_some(Break::NoList { after, before })
    });
    let refused = history.lists.iter().filter_map(|(list, row)| {
        let refused = row.kind == ListKind::Participating
            && !row.acceptance.is_accepted()
            && row.date <= day.as_of;
        refused.then_some(Break::NotAccepted { list, date: row.date })
    });
    let mut breaks: Vec<Break> = gaps.chain(refused).collect();
    breaks.sort_by_key(|b| b.days());
    breaks
}
