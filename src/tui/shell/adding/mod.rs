//! Adding lists to the user's record: reading what was typed, on a thread of its own, and watching a
//! folder for lists that are new.

mod follow;
mod paths;

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::NaiveDate;

pub(super) use self::follow::follow;
pub(super) use self::paths::{complete, is_dropped};
use super::message::Message;
use crate::export::destination::expanded;
use crate::history::History;
use crate::model::{ListIx, ListKind};
use crate::record::{Addition, LoadError, Options, Progress, Store};
use crate::terminal::Sender;
use crate::text::{counted, list_name, thousands};
use crate::tui::core::NewLists;

/// The user's record, and what there is to know to add lists to it.
#[derive(Clone, Debug)]
pub struct Adding {
    /// The record.
    pub store: Store,
    /// What the command line says about lists.
    pub options: Options,
    /// The day on which lists are added.
    pub today: NaiveDate,
    /// The user's home, for `~`.
    pub home: Option<PathBuf>,
    /// A folder to be watched for new lists.
    pub follow: Option<PathBuf>,
}

impl Adding {
    /// Where the record is kept, as the user writes it.
    pub(super) fn place(&self) -> String {
        let path = self.store.path();
        let home = self.home.as_deref().and_then(|home| path.strip_prefix(home).ok());
        home.map_or_else(|| path.display().to_string(), |rest| format!("~/{}", rest.display()))
    }

    /// Reads lists and adds them, on a thread of its own.
    pub(super) fn start(&self, lists: NewLists, sender: Sender<Message>) -> std::io::Result<()> {
        let adding = self.clone();
        let thread = std::thread::Builder::new().name("add lists".into());
        thread.spawn(move || {
            let paths = match lists {
                NewLists::Found(paths) => paths,
                NewLists::Typed(text) => {
                    paths::paths(&text, |path| expanded(path, adding.home.as_deref()))
                }
            };
            if paths.iter().any(|path| path.as_os_str() == "-") {
                sender.send(Message::Added(Box::new(Err(no_standard_input()))));
                return;
            }
            let progress = Reporting {
                sender: sender.clone(),
                total: AtomicU64::new(0),
                done: AtomicU64::new(0),
            };
            let waiting = || {
                let words = "waiting for another g287 that is changing the record";
                sender.send(Message::Adding(words.into()));
            };
            let added =
                adding.store.add(&paths, &adding.options, Some(adding.today), &progress, &waiting);
            sender.send(Message::Added(Box::new(added)));
        })?;
        Ok(())
    }
}

/// Why `-` is no list here: standard input is where the explorer's keys come from.
fn no_standard_input() -> LoadError {
    let words = "-: standard input is the keyboard here; give the path of a file, or pipe the list \
                 into g287 add -";
    LoadError { file: "-".into(), message: words.into() }
}

/// Tells the screen how far reading has come, a hundredth at a time.
struct Reporting {
    sender: Sender<Message>,
    total: AtomicU64,
    done: AtomicU64,
}

impl Progress for Reporting {
    fn total(&self, _: u64, bytes: u64) {
        self.total.fetch_add(bytes, Ordering::Relaxed);
    }

    fn done(&self, _: u64, bytes: u64) {
        let total = self.total.load(Ordering::Relaxed);
        let before = self.done.fetch_add(bytes, Ordering::Relaxed);
        let part = |done: u64| done.saturating_mul(100).checked_div(total).unwrap_or(0);
        if part(before) != part(before + bytes) {
            self.sender.send(Message::Adding(format!("reading, {} %", part(before + bytes))));
        }
    }
}

/// What an addition brought: a sentence, and the two accepted participating lists between which it
/// shows, if it shows between two.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Brought {
    pub(super) words: String,
    /// The positions of the earlier and the later list.
    pub(super) between: Option<(usize, usize)>,
}

/// What an addition brought.
///
/// # Errors
/// In words, if there is nothing new in the record.
pub(super) fn brought(added: &Result<Addition, LoadError>) -> Result<Brought, String> {
    let added = added.as_ref().map_err(ToString::to_string)?;
    let history = &added.history;
    let more = added.errors.len().saturating_sub(1);
    let errors = added.errors.first().map(|first| match more {
        0 => first.to_string(),
        more => format!("{first} (and {} more)", thousands(more as u64)),
    });
    let new: Vec<ListIx> =
        added.lists.iter().filter(|list| list.known.is_none()).map(|list| list.list).collect();
    let Some(&newest) = new.last().filter(|_| added.changed) else {
        return Err(errors.unwrap_or_else(|| match added.lists.as_slice() {
            [] => "there is no list".into(),
            [one] => {
                format!("already in the record, as {}", one.known.as_deref().unwrap_or_default())
            }
            several => format!("all {} are already in the record", thousands(several.len() as u64)),
        }));
    };
    let words = match new.as_slice() {
        [one] => {
            let list = history.lists.row(*one);
            let rows = counted(history.listings_of(*one).count(), "row", "rows");
            let refused = if list.acceptance.is_accepted() {
                ""
            } else {
                "; not in force, since it has far fewer rows than the list before it"
            };
            format!("added the {} list of {}, {rows}{refused}", list.kind.name(), list_name(list))
        }
        several => format!("added {}", counted(several.len(), "list", "lists")),
    };
    let errors = errors.map(|errors| format!("not read: {errors}"));
    let words = [words].into_iter().chain(errors).chain(added.notices.iter().cloned());
    let words = words.collect::<Vec<_>>().join("; ");
    Ok(Brought { words, between: between(history, &new, newest) })
}

/// The newest of the new lists in force, and the list before those that were added with it. If only
/// pending lists are new, the newest participating list with itself.
fn between(history: &History, new: &[ListIx], newest: ListIx) -> Option<(usize, usize)> {
    let accepted = history.accepted(ListKind::Participating);
    let later = accepted.iter().rposition(|list| new.contains(list));
    let Some(later) = later else {
        let is_pending = history.accepted(ListKind::Pending).contains(&newest);
        let last = accepted.len().checked_sub(1).filter(|_| is_pending)?;
        return Some((last, last));
    };
    let earlier = accepted.iter().take(later).rposition(|list| !new.contains(list))?;
    Some((earlier, later))
}
