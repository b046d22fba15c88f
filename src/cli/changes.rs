//! `g287 changes`: what changed between two days, or between two files.

use std::path::PathBuf;

use anyhow::{Result, bail};

use super::args::Common;
use super::comparison::{Comparison, of_days, of_files};
use super::exit::Exit;
use super::output::{Output, note};
use super::question;
use super::when::When;
use crate::export::Sheet;
use crate::export::changes::{ChangeRow, Told, nothing};
use crate::history::Changes;
use crate::query::changes;

/// Compares and writes.
pub(super) fn run(
    files: &[PathBuf],
    from: Option<When>,
    to: Option<When>,
    common: &Common,
) -> Result<Exit> {
    let filters = &common.filters;
    let from = one_of([("--from", from), ("--since", filters.since.clone())])?;
    let as_of = filters.as_of.map(When::Days);
    let to = one_of([("--to", to), ("--until", filters.until.clone()), ("--as-of", as_of)])?;
    let compared = match files {
        [] => of_days(from, to, common)?,
        [one, other] => {
            if let Some((flag, _)) = from.or(to) {
                bail!("give two files or days, not both: {flag} is for days");
            }
            if !common.data.data.is_empty() {
                bail!("give two files or --data, not both");
            }
            of_files(one, other, common)?
        }
        [only] => bail!("{}: give two files, or days with --from and --to", only.display()),
        _ => bail!("give two files to compare, not {}", files.len()),
    };
    let mut filter = question::undated(filters);
    filter.watched = question::watched(filters, &compared.history)?;
    let found = changes(&compared.history, &compared.day, &filter, None, compared.from);
    let told = Told::new(&compared.history, &found);
    let mut output = Output::new(&common.output)?;
    write(&compared, &found, told, &filter.describe(), &mut output)?;
    output.finish()?;
    Ok(Exit::new(!found.is_empty(), compared.incomplete))
}

fn write(
    compared: &Comparison,
    found: &Changes,
    told: Told<'_>,
    only: &str,
    output: &mut Output,
) -> Result<()> {
    if output.format.is_json() {
        output.json(&told.report())?;
    } else if output.format.name == "markdown" && !found.is_empty() {
        for line in told.markdown(only, &compared.notes) {
            output.line(&line)?;
        }
    } else if output.format.is_prose() {
        prose(compared, found, told, only, output)?;
    } else {
        output.rows(&Sheet { columns: ChangeRow::COLUMNS, rows: &told.rows() })?;
    }
    if found.is_empty() && !output.format.is_prose() {
        note(&format!("{}. {}.", nothing(only), told.heading()))?;
    }
    Ok(())
}

fn prose(
    compared: &Comparison,
    found: &Changes,
    told: Told<'_>,
    only: &str,
    output: &mut Output,
) -> Result<()> {
    output.line(&format!("{}.", told.heading()))?;
    for text in &compared.notes {
        output.line(text)?;
    }
    if found.is_empty() {
        output.line(&format!("{}.", nothing(only)))?;
    } else if !only.is_empty() {
        output.line(&format!("Only {only}."))?;
    }
    for totals in [told.totals(), told.pending_totals()].into_iter().flatten() {
        output.line(&format!("{totals}."))?;
    }
    for section in told.sections() {
        output.gap()?;
        if section.is_counted_only() {
            let told = "CSV, TSV and JSON list them";
            output.line(&format!("{}: {}; {told}", section.title, section.about))?;
        } else {
            output.line(&format!("{}: {}", section.title, section.about))?;
            output.rows(&section.sheet())?;
        }
    }
    output.gap()?;
    output.line(&format!("{}.", told.sources()))?;
    Ok(())
}

/// The one that is given.
fn one_of<const N: usize>(
    flags: [(&'static str, Option<When>); N],
) -> Result<Option<(&'static str, When)>> {
    let mut given = flags.into_iter().filter_map(|(flag, when)| Some((flag, when?)));
    let first = given.next();
    if let (Some((one, _)), Some((other, _))) = (&first, given.next()) {
        bail!("{one} and {other} say the same thing: give one of them");
    }
    Ok(first)
}
