//! The tables of the sources: columns, and rows made when they are shown.

use crate::history::History;
use crate::model::{
    Acceptance, AgencyIx, LikelyPair, ListIx, ListKind, ListingIx, Model, ReadingIx, State as Place,
};
use crate::text::thousands;
use crate::tui::data::Data;
use crate::tui::state::{Ink, Section, Spot, State, Target, Topic};
use crate::tui::view::grid::{Column, fixed, growing, number};

/// A row: a cell for each column, and where it leads.
#[derive(Default)]
pub(super) struct Row {
    pub(super) cells: Vec<(String, Ink)>,
    pub(super) spot: Spot,
}

const LISTS: &[Column] = &[
    fixed("Date", 10, 0),
    fixed("", 1, 0),
    fixed("Time", 8, 5),
    fixed("Kind", 13, 1),
    number("Rows", 6, 2),
    number("Repairs", 7, 3),
    number("Problems", 8, 4),
    fixed("Date by", 10, 7),
    growing("Sheet", 6, 1, 8),
    growing("Accepted", 9, 2, 6),
];
const ROWS: &[Column] = &[
    number("Row", 5, 0),
    growing("Agency", 12, 1, 0),
    fixed("St", 2, 2),
    fixed("Model", 5, 1),
    fixed("Signed", 10, 3),
    fixed("", 1, 4),
];
const REPAIRS: &[Column] = &[
    fixed("Last list", 10, 1),
    number("Row", 5, 2),
    fixed("Column", 8, 3),
    growing("Printed", 18, 2, 0),
    growing("Used", 18, 2, 0),
    growing("Agency", 14, 1, 5),
    fixed("First list", 10, 6),
    number("Row", 5, 6),
    number("Rows", 6, 7),
];
const REPAIRS_OF: &[Column] = &[
    number("Row", 5, 0),
    fixed("Column", 8, 3),
    growing("Printed", 18, 2, 0),
    growing("Used", 18, 2, 0),
    growing("Agency", 16, 1, 2),
];
const DOUBTS: &[Column] = &[
    fixed("Last list", 10, 1),
    number("Row", 5, 2),
    fixed("Column", 12, 0),
    growing("Printed", 9, 1, 0),
    growing("Agency", 16, 2, 3),
    fixed("First list", 10, 4),
    number("Row", 5, 4),
    number("Rows", 6, 5),
];
const PROBLEMS: &[Column] =
    &[number("Row", 5, 0), fixed("Column", 12, 1), growing("Problem", 12, 1, 0)];
const SPELLINGS: &[Column] =
    &[growing("Agency", 12, 1, 0), fixed("St", 2, 1), growing("Printed", 12, 1, 0)];
const CORRECTIONS: &[Column] = &[
    growing("Agreement", 16, 1, 0),
    fixed("Before", 10, 1),
    fixed("After", 10, 0),
    fixed("List", 10, 2),
    number("Row", 5, 2),
];
const PAIRS: &[Column] = &[
    growing("Agency", 16, 1, 0),
    fixed("St", 2, 1),
    fixed("Alike by", 8, 2),
    fixed("Model", 5, 3),
    fixed("Signed", 10, 4),
];

/// The columns of the table of a page.
pub(super) fn columns(topic: Topic) -> &'static [Column] {
    match topic {
        Topic::Section(_) => LISTS,
        Topic::List(_) => ROWS,
        Topic::RepairsOf(..) => REPAIRS_OF,
        Topic::ProblemsOf(_) => PROBLEMS,
        Topic::Rule(_) => REPAIRS,
        Topic::Doubt(_) => DOUBTS,
        Topic::Spellings(_) => SPELLINGS,
        Topic::Corrections(_) => CORRECTIONS,
        Topic::LikelyPairs => PAIRS,
        Topic::Problem(..) | Topic::Agency(_) => &[],
    }
}

/// A row of the table of a page.
pub(super) fn row(state: &State, data: &Data, topic: Topic, item: (u32, u32)) -> Option<Row> {
    let history = &data.history;
    match topic {
        Topic::Section(Section::Lists) => {
            // The newest first.
            let last = u32::try_from(history.lists.len()).unwrap_or(0).checked_sub(1)?;
            list(state, data, ListIx(last.checked_sub(item.0)?))
        }
        Topic::List(ix) => listing(history, ix, ListingIx(item.0)),
        Topic::RepairsOf(ix, _) => repair_of(history, ix, item),
        Topic::ProblemsOf(ix) => problem(history, ix, item),
        Topic::Rule(_) => repair(data, item.0),
        Topic::Doubt(_) => doubt(data, item.0),
        Topic::Spellings(_) => spelling(history, item.0),
        Topic::Corrections(_) => correction(history, item.0),
        Topic::LikelyPairs => pair(history, item),
        Topic::Section(_) | Topic::Problem(..) | Topic::Agency(_) => None,
    }
}

fn plain(text: impl Into<String>) -> (String, Ink) {
    (text.into(), Ink::Plain)
}

fn faint(text: impl Into<String>) -> (String, Ink) {
    (text.into(), Ink::Faint)
}

fn count(number: usize) -> (String, Ink) {
    let ink = if number == 0 { Ink::Faint } else { Ink::Plain };
    (thousands(u64::try_from(number).unwrap_or(u64::MAX)), ink)
}

/// The day of the list of a listing, and its row.
fn stands(history: &History, listing: ListingIx) -> [(String, Ink); 2] {
    let list = history.lists.row(history.list_of(listing));
    [faint(list.date.to_string()), faint(history.listings.row(listing).row.to_string())]
}

fn name(history: &History, agency: AgencyIx) -> String {
    history.text(history.tables.agencies.row(agency).name).to_owned()
}

fn postal(history: &History, agency: AgencyIx) -> (String, Ink) {
    faint(history.tables.agencies.row(agency).state.map_or("??", Place::postal))
}

fn model(model: Option<Model>) -> (String, Ink) {
    (model.map_or("?", Model::code).to_owned(), Ink::Model(model))
}

/// The list that may be in force when an agency is looked at from one of its rows.
pub(super) fn looked_at_on(history: &History, list: ListIx) -> Option<ListIx> {
    let row = history.lists.row(list);
    (row.kind == ListKind::Participating && row.acceptance.is_accepted()).then_some(list)
}

fn list(state: &State, data: &Data, ix: ListIx) -> Option<Row> {
    let list = data.history.lists.get(ix)?;
    let findings = data.findings();
    let in_force = [state.day.list(&data.history), state.day.pending_list(&data.history)];
    let standing = match list.acceptance {
        Acceptance::Accepted if in_force.contains(&Some(ix)) => ("in force".into(), Ink::Strong),
        Acceptance::Accepted => faint("accepted"),
        Acceptance::Collapsed { rows, before } => (
            format!("no: {} of {} rows", thousands(rows.into()), thousands(before.into())),
            Ink::Warning,
        ),
    };
    let date_ink = if list.acceptance.is_accepted() { Ink::Plain } else { Ink::Warning };
    let problems = list.problems.len() + findings.doubts_on(ix) as usize;
    Some(Row {
        cells: vec![
            (list.date.to_string(), date_ink),
            (if list.acceptance.is_accepted() { "" } else { MARK }.to_owned(), Ink::Warning),
            faint(list.edition.label()),
            plain(list.kind.name()),
            count(list.listings.len()),
            count(findings.repairs_on(ix) as usize),
            count(problems),
            faint(list.date_rule.name()),
            faint(list.sheet.as_str()),
            standing,
        ],
        spot: Spot { target: Some(Target::Page(Topic::List(ix))), listings: None },
    })
}

fn listing(history: &History, list: ListIx, ix: ListingIx) -> Option<Row> {
    let listing = history.listings.get(ix)?;
    let reading = history.tables.readings.row(listing.reading);
    let marked = history.is_doubtful(ix);
    let signed = match (reading.signed, history.lists.row(list).kind) {
        (Some(day), _) => plain(day.to_string()),
        (None, ListKind::Participating) => faint("unknown"),
        (None, ListKind::Pending) => faint(""),
    };
    Some(Row {
        cells: vec![
            faint(listing.row.to_string()),
            plain(name(history, reading.agency)),
            postal(history, reading.agency),
            model(reading.model),
            signed,
            (if marked { MARK } else { "" }.to_owned(), Ink::Warning),
        ],
        spot: Spot {
            target: Some(Target::Agency(reading.agency, looked_at_on(history, list))),
            listings: Some([ix, ix]),
        },
    })
}

/// Stands for the theme's mark of a value that is not used as printed.
pub(super) const MARK: &str = "\u{26a0}";

/// A reading in a table: where it stands, its agency, and where the row leads.
fn reading(data: &Data, ix: ReadingIx) -> Option<([(String, Ink); 6], Spot)> {
    let history = &data.history;
    let found = data.findings().occurrence(ix)?;
    let agency = history.tables.readings.row(ix).agency;
    let [last, last_row] = stands(history, found.last);
    let [first, first_row] = stands(history, found.first);
    let on = looked_at_on(history, history.list_of(found.last));
    let spot = Spot {
        target: Some(Target::Agency(agency, on)),
        listings: Some([found.first, found.last]),
    };
    let agency = faint(name(history, agency));
    Some(([last, last_row, agency, first, first_row, count(found.listings as usize)], spot))
}

fn used(history: &History, used: crate::model::Text) -> (String, Ink) {
    match history.text(used) {
        "" => faint("unknown"),
        used => plain(used),
    }
}

fn repair(data: &Data, at: u32) -> Option<Row> {
    let history = &data.history;
    let &(ix, repair) = history.tables.all_repairs().get(at as usize)?;
    let ([last, last_row, agency, first, first_row, rows], spot) = reading(data, ix)?;
    let printed = history.printed(data.findings().occurrence(ix)?.last, repair.column);
    let cells = vec![
        last,
        last_row,
        faint(repair.column.heading()),
        plain(printed),
        used(history, repair.used),
        agency,
        first,
        first_row,
        rows,
    ];
    Some(Row { cells, spot })
}

fn doubt(data: &Data, at: u32) -> Option<Row> {
    let history = &data.history;
    let &(ix, doubt) = history.tables.all_doubts().get(at as usize)?;
    let ([last, last_row, agency, first, first_row, rows], spot) = reading(data, ix)?;
    let printed = history.printed(data.findings().occurrence(ix)?.last, doubt.column);
    let printed = if printed.is_empty() { faint("blank") } else { plain(printed) };
    let cells = vec![
        last,
        last_row,
        faint(doubt.column.heading()),
        printed,
        agency,
        first,
        first_row,
        rows,
    ];
    Some(Row { cells, spot })
}

fn repair_of(history: &History, list: ListIx, item: (u32, u32)) -> Option<Row> {
    let ix = ListingIx(item.0);
    let &(_, repair) = history.tables.all_repairs().get(item.1 as usize)?;
    let agency = history.reading(ix).agency;
    Some(Row {
        cells: vec![
            faint(history.listings.get(ix)?.row.to_string()),
            faint(repair.column.heading()),
            plain(history.printed(ix, repair.column)),
            used(history, repair.used),
            faint(name(history, agency)),
        ],
        spot: Spot {
            target: Some(Target::Agency(agency, looked_at_on(history, list))),
            listings: Some([ix, ix]),
        },
    })
}

/// The first of the pair of a problem that a list has beside the doubts of its rows.
pub(super) const OF_LIST: u32 = u32::MAX;

fn problem(history: &History, list: ListIx, item: (u32, u32)) -> Option<Row> {
    if item.0 == OF_LIST {
        let problem = history.lists.row(list).problems.get(item.1 as usize)?;
        return Some(Row {
            cells: vec![
                faint(problem.row.map_or_else(String::new, |row| row.to_string())),
                faint(problem.column.as_deref().unwrap_or("")),
                plain(problem.message.as_str()),
            ],
            spot: Spot { target: Some(Target::Page(Topic::Problem(list, item.1))), listings: None },
        });
    }
    let ix = ListingIx(item.0);
    let &(_, doubt) = history.tables.all_doubts().get(item.1 as usize)?;
    let agency = history.reading(ix).agency;
    Some(Row {
        cells: vec![
            faint(history.listings.get(ix)?.row.to_string()),
            faint(doubt.column.heading()),
            plain(doubt.kind.message(doubt.column, &history.printed(ix, doubt.column))),
        ],
        spot: Spot {
            target: Some(Target::Agency(agency, looked_at_on(history, list))),
            listings: Some([ix, ix]),
        },
    })
}

/// The first and the last listing with a spelling: they are looked for, for one row at a time.
pub(super) fn spelled(data: &Data, at: u32) -> Option<[ListingIx; 2]> {
    let history = &data.history;
    let spelling = history.spellings.get(at as usize)?;
    let column = crate::model::Column::Agency.position();
    let readings = history.tables.readings.iter().filter(|(_, reading)| {
        reading.agency == spelling.agency && reading.printed.get(column) == Some(&spelling.printed)
    });
    let found = readings.filter_map(|(ix, _)| data.findings().occurrence(ix));
    found
        .map(|found| [found.first, found.last])
        .reduce(|all, found| [all[0].min(found[0]), all[1].max(found[1])])
}

fn spelling(history: &History, at: u32) -> Option<Row> {
    let spelling = history.spellings.get(at as usize)?;
    Some(Row {
        cells: vec![
            plain(name(history, spelling.agency)),
            postal(history, spelling.agency),
            plain(history.text(spelling.printed)),
        ],
        spot: Spot { target: Some(Target::Agency(spelling.agency, None)), listings: None },
    })
}

fn correction(history: &History, at: u32) -> Option<Row> {
    let correction = history.corrections.get(at as usize)?;
    let [list, row] = stands(history, correction.listing);
    let agency = history.agreements.row(correction.agreement).agency;
    let on = looked_at_on(history, history.list_of(correction.listing));
    Some(Row {
        cells: vec![
            plain(history.agreement_id(correction.agreement)),
            plain(correction.before.map_or_else(|| "blank".into(), |day| day.to_string())),
            plain(correction.after.to_string()),
            list,
            row,
        ],
        spot: Spot {
            target: Some(Target::Agency(agency, on)),
            listings: Some([correction.listing; 2]),
        },
    })
}

fn pair(history: &History, item: (u32, u32)) -> Option<Row> {
    let pair = history.likely_pairs.get(item.0 as usize)?;
    let first = item.1 == 0;
    let agency = if first { pair.first } else { pair.second };
    let mut cells = vec![plain(name(history, agency)), postal(history, agency)];
    if first {
        let likeness = faint(pair.likeness.name());
        cells.extend([likeness, model(pair.model), plain(pair.signed.to_string())]);
    }
    let listings = pair_rows(history, pair, agency);
    let spot = Spot { target: Some(Target::Agency(agency, None)), listings };
    Some(Row { cells, spot })
}

/// The first and the last row of what one of a pair signed or applied for.
fn pair_rows(history: &History, pair: &LikelyPair, agency: AgencyIx) -> Option<[ListingIx; 2]> {
    let signed = history.agreements_of(agency).map(|ix| history.agreements.row(ix));
    let mut signed =
        signed.filter(|row| (row.model, row.signed) == (pair.model, Some(pair.signed)));
    let applied = || {
        let mut all = history.applications.rows().iter();
        all.find(|row| (row.agency, row.model) == (agency, pair.model))
    };
    let rows = signed.next().map(|row| [row.first, row.last]);
    rows.or_else(|| applied().map(|row| [row.first, row.last]))
}
