//! Agencies and agreements by their ids, and by ids that they had under another name or date.

use chrono::NaiveDate;

use super::name::canonical;
use crate::history::data::History;
use crate::model::{AgencyIx, AgreementIx, Model, Move, State};

/// The id of an agency, taken apart.
struct AgencyId {
    state: Option<State>,
    slug: String,
}

impl AgencyId {
    /// Reads an id, or the part of an agreement's id that is one, ignoring case.
    fn new(id: &str) -> Option<Self> {
        let id = id.split('#').next().unwrap_or(id).trim().to_lowercase();
        let (postal, slug) = id.split_once('-')?;
        let state = State::all().find(|state| state.postal().eq_ignore_ascii_case(postal));
        let is_known = state.is_some() || postal == "xx";
        is_known.then(|| Self { state, slug: slug.to_owned() })
    }

    /// Whether it is this slug by a reading of both.
    fn is(&self, state: Option<State>, slug: &str, read: Read) -> bool {
        self.state == state && read(state, &self.slug) == read(state, slug)
    }
}

/// A reading of slugs by which ids are compared.
type Read = fn(Option<State>, &str) -> String;

/// Readings of slugs, from the one that keeps most.
const READS: [Read; 3] = [
    |_, slug| slug.to_owned(),
    |state, slug| canonical(state, slug).name.into_owned(),
    // Ids of earlier versions had no possessive s, and every "So" was a sheriff's office.
    |state, slug| {
        let name = canonical(state, slug).name.replace("sheriff-office-", "south-");
        let words = name.split('-').map(|word| word.strip_suffix('s').unwrap_or(word));
        words.collect::<Vec<_>>().join("-")
    },
];

impl History {
    /// The agency of an id, of an id that it had or would have by any of its spellings, or of the id
    /// of one of its agreements, ignoring case.
    #[must_use]
    pub fn agency_of_id(&self, id: &str) -> Option<AgencyIx> {
        let of_agreement = self.agreement_of_id(id).map(|ix| self.agreements.row(ix).agency);
        of_agreement.or_else(|| self.agency_named(id))
    }

    fn agency_named(&self, id: &str) -> Option<AgencyIx> {
        let id = AgencyId::new(id)?;
        READS.into_iter().find_map(|read| {
            self.named(&id, read).or_else(|| self.spelled(&id, read)).or_else(|| {
                let own = self.moves.iter().filter(|moved| self.is_from(moved, &id, read));
                only(own.map(|moved| moved.agency))
            })
        })
    }

    /// The agreement of an id, or of an id that it had by another spelling or date, or by another
    /// agency before it moved.
    #[must_use]
    pub fn agreement_of_id(&self, id: &str) -> Option<AgreementIx> {
        let (of_agency, dated) = id.trim().split_once('#')?;
        let (model, signed) = dated.split_once('#')?;
        let model = Model::from_code(&model.to_uppercase());
        let is_it = |ix: &AgreementIx| {
            let row = self.agreements.row(*ix);
            let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
            row.model == model
                && (day(row.signed) == signed
                    || self.corrections_of(*ix).iter().any(|c| day(c.before) == signed))
        };
        let own = self.agency_named(of_agency);
        let own = own.and_then(|agency| self.agreements_of(agency).find(is_it));
        own.or_else(|| {
            let id = AgencyId::new(of_agency)?;
            READS.into_iter().find_map(|read| {
                let moves = self.moves.iter().filter(|moved| self.is_from(moved, &id, read));
                moves.filter_map(|moved| self.moved(moved)).find(is_it)
            })
        })
    }

    fn named(&self, id: &AgencyId, read: Read) -> Option<AgencyIx> {
        let agencies = self.tables.agencies.iter();
        let own = agencies.filter(|(_, row)| id.is(row.state, self.text(row.slug), read));
        only(own.map(|(agency, _)| agency))
    }

    fn spelled(&self, id: &AgencyId, read: Read) -> Option<AgencyIx> {
        let own = self.spellings.iter().filter(|spelling| {
            let state = self.tables.agencies.row(spelling.agency).state;
            id.is(state, self.text(spelling.slug), read)
        });
        only(own.map(|spelling| spelling.agency))
    }

    /// Whether an agreement moved from the agency of an id.
    fn is_from(&self, moved: &Move, id: &AgencyId, read: Read) -> bool {
        id.is(moved.state, self.text(moved.slug), read)
    }
}

/// The agency, if all are one.
fn only(mut agencies: impl Iterator<Item = AgencyIx>) -> Option<AgencyIx> {
    let first = agencies.next()?;
    agencies.all(|agency| agency == first).then_some(first)
}
