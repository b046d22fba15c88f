//! `g287 find`: the agreements that match words and filters.

use anyhow::Result;

use super::absence::AbsenceNote;
use super::args::Common;
use super::exit::Exit;
use super::output::{Output, note};
use super::request::Request;
use crate::export::record::{Record, Records};
use crate::export::{Provenance, Sheet};
use crate::model::{AgencyIx, State, StateSet};
use crate::query::{Filter, Found, MatchKind, Query, Question, SearchIndex, StatusKind, found_as};
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
    if query.has_words() {
        request.any_status();
    }
    let history = request.history();
    let index = (!query.is_empty()).then(|| SearchIndex::new(history));
    let hits = index.as_ref().map(|index| index.search(&query, None));
    let found = request.question(hits.as_ref()).find();
    let absence = AbsenceNote::of(&request, &query, hits.as_ref(), index.as_ref());

    let records = Records::new(history, &request.day);
    let record = |found: &Found| records.record(found.agreement, found.found.map(|hit| hit.kind));
    let rows: Vec<Record<'_>> = found.iter().map(record).collect();
    let exact = rows.partition_point(|row| row.found().is_none_or(MatchKind::is_as_written));
    let mut output = Output::new(&common.output)?;
    let (matching, nearest) = rows.split_at(exact);
    if output.format.is_for_people() {
        for line in absence.lines() {
            output.line(line)?;
        }
        if !absence.is_empty() && !matching.is_empty() {
            output.gap()?;
        }
        for line in other_names(&request, &query, &found) {
            output.line(&line)?;
        }
        if let Some(words) = counts(&request, &found) {
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
            let near: Vec<Record<'_>> = absence.near.iter().map(record).collect();
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
            note(&nothing(&request))?;
        }
        let hits = hits.as_ref().filter(|_| query.has_words());
        let applied = hits.map_or(0, |hits| request.applicants(hits).count());
        if applied > 0 {
            let count = counted(applied, "application matches", "applications match");
            note(&format!("{count} on pending lists; g287 show lists them."))?;
        }
    } else {
        let count = counted(rows.len(), "agreement", "agreements");
        output.provenance(&format!("{count}, {}.", request.as_of()))?;
        let asked = Question { filter: &asked, ..request.question(hits.as_ref()) };
        output.source(&Provenance::new(asked, count))?;
        if let Some(age) = request.age()? {
            output.remark(&age)?;
        }
    }
    output.finish()?;
    Ok(Exit::new(!rows.is_empty(), request.data.incomplete))
}

fn nothing(request: &Request) -> String {
    if request.day.position.is_none() {
        return format!("Nothing found: {}.", request.no_list());
    }
    let only = match request.only.as_str() {
        "" => String::new(),
        only => format!(" (only {only})"),
    };
    format!("Nothing found{only}, {}.", request.as_of())
}

/// What is found, by status, and in which states: "4 agreements in Missouri: 1 active, 3 ended".
fn counts(request: &Request, found: &[Found]) -> Option<String> {
    let history = request.history();
    let state = |found: &Found| {
        let agency = history.agreements.row(found.agreement).agency;
        history.tables.agencies.row(agency).state
    };
    let places: StateSet = found.iter().filter_map(state).collect();
    let one = State::all().find(|&state| places.contains(state));
    let place = match one {
        Some(only) if places.states() + places.territories() == 1 => place(only),
        _ => states(places),
    };
    let by_status: Vec<String> = StatusKind::ALL
        .into_iter()
        .map(|status| (status, found.iter().filter(|found| found.status == status).count()))
        .filter(|&(_, count)| count > 0)
        .map(|(status, count)| format!("{count} {}", status.name()))
        .collect();
    let count = counted(found.len(), "agreement", "agreements");
    (!found.is_empty()).then(|| format!("{count} in {place}: {}.", by_status.join(", ")))
}

/// Agencies that are found by another name than the one that they have now.
fn other_names(request: &Request, query: &Query, found: &[Found]) -> Vec<String> {
    let history = request.history();
    let mut agencies: Vec<AgencyIx> =
        found.iter().map(|found| history.agreements.row(found.agreement).agency).collect();
    agencies.dedup();
    let named = agencies.into_iter().filter_map(|agency| {
        let other = found_as(history, query, agency)?;
        let name = history.text(history.tables.agencies.row(agency).name);
        Some(format!("{name}: also listed as \u{201c}{}\u{201d}.", other.trim()))
    });
    named.collect()
}
