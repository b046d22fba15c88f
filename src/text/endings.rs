//! Endings in words. ICE announces none, so an ending lies between two lists, which may be years
//! apart.

use chrono::NaiveDate;

use crate::model::{EndReason, Ending, List};

/// Days in a year and in half of one, to count months.
const YEAR: usize = 365;
const HALF_YEAR: usize = YEAR / 2;

/// When a list was published.
#[derive(Clone, Debug)]
pub struct Published {
    date: NaiveDate,
    /// What sets it apart from the other lists of its day.
    edition: String,
    /// Whether the day is guessed from the content.
    is_guess: bool,
}

impl From<&List> for Published {
    fn from(list: &List) -> Self {
        let edition = list.edition.label();
        Self { date: list.date, edition, is_guess: list.date_rule.is_guess() }
    }
}

/// An ending with the lists between which it lies.
#[derive(Clone, Debug)]
pub struct EndingWords {
    /// The ending.
    pub ending: Ending,
    /// When the last list with what ended was published.
    pub last: Published,
    /// When the first list without it was published.
    pub missing: Published,
}

impl EndingWords {
    /// The days of both lists as `write` writes them. If they are one day, what tells its lists
    /// apart follows: "12 August 2025 am" and "12 August 2025 pm".
    pub fn days(&self, write: impl Fn(NaiveDate) -> String) -> [String; 2] {
        let labels = self.editions();
        let mut days = [&self.last, &self.missing].map(|list| {
            let date = write(list.date);
            if list.is_guess { format!("about {date}") } else { date }
        });
        for (day, label) in days.iter_mut().zip(labels.into_iter().flatten()) {
            if !label.is_empty() {
                day.push(' ');
                day.push_str(&label);
            }
        }
        days
    }

    /// What tells both lists apart if they are of one day: "am" and "pm".
    #[must_use]
    pub fn editions(&self) -> Option<[String; 2]> {
        let one_day = self.last.date == self.missing.date;
        one_day.then(|| [&self.last, &self.missing].map(|list| list.edition.clone()))
    }

    /// When it ended: "after 9 Mar 2026, by 11 Mar 2026", or if there is a gap "between 1 Aug 2017
    /// and 13 Jan 2021".
    pub fn interval(&self, write: impl Fn(NaiveDate) -> String) -> String {
        let [last, missing] = self.days(write);
        if self.ending.in_gap {
            format!("between {last} and {missing}")
        } else {
            format!("after {last}, by {missing}")
        }
    }

    /// How many months lie between both lists, if there is a gap: "41 months".
    #[must_use]
    pub fn gap(&self) -> Option<String> {
        let days = usize::try_from((self.missing.date - self.last.date).num_days()).unwrap_or(0);
        let months = (days * 12 + HALF_YEAR) / YEAR;
        self.ending.in_gap.then(|| super::counted(months, "month", "months"))
    }

    /// Why it ended, in a few words.
    #[must_use]
    pub const fn reason(&self) -> &'static str {
        match (self.ending.reason, self.ending.in_gap) {
            (Some(EndReason::Superseded), false) => "superseded: signed again",
            (Some(EndReason::Superseded), true) => "superseded, at a time in between",
            (Some(EndReason::SwitchedModel), _) => "switched model",
            (Some(EndReason::Left), _) => "left: no agreement any more",
            (Some(EndReason::Removed), _) => "removed from the list",
            (None, true) => "reason not known across the gap",
            (None, false) => "perhaps listed under another name",
        }
    }

    /// When and why it ended, or that this is not confirmed.
    pub fn sentence(&self, confirmed: bool, write: impl Fn(NaiveDate) -> String) -> String {
        let [last, missing] = self.days(write);
        if !confirmed {
            return format!("on the list of {last}, missing from that of {missing}; unconfirmed");
        }
        let between = format!("between {last} and {missing}");
        match (self.ending.reason, self.ending.in_gap) {
            (Some(EndReason::Superseded), true) => format!("superseded, at a time {between}"),
            (Some(EndReason::SwitchedModel), _) => format!("switched model {between}"),
            (Some(reason), _) => format!("{} {between}", reason.name()),
            (None, true) => {
                format!("gone by {missing}, last listed {last}; reason not known across the gap")
            }
            (None, false) => format!("ended {between}; perhaps listed under another name"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Edition, ListIx};
    use rstest::rstest;

    fn published(date: &str, hour: u32) -> Published {
        let edition = Edition { seconds: hour * 3_600, revision: 0 }.label();
        Published { date: date.parse().unwrap(), edition, is_guess: false }
    }

    const AGAIN: Option<EndReason> = Some(EndReason::Superseded);
    const LEFT: Option<EndReason> = Some(EndReason::Left);

    #[rstest]
    #[case("2026-03-09", "2026-03-11", LEFT, "left between 9 March 2026 and 11 March 2026")]
    #[case(
        "2026-03-09",
        "2026-03-11",
        None,
        "ended between 9 March 2026 and 11 March 2026; perhaps listed under another name"
    )]
    #[case(
        "2025-08-12",
        "2025-08-12",
        LEFT,
        "left between 12 August 2025 am and 12 August 2025 pm"
    )]
    #[case(
        "2017-08-01",
        "2021-01-13",
        AGAIN,
        "superseded, at a time between 1 August 2017 and 13 January 2021"
    )]
    #[case(
        "2017-08-01",
        "2021-01-13",
        None,
        "gone by 13 January 2021, last listed 1 August 2017; reason not known across the gap"
    )]
    fn an_ending_in_words(
        #[case] last: &str,
        #[case] missing: &str,
        #[case] reason: Option<EndReason>,
        #[case] want: &str,
    ) {
        let (last, missing) = (published(last, 6), published(missing, 18));
        let in_gap = (missing.date - last.date).num_days() > crate::model::GAP_DAYS;
        let ending = Ending { last_listed: ListIx(0), first_missing: ListIx(1), reason, in_gap };
        let words = EndingWords { ending, last, missing };
        assert_eq!(words.sentence(true, crate::text::day), want);
        assert_eq!(words.gap(), in_gap.then(|| "41 months".to_owned()));
    }
}
