//! What a command says where a place that is asked for has no agreement in force.

use super::request::Request;
use crate::export::absence::{sentences, several};
use crate::map::CountyMap;
use crate::model::AgencyIx;
use crate::query::{Found, Hits, Query, SearchIndex};

/// The places that were asked for and have no agreement in force, in sentences.
#[derive(Debug, Default)]
pub(super) struct AbsenceNote {
    lines: Vec<String>,
    /// Whether they say of a place that nothing of it is in force.
    pub(super) says_place: bool,
    /// Agreements of places that are spelled like them.
    pub(super) near: Vec<Found>,
}

impl AbsenceNote {
    /// What there is to say about the places that a query names. It is empty if an agreement is in
    /// force, or if no place is named.
    pub(super) fn of(
        request: &Request,
        query: &Query,
        hits: Option<&Hits>,
        index: Option<&SearchIndex>,
    ) -> Self {
        let question = request.question(hits);
        let adjacent = |counties: &[u32]| CountyMap::bundled().adjacent(counties);
        let absences = question.absences(query.places(), &adjacent);
        let mut note = Self { lines: query.readings().collect(), ..Self::default() };
        for (at, absence) in absences.iter().enumerate() {
            if at > 0 {
                note.lines.push(String::new());
            }
            note.lines.extend(sentences(question, absence));
        }
        let nothing = question.find().is_empty();
        note.says_place = !absences.is_empty();
        if nothing && absences.is_empty() {
            note.lines.extend(several(query.places()));
        }
        if !absences.is_empty()
            && let Some(index) = index
        {
            let history = request.history();
            let agency = |found: &Found| history.agreements.row(found.agreement).agency;
            let known: Vec<AgencyIx> = question.find().iter().map(agency).collect();
            let alike = index.alike(query);
            note.near = request.question(Some(&alike)).find();
            note.near.retain(|found| !known.contains(&agency(found)));
        }
        note
    }

    /// Whether there is nothing to say.
    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The sentences, a line each.
    pub(super) fn lines(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().map(String::as_str)
    }
}
