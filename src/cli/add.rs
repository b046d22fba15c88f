//! `g287 add`: adds lists to the user's record.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use chrono::NaiveDate;
use serde::Serialize;

use super::args::Common;
use super::exit::{Exit, Reported};
use super::output::{Output, complain, note};
use super::own::{describer, store, waiting, yours};
use super::progress::Bar;
use super::{clock, data, request};
use crate::export::changes::{ChangesReport, Digest};
use crate::export::lists::RecordedList;
use crate::export::{Content, Sheet};
use crate::history::{Changes, History};
use crate::model::{ListIx, ListKind};
use crate::query::{Day, Filter, Question};
use crate::record::{Addition, OwnLists, Store};
use crate::text::{counted, list_day, thousands};

/// What `--format json` gives.
#[derive(Serialize)]
struct Report<'h> {
    lists: Vec<RecordedList<'h>>,
    errors: Vec<String>,
    /// Whether the record is another one now.
    changed: bool,
    /// Where the record is kept.
    record: String,
    /// What changed from the list in force before; nothing if that is still in force.
    changes: Option<ChangesReport<'h>>,
}

/// Adds lists, or only says what they would change.
pub(super) fn run(paths: &[PathBuf], dry_run: bool, common: &Common) -> Result<Exit> {
    let store = store(common)?;
    let today = clock::today()?;
    // What cannot be written to is said before anything is kept.
    let output = Output::new(&common.output)?;
    let bar = Bar::for_large();
    let options = data::options(&common.data);
    let kept = (!dry_run).then_some(today);
    let added = store.add(paths, &options, kept, &bar, &|| waiting(store.path()));
    bar.finish();
    let added = added?;
    for notice in &added.notices {
        note(notice)?;
    }
    for error in &added.errors {
        complain(&error.to_string());
    }
    if added.lists.is_empty() {
        if added.errors.is_empty() {
            bail!(data::NO_LISTS);
        }
        bail!(Reported);
    }
    let is_kept = added.changed && !dry_run;
    report(&added, &store, today, dry_run, output).with_context(|| {
        let path = store.path().display();
        if is_kept {
            format!("the lists are kept in {path}, but what they change could not be said")
        } else {
            format!("{path} is as it was")
        }
    })?;
    Ok(Exit::new(true, !added.errors.is_empty()))
}

/// Says what was added and what changed.
fn report(
    added: &Addition,
    store: &Store,
    today: NaiveDate,
    dry_run: bool,
    mut output: Output,
) -> Result<()> {
    let history = &added.history;
    let day = Day::last(history).context(data::NO_LISTS)?;
    let changes = changes(added, &day);
    let digest = changes.as_ref().map(|changes| Digest::new(history, changes));
    let own = store.own(history)?;
    let describer = describer(store, history, &own);
    let lists: Vec<RecordedList<'_>> = added
        .lists
        .iter()
        .map(|given| RecordedList { known: given.known.clone(), ..describer(given.list) })
        .collect();
    match output.format.content {
        Content::Object => output.object(&Report {
            lists,
            errors: added.errors.iter().map(ToString::to_string).collect(),
            changed: added.changed && !dry_run,
            record: store.path().display().to_string(),
            changes: digest.map(Digest::report),
        })?,
        Content::Text | Content::Markup(_) => {
            for list in &lists {
                describe(history, list, today, &mut output)?;
            }
            what_changed(history, digest, &mut output)?;
            output.line(&kept_words(added, &own, dry_run, store))?;
        }
        Content::Rows | Content::Sheets(_) => {
            output.rows(&Sheet { columns: RecordedList::COLUMNS, rows: &lists })?;
        }
    }
    output.finish()
}

/// What changed from the lists in force before; nothing if they still are.
fn changes(added: &Addition, day: &Day) -> Option<Changes> {
    let history = &added.history;
    let newest = |kind| history.accepted(kind).last();
    let kinds = [ListKind::Participating, ListKind::Pending];
    let same = |kind| newest(kind).is_none_or(|list| added.before.contains(list));
    if kinds.into_iter().all(same) {
        return None;
    }
    let position = |list: &ListIx| {
        let kind = history.lists.row(*list).kind;
        let accepted = history.accepted(kind);
        Some((kind, accepted.partition_point(|other| other <= list).checked_sub(1)?))
    };
    let mut from = history.point(day.as_of);
    for (kind, position) in added.before.iter().filter_map(position) {
        match kind {
            ListKind::Participating => from.participating = Some(position),
            ListKind::Pending => from.pending = Some(position),
        }
    }
    Some(Question::new(history, day, &Filter::default()).changes(from))
}

/// Describes a list in sentences.
fn describe(
    history: &History,
    list: &RecordedList<'_>,
    today: NaiveDate,
    output: &mut Output,
) -> Result<()> {
    output.line(list.file)?;
    let about = if list.date_rule.is_guess() { "about " } else { "" };
    let edition = list.edition.as_ref().map_or_else(String::new, |edition| format!(", {edition}"));
    let date = crate::text::day(list.date);
    output.line(&format!("  {} list of {about}{date}{edition}", list.kind.name()))?;
    output.line(&format!("  {} ({})", list.date_rule.sentence(), list.date_rule.name()))?;
    if list.date > today {
        output.line(&format!("  {}", request::from_the_future(today)))?;
    }
    let rows = counted(list.rows, "row", "rows");
    output
        .line(&format!("  {rows}, {}", if list.accepted { "accepted" } else { "not accepted" }))?;
    if !list.accepted {
        let found = history.lists.rows().iter().find(|row| row.digest.to_string() == list.sha256);
        if let Some(crate::model::Acceptance::Collapsed { rows, before }) =
            found.map(|row| row.acceptance)
        {
            let (rows, before) = (thousands(rows.into()), thousands(before.into()));
            output.line(&format!(
                "  not in force: {rows} rows, and {before} on the list before it; no figure counts it until the next list confirms it, and g287 record remove takes it out"
            ))?;
        }
    }
    if let Some(repairs) = list.repairs_words() {
        output.line(&format!("  {repairs}"))?;
    }
    if let Some(known) = &list.known {
        output.line(&format!("  already in the record, as {known}"))?;
    }
    output.gap()?;
    Ok(())
}

/// Says what changed, or that the lists in force are the same.
fn what_changed(history: &History, digest: Option<Digest<'_>>, output: &mut Output) -> Result<()> {
    let Some(digest) = digest else {
        let kinds = [ListKind::Participating, ListKind::Pending];
        let newest = kinds.map(|kind| {
            let list = history.lists.row(*history.accepted(kind).last()?);
            Some(format!("{} list of {}", kind.name(), list_day(list)))
        });
        let newest: Vec<String> = newest.into_iter().flatten().collect();
        output.line(&format!("In force as before: {}.", newest.join(", ")))?;
        return Ok(());
    };
    output.line(&format!("{}.", digest.heading()))?;
    for totals in [digest.totals(), digest.pending_totals()].into_iter().flatten() {
        output.line(&format!("{totals}."))?;
    }
    Ok(())
}

fn kept_words(added: &Addition, own: &OwnLists, dry_run: bool, store: &Store) -> String {
    if dry_run {
        return "Nothing was kept (--dry-run).".into();
    }
    let path = store.path().display();
    let lists = counted(added.history.lists.len(), "list", "lists");
    let kept = if added.changed { "Kept in" } else { "Nothing new for" };
    format!("{kept} {path}: {lists}, {}.", yours(own))
}
