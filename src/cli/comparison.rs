//! What `g287 changes` compares: the lists in force on two days, or those of two files.

use std::path::Path;

use anyhow::{Context, Error, Result, bail};
use chrono::NaiveDate;

use super::args::{Common, DataArgs, Filters};
use super::exit::Reported;
use super::output::complain;
use super::when::{NEWEST, When, Words, counted_from};
use super::{data, request};
use crate::history::{History, Point};
use crate::model::{CleanList, List, ListKind};
use crate::query::{Day, USUAL_DAYS, dates, usual_day};
use crate::record;
use crate::text::{counted, day, days_between, list_day};

/// Two points of a history to compare.
pub(super) struct Comparison {
    pub(super) history: History,
    /// The later point.
    pub(super) day: Day,
    /// The earlier one.
    pub(super) from: Point,
    /// How the points were found, in sentences.
    pub(super) notes: Vec<String>,
    /// What to know about the age of the newest list, if it is old.
    pub(super) age: Option<String>,
    /// Whether something could not be read. It is already on standard error.
    pub(super) incomplete: bool,
}

/// A day, with the flag that gives it.
type Given = Option<(&'static str, When)>;

/// The earlier and the later day that flags ask for: `from` and `to` are those of the command, and
/// the filters by date mean the same.
pub(super) fn asked_days(
    from: Option<When>,
    to: Option<When>,
    filters: &Filters,
) -> Result<[Given; 2]> {
    let from = one_of([("--from", from), ("--since", filters.since.clone())])?;
    let as_of = filters.as_of.map(When::Days);
    let to = one_of([("--to", to), ("--until", filters.until.clone()), ("--as-of", as_of)])?;
    Ok([from, to])
}

/// The only flag given out of several that mean the same.
fn one_of<const N: usize>(flags: [(&'static str, Option<When>); N]) -> Result<Given> {
    let mut given = flags.into_iter().filter_map(|(flag, when)| Some((flag, when?)));
    let first = given.next();
    if let (Some((one, _)), Some((other, _))) = (&first, given.next()) {
        bail!("{one} and {other} mean the same here; use only one of them");
    }
    Ok(first)
}

/// The lists in force on two days.
pub(super) fn of_days(from: Given, to: Given, common: &Common) -> Result<Comparison> {
    let data::Data { history, incomplete } = data::load(&common.data)?;
    let kind =
        if history.participating.is_empty() { ListKind::Pending } else { ListKind::Participating };
    let mut notes = Vec::new();
    let counts_from = if to.is_some() { "the day compared to" } else { NEWEST };
    let later = later(&history, to, &mut notes)?;
    let day = Day::new(&history, later);
    let position = match kind {
        ListKind::Participating => day.position,
        ListKind::Pending => day.pending,
    };
    let Some(position) = position else { bail!(request::no_list(&history, kind, later)) };
    let from = match from {
        Some((_, When::Words(Words::LastList, _))) => before(&history, kind, position)?,
        other => {
            let earlier = match other {
                Some((_, When::Days(days))) => days.first,
                Some((flag, When::Words(words, text))) => {
                    let note = |meant| counted_from(&text, meant, later, counts_from);
                    counted_back(flag, &text, words, later, note, &mut notes)?
                }
                None => usual(&history, kind, later, &mut notes),
            };
            let from = on(&history, kind, earlier, later)?;
            notes.extend(far(&history, kind, from, earlier));
            from
        }
    };
    notes.extend(far(&history, kind, history.point(later), later));
    let age = request::age(&history)?;
    Ok(Comparison { history, day, from, notes, age, incomplete })
}

/// The later day: that of the newest list if none is given.
fn later(history: &History, to: Given, notes: &mut Vec<String>) -> Result<NaiveDate> {
    let Some(newest) = history.newest_day() else { bail!(data::NO_LISTS) };
    match to {
        Some((_, When::Days(days))) => Ok(days.last),
        Some((flag, When::Words(words, text))) => {
            let note = |meant| counted_from(&text, meant, newest, NEWEST);
            counted_back(flag, &text, words, newest, note, notes)
        }
        None => Ok(newest),
    }
}

/// The day that words mean, with a note of it.
fn counted_back(
    flag: &str,
    text: &str,
    words: Words,
    from: NaiveDate,
    note: impl FnOnce(NaiveDate) -> String,
    notes: &mut Vec<String>,
) -> Result<NaiveDate> {
    let Some(meant) = words.day(from) else {
        bail!("{flag} {text}: not a day here; use a date, yesterday or \"2 weeks ago\"");
    };
    notes.push(note(meant));
    Ok(meant)
}

/// The day to compare from if none is given: seven days before, or that of the first list.
fn usual(history: &History, kind: ListKind, to: NaiveDate, notes: &mut Vec<String>) -> NaiveDate {
    let from = usual_day(history, kind, to);
    let why = if (to - from).num_days() == USUAL_DAYS {
        format!("{USUAL_DAYS} days before {}", newest_day(history, kind, to))
    } else {
        "the day of the first list".to_owned()
    };
    notes.push(format!("Compared from {}, {why}, because no other day is asked for.", day(from)));
    from
}

/// A day, which is a guess if the date of the list of that day is one.
fn newest_day(history: &History, kind: ListKind, on: NaiveDate) -> String {
    match history.in_force(kind, on).and_then(|at| history.accepted(kind).get(at)) {
        Some(&list) if history.lists.row(list).date == on => list_day(history.lists.row(list)),
        _ => day(on),
    }
}

/// The lists in force on the earlier day, one of the kind among them.
fn on(history: &History, kind: ListKind, earlier: NaiveDate, later: NaiveDate) -> Result<Point> {
    dates::in_order(Some(earlier), Some(later)).map_err(Error::msg)?;
    if history.in_force(kind, earlier).is_none() {
        bail!(request::no_list(history, kind, earlier));
    }
    Ok(history.point(earlier))
}

/// Says that the list in force on a day is of a much earlier one, if it is.
fn far(history: &History, kind: ListKind, point: Point, on: NaiveDate) -> Option<String> {
    let position = match kind {
        ListKind::Participating => point.participating,
        ListKind::Pending => point.pending,
    };
    let list = history.lists.row(*history.accepted(kind).get(position?)?);
    let days = days_between(list.date, on)?;
    Some(format!("The list in force on {} is of {}, {days} before.", day(on), list_day(list)))
}

/// The list before the one at `position`, and what is in force beside it.
fn before(history: &History, kind: ListKind, position: usize) -> Result<Point> {
    let before = position.checked_sub(1).and_then(|at| history.point_of(kind, at));
    before.context("no earlier list to compare with")
}

/// The lists of two files, the older one first; of one day and time, in the order given.
pub(super) fn of_files(one: &Path, other: &Path, common: &Common) -> Result<Comparison> {
    let mut lists = [only_list(one, &common.data)?, only_list(other, &common.data)?];
    let [first, second] = &lists;
    if first.list.kind != second.list.kind {
        bail!(
            "{} is a {} list and {} is a {} list; give two of the same kind",
            first.list.file,
            first.list.kind.name(),
            second.list.file,
            second.list.kind.name()
        );
    }
    lists.sort_by_key(|list| (list.list.date, list.list.edition));
    let date = lists.iter().map(|list| list.list.date).max();
    let (history, refused) = History::in_the_order_given(lists.into());
    let notes = refused.iter().map(|&list| {
        let List { file, listings, .. } = history.lists.row(list);
        let rows = counted(listings.len(), "row", "rows");
        format!(
            "{file} has far fewer rows than the list before it ({rows}). It is compared all the \
             same, but would not be accepted as the list in force."
        )
    });
    let notes = notes.collect();
    let day = Day::new(&history, date.unwrap_or_default());
    let from = |position: Option<usize>| position.and_then(|at| at.checked_sub(1));
    let from = Point { participating: from(day.position), pending: from(day.pending) };
    Ok(Comparison { history, day, from, notes, age: None, incomplete: false })
}

/// The one list of a file.
fn only_list(path: &Path, arguments: &DataArgs) -> Result<CleanList> {
    let (mut lists, errors) = record::lists(&[path.to_owned()], &data::options(arguments), &());
    for error in &errors {
        complain(&error.to_string());
    }
    match (lists.pop(), lists.len()) {
        _ if !errors.is_empty() => bail!(Reported),
        (Some(list), 0) => Ok(list),
        (None, _) => bail!("{}: no lists found", path.display()),
        (Some(_), more) => {
            bail!("{}: {} lists found; give a single file", path.display(), more + 1)
        }
    }
}
