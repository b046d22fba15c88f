//! The whole archive, where there is one: every row is accounted for, every day can be, and what
//! stands on each list is what is in force on its day.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a fault here is a failed test"
)]

use std::collections::{HashMap, HashSet};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDate};
use g287::clean::{self, CleanOptions, Counties, Receiver};
use g287::history::{History, dataset};
use g287::model::{AgencyIx, AgreementIx, CleanList, Digest, List, ListKind, Model, Status};
use g287::query::{Day, Filter, Question, Stats};
use g287::read::{Cell, Sink, Source, read, sources};
use g287::record::{Contents, Options};
use rayon::prelude::*;

/// The folder of lists, or `None` where there is none.
fn archive() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/archive");
    let folder = std::env::var_os("G287_ARCHIVE").map_or(beside, PathBuf::from);
    if folder.is_dir() {
        return Some(folder);
    }
    let _ = writeln!(io::stderr(), "skipped: there is no archive at {}", folder.display());
    None
}

fn files_below(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| if path.is_dir() { files_below(&path) } else { 1 }).sum()
}

#[test]
fn the_archive_is_told_as_it_is_printed() {
    let Some(folder) = archive() else { return };
    let (files, errors) = sources(std::slice::from_ref(&folder));
    assert!(errors.is_empty(), "{errors:?}");
    assert_eq!(files.len(), files_below(&folder));
    let counties = Counties::new();
    let lists: Vec<CleanList> = files.par_iter().map(|file| list(file, &counties)).collect();
    for (source, list) in files.iter().zip(&lists) {
        the_day_can_be(source, &list.list);
    }
    days_of_impossible_names(&lists);
    kinds_by_content(&lists);

    one_list_more_changes_only_what_it_lists(&lists);
    let shuffled = shuffled(&lists);
    let history = History::from_lists(lists);
    what_stands_on_a_list_is_in_force(&history);
    figures(&history);
    changes_are_what_the_rows_differ_in(&history);

    let encoded = dataset::encode(&history).unwrap();
    let other = dataset::encode(&History::from_lists(shuffled)).unwrap();
    assert!(encoded == other, "the order in which lists are read makes a difference");
    let bundled = include_bytes!("../assets/agreements.g287");
    assert!(
        encoded == bundled,
        "the bundled dataset is stale: build it anew with `g287 build` on the archive"
    );
}

/// Forty lists of all years, rosters among them, added to a dataset of the rest one by one and in
/// another order, give the dataset of all; taken out again, they leave no trace.
#[test]
fn lists_added_one_by_one_give_what_all_of_them_give() {
    let Some(folder) = archive() else { return };
    let mut files = sources(&[folder]).0;
    files.sort_by_key(|file| file.path.file_name().map(std::ffi::OsStr::to_owned));
    let step = files.len() / 38;
    let is_drawn = |at: usize, file: &Source| {
        let is_roster = file.label.contains("roster");
        at % step == 7 % step || (is_roster && at.is_multiple_of(11))
    };
    let (drawn, rest): (Vec<_>, Vec<_>) =
        files.into_iter().enumerate().partition(|(at, file)| is_drawn(*at, file));
    assert!(drawn.len() >= 38 && drawn.iter().any(|(_, file)| file.label.contains("roster")));
    let paths = |files: &[(usize, Source)]| -> Vec<PathBuf> {
        files.iter().map(|(_, file)| file.path.clone()).collect()
    };
    let read = |paths: &[PathBuf]| {
        let (contents, errors) = Contents::read(paths, &Options::default(), &());
        assert!(errors.is_empty(), "{errors:?}");
        contents
    };
    let bytes = |contents: Contents| dataset::encode(&contents.into_history()).unwrap();
    let bundled = include_bytes!("../assets/agreements.g287");

    let rest = bytes(read(&paths(&rest)));
    let mut added = paths(&drawn);
    added.sort_by_key(|path| {
        let name = path.to_string_lossy();
        name.bytes()
            .fold(287_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    });
    let mut contents = Contents::of_dataset(&rest).unwrap();
    let mut digests = HashSet::new();
    for (at, path) in added.iter().enumerate() {
        let one = read(std::slice::from_ref(path));
        digests.extend(one.lists().map(|list| list.digest));
        contents.unite(one);
        if at % 10 == 9 {
            contents = Contents::of_dataset(&bytes(contents)).unwrap();
        }
    }
    assert_eq!(digests.len(), added.len());
    assert!(bytes(contents) == bundled, "lists added one by one make a difference");
    let mut contents = Contents::of_dataset(bundled).unwrap();
    contents.remove(|list, _| digests.contains(&list.digest));
    assert!(bytes(contents) == rest, "lists that were taken out leave a trace");
}

/// A row of a list, by digest and number.
type Printed = (Digest, u32);

/// What is made of every row: its agency, and the id of its agreement; of an application, that of
/// its agency.
fn readings(history: &History) -> HashMap<Printed, (AgencyIx, String)> {
    let told = history.lists.iter().flat_map(|(ix, list)| {
        history.listings_of(ix).map(move |(listing, row)| {
            let agency = history.reading(listing).agency;
            let id = match history.agreement_of(row.reading) {
                Some(agreement) => history.agreement_id(agreement),
                None => history.tables.agencies.row(agency).id(&history.tables.texts),
            };
            ((list.digest, row.row), (agency, id))
        })
    });
    told.collect()
}

/// A history without one list tells the same of every row as the history with it, but for
/// agencies that stand on that list; and without the newest list, the same of every day before.
fn one_list_more_changes_only_what_it_lists(lists: &[CleanList]) {
    let whole = History::from_lists(lists.to_vec());
    let of_whole = readings(&whole);
    let mut order: Vec<usize> = (0..lists.len()).collect();
    order.sort_by_key(|&at| (lists[at].list.date, lists[at].list.edition));
    let newest = order.iter().rev().find(|&&at| lists[at].list.kind == ListKind::Participating);
    let newest = *newest.unwrap();
    let tenths = [1, 3, 5, 7, 9].map(|tenth| order[order.len() * tenth / 10]);
    for left_out in [newest, order[0]].into_iter().chain(tenths) {
        let left = &lists[left_out].list;
        let (digest, path) = (left.digest, left.label());
        let on_it: HashSet<AgencyIx> = of_whole
            .iter()
            .filter(|((list, _), _)| *list == digest)
            .map(|(_, (a, _))| *a)
            .collect();
        assert!(!on_it.is_empty(), "{path} has rows");
        let mut fewer = lists.to_vec();
        fewer.remove(left_out);
        let fewer = History::from_lists(fewer);
        let mut same = 0;
        for (row, (_, id)) in &readings(&fewer) {
            let (agency, with_it) = &of_whole[row];
            assert!(id == with_it || on_it.contains(agency), "{path}: {row:?}: {id}, {with_it}");
            same += usize::from(id == with_it);
        }
        assert!(same * 100 > of_whole.len() * 95, "{path}: {same} of {} rows", of_whole.len());
        if left_out == newest {
            days_before_are_the_same(&fewer, &whole);
        }
    }
}

fn days_before_are_the_same(fewer: &History, whole: &History) {
    for position in 0..fewer.participating.len() {
        let active = |history: &History| -> HashSet<String> {
            let all = history.agreements.handles();
            all.filter(|&ix| history.status(ix, position) == Status::Active)
                .map(|ix| history.agreement_id(ix))
                .collect()
        };
        assert_eq!(active(fewer), active(whole), "list {position}");
    }
}

/// A receiver, and the numbers of the rows that it was given, sheet by sheet.
struct Watched {
    receiver: Receiver,
    sheets: Vec<(String, Vec<u32>)>,
}

impl Sink for Watched {
    fn sheet(&mut self, name: &str, hidden: bool) {
        self.sheets.push((name.to_owned(), Vec::new()));
        self.receiver.sheet(name, hidden);
    }

    fn row(&mut self, number: u32, cells: &[Cell<'_>]) -> bool {
        self.sheets.last_mut().unwrap().1.push(number);
        self.receiver.row(number, cells)
    }

    fn note(&mut self, row: Option<u32>, column: Option<&str>, message: String) {
        self.receiver.note(row, column, message);
    }
}

/// The list of a file. Each row of its sheet is the heading, a listing, or one of which a problem
/// says that it is none; no row is two of them.
fn list(source: &Source, counties: &Counties) -> CleanList {
    let receiver = Receiver::new(source, &CleanOptions::default());
    let mut watched = Watched { receiver, sheets: Vec::new() };
    let digest = read(source, &mut watched).unwrap_or_else(|error| panic!("{error}"));
    let printed = watched.receiver.finish(Digest(digest.unwrap())).unwrap();
    let list = clean::clean(printed, counties).unwrap();
    let sheet = watched.sheets.iter().find(|(name, _)| *name == list.list.sheet);
    let rows = &sheet.unwrap().1;
    let others = list.list.problems.iter().filter(|p| p.message.contains("skipped"));
    let mut told: Vec<u32> = others.filter_map(|problem| problem.row).collect();
    told.extend(list.listings.iter().map(|listing| listing.row));
    told.sort_unstable();
    let untold: Vec<&u32> = rows.iter().filter(|row| told.binary_search(row).is_err()).collect();
    let file = &source.label;
    assert_eq!(untold.len(), 1, "{file}: one is the heading, what are the others? {untold:?}");
    assert_eq!(told.len() + 1, rows.len(), "{file}");
    assert!(list.listings.iter().all(|listing| listing.row > *untold[0]), "{file}");
    assert_eq!(list.list.file, Path::new(file).file_name().unwrap().to_string_lossy());
    list
}

fn the_day_can_be(source: &Source, list: &List) {
    let Some(captured) = source.captured else {
        assert_eq!(list.file, format!("roster-{}.csv", list.date));
        return;
    };
    let latest = captured.checked_add_days(Days::new(1)).unwrap();
    assert!(
        list.date <= latest && list.date > day("2021-01-01"),
        "{}: {}",
        list.label(),
        list.date
    );
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn days_of_impossible_names(lists: &[CleanList]) {
    let cases = [
        ("participatingAgencies090022025am.xlsx", "2025-09-02"),
        ("participatingAgencies11114025am.xlsx", "2025-11-14"),
        ("pendingAgencies11114025am.xlsx", "2025-11-14"),
        ("pendingAgencies10223025am.xlsx", "2025-10-22"),
        ("pendingAgencies01062025pm.xlsx", "2026-01-06"),
        ("pendingAgencies01092025pm.xlsx", "2026-01-09"),
    ];
    for (name, expected) in cases {
        let mut found = lists.iter().filter(|list| list.list.file == name).peekable();
        assert!(found.peek().is_some(), "{name}");
        assert!(found.all(|list| list.list.date == day(expected)), "{name}");
    }
}

/// A list's kind agrees with its name, except where the two workbooks were exchanged.
fn kinds_by_content(lists: &[CleanList]) {
    let named = |list: &List| {
        if list.file.starts_with("pending") { ListKind::Pending } else { ListKind::Participating }
    };
    let exchanged = lists.iter().filter(|list| named(&list.list) != list.list.kind);
    let exchanged: Vec<_> =
        exchanged.map(|list| (list.list.date, list.list.kind, list.listings.len())).collect();
    assert!(!exchanged.is_empty());
    for &(date, kind, rows) in &exchanged {
        assert_eq!(date, day("2025-09-22"), "{exchanged:?}");
        assert_eq!(kind == ListKind::Pending, rows == 42, "{exchanged:?}");
    }
}

/// The lists in an order that has nothing to do with the one they came in.
fn shuffled(lists: &[CleanList]) -> Vec<CleanList> {
    let mut order: Vec<usize> = (0..lists.len()).collect();
    order.sort_by_key(|&at| at.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 7);
    assert!(!order.is_sorted());
    order.into_iter().map(|at| lists[at].clone()).collect()
}

fn what_stands_on_a_list_is_in_force(history: &History) {
    let first = Day::at(history, 0).unwrap();
    for (position, &list) in history.participating.iter().enumerate() {
        let file = history.lists.row(list).label();
        let rows = history.listings_of(list);
        let standing = rows.map(|(_, row)| history.agreement_of(row.reading).unwrap());
        let standing: HashSet<AgreementIx> = standing.collect();
        let active = history.agreements.handles();
        let active = active.filter(|&ix| history.status(ix, position) == Status::Active);
        assert_eq!(active.collect::<HashSet<_>>(), standing, "{file}");

        let as_printed: HashSet<_> = history
            .listings_of(list)
            .map(|(_, row)| history.tables.readings.row(row.reading))
            .map(|reading| (reading.agency, reading.model, reading.signed))
            .collect();
        assert_eq!(as_printed.len(), standing.len(), "{file}");

        let day = first.moved_to(history, position).unwrap();
        let counted = Question::new(history, &day, &Filter::default()).stats(None);
        assert_eq!(counted.agreements as usize, standing.len(), "{file}");
        assert_eq!(counted.listings as usize, history.lists.row(list).listings.len(), "{file}");
    }
}

/// The agreements on a list, by its rows alone.
fn standing_on(history: &History, position: usize) -> HashSet<AgreementIx> {
    let rows = history.listings_of(history.participating[position]);
    rows.filter_map(|(_, row)| history.agreement_of(row.reading)).collect()
}

/// What changed between two lists of the news report, and between thirty other pairs.
fn changes_are_what_the_rows_differ_in(history: &History) {
    let at = |text| history.point(day(text));
    let mut pairs = vec![(at("2025-05-29"), at("2025-06-06"))];
    let oldest = history.lists.row(history.participating[0]).date;
    let days = history.newest_day().unwrap() - oldest;
    let days = u64::try_from(days.num_days()).unwrap();
    let mut seed: u64 = 287;
    let mut draw = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let drawn = oldest.checked_add_days(Days::new((seed >> 33) % (days + 1)));
        history.point(drawn.unwrap())
    };
    for _ in 0..30 {
        let (one, other) = (draw(), draw());
        pairs.push((one.min(other), one.max(other)));
    }
    for (from, to) in pairs {
        let before = standing_on(history, from.participating.unwrap());
        let after = standing_on(history, to.participating.unwrap());
        let changes = history.changes(from, to);
        let signed: HashSet<_> = changes.signed.iter().map(|change| change.agreement).collect();
        let ended: HashSet<_> = changes.ended.iter().map(|change| change.agreement).collect();
        assert_eq!(signed, &after - &before, "{from:?} {to:?}");
        assert_eq!(ended, &before - &after, "{from:?} {to:?}");
        assert_eq!((changes.before, changes.after), (before.len(), after.len()));
        for change in changes.corrected.iter().chain(&changes.documents) {
            assert!(before.contains(&change.agreement) && after.contains(&change.agreement));
            let (old, new) = (history.reading(change.before), history.reading(change.first));
            assert_ne!(old, new, "{from:?} {to:?} {change:?}");
        }
        let names = |position: Option<usize>| {
            let rows = position.map(|at| history.listings_of(history.pending[at]));
            let rows = rows.into_iter().flatten();
            rows.map(|(_, row)| history.application_of(row.reading).unwrap()).collect()
        };
        let (before, after): (HashSet<_>, HashSet<_>) = (names(from.pending), names(to.pending));
        let applications = &changes.applications;
        let new: HashSet<_> = applications.new.iter().copied().collect();
        assert_eq!(new, &after - &before, "{from:?} {to:?}");
        let gone = applications.signed.iter().map(|signed| signed.application);
        let gone: HashSet<_> = gone.chain(applications.withdrawn.iter().copied()).collect();
        assert_eq!(gone, &before - &after, "{from:?} {to:?}");
    }
}

fn models(stats: &Stats) -> [u32; 3] {
    [Model::JailEnforcement, Model::WarrantService, Model::TaskForce]
        .map(|model| stats.models[model.position()].agreements)
}

fn figures(history: &History) {
    let all = Filter::default();
    let on = |text| Question::new(history, &Day::new(history, day(text)), &all).stats(None);
    let june = on("2025-06-06");
    // 531 names differ in more than spacing, case and apostrophes; two of them are other spellings
    // of agencies that stand on the list, too, and three also have a row that moved from them.
    assert_eq!((june.agreements, june.agencies, june.places.states()), (649, 532, 40));
    assert_eq!(models(&june), [102, 232, 315]);

    let last = Day::last(history).unwrap();
    let newest = Question::new(history, &last, &all).stats(None);
    let date = newest.list.map(|list| history.lists.row(list).date);
    assert_eq!(date, Some(day("2026-05-18")));
    assert_eq!((newest.listings, models(&newest)), (1_843, [182, 499, 1_162]));
    assert_eq!((newest.places.states(), newest.places.territories()), (38, 2));
    assert_eq!(june.places.territories(), 0);
}
