//! The readings of a dataset as cleaned: agencies as spelled, counties, the values of every reading
//! with its repairs and doubts, and the kind, date and problems of every list. Of another version of
//! the rules it is not read, and the lists are cleaned anew.

use chrono::NaiveDate;

use super::error::DatasetError;
use super::lists::{read_problems, write_problems};
use super::numbers::{DatasetReader, DatasetWriter};
use super::rows::Rows;
use crate::history::data::History;
use crate::model::{
    Agency, AgencyIx, AgencyKind, Column, County, CountyIx, DateRule, Doubt, DoubtKind, Edition,
    Link, ListKind, Model, Problem, Reading, ReadingIx, Repair, Rule, State, Table, Tables, Text,
};

const KINDS: [ListKind; 2] = [ListKind::Participating, ListKind::Pending];

pub(super) fn write(out: &mut DatasetWriter, history: &History) {
    let tables = &history.tables;
    write_agencies(out, &history.as_spelled.agencies);
    out.count(tables.counties.len());
    for county in tables.counties.rows() {
        out.count(county.state.position());
        out.number(county.fips);
        out.number(county.name.0);
    }
    for agency in &history.as_spelled.of_reading {
        out.number(agency.0);
    }
    let readings = tables.readings.rows();
    for r in readings {
        out.number(r.county.map_or(0, |county| county.0 + 1));
    }
    for r in readings {
        out.position(r.kind.map(AgencyKind::position));
    }
    for r in readings {
        out.position(r.model.map(Model::position));
    }
    for r in readings {
        out.day_or_none(r.signed);
    }
    for r in readings {
        out.number(link_number(r.moa));
    }
    for r in readings {
        out.number(link_number(r.addendum));
    }
    for reading in tables.readings.handles() {
        let repairs: Vec<Repair> = tables.repairs(reading).collect();
        out.count(repairs.len());
        for repair in repairs {
            out.count(repair.column.position());
            out.one_of(Rule::ALL, &repair.rule);
            out.number(repair.used.0);
        }
    }
    for reading in tables.readings.handles() {
        let doubts: Vec<Doubt> = tables.doubts(reading).collect();
        out.count(doubts.len());
        for doubt in doubts {
            out.count(doubt.column.position());
            out.one_of(&DoubtKind::ALL, &doubt.kind);
        }
    }
    out.count(history.lists.len());
    for list in history.lists.rows() {
        out.one_of(&KINDS, &list.kind);
        out.day(list.date);
        out.number(list.edition.seconds);
        out.number(list.edition.revision);
        out.one_of(&DateRule::ALL, &list.date_rule);
        write_problems(out, &list.problems);
    }
}

pub(super) fn write_agencies(out: &mut DatasetWriter, agencies: &Table<AgencyIx, Agency>) {
    out.count(agencies.len());
    for agency in agencies.rows() {
        out.position(agency.state.map(State::position));
        out.number(agency.slug.0);
        out.number(agency.name.0);
    }
}

/// The readings and lists as cleaned.
pub(super) struct Cleaned {
    /// The agencies as spelled.
    agencies: Table<AgencyIx, Agency>,
    /// The other tables.
    tables: Tables,
    lists: Vec<CleanedList>,
}

impl Cleaned {
    /// Adds them to a history. Its lists come later.
    pub(super) fn put(self, history: &mut History) -> Vec<CleanedList> {
        history.as_spelled.agencies = self.agencies;
        history.tables = self.tables;
        self.lists
    }
}

/// Adds what is known of lists to those of a history, which are as read.
pub(super) fn put_lists(
    cleaned: Vec<CleanedList>,
    history: &mut History,
) -> Result<(), DatasetError> {
    if cleaned.len() != history.lists.len() {
        return Err(DatasetError::Damaged { part: "the dates of the lists" });
    }
    for (list, cleaned) in history.lists.rows_mut().iter_mut().zip(cleaned) {
        let CleanedList { kind, date, edition, date_rule, problems } = cleaned;
        (list.kind, list.date, list.edition, list.date_rule) = (kind, date, edition, date_rule);
        list.problems = problems;
    }
    Ok(())
}

pub(super) fn read(
    from: &mut DatasetReader<'_>,
    Rows { texts, mut readings }: Rows,
) -> Result<Cleaned, DatasetError> {
    let mut tables = Tables::default();
    tables.texts = texts;
    let texts = tables.texts.len();
    let agencies = read_agencies(from, texts)?;
    tables.counties = read_counties(from, texts)?;
    from.part("the readings");
    read_values(from, texts, agencies.len(), tables.counties.len(), &mut readings)?;
    from.part("the repairs");
    let repairs = per_reading(from, readings.len(), |from| {
        let column = from.one_of(&Column::ALL)?;
        let rule = from.one_of(Rule::ALL)?;
        Ok(Repair { column, rule, used: Text(from.below(texts)?) })
    })?;
    from.part("the doubts");
    let doubts = per_reading(from, readings.len(), |from| {
        let column = from.one_of(&Column::ALL)?;
        Ok(Doubt { column, kind: from.one_of(&DoubtKind::ALL)? })
    })?;
    tables.restore(readings, repairs, doubts);
    Ok(Cleaned { agencies, tables, lists: read_lists(from)? })
}

pub(super) fn read_agencies(
    from: &mut DatasetReader<'_>,
    texts: usize,
) -> Result<Table<AgencyIx, Agency>, DatasetError> {
    from.part("the agencies");
    let mut agencies = Table::default();
    for _ in 0..from.count::<Agency>()? {
        let state = from.below(State::COUNT + 1)?.checked_sub(1);
        let state = state.and_then(|p| State::from_position(p as usize));
        let (slug, name) = (Text(from.below(texts)?), Text(from.below(texts)?));
        agencies.push(Agency { state, slug, name });
    }
    Ok(agencies)
}

pub(super) fn read_counties(
    from: &mut DatasetReader<'_>,
    texts: usize,
) -> Result<Table<CountyIx, County>, DatasetError> {
    from.part("the counties");
    let mut counties = Table::default();
    for _ in 0..from.count::<County>()? {
        let state = State::from_position(from.below(State::COUNT)? as usize);
        let state = state.ok_or_else(|| from.damaged())?;
        let (fips, name) = (from.number()?, Text(from.below(texts)?));
        counties.push(County { state, fips, name });
    }
    Ok(counties)
}

pub(super) fn read_values(
    from: &mut DatasetReader<'_>,
    texts: usize,
    agencies: usize,
    counties: usize,
    readings: &mut [Reading],
) -> Result<(), DatasetError> {
    for row in &mut *readings {
        row.agency = AgencyIx(from.below(agencies)?);
    }
    for row in &mut *readings {
        row.county = from.below(counties + 1)?.checked_sub(1).map(CountyIx);
    }
    for row in &mut *readings {
        row.kind = from.one_or_none(&AgencyKind::ALL)?;
    }
    for row in &mut *readings {
        row.model = from.one_or_none(&Model::ALL)?;
    }
    for row in &mut *readings {
        row.signed = from.day_or_none()?;
    }
    for row in &mut *readings {
        row.moa = link(from, texts)?;
    }
    for row in &mut *readings {
        row.addendum = link(from, texts)?;
    }
    Ok(())
}

pub(super) fn per_reading<T>(
    from: &mut DatasetReader<'_>,
    readings: usize,
    one: impl Fn(&mut DatasetReader<'_>) -> Result<T, DatasetError>,
) -> Result<Vec<(ReadingIx, T)>, DatasetError> {
    let mut all = Vec::new();
    for reading in (0u32..).take(readings) {
        for _ in 0..from.count::<(ReadingIx, T)>()? {
            all.push((ReadingIx(reading), one(from)?));
        }
    }
    Ok(all)
}

/// What is known of a list, beside what was read.
pub(super) struct CleanedList {
    kind: ListKind,
    date: NaiveDate,
    edition: Edition,
    date_rule: DateRule,
    problems: Vec<Problem>,
}

fn read_lists(from: &mut DatasetReader<'_>) -> Result<Vec<CleanedList>, DatasetError> {
    from.part("the dates of the lists");
    let count = from.count::<CleanedList>()?;
    let one = |from: &mut DatasetReader<'_>| {
        Ok(CleanedList {
            kind: from.one_of(&KINDS)?,
            date: from.day()?,
            edition: Edition { seconds: from.number()?, revision: from.number()? },
            date_rule: from.one_of(&DateRule::ALL)?,
            problems: read_problems(from)?,
        })
    };
    (0..count).map(|_| one(from)).collect()
}

fn link_number(link: Link) -> u32 {
    match link {
        Link::None => 0,
        Link::Pending => 1,
        Link::Address(text) => text.0 + 2,
    }
}

fn link(from: &mut DatasetReader<'_>, texts: usize) -> Result<Link, DatasetError> {
    Ok(match from.below(texts + 2)? {
        0 => Link::None,
        1 => Link::Pending,
        text => Link::Address(Text(text - 2)),
    })
}
