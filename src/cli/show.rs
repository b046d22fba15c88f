//! `g287 show`: the full record of one agency.

use anyhow::Result;

use super::absence::AbsenceNote;
use super::args::Common;
use super::exit::Exit;
use super::ids::note_if_renamed;
use super::output::{Output, note, rows_beside};
use super::request::Request;
use crate::export::absence::nearest;
use crate::export::grid::{Column, Place, Value};
use crate::export::record::{Record, Records};
use crate::export::{Content, Provenance, Sheet, card};
use crate::history::History;
use crate::model::{Agency, AgencyIx, State};
use crate::query::{Choice, Filter, Found, MatchKind, Query, Question, SearchIndex};
use crate::text::{counted, sentence};

/// Shows the agency if only one can be meant; otherwise lists those that can.
pub(super) fn run(text: &str, common: &Common) -> Result<Exit> {
    let mut request = Request::new(common)?;
    request.any_status();
    if request.history().application_of_id(text).is_some() {
        request.filter.statuses.extend(Choice::of_applications());
    }
    let history = request.history();
    let (candidates, absence) = match history.agency_of_id(text) {
        Some(agency) => {
            note_if_renamed(history, text)?;
            (vec![Candidate::new(history, agency, None)], AbsenceNote::default())
        }
        None => searched(&request, text)?,
    };
    if !candidates.is_empty() {
        for line in absence.lines() {
            note(line)?;
        }
    }
    let mut output = Output::new(&common.output)?;
    let found = match meant(&candidates) {
        Some(agency) => show(&request, agency, &mut output)?,
        None => list(&request, text, (&candidates, &absence), &mut output)?,
    };
    output.finish()?;
    Ok(Exit::new(found, request.data.incomplete))
}

/// An agency that may be meant.
#[derive(Debug)]
pub(super) struct Candidate<'h> {
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

/// The agencies that match the words and the filters, the best match first, and what there is to
/// say about a place that is named.
pub(super) fn searched<'q>(
    request: &'q Request,
    text: &str,
) -> Result<(Vec<Candidate<'q>>, AbsenceNote)> {
    let history = request.history();
    let query = Query::parse(text)?;
    let index = SearchIndex::new(history);
    let hits = index.search(&query, None);
    let absence = AbsenceNote::of(request, &query, Some(&hits), Some(&index));
    let mut candidates: Vec<Candidate<'_>> = Vec::new();
    for found in request.question(Some(&hits)).find() {
        let agency = history.agreements.row(found.agreement).agency;
        if candidates.iter().all(|candidate| candidate.agency != agency) {
            candidates.push(Candidate::new(history, agency, found.found.map(|hit| hit.kind)));
        }
    }
    for (agency, kind) in request.applicants(&hits) {
        if candidates.iter().all(|candidate| candidate.agency != agency) {
            candidates.push(Candidate::new(history, agency, Some(kind)));
        }
    }
    candidates.sort_by_key(|candidate| candidate.found);
    Ok((candidates, absence))
}

/// The agency that is meant: the only one, or the only one that has every word in full. One that
/// only resembles the words is not.
pub(super) fn meant(candidates: &[Candidate<'_>]) -> Option<AgencyIx> {
    match candidates {
        [only] if only.found.is_none_or(MatchKind::is_as_written) => Some(only.agency),
        [first, second, ..]
            if first.found == Some(MatchKind::Exact) && second.found != first.found =>
        {
            Some(first.agency)
        }
        _ => None,
    }
}

/// Writes the agency's record.
fn show(request: &Request, agency: AgencyIx, output: &mut Output) -> Result<bool> {
    let history = request.history();
    let records = Records::new(history, &request.day);
    let statuses = request.filter.asked_statuses();
    let filter = Filter { statuses, reasons: request.filter.reasons, ..Filter::default() };
    let mut rows = records.found(Question::new(history, &request.day, &filter));
    rows.retain(|row| row.agency_ix() == agency);
    if !matches!(output.format.content, Content::Text) {
        output.rows(&Sheet { columns: Record::COLUMNS, rows: &rows })?;
        output.provenance(&sentence(&request.as_of_entries(filter.entries())))?;
        let applications = rows.iter().filter(|row| row.outcome().is_some()).count();
        let count = filter.entries().counted(rows.len() - applications, applications);
        let name = history.text(history.tables.agencies.row(agency).name);
        let what = format!("{count} of {name}");
        let none = Filter::default();
        let asked = if request.only.is_empty() { &none } else { &filter };
        output.source(&Provenance::new(Question::new(history, &request.day, asked), what))?;
        return Ok(!rows.is_empty());
    }
    rows.retain(|row| row.outcome().is_none());
    let lines = card::lines(history, &request.day, agency, &rows);
    for line in &lines {
        output.line(line)?;
    }
    output.gap()?;
    output.line(&sentence(&request.as_of()))?;
    Ok(true)
}

/// Says that no agency matches, or what there is to say about the place that is named.
fn none(request: &Request, text: &str, absence: &AbsenceNote, output: &mut Output) -> Result<bool> {
    let history = request.history();
    let mut lines: Vec<String> = absence.lines().map(str::to_owned).collect();
    if !absence.near.is_empty() {
        let agency = |found: &Found| history.agreements.row(found.agreement).agency;
        let mut near: Vec<AgencyIx> = absence.near.iter().map(agency).collect();
        near.dedup();
        lines.push(nearest(history, &near));
    }
    for line in &lines {
        if output.format.is_for_people() { output.line(line)? } else { note(line)? }
    }
    if !absence.says_place {
        note(&format!("No agency matches \"{text}\"."))?;
    }
    empty_object(output)?;
    Ok(false)
}

/// Lists the agencies that may be meant; on standard error if the output is for a program.
pub(super) fn list(
    request: &Request,
    text: &str,
    (candidates, absence): (&[Candidate<'_>], &AbsenceNote),
    output: &mut Output,
) -> Result<bool> {
    if candidates.is_empty() {
        return none(request, text, absence, output);
    }
    let count = counted(candidates.len(), "agency", "agencies");
    let sheet = Sheet { columns: Candidate::COLUMNS, rows: candidates };
    let as_written = |c: &Candidate<'_>| c.found.is_none_or(MatchKind::is_as_written);
    let head = if candidates.iter().any(as_written) {
        format!("{count} match \"{text}\"; choose one by its id:")
    } else {
        format!(
            "approximate: no agency has every word of \"{text}\" as it is written; nearest by spelling, {count}:"
        )
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

/// Writes an empty value in JSON, whose readers need one.
fn empty_object(output: &mut Output) -> Result<()> {
    if matches!(output.format.content, Content::Object) {
        output.rows(&Sheet::<Candidate<'_>> { columns: Candidate::COLUMNS, rows: &[] })?;
    }
    Ok(())
}
