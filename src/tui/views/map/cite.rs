//! What is cited of the place under the cursor.

use super::state::Map;
use crate::export::citation;
use crate::map::CountyMap;
use crate::query::{Choice, CountyChoice, Filter, KnownPlace, Locality, PlaceKind, Question, Sort};
use crate::tui::core::{Context, Passage};

/// The figure of the place, or that it has none, then that of the whole answer.
pub(super) fn citation(view: &Map, cx: &Context) -> Vec<Passage> {
    place(view, cx).into_iter().chain([Passage::figure(cx)]).collect()
}

fn place(view: &Map, cx: &Context) -> Option<Passage> {
    let (locality, local) = view.local.as_ref()?;
    let (name, state) = view.name();
    let state = state.or(view.place)?;
    // What the filter leaves out is not on the map: the figure of the filter says so.
    if !cx.filter.states.allows(Some(state)) {
        return None;
    }
    let mut filter = Filter { states: Choice::only(Some(state)), ..cx.filter.clone() };
    let mut counties = Vec::new();
    if let Locality::County(fips) = locality {
        if !filter.counties.is_empty() {
            return None;
        }
        counties.push(*fips);
        filter.states = Choice::default();
        filter.counties = vec![CountyChoice::Named { state: Some(state), name: name.to_owned() }];
    }
    let question = Question { filter: &filter, ..cx.question() };
    let kind = if counties.is_empty() { PlaceKind::State } else { PlaceKind::County };
    let known = KnownPlace { kind, state, name: name.to_owned(), counties };
    let is_empty = local.models.iter().all(|&count| count == 0);
    if is_empty && cx.filter.statuses.is_empty() {
        let adjacent = |counties: &[u32]| CountyMap::bundled().adjacent(counties);
        let absences = question.absences(&[known], &adjacent);
        let absence = absences.first().filter(|absence| absence.others.is_empty());
        if let Some(absence) = absence {
            let text = citation::absence(question, absence, &[]).text();
            return Some(Passage { title: name.to_owned(), text });
        }
    }
    let answer = question.answer(Sort::default());
    let text = citation::figure(question, &answer).text();
    Some(Passage { title: name.to_owned(), text })
}
