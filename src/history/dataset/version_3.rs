//! Datasets of version 3, which can be looked at: two streams, the tables and the lists, both as
//! cleaned. What was read is not in them, so nothing can be added.

use std::io::Read;

use chrono::NaiveDate;
use flate2::read::DeflateDecoder;

use super::cleaned::{per_reading, read_agencies, read_counties, read_values};
use super::error::DatasetError;
use super::format::LARGEST;
use super::identity;
use super::lists::{blank, read_problems, read_readings, read_row_numbers};
use super::numbers::DatasetReader;
use super::rows::{BLANK, read_archived, read_printed, read_texts};
use crate::history::data::History;
use crate::history::keys::{AgreementKey, DateChange};
use crate::history::{acceptance, derive};
use crate::model::{
    AgencyIx, Column, CorrectionRule, DateRule, Doubt, DoubtKind, Edition, LikelyPair, Likeness,
    List, ListKind, Listing, ListingIx, Model, NameRule, Reading, Repair, Rule, Spelling, Tables,
    Text,
};

// Rules were stored as positions, in the order that they had then.

const RULES: [Rule; 17] = [
    Rule::Spacing,
    Rule::Case,
    Rule::Apostrophe,
    Rule::Synonym,
    Rule::NotApplicable,
    Rule::DateText,
    Rule::CountyBody,
    Rule::WebArchive,
    Rule::Safelink,
    Rule::BrowserExtension,
    Rule::AddressSlashes,
    Rule::NearestState,
    Rule::NearestModel,
    Rule::NearestKind,
    Rule::NearestCounty,
    Rule::DateSeparator,
    Rule::DateYear,
];

const DOUBTS: [DoubtKind; 5] = [
    DoubtKind::Blank,
    DoubtKind::Unreadable,
    DoubtKind::Ambiguous,
    DoubtKind::CellError,
    DoubtKind::MixedScript,
];

const DATES: [DateRule; 6] = [
    DateRule::Given,
    DateRule::Name,
    DateRule::NameYear,
    DateRule::NameDigit,
    DateRule::Folder,
    DateRule::Content,
];

const NAMES: [NameRule; 10] = [
    NameRule::Form,
    NameRule::Abbreviation,
    NameRule::Wording,
    NameRule::PlaceOf,
    NameRule::SheriffDepartment,
    NameRule::OwnState,
    NameRule::Document,
    NameRule::Typo,
    NameRule::MoreWords,
    NameRule::SameDocument,
];

/// The last one was that of an application, which is now found anew: see `identity/applied.rs`.
const LIKENESSES: [Option<Likeness>; 5] = [
    Some(Likeness::Spelling),
    Some(Likeness::Words),
    Some(Likeness::Follows),
    Some(Likeness::OtherState),
    None,
];

const CORRECTIONS: [CorrectionRule; 6] = [
    CorrectionRule::YearTyped,
    CorrectionRule::Dated,
    CorrectionRule::DocumentPosted,
    CorrectionRule::Unlinked,
    CorrectionRule::SameDocument,
    CorrectionRule::Reverted,
];

/// Decodes what follows the version.
pub(super) fn decode(packed: &[u8]) -> Result<History, DatasetError> {
    let damaged = || DatasetError::Damaged { part: "the header" };
    let (length, packed) = packed.split_first_chunk::<4>().ok_or_else(damaged)?;
    let length = u32::from_le_bytes(*length) as usize;
    let (tables, lists) = packed.split_at_checked(length).ok_or_else(damaged)?;
    let tables = unpack(tables)?;
    let mut from = DatasetReader::new(&tables);
    let mut history = History { tables: read_tables(&mut from)?, ..History::default() };
    from.finish()?;
    let lists = unpack(lists)?;
    let mut from = DatasetReader::new(&lists);
    read_lists(&mut from, &mut history)?;
    read_identity(&mut from, &mut history)?;
    from.finish()?;
    acceptance::accept(&mut history);
    derive::derive(&mut history);
    Ok(history)
}

fn unpack(packed: &[u8]) -> Result<Vec<u8>, DatasetError> {
    let mut bytes = Vec::new();
    let read = DeflateDecoder::new(packed).take(LARGEST as u64 + 1).read_to_end(&mut bytes);
    match read {
        Ok(size) if size > LARGEST => Err(DatasetError::TooLarge),
        Ok(_) => Ok(bytes),
        Err(_) => Err(DatasetError::Damaged { part: "the compressed streams" }),
    }
}

fn read_tables(from: &mut DatasetReader<'_>) -> Result<Tables, DatasetError> {
    let mut tables = Tables::default();
    tables.texts = read_texts(from)?;
    let texts = tables.texts.len();
    tables.agencies = read_agencies(from, texts)?;
    tables.counties = read_counties(from, texts)?;
    from.part("the readings");
    let count = from.count::<Reading>()?;
    let mut readings = vec![BLANK; count];
    read_printed(from, texts, &mut readings)?;
    read_values(from, texts, tables.agencies.len(), tables.counties.len(), &mut readings)?;
    read_archived(from, &mut readings)?;
    from.part("the repairs");
    let repairs = per_reading(from, readings.len(), |from| {
        let column = from.one_of(&Column::ALL)?;
        let rule = from.one_of(&RULES)?;
        Ok(Repair { column, rule, used: Text(from.below(texts)?) })
    })?;
    from.part("the doubts");
    let doubts = per_reading(from, readings.len(), |from| {
        let column = from.one_of(&Column::ALL)?;
        Ok(Doubt { column, kind: from.one_of(&DOUBTS)? })
    })?;
    tables.restore(readings, repairs, doubts);
    Ok(tables)
}

fn read_lists(from: &mut DatasetReader<'_>, history: &mut History) -> Result<(), DatasetError> {
    from.part("the lists");
    let mut before: [std::ops::Range<usize>; 2] = [0..0, 0..0];
    let mut all: Vec<Listing> = Vec::new();
    let mut readings = 0;
    for _ in 0..from.count::<List>()? {
        let mut list = blank();
        list.kind = from.one_of(&[ListKind::Participating, ListKind::Pending])?;
        list.date = from.day()?;
        list.edition = Edition { seconds: from.number()?, revision: from.number()? };
        list.date_rule = from.one_of(&DATES)?;
        from.text()?.clone_into(&mut list.file);
        list.captured = captured(from.text()?);
        from.text()?.clone_into(&mut list.sheet);
        from.text()?.clone_into(&mut list.archive_prefix);
        list.problems = read_problems(from)?;
        let first = all.len();
        let before = before.get_mut(usize::from(list.kind == ListKind::Pending));
        let before = before.ok_or_else(|| from.damaged())?;
        read_readings(from, &mut all, before, &mut readings)?;
        *before = first..all.len();
        read_row_numbers(from, all.get_mut(first..).unwrap_or(&mut []))?;
        let range = (u32::try_from(first), u32::try_from(all.len()));
        let (Ok(start), Ok(end)) = range else { return Err(from.damaged()) };
        list.listings = start..end;
        history.lists.push(list);
    }
    if readings as usize > history.tables.readings.len() {
        return Err(from.damaged());
    }
    history.listings = all.into();
    Ok(())
}

/// The day of capture, by the folder of a path.
fn captured(path: &str) -> Option<NaiveDate> {
    path.rsplit('/').skip(1).find_map(|folder| folder.get(..10)?.parse().ok())
}

fn read_identity(from: &mut DatasetReader<'_>, history: &mut History) -> Result<(), DatasetError> {
    from.part("the spellings");
    let texts = history.tables.texts.len();
    let mut spellings = Vec::new();
    for _ in 0..from.count::<Spelling>()? {
        spellings.push(Spelling {
            agency: AgencyIx(from.number()?),
            printed: Text(from.below(texts)?),
            slug: Text(from.below(texts)?),
            rule: from.one_of(&NAMES)?,
        });
    }
    let mut pairs = Vec::new();
    for _ in 0..from.count::<LikelyPair>()? {
        let (first, second) = (AgencyIx(from.number()?), AgencyIx(from.number()?));
        let likeness = from.one_of(&LIKENESSES)?;
        let model = from.one_or_none(&Model::ALL)?;
        let signed = from.day_or_none()?.ok_or_else(|| from.damaged())?;
        pairs.extend(likeness.map(|likeness| LikelyPair {
            first,
            second,
            likeness,
            model,
            signed,
        }));
    }
    from.part("the corrected dates");
    let mut date_changes = Vec::new();
    for _ in 0..from.count::<DateChange>()? {
        let (agency, model) = (AgencyIx(from.number()?), from.one_or_none(&Model::ALL)?);
        let signed = from.day_or_none()?;
        date_changes.push(DateChange {
            before: AgreementKey { agency, model, signed },
            after: from.day_or_none()?.ok_or_else(|| from.damaged())?,
            listing: ListingIx(from.number()?),
            rule: from.one_of(&CORRECTIONS)?,
        });
    }
    identity::put(history, spellings, Vec::new(), pairs, date_changes)
}
