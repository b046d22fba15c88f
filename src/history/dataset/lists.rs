//! The lists of a dataset as read. The rows of a list are encoded as differences from an earlier
//! list, which is the previous one of its kind: runs of rows that are consecutive there, and runs of
//! rows that are not.

use std::collections::HashMap;
use std::ops::Range;

use super::error::DatasetError;
use super::numbers::{DatasetReader, DatasetWriter};
use crate::history::data::History;
use crate::model::{
    Acceptance, AsRead, Columns, DateRule, Digest, Edition, List, ListKind, Listing, PrintedRow,
    Problem, ReadingIx, Sighting, Text,
};

pub(super) fn write(out: &mut DatasetWriter, history: &History) {
    out.count(history.lists.len());
    let mut before: [Option<(usize, Vec<Listing>)>; 2] = Default::default();
    for (at, (ix, list)) in history.lists.iter().enumerate() {
        write_list(out, list);
        let rows: Vec<Listing> = history.listings_of(ix).map(|(_, &row)| row).collect();
        let kind = usize::from(list.kind == ListKind::Pending);
        let Some(before) = before.get_mut(kind) else { continue };
        // How many lists before this one the earlier list is; 0 if there is none.
        let (distance, earlier) =
            before.as_ref().map_or((0, &[][..]), |(earlier, rows)| (at - earlier, rows));
        out.count(distance);
        write_rows(out, earlier, &rows);
        *before = Some((at, rows));
    }
}

fn write_list(out: &mut DatasetWriter, list: &List) {
    out.bytes.extend_from_slice(&list.digest.0);
    out.count(list.also.len());
    for sighting in list.sightings() {
        out.text(&sighting.file);
        out.day_or_none(sighting.captured);
        out.day_or_none(sighting.given);
    }
    out.text(&list.sheet);
    out.text(&list.archive_prefix);
    let AsRead { columns, notes, skipped } = &list.as_read;
    out.number(columns.bits().into());
    write_problems(out, notes);
    out.count(skipped.len());
    for (number, row) in skipped {
        out.number(*number);
        for text in &row.printed {
            out.number(text.0);
        }
        out.number(row.extras.0);
        out.number(u32::from(row.archived));
    }
}

pub(super) fn write_problems(out: &mut DatasetWriter, problems: &[Problem]) {
    out.count(problems.len());
    for problem in problems {
        out.number(problem.row.map_or(0, |row| row.saturating_add(1)));
        out.text(problem.column.as_deref().unwrap_or(""));
        out.text(&problem.message);
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

/// Lists of which nothing is cleaned yet, before the texts and readings that they refer to are known
/// to exist.
#[derive(Default)]
pub(super) struct Lists {
    rows: Vec<List>,
    listings: Vec<Listing>,
    /// One more than the highest reading that is referred to.
    readings: u32,
    /// One more than the highest text that is referred to.
    texts: u32,
}

impl Lists {
    /// Adds the lists to a history with tables.
    pub(super) fn put(self, history: &mut History) -> Result<(), DatasetError> {
        if self.readings as usize > history.tables.readings.len()
            || self.texts as usize > history.tables.texts.len()
        {
            return Err(DatasetError::Damaged { part: "the lists" });
        }
        history.lists = self.rows.into();
        history.listings = self.listings.into();
        Ok(())
    }
}

pub(super) fn read(from: &mut DatasetReader<'_>) -> Result<Lists, DatasetError> {
    from.part("the lists");
    let mut lists = Lists::default();
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for _ in 0..from.count::<List>()? {
        let mut list = read_list(from, &mut lists.texts)?;
        let first = lists.listings.len();
        let before = match from.number()? as usize {
            0 => 0..0,
            distance => {
                let at = ranges.len().checked_sub(distance);
                at.and_then(|at| ranges.get(at)).cloned().ok_or_else(|| from.damaged())?
            }
        };
        read_readings(from, &mut lists.listings, &before, &mut lists.readings)?;
        read_row_numbers(from, lists.listings.get_mut(first..).unwrap_or(&mut []))?;
        ranges.push(first..lists.listings.len());
        let range = (u32::try_from(first), u32::try_from(lists.listings.len()));
        let (Ok(start), Ok(end)) = range else { return Err(from.damaged()) };
        list.listings = start..end;
        lists.rows.push(list);
    }
    Ok(lists)
}

fn read_list(from: &mut DatasetReader<'_>, texts: &mut u32) -> Result<List, DatasetError> {
    let digest = from.bytes(32)?.try_into().map_err(|_| from.damaged())?;
    let others = from.count::<Sighting>()?;
    let first = sighting(from)?;
    let also = (0..others).map(|_| sighting(from)).collect::<Result<_, _>>()?;
    let (sheet, archive_prefix) = (from.text()?.to_owned(), from.text()?.to_owned());
    let columns = from.below(256)?;
    let columns = Columns::from_bits(u8::try_from(columns).map_err(|_| from.damaged())?);
    let notes = read_problems(from)?;
    let skipped = (0..from.count::<(u32, PrintedRow)>()?).map(|_| skipped(from, texts));
    let skipped = skipped.collect::<Result<_, _>>()?;
    let Sighting { file, captured, given } = first;
    let as_read = AsRead { columns, notes, skipped };
    let digest = Digest(digest);
    Ok(List { file, captured, given, also, digest, sheet, archive_prefix, as_read, ..blank() })
}

/// A list of which nothing is known.
pub(super) fn blank() -> List {
    List {
        kind: ListKind::Participating,
        date: chrono::NaiveDate::default(),
        edition: Edition { seconds: 0, revision: 0 },
        date_rule: DateRule::Content,
        file: String::new(),
        captured: None,
        given: None,
        also: Vec::new(),
        digest: Digest::default(),
        sheet: String::new(),
        archive_prefix: String::new(),
        listings: 0..0,
        acceptance: Acceptance::Accepted,
        problems: Vec::new(),
        as_read: AsRead::default(),
    }
}

fn sighting(from: &mut DatasetReader<'_>) -> Result<Sighting, DatasetError> {
    let file = from.text()?.to_owned();
    Ok(Sighting { file, captured: from.day_or_none()?, given: from.day_or_none()? })
}

fn skipped(
    from: &mut DatasetReader<'_>,
    texts: &mut u32,
) -> Result<(u32, PrintedRow), DatasetError> {
    let number = from.number()?;
    let mut text = || {
        let text = from.below(u32::MAX as usize)?;
        *texts = (*texts).max(text + 1);
        Ok::<_, DatasetError>(Text(text))
    };
    let mut row = PrintedRow::BLANK;
    for printed in &mut row.printed {
        *printed = text()?;
    }
    row.extras = text()?;
    row.archived = from.below(2)? == 1;
    Ok((number, row))
}

pub(super) fn read_problems(from: &mut DatasetReader<'_>) -> Result<Vec<Problem>, DatasetError> {
    (0..from.count::<Problem>()?).map(|_| problem(from)).collect()
}

fn problem(from: &mut DatasetReader<'_>) -> Result<Problem, DatasetError> {
    let row = from.number()?.checked_sub(1);
    let column = Some(from.text()?.to_owned()).filter(|column| !column.is_empty());
    Ok(Problem { row, column, message: from.text()?.to_owned() })
}

/// Appends the readings of a list to those of all lists; `before` is the range of the earlier list
/// among them.
pub(super) fn read_readings(
    from: &mut DatasetReader<'_>,
    all: &mut Vec<Listing>,
    before: &Range<usize>,
    readings: &mut u32,
) -> Result<(), DatasetError> {
    let count = from.number()? as usize;
    from.take::<Listing>(count)?;
    let end = all.len().saturating_add(count);
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

pub(super) fn read_row_numbers(
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
