//! `g287 find`: the agreements that match words and filters.

use anyhow::Result;

use super::args::Common;
use super::exit::Exit;
use super::output::{Output, note};
use super::request::Request;
use crate::export::Sheet;
use crate::export::record::{Record, Records};
use crate::query::{MatchKind, Query, SearchIndex};
use crate::text::counted;

/// The line above agreements that do not match every word.
const APPROXIMATE: &str = "approximate: nothing matches every word; these are the nearest";

/// Runs the command.
pub(super) fn run(words: &str, common: &Common) -> Result<Exit> {
    let query = Query::parse(words)?;
    let mut request = Request::new(common)?;
    if query.has_words() {
        request.any_status();
    }
    let history = request.history();
    let hits = (!query.is_empty()).then(|| SearchIndex::new(history).search(&query, None));
    let found = request.question(hits.as_ref()).find();

    let records = Records::new(history, &request.day);
    let rows: Vec<Record<'_>> = found
        .iter()
        .map(|found| records.record(found.agreement, found.found.map(|hit| hit.kind)))
        .collect();
    let nearest = rows.partition_point(|row| row.found() != Some(MatchKind::Approximate));
    let mut output = Output::new(&common.output)?;
    let (matching, approximate) = rows.split_at(nearest);
    if output.format.is_for_people() {
        if !matching.is_empty() {
            output.rows(&Sheet { columns: Record::COLUMNS, rows: matching })?;
        }
        if !approximate.is_empty() {
            output.caption(APPROXIMATE)?;
            output.rows(&Sheet { columns: Record::COLUMNS, rows: approximate })?;
        }
    } else {
        if !approximate.is_empty() {
            note(APPROXIMATE)?;
        }
        output.rows(&Sheet { columns: Record::COLUMNS, rows: &rows })?;
    }
    if rows.is_empty() {
        note(&nothing(&request))?;
        let hits = hits.as_ref().filter(|_| query.has_words());
        let applied = hits.map_or(0, |hits| request.applicants(hits).count());
        if applied > 0 {
            let count = counted(applied, "application matches", "applications match");
            note(&format!("{count} on pending lists; g287 show lists them."))?;
        }
    } else {
        let count = counted(rows.len(), "agreement", "agreements");
        output.provenance(&format!("{count}, {}.", request.as_of()))?;
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
