//! `g287 record`: what the user's record holds, and lists taken out of it.

use std::ffi::OsString;

use anyhow::{Result, bail};
use chrono::NaiveDate;
use serde::Serialize;

use super::args::{Common, RecordCommand};
use super::clock;
use super::exit::Exit;
use super::output::{Output, note};
use super::own::{describer, store, waiting, yours};
use crate::export::lists::{OwnName, RecordedList, YearOfLists};
use crate::export::{Content, Sheet};
use crate::history::History;
use crate::model::ListKind;
use crate::query::{Break, Day, breaks};
use crate::record::{OwnLists, RemovedName, Store};
use crate::text::{counted, day, iso, list_and_file, thousands};

/// What `--format json` gives.
#[derive(Serialize)]
struct Report<'h> {
    /// Where the record is kept.
    path: String,
    /// The bytes of its file; nothing if there is none.
    bytes: Option<u64>,
    years: Vec<YearOfLists>,
    /// Stretches of more than 14 days without a participating list.
    gaps: Vec<Gap>,
    lists: Vec<RecordedList<'h>>,
}

#[derive(Serialize)]
struct Gap {
    #[serde(serialize_with = "iso")]
    after: NaiveDate,
    #[serde(serialize_with = "iso")]
    before: NaiveDate,
    days: i64,
}

/// What `--format json` gives where lists were taken out.
#[derive(Serialize)]
struct Removed<'a> {
    removed: Vec<RemovedList<'a>>,
}

#[derive(Serialize)]
struct RemovedList<'a> {
    name: &'a str,
    /// Another name under which the list is still in the record.
    still: Option<&'a str>,
}

/// What `--format json` gives after going back to the bundled lists.
#[derive(Serialize)]
struct WasReset {
    /// Where the old record is; nothing if there was none.
    old: Option<String>,
}

/// Runs the command.
pub(super) fn run(what: Option<RecordCommand>, common: &Common) -> Result<Exit> {
    let store = store(common)?;
    clock::today()?;
    let output = Output::new(&common.output)?;
    if let (Some(_), Content::Rows | Content::Sheets(_)) = (&what, output.format.content) {
        bail!("{}: there are no rows to write; use --format json", output.format.name);
    }
    match what {
        None => show(&store, output),
        Some(RecordCommand::Remove { lists }) => remove(&store, &lists, output),
        Some(RecordCommand::Reset) => reset(&store, output),
    }
}

fn remove(store: &Store, lists: &[OsString], mut output: Output) -> Result<Exit> {
    // A name that is not UTF-8 is kept as it is shown.
    let names: Vec<String> = lists.iter().map(|name| name.to_string_lossy().into_owned()).collect();
    let removal = store.remove(&names, &|| waiting(store.path()))?;
    for notice in &removal.notices {
        note(notice)?;
    }
    let words = |removed: &RemovedName| match &removed.still {
        Some(still) => {
            format!("{}: no longer in the record; the list still is, as {still}", removed.name)
        }
        None => format!("{}: no longer in the record", removed.name),
    };
    match output.format.content {
        Content::Object => {
            let lists = removal.names.iter();
            let list =
                lists.map(|list| RemovedList { name: &list.name, still: list.still.as_deref() });
            output.object(&Removed { removed: list.collect() })?;
        }
        _ => {
            for removed in &removal.names {
                output.line(&words(removed))?;
            }
        }
    }
    output.finish()?;
    Ok(Exit::Found)
}

fn reset(store: &Store, mut output: Output) -> Result<Exit> {
    let old = store.reset(&|| waiting(store.path()))?.map(|old| old.display().to_string());
    let exit = if old.is_some() { Exit::Found } else { Exit::Nothing };
    match output.format.content {
        Content::Object => output.object(&WasReset { old })?,
        _ => output.line(&match old {
            Some(old) => format!("The bundled lists are used again; the old record is {old}."),
            None => format!("There is no record of yours in {}.", store.path().display()),
        })?,
    }
    output.finish()?;
    Ok(exit)
}

fn show(store: &Store, mut output: Output) -> Result<Exit> {
    let loaded = store.load()?;
    for notice in &loaded.notices {
        note(notice)?;
    }
    let history = &loaded.history;
    let own = if store.size().is_some() { store.own(history)? } else { OwnLists::default() };
    let describe = describer(store, history, &own);
    let lists = || history.lists.handles().map(&describe);
    match output.format.content {
        Content::Object => output.object(&Report {
            path: store.path().display().to_string(),
            bytes: store.size(),
            years: YearOfLists::of(history),
            gaps: gaps(history),
            lists: lists().collect(),
        })?,
        Content::Rows | Content::Sheets(_) => {
            let lists: Vec<RecordedList<'_>> = lists().collect();
            output.rows(&Sheet { columns: RecordedList::COLUMNS, rows: &lists })?;
        }
        Content::Text | Content::Markup(_) => {
            output.line(&held(store, history, &own))?;
            for kind in [ListKind::Participating, ListKind::Pending] {
                if let Some(line) = newest(history, kind, output.format.content)? {
                    output.line(&line)?;
                }
            }
            output.gap()?;
            let years = YearOfLists::of(history);
            output.rows(&Sheet { columns: YearOfLists::COLUMNS, rows: &years })?;
            if !own.names.is_empty() {
                output.gap()?;
                output.caption("Lists that you added:")?;
                let names = own.names.iter();
                let names =
                    names.map(|(ix, name)| OwnName { list: describe(*ix), name: name.clone() });
                let names: Vec<OwnName<'_>> = names.collect();
                output.rows(&Sheet { columns: OwnName::COLUMNS, rows: &names })?;
            }
            output.gap()?;
            output.line("Stretches of more than 14 days without a participating list:")?;
            for Gap { after, before, days } in gaps(history) {
                let days = counted(usize::try_from(days).unwrap_or(0), "day", "days");
                output.line(&format!("  {} to {}, {days}", day(after), day(before)))?;
            }
        }
    }
    output.finish()?;
    Ok(Exit::Found)
}

/// How many lists there are, and where they are kept.
fn held(store: &Store, history: &History, own: &OwnLists) -> String {
    let lists = counted(history.lists.len(), "list", "lists");
    let path = store.path().display();
    match store.size() {
        Some(bytes) => {
            format!("{lists}, {}, in {path} ({} bytes).", yours(own), thousands(bytes))
        }
        None => {
            format!("{lists}, all of them bundled. g287 add makes a record of yours in {path}.")
        }
    }
}

/// Names the newest list of a kind, with its age where a reader is told.
fn newest(history: &History, kind: ListKind, content: Content) -> Result<Option<String>> {
    let Some(&list) = history.accepted(kind).last() else { return Ok(None) };
    let list = history.lists.row(list);
    let age = match content {
        Content::Text => {
            let days = clock::today()?.signed_duration_since(list.date).num_days().max(0);
            format!(", {} old", counted(usize::try_from(days).unwrap_or(0), "day", "days"))
        }
        _ => String::new(),
    };
    Ok(Some(format!("Newest {} list: {}{age}.", kind.name(), list_and_file(list))))
}

/// The stretches of more than 14 days without a participating list.
fn gaps(history: &History) -> Vec<Gap> {
    let Some(last) = Day::last(history) else { return Vec::new() };
    let gap = |found: Break| match found {
        Break::NoList { after, before } => {
            Some(Gap { after, before, days: (before - after).num_days() })
        }
        Break::NotAccepted { .. } => None,
    };
    breaks(history, &last).into_iter().filter_map(gap).collect()
}
