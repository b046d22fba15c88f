//! `g287 find`: the agreements and applications that match words and filters.

use anyhow::Result;

use super::absence::AbsenceNote;
use super::args::Common;
use super::exit::Exit;
use super::output::{Output, note};
use super::request::Request;
use crate::export::record::{Record, Records};
use crate::export::{Provenance, Sheet};
use crate::model::{AgencyIx, State, StateSet};
use crate::query::{
    Entries, Filter, MatchKind, Query, Question, SearchIndex, StatusKind, found_as,
};
use crate::text::{counted, place, states};

/// The line above agreements that do not match every word as it is written.
const APPROXIMATE: &str =
    "approximate: nothing has every word as it is written; these are the nearest by spelling";

/// The line above agreements of other places than the one that was asked for.
const NEAREST: &str = "Nearest by spelling, not what was asked for:";

/// Runs the command.
pub(super) fn run(words: &str, common: &Common) -> Result<Exit> {
    let query = Query::parse(words)?;
    let mut request = Request::new(common)?;
    let asked = Filter { text: words.to_owned(), ..request.filter.clone() };
    if query.has_words() && query.restrictions.asked_statuses().is_empty() {
        request.any_status();
    }
    let history = request.history();
    let index = (!query.is_empty()).then(|| SearchIndex::new(history));
    let hits = index.as_ref().map(|index| index.search(&query, None));
    let question = request.question(hits.as_ref());
    let entries = question.entries();
    let absence = AbsenceNote::of(&request, &query, hits.as_ref(), index.as_ref());

    let records = Records::new(history, &request.day);
    let is_exact = |row: &Record<'_>| row.found().is_none_or(MatchKind::is_as_written);
    let mut rows: Vec<Record<'_>> = records.found(question);
    rows.sort_by_key(|row| !is_exact(row));
    let exact = rows.partition_point(is_exact);
    let mut output = Output::new(&common.output)?;
    let (matching, nearest) = rows.split_at(exact);
    if output.format.is_for_people() {
        for line in absence.lines() {
            output.line(line)?;
        }
        if !absence.is_empty() && !matching.is_empty() {
            output.gap()?;
        }
        for line in other_names(&request, &query, &rows) {
            output.line(&line)?;
        }
        if let Some(words) = counts(entries, &rows) {
            output.head(&words)?;
        }
        if !matching.is_empty() {
            output.rows(&Sheet { columns: Record::COLUMNS, rows: matching })?;
        }
        if !nearest.is_empty() {
            output.caption(APPROXIMATE)?;
            let columns = Record::columns_with_match();
            output.rows(&Sheet { columns: &columns, rows: nearest })?;
        }
        if !absence.near.is_empty() {
            output.gap()?;
            output.caption(NEAREST)?;
            let near = absence.near.iter();
            let near: Vec<Record<'_>> = near
                .map(|found| records.record(found.agreement, found.found.map(|hit| hit.kind)))
                .collect();
            let columns = Record::columns_with_match();
            output.rows(&Sheet { columns: &columns, rows: &near })?;
        }
    } else {
        for line in absence.lines() {
            note(line)?;
        }
        if !nearest.is_empty() {
            note(APPROXIMATE)?;
        }
        output.rows(&Sheet { columns: Record::COLUMNS, rows: &rows })?;
    }
    if rows.is_empty() {
        if !absence.says_place {
            note(&nothing(&request, entries))?;
        }
        let hits = hits.as_ref().filter(|_| query.has_words() && !entries.has_applications());
        let applied = hits.map_or(0, |hits| request.applicants(hits).count());
        if applied > 0 {
            let count = counted(applied, "application matches", "applications match");
            note(&format!("{count} on pending lists; --status applications lists them."))?;
        }
    } else {
        let count = counted_rows(entries, &rows);
        output.provenance(&format!("{count}, {}.", request.as_of_entries(entries)))?;
        let asked = Question { filter: &asked, ..request.question(hits.as_ref()) };
        output.source(&Provenance::new(asked, count))?;
        if let Some(age) = request.age()? {
            output.remark(&age)?;
        }
    }
    output.finish()?;
    Ok(Exit::new(!rows.is_empty(), request.data.incomplete))
}

fn nothing(request: &Request, entries: Entries) -> String {
    if request.day.position.is_none() {
        return format!("Nothing found: {}.", request.no_list());
    }
    let only = match request.only.as_str() {
        "" => String::new(),
        only => format!(" (only {only})"),
    };
    format!("Nothing found{only}, {}.", request.as_of_entries(entries))
}

/// What is found, by status, and in which states: "4 agreements in Missouri: 1 active, 3 ended".
fn counts(entries: Entries, rows: &[Record<'_>]) -> Option<String> {
    let places: StateSet = rows.iter().filter_map(Record::state).collect();
    let one = State::all().find(|&state| places.contains(state));
    let place = match one {
        Some(only) if places.states() + places.territories() == 1 => place(only),
        _ => states(places),
    };
    let by_status: Vec<String> = StatusKind::ALL
        .into_iter()
        .map(|status| (status, rows.iter().filter(|row| row.status() == Some(status)).count()))
        .filter(|&(_, count)| count > 0)
        .map(|(status, count)| format!("{count} {}", status.name()))
        .collect();
    let count = counted_rows(entries, rows);
    (!rows.is_empty()).then(|| format!("{count} in {place}: {}.", by_status.join(", ")))
}

/// "12 agreements", "3 applications".
fn counted_rows(entries: Entries, rows: &[Record<'_>]) -> String {
    let agreements = rows.iter().filter(|row| row.outcome().is_none()).count();
    entries.counted(agreements, rows.len() - agreements)
}

/// Agencies that are found by another name than the one that they have now.
fn other_names(request: &Request, query: &Query, rows: &[Record<'_>]) -> Vec<String> {
    let history = request.history();
    let mut agencies: Vec<AgencyIx> = rows.iter().map(Record::agency_ix).collect();
    agencies.dedup();
    let named = agencies.into_iter().filter_map(|agency| {
        let other = found_as(history, query, agency)?;
        let name = history.text(history.tables.agencies.row(agency).name);
        Some(format!("{name}: also listed as \u{201c}{}\u{201d}.", other.trim()))
    });
    named.collect()
}
