//! Small histories made by hand or by number, for tests and benches of the room `query`.

#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "each test uses a part, and a fault here is a failed test"
)]

use chrono::NaiveDate;
use g287::history::History;
use g287::model::{
    Acceptance, AgencyKind, AsRead, CleanList, DateRule, Digest, Edition, Link, List, ListKind,
    Listing, Model, Reading, State, Tables, Text,
};
use g287::query::Query;

/// A search; an empty one where it is not understood.
pub fn understood(text: &str) -> Query {
    Query::parse(text).unwrap_or_default()
}

/// A row of a list, cleaned.
#[derive(Clone, Debug)]
pub struct Row {
    pub state: Option<State>,
    pub name: String,
    pub kind: Option<AgencyKind>,
    pub county: Option<(u32, String)>,
    pub model: Option<Model>,
    pub signed: Option<NaiveDate>,
}

/// A row from words: postal code, name, county, model code, date.
pub fn row(state: &str, name: &str, county: &str, model: &str, signed: &str) -> Row {
    let state = State::from_postal(state);
    let kind = if name.contains("Police") {
        AgencyKind::Municipality
    } else if name.contains("County") || name.contains("Sheriff") || name.contains("Parish") {
        AgencyKind::County
    } else {
        AgencyKind::State
    };
    Row {
        state,
        name: name.into(),
        kind: Some(kind),
        county: (!county.is_empty()).then(|| (fips(state, county), county.into())),
        model: Model::from_code(model),
        signed: signed.parse().ok(),
    }
}

/// A number that is the county's own as far as a test can tell.
fn fips(state: Option<State>, county: &str) -> u32 {
    let sum = county.bytes().fold(7_u32, |sum, b| sum.wrapping_mul(31).wrapping_add(b.into()));
    u32::try_from(state.map_or(99, State::position)).unwrap() * 100_000 + sum % 100_000
}

/// A list of those rows.
pub fn list(kind: ListKind, date: &str, rows: &[Row]) -> CleanList {
    let mut tables = Tables::default();
    let mut listings = Vec::new();
    for (number, row) in (2..).zip(rows) {
        let slug = row.name.to_lowercase().replace(|c: char| !c.is_alphanumeric(), "-");
        let agency = tables.agency(row.state, &slug, &row.name);
        let county = match (&row.county, row.state) {
            (Some((fips, name)), Some(state)) => Some(tables.county(state, *fips, name)),
            _ => None,
        };
        let reading = Reading {
            printed: [Text::EMPTY; 8],
            extras: Text::EMPTY,
            agency,
            county,
            kind: row.kind,
            model: row.model,
            signed: row.signed.filter(|_| kind == ListKind::Participating),
            moa: Link::None,
            addendum: Link::None,
            archived: false,
        };
        let reading = tables.reading(reading, &[], &[]);
        listings.push(Listing { row: number, reading });
    }
    let file = format!("{}-{date}.csv", kind.name());
    CleanList {
        list: List {
            kind,
            date: date.parse().unwrap(),
            edition: Edition { seconds: 0, revision: 0 },
            date_rule: DateRule::Given,
            file,
            captured: None,
            given: None,
            also: Vec::new(),
            digest: Digest::default(),
            sheet: String::new(),
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

/// Real and invented agencies on one list of 18 May 2026.
pub fn named() -> History {
    let rows: Vec<Row> = AGENCIES
        .iter()
        .map(|&(state, name, county)| row(state, name, county, "TFM", "2025-03-01"))
        .collect();
    History::from_lists(vec![list(ListKind::Participating, "2026-05-18", &rows)])
}

/// State, name, county.
const AGENCIES: &[(&str, &str, &str)] = &[
    ("FL", "Collier County Sheriff's Office", "Collier County"),
    ("FL", "Miami Police Department", "Miami-Dade County"),
    ("FL", "Miami Beach Police Department", "Miami-Dade County"),
    ("FL", "North Miami Police Department", "Miami-Dade County"),
    ("FL", "Coral Gables Police Department", "Miami-Dade County"),
    ("FL", "Miami-Dade Sheriff’s Office", "Miami-Dade County"),
    ("KS", "Miami County Sheriff's Office", "Miami County"),
    ("FL", "St. Lucie County Sheriff's Office", "St. Lucie County"),
    ("FL", "Port Saint Lucie Police Department", "St. Lucie County"),
    ("FL", "Polk County Sheriff's Office", "Polk County"),
    ("GA", "Polk County Sheriff's Office", "Polk County"),
    ("TX", "Polk County Sheriff's Office", "Polk County"),
    ("TX", "Polk County Constable Precinct 1", "Polk County"),
    ("FL", "Lakeland Police Department", "Polk County"),
    ("TN", "Tennessee Highway Patrol", ""),
    ("FL", "Florida Highway Patrol", ""),
    ("FL", "Florida Department of Law Enforcement", ""),
    ("FL", "Florida Department of Corrections", ""),
    ("FL", "Florida A&M University Board of Trustees", ""),
    ("NM", "Doña Ana County Sheriff's Office", "Doña Ana County"),
    ("FL", "DeSoto County Sheriff's Office", "DeSoto County"),
    ("LA", "De Soto Parish Sheriff's Office", "De Soto Parish"),
    ("LA", "LaSalle Parish Sheriff's Office", "LaSalle Parish"),
    ("TX", "La Salle County Sheriff's Office", "La Salle County"),
    ("AZ", "La Paz County Sheriff's Office", "La Paz County"),
    ("NC", "Cabarrus County Sheriff's Office", "Cabarrus County"),
    ("SC", "York County Sheriff's Office", "York County"),
    ("IN", "Evansville Police Department", "Vanderburgh County"),
    ("FL", "Indian River County Sheriff's Office", "Indian River County"),
    ("OR", "Portland Police Bureau", "Multnomah County"),
    ("TX", "Orange County Sheriff's Office", "Orange County"),
    ("OK", "Okmulgee Police Department", "Okmulgee County"),
    ("ME", "Wells Police Department", "York County"),
    ("AR", "Arkansas Department of Public Safety", ""),
    ("AR", "Fort Smith Police Department", "Sebastian County"),
    ("PA", "Mount Holly Springs Borough Police Department", "Cumberland County"),
    ("PA", "Gaines Twp State Constable", "Tioga County"),
    ("TX", "Tarrant County District Attorney's Office", "Tarrant County"),
    ("WV", "West Virginia State Police", ""),
    ("VA", "Shenandoah County Sheriff's Office", "Shenandoah County"),
    ("WA", "Adams County Sheriff's Office", "Adams County"),
    ("MO", "Washington County Sheriff's Department", "Washington County"),
    ("CO", "Teller County Sheriff's Office", "Teller County"),
    ("TX", "Texas National Guard", ""),
    ("GU", "Office of the Attorney General", ""),
    ("LA", "Kenner Police Department", "Jefferson Parish"),
];

/// A number that looks random, from a seed, by the numbers of Steele, Lea and Flood.
pub fn mix(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// A history of `count` rows on one list, of places crossed with bodies and numbered divisions.
pub fn generated(count: u64) -> History {
    const PLACES: usize = 1500;
    const BODIES: [&str; 6] = [
        "{} County Sheriff's Office",
        "{} County Sheriff's Office",
        "{} Police Department",
        "City of {} Police Department",
        "{} County Constable Precinct",
        "{} Department of Public Safety",
    ];
    const SYLLABLES: [&str; 20] = [
        "bel", "mar", "ton", "ville", "har", "ris", "pol", "kin", "jef", "fer", "son", "wash",
        "ing", "mi", "ami", "land", "or", "ange", "lee", "clay",
    ];
    let pick = |n: u64, of: usize| usize::try_from(n % of as u64).unwrap();
    let places: Vec<String> = (0..PLACES as u64)
        .map(|i| match i {
            0 => "Polk".into(),
            1 => "Miami-Dade".into(),
            _ => {
                let part = |k: u64| SYLLABLES[pick(mix(i * 7 + k), SYLLABLES.len())];
                let mut name =
                    format!("{}{}{}", part(1), part(2), if i % 3 == 0 { part(3) } else { "" });
                name[..1].make_ascii_uppercase();
                name
            }
        })
        .collect();
    let rows: Vec<Row> = (0..count)
        .map(|i| {
            let n = mix(i);
            let at = pick(n, PLACES);
            let state = State::from_position(pick(mix(at as u64 ^ (n % 4)), State::COUNT)).unwrap();
            let body = BODIES[pick(n >> 11, BODIES.len())];
            let mut name = body.replace("{}", &places[at]);
            if count > 10_000 {
                name = format!("{name} - Division {}", (n >> 20) % 500);
            }
            Row {
                state: Some(state),
                name,
                kind: (n >> 30)
                    .is_multiple_of(20)
                    .then_some(AgencyKind::State)
                    .or(Some(AgencyKind::County)),
                county: Some((
                    u32::try_from(state.position() * 2000 + at).unwrap(),
                    format!("{} County", places[at]),
                )),
                model: Some(Model::ALL[pick(n >> 33, 3)]),
                signed: NaiveDate::from_num_days_from_ce_opt(
                    737_000 + i32::try_from((n >> 36) % 2_700).unwrap(),
                ),
            }
        })
        .collect();
    History::from_lists(vec![list(ListKind::Participating, "2026-05-18", &rows)])
}
