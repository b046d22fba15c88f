//! What a list page says of a roster: its caption, its two days, its counts.

use super::writer::Writer;
use crate::model::{Capture, ROSTER_CREDIT, Roster};
use crate::text::news::series;
use crate::text::{counted, day};

/// Writes what is known of a roster beyond its rows.
pub(super) fn roster(roster: &Roster, page: &mut Writer) {
    page.field("date", &dated(roster));
    let Some(first) = roster.capture() else { return };
    page.field("captured", &captured(roster, first));
    if let Some(caption) = first.caption {
        page.field("caption", &format!("\u{201c}{caption}\u{201d}"));
        let count = count(roster, first);
        if first.stated == Some(roster.rows) {
            page.field("count", &count);
        } else {
            page.labelled("count", &count);
        }
    }
    page.field("valid", &bounds(roster));
    let again = again(roster);
    if !again.is_empty() {
        page.field("again", &again);
    }
    page.field("credit", &format!("A roster of ICE's fact sheet on 287(g), {ROSTER_CREDIT}."));
}

/// Where the day of a roster is from.
fn dated(roster: &Roster) -> String {
    let as_of = roster.capture().and_then(Capture::as_of);
    match as_of {
        Some(as_of) if as_of == roster.day => {
            format!("{}, as the caption says.", day(roster.day))
        }
        Some(as_of) => format!(
            "{}, the day of capture. The caption still says {}, but the rows are not those of that day's roster or of an earlier capture.",
            day(roster.day),
            day(as_of)
        ),
        None => {
            format!("{}, the day of capture: the roster has no dated caption.", day(roster.day))
        }
    }
}

fn captured(roster: &Roster, first: &Capture) -> String {
    let captured = first.time.date();
    let time = first.time.format("%H:%M:%S UTC");
    let later = (captured - roster.day).num_days();
    match usize::try_from(later) {
        Ok(days) if days > 0 => {
            format!("{}, {time}, {} later.", day(captured), counted(days, "day", "days"))
        }
        _ => format!("{}, {time}.", day(captured)),
    }
}

/// The number that a caption states beside that of the rows.
fn count(roster: &Roster, capture: &Capture) -> String {
    let rows = counted(roster.rows as usize, "row", "rows");
    match capture.stated {
        Some(stated) if stated == roster.rows => format!("The caption and the rows agree: {rows}."),
        Some(stated) => {
            format!("The caption says {stated}, but the roster has {rows}. The rows are counted.")
        }
        None => format!("The caption states no number; the roster has {rows}."),
    }
}

fn bounds(roster: &Roster) -> String {
    let (from, until) = roster.bounds();
    if from == until {
        format!("Its rows are those of {}.", day(from))
    } else {
        format!(
            "Its rows are those of some day from {} (caption) to {} (capture).",
            day(from),
            day(until)
        )
    }
}

/// The later captures with the same rows; where their captions count otherwise, what they count.
fn again(roster: &Roster) -> String {
    let later = roster.captures.get(1..).unwrap_or_default();
    if later.is_empty() {
        return String::new();
    }
    let stated = roster.capture().and_then(|first| first.stated);
    let days: Vec<String> = later
        .iter()
        .map(|capture| match capture.stated {
            Some(number) if Some(number) != stated => {
                format!("{} (caption: {number})", day(capture.time.date()))
            }
            _ => day(capture.time.date()),
        })
        .collect();
    format!("The same rows were captured on {}.", series(&days, "and"))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn of(file: &str) -> &'static Roster {
        Roster::all().iter().find(|roster| roster.file == file).unwrap()
    }

    #[rstest]
    #[case("roster-2010-10-29.csv", "29 October 2010, as the caption says.")]
    #[case(
        "roster-2014-04-14.csv",
        "14 April 2014, the day of capture. The caption still says 7 August 2013, but the rows are not those of that day's roster or of an earlier capture."
    )]
    #[case(
        "roster-2015-03-31.csv",
        "31 March 2015, the day of capture: the roster has no dated caption."
    )]
    fn a_day_says_where_it_is_from(#[case] file: &str, #[case] expected: &str) {
        assert_eq!(dated(of(file)), expected);
    }

    #[rstest]
    #[case("roster-2010-10-29.csv", "The caption and the rows agree: 71 rows.")]
    #[case(
        "roster-2012-01-20.csv",
        "The caption says 69, but the roster has 68 rows. The rows are counted."
    )]
    #[case(
        "roster-2012-10-02.csv",
        "The caption says 63, but the roster has 64 rows. The rows are counted."
    )]
    #[case(
        "roster-2014-04-14.csv",
        "The caption says 36, but the roster has 37 rows. The rows are counted."
    )]
    fn caption_and_rows_are_compared(#[case] file: &str, #[case] expected: &str) {
        let roster = of(file);
        assert_eq!(count(roster, roster.capture().unwrap()), expected);
    }

    #[test]
    fn the_two_days_and_the_later_captures_are_named() {
        let roster = of("roster-2012-01-20.csv");
        assert_eq!(
            bounds(roster),
            "Its rows are those of some day from 2 September 2011 (caption) to 20 January 2012 (capture)."
        );
        assert_eq!(
            again(roster),
            "The same rows were captured on 4 March 2012 (caption: 68), 6 June 2012 (caption: 68) and 1 August 2012 (caption: 68)."
        );
        assert_eq!(bounds(of("roster-2017-08-01.csv")), "Its rows are those of 1 August 2017.");
        assert_eq!(again(of("roster-2017-08-01.csv")), "");
        let first = of("roster-2010-10-29.csv");
        assert_eq!(
            captured(first, first.capture().unwrap()),
            "20 February 2011, 09:02:59 UTC, 114 days later."
        );
    }
}
