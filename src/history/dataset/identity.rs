//! The identity of agencies and agreements in a dataset, so that it need not be derived again when
//! the program starts: everything that `history::identity` sets in a [`History`]. Those are the
//! agencies, the agency of every reading, the spellings, the agreements that moved, the likely pairs,
//! and the changes of dates.
//! If it comes to set more, write and read it here, and raise `RULES_VERSION`.

use super::cleaned::{read_agencies, write_agencies};
use super::error::DatasetError;
use super::numbers::{DatasetReader, DatasetWriter};
use crate::history::data::History;
use crate::history::keys::{AgreementKey, DateChange};
use crate::model::{
    Agency, AgencyIx, CorrectionRule, Index, LikelyPair, Likeness, ListingIx, Model, Move,
    MoveRule, NameRule, ReadingIx, Spelling, State, Table, Text,
};

pub(super) fn write(out: &mut DatasetWriter, history: &History) {
    write_agencies(out, &history.tables.agencies);
    write_moves(out, history);
    out.count(history.spellings.len());
    for spelling in &history.spellings {
        out.number(spelling.agency.0);
        out.number(spelling.printed.0);
        out.number(spelling.slug.0);
        out.one_of(NameRule::ALL, &spelling.rule);
    }
    out.count(history.moves.len());
    for moved in &history.moves {
        out.number(moved.agency.0);
        out.number(moved.first.0);
        out.position(moved.state.map(State::position));
        out.number(moved.slug.0);
        out.number(moved.printed_state.0);
        out.number(moved.printed.0);
        out.one_of(MoveRule::ALL, &moved.rule);
    }
    out.count(history.likely_pairs.len());
    for pair in &history.likely_pairs {
        out.number(pair.first.0);
        out.number(pair.second.0);
        out.one_of(&Likeness::ALL, &pair.likeness);
        out.position(pair.model.map(Model::position));
        out.day(pair.signed);
    }
    out.count(history.date_changes.len());
    for date_change in &history.date_changes {
        out.number(date_change.before.agency.0);
        out.position(date_change.before.model.map(Model::position));
        out.day_or_none(date_change.before.signed);
        out.day(date_change.after);
        out.number(date_change.listing.0);
        out.one_of(CorrectionRule::ALL, &date_change.rule);
    }
}

/// Writes the agency of each spelling, which is that of its first reading, and then the readings
/// that have another.
fn write_moves(out: &mut DatasetWriter, history: &History) {
    let spelled = &history.as_spelled;
    let mut usual: Vec<Option<AgencyIx>> = vec![None; spelled.agencies.len()];
    let mut others: Vec<(u32, AgencyIx)> = Vec::new();
    let readings = history.tables.readings.rows().iter();
    for ((reading, spelling), at) in readings.zip(&spelled.of_reading).zip(0..) {
        let Some(usual) = usual.get_mut(spelling.position()) else { continue };
        if *usual.get_or_insert(reading.agency) != reading.agency {
            others.push((at, reading.agency));
        }
    }
    out.count(usual.len());
    for agency in &usual {
        out.number(agency.map_or(0, |agency| agency.0));
    }
    out.count(others.len());
    for (reading, agency) in others {
        out.number(reading);
        out.number(agency.0);
    }
}

/// The identity as read, before what it refers to is known to exist.
#[derive(Default)]
pub(super) struct Identity {
    agencies: Table<AgencyIx, Agency>,
    /// By spelling: its agency.
    usual: Vec<AgencyIx>,
    /// Readings with another agency.
    others: Vec<(ReadingIx, AgencyIx)>,
    spellings: Vec<Spelling>,
    moves: Vec<Move>,
    pairs: Vec<LikelyPair>,
    date_changes: Vec<DateChange>,
    /// One more than the highest text that is referred to.
    texts: u32,
}

impl Identity {
    /// Adds it to a history with listings and tables, whose agencies are as spelled.
    pub(super) fn put(self, history: &mut History) -> Result<(), DatasetError> {
        let damaged = DatasetError::Damaged { part: "the agencies" };
        let spellings = history.as_spelled.agencies.len();
        if self.usual.len() != spellings || self.texts as usize > history.tables.texts.len() {
            return Err(damaged);
        }
        history.as_spelled.of_reading =
            history.tables.readings.rows().iter().map(|reading| reading.agency).collect();
        for reading in history.tables.readings.rows_mut() {
            reading.agency =
                self.usual.get(reading.agency.position()).copied().unwrap_or(AgencyIx(0));
        }
        for (reading, agency) in self.others {
            match history.tables.readings.rows_mut().get_mut(reading.position()) {
                Some(row) => row.agency = agency,
                None => return Err(damaged),
            }
        }
        history.tables.agencies = self.agencies;
        put(history, self.spellings, self.moves, self.pairs, self.date_changes)
    }
}

/// Adds the rest to a history whose readings have their agencies.
pub(super) fn put(
    history: &mut History,
    spellings: Vec<Spelling>,
    moves: Vec<Move>,
    pairs: Vec<LikelyPair>,
    date_changes: Vec<DateChange>,
) -> Result<(), DatasetError> {
    let agency = |ix: AgencyIx| history.tables.agencies.get(ix).is_some();
    let readings = history.tables.readings.rows();
    let there = readings.iter().all(|reading| agency(reading.agency))
        && spellings.iter().all(|spelling| agency(spelling.agency))
        && moves
            .iter()
            .all(|moved| agency(moved.agency) && history.listings.get(moved.first).is_some())
        && pairs.iter().all(|pair| agency(pair.first) && agency(pair.second))
        && date_changes.iter().all(|date_change| {
            agency(date_change.before.agency) && history.listings.get(date_change.listing).is_some()
        });
    if !there {
        return Err(DatasetError::Damaged { part: "the spellings and dates" });
    }
    history.spellings = spellings;
    history.moves = moves;
    history.likely_pairs = pairs;
    history.date_changes = date_changes;
    Ok(())
}

pub(super) fn read(from: &mut DatasetReader<'_>) -> Result<Identity, DatasetError> {
    let agencies = read_agencies(from, u32::MAX as usize)?;
    let of_agencies = agencies.rows().iter().flat_map(|row| [row.slug.0, row.name.0]);
    let mut texts = of_agencies.max().map_or(0, |text| text + 1);
    let spelled = from.count::<AgencyIx>()?;
    let mut usual = Vec::with_capacity(spelled);
    for _ in 0..spelled {
        usual.push(AgencyIx(from.below(agencies.len())?));
    }
    let mut others = Vec::new();
    for _ in 0..from.count::<(ReadingIx, AgencyIx)>()? {
        others.push((ReadingIx(from.number()?), AgencyIx(from.number()?)));
    }
    from.part("the spellings");
    let mut spellings = Vec::new();
    for _ in 0..from.count::<Spelling>()? {
        let agency = AgencyIx(from.number()?);
        let (printed, slug) = (from.below(u32::MAX as usize)?, from.below(u32::MAX as usize)?);
        texts = texts.max(printed + 1).max(slug + 1);
        let (printed, slug) = (Text(printed), Text(slug));
        spellings.push(Spelling { agency, printed, slug, rule: from.one_of(NameRule::ALL)? });
    }
    let mut moves = Vec::new();
    for _ in 0..from.count::<Move>()? {
        let (agency, first) = (AgencyIx(from.number()?), ListingIx(from.number()?));
        let state = from.below(State::COUNT + 1)?.checked_sub(1);
        let state = state.and_then(|at| State::from_position(at as usize));
        let mut text = || -> Result<Text, DatasetError> {
            let text = from.below(u32::MAX as usize)?;
            texts = texts.max(text + 1);
            Ok(Text(text))
        };
        let (slug, printed_state, printed) = (text()?, text()?, text()?);
        let rule = from.one_of(MoveRule::ALL)?;
        moves.push(Move { agency, first, state, slug, printed_state, printed, rule });
    }
    let mut pairs = Vec::new();
    for _ in 0..from.count::<LikelyPair>()? {
        pairs.push(LikelyPair {
            first: AgencyIx(from.number()?),
            second: AgencyIx(from.number()?),
            likeness: from.one_of(&Likeness::ALL)?,
            model: from.one_or_none(&Model::ALL)?,
            signed: from.day()?,
        });
    }
    from.part("the corrected dates");
    let mut date_changes = Vec::new();
    for _ in 0..from.count::<DateChange>()? {
        let (agency, model) = (AgencyIx(from.number()?), from.one_or_none(&Model::ALL)?);
        let signed = from.day_or_none()?;
        date_changes.push(DateChange {
            before: AgreementKey { agency, model, signed },
            after: from.day()?,
            listing: ListingIx(from.number()?),
            rule: from.one_of(CorrectionRule::ALL)?,
        });
    }
    Ok(Identity { agencies, usual, others, spellings, moves, pairs, date_changes, texts })
}
