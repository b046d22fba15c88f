//! A small history for tests, made by hand: real-looking agencies, and everything that is odd
//! about real lists.

use chrono::NaiveDate;

use super::context::Context;
use super::data::Data;
use crate::history::History;
use crate::model::{
    Acceptance, AgencyKind, AsRead, CleanList, Column, Correction, CorrectionRule, DateRule,
    Digest, Doubt, DoubtKind, Edition, LikelyPair, Likeness, Link, List, ListKind, Listing, Model,
    NameRule, Problem, Reading, Repair, Rule, Spelling, State as Place, Tables, Text,
};
use crate::query::Day;
use crate::terminal::Depth;
use crate::tui::kit::theme::Theme;

/// State, agency, kind, county with its FIPS code, model, signed, and the lists that have it.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

const PARTICIPATING: [&str; 4] = ["2025-02-20", "2025-06-10", "2025-12-05", "2026-05-18"];
const PENDING: [&str; 2] = ["2025-02-14", "2026-05-20"];

/// A name with escape sequences in it.
pub(crate) const HOSTILE: &str = "Pinal \u{1b}[31mCounty\u{7} Sheriff\u{202e}'s Office\u{9b}2J";
/// A name of wide characters.
pub(crate) const WIDE: &str = "グアム警察署 Guam Police";
/// A name longer than any column.
pub(crate) const LONG: &str = "Northern Kansas Regional Consolidated Multijurisdictional \
    Law Enforcement and Corrections Training Authority of the Seven Counties";
/// The agency whose date lost a separator.
pub(crate) const REPAIRED: &str = "Jacksonville Police Department";

#[rustfmt::skip]
const ROWS: &[Row] = &[
    ("FL", "Polk County Sheriff's Office", "County", "12105 Polk County", "TFM", "2025-02-26", "123"),
    ("FL", "Polk County Sheriff's Office", "County", "12105 Polk County", "WSO", "2019-05-06", "0"),
    ("FL", "Polk County Sheriff's Office", "County", "12105 Polk County", "WSO", "2025-03-03", "123"),
    ("FL", "Polk County Sheriff's Office", "County", "12105 Polk County", "JEM", "2020-06-08", "0123"),
    ("GA", "Polk County Sheriff's Office", "County", "13233 Polk County", "JEM", "2020-06-08", "0123"),
    ("TX", "Smith County Sheriff's Office", "County", "48423 Smith County", "TFM", "2025-02-18", "0123"),
    ("TX", "Smith County Sheriff's Office", "County", "48423 Smith County", "JEM", "2018-09-24", "0123"),
    ("TX", "Tarrant County Sheriff's Office", "County", "48439 Tarrant County", "JEM", "2017-06-29", "0123"),
    ("TX", "Goliad County Sheriff's Office", "County", "48175 Goliad County", "WSO", "2025-03-11", "1"),
    ("TX", "Goliad County Sheriff's Office", "County", "48175 Goliad County", "TFM", "2025-11-20", "23"),
    ("TX", "Texas Department of Public Safety", "State", "", "TFM", "2025-05-05", "123"),
    ("TX", REPAIRED, "Municipality", "48073 Cherokee County", "TFM", "2025-05-08", "123"),
    ("FL", "Florida Highway Patrol", "State", "", "TFM", "2025-02-19", "0123"),
    ("FL", "Florida Department of Law Enforcement", "State", "", "TFM", "2025-02-19", "0123"),
    ("FL", "Hillsborough County Sheriff's Office", "County", "12057 Hillsborough County", "WSO", "2025-02-25", "12"),
    ("FL", "Hillsborough County Sheriff's Office", "County", "12057 Hillsborough County", "TFM", "2025-02-25", "123"),
    ("MO", "Camden County Sheriff's Office", "County", "29029 Camden County", "TFM", "2025-03-17", "123"),
    ("MO", "Missouri State Highway Patrol", "State", "", "TFM", "2025-03-06", "123"),
    ("PA", "Bucks County Sheriff's Office", "County", "42017 Bucks County", "TFM", "2025-04-25", "12"),
    ("NC", "Mecklenburg County Sheriff's Office", "County", "37119 Mecklenburg County", "JEM", "2006-02-27", "0"),
    ("NC", "Alamance County Sheriff's Office", "County", "37001 Alamance County", "WSO", "2020-07-08", "0123"),
    ("SC", "York County Detention Center", "County", "45091 York County", "WSO", "2020-06-08", "0"),
    ("SC", "York County Detention Center", "County", "45091 York County", "JEM", "2020-06-08", "0123"),
    ("OK", "Canadian County Sheriff's Office", "", "40017 Canadian County", "JEM", "2020-06-08", "0123"),
    ("NH", "Gorham Police Department", "Municipality", "33007 Coos County", "TFM", "2025-05-05", "0123"),
    ("AZ", HOSTILE, "County", "04021 Pinal County", "JEM", "2020-06-08", "0123"),
    ("GU", WIDE, "Municipality", "66010 Guam", "TFM", "2025-09-30", "23"),
    ("KS", LONG, "Municipality", "20161 Riley County", "WSO", "2026-01-15", "3"),
    ("VA", "Virginia Department of Corrections", "State", "", "", "2025-03-07", "123"),
    ("", "Bexar Constable Precinct 9", "County", "", "TFM", "", "3"),
];

#[rustfmt::skip]
const APPLICATIONS: &[Row] = &[
    ("GA", "Echols County Sheriff's Office", "County", "13101 Echols County", "WSO", "", "0"),
    ("GA", "Polk County Sheriff's Office", "County", "13233 Polk County", "TFM", "", "01"),
    ("GU", WIDE, "Municipality", "66010 Guam", "TFM", "", "0"),
    ("TX", "Tarrant County Sheriff's Office", "County", "48439 Tarrant County", "TFM", "", "1"),
];

fn day(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

fn list(kind: ListKind, date: &str, number: usize, rows: &[Row]) -> CleanList {
    let mut tables = Tables::default();
    let mut listings = Vec::new();
    let here = |row: &&Row| row.6.contains(&number.to_string());
    for (row, &columns) in (2_u32..).zip(rows.iter().filter(here)) {
        let reading = reading(&mut tables, kind, columns);
        listings.push(Listing { row, reading });
    }
    let file = format!("{}{}.xlsx", kind.name(), date.replace('-', ""));
    CleanList {
        list: List {
            kind,
            date: day(date).unwrap(),
            edition: Edition { seconds: 0, revision: 0 },
            date_rule: DateRule::Name,
            file,
            captured: None,
            given: None,
            also: Vec::new(),
            digest: Digest::default(),
            sheet: "Sheet1".into(),
            archive_prefix: String::new(),
            listings: 0..u32::try_from(listings.len()).unwrap(),
            acceptance: Acceptance::Accepted,
            problems: Vec::new(),
            as_read: AsRead::default(),
        },
        listings,
        tables,
    }
}

fn reading(tables: &mut Tables, kind: ListKind, row: Row) -> crate::model::ReadingIx {
    let (state, name, body, county, model, signed, _) = row;
    let place = Place::from_postal(state);
    let slug: String = name
        .chars()
        .filter(|c| c.is_ascii_alphabetic() || *c == ' ')
        .map(|c| if c == ' ' { '-' } else { c.to_ascii_lowercase() })
        .collect();
    let agency = tables.agency(place, &slug, name);
    let county = county.split_once(' ').map(|(fips, name)| {
        (tables.county(place.unwrap(), fips.parse().unwrap(), name), name.to_owned())
    });
    let mut printed = [Text::EMPTY; Column::COUNT];
    let mut print = |tables: &mut Tables, column: Column, text: &str| {
        printed[column.position()] = tables.texts.intern(text);
    };
    let (mut repairs, mut doubts) = (Vec::new(), Vec::new());
    print(tables, Column::State, place.map_or("", Place::name));
    print(tables, Column::Agency, name);
    print(tables, Column::Type, body);
    print(tables, Column::Signed, signed);
    if let Some((_, name)) = &county {
        print(tables, Column::County, name);
    }
    if name.starts_with("Camden") {
        print(tables, Column::County, "Camdem County");
        let used = tables.texts.intern("Camden County");
        repairs.push(Repair { column: Column::County, used, rule: Rule::NearestCounty });
    }
    if name == REPAIRED {
        print(tables, Column::Signed, "05/082025");
        let used = tables.texts.intern(signed);
        repairs.push(Repair { column: Column::Signed, used, rule: Rule::DateSeparator });
    }
    if name.starts_with("Gorham") {
        print(tables, Column::Agency, "Gorham Police Department ");
        let used = tables.texts.intern(name);
        repairs.push(Repair { column: Column::Agency, used, rule: Rule::Spacing });
    }
    for (column, blank) in [(Column::State, state), (Column::Type, body), (Column::Model, model)] {
        if blank.is_empty() {
            doubts.push(Doubt { column, kind: DoubtKind::Blank });
        }
    }
    let address = |tables: &mut Tables, document: &str| {
        let address = format!("https://www.ice.gov/doclib/287gMOA/{slug}_{model}{document}.pdf");
        Link::Address(tables.texts.intern(&address))
    };
    let moa = match model {
        "TFM" if signed > "2025-05-01" => Link::Pending,
        "" => Link::None,
        _ => address(tables, ""),
    };
    let addendum = if model == "JEM" { address(tables, "_addendum") } else { Link::None };
    let extras = if name.starts_with("Florida") { "NOTE\u{1f}renewed\nin March" } else { "" };
    let reading = Reading {
        printed,
        extras: tables.texts.intern(extras),
        agency,
        county: county.map(|(county, _)| county),
        kind: match body {
            "County" => Some(AgencyKind::County),
            "Municipality" => Some(AgencyKind::Municipality),
            "State" => Some(AgencyKind::State),
            _ => None,
        },
        model: Model::from_code(model),
        signed: day(signed).filter(|_| kind == ListKind::Participating),
        moa,
        addendum,
        archived: false,
    };
    tables.reading(reading, &repairs, &doubts)
}

/// The history.
pub(crate) fn history() -> History {
    let participating = PARTICIPATING.iter().enumerate();
    let pending = PENDING.iter().enumerate();
    let lists = participating.map(|(i, date)| list(ListKind::Participating, date, i, ROWS));
    let pending = pending.map(|(i, date)| list(ListKind::Pending, date, i, APPLICATIONS));
    History::from_lists(lists.chain(pending).collect())
}

/// The history with names and dates joined by hand, a list that is not accepted, and a problem.
pub(crate) fn joined() -> Data {
    let mut history = history();
    let printed = history.tables.texts.iter().position(|text| text.contains("Camden County S"));
    let printed = Text(u32::try_from(printed.unwrap()).unwrap());
    let (ix, agreement) = history.agreements.iter().next().unwrap();
    let (agency, listing) = (agreement.agency, agreement.last);
    let rule = NameRule::PlaceOf;
    history.spellings.push(Spelling { agency, printed, slug: Text::EMPTY, rule });
    let (before, after) = (day("2026-02-26"), day("2025-02-26").unwrap());
    let rule = CorrectionRule::YearTyped;
    history.corrections.push(Correction { agreement: ix, before, after, listing, rule });
    let second = history.tables.agencies.handles().last().unwrap();
    history.likely_pairs.push(LikelyPair {
        first: agency,
        second,
        likeness: Likeness::Words,
        model: Some(Model::TaskForce),
        signed: after,
    });
    let oldest = history.lists.handles().next().unwrap();
    let list = history.lists.row_mut(oldest);
    list.acceptance = Acceptance::Collapsed { rows: 3, before: 40 };
    list.problems.push(Problem {
        row: Some(4),
        column: Some("SIGNED".into()),
        message: "the row stands twice: one listing".into(),
    });
    Data::new(history, vec!["lists/login.csv: a web page, not a list".into()])
}

/// The history, to be looked at.
pub(crate) fn data() -> Data {
    Data::new(history(), Vec::new())
}

/// A history of which nothing is known.
pub(crate) fn empty(size: (u16, u16)) -> Context {
    let data = Data::new(History::default(), Vec::new());
    let day = Day::new(&data.history, day("2026-05-18").unwrap());
    Context::new(data, day, dark(), size)
}

/// A dark theme in full colour.
pub(crate) fn dark() -> Theme {
    Theme::built_in("dark", Depth::Truecolor, true)
}

/// The newest list of the history on a screen of `size`.
pub(crate) fn context(size: (u16, u16)) -> Context {
    of(data(), size)
}

/// The newest list of `data` on a screen of `size`.
pub(crate) fn of(data: Data, size: (u16, u16)) -> Context {
    let day = Day::last(&data.history).unwrap();
    Context::new(data, day, dark(), size)
}
