//! Lists named by their dates, and how old they are.

use chrono::NaiveDate;

use super::{counted, day, news, short_day};
use crate::model::List;

/// From more days than these on, a list is called old, and a day is called far from its list.
const OLD_DAYS: i64 = 14;

/// Names a list by its date: "18 May 2026", "about 18 May 2026" if the date is a guess.
#[must_use]
pub fn list_day(list: &List) -> String {
    about(list, day(list.date))
}

/// As [`list_day`] with the month abbreviated: "18 May 2026", "about 6 Jun 2025".
#[must_use]
pub fn short_list_day(list: &List) -> String {
    about(list, short_day(list.date))
}

/// As [`list_day`] in AP style: "June 6, 2025", "about June 6, 2025".
#[must_use]
pub fn news_list_day(list: &List) -> String {
    about(list, news::date(list.date))
}

/// Names a list by its date and what sets it apart from others of that day: "29 May 2025 am".
#[must_use]
pub fn list_name(list: &List) -> String {
    with_edition(list, list_day(list))
}

/// As [`list_name`] with the month abbreviated.
#[must_use]
pub fn short_list_name(list: &List) -> String {
    with_edition(list, short_list_day(list))
}

/// Names a list by its date and file: "18 May 2026 (participatingAgencies05182026am.xlsx)". A date
/// that is a guess is called one.
#[must_use]
pub fn list_and_file(list: &List) -> String {
    let guess = if list.date_rule.is_guess() {
        ", a date guessed from the newest signature on it"
    } else {
        ""
    };
    format!("{} ({}){guess}", list_day(list), list.file)
}

/// Says how old a list is, if that is more than 14 days: "190 days old".
#[must_use]
pub fn age(list: NaiveDate, today: NaiveDate) -> Option<String> {
    Some(format!("{} old", days_between(list, today)?))
}

/// Says how far a list is before the day that it is used for, if that is more than 14 days: "518
/// days before 1 January 2019".
#[must_use]
pub fn days_before(list: NaiveDate, on: NaiveDate) -> Option<String> {
    Some(format!("{} before {}", days_between(list, on)?, day(on)))
}

/// As [`days_before`] with the month abbreviated.
#[must_use]
pub fn short_days_before(list: NaiveDate, on: NaiveDate) -> Option<String> {
    Some(format!("{} before {}", days_between(list, on)?, short_day(on)))
}

/// The days from a list to a later day, in words, if they are more than 14: "518 days".
#[must_use]
pub fn days_between(list: NaiveDate, later: NaiveDate) -> Option<String> {
    let days = later.signed_duration_since(list).num_days();
    let count = usize::try_from(days).ok().filter(|_| days > OLD_DAYS)?;
    Some(counted(count, "day", "days"))
}

fn about(list: &List, date: String) -> String {
    if list.date_rule.is_guess() { format!("about {date}") } else { date }
}

fn with_edition(list: &List, date: String) -> String {
    match list.edition.label() {
        edition if edition.is_empty() => date,
        edition => format!("{date} {edition}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_old_after_two_weeks() {
        let list = "2026-05-18".parse().unwrap();
        let on = |text: &str| text.parse().unwrap();
        assert_eq!(age(list, on("2026-05-17")), None);
        assert_eq!(age(list, on("2026-06-01")), None);
        assert_eq!(age(list, on("2026-06-02")).as_deref(), Some("15 days old"));
        assert_eq!(age(list, on("2026-11-24")).as_deref(), Some("190 days old"));
        assert_eq!(age(on("2000-01-01"), on("2026-11-24")).as_deref(), Some("9,824 days old"));
        assert_eq!(
            days_before(on("2017-08-01"), on("2019-01-01")).as_deref(),
            Some("518 days before 1 January 2019")
        );
    }
}
