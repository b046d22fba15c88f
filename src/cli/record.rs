//! `g287 record`: what the user's record holds, and lists taken out of it.

use anyhow::Result;
use chrono::NaiveDate;
use serde::Serialize;

use super::add::{store, waiting};
use super::args::{Common, RecordCommand};
use super::clock;
use super::exit::Exit;
use super::output::{Output, note};
use crate::export::lists::{RecordedList, YearOfLists};
use crate::export::{Content, Sheet};
use crate::history::History;
use crate::model::ListKind;
use crate::query::{Break, Day, breaks};
use crate::record::Store;
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

/// Runs the command.
pub(super) fn run(what: Option<RecordCommand>, common: &Common) -> Result<Exit> {
    let store = store(common)?;
    let wait = || waiting(store.path());
    let mut output = Output::new(&common.output)?;
    let exit = match what {
        None => return show(&store, output),
        Some(RecordCommand::Remove { lists }) => {
            for label in store.remove(&lists, &wait)? {
                output.line(&format!("{label}: no longer in the record"))?;
            }
            Exit::Found
        }
        Some(RecordCommand::Reset) => {
            let old = store.reset(&wait)?;
            let line = match &old {
                Some(old) => {
                    let old = old.display();
                    format!("The bundled lists are used again; the old record is {old}.")
                }
                None => format!("There is no record of yours in {}.", store.path().display()),
            };
            output.line(&line)?;
            if old.is_some() { Exit::Found } else { Exit::Nothing }
        }
    };
    output.finish()?;
    Ok(exit)
}

fn show(store: &Store, mut output: Output) -> Result<Exit> {
    let loaded = store.load()?;
    for notice in &loaded.notices {
        note(notice)?;
    }
    let history = &loaded.history;
    let own = if store.size().is_some() { store.own(history)? } else { Vec::new() };
    let added = store.added();
    let lists = || {
        history.lists.handles().map(|ix| {
            let mut list = RecordedList::new(history, ix);
            list.own = own.contains(&ix);
            if let Some(noted) = added(history.lists.row(ix).digest).filter(|_| list.own) {
                (list.added, list.from) = (Some(noted.on), Some(noted.from));
            }
            list
        })
    };
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
            output.line(&held(store, history, own.len()))?;
            for kind in [ListKind::Participating, ListKind::Pending] {
                if let Some(line) = newest(history, kind, output.format.content)? {
                    output.line(&line)?;
                }
            }
            output.gap()?;
            let years = YearOfLists::of(history);
            output.rows(&Sheet { columns: YearOfLists::COLUMNS, rows: &years })?;
            if !own.is_empty() {
                output.gap()?;
                output.caption("Lists that you added:")?;
                let own: Vec<RecordedList<'_>> = lists().filter(|list| list.own).collect();
                output.rows(&Sheet { columns: RecordedList::COLUMNS, rows: &own })?;
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
fn held(store: &Store, history: &History, own: usize) -> String {
    let lists = counted(history.lists.len(), "list", "lists");
    let path = store.path().display();
    match store.size() {
        Some(bytes) => {
            format!("{lists}, {own} of them yours, in {path} ({} bytes).", thousands(bytes))
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
