//! `g287 show`: the whole record of one agency.

use anyhow::Result;

use super::args::Common;
use super::exit::Exit;
use super::output::{Output, note, rows_beside};
use super::question::Question;
use crate::export::grid::{Column, Place, Value};
use crate::export::record::{Record, Records};
use crate::export::{Content, Sheet, card};
use crate::history::History;
use crate::model::{Agency, AgencyIx, State};
use crate::query::{Filter, MatchKind, Query, SearchIndex, find};
use crate::text::{counted, sentence};

/// Shows the agency that is meant, where only one can be; otherwise lists those that can.
pub(super) fn run(text: &str, common: &Common) -> Result<Exit> {
    let mut question = Question::new(common)?;
    question.any_status();
    let history = question.history();
    let candidates = match history.agency_of_id(text) {
        Some(agency) => vec![Candidate::new(history, agency, None)],
        None => searched(&question, text)?,
    };
    let mut output = Output::new(&common.output)?;
    let found = match meant(&candidates) {
        Some(agency) => show(&question, agency, &mut output)?,
        None => list(&candidates, text, &mut output)?,
    };
    output.finish()?;
    Ok(Exit::new(found, question.data.incomplete))
}

/// An agency that may be meant.
#[derive(Debug)]
struct Candidate<'h> {
    agency: AgencyIx,
    row: &'h Agency,
    history: &'h History,
    found: Option<MatchKind>,
}

impl<'h> Candidate<'h> {
    const COLUMNS: &'h [Column<Self>] = &[
        Column::new("agency", "Agency", Place::Always, |c| {
            Value::Text(c.history.text(c.row.name).into())
        }),
        Column::new("state", "St", Place::Always, |c| Value::text(c.row.state.map(State::postal))),
        Column::new("agency_id", "Id", Place::Always, |c| {
            Value::Text(c.row.id(&c.history.tables.texts).into())
        }),
        Column::new("match", "Match", Place::Room(1), |c| {
            Value::text(c.found.map(MatchKind::name))
        }),
    ];

    fn new(history: &'h History, agency: AgencyIx, found: Option<MatchKind>) -> Self {
        Self { agency, row: history.tables.agencies.row(agency), history, found }
    }
}

/// The agencies that match the words and the filters, the best match first.
fn searched<'q>(question: &'q Question, text: &str) -> Result<Vec<Candidate<'q>>> {
    let history = question.history();
    let query = Query::parse(text)?;
    let hits = SearchIndex::new(history).search(&query, None);
    let mut candidates: Vec<Candidate<'_>> = Vec::new();
    for found in find(history, &question.day, &question.filter, Some(&hits)) {
        let agency = history.agreements.row(found.agreement).agency;
        if candidates.iter().all(|candidate| candidate.agency != agency) {
            candidates.push(Candidate::new(history, agency, found.found.map(|hit| hit.kind)));
        }
    }
    for (agency, kind) in question.applicants(&hits) {
        if candidates.iter().all(|candidate| candidate.agency != agency) {
            candidates.push(Candidate::new(history, agency, Some(kind)));
        }
    }
    candidates.sort_by_key(|candidate| candidate.found);
    Ok(candidates)
}

/// The agency that is meant: the only one, or the only one that has every word whole. One that is
/// only near is not.
fn meant(candidates: &[Candidate<'_>]) -> Option<AgencyIx> {
    match candidates {
        [only] if only.found != Some(MatchKind::Approximate) => Some(only.agency),
        [first, second, ..]
            if first.found == Some(MatchKind::Exact) && second.found != first.found =>
        {
            Some(first.agency)
        }
        _ => None,
    }
}

/// Writes the agency's record.
fn show(question: &Question, agency: AgencyIx, output: &mut Output) -> Result<bool> {
    let history = question.history();
    let records = Records::new(history, &question.day);
    let statuses = question.filter.statuses;
    let filter = Filter { statuses, ..Filter::default() };
    let rows: Vec<Record<'_>> = find(history, &question.day, &filter, None)
        .iter()
        .filter(|found| history.agreements.row(found.agreement).agency == agency)
        .map(|found| records.record(found.agreement, None))
        .collect();
    if !matches!(output.format.content, Content::Text) {
        output.rows(&Sheet { columns: Record::COLUMNS, rows: &rows })?;
        output.provenance(&sentence(&question.as_of()))?;
        return Ok(!rows.is_empty());
    }
    let lines = card::lines(history, &question.day, agency, &rows);
    for line in &lines {
        output.line(line)?;
    }
    output.gap()?;
    output.line(&sentence(&question.as_of()))?;
    Ok(true)
}

/// Lists the agencies that may be meant, on standard error where a program reads.
fn list(candidates: &[Candidate<'_>], text: &str, output: &mut Output) -> Result<bool> {
    if candidates.is_empty() {
        note(&format!("No agency matches \"{text}\"."))?;
        empty_object(output)?;
        return Ok(false);
    }
    let count = counted(candidates.len(), "agency", "agencies");
    let sheet = Sheet { columns: Candidate::COLUMNS, rows: candidates };
    let head = if candidates.iter().all(|c| c.found == Some(MatchKind::Approximate)) {
        format!("approximate: no agency matches \"{text}\" by word; {count} nearest to it:")
    } else {
        format!("{count} match \"{text}\"; say which with its id:")
    };
    if output.format.is_for_people() {
        output.caption(&head)?;
        output.rows(&sheet)?;
    } else {
        note(&head)?;
        rows_beside(&sheet)?;
        empty_object(output)?;
    }
    Ok(false)
}

/// Writes no rows in a format whose readers need a value even then.
fn empty_object(output: &mut Output) -> Result<()> {
    if matches!(output.format.content, Content::Object) {
        output.rows(&Sheet::<Candidate<'_>> { columns: Candidate::COLUMNS, rows: &[] })?;
    }
    Ok(())
}
