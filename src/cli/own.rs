//! What `add` and `record` share: the user's record, and what of it is the user's own.

use std::path::Path;

use anyhow::{Context, Result, bail};

use super::args::Common;
use super::data;
use super::output::complain;
use crate::export::lists::RecordedList;
use crate::history::History;
use crate::model::ListIx;
use crate::record::{OwnLists, Store};
use crate::text::{counted, thousands};

/// The user's record, for commands that work on it and nothing else.
pub(super) fn store(common: &Common) -> Result<Store> {
    if !common.data.data.is_empty() || !common.data.with.is_empty() {
        bail!("--data and --with do not go with the record; --record names another one");
    }
    if let Some(flag) = common.filters.first() {
        bail!("{flag} does not apply: the record holds whole lists; g287 find filters");
    }
    data::store(&common.data).context("no home for a record; name a file with --record")
}

/// Says that another program has to be waited for.
pub(super) fn waiting(path: &Path) {
    complain(&format!("waiting for another g287 that is changing {}", path.display()));
}

/// How many lists are the user's own, in words.
pub(super) fn yours(own: &OwnLists) -> String {
    let lists = thousands(own.lists.len() as u64);
    match own.bundled() {
        0 => format!("{lists} of them yours"),
        bundled => {
            let bundled = counted(bundled, "bundled list", "bundled lists");
            format!("{lists} of them yours, and {bundled} under a name of yours")
        }
    }
}

/// What describes a list of the record, with what is known of how it came there.
pub(super) fn describer<'h>(
    store: &Store,
    history: &'h History,
    own: &OwnLists,
) -> impl Fn(ListIx) -> RecordedList<'h> {
    let added = store.added();
    move |ix| {
        let mut list = RecordedList::new(history, ix);
        list.own = own.lists.contains(&ix);
        list.own_names = own.names_of(ix).map(ToOwned::to_owned).collect();
        let noted = added(history.lists.row(ix).digest);
        if let Some(noted) = noted.filter(|_| !list.own_names.is_empty()) {
            (list.added, list.from) = (Some(noted.on), Some(noted.from));
        }
        list
    }
}
