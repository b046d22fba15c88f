//! Gaps in the record: what a figure over time cannot show.

use chrono::{NaiveDate, TimeDelta};

use super::Day;
use crate::history::History;
use crate::model::{ListIx, ListKind, Roster};

/// The usual number of days, at most, from one accepted participating list to the next. Beyond it
/// a month may lack a list, and an ending lies between two days too far apart to name its month.
pub const LONGEST_USUAL_GAP: i64 = 14;

/// Beyond this number of days without any list, nothing is said of the time between two lists:
/// what stood on both may have been gone, and what is new may be that old.
pub const UNSEEN_DAYS: i64 = 365;

/// A stretch of more than [`UNSEEN_DAYS`] in which no participating list is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unseen {
    /// The position of the first accepted participating list after it.
    pub position: usize,
    /// The last day on which the list before it is known to have stood: its own or, of a roster,
    /// that of the last capture with the same rows.
    pub after: NaiveDate,
    /// The day of the first list after it.
    pub before: NaiveDate,
}

impl Unseen {
    /// Whether a day lies in it.
    #[must_use]
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.after < day && day < self.before
    }
}

/// Returns the stretches up to a day in which no participating list is known, in order.
#[must_use]
pub fn unseen(history: &History, day: &Day) -> Vec<Unseen> {
    let lists = history.participating.get(..=day.position.unwrap_or(0)).unwrap_or_default();
    let lists: Vec<_> = lists.iter().map(|&list| history.lists.row(list)).collect();
    let pairs = (1..).zip(lists.iter().zip(lists.iter().skip(1)));
    let long = pairs.filter_map(|(position, (list, next))| {
        let seen = Roster::of(list).map_or(list.date, Roster::last_seen);
        let stretch = Unseen { position, after: seen.min(next.date), before: next.date };
        (stretch.before - stretch.after > TimeDelta::days(UNSEEN_DAYS)).then_some(stretch)
    });
    long.collect()
}

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
