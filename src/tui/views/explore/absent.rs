//! What is shown where a place that is searched for has no agreement in force.

use crate::export::absence::{nearest, sentences, several};
use crate::export::citation;
use crate::map::CountyMap;
use crate::model::AgencyIx;
use crate::query::{Absence, Filter, Found, Question, StatusKind};
use crate::tui::core::{Context, Hidden, Passage};
use crate::tui::kit::document::Document;

/// The places of the search that have no agreement in force.
#[derive(Clone, Debug, Default)]
pub(super) struct Absent {
    /// The state of the context that it was made of.
    revision: Option<u64>,
    absences: Vec<Absence>,
    /// What there is to say, a sentence each; an empty one between two places.
    pub(super) lines: Vec<String>,
    /// Agencies of places that are spelled like them, if nothing is found.
    near: Vec<AgencyIx>,
}

impl Absent {
    /// Follows a change of search, filter or day.
    pub(super) fn refresh(&mut self, cx: &Context) {
        if self.revision == Some(cx.revision) {
            return;
        }
        let query = &cx.search.query;
        let lines = query.readings().collect();
        *self = Self { revision: Some(cx.revision), lines, ..Self::default() };
        if query.places().is_empty() {
            return;
        }
        let question = cx.question();
        let adjacent = |counties: &[u32]| CountyMap::bundled().adjacent(counties);
        self.absences = question.absences(query.places(), &adjacent);
        for absence in &self.absences {
            if !self.lines.is_empty() {
                self.lines.push(String::new());
            }
            self.lines.extend(sentences(question, absence));
        }
        if !cx.answer.is_empty() {
            return;
        }
        if self.absences.is_empty() {
            self.lines.extend(several(query.places()));
            return;
        }
        let history = &cx.data.history;
        let agency = |found: &Found| history.agreements.row(found.agreement).agency;
        let statuses = StatusKind::ALL.into_iter().map(Some).collect();
        let every = Filter { statuses, ..cx.filter.clone() };
        let known = Question { filter: &every, ..question }.find();
        let known: Vec<AgencyIx> = known.iter().map(agency).collect();
        let alike = cx.data.index().alike(query);
        let near = Question { hits: Some(&alike), ..question }.find();
        self.near = near.iter().map(agency).filter(|near| !known.contains(near)).collect();
        self.near.dedup();
        if !self.near.is_empty() {
            self.lines.push(nearest(&cx.data.history, &self.near));
        }
    }

    /// The agency that is spelled most like what is searched, unless something matches but is not
    /// in force.
    pub(super) fn nearest(&self, cx: &Context) -> Option<AgencyIx> {
        self.near.first().copied().filter(|_| Hidden::of(cx).is_none())
    }

    /// The sentences as a text of `width` columns.
    pub(super) fn document<T>(&self, cx: &Context, width: u16) -> Document<T> {
        let mut text = Document::new(width);
        for (at, line) in self.lines.iter().enumerate() {
            let first = at == 0 || self.lines.get(at - 1).is_some_and(String::is_empty);
            let style = if first { cx.theme.strong() } else { cx.theme.text() };
            if line.is_empty() {
                text.blank();
            } else {
                text.paragraph(line, style);
                text.blank();
            }
        }
        text
    }

    /// What is cited of them. An agency of the place that is left out by other words or a filter
    /// would make it wrong to say that there is none.
    pub(super) fn citations(&self, cx: &Context) -> Vec<Passage> {
        let none = self.absences.iter().filter(|absence| absence.others.is_empty());
        let text = |absence| citation::absence(cx.question(), absence, &self.near).text();
        none.map(|absence| Passage { title: absence.place.name.clone(), text: text(absence) })
            .collect()
    }
}
