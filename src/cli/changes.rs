//! `g287 changes`: what changed between two days, or between two files.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use chrono::{Days, NaiveDate};

use super::args::{Common, DataArgs};
use super::output::{Output, complain, note};
use super::when::{When, Words};
use super::{Exit, Told as Failed, data, question};
use crate::export::Sheet;
use crate::export::changes::{ChangeRow, Told};
use crate::export::words::{counted, day};
use crate::history::{Changes, History, Point};
use crate::load;
use crate::model::{CleanList, List, ListKind};
use crate::query::{Day, changes};

/// How far back is compared where it is not said.
const USUAL_DAYS: u64 = 7;

/// What is compared.
struct Comparison {
    history: History,
    /// The later point.
    day: Day,
    /// The earlier one.
    from: Point,
    /// What is to be said about how the points were found.
    notes: Vec<String>,
    /// Whether something could not be read. It has been complained about.
    incomplete: bool,
}

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
            of_files(one, other, common)?
        }
        [only] => bail!("{}: give two files, or days with --from and --to", only.display()),
        _ => bail!("give two files to compare, not {}", files.len()),
    };
    let filter = question::undated(filters);
    let found = changes(&compared.history, &compared.day, &filter, None, compared.from);
    let told = Told::new(&compared.history, &found);
    let mut output = Output::new(&common.output);
    write(&compared, &found, told, &filter.describe(), &mut output)?;
    output.finish()?;
    Ok(Exit::of(!found.is_empty(), compared.incomplete))
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
        note(&format!("Nothing changed{}. {}.", of(only), told.heading()))?;
    }
    Ok(())
}

fn of(only: &str) -> String {
    if only.is_empty() { String::new() } else { format!(" of {only}") }
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
        output.line(&format!("Nothing changed{}.", of(only)))?;
    } else if !only.is_empty() {
        output.line(&format!("Only {only}."))?;
    }
    for totals in [told.totals(), told.pending_totals()].into_iter().flatten() {
        output.line(&format!("{totals}."))?;
    }
    for section in told.sections() {
        output.gap()?;
        output.line(&format!("{}: {}", section.title, section.about))?;
        if !section.is_counted_only() {
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

/// The lists in force on two days.
fn of_days(
    from: Option<(&str, When)>,
    to: Option<(&str, When)>,
    common: &Common,
) -> Result<Comparison> {
    let data = data::load(&common.data)?;
    let history = data.history;
    let Some(newest) = history.newest_day() else { bail!("there is no list in what was given") };
    let mut notes = Vec::new();
    let kind =
        if history.participating.is_empty() { ListKind::Pending } else { ListKind::Participating };
    let to = match to {
        Some((_, When::Days(days))) => days.last,
        Some((flag, When::Words(words, text))) => {
            let Some(day) = words.day(newest) else {
                bail!("{flag} {text}: write a date, or words such as yesterday or \"2 weeks ago\"");
            };
            notes.push(counted_from(&text, day, newest, "the newest list's day"));
            day
        }
        None => newest,
    };
    let day_to = Day::new(&history, to);
    let to_point = Point { participating: day_to.position, pending: day_to.pending };
    let position = |point: Point| match kind {
        ListKind::Participating => point.participating,
        ListKind::Pending => point.pending,
    };
    let Some(at) = position(to_point) else { bail!(question::no_list(&history, kind, to)) };
    let from = match from {
        Some((_, When::Days(days))) => Some(days.first),
        Some((_, When::Words(Words::LastList, _))) => None,
        Some((flag, When::Words(words, text))) => {
            let Some(day) = words.day(to) else { bail!("{flag} {text}: there is no such day") };
            notes.push(counted_from(&text, day, to, "the day compared to"));
            Some(day)
        }
        None => Some(usual(&history, kind, to, &mut notes)),
    };
    let point = match from {
        Some(from) if from > to => {
            bail!("{} is after {}: the day to compare from is the earlier one", day(from), day(to))
        }
        Some(from) => history.point(from),
        None => {
            let Some(before) = at.checked_sub(1) else { bail!("there is no list before that one") };
            let list = history.accepted(kind).get(before).copied();
            let date = list.map_or(to, |list| history.lists.row(list).date);
            match kind {
                ListKind::Participating => {
                    Point { participating: Some(before), ..history.point(date) }
                }
                ListKind::Pending => Point { pending: Some(before), ..history.point(date) },
            }
        }
    };
    if position(point).is_none() {
        bail!(question::no_list(&history, kind, from.unwrap_or(to)));
    }
    Ok(Comparison { history, day: day_to, from: point, notes, incomplete: data.incomplete })
}

fn counted_from(text: &str, meant: NaiveDate, from: NaiveDate, what: &str) -> String {
    format!("\"{text}\" is {}, counted from {}, {what}.", day(meant), day(from))
}

/// The day to compare from where none is given: seven days before, or that of the first list.
fn usual(history: &History, kind: ListKind, to: NaiveDate, notes: &mut Vec<String>) -> NaiveDate {
    let before = to.checked_sub_days(Days::new(USUAL_DAYS)).unwrap_or(to);
    let first = history.accepted(kind).first().map(|&list| history.lists.row(list).date);
    let told = match first {
        Some(first) if first > before => {
            notes.push(format!(
                "No day to compare from is given: the first list, of {}, is taken.",
                day(first)
            ));
            return first;
        }
        _ => counted(usize::try_from(USUAL_DAYS).unwrap_or(0), "day", "days"),
    };
    notes.push(format!(
        "No day to compare from is given: {told} before {}, which is {}, is taken.",
        day(to),
        day(before)
    ));
    before
}

/// The lists of two files, the older one first; of one day and time, in the order given.
fn of_files(one: &Path, other: &Path, common: &Common) -> Result<Comparison> {
    let mut lists = [only_list(one, &common.data)?, only_list(other, &common.data)?];
    let [first, second] = &lists;
    if first.list.kind != second.list.kind {
        bail!(
            "{} is a {} list and {} a {} list: give two of one kind",
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
        format!("{file} has far fewer rows than the list before it ({rows}): it is compared as it is, though it would not count as in force.")
    });
    let notes = notes.collect();
    let day = Day::new(&history, date.unwrap_or_default());
    let from = |position: Option<usize>| position.and_then(|at| at.checked_sub(1));
    let from = Point { participating: from(day.position), pending: from(day.pending) };
    Ok(Comparison { history, day, from, notes, incomplete: false })
}

/// The one list of a file.
fn only_list(path: &Path, arguments: &DataArgs) -> Result<CleanList> {
    let options = load::Options { date: arguments.date, sheet: arguments.sheet.clone() };
    let (mut lists, errors) = load::lists(&[path.to_owned()], &options, &());
    for error in &errors {
        complain(&error.to_string());
    }
    match (lists.pop(), lists.len()) {
        _ if !errors.is_empty() => bail!(Failed),
        (Some(list), 0) => Ok(list),
        (None, _) => bail!("{}: there is no list in it", path.display()),
        (Some(_), more) => {
            bail!("{}: there are {} lists in it; give one file", path.display(), more + 1)
        }
    }
}
