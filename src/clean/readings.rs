//! Rows to readings. Every distinct text of a column is read once.

use chrono::NaiveDate;
use hashbrown::HashMap;

use super::address::{self, Address};
use super::counties::Counties;
use super::date::{self, Bounds};
use super::verdict::Verdict;
use super::{county, kind, name, state, support};
use crate::model::{
    AgencyIx, AgencyKind, Column, CountyIx, Doubt, Link, Model, PrintedRow, Reading, ReadingIx,
    Repair, State, Tables, Text,
};

/// A verdict with the text of the value that is used.
#[derive(Clone, Copy)]
struct ReadValue<T> {
    verdict: Verdict<T>,
    used: Text,
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
    pub(super) tables: Tables,
    counties: &'a Counties,
    bounds: Bounds,
    needs: Required,
    archive_prefix: &'a str,
    states: HashMap<Text, ReadValue<State>>,
    agencies: HashMap<(Option<State>, Text), ReadValue<AgencyIx>>,
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
            kinds: HashMap::new(),
            places: HashMap::new(),
            models: HashMap::new(),
            days: HashMap::new(),
            links: HashMap::new(),
            repairs: Vec::new(),
            doubts: Vec::new(),
        }
    }

    /// The reading of a row.
    pub(super) fn reading(&mut self, row: &PrintedRow) -> ReadingIx {
        self.repairs.clear();
        self.doubts.clear();
        let state = self.state(row.get(Column::State));
        let state = self.recorded(Column::State, state);
        let agency = self.agency(state, row.get(Column::Agency));
        let agency = self.recorded(Column::Agency, agency).unwrap_or(AgencyIx(0));
        let kind = self.kind(row.get(Column::Type));
        let kind = self.recorded(Column::Type, kind);
        let county = self.county(state, row.get(Column::County));
        let county = self.recorded(Column::County, county);
        let model = self.model(row.get(Column::Model));
        let model = self.recorded(Column::Model, model);
        let signed = self.signed(row.get(Column::Signed));
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

    fn agency(&mut self, state: Option<State>, printed: Text) -> ReadValue<AgencyIx> {
        if let Some(known) = self.agencies.get(&(state, printed)) {
            return *known;
        }
        let verdict = name::read(self.tables.texts.get(printed));
        let found = self.found(verdict, Clone::clone);
        let ReadValue { verdict, used } = found;
        let verdict = verdict.map(|name| self.tables.agency(state, &name::slug(&name), &name));
        self.agencies.insert((state, printed), ReadValue { verdict, used });
        ReadValue { verdict, used }
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
