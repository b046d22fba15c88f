//! `g287 stats`: counts of agreements, agencies and states.

use anyhow::Result;

use super::args::Common;
use super::exit::Exit;
use super::output::Output;
use super::request::Request;
use crate::export::stats::{GroupCounts, ModelRow, StatsReport};
use crate::export::{Content, Provenance, Sheet};
use crate::query::{Choice, GroupBy, StatusKind};
use crate::text::counted;

/// Runs the command.
pub(super) fn run(by: Option<GroupBy>, common: &Common) -> Result<Exit> {
    let mut request = Request::new(common)?;
    if by == Some(GroupBy::Reason) && request.filter.asked_statuses().is_empty() {
        request.filter.statuses = Choice::only(Some(StatusKind::Ended));
        request.only = request.filter.describe();
    }
    let figures = request.question(None).stats(by);
    let report = StatsReport::new(request.history(), &figures, by.is_some());
    let mut output = Output::new(&common.output)?;
    match output.format.content {
        Content::Object => output.object(&report)?,
        Content::Text | Content::Markup(_) => prose(&report, &request, &mut output)?,
        Content::Rows | Content::Sheets(_) => match &report.by {
            Some(groups) => output.rows(&Sheet { columns: GroupCounts::COLUMNS, rows: groups })?,
            None => output.rows(&Sheet { columns: ModelRow::COLUMNS, rows: &report.rows() })?,
        },
    }
    if matches!(output.format.content, Content::Rows | Content::Sheets(_)) {
        let applied = figures.applications.map_or(0, |figures| figures.applications);
        let question = request.question(None);
        let count = question.entries().counted(figures.agreements as usize, applied as usize);
        output.source(&Provenance::new(question, format!("Counts of {count}")))?;
    }
    output.finish()?;
    let applications = figures.applications.map_or(0, |figures| figures.applications);
    Ok(Exit::new(figures.agreements + applications > 0, request.data.incomplete))
}

fn prose(report: &StatsReport<'_>, request: &Request, output: &mut Output) -> Result<()> {
    output.line(&format!("{}.", report.as_of_words()))?;
    if let (Content::Text, Some(age)) = (output.format.content, request.age()?) {
        output.line(&age)?;
    }
    if !request.only.is_empty() {
        output.line(&format!("Only {}.", request.only))?;
    }
    output.gap()?;
    output.rows(&Sheet { columns: ModelRow::COLUMNS, rows: &report.rows() })?;
    if let Some(groups) = &report.by {
        output.gap()?;
        output.rows(&Sheet { columns: GroupCounts::COLUMNS, rows: groups })?;
    }
    output.gap()?;
    if report.listings != report.agreements {
        let listings = counted(report.listings as usize, "row", "rows");
        output.line(&format!("The list has {listings}, repeated ones included."))?;
    }
    if let Some(applications) = report.application_words() {
        output.line(&format!("{applications}."))?;
    }
    if let Some(pending) = report.pending_words() {
        output.line(&format!("{pending}."))?;
    }
    for words in report.reach_words() {
        output.line(&format!("{words}."))?;
    }
    Ok(())
}
