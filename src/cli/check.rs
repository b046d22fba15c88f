//! `g287 check`: every repair and every doubt about some lists.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::Result;
use chrono::NaiveDate;
use serde::Serialize;

use super::args::Common;
use super::exit::Exit;
use super::output::{Output, complain};
use super::{clock, data, request};
use crate::export::check::{ListFinding, ListProblem, ListRepair, ListReport};
use crate::export::{Content, Sheet};
use crate::model::Rule;
use crate::record::{LoadError, Loaded};
use crate::text::{counted, day};

/// What `--format json` gives.
#[derive(Serialize)]
struct Report<'h> {
    lists: Vec<ListReport<'h>>,
    errors: Vec<ErrorReport<'h>>,
}

#[derive(Serialize)]
struct ErrorReport<'h> {
    file: &'h str,
    message: &'h str,
}

impl<'h> From<&'h LoadError> for ErrorReport<'h> {
    fn from(error: &'h LoadError) -> Self {
        Self { file: &error.file, message: &error.message }
    }
}

/// Reads the lists afresh and reports on each.
pub(super) fn run(paths: &[PathBuf], common: &Common) -> Result<Exit> {
    let today = clock::today()?;
    let Loaded { history, errors, .. } = data::load_paths(paths, &common.data);
    for error in &errors {
        complain(&error.to_string());
    }
    if history.lists.is_empty() && errors.is_empty() {
        complain(data::NO_LISTS);
        return Ok(Exit::Wrong);
    }
    let lists = history.lists.handles().map(|list| ListReport::new(&history, list));
    let mut output = Output::new(&common.output)?;
    match output.format.content {
        Content::Object => {
            let errors = errors.iter().map(ErrorReport::from).collect();
            output.object(&Report { lists: lists.collect(), errors })?;
        }
        Content::Text => {
            for list in lists {
                describe(&list, today, &mut output)?;
            }
            let files = counted(errors.len(), "file", "files");
            let lists = counted(history.lists.len(), "list", "lists");
            output.line(&format!("{lists}; {files} could not be read."))?;
        }
        Content::Markup(_) | Content::Rows | Content::Sheets(_) => {
            let findings: Vec<ListFinding<'_>> = lists.flat_map(ListReport::findings).collect();
            output.rows(&Sheet { columns: ListFinding::COLUMNS, rows: &findings })?;
        }
    }
    output.finish()?;
    Ok(Exit::new(true, !errors.is_empty()))
}

/// Describes a list in sentences.
fn describe(list: &ListReport<'_>, today: NaiveDate, output: &mut Output) -> Result<()> {
    output.line(&list.file)?;
    let edition = list.edition.as_ref().map_or_else(String::new, |edition| format!(", {edition}"));
    let sheet = list.sheet.map_or_else(String::new, |sheet| format!(", sheet \"{sheet}\""));
    let kind = list.kind.name();
    let about = if list.date_rule.is_guess() { "about " } else { "" };
    output.line(&format!("  {kind} list of {about}{}{edition}{sheet}", day(list.date)))?;
    output.line(&format!("  {} ({})", list.date_rule.sentence(), list.date_rule.name()))?;
    if list.date > today {
        output.line(&format!("  {}", request::from_the_future(today)))?;
    }
    let listings = counted(list.listings, "listing", "listings");
    let derived = match list.kind {
        crate::model::ListKind::Participating => {
            counted(list.agreements, "agreement", "agreements")
        }
        crate::model::ListKind::Pending => {
            counted(list.applications, "application", "applications")
        }
    };
    let accepted = if list.accepted { "" } else { ", not accepted" };
    output.line(&format!("  {listings}, {derived}{accepted}"))?;
    repairs(&list.repairs, output)?;
    problems(&list.problems, output)?;
    output.gap()?;
    Ok(())
}

/// Writes the repairs rule by rule, each distinct value once with its rows. Rules that change only
/// the form are counted.
fn repairs(repairs: &[ListRepair<'_>], output: &mut Output) -> Result<()> {
    let mut by_rule: BTreeMap<Rule, Vec<&ListRepair<'_>>> = BTreeMap::new();
    for repair in repairs {
        by_rule.entry(repair.rule).or_default().push(repair);
    }
    for (rule, repairs) in by_rule.into_iter().rev() {
        let times = counted(repairs.len(), "repair", "repairs");
        output.line(&format!("  {times} by {}: {}", rule.name(), rule.sentence()))?;
        if rule.is_minor() {
            continue;
        }
        let mut values: BTreeMap<(&str, &str, Option<&str>), Vec<u32>> = BTreeMap::new();
        for repair in repairs {
            let value = (repair.column, &*repair.printed, repair.used);
            values.entry(value).or_default().push(repair.row);
        }
        for ((column, printed, used), rows) in values {
            let used = used.unwrap_or("unknown");
            output
                .line(&format!("    {column} \"{printed}\" → {used}, {}", rows_in_words(&rows)))?;
        }
    }
    Ok(())
}

fn problems(problems: &[ListProblem<'_>], output: &mut Output) -> Result<()> {
    if !problems.is_empty() {
        output.line(&format!("  {}", counted(problems.len(), "problem", "problems")))?;
    }
    for problem in problems {
        let row = problem.row.map_or_else(String::new, |row| format!("row {row}: "));
        output.line(&format!("    {row}{}", problem.message))?;
    }
    Ok(())
}

fn rows_in_words(rows: &[u32]) -> String {
    let word = if rows.len() == 1 { "row" } else { "rows" };
    let rows: Vec<String> = rows.iter().map(u32::to_string).collect();
    format!("{word} {}", rows.join(", "))
}
