//! The days that a file name may mean.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

use super::copy::without_marks;
use super::words;
use crate::model::Edition;
use crate::text::percent_decoded;

/// The endings of names of files; a second one is taken off before these only.
const PACKED: [&str; 4] = ["gz", "zip", "zst", "bz2"];

/// What ICE writes before the day.
const BEFORE_A_DAY: [&str; 6] =
    ["agencies", "agency", "entities", "entity", "participating", "pending"];

/// What separates the parts of a day.
const SEPARATORS: [&str; 6] = ["-", "_", ".", " ", "/", ":"];

/// Digits of a file name that are meant as a day, possible or not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Written {
    /// The digits.
    pub(super) digits: String,
    /// The days from 1996 to 2100 that they can mean, month first as ICE writes, then year first.
    pub(super) days: Vec<NaiveDate>,
    /// Whether it is the timestamp of a web archive.
    pub(super) is_stamp: bool,
    /// The time of day and the revision, by the words around it.
    pub(super) edition: Edition,
    rank: Rank,
}

/// How likely digits are meant as the list's day; the smallest is the likeliest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Rank {
    is_no_stamp: bool,
    is_no_day: bool,
    is_not_behind_ices_words: bool,
    /// 0 if its year has four digits, 1 if two, then by how far the number of digits is from eight.
    length: usize,
}

/// The time of day of a name that has no day.
pub(super) fn edition_alone(file: &str) -> Edition {
    words::around(&stem(file), "")
}

/// Reads a file name: the digits in it that are meant as a day, the likeliest first. A stamp comes
/// first, then what can be a day, then what follows ICE's own words, then what has more digits,
/// then what stands first.
pub(super) fn read(file: &str) -> Vec<Written> {
    let stem = stem(file);
    let has_day = |text: &str| written(text).iter().any(|written| !written.days.is_empty());
    written(without_marks(&stem, has_day))
}

/// The name without extensions, its escapes (`%20`) decoded, every kind of blank written as one.
fn stem(file: &str) -> String {
    let mut name = file.to_owned();
    for _ in 0..2 {
        name = percent_decoded(&name).unwrap_or(name);
    }
    let name: String = name.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    let extension = |name: &str| {
        let (before, extension) = name.rsplit_once('.')?;
        let is_one = (2..=5).contains(&extension.len())
            && !extension.starts_with(|c: char| c.is_ascii_digit());
        is_one.then(|| (before.to_owned(), extension.to_ascii_lowercase()))
    };
    match extension(&name) {
        Some((before, last)) if PACKED.contains(&last.as_str()) => {
            extension(&before).map_or(before, |(before, _)| before)
        }
        Some((before, _)) => before,
        None => name,
    }
}

fn written(stem: &str) -> Vec<Written> {
    let runs = runs(stem);
    let mut found: Vec<Written> = stamps(stem, &runs);
    let mut taken: Vec<(usize, usize)> = Vec::new();
    for three in runs.windows(3) {
        if let Some((written, range)) = separated(stem, three)
            && taken.last().is_none_or(|(_, end)| *end <= range.0)
        {
            found.push(written);
            taken.push(range);
        }
    }
    for &(start, end) in &runs {
        if !taken.iter().any(|range| range.0 <= start && end <= range.1) {
            found.extend(joined(stem, start, end));
        }
    }
    found.sort_by_key(|written| written.rank);
    found
}

/// The ranges of consecutive digits.
fn runs(stem: &str) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, _) in stem.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()) {
        match runs.last_mut() {
            Some((_, end)) if *end == at => *end = at + 1,
            _ => runs.push((at, at + 1)),
        }
    }
    runs
}

/// Parses `20210113002027`: year, month, day, hour, minute and usually second.
fn stamps(stem: &str, runs: &[(usize, usize)]) -> Vec<Written> {
    let stamp = |&(start, end): &(usize, usize)| {
        let digits = stem.get(start..end).filter(|digits| matches!(digits.len(), 12 | 14))?;
        let date = plausible(year_first(digits.get(..8)?)?)?;
        let part = |from: usize| digits.get(from..from + 2).map_or(Some(0), |d| d.parse().ok());
        let time = NaiveTime::from_hms_opt(part(8)?, part(10)?, part(12)?)?;
        let edition = Edition { seconds: time.num_seconds_from_midnight(), revision: 0 };
        let mut written = Written::new(stem, digits.to_owned(), vec![date], start, end);
        (written.is_stamp, written.edition, written.rank.is_no_stamp) = (true, edition, false);
        Some(written)
    };
    runs.iter().filter_map(stamp).collect()
}

/// Parses `2025-05-12`, `5-12-2025`, `05.12.25` or `25_05_12`.
fn separated(stem: &str, runs: &[(usize, usize)]) -> Option<(Written, (usize, usize))> {
    let [a, b, c] = runs else { return None };
    let gap = |left: &(usize, usize), right: &(usize, usize)| {
        stem.get(left.1..right.0).is_some_and(|gap| SEPARATORS.contains(&gap))
    };
    let part = |run: &(usize, usize)| stem.get(run.0..run.1);
    let (first, second, third) = (part(a)?, part(b)?, part(c)?);
    if !gap(a, b) || !gap(b, c) || second.len() > 2 {
        return None;
    }
    let digits = match (first.len(), third.len()) {
        (4, 1 | 2) | (1 | 2, 2) => format!("{first:0>2}{second:0>2}{third:0>2}"),
        (1 | 2, 4) => format!("{first:0>2}{second:0>2}{third}"),
        (2, 1) => format!("{first}{second:0>2}{third:0>2}"),
        _ => return None,
    };
    let mut days = days(&digits);
    let year = |part: &str| part.parse::<i32>().ok().filter(|_| part.len() > 1);
    days.retain(|day| {
        [year(first), year(third)].iter().flatten().any(|y| day.year() % 100 == y % 100)
    });
    let range = (a.0, c.1);
    Some((Written::new(stem, digits, days, a.0, c.1), range))
}

/// Parses `05122025`, `20250512`, `051225` or `250512`. With a digit too many or too few it is still
/// meant as a day.
fn joined(stem: &str, start: usize, end: usize) -> Option<Written> {
    let digits = stem.get(start..end).filter(|digits| (5..=9).contains(&digits.len()))?;
    Some(Written::new(stem, digits.to_owned(), days(digits), start, end))
}

impl Written {
    fn new(stem: &str, digits: String, days: Vec<NaiveDate>, start: usize, end: usize) -> Self {
        let (before, behind) = (stem.get(..start).unwrap_or(""), stem.get(end..).unwrap_or(""));
        let start = before.trim_end_matches([' ', '-', '_', '.']).to_ascii_lowercase();
        let rank = Rank {
            is_no_stamp: true,
            is_no_day: days.is_empty(),
            is_not_behind_ices_words: !BEFORE_A_DAY.iter().any(|word| start.ends_with(word)),
            length: match digits.len() {
                8 => 0,
                6 => 1,
                9 => 2,
                length => 2 + 8_usize.abs_diff(length),
            },
        };
        Self { digits, days, is_stamp: false, edition: words::around(before, behind), rank }
    }
}

/// The plausible days of six or eight digits, month first, then year first.
fn days(digits: &str) -> Vec<NaiveDate> {
    let (month_first, year_first) = match digits.len() {
        8 => (month_first(digits), year_first(digits)),
        6 => (
            digits.split_at_checked(4).and_then(|(d, year)| month_first(&format!("{d}20{year}"))),
            year_first(&format!("20{digits}")),
        ),
        _ => return Vec::new(),
    };
    let mut days: Vec<NaiveDate> =
        [month_first, year_first].into_iter().flatten().filter_map(plausible).collect();
    days.dedup();
    days
}

fn month_first(digits: &str) -> Option<NaiveDate> {
    let (day, year) = digits.split_at_checked(4)?;
    year_first(&format!("{year}{day}"))
}

fn year_first(digits: &str) -> Option<NaiveDate> {
    let (year, rest) = digits.split_at_checked(4)?;
    let (month, day) = rest.split_at_checked(2)?;
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

fn plausible(date: NaiveDate) -> Option<NaiveDate> {
    (1996..=2100).contains(&date.year()).then_some(date)
}
