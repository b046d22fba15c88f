//! The lists of a dataset. The rows of a list are encoded as differences from the previous list of
//! its kind: runs of rows that are consecutive there, and runs of rows that are not.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};

use super::error::DatasetError;
use super::numbers::{DatasetReader, DatasetWriter};
use crate::history::data::History;
use crate::model::{Acceptance, DateRule, Edition, List, ListKind, Listing, Problem, ReadingIx};

pub(super) fn write(out: &mut DatasetWriter, history: &History) {
    out.count(history.lists.len());
    let mut before: [Vec<Listing>; 2] = Default::default();
    for (ix, list) in history.lists.iter() {
        let kind = usize::from(list.kind == ListKind::Pending);
        out.count(kind);
        out.signed(list.date.num_days_from_ce());
        out.number(list.edition.seconds);
        out.number(list.edition.revision);
        out.count(DateRule::ALL.iter().position(|&rule| rule == list.date_rule).unwrap_or(0));
        for text in [&list.file, &list.path, &list.sheet, &list.archive_prefix] {
            out.text(text);
        }
        out.count(list.problems.len());
        for problem in &list.problems {
            out.number(problem.row.map_or(0, |row| row + 1));
            out.text(problem.column.as_deref().unwrap_or(""));
            out.text(&problem.message);
        }
        let rows: Vec<Listing> = history.listings_of(ix).map(|(_, &row)| row).collect();
        if let Some(before) = before.get_mut(kind) {
            write_rows(out, before, &rows);
            *before = rows;
        }
    }
}

fn write_rows(out: &mut DatasetWriter, before: &[Listing], rows: &[Listing]) {
    out.count(rows.len());
    let at: HashMap<ReadingIx, usize> =
        before.iter().enumerate().rev().map(|(i, row)| (row.reading, i)).collect();
    let mut expected = 0;
    let mut rest = rows;
    while let Some(first) = rest.first() {
        let known = at.get(&first.reading).copied();
        let length = match known {
            Some(start) => {
                let there = before.get(start..).unwrap_or(&[]);
                rest.iter().zip(there).take_while(|(a, b)| a.reading == b.reading).count()
            }
            None => rest.iter().take_while(|row| !at.contains_key(&row.reading)).count(),
        };
        let (run, after) = rest.split_at(length.min(rest.len()));
        out.count(run.len() * 2 + usize::from(known.is_some()));
        if let Some(start) = known {
            out.signed(distance(expected, start));
            expected = start + run.len();
        } else {
            for row in run {
                out.number(row.reading.0);
            }
        }
        rest = after;
    }
    let mut row_before = 0;
    let mut same = 0;
    // Row numbers are consecutive but for a few gaps: the length of a run, then the gap.
    for row in rows {
        let step = row.row - row_before;
        row_before = row.row;
        if step == 1 {
            same += 1;
        } else {
            out.number(same);
            out.number(step);
            same = 0;
        }
    }
    out.number(same);
}

/// Lists as read, before their readings are known to exist.
pub(super) struct Lists {
    rows: Vec<List>,
    listings: Vec<Listing>,
    /// One more than the highest reading that is referred to.
    readings: u32,
}

impl Lists {
    /// Adds the lists to a history with tables.
    pub(super) fn put(self, history: &mut History) -> Result<(), DatasetError> {
        if self.readings as usize > history.tables.readings.len() {
            return Err(DatasetError::Damaged { part: "the lists" });
        }
        history.lists = self.rows.into();
        history.listings = self.listings.into();
        Ok(())
    }
}

pub(super) fn read(from: &mut DatasetReader<'_>) -> Result<Lists, DatasetError> {
    from.part("the lists");
    let mut before: [std::ops::Range<usize>; 2] = [0..0, 0..0];
    let mut all: Vec<Listing> = Vec::new();
    let mut lists = Vec::new();
    let mut readings = 0;
    for _ in 0..from.count()? {
        let kind = from.below(2)? as usize;
        let date = NaiveDate::from_num_days_from_ce_opt(from.signed()?);
        let date = date.ok_or_else(|| from.damaged())?;
        let edition = Edition { seconds: from.number()?, revision: from.number()? };
        let rule = from.below(DateRule::ALL.len())? as usize;
        let date_rule = *DateRule::ALL.get(rule).ok_or_else(|| from.damaged())?;
        let mut texts = [const { String::new() }; 4];
        for text in &mut texts {
            from.text()?.clone_into(text);
        }
        let [file, path, sheet, archive_prefix] = texts;
        let problems = (0..from.count()?).map(|_| problem(from)).collect::<Result<_, _>>()?;
        let first = all.len();
        let before = before.get_mut(kind).ok_or_else(|| from.damaged())?;
        read_readings(from, &mut all, before, &mut readings)?;
        *before = first..all.len();
        read_row_numbers(from, all.get_mut(first..).unwrap_or(&mut []))?;
        let start = u32::try_from(first).map_err(|_| from.damaged())?;
        lists.push(List {
            kind: if kind == 0 { ListKind::Participating } else { ListKind::Pending },
            date,
            edition,
            date_rule,
            file,
            path,
            sheet,
            archive_prefix,
            listings: start..u32::try_from(all.len()).map_err(|_| from.damaged())?,
            acceptance: Acceptance::Accepted,
            problems,
        });
    }
    Ok(Lists { rows: lists, listings: all, readings })
}

fn problem(from: &mut DatasetReader<'_>) -> Result<Problem, DatasetError> {
    let row = from.number()?.checked_sub(1);
    let column = Some(from.text()?.to_owned()).filter(|column| !column.is_empty());
    Ok(Problem { row, column, message: from.text()?.to_owned() })
}

/// Appends the readings of a list to those of all lists; `before` is the range of the previous list
/// of its kind among them.
fn read_readings(
    from: &mut DatasetReader<'_>,
    all: &mut Vec<Listing>,
    before: &std::ops::Range<usize>,
    readings: &mut u32,
) -> Result<(), DatasetError> {
    let end = all.len().saturating_add(from.number()? as usize);
    let mut expected = before.start;
    while all.len() < end {
        let head = from.number()? as usize;
        let length = head / 2;
        if length == 0 || length > end - all.len() {
            return Err(from.damaged());
        }
        if head % 2 == 1 {
            let start = expected.checked_add_signed(from.signed()? as isize);
            let start = start.filter(|&start| {
                start >= before.start && start.saturating_add(length) <= before.end
            });
            let start = start.ok_or_else(|| from.damaged())?;
            all.extend_from_within(start..start + length);
            expected = start + length;
        } else {
            for _ in 0..length {
                let reading = from.below(u32::MAX as usize)?;
                *readings = (*readings).max(reading + 1);
                all.push(Listing { row: 0, reading: ReadingIx(reading) });
            }
        }
    }
    Ok(())
}

fn read_row_numbers(
    from: &mut DatasetReader<'_>,
    listings: &mut [Listing],
) -> Result<(), DatasetError> {
    let mut row = 0_u32;
    let mut same = from.number()?;
    for listing in listings {
        let step = if let Some(left) = same.checked_sub(1) {
            same = left;
            1
        } else {
            let step = from.number()?;
            same = from.number()?;
            step
        };
        row = row.checked_add(step).ok_or_else(|| from.damaged())?;
        listing.row = row;
    }
    Ok(())
}

fn distance(from: usize, to: usize) -> i32 {
    let signed = |value: usize| i32::try_from(value).unwrap_or(i32::MAX);
    signed(to) - signed(from)
}
