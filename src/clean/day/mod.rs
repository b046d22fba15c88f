//! The date of a list: from its file name, the date of capture, and its signing dates.

mod copy;
mod name;
#[cfg(test)]
mod tests;
mod words;

use chrono::{Datelike, Days, NaiveDate};

use name::Written;

use crate::model::{DateRule, Edition};

/// How many days before its capture a list may be dated for a digit to be corrected.
const DIGIT_DAYS: u64 = 2;
/// How many days before its capture a list must be dated for its year to be doubted.
const OLD_DAYS: u64 = 60;
/// How many days before its capture a list may be dated for its year to be corrected.
const YEAR_DAYS: u64 = 45;
/// How many days from the newest signing date a list is likely dated.
const NEAR_DAYS: u64 = 400;
/// How many days after the newest signing date a list can be dated.
const LATE_DAYS: u64 = 5 * 366;

/// The date of a list, and how it was determined.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ListDate {
    /// The date.
    pub date: NaiveDate,
    /// The time of that day, by the file name.
    pub edition: Edition,
    /// The rule that determined the date.
    pub rule: DateRule,
}

/// Determines the date of the list named `file`. `signed` has the signing dates of its listings,
/// the newest first.
///
/// The timestamp of a web archive (fourteen digits) is always right. A date in the name is
/// impossible if it is before 1996 or after the date of capture (by more than a day, as clocks
/// differ), if at least three signing dates are after it, or, where the capture is not known, if it
/// is more than five years after the newest signing date. Then changing one digit has to give
/// one of the last days before the capture; if several do or none does, the date of capture is
/// used. If a possible date is more than 60 days before the capture, its year is wrong if the same
/// day of another year is within 45 days before the capture.
///
/// Six digits, or several runs of digits, can mean several days. The one that counts is the first
/// near the capture (up to 60 days before) or, where that is not known, within 400 days of the
/// newest signing date; if none is, the first possible one. First is what `name::read` finds
/// likeliest, month first as ICE writes. Without a date in the name and a capture, the newest
/// signing date is a guess.
#[must_use]
pub fn find(file: &str, captured: Option<NaiveDate>, signed: &[NaiveDate]) -> Option<ListDate> {
    let written = name::read(file);
    let dated = |edition, date, rule| Some(ListDate { date, edition, rule });
    let bounds = Bounds::new(captured, signed);
    let choice = choose(&written, &bounds);
    let edition = choice.map_or_else(|| name::edition_alone(file), |(written, _)| written.edition);
    let day = choice.and_then(|(_, day)| day);
    if let Some(date) = day.filter(|_| choice.is_some_and(|(written, _)| written.is_stamp)) {
        return dated(edition, date, DateRule::Name);
    }
    let Some(captured) = captured else {
        let by_name = day.filter(|date| bounds.allow(*date)).map(|date| (date, DateRule::Name));
        let by_content = || bounds.newest.map(|date| (date, DateRule::Content));
        return by_name.or_else(by_content).and_then(|(date, rule)| dated(edition, date, rule));
    };
    let by_year = day.and_then(|date| last_years(date, captured));
    let by_digit = || {
        let (written, _) = choice?;
        one_digit_away(&written.digits, captured, |date| bounds.contradict(date))
    };
    if let Some(date) = by_year.filter(|date| !bounds.contradict(*date)) {
        dated(edition, date, DateRule::NameYear)
    } else if let Some(date) = day.filter(|date| bounds.allow(*date)) {
        dated(edition, date, DateRule::Name)
    } else if let Some(date) = by_digit() {
        dated(edition, date, DateRule::NameDigit)
    } else {
        dated(edition, captured, DateRule::Folder)
    }
}

/// The time of day of a list, by its file name.
#[must_use]
pub fn edition(file: &str) -> Edition {
    let written = name::read(file);
    written.first().map_or_else(|| name::edition_alone(file), |written| written.edition)
}

/// What is known about when a list was published.
struct Bounds {
    captured: Option<NaiveDate>,
    /// The third newest signing date.
    third: Option<NaiveDate>,
    /// The newest signing date that can be trusted.
    newest: Option<NaiveDate>,
}

impl Bounds {
    fn new(captured: Option<NaiveDate>, signed: &[NaiveDate]) -> Self {
        Self { captured, third: signed.get(2).copied(), newest: newest(signed) }
    }

    /// Whether the signing dates are against a day.
    fn contradict(&self, date: NaiveDate) -> bool {
        self.third.is_some_and(|third| third > date)
    }

    /// Whether a list can be of a day.
    fn allow(&self, date: NaiveDate) -> bool {
        let latest = match self.captured {
            Some(captured) => captured.checked_add_days(Days::new(1)),
            None => self.newest.and_then(|newest| newest.checked_add_days(Days::new(LATE_DAYS))),
        };
        !self.contradict(date) && latest.is_none_or(|latest| date <= latest)
    }

    /// Whether a list is likely of a day, which it can be of.
    fn is_near(&self, date: NaiveDate) -> bool {
        let (anchor, days) = match (self.captured, self.newest) {
            (Some(captured), _) => (captured, OLD_DAYS),
            (None, Some(newest)) => (newest, NEAR_DAYS),
            (None, None) => return true,
        };
        date.signed_duration_since(anchor).num_days().unsigned_abs() <= days
    }
}

/// The digits of a name that are its day, and that day: the first one near, else the first possible
/// one, else the first.
fn choose<'a>(written: &'a [Written], bounds: &Bounds) -> Option<(&'a Written, Option<NaiveDate>)> {
    if let Some(stamp) = written.first().filter(|written| written.is_stamp) {
        return Some((stamp, stamp.days.first().copied()));
    }
    let days = || written.iter().flat_map(|w| w.days.iter().map(move |day| (w, Some(*day))));
    let possible = || days().filter(|(_, day)| day.is_some_and(|day| bounds.allow(day)));
    possible()
        .find(|(_, day)| day.is_some_and(|day| bounds.is_near(day)))
        .or_else(|| possible().next())
        .or_else(|| days().next())
        .or_else(|| written.first().map(|written| (written, None)))
}

/// The newest signing date that two others are near, because a single one may be mistyped.
fn newest(signed: &[NaiveDate]) -> Option<NaiveDate> {
    let year = Days::new(366);
    let near = signed.windows(3).find_map(|dates| match dates {
        [newest, _, third] => newest.checked_sub_days(year).filter(|d| d <= third).map(|_| *newest),
        _ => None,
    });
    near.or(signed.first().copied())
}

/// The same day in the year of the capture or the year before it.
fn last_years(date: NaiveDate, captured: NaiveDate) -> Option<NaiveDate> {
    if date >= captured.checked_sub_days(Days::new(OLD_DAYS))? {
        return None;
    }
    let earliest = captured.checked_sub_days(Days::new(YEAR_DAYS))?;
    (captured.year() - 1..=captured.year())
        .filter(|year| *year != date.year())
        .filter_map(|year| date.with_year(year))
        .find(|other| (earliest..=captured).contains(other))
}

/// The only day shortly before the capture that differs from the digits of a name by one digit
/// added, removed or replaced, or else by two adjacent digits swapped.
fn one_digit_away(
    digits: &str,
    captured: NaiveDate,
    contradicted: impl Fn(NaiveDate) -> bool,
) -> Option<NaiveDate> {
    let days: Vec<NaiveDate> = (0..=DIGIT_DAYS)
        .filter_map(|days| captured.checked_sub_days(Days::new(days)))
        .filter(|date| !contradicted(*date))
        .collect();
    let only = |distance: fn(&str, &str) -> usize| {
        let near = |date: &&NaiveDate| {
            ["%m%d%Y", "%Y%m%d", "%m%d%y", "%y%m%d"]
                .iter()
                .any(|form| distance(digits, &date.format(form).to_string()) == 1)
        };
        let near: Vec<&NaiveDate> = days.iter().filter(near).collect();
        if let [only] = near.as_slice() { Some(**only) } else { None }
    };
    only(strsim::levenshtein).or_else(|| only(strsim::osa_distance))
}
