//! What the map shows, made once for each answer.

use std::collections::{BTreeMap, BTreeSet};

use crate::history::History;
use crate::map::{CountyMap, Shape};
use crate::model::{AgencyIx, AgencyKind, Column, CountyIx, Model, State};
use crate::query::{CountyCount, Facet, Places, Question};
use crate::text::counted;

/// What the map shows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MapData {
    /// By [`crate::map::Shape::position`]: agreements by [`Model::position`], those without a
    /// model last.
    pub counties: Vec<[u32; 4]>,
    /// By state: the broadest model of its state agencies.
    pub state_agencies: [Option<Model>; State::COUNT],
    /// How many counties and county-equivalents of the map have an agreement.
    pub with_agreement: usize,
    /// Counties with an agreement that are not on the map: those of the territories, and codes that
    /// the map does not know.
    pub off_map: Vec<CountyIx>,
}

impl MapData {
    /// Counts agreements by their places on the map.
    #[must_use]
    pub fn new(history: &History, map: &CountyMap, places: &Places) -> Self {
        let mut data = Self {
            counties: vec![[0; 4]; map.len()],
            state_agencies: [None; State::COUNT],
            with_agreement: 0,
            off_map: Vec::new(),
        };
        for &CountyCount { county, models } in &places.counties {
            let shape = map.shape(history.tables.counties.row(county).fips);
            match shape.and_then(|shape| data.counties.get_mut(shape.position())) {
                Some(counts) => {
                    *counts = models;
                    data.with_agreement += 1;
                }
                None => data.off_map.push(county),
            }
        }
        for (model, state) in data.state_agencies.iter_mut().zip(&places.states) {
            *model = Model::broadest(&state.state_agencies);
        }
        data
    }

    /// The agreements of a county, by [`Model::position`], those without a model last.
    #[must_use]
    pub fn models(&self, county: Shape) -> [u32; 4] {
        self.counties.get(county.position()).copied().unwrap_or_default()
    }

    /// Whether a county has an agreement.
    #[must_use]
    pub fn has(&self, county: Shape) -> bool {
        self.models(county).iter().any(|&count| count > 0)
    }

    /// How many counties of a state have an agreement, of how many on the map.
    #[must_use]
    pub fn of_state(&self, map: &CountyMap, state: State) -> (usize, usize) {
        let counties = map.shapes_of(state);
        (counties.filter(|&county| self.has(county)).count(), map.shapes_of(state).count())
    }
}

/// A line of what is not on the map.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum OffMap {
    /// Says what the lines below are.
    Heading(&'static str),
    /// A place, and how many agreements are there.
    Place(String, u32),
    /// Between two headings.
    Blank,
}

/// A state and what is printed there as a county.
type Printed<'a> = (&'a str, &'a str);
/// How many agreements, and whose.
type Agencies = (u32, BTreeSet<AgencyIx>);

/// Which of the agreements that match are not on the map: those of counties of the territories and
/// of codes that the map does not know, of names that are no county of their state, and those that
/// name no county.
#[must_use]
pub(super) fn off_map(question: Question<'_>, places: &Places, counts: &MapData) -> Vec<OffMap> {
    let history = question.history;
    let name = |state: Option<State>| state.map_or("state unknown", State::name);
    let known = counts.off_map.iter().map(|&county| {
        let found = places.counties.iter().find(|counted| counted.county == county);
        let row = history.tables.counties.row(county);
        let words = format!("{}, {}", history.text(row.name), row.state.name());
        (words, found.map_or(0, |found| found.models.iter().sum()))
    });
    let mut printed_as: [BTreeMap<Printed<'_>, Agencies>; 2] = Default::default();
    let mut unnamed: BTreeMap<(usize, &str), (u32, u32)> = BTreeMap::new();
    for agreement in question.unplaced() {
        let row = history.agreements.row(agreement);
        let state = history.tables.agencies.row(row.agency).state;
        let reading = history.reading(row.last);
        let printed = reading.printed.get(Column::County.position()).copied();
        let printed = printed.map_or("", |text| history.text(text)).trim();
        let [of_no_county, errors] = &mut printed_as;
        if printed.is_empty() {
            let (all, own) = unnamed.entry((State::slot(state), name(state))).or_default();
            *all += 1;
            *own += u32::from(reading.kind == Some(AgencyKind::State));
        } else {
            // A spreadsheet prints `#N/A` and the like where it did not find a value.
            let kind = if printed.starts_with('#') { errors } else { of_no_county };
            let (count, agencies) = kind.entry((name(state), printed)).or_default();
            *count += 1;
            agencies.insert(row.agency);
        }
    }
    let [of_no_county, errors] = printed_as.map(|kind| {
        let lines = kind.into_iter().map(|((state, printed), (count, agencies))| {
            let first = agencies.first().map(|&agency| history.tables.agencies.row(agency).name);
            let whose = match first {
                Some(first) if agencies.len() == 1 => history.text(first).to_owned(),
                _ => counted(agencies.len(), "agency", "agencies"),
            };
            (format!("{printed}, {state} ({whose})"), count)
        });
        lines.collect::<Vec<_>>()
    });
    let unnamed = unnamed.into_iter().map(|((_, name), (all, own))| match own {
        0 => (name.to_owned(), all),
        own if own == all => (format!("{name}, the state's own agencies"), all),
        own => (format!("{name}, {own} of them of the state's own agencies"), all),
    });
    let sections: [(&'static str, Vec<(String, u32)>); 4] = [
        ("Counties that the map does not have", known.collect()),
        ("Printed as a county, but the state has none of that name", of_no_county),
        ("An error of the spreadsheet is printed", errors),
        ("No county is printed", unnamed.collect()),
    ];
    let mut lines = Vec::new();
    for (heading, places) in sections {
        if !lines.is_empty() {
            lines.push(OffMap::Blank);
        }
        lines.push(OffMap::Heading(heading));
        if places.is_empty() {
            lines.push(OffMap::Place("none".into(), 0));
        }
        lines.extend(places.into_iter().map(|(words, count)| OffMap::Place(words, count)));
    }
    lines
}
