//! The date of a list: from its file name, the date of capture, and its signing dates.

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Timelike};

use crate::model::{DateRule, Edition};

/// How many days before its capture a list may be dated for a digit to be corrected.
const DIGIT_DAYS: u64 = 2;
/// How many days before its capture a list must be dated for its year to be doubted.
const OLD_DAYS: u64 = 60;
/// How many days before its capture a list may be dated for its year to be corrected.
const YEAR_DAYS: u64 = 45;

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
/// differ), or if at least three signing dates are after it. Then changing one digit has to give
/// one of the last days before the capture; if several do or none does, the date of capture is
/// used. If a possible date is more than 60 days before the capture, its year is wrong if the same
/// day of another year is within 45 days before the capture.
#[must_use]
pub fn find(file: &str, captured: Option<NaiveDate>, signed: &[NaiveDate]) -> Option<ListDate> {
    let name = FileNameDate::read(file);
    let edition = name.edition;
    let dated = |(date, rule)| ListDate { date, edition, rule };
    if let Some(date) = name.date.filter(|_| name.is_stamp) {
        return Some(dated((date, DateRule::Name)));
    }
    let third = signed.get(2).copied();
    let contradicted = |date: NaiveDate| third.is_some_and(|third| third > date);
    let by_name = name.date.filter(|date| !contradicted(*date));
    let Some(captured) = captured else {
        let by_content = || newest(signed).map(|date| (date, DateRule::Content));
        return by_name.map(|date| (date, DateRule::Name)).or_else(by_content).map(dated);
    };
    let on_time = |date: &NaiveDate| Some(*date) <= captured.checked_add_days(Days::new(1));
    let by_year = name.date.and_then(|date| last_years(date, captured));
    let by_digit = || one_digit_away(&name.digits, captured, contradicted);
    let found = if let Some(date) = by_year.filter(|date| !contradicted(*date)) {
        (date, DateRule::NameYear)
    } else if let Some(date) = by_name.filter(on_time) {
        (date, DateRule::Name)
    } else if let Some(date) = by_digit() {
        (date, DateRule::NameDigit)
    } else {
        (captured, DateRule::Folder)
    };
    Some(dated(found))
}

/// The time of day of a list, by its file name.
#[must_use]
pub fn edition(file: &str) -> Edition {
    FileNameDate::read(file).edition
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
            [date.format("%m%d%Y"), date.format("%Y%m%d")]
                .iter()
                .any(|written| distance(digits, &written.to_string()) == 1)
        };
        let near: Vec<&NaiveDate> = days.iter().filter(near).collect();
        if let [only] = near.as_slice() { Some(**only) } else { None }
    };
    only(strsim::levenshtein).or_else(|| only(strsim::osa_distance))
}

/// The date in a file name.
#[derive(Debug)]
struct FileNameDate {
    /// The digits that are meant as a date, possible or not.
    digits: String,
    /// The date, if it is from 1996 to 2100.
    date: Option<NaiveDate>,
    /// Whether it is the timestamp of a web archive.
    is_stamp: bool,
    edition: Edition,
}

impl FileNameDate {
    fn read(file: &str) -> Self {
        let stem = stem(file);
        let runs = runs(stem);
        stamp(stem, &runs)
            .or_else(|| separated(stem, &runs))
            .or_else(|| joined(stem, &runs))
            .unwrap_or(Self {
                digits: String::new(),
                date: None,
                is_stamp: false,
                edition: Edition { seconds: 0, revision: 0 },
            })
    }
}

/// The name without extensions.
fn stem(file: &str) -> &str {
    let mut stem = file;
    for _ in 0..2 {
        match stem.rsplit_once('.') {
            Some((before, format))
                if (2..=5).contains(&format.len())
                    && !format.starts_with(|c: char| c.is_ascii_digit()) =>
            {
                stem = before;
            }
            _ => break,
        }
    }
    stem
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
fn stamp(stem: &str, runs: &[(usize, usize)]) -> Option<FileNameDate> {
    runs.iter().filter(|(start, end)| matches!(end - start, 12 | 14)).find_map(|&(start, end)| {
        let digits = stem.get(start..end)?;
        let date = plausible(year_first(digits.get(..8)?)?)?;
        let part = |from: usize| digits.get(from..from + 2).map_or(Some(0), |d| d.parse().ok());
        let time = NaiveTime::from_hms_opt(part(8)?, part(10)?, part(12)?)?;
        let edition = Edition { seconds: time.num_seconds_from_midnight(), revision: 0 };
        Some(FileNameDate { digits: digits.to_owned(), date: Some(date), is_stamp: true, edition })
    })
}

/// Parses `2025-05-12` or `5-12-2025`, separated by hyphens, periods, blanks or underscores.
fn separated(stem: &str, runs: &[(usize, usize)]) -> Option<FileNameDate> {
    runs.windows(3).find_map(|runs| {
        let [a, b, c] = runs else { return None };
        let gap = |left: &(usize, usize), right: &(usize, usize)| {
            stem.get(left.1..right.0).is_some_and(|gap| ["-", "_", ".", " "].contains(&gap))
        };
        let part = |run: &(usize, usize)| stem.get(run.0..run.1);
        let (first, second, third) = (part(a)?, part(b)?, part(c)?);
        if !gap(a, b) || !gap(b, c) || second.len() > 2 {
            return None;
        }
        let digits = match (first.len(), third.len()) {
            (4, 1 | 2) => format!("{first}{second:0>2}{third:0>2}"),
            (1 | 2, 4) => format!("{first:0>2}{second:0>2}{third}"),
            _ => return None,
        };
        let date = date(&digits);
        Some(FileNameDate { digits, date, is_stamp: false, edition: behind(stem.get(c.1..)?) })
    })
}

/// Parses `05122025` or `20250512`. With a digit too many or too few it is still meant as a date.
fn joined(stem: &str, runs: &[(usize, usize)]) -> Option<FileNameDate> {
    let of = |length: usize| runs.iter().find(|(start, end)| end - start == length);
    let &(start, end) = of(8).or_else(|| of(9)).or_else(|| of(7))?;
    let digits = stem.get(start..end)?;
    let date = date(digits);
    let edition = behind(stem.get(end..)?);
    Some(FileNameDate { digits: digits.to_owned(), date, is_stamp: false, edition })
}

/// Parses eight digits, month first as ICE writes, or else year first.
fn date(digits: &str) -> Option<NaiveDate> {
    if digits.len() != 8 {
        return None;
    }
    let month_first = || {
        let (month, rest) = digits.split_at_checked(2)?;
        let (day, year) = rest.split_at_checked(2)?;
        NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    };
    month_first().and_then(plausible).or_else(|| year_first(digits).and_then(plausible))
}

fn year_first(digits: &str) -> Option<NaiveDate> {
    let (year, rest) = digits.split_at_checked(4)?;
    let (month, day) = rest.split_at_checked(2)?;
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

fn plausible(date: NaiveDate) -> Option<NaiveDate> {
    (1996..=2100).contains(&date.year()).then_some(date)
}

/// Parses what follows the date: `am`, `mid` or `pm`, and a revision as a number (`pm2`, `(2)`) or
/// a letter (`amB`, `_b`).
fn behind(rest: &str) -> Edition {
    let parts = |c: char| " -_.()[]".contains(c);
    let rest = rest.to_ascii_lowercase();
    let rest = rest.trim_matches(parts);
    let times = [("am", 21_600), ("mid", 43_200), ("noon", 43_200), ("pm", 64_800)];
    let (seconds, rest) = times
        .iter()
        .find_map(|(word, seconds)| rest.strip_prefix(word).map(|rest| (*seconds, rest)))
        .unwrap_or((0, rest));
    let rest = rest.trim_matches(parts);
    let rest = rest.strip_prefix("rev").or_else(|| rest.strip_prefix('v')).unwrap_or(rest);
    let mut letters = rest.chars();
    let revision = match (letters.next(), letters.next()) {
        (Some(letter @ 'a'..='z'), None) => u32::from(letter) - u32::from('a') + 1,
        _ if rest.len() <= 4 => rest.trim_matches(parts).parse().unwrap_or(0),
        _ => 0,
    };
    Edition { seconds, revision }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn day(date: &str) -> NaiveDate {
        date.parse().unwrap_or_default()
    }

    fn found(file: &str, captured: &str, signed: &[NaiveDate]) -> String {
        match find(file, captured.parse().ok(), signed) {
            Some(ListDate { date, edition, rule }) => {
                format!("{date} {} {}", rule.name(), edition.label())
            }
            None => "unknown".into(),
        }
    }

    #[rstest]
    #[case("ParticipatingEntities-20210113002027.xlsx", "2025-04-22", "2021-01-13 name 00:20:27")]
    #[case("pendingAgencies-20250316230649.xlsx", "", "2025-03-16 name 23:06:49")]
    #[case("participatingAgencies05122025amB.xlsx", "2025-05-25", "2025-05-12 name am2")]
    #[case("participatingAgencies12042025pm2.xlsx", "2025-12-05", "2025-12-04 name pm2")]
    #[case("pendingAgencies10212025mid.xlsx", "2025-10-22", "2025-10-21 name mid")]
    #[case("pendingAgencies11122025.xlsx", "2025-11-14", "2025-11-12 name ")]
    #[case("participatingAgencies05122025am_b.xlsx", "2025-05-25", "2025-05-12 name am2")]
    #[case("participatingAgencies05122025am (1).xlsx", "2025-05-25", "2025-05-12 name am1")]
    #[case("participatingAgencies03062025am.xlsx", "2025-04-22", "2025-03-06 name am")]
    #[case("participatingAgencies090022025am.xlsx", "2025-09-03", "2025-09-02 name-digit am")]
    #[case("participatingAgencies10223025am.xlsx", "2025-10-23", "2025-10-22 name-digit am")]
    #[case("participatingAgencies9022025am.xlsx", "2025-09-03", "2025-09-02 name-digit am")]
    #[case("participatingAgencies90022025am.xlsx", "2025-09-03", "2025-09-02 name-digit am")]
    #[case("participatingAgencies13022025am.xlsx", "2025-09-03", "2025-09-03 folder am")]
    #[case("participatingAgencies12312025pm.xlsx", "2025-09-03", "2025-09-03 folder pm")]
    #[case("pendingAgencies01062025pm.xlsx", "2026-01-07", "2026-01-06 name-year pm")]
    #[case("pendingAgencies01092025pm.xlsx", "2026-01-12", "2026-01-09 name-year pm")]
    #[case("pendingAgencies12302024pm.xlsx", "2026-01-07", "2025-12-30 name-year pm")]
    #[case("pendingAgencies06062025pm.xlsx", "2026-01-07", "2025-06-06 name pm")]
    #[case("2025-05-12 participating pm.csv", "", "2025-05-12 name ")]
    #[case("participating_5-12-2025_pm.csv", "", "2025-05-12 name pm")]
    #[case("participating.05.12.2025.csv", "", "2025-05-12 name ")]
    #[case("list20250512.csv.gz", "2025-05-13", "2025-05-12 name ")]
    #[case("287g.csv", "2025-05-13", "2025-05-13 folder ")]
    #[case("287g.csv", "", "unknown")]
    #[case("-", "", "unknown")]
    #[case("participatingAgencies10223025am.xlsx", "", "unknown")]
    fn a_list_has_its_day(#[case] file: &str, #[case] captured: &str, #[case] want: &str) {
        assert_eq!(found(file, captured, &[]), want);
    }

    #[test]
    fn the_days_that_a_list_holds_contradict_its_name() {
        let august = [day("2025-08-28"), day("2025-08-27"), day("2025-08-26"), day("2025-08-04")];
        let wrong = "participatingAgencies08022025pm.xlsx";
        assert_eq!(found(wrong, "2025-09-03", &august), "2025-09-02 name-digit pm");
        assert_eq!(found(wrong, "", &august), "2025-08-28 content pm");
        assert_eq!(
            found(wrong, "2025-09-03", august.get(..2).unwrap_or(&[])),
            "2025-08-02 name pm"
        );
        let november = [day("2025-11-14"), day("2025-11-14"), day("2025-11-12")];
        let wrong = "participatingAgencies11114025am.xlsx";
        assert_eq!(found(wrong, "2025-11-14", &november), "2025-11-14 folder am");
    }

    #[test]
    fn a_single_newest_day_may_be_wrong() {
        let days = [day("2052-01-01"), day("2025-08-28"), day("2025-08-27"), day("2025-08-26")];
        assert_eq!(found("list.csv", "", &days), "2025-08-28 content ");
        assert_eq!(found("list.csv", "", days.get(1..2).unwrap_or(&[])), "2025-08-28 content ");
    }

    proptest! {
        #[test]
        fn any_name_has_an_answer(file in any::<String>()) {
            let _ = find(&file, None, &[]);
            prop_assert!(find(&file, Some(day("2025-05-12")), &[]).is_some());
        }

        #[test]
        fn a_right_name_is_believed(days in 0u64..8000, late in 0u64..45, form in proptest::sample::select(vec!["%m%d%Y", "%Y-%m-%d", "%Y%m%d", "%-m-%-d-%Y"])) {
            let date = day("1997-01-01") + Days::new(days);
            let file = format!("participatingAgencies{}pm.xlsx", date.format(form));
            let dated = find(&file, Some(date + Days::new(late)), &[]);
            prop_assert_eq!(dated.map(|d| (d.date, d.rule)), Some((date, DateRule::Name)));
        }
    }
}
