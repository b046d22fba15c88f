//! Rows to readings. Every distinct text of a column is read once.

use chrono::NaiveDate;
use hashbrown::HashMap;

use super::address::{self, Address};
use super::corrections::{self, CorrectedCell};
use super::counties::Counties;
use super::date::{self, Bounds};
use super::home::Home;
use super::verdict::Verdict;
use super::{county, kind, name, state, support};
use crate::model::{
    AgencyIx, AgencyKind, Column, CountyIx, Doubt, Link, Model, PrintedRow, Reading, ReadingIx,
    Repair, Rule, State, Tables, Text,
};

/// A verdict with the text of the value that is used.
#[derive(Clone, Copy)]
struct ReadValue<T> {
    verdict: Verdict<T>,
    used: Text,
}

/// An agency, with the corrections of its cells.
#[derive(Clone, Copy)]
struct ReadAgency {
    found: ReadValue<AgencyIx>,
    corrections: &'static [CorrectedCell],
}

/// The columns that must not be blank in a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Required {
    /// Whether a signing date is required, as on participating lists.
    pub(super) signed: bool,
    /// Whether a kind of agency is required, as on lists with the column.
    pub(super) kind: bool,
}

/// Creates the readings of a list.
pub(super) struct Readings<'a> {
    tables: Tables,
    counties: &'a Counties,
    bounds: Bounds,
    needs: Required,
    archive_prefix: &'a str,
    states: HashMap<Text, ReadValue<State>>,
    agencies: HashMap<(Option<State>, Text), ReadAgency>,
    homes: HashMap<(Option<State>, Text), Home<'a>>,
    kinds: HashMap<Text, ReadValue<AgencyKind>>,
    places: HashMap<(Option<State>, Text), ReadValue<CountyIx>>,
    models: HashMap<Text, ReadValue<Model>>,
    days: HashMap<Text, ReadValue<NaiveDate>>,
    links: HashMap<(Text, bool), ReadValue<Link>>,
    repairs: Vec<Repair>,
    doubts: Vec<Doubt>,
}

impl<'a> Readings<'a> {
    pub(super) fn new(
        tables: Tables,
        counties: &'a Counties,
        bounds: Bounds,
        needs: Required,
        archive_prefix: &'a str,
    ) -> Self {
        Self {
            tables,
            counties,
            bounds,
            needs,
            archive_prefix,
            states: HashMap::new(),
            agencies: HashMap::new(),
            homes: HashMap::new(),
            kinds: HashMap::new(),
            places: HashMap::new(),
            models: HashMap::new(),
            days: HashMap::new(),
            links: HashMap::new(),
            repairs: Vec::new(),
            doubts: Vec::new(),
        }
    }

    /// The tables with every reading.
    pub(super) fn into_tables(self) -> Tables {
        self.tables
    }

    /// The reading of a row.
    pub(super) fn reading(&mut self, row: &PrintedRow) -> ReadingIx {
        self.repairs.clear();
        self.doubts.clear();
        let state = self.state(row.get(Column::State));
        let state = self.recorded(Column::State, state);
        let ReadAgency { found, corrections } = self.agency(state, row.get(Column::Agency));
        let agency = self.recorded(Column::Agency, found).unwrap_or(AgencyIx(0));
        let kind = self.corrected(corrections, Column::Type, row, Self::kind);
        let county = self
            .corrected(corrections, Column::County, row, |own, printed| own.county(state, printed));
        let (kind, county) = self.by_own_name(state, row.get(Column::Agency), kind, county);
        let kind = self.recorded(Column::Type, kind);
        let county = self.recorded(Column::County, county);
        let model = self.corrected(corrections, Column::Model, row, Self::model);
        let model = self.recorded(Column::Model, model);
        let signed = self.corrected(corrections, Column::Signed, row, Self::signed);
        let signed = self.recorded(Column::Signed, signed);
        let moa = self.link(row.get(Column::Moa), row.archived);
        let moa = self.recorded(Column::Moa, moa).unwrap_or(Link::None);
        let addendum = self.link(row.get(Column::Addendum), false);
        let addendum = self.recorded(Column::Addendum, addendum).unwrap_or(Link::None);
        let reading = Reading {
            printed: row.printed,
            extras: row.extras,
            agency,
            county,
            kind,
            model,
            signed,
            moa,
            addendum,
            archived: row.archived,
        };
        self.tables.reading(reading, &self.repairs, &self.doubts)
    }

    /// Records the repairs and doubts of a verdict about a column, and returns its value.
    fn recorded<T: Copy>(&mut self, column: Column, found: ReadValue<T>) -> Option<T> {
        let ReadValue { verdict, used } = found;
        self.repairs.extend(verdict.rule.map(|rule| Repair { column, used, rule }));
        self.doubts.extend(verdict.doubt.map(|kind| Doubt { column, kind }));
        verdict.value
    }

    /// The value of a column: that of the table of corrections if it is there, else as read.
    fn corrected<T>(
        &mut self,
        corrections: &[CorrectedCell],
        column: Column,
        row: &PrintedRow,
        read: impl FnOnce(&mut Self, Text) -> ReadValue<T>,
    ) -> ReadValue<T> {
        let printed = row.get(column);
        let text = self.tables.texts.get(printed);
        let Some(text) = corrections::corrected(corrections, column, text) else {
            return read(self, printed);
        };
        let used = self.tables.texts.intern(text);
        let ReadValue { verdict, .. } = read(self, used);
        let rule = Some(Rule::CorrectionsTable);
        ReadValue { verdict: Verdict { rule, ..verdict }, used }
    }

    /// The kind and the county of an agency after its name has decided over them.
    fn by_own_name(
        &mut self,
        state: Option<State>,
        agency: Text,
        kind: ReadValue<AgencyKind>,
        county: ReadValue<CountyIx>,
    ) -> (ReadValue<AgencyKind>, ReadValue<CountyIx>) {
        let name = self.tables.texts.get(agency);
        let tables = &self.tables;
        // Most names begin with the county that is printed beside them.
        let is_plain = matches!(kind.verdict.value, None | Some(AgencyKind::County))
            && county.verdict.value.is_some_and(|county| {
                let county = tables.texts.get(tables.counties.row(county).name);
                name.strip_prefix(county).is_some_and(|rest| rest.starts_with(' '))
            });
        if is_plain {
            return (kind, county);
        }
        let home = self.homes.get(&(state, agency)).copied();
        let home = home.unwrap_or_else(|| Home::of(self.counties, state, name));
        self.homes.insert((state, agency), home);
        let by_table = Some(Rule::CorrectionsTable);
        let settled = home.kind(kind.verdict);
        let kind = if settled == kind.verdict || kind.verdict.rule == by_table {
            kind
        } else {
            self.found(settled, |kind| kind.name().to_owned())
        };
        let counties = self.counties;
        let place = |ix: CountyIx| counties.by_fips(self.tables.counties.row(ix).fips);
        let Verdict { value, rule, doubt } = county.verdict;
        let printed = Verdict { value: value.and_then(place), rule, doubt };
        let settled = home.county(counties, printed);
        let county = if settled == printed || rule == by_table {
            county
        } else {
            let ReadValue { verdict, used } = self.found(settled, |place| place.name.to_owned());
            let verdict = verdict.map(|at| self.tables.county(at.state, at.fips, at.name));
            ReadValue { verdict, used }
        };
        (kind, county)
    }

    /// The verdict with the text of its value, which is interned if a rule repaired it.
    fn found<T>(&mut self, verdict: Verdict<T>, say: impl FnOnce(&T) -> String) -> ReadValue<T> {
        let used = match (&verdict.value, verdict.rule) {
            (Some(value), Some(_)) => self.tables.texts.intern(&say(value)),
            _ => Text::EMPTY,
        };
        ReadValue { verdict, used }
    }

    fn state(&mut self, printed: Text) -> ReadValue<State> {
        if let Some(known) = self.states.get(&printed) {
            return *known;
        }
        let verdict = state::read(self.tables.texts.get(printed));
        let found = self.found(verdict, |state| state.name().to_owned());
        self.states.insert(printed, found);
        found
    }

    fn agency(&mut self, state: Option<State>, printed: Text) -> ReadAgency {
        if let Some(known) = self.agencies.get(&(state, printed)) {
            return *known;
        }
        let verdict = name::read(self.tables.texts.get(printed));
        let name = verdict.value.as_deref().unwrap_or_default();
        let corrections = corrections::of(state, name);
        let found = self.found(verdict, Clone::clone);
        let ReadValue { verdict, used } = found;
        let verdict = verdict.map(|name| self.tables.agency(state, &name::slug(&name), &name));
        let found = ReadValue { verdict, used };
        let agency = ReadAgency { found, corrections };
        self.agencies.insert((state, printed), agency);
        agency
    }

    fn kind(&mut self, printed: Text) -> ReadValue<AgencyKind> {
        if let Some(known) = self.kinds.get(&printed) {
            return *known;
        }
        let mut verdict = kind::read(self.tables.texts.get(printed));
        if self.needs.kind && verdict == Verdict::nothing() {
            verdict = verdict.needed();
        }
        let found = self.found(verdict, |kind| kind.name().to_owned());
        self.kinds.insert(printed, found);
        found
    }

    fn county(&mut self, state: Option<State>, printed: Text) -> ReadValue<CountyIx> {
        if let Some(known) = self.places.get(&(state, printed)) {
            return *known;
        }
        let verdict = county::read(self.counties, state, self.tables.texts.get(printed));
        let found = self.found(verdict, |place| place.name.to_owned());
        let ReadValue { verdict, used } = found;
        let verdict = verdict.map(|place| self.tables.county(place.state, place.fips, place.name));
        self.places.insert((state, printed), ReadValue { verdict, used });
        ReadValue { verdict, used }
    }

    fn model(&mut self, printed: Text) -> ReadValue<Model> {
        if let Some(known) = self.models.get(&printed) {
            return *known;
        }
        let verdict = support::read(self.tables.texts.get(printed));
        let found = self.found(verdict, |model| model.name().to_owned());
        self.models.insert(printed, found);
        found
    }

    fn signed(&mut self, printed: Text) -> ReadValue<NaiveDate> {
        if let Some(known) = self.days.get(&printed) {
            return *known;
        }
        let mut verdict = date::read(self.tables.texts.get(printed), self.bounds);
        if self.needs.signed {
            verdict = verdict.needed();
        }
        let found = self.found(verdict, ToString::to_string);
        self.days.insert(printed, found);
        found
    }

    fn link(&mut self, printed: Text, is_archived: bool) -> ReadValue<Link> {
        if let Some(known) = self.links.get(&(printed, is_archived)) {
            return *known;
        }
        let text = self.tables.texts.get(printed);
        let verdict = if is_archived {
            address::read(&format!("{}{text}", self.archive_prefix))
        } else {
            address::read(text)
        };
        let found = self.found(verdict, |address| match address {
            Address::Pending => "link pending".to_owned(),
            Address::Plain(address) => address.clone(),
        });
        let ReadValue { verdict, used } = found;
        let verdict = verdict.map(|address| match address {
            Address::Pending => Link::Pending,
            Address::Plain(address) => Link::Address(self.tables.texts.intern(&address)),
        });
        self.links.insert((printed, is_archived), ReadValue { verdict, used });
        ReadValue { verdict, used }
    }
}
