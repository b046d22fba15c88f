//! Spellings and date changes of a dataset, so that they need not be derived again.

use super::error::DatasetError;
use super::numbers::{DatasetReader, DatasetWriter};
use super::readings::{self, day, day_number};
use crate::history::data::History;
use crate::history::keys::{AgreementKey, DateChange};
use crate::model::{
    AgencyIx, CorrectionRule, LikelyPair, Likeness, ListingIx, Model, NameRule, Spelling, Text,
};

pub(super) fn write(out: &mut DatasetWriter, history: &History) {
    out.count(history.spellings.len());
    for spelling in &history.spellings {
        out.number(spelling.agency.0);
        out.number(spelling.printed.0);
        out.number(spelling.slug.0);
        out.count(place(NameRule::ALL, spelling.rule));
    }
    out.count(history.likely_pairs.len());
    for pair in &history.likely_pairs {
        out.number(pair.first.0);
        out.number(pair.second.0);
        out.count(place(&Likeness::ALL, pair.likeness));
        out.number(readings::place(pair.model.map(Model::position)));
        out.number(day_number(pair.signed));
    }
    out.count(history.date_changes.len());
    for date_change in &history.date_changes {
        out.number(date_change.before.agency.0);
        out.number(readings::place(date_change.before.model.map(Model::position)));
        out.number(date_change.before.signed.map_or(0, day_number));
        out.number(day_number(date_change.after));
        out.number(date_change.listing.0);
        out.count(place(CorrectionRule::ALL, date_change.rule));
    }
}

fn place<T: Copy + PartialEq>(all: &[T], value: T) -> usize {
    all.iter().position(|other| *other == value).unwrap_or(0)
}

/// Spellings and date changes as read, before what they refer to is known to exist.
#[derive(Default)]
pub(super) struct Identities {
    spellings: Vec<Spelling>,
    pairs: Vec<LikelyPair>,
    date_changes: Vec<DateChange>,
}

impl Identities {
    /// Adds them to a history with tables and listings.
    pub(super) fn put(self, history: &mut History) -> Result<(), DatasetError> {
        let agency = |ix: AgencyIx| history.tables.agencies.get(ix).is_some();
        let text = |text: Text| (text.0 as usize) < history.tables.texts.len();
        let there =
            self.spellings.iter().all(|s| agency(s.agency) && text(s.printed) && text(s.slug))
                && self.pairs.iter().all(|pair| agency(pair.first) && agency(pair.second))
                && self.date_changes.iter().all(|date_change| {
                    agency(date_change.before.agency)
                        && history.listings.get(date_change.listing).is_some()
                });
        if !there {
            return Err(DatasetError::Damaged { part: "the spellings and dates" });
        }
        history.spellings = self.spellings;
        history.likely_pairs = self.pairs;
        history.date_changes = self.date_changes;
        Ok(())
    }
}

pub(super) fn read(from: &mut DatasetReader<'_>) -> Result<Identities, DatasetError> {
    from.part("the spellings");
    let mut identity = Identities::default();
    for _ in 0..from.count()? {
        identity.spellings.push(Spelling {
            agency: AgencyIx(from.number()?),
            printed: Text(from.number()?),
            slug: Text(from.number()?),
            rule: one_of(from, NameRule::ALL)?,
        });
    }
    for _ in 0..from.count()? {
        identity.pairs.push(LikelyPair {
            first: AgencyIx(from.number()?),
            second: AgencyIx(from.number()?),
            likeness: one_of(from, &Likeness::ALL)?,
            model: model(from)?,
            signed: day(from.number()?).ok_or_else(|| from.damaged())?,
        });
    }
    from.part("the corrected dates");
    for _ in 0..from.count()? {
        let agency = AgencyIx(from.number()?);
        let model = model(from)?;
        let signed = match from.number()? {
            0 => None,
            days => Some(day(days).ok_or_else(|| from.damaged())?),
        };
        identity.date_changes.push(DateChange {
            before: AgreementKey { agency, model, signed },
            after: day(from.number()?).ok_or_else(|| from.damaged())?,
            listing: ListingIx(from.number()?),
            rule: one_of(from, CorrectionRule::ALL)?,
        });
    }
    Ok(identity)
}

fn one_of<T: Copy>(from: &mut DatasetReader<'_>, all: &[T]) -> Result<T, DatasetError> {
    let at = from.below(all.len())? as usize;
    all.get(at).copied().ok_or_else(|| from.damaged())
}

fn model(from: &mut DatasetReader<'_>) -> Result<Option<Model>, DatasetError> {
    let at = from.below(Model::ALL.len() + 1)?.checked_sub(1);
    Ok(at.and_then(|at| Model::ALL.get(at as usize).copied()))
}
