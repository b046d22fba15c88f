//! The day of a list: from its name, the day of its capture, and the days that it holds.

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Timelike};

use crate::model::{DateRule, Edition};

/// How long before its capture a list may be dated for a wrong digit to be seen.
const DIGIT_DAYS: u64 = 2;
/// How old a name must make a list for its year to be doubted.
const OLD_DAYS: u64 = 60;
/// How long before its capture a list may be dated for a wrong year to be seen.
const YEAR_DAYS: u64 = 45;

/// The day of a list, and how it was found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Dated {
    /// The day.
    pub date: NaiveDate,
    /// When on that day, by the name.
    pub edition: Edition,
    /// The rule.
    pub rule: DateRule,
}

/// Finds the day of the list named `file`. `signed` are its signing dates, the newest first, one
/// for each listing.
///
/// A web archive's own time (fourteen digits) is taken as it is. A day in the name cannot be where
/// it is after the day of capture (one day is allowed for clocks), before 1996, or where three
/// signing dates or more lie after it. Then one wrong digit is looked for that leads to the last
/// days before the capture; where several or none do, the day of capture is used. A day that can
/// be, but lies more than 60 days before the capture, has last year's year where the same day of
/// another year lies within 45 days before it.
#[must_use]
pub fn find(file: &str, captured: Option<NaiveDate>, signed: &[NaiveDate]) -> Option<Dated> {
    let name = Name::read(file);
    let edition = name.edition;
    let dated = |(date, rule)| Dated { date, edition, rule };
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

/// When on its day a list is by its name.
#[must_use]
pub fn edition(file: &str) -> Edition {
    Name::read(file).edition
}

/// The newest signing date that two others lie near: a single one may be typed wrong.
fn newest(signed: &[NaiveDate]) -> Option<NaiveDate> {
    let year = Days::new(366);
    let near = signed.windows(3).find_map(|dates| match dates {
        [newest, _, third] => newest.checked_sub_days(year).filter(|d| d <= third).map(|_| *newest),
        _ => None,
    });
    near.or(signed.first().copied())
}

/// The same day of the year of the capture, or of the one before it.
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

/// The one day shortly before the capture that the digits of a name give with one digit more,
/// less or another; where none does, with two neighbours exchanged.
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

/// What a file's name says.
#[derive(Debug)]
struct Name {
    /// The digits that stand for a date, whether they are one or not.
    digits: String,
    /// The date, from 1996 to 2100.
    date: Option<NaiveDate>,
    /// Whether it is a web archive's time of capture.
    is_stamp: bool,
    edition: Edition,
}

impl Name {
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

/// The name without what says which format the file has.
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

/// Where digits begin and end.
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

/// `20210113002027`: year, month, day, hour, minute and mostly second.
fn stamp(stem: &str, runs: &[(usize, usize)]) -> Option<Name> {
    runs.iter().filter(|(start, end)| matches!(end - start, 12 | 14)).find_map(|&(start, end)| {
        let digits = stem.get(start..end)?;
        let date = plausible(year_first(digits.get(..8)?)?)?;
        let part = |from: usize| digits.get(from..from + 2).map_or(Some(0), |d| d.parse().ok());
        let time = NaiveTime::from_hms_opt(part(8)?, part(10)?, part(12)?)?;
        let edition = Edition { seconds: time.num_seconds_from_midnight(), revision: 0 };
        Some(Name { digits: digits.to_owned(), date: Some(date), is_stamp: true, edition })
    })
}

/// `2025-05-12` or `5-12-2025`, parted by hyphens, points, blanks or low lines.
fn separated(stem: &str, runs: &[(usize, usize)]) -> Option<Name> {
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
        Some(Name { digits, date, is_stamp: false, edition: behind(stem.get(c.1..)?) })
    })
}

/// `05122025` or `20250512`; with a digit more or less it is no date, but still meant as one.
fn joined(stem: &str, runs: &[(usize, usize)]) -> Option<Name> {
    let of = |length: usize| runs.iter().find(|(start, end)| end - start == length);
    let &(start, end) = of(8).or_else(|| of(9)).or_else(|| of(7))?;
    let digits = stem.get(start..end)?;
    let date = date(digits);
    let edition = behind(stem.get(end..)?);
    Some(Name { digits: digits.to_owned(), date, is_stamp: false, edition })
}

/// The date of eight digits, month first as ICE writes, or year first.
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

/// What stands behind the date: `am`, `mid` or `pm`, and a revision as a number (`pm2`, `(2)`) or
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

    fn told(file: &str, captured: &str, signed: &[NaiveDate]) -> String {
        match find(file, captured.parse().ok(), signed) {
            Some(Dated { date, edition, rule }) => {
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
        assert_eq!(told(file, captured, &[]), want);
    }

    #[test]
    fn the_days_that_a_list_holds_contradict_its_name() {
        let august = [day("2025-08-28"), day("2025-08-27"), day("2025-08-26"), day("2025-08-04")];
        let wrong = "participatingAgencies08022025pm.xlsx";
        assert_eq!(told(wrong, "2025-09-03", &august), "2025-09-02 name-digit pm");
        assert_eq!(told(wrong, "", &august), "2025-08-28 content pm");
        assert_eq!(told(wrong, "2025-09-03", august.get(..2).unwrap_or(&[])), "2025-08-02 name pm");
        let november = [day("2025-11-14"), day("2025-11-14"), day("2025-11-12")];
        let wrong = "participatingAgencies11114025am.xlsx";
        assert_eq!(told(wrong, "2025-11-14", &november), "2025-11-14 folder am");
    }

    #[test]
    fn a_single_newest_day_may_be_wrong() {
        let days = [day("2052-01-01"), day("2025-08-28"), day("2025-08-27"), day("2025-08-26")];
        assert_eq!(told("list.csv", "", &days), "2025-08-28 content ");
        assert_eq!(told("list.csv", "", days.get(1..2).unwrap_or(&[])), "2025-08-28 content ");
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
