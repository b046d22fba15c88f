//! The tables of a dataset: texts, agencies, counties, readings with their repairs and doubts.

use chrono::{Datelike, NaiveDate};

use super::error::DatasetError;
use super::numbers::{DatasetReader, DatasetWriter};
use crate::model::{
    Agency, AgencyIx, AgencyKind, Column, County, CountyIx, Doubt, DoubtKind, Link, Model, Reading,
    ReadingIx, Repair, Rule, State, Tables, Text, Texts,
};

pub(super) fn write(out: &mut DatasetWriter, tables: &Tables) {
    out.count(tables.texts.len());
    tables.texts.iter().for_each(|text| out.count(text.len()));
    tables.texts.iter().for_each(|text| out.bytes.extend_from_slice(text.as_bytes()));
    out.count(tables.agencies.len());
    for agency in tables.agencies.rows() {
        out.count(agency.state.map_or(0, |state| state.position() + 1));
        out.number(agency.slug.0);
        out.number(agency.name.0);
    }
    out.count(tables.counties.len());
    for county in tables.counties.rows() {
        out.count(county.state.position());
        out.number(county.fips);
        out.number(county.name.0);
    }
    let readings = tables.readings.rows();
    out.count(readings.len());
    for column in Column::ALL {
        column_of(out, readings, |r| printed(r, column).0);
    }
    column_of(out, readings, |r| r.extras.0);
    column_of(out, readings, |r| r.agency.0);
    column_of(out, readings, |r| r.county.map_or(0, |county| county.0 + 1));
    column_of(out, readings, |r| place(r.kind.map(AgencyKind::position)));
    column_of(out, readings, |r| place(r.model.map(Model::position)));
    column_of(out, readings, |r| r.signed.map_or(0, day_number));
    column_of(out, readings, |r| link_number(r.moa));
    column_of(out, readings, |r| link_number(r.addendum));
    column_of(out, readings, |r| u32::from(r.archived));
    for reading in tables.readings.handles() {
        let repairs: Vec<Repair> = tables.repairs(reading).collect();
        out.count(repairs.len());
        for repair in repairs {
            out.count(repair.column.position());
            out.count(Rule::ALL.iter().position(|&rule| rule == repair.rule).unwrap_or(0));
            out.number(repair.used.0);
        }
    }
    for reading in tables.readings.handles() {
        let doubts: Vec<Doubt> = tables.doubts(reading).collect();
        out.count(doubts.len());
        for doubt in doubts {
            out.count(doubt.column.position());
            out.count(DoubtKind::ALL.iter().position(|&kind| kind == doubt.kind).unwrap_or(0));
        }
    }
}

pub(super) fn read(from: &mut DatasetReader<'_>) -> Result<Tables, DatasetError> {
    let mut tables = Tables::default();
    from.part("the texts");
    let texts = from.count()?;
    let mut ends = Vec::with_capacity(texts);
    let mut end = 0_u32;
    for _ in 0..texts {
        end = end.checked_add(from.number()?).ok_or_else(|| from.damaged())?;
        ends.push(end);
    }
    let bytes = from.text_of(end as usize)?;
    if ends.first() != Some(&0) || ends.iter().any(|&end| !bytes.is_char_boundary(end as usize)) {
        return Err(from.damaged());
    }
    tables.texts = Texts::restore(bytes.to_owned(), ends);
    from.part("the agencies");
    for _ in 0..from.count()? {
        let state = from.below(State::COUNT + 1)?.checked_sub(1);
        let state = state.and_then(|p| State::from_position(p as usize));
        let (slug, name) = (Text(from.below(texts)?), Text(from.below(texts)?));
        tables.agencies.push(Agency { state, slug, name });
    }
    from.part("the counties");
    for _ in 0..from.count()? {
        let state = State::from_position(from.below(State::COUNT)? as usize);
        let state = state.ok_or_else(|| from.damaged())?;
        let (fips, name) = (from.number()?, Text(from.below(texts)?));
        tables.counties.push(County { state, fips, name });
    }
    from.part("the readings");
    let readings = read_readings(from, &tables)?;
    from.part("the repairs");
    let repairs = per_reading(from, readings.len(), |from| {
        let column = column(from)?;
        let rule = from.below(Rule::ALL.len())? as usize;
        let rule = *Rule::ALL.get(rule).ok_or_else(|| from.damaged())?;
        Ok(Repair { column, rule, used: Text(from.below(texts)?) })
    })?;
    from.part("the doubts");
    let doubts = per_reading(from, readings.len(), |from| {
        let column = column(from)?;
        let kind = from.below(DoubtKind::ALL.len())? as usize;
        let kind = *DoubtKind::ALL.get(kind).ok_or_else(|| from.damaged())?;
        Ok(Doubt { column, kind })
    })?;
    tables.restore(readings, repairs, doubts);
    Ok(tables)
}

fn read_readings(
    from: &mut DatasetReader<'_>,
    tables: &Tables,
) -> Result<Vec<Reading>, DatasetError> {
    let blank = Reading {
        printed: [Text::EMPTY; Column::COUNT],
        extras: Text::EMPTY,
        agency: AgencyIx(0),
        county: None,
        kind: None,
        model: None,
        signed: None,
        moa: Link::None,
        addendum: Link::None,
        archived: false,
    };
    let mut rows = vec![blank; from.count()?];
    let texts = tables.texts.len();
    for column in Column::ALL {
        for row in &mut rows {
            if let Some(printed) = row.printed.get_mut(column.position()) {
                *printed = Text(from.below(texts)?);
            }
        }
    }
    each(&mut rows, |row| {
        row.extras = Text(from.below(texts)?);
        Ok(())
    })?;
    each(&mut rows, |row| {
        row.agency = AgencyIx(from.below(tables.agencies.len())?);
        Ok(())
    })?;
    each(&mut rows, |row| {
        row.county = from.below(tables.counties.len() + 1)?.checked_sub(1).map(CountyIx);
        Ok(())
    })?;
    each(&mut rows, |row| {
        let at = from.below(AgencyKind::ALL.len() + 1)?.checked_sub(1);
        row.kind = at.and_then(|at| AgencyKind::ALL.get(at as usize).copied());
        Ok(())
    })?;
    each(&mut rows, |row| {
        let at = from.below(Model::ALL.len() + 1)?.checked_sub(1);
        row.model = at.and_then(|at| Model::ALL.get(at as usize).copied());
        Ok(())
    })?;
    each(&mut rows, |row| {
        row.signed = match from.number()? {
            0 => None,
            days => Some(day(days).ok_or_else(|| from.damaged())?),
        };
        Ok(())
    })?;
    each(&mut rows, |row| {
        row.moa = link(from, texts)?;
        Ok(())
    })?;
    each(&mut rows, |row| {
        row.addendum = link(from, texts)?;
        Ok(())
    })?;
    each(&mut rows, |row| {
        row.archived = from.below(2)? == 1;
        Ok(())
    })?;
    Ok(rows)
}

fn each(
    rows: &mut [Reading],
    mut set: impl FnMut(&mut Reading) -> Result<(), DatasetError>,
) -> Result<(), DatasetError> {
    rows.iter_mut().try_for_each(&mut set)
}

fn per_reading<T>(
    from: &mut DatasetReader<'_>,
    readings: usize,
    one: impl Fn(&mut DatasetReader<'_>) -> Result<T, DatasetError>,
) -> Result<Vec<(ReadingIx, T)>, DatasetError> {
    let mut all = Vec::new();
    for reading in (0u32..).take(readings) {
        for _ in 0..from.count()? {
            all.push((ReadingIx(reading), one(from)?));
        }
    }
    Ok(all)
}

fn column(from: &mut DatasetReader<'_>) -> Result<Column, DatasetError> {
    let at = from.below(Column::COUNT)? as usize;
    Column::ALL.get(at).copied().ok_or_else(|| from.damaged())
}

fn column_of(out: &mut DatasetWriter, readings: &[Reading], value: impl Fn(&Reading) -> u32) {
    for reading in readings {
        out.number(value(reading));
    }
}

fn printed(reading: &Reading, column: Column) -> Text {
    reading.printed.get(column.position()).copied().unwrap_or(Text::EMPTY)
}

/// The number of a position, which is 0 for none.
pub(super) fn place(position: Option<usize>) -> u32 {
    position.map_or(0, |p| u32::try_from(p + 1).unwrap_or(0))
}

/// The number of days from the first day of year 1, as chrono counts them.
pub(super) fn day_number(day: NaiveDate) -> u32 {
    u32::try_from(day.num_days_from_ce()).unwrap_or(0)
}

pub(super) fn day(days: u32) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(days).ok()?)
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
