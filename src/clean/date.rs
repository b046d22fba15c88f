//! SIGNED: a date.

use std::ops::RangeInclusive;

use chrono::{Datelike, Days, NaiveDate};

use super::spacing::mend;
use super::verdict::{Verdict, absent};
use crate::model::{DoubtKind, Rule};

const MONTHS: [&str; 12] = [
    "JANUARY",
    "FEBRUARY",
    "MARCH",
    "APRIL",
    "MAY",
    "JUNE",
    "JULY",
    "AUGUST",
    "SEPTEMBER",
    "OCTOBER",
    "NOVEMBER",
    "DECEMBER",
];

const WEEKDAYS: [&str; 7] =
    ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"];

/// Serial numbers of spreadsheets for the years 2000 to 2058.
const SERIALS: RangeInclusive<u64> = 36_526..=58_000;

/// The dates on which an agreement can have been signed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bounds {
    /// The last of these dates.
    last: NaiveDate,
}

impl Bounds {
    /// Dates up to the day after the list, because a list may be dated by its first draft.
    #[must_use]
    pub fn of_list(date: NaiveDate) -> Self {
        Self { last: date.checked_add_days(Days::new(1)).unwrap_or(date) }
    }

    /// Dates up to the end of the century, for a list whose date is unknown.
    #[must_use]
    pub fn open() -> Self {
        Self { last: NaiveDate::from_ymd_opt(2099, 12, 31).unwrap_or(NaiveDate::MAX) }
    }

    /// Whether an agreement can have been signed on that day: section 287(g) was enacted on 30
    /// September 1996.
    #[must_use]
    pub fn hold(self, date: NaiveDate) -> bool {
        let enacted = NaiveDate::from_ymd_opt(1996, 9, 30);
        enacted.is_some_and(|enacted| enacted <= date) && date <= self.last
    }
}

/// Reads a date. ISO 8601 is used as printed; other forms are read month first, as ICE writes them,
/// or day first if there is no other way. An impossible year is read as the only possible year that
/// differs in one digit.
#[must_use]
pub fn read(printed: &str, bounds: Bounds) -> Verdict<NaiveDate> {
    let (mended, rule) = mend(printed);
    if let Some(verdict) = absent(&mended) {
        return verdict;
    }
    let verdict = written(&mended, bounds).unwrap_or(Verdict::unknown(DoubtKind::Unreadable));
    possible(verdict, bounds).after(rule)
}

/// Corrects an impossible year to the only possible one that differs in one digit. If another year
/// has two digits swapped, nothing is certain.
fn possible(verdict: Verdict<NaiveDate>, bounds: Bounds) -> Verdict<NaiveDate> {
    let Some(date) = verdict.value.filter(|date| !bounds.hold(*date)) else {
        return verdict;
    };
    let years = (1996..=bounds.last.year())
        .filter(|year| one_digit_away(*year, date.year()))
        .filter_map(|year| date.with_year(year))
        .filter(|date| bounds.hold(*date))
        .collect::<Vec<_>>();
    match years.as_slice() {
        [only] => Verdict { value: Some(*only), ..verdict }.after(Some(Rule::DateYear)),
        _ => Verdict::unknown(DoubtKind::Unreadable),
    }
}

/// Whether two years of four digits differ in one digit, or in the order of two adjacent ones.
fn one_digit_away(a: i32, b: i32) -> bool {
    let (a, b) = (format!("{a:04}"), format!("{b:04}"));
    a.len() == b.len() && strsim::osa_distance(&a, &b) == 1
}

/// Parses a date, possible or not.
fn written(text: &str, bounds: Bounds) -> Option<Verdict<NaiveDate>> {
    let text = text
        .trim_start_matches(|c: char| !c.is_ascii_alphanumeric() && c != '-')
        .trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
    if let Some(date) = iso(text).or_else(|| serial(text, bounds)) {
        return Some(date);
    }
    let text = without_time(text);
    let parts: Vec<DatePart> = parts(text)?;
    match parts.as_slice() {
        [DatePart::Number(a), DatePart::Number(b), DatePart::Number(c)] => {
            in_numbers(text, a, b, c, bounds)
        }
        [DatePart::Number(a), DatePart::Number(b)] => one_reading(&[a, b], bounds),
        [DatePart::Number(a)] => one_reading(&[a], bounds),
        [DatePart::Month(month), DatePart::Number(day), DatePart::Number(year)]
        | [DatePart::Number(day), DatePart::Month(month), DatePart::Number(year)] => {
            let (day, year) = if day.len() > 2 { (year, day) } else { (day, year) };
            let date = NaiveDate::from_ymd_opt(full_year(year, bounds)?, *month, number(day)?)?;
            Some(Verdict::by(date, Some(Rule::DateText)))
        }
        _ => None,
    }
}

/// Parses `2025-05-08`, with or without a time.
fn iso(text: &str) -> Option<Verdict<NaiveDate>> {
    let date = text.get(..10)?.parse::<NaiveDate>().ok()?;
    let rest = text.get(10..)?;
    if rest.is_empty() {
        return Some(Verdict::plain(date));
    }
    let time = rest.strip_prefix(['T', ' '])?;
    let is_time = time.chars().all(|c| c.is_ascii_digit() || ":.+-Z ".contains(c));
    is_time.then_some(Verdict::by(date, Some(Rule::DateText)))
}

/// Removes the time of day, as in `5/8/2025 12:00:00 AM`.
fn without_time(text: &str) -> &str {
    match text.split_once(' ') {
        Some((date, time)) if time.contains(':') && date.contains(['/', '-', '.']) => date,
        _ => text,
    }
}

/// A part of a written date.
enum DatePart<'a> {
    Number(&'a str),
    Month(u32),
}

/// The numbers and months of a text, or `None` if it has anything else.
fn parts(text: &str) -> Option<Vec<DatePart<'_>>> {
    let mut parts = Vec::new();
    let separators = ['/', '-', '.', ',', ' ', '\\', '_', '\u{2013}', '\u{2010}', '\u{2011}'];
    for word in text.split(separators).filter(|word| !word.is_empty()) {
        if let Some(number) = digits(word) {
            parts.push(DatePart::Number(number));
        } else if let Some(month) = named(word, &MONTHS) {
            parts.push(DatePart::Month(month));
        } else if named(word, &WEEKDAYS).is_none() && !word.eq_ignore_ascii_case("of") {
            return None;
        }
        if parts.len() > 3 {
            return None;
        }
    }
    Some(parts)
}

/// The digits of a number, which may have an ordinal suffix.
fn digits(word: &str) -> Option<&str> {
    let number = ["st", "nd", "rd", "th", "ST", "ND", "RD", "TH"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word);
    (!number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())).then_some(number)
}

/// The position, from 1, of a name or of its first three letters or more.
fn named(word: &str, names: &[&str]) -> Option<u32> {
    let at = names.iter().position(|name| {
        word.len() >= 3 && name.get(..word.len()).is_some_and(|n| n.eq_ignore_ascii_case(word))
    })?;
    u32::try_from(at + 1).ok()
}

fn number(digits: &str) -> Option<u32> {
    (digits.len() <= 2).then(|| digits.parse().ok()).flatten()
}

/// Parses a year of four digits, or of two in the latest possible century.
fn full_year(digits: &str, bounds: Bounds) -> Option<i32> {
    let year: i32 = digits.parse().ok()?;
    match digits.len() {
        4 => Some(year),
        2 if 2000 + year <= bounds.last.year() => Some(2000 + year),
        2 if year >= 96 => Some(1900 + year),
        2 => Some(2000 + year),
        _ => None,
    }
}

/// Reads three numbers: year first, month first, or day first if the month cannot be first. If both
/// are dates, the order is in doubt, unless the year has four digits and is separated by slashes,
/// as ICE writes.
fn in_numbers(text: &str, a: &str, b: &str, c: &str, bounds: Bounds) -> Option<Verdict<NaiveDate>> {
    let day = |year: &str, month: &str, day: &str| {
        NaiveDate::from_ymd_opt(full_year(year, bounds)?, number(month)?, number(day)?)
    };
    if a.len() == 4 {
        return Some(Verdict::by(day(a, b, c)?, Some(Rule::DateText)));
    }
    let (month_first, day_first) = (day(c, a, b), day(c, b, a));
    let date = month_first.or(day_first)?;
    let two = day_first.is_some_and(|other| other != date);
    let as_ice_writes = c.len() == 4 && text.contains('/') && !text.contains(['-', '.']);
    let doubt = (two && !as_ice_writes).then_some(DoubtKind::Ambiguous);
    Some(Verdict { value: Some(date), rule: Some(Rule::DateText), doubt })
}

/// Reads a date without one or both separators: month, day and a year of four digits, if there is
/// only one way to divide the digits into a possible date.
fn one_reading(groups: &[&str], bounds: Bounds) -> Option<Verdict<NaiveDate>> {
    let written: String = groups.concat();
    let kept = groups.first().filter(|_| groups.len() == 2).map(|group| group.len());
    let year = written.get(written.len().checked_sub(4)?..)?;
    let rest = written.get(..written.len() - 4)?;
    let mut days = (1..rest.len())
        .filter(|at| kept.is_none_or(|kept| kept == *at || kept == rest.len()))
        .filter_map(|at| {
            let (month, day) = rest.split_at_checked(at)?;
            NaiveDate::from_ymd_opt(full_year(year, bounds)?, number(month)?, number(day)?)
        })
        .filter(|date| bounds.hold(*date))
        .collect::<Vec<_>>();
    if groups.len() == 1 {
        days.extend(year_first(&written).filter(|date| bounds.hold(*date)));
    }
    match days.as_slice() {
        [only] => Some(Verdict::by(*only, Some(Rule::DateSeparator))),
        _ => None,
    }
}

/// Parses `20250508`.
fn year_first(written: &str) -> Option<NaiveDate> {
    let (year, rest) = (written.get(..4)?, written.get(4..8)?);
    let (month, day) = rest.split_at_checked(2)?;
    let year = year.parse().ok().filter(|_| written.len() == 8)?;
    NaiveDate::from_ymd_opt(year, number(month)?, number(day)?)
}

/// Reads the serial number of a day, counted from 30 December 1899; a time of day after the decimal
/// point is dropped.
fn serial(text: &str, bounds: Bounds) -> Option<Verdict<NaiveDate>> {
    let (days, time) = text.split_once('.').unwrap_or((text, "0"));
    if digits(days).is_none() || digits(time).is_none() {
        return None;
    }
    let days: u64 = days.parse().ok().filter(|days| SERIALS.contains(days))?;
    let date = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days))?;
    bounds.hold(date).then_some(Verdict::by(date, Some(Rule::DateText)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn bounds() -> Bounds {
        Bounds::of_list(NaiveDate::from_ymd_opt(2025, 9, 15).unwrap_or_default())
    }

    #[rstest]
    #[case("2025-05-08", "2025-05-08", None, None)]
    #[case("2025-05-08 ", "2025-05-08", Some(Rule::Spacing), None)]
    #[case("2025-05-08T00:00:00", "2025-05-08", Some(Rule::DateText), None)]
    #[case("2025-05-08 00:00:00", "2025-05-08", Some(Rule::DateText), None)]
    #[case("5/8/2025", "2025-05-08", Some(Rule::DateText), None)]
    #[case("05/08/2025 ", "2025-05-08", Some(Rule::DateText), None)]
    #[case("5/8/2025 12:00:00 AM", "2025-05-08", Some(Rule::DateText), None)]
    #[case("05/08/25", "2025-05-08", Some(Rule::DateText), Some(DoubtKind::Ambiguous))]
    #[case("03.04.25", "2025-03-04", Some(Rule::DateText), Some(DoubtKind::Ambiguous))]
    #[case("03-04-25", "2025-03-04", Some(Rule::DateText), Some(DoubtKind::Ambiguous))]
    #[case("03.04.2025", "2025-03-04", Some(Rule::DateText), Some(DoubtKind::Ambiguous))]
    #[case("04/04/25", "2025-04-04", Some(Rule::DateText), None)]
    #[case("05/28/25", "2025-05-28", Some(Rule::DateText), None)]
    #[case("6/8/98", "1998-06-08", Some(Rule::DateText), Some(DoubtKind::Ambiguous))]
    #[case("25/03/2025", "2025-03-25", Some(Rule::DateText), None)]
    #[case("2025/05/08", "2025-05-08", Some(Rule::DateText), None)]
    #[case("June 6, 2025", "2025-06-06", Some(Rule::DateText), None)]
    #[case("6 June 2025", "2025-06-06", Some(Rule::DateText), None)]
    #[case("Jun. 6th 2025", "2025-06-06", Some(Rule::DateText), None)]
    #[case("Sept 3, 2025", "2025-09-03", Some(Rule::DateText), None)]
    #[case("Friday, June 6, 2025", "2025-06-06", Some(Rule::DateText), None)]
    #[case("06-JUN-25", "2025-06-06", Some(Rule::DateText), None)]
    #[case("2025 May 8", "2025-05-08", Some(Rule::DateText), None)]
    #[case("05//08/2025", "2025-05-08", Some(Rule::DateText), None)]
    #[case("05/ 08 /2025", "2025-05-08", Some(Rule::DateText), None)]
    #[case("5/8/2025.", "2025-05-08", Some(Rule::DateText), None)]
    #[case("45785", "2025-05-08", Some(Rule::DateText), None)]
    #[case("45785.75", "2025-05-08", Some(Rule::DateText), None)]
    #[case("111/2025", "2025-01-11", Some(Rule::DateSeparator), None)]
    #[case("05/082025", "2025-05-08", Some(Rule::DateSeparator), None)]
    #[case("7/72025", "2025-07-07", Some(Rule::DateSeparator), None)]
    #[case("8/282025", "2025-08-28", Some(Rule::DateSeparator), None)]
    #[case("0508/2025", "2025-05-08", Some(Rule::DateSeparator), None)]
    #[case("58/2025", "2025-05-08", Some(Rule::DateSeparator), None)]
    #[case("05082025", "2025-05-08", Some(Rule::DateSeparator), None)]
    #[case("20250508", "2025-05-08", Some(Rule::DateSeparator), None)]
    #[case("1/112025", "2025-01-11", Some(Rule::DateSeparator), None)]
    #[case("5025-07-07", "2025-07-07", Some(Rule::DateYear), None)]
    #[case("7/7/5025", "2025-07-07", Some(Rule::DateYear), None)]
    #[case("0025-07-07", "2025-07-07", Some(Rule::DateYear), None)]
    #[case("3019-05-06", "2019-05-06", Some(Rule::DateYear), None)]
    fn a_day_is_read(
        #[case] printed: &str,
        #[case] date: &str,
        #[case] rule: Option<Rule>,
        #[case] doubt: Option<DoubtKind>,
    ) {
        let want = Verdict { value: date.parse().ok(), rule, doubt };
        assert_eq!(read(printed, bounds()), want);
    }

    #[rstest]
    #[case("111/2024")]
    #[case("1112024")]
    #[case("-45785")]
    #[case("NaN x")]
    #[case("pending")]
    #[case("2025")]
    #[case("May 2025")]
    #[case("13/13/2025")]
    #[case("2/30/2025")]
    #[case("2025-02-29")]
    #[case("2026-07-07")]
    #[case("2052-07-07")]
    #[case("2205-07-07")]
    #[case("1950-01-01")]
    #[case("9/30/2025")]
    #[case("60")]
    #[case("-1")]
    #[case("1e308")]
    #[case("45785.5 x")]
    #[case("99999999999999999999/1/1")]
    #[case("5/8/2025 and 6/9/2025")]
    fn no_day_is_guessed(#[case] printed: &str) {
        assert_eq!(read(printed, bounds()), Verdict::unknown(DoubtKind::Unreadable));
    }

    #[test]
    fn a_day_that_is_not_there() {
        assert_eq!(read(" ", bounds()).needed(), Verdict::unknown(DoubtKind::Blank));
        assert_eq!(read("#N/A", bounds()), Verdict::not_applicable());
        assert_eq!(read("#VALUE!", bounds()).doubt, Some(DoubtKind::CellError));
    }

    proptest! {
        #[test]
        fn any_text_has_an_answer(text in any::<String>()) {
            let verdict = read(&text, bounds());
            prop_assert!(verdict.value.is_none_or(|date| bounds().hold(date)));
        }

        #[test]
        fn any_digits_have_an_answer(text in "[0-9/. -]{0,14}") {
            let verdict = read(&text, bounds());
            prop_assert!(verdict.value.is_none_or(|date| bounds().hold(date)));
        }

        #[test]
        fn a_day_is_the_same_in_every_usual_form(days in 0u64..10_000) {
            let date = NaiveDate::from_ymd_opt(1996, 9, 30).unwrap_or_default() + Days::new(days);
            let bounds = Bounds::of_list(date);
            prop_assert_eq!(read(&date.to_string(), bounds), Verdict::plain(date));
            for form in ["%m/%d/%Y", "%-m/%-d/%Y", "%B %-d, %Y", "%-d %b %Y"] {
                prop_assert_eq!(read(&date.format(form).to_string(), bounds).value, Some(date));
            }
        }
    }
}
