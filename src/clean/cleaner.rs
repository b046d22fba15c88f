//! Cleaning of a list that was read.

use chrono::NaiveDate;
use hashbrown::HashMap;

use super::counties::Counties;
use super::date::{self, Bounds};
use super::day::{self, ListDate};
use super::error::CleanError;
use super::readings::{Readings, Required};
use super::rows::{SkipReason, no_listing};
use super::shown::shown;
use crate::model::{
    Acceptance, AsRead, CleanList, Column, DateRule, List, ListKind, Listing, PrintedList,
    PrintedRow, Problem, Rule, Sighting, Tables,
};

/// How many repeated rows and how many skipped rows of a list are reported individually. The rest
/// are counted.
const NAMED: usize = 1000;

/// Cleans a list: decides its kind and its date, and reads every row by the rules. The result
/// depends on nothing else, so a list that was kept as read can be cleaned again.
///
/// # Errors
///
/// Returns an error if the list has no date.
pub fn clean(printed: PrintedList, counties: &Counties) -> Result<CleanList, CleanError> {
    let mut sightings = printed.sightings.iter().cloned();
    let Some(mut first) = sightings.next() else {
        return Err(CleanError::NoDate { file: printed.digest.to_string() });
    };
    let also = sightings.collect();
    let skip = printed.distinct.iter().map(|row| no_listing(&printed.texts, row)).collect();
    let mut cleaner = Cleaner { printed, skip, problems: Vec::new() };
    let listings = cleaner.listings().count();
    let kind = cleaner.kind(listings);
    let dated = cleaner.dated(&first)?;
    // A day that was given beside one in the name says nothing, so that it leaves no trace.
    first.given = first.given.filter(|_| dated.rule == DateRule::Given);
    let needs = Required {
        signed: kind == ListKind::Participating,
        kind: cleaner.printed.columns.has(Column::Type),
    };
    let (listings, skipped, tables) =
        cleaner.read(counties, Bounds::of_list(dated.date), needs, kind);
    let Cleaner { printed, mut problems, .. } = cleaner;
    problems.splice(0..0, printed.notes.iter().cloned());
    problems.sort_by_key(|problem| problem.row);
    let list = List {
        kind,
        date: dated.date,
        edition: dated.edition,
        date_rule: dated.rule,
        file: first.file,
        captured: first.captured,
        given: first.given,
        also,
        digest: printed.digest,
        sheet: printed.sheet,
        archive_prefix: printed.archive_prefix,
        listings: 0..u32::try_from(listings.len()).unwrap_or(u32::MAX),
        acceptance: Acceptance::Accepted,
        problems,
        as_read: AsRead { columns: printed.columns, notes: printed.notes, skipped },
    };
    Ok(CleanList { list, listings, tables })
}

/// A list that is being cleaned.
struct Cleaner {
    printed: PrintedList,
    /// By distinct row: why it is not a listing, if it is none.
    skip: Vec<Option<SkipReason>>,
    problems: Vec<Problem>,
}

impl Cleaner {
    /// The rows that are listings, in order.
    fn listings(&self) -> impl Iterator<Item = &PrintedRow> {
        self.printed.order.iter().filter_map(|&(_, at)| {
            let skipped = self.skip.get(at as usize)?.is_some();
            self.printed.distinct.get(at as usize).filter(|_| !skipped)
        })
    }

    /// Reads every row, now that kind and date of the list are known. Returns the listings, the
    /// rows that are none, and the tables.
    fn read(
        &mut self,
        counties: &Counties,
        bounds: Bounds,
        needs: Required,
        kind: ListKind,
    ) -> (Vec<Listing>, Vec<(u32, PrintedRow)>, Tables) {
        let mut tables = Tables::default();
        tables.texts = std::mem::take(&mut self.printed.texts);
        let mut readings =
            Readings::new(tables, counties, bounds, needs, &self.printed.archive_prefix);
        let rows = self.printed.distinct.iter().zip(&self.skip);
        let read: Vec<_> =
            rows.map(|(row, skip)| skip.is_none().then(|| readings.reading(row))).collect();
        let tables = readings.into_tables();
        let mut listings = Vec::with_capacity(self.printed.order.len());
        let mut skipped = Vec::new();
        for &(row, at) in &self.printed.order {
            let at = at as usize;
            if let Some(Some(reading)) = read.get(at).copied() {
                listings.push(Listing { row, reading });
                continue;
            }
            let (Some(printed), Some(Some(reason))) =
                (self.printed.distinct.get(at), self.skip.get(at))
            else {
                continue;
            };
            skipped.push((row, *printed));
            if skipped.len() <= NAMED {
                let shown = shown(printed.printed.iter().map(|text| tables.texts.get(*text)));
                let message = format!("row skipped: {} ({shown})", reason.reason());
                self.problems.push(Problem { row: Some(row), column: None, message });
            }
        }
        if skipped.len() > NAMED {
            let message = format!("{} more rows skipped", skipped.len() - NAMED);
            self.problems.push(Problem { row: None, column: None, message });
        }
        self.repeats(&listings, &tables, kind);
        (listings, skipped, tables)
    }

    /// Notes rows that repeat another row of the list.
    fn repeats(&mut self, listings: &[Listing], tables: &Tables, kind: ListKind) {
        let mut first = HashMap::with_capacity(listings.len());
        let (what, one) = match kind {
            ListKind::Participating => ("agency, model and signing date", "one agreement"),
            ListKind::Pending => ("agency and model", "one application"),
        };
        let mut repeats = 0usize;
        for listing in listings {
            let Some(reading) = tables.readings.get(listing.reading) else { continue };
            let signed = reading.signed.filter(|_| kind == ListKind::Participating);
            let before =
                *first.entry((reading.agency, reading.model, signed)).or_insert(listing.row);
            if before == listing.row {
                continue;
            }
            repeats += 1;
            if repeats <= NAMED {
                let message = format!("same {what} as row {before}: counted as {one}");
                self.problems.push(Problem { row: Some(listing.row), column: None, message });
            }
        }
        if repeats > NAMED {
            let message = format!("{} more rows repeat the {what} of another row", repeats - NAMED);
            self.problems.push(Problem { row: None, column: None, message });
        }
    }

    /// The kind of list: participating if most rows have a signing date.
    fn kind(&mut self, listings: usize) -> ListKind {
        if !self.printed.columns.has(Column::Signed) {
            return ListKind::Pending;
        }
        let signed = self.listings().filter(|row| !row.get(Column::Signed).is_empty()).count();
        if listings == 0 || signed * 2 > listings {
            return ListKind::Participating;
        }
        if signed > 0 {
            let message = format!(
                "only {signed} of {listings} rows have a signing date: treated as a list of pending applications"
            );
            let column = Some(Column::Signed.heading().to_owned());
            self.problems.push(Problem { row: None, column, message });
        }
        ListKind::Pending
    }

    /// The date of the list, by its first sighting: by the name, else as it was given, else by the
    /// folder, else by the content.
    fn dated(&self, first: &Sighting) -> Result<ListDate, CleanError> {
        let bounds = first.captured.map_or_else(Bounds::open, Bounds::of_list);
        let mut known = HashMap::new();
        let mut signed: Vec<NaiveDate> = self
            .listings()
            .filter_map(|row| {
                let printed = row.get(Column::Signed);
                *known.entry(printed).or_insert_with(|| {
                    let verdict = date::read(self.printed.texts.get(printed), bounds);
                    verdict.value.filter(|_| verdict.rule.is_none_or(Rule::is_minor))
                })
            })
            .collect();
        signed.sort_unstable_by(|a, b| b.cmp(a));
        let found = day::find(&first.file, first.captured, &signed);
        let given =
            |date| ListDate { date, edition: day::edition(&first.file), rule: DateRule::Given };
        found
            .filter(|found| first.given.is_none() || found.rule.is_by_name())
            .or_else(|| first.given.map(given))
            .ok_or(CleanError::NoDate { file: first.file.clone() })
    }
}
