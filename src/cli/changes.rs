//! `g287 changes`: what changed between two days, or between two files.

use std::path::PathBuf;

use anyhow::{Result, bail};

use super::args::Common;
use super::comparison::{Comparison, asked_days, of_days, of_files};
use super::exit::Exit;
use super::output::{Output, note};
use super::request;
use super::when::When;
use crate::export::changes::{ChangeRow, Digest, nothing};
use crate::export::{Content, Provenance, Sheet};
use crate::history::Changes;
use crate::query::Question;
use crate::text::counted;

/// Runs the command.
pub(super) fn run(
    files: &[PathBuf],
    from: Option<When>,
    to: Option<When>,
    common: &Common,
) -> Result<Exit> {
    let filters = &common.filters;
    let [from, to] = asked_days(from, to, filters)?;
    let compared = match files {
        [] => of_days(from, to, common)?,
        [one, other] => {
            if let Some((flag, _)) = from.or(to) {
                bail!("{flag} cannot be used with two files");
            }
            if !common.data.data.is_empty() {
                bail!("--data cannot be used with two files");
            }
            of_files(one, other, common)?
        }
        [only] => bail!(
            "{}: one file has nothing to be compared with; give two files, or two days with --from and --to",
            only.display()
        ),
        _ => bail!("{} files given; two can be compared", files.len()),
    };
    let mut filter = request::undated(filters);
    filter.watched = request::watched(filters, &compared.history)?;
    let question = Question::new(&compared.history, &compared.day, &filter);
    let found = question.changes(compared.from);
    let agencies = question.agencies_since(compared.from);
    let digest = Digest::new(&compared.history, &found).with_agencies(agencies);
    let mut output = Output::new(&common.output)?;
    write(&compared, &found, digest, &filter.describe(), &mut output)?;
    if matches!(output.format.content, Content::Rows | Content::Sheets(_)) {
        let count = counted(digest.rows().len(), "change", "changes");
        let what = format!("{count}. {}. {}", digest.heading(), digest.sources());
        output.source(&Provenance::new(question, what))?;
    }
    output.finish()?;
    Ok(Exit::new(!found.is_empty(), compared.incomplete))
}

fn write(
    compared: &Comparison,
    found: &Changes,
    digest: Digest<'_>,
    only: &str,
    output: &mut Output,
) -> Result<()> {
    match output.format.content {
        Content::Object => output.object(&digest.report())?,
        Content::Markup(markup) if !found.is_empty() => {
            for line in digest.document(&markup, only, &compared.notes) {
                output.line(&line)?;
            }
        }
        Content::Text | Content::Markup(_) => prose(compared, found, digest, only, output)?,
        Content::Rows | Content::Sheets(_) => {
            output.rows(&Sheet { columns: ChangeRow::COLUMNS, rows: &digest.rows() })?;
        }
    }
    if found.is_empty() && !output.format.is_for_people() {
        note(&format!("{}. {}.", nothing(only), digest.heading()))?;
    }
    Ok(())
}

fn prose(
    compared: &Comparison,
    found: &Changes,
    digest: Digest<'_>,
    only: &str,
    output: &mut Output,
) -> Result<()> {
    output.line(&format!("{}.", digest.heading()))?;
    if let (Content::Text, Some(age)) = (output.format.content, &compared.age) {
        output.line(age)?;
    }
    for text in &compared.notes {
        output.line(text)?;
    }
    if found.is_empty() {
        output.line(&format!("{}.", nothing(only)))?;
    } else if !only.is_empty() {
        output.line(&format!("Only {only}."))?;
    }
    for totals in
        [digest.totals(), digest.agencies(), digest.pending_totals()].into_iter().flatten()
    {
        output.line(&format!("{totals}."))?;
    }
    for section in digest.sections() {
        output.gap()?;
        if section.is_counted_only() {
            let elsewhere = "listed in CSV, TSV and JSON";
            output.line(&format!("{}: {}; {elsewhere}", section.title, section.about))?;
        } else {
            output.line(&format!("{}: {}", section.title, section.about))?;
            output.rows(&section.sheet())?;
        }
    }
    output.gap()?;
    output.line(&format!("{}.", digest.sources()))?;
    Ok(())
}
