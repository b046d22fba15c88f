//! `g287` without a command: the explorer.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::{Result, bail};
use chrono::NaiveDate;
use clap::CommandFactory;

use super::args::{Arguments, Common, ScreenArgs};
use super::exit::{Exit, Reported};
use super::output::complain;
use super::{clock, data, folders, request, theme, watch};
use crate::export::destination::Folders;
use crate::query::nearest;
use crate::record::{self, Progress};
use crate::terminal::{self, Keys};
use crate::tui::{Adding, Content, Data, Loader, Start};

/// Opens the explorer on the lists given, or on those that every command works on.
pub(super) fn run(paths: Vec<PathBuf>, screen: &ScreenArgs, common: &Common) -> Result<Exit> {
    if common.output.output.is_some() {
        bail!("--output works only with a command; in the explorer, press e to export");
    }
    let mut source = data::source(&common.data);
    if !paths.is_empty() {
        source.instead = paths;
    }
    if let [path] = source.instead.as_slice() {
        exists(path)?;
    }
    // If a list comes from standard input, keys come from the terminal itself.
    let piped = source.paths().any(|path| path.as_os_str() == "-");
    let keys = if piped { Keys::ControllingTerminal } else { Keys::Stdin };
    let capabilities = terminal::check(keys)?;
    let adding = adding(&source, screen)?;
    let ready = source.is_record().then(|| source.load(&())).transpose()?;
    let newest = ready.as_ref().and_then(|loaded| loaded.history.newest_day());
    let mut start = Start { adding, keys, ..start(screen, common, newest)? };
    start.newcomer = folders::is_first_start();
    let content = if let Some(record::Loaded { history, notices, .. }) = ready {
        start.notice = start.notice.or_else(|| notices.into_iter().next());
        Content::Ready(Box::new(Data::new(history, Vec::new())))
    } else {
        Content::Later(Box::new(move |loader| {
            let loaded = source.load(&Watch::new(loader)).unwrap_or_else(|error| record::Loaded {
                errors: vec![error],
                ..record::Loaded::default()
            });
            let errors = loaded.errors.iter().map(ToString::to_string).collect();
            let notice = loaded.notices.into_iter().next();
            loader.loaded(Data::new(loaded.history, errors), notice);
        }))
    };
    let Some(shown) = crate::tui::run(content, start, &capabilities)? else {
        return Ok(Exit::Found);
    };
    for error in &shown.errors {
        complain(error);
    }
    if shown.history.lists.is_empty() {
        if shown.errors.is_empty() {
            bail!(data::NO_LISTS);
        }
        bail!(Reported);
    }
    Ok(Exit::new(true, !shown.errors.is_empty()))
}

/// Where the explorer adds lists: to the record, if that is what it shows.
fn adding(source: &record::Source, screen: &ScreenArgs) -> Result<Option<Adding>> {
    if !source.is_record() {
        return Ok(None);
    }
    let Some(store) = source.record.clone() else { return Ok(None) };
    Ok(Some(Adding {
        store,
        options: source.options.clone(),
        today: clock::today()?,
        home: etcetera::home_dir().ok(),
        follow: screen.follow.clone(),
    }))
}

/// The state in which the explorer starts. Words for days count from the day that is asked for, or
/// else from that of the newest list, if that is known.
pub(super) fn start(
    screen: &ScreenArgs,
    common: &Common,
    newest: Option<NaiveDate>,
) -> Result<Start> {
    let from = common.filters.as_of.map(|days| days.last).or(newest);
    let mut filter = request::filter(&common.filters, from)?;
    filter.text = screen.search.clone().unwrap_or_default();
    Ok(Start {
        filter,
        watch: folders::watch_list(),
        watched: common.filters.watched.then(watch::ids).transpose()?,
        as_of: common.filters.as_of.map(|days| days.last),
        today: Some(clock::today()?),
        theme: theme::choice(common.output.theme.clone()),
        ascii: common.output.ascii,
        view: screen.view.unwrap_or_default(),
        no_mouse: screen.no_mouse,
        reduced_motion: screen.reduced_motion,
        folders: Folders { export: screen.export.clone(), home: etcetera::home_dir().ok() },
        notice: screen.notice.clone(),
        ..Start::default()
    })
}

/// Checks that a path exists. A word that is not a path may be a mistyped command.
pub(super) fn exists(path: &Path) -> Result<()> {
    let text = path.display().to_string();
    if text == "-" || path.symlink_metadata().is_ok() {
        return Ok(());
    }
    let commands = Arguments::command();
    let names = commands.get_subcommands().map(clap::Command::get_name);
    match nearest(&text, names) {
        Some(name) => bail!("{text}: no such file; did you mean g287 {name}?"),
        None => bail!("{text}: no such file or folder"),
    }
}

/// Reports to the explorer each hundredth part that is read.
struct Watch<'a> {
    loader: &'a Loader,
    total: AtomicU64,
    done: AtomicU64,
}

impl<'a> Watch<'a> {
    fn new(loader: &'a Loader) -> Self {
        Self { loader, total: AtomicU64::new(0), done: AtomicU64::new(0) }
    }
}

impl Progress for Watch<'_> {
    fn total(&self, _: u64, bytes: u64) {
        self.total.store(bytes, Ordering::Relaxed);
        self.loader.progress(0, bytes);
    }

    fn done(&self, _: u64, bytes: u64) {
        let total = self.total.load(Ordering::Relaxed);
        let before = self.done.fetch_add(bytes, Ordering::Relaxed);
        let part = |done: u64| done.saturating_mul(100).checked_div(total).unwrap_or(0);
        if part(before) != part(before + bytes) {
            self.loader.progress(before + bytes, total);
        }
    }
}
