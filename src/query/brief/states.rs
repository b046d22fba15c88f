//! States: the first agreement in this record, none any more, one again.

use std::collections::BTreeMap;

use super::BriefRule;
use super::item::Said;
use super::phrases::some;
use super::scene::Scene;
use super::who::Who;
use crate::history::Gone;
use crate::model::{AgreementIx, GAP_DAYS, State};
use crate::text::{capital, counted, day, news, place};

/// How many departures of a state are described; more are counted.
const MOST_DEPARTURES: usize = 4;

/// The first agreement of a state or territory.
pub(super) const FIRST: BriefRule = BriefRule {
    name: "state-first",
    sentence: "No earlier list in this record has an agreement of the state or territory.",
    is_final: true,
    most: 6,
    more: |count| format!("And {} their first agreement in this record", states(count)),
    find: first,
};

/// No agreement of a state or territory any more.
pub(super) const LAST: BriefRule = BriefRule {
    name: "state-last",
    sentence: "The earlier list has an agreement of the state or territory, the later one has none.",
    is_final: true,
    most: 6,
    more: |count| format!("And {} no agreement on the list any more", states(count)),
    find: last,
};

/// An agreement of a state or territory again.
pub(super) const AGAIN: BriefRule = BriefRule {
    name: "state-again",
    sentence: "The later list has an agreement of the state or territory, which had none on the \
               lists of the 60 days before or longer.",
    is_final: true,
    most: 6,
    more: |count| format!("And {} an agreement on the list again", states(count)),
    find: again,
};

fn states(count: usize) -> String {
    counted(count, "more state or territory has", "more states and territories have")
}

/// The new agreements of each state that has none on the earlier list, and the last list before
/// that has one.
fn new_in(scene: &Scene<'_>) -> BTreeMap<State, (Option<usize>, Vec<AgreementIx>)> {
    let mut new: BTreeMap<State, Vec<AgreementIx>> = BTreeMap::new();
    for ix in scene.arrivals() {
        if let Some(state) = scene.state_of(ix) {
            new.entry(state).or_default().push(ix);
        }
    }
    let of_states = new.into_iter().map(|(state, new)| {
        let last = scene.last_before_of_all(|ix| scene.state_of(ix) == Some(state));
        (state, (last, new))
    });
    of_states.filter(|(_, (last, _))| last.is_none() || *last != scene.from).collect()
}

fn first(scene: &Scene<'_>) -> Vec<Said> {
    let new = new_in(scene).into_iter().filter(|(_, (last, _))| last.is_none());
    let said = new.map(|(state, (_, new))| {
        let agreement = if new.len() == 1 { "agreement" } else { "agreements" };
        let who = Who::of_one_state(scene, &new);
        let text = format!(
            "{} has its first {agreement} in this record: {}.",
            capital(&place(state)),
            who.words
        );
        Said { text, rows: who.rows, named: who.named, short: place(state) }
    });
    said.collect()
}

fn again(scene: &Scene<'_>) -> Vec<Said> {
    let said = new_in(scene).into_iter().filter_map(|(state, (last, new))| {
        let last = last?;
        scene.absence(last, &new).filter(|absence| absence.days() > GAP_DAYS)?;
        let who = Who::of_one_state(scene, &new);
        let text = format!(
            "{} has an agreement on the list again: {}. The last one before was on the list of {}.",
            capital(&place(state)),
            who.words,
            scene.list_words(last)
        );
        Some(Said { text, rows: who.rows, named: who.named, short: place(state) })
    });
    said.collect()
}

fn last(scene: &Scene<'_>) -> Vec<Said> {
    let mut gone: BTreeMap<State, Vec<_>> = BTreeMap::new();
    for departure in scene.departures() {
        if let Some(state) = scene.state_of(departure.agreement) {
            gone.entry(state).or_default().push(departure);
        }
    }
    let history = scene.history;
    let mut said = Vec::new();
    for (state, mut gone) in gone {
        let mut all = history.agreements.handles();
        if all.any(|ix| scene.state_of(ix) == Some(state) && scene.stands(ix)) {
            continue;
        }
        let ended = |gone: &Gone| history.ending_words(gone.ending).sentence(gone.confirmed, day);
        let who = |gone: &Gone| {
            let name = scene.name(scene.agency_of(gone.agreement));
            format!("{name}, {}", scene.deals(&[gone.agreement]))
        };
        scene.largest_first(&mut gone, |gone| scene.agency_of(gone.agreement));
        let first = gone.first().map(ended).unwrap_or_default();
        let text = if gone.len() > MOST_DEPARTURES {
            let agencies = scene.by_agency(gone.iter().map(|gone| gone.agreement));
            let names = some(agencies.keys().map(|&agency| scene.name(agency)));
            format!("{} are gone: {names}", counted(gone.len(), "agreement", "agreements"))
        } else if gone.iter().all(|gone| ended(gone) == first) {
            let who: Vec<String> = gone.iter().map(who).collect();
            format!("{}: {first}", news::long_series(&who))
        } else {
            let who = gone.iter().map(|gone| format!("{}: {}", who(gone), ended(gone)));
            who.collect::<Vec<_>>().join(". ")
        };
        let text =
            format!("{} has no agreement on the list any more. {text}.", capital(&place(state)));
        let rows = gone
            .iter()
            .map(|gone| scene.row_at(gone.agreement, scene.last_position(gone.agreement)));
        said.push(Said::new(text, rows.collect(), place(state)));
    }
    said
}
