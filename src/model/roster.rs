//! The rosters of 2010 to 2017: what is known of them beyond their rows.

use std::sync::OnceLock;

use chrono::{NaiveDate, NaiveDateTime};

use super::{Digest, List};

/// Captures in order of time; a line of headings follows those that begin with `#`.
const TABLE: &str = include_str!("../../assets/rosters.tsv");

/// Who captured the rosters and who transcribed them.
pub const ROSTER_CREDIT: &str = "captured by the Internet Archive's Wayback Machine; transcribed by the Deportation Data Project (deportationdata/ice-287g)";

/// A version of the roster that ICE's fact sheet on 287(g) carried until 2017.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Roster {
    /// The name of the file that has its rows.
    pub file: &'static str,
    /// The day that it goes by: the caption's where that was new, otherwise the day of capture.
    pub day: NaiveDate,
    /// The digest of that file.
    pub digest: Digest,
    /// The number of its rows, repeated ones included.
    pub rows: u32,
    /// The captures that show these rows, the oldest first; there is always one.
    pub captures: Vec<Capture>,
}

/// A capture of the fact sheet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Capture {
    /// The time of the capture, in UTC.
    pub time: NaiveDateTime,
    /// The caption above the roster; `None` where it has no date or there is none.
    pub caption: Option<&'static str>,
    /// How many agreements the caption counts.
    pub stated: Option<u32>,
}

impl Roster {
    /// Every roster, the oldest first.
    #[must_use]
    pub fn all() -> &'static [Self] {
        static ALL: OnceLock<Vec<Roster>> = OnceLock::new();
        ALL.get_or_init(read)
    }

    /// What is known of a list that is one of the rosters, under whatever name, if it goes by the
    /// same day.
    #[must_use]
    pub fn of(list: &List) -> Option<&'static Self> {
        Self::all().iter().find(|roster| list.date == roster.day && list.digest == roster.digest)
    }

    /// The first capture.
    #[must_use]
    pub fn capture(&self) -> Option<&Capture> {
        self.captures.first()
    }

    /// The days between which its rows were true: that of the first caption, or of the first
    /// capture where the caption has none, and that of the first capture.
    #[must_use]
    pub fn bounds(&self) -> (NaiveDate, NaiveDate) {
        let captured = self.capture().map_or(self.day, |capture| capture.time.date());
        let caption = self.capture().and_then(Capture::as_of);
        (caption.unwrap_or(captured).min(captured), captured)
    }

    /// The last day on which a capture shows its rows.
    #[must_use]
    pub fn last_seen(&self) -> NaiveDate {
        self.captures.last().map_or(self.day, |capture| capture.time.date())
    }
}

impl Capture {
    /// The day that the caption names.
    #[must_use]
    pub fn as_of(&self) -> Option<NaiveDate> {
        let (_, date) = self.caption?.rsplit_once(' ')?;
        NaiveDate::parse_from_str(date, "%m/%d/%Y").ok()
    }
}

fn read() -> Vec<Roster> {
    let mut rosters: Vec<Roster> = Vec::new();
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split('\t');
        let mut field = || fields.next().unwrap_or_default();
        let (file, captured, rows, stated) = (field(), field(), field(), field());
        let (caption, sha256) = (field(), field());
        let Ok(time) = NaiveDateTime::parse_from_str(captured, "%Y%m%d%H%M%S") else { continue };
        let capture = Capture {
            time,
            caption: Some(caption).filter(|caption| !caption.is_empty()),
            stated: stated.parse().ok(),
        };
        if file.is_empty() {
            if let Some(roster) = rosters.last_mut() {
                roster.captures.push(capture);
            }
            continue;
        }
        let day = file.trim_start_matches("roster-").trim_end_matches(".csv");
        let (Ok(day), Some(digest), Ok(rows)) = (day.parse(), digest(sha256), rows.parse()) else {
            continue;
        };
        rosters.push(Roster { file, day, digest, rows, captures: vec![capture] });
    }
    rosters
}

/// A digest from its hexadecimal digits.
fn digest(hex: &str) -> Option<Digest> {
    let mut bytes = [0; 32];
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(hex.get(at * 2..at * 2 + 2)?, 16).ok()?;
    }
    (hex.len() == 64).then_some(Digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn every_line_of_the_table_is_read() {
        let lines = TABLE.lines().filter(|line| !line.starts_with('#')).count() - 1;
        let captures: usize = Roster::all().iter().map(|roster| roster.captures.len()).sum();
        assert_eq!((Roster::all().len(), captures), (21, lines));
        for pair in Roster::all().windows(2) {
            assert!(pair[0].day < pair[1].day);
            assert!(pair[0].last_seen() < pair[1].last_seen());
        }
        for roster in Roster::all() {
            let (from, until) = roster.bounds();
            assert!(from <= roster.day && roster.day <= until, "{}", roster.file);
            for capture in &roster.captures {
                assert_eq!(capture.caption.is_some(), capture.stated.is_some());
                assert_eq!(capture.caption.is_some(), capture.as_of().is_some());
            }
        }
    }

    #[test]
    fn a_digest_is_read_as_it_is_written() {
        for roster in Roster::all() {
            assert!(TABLE.contains(&roster.digest.to_string()), "{}", roster.file);
        }
        assert_eq!(
            (digest("00"), digest(&"zz".repeat(32)), digest(&"00".repeat(33))),
            (None, None, None)
        );
    }

    #[test]
    fn caption_and_capture_bound_what_a_roster_says() {
        let known = |at: usize| {
            let roster = &Roster::all()[at];
            (roster.day, roster.bounds(), roster.last_seen())
        };
        let first = (day("2010-10-29"), day("2011-02-20"));
        assert_eq!(known(0), (first.0, first, first.1));
        let stale = (day("2010-10-29"), day("2011-08-18"));
        assert_eq!(known(1), (stale.1, stale, day("2011-10-20")));
        let none = day("2015-07-25");
        assert_eq!(known(11), (none, (none, none), day("2016-06-11")));
    }

    #[test]
    fn three_captions_count_otherwise_than_the_rows() {
        let differing: Vec<(NaiveDate, u32, u32)> = Roster::all()
            .iter()
            .flat_map(|roster| {
                let other = |capture: &&Capture| capture.stated.is_some_and(|n| n != roster.rows);
                let captures = roster.captures.iter().filter(other);
                captures.map(|c| (c.time.date(), c.stated.unwrap(), roster.rows))
            })
            .collect();
        let expected =
            [(day("2012-01-20"), 69, 68), (day("2012-10-07"), 63, 64), (day("2014-04-14"), 36, 37)];
        assert_eq!(differing, expected);
    }
}
