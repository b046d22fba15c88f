//! How many, and where: the sentences above what is said, and what its words mean below it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::briefing::Briefing;
use crate::model::{Model, State};
use crate::query::unseen;
use crate::text::{counted, day, list_day, news, place, thousands};

/// How many states are named.
const MOST_STATES: usize = 3;

impl Briefing<'_> {
    /// Says how many agreements and agencies there were and are, where the new ones are and under
    /// which models, and how applications changed.
    #[must_use]
    pub fn summary(&self) -> Vec<String> {
        let digest = self.digest;
        let sentences =
            [digest.totals(), digest.agencies(), self.spread(), digest.pending_totals()];
        sentences.into_iter().flatten().map(|sentence| format!("{sentence}.")).collect()
    }

    /// "Of 26 new agreements, 9 are in Texas, 7 in Florida and 10 elsewhere; 20 are task force".
    fn spread(&self) -> Option<String> {
        let history = self.question.history;
        let new = &self.digest.changes().signed;
        self.digest.changes().from.participating?;
        if new.len() < 2 {
            return None;
        }
        let mut states: BTreeMap<Option<State>, usize> = BTreeMap::new();
        let mut models: BTreeMap<Option<Model>, usize> = BTreeMap::new();
        for listed in new {
            let row = history.agreements.row(listed.agreement);
            *states.entry(history.tables.agencies.row(row.agency).state).or_default() += 1;
            *models.entry(row.model).or_default() += 1;
        }
        let mut states: Vec<(Option<State>, usize)> = states.into_iter().collect();
        states.sort_by_key(|&(state, count)| (Reverse(count), state.map(State::name)));
        let all = states.len() <= MOST_STATES + 1;
        let rest = states.split_off(if all { states.len() } else { MOST_STATES });
        let only = states.len() == 1 && rest.is_empty();
        let mut places: Vec<String> = states
            .iter()
            .map(|&(state, count)| {
                let state = state.map_or_else(|| "a state that is not known".into(), place);
                if only {
                    format!("all in {state}")
                } else {
                    format!("{} in {state}", thousands(count as u64))
                }
            })
            .collect();
        if !rest.is_empty() {
            let count: usize = rest.iter().map(|(_, count)| count).sum();
            let elsewhere =
                counted(rest.len(), "other state or territory", "other states and territories");
            places.push(format!("{} in {elsewhere}", thousands(count as u64)));
        }
        let mut models: Vec<(Option<Model>, usize)> = models.into_iter().collect();
        models.sort_by_key(|&(model, count)| (Reverse(count), model));
        let models: Vec<String> = models
            .iter()
            .map(|&(model, count)| {
                let model = model.map_or_else(
                    || "of no known model".into(),
                    |model| model.short().to_lowercase(),
                );
                format!("{} {model}", thousands(count as u64))
            })
            .collect();
        Some(format!(
            "Of {}, {}; {}",
            counted(new.len(), "agreement new on the list", "agreements new on the list"),
            news::series(&places, "and"),
            news::series(&models, "and")
        ))
    }

    /// Says what "in this record" means, how firm the endings are, and where everything stands that changed.
    #[must_use]
    pub fn footnotes(&self) -> Vec<String> {
        let history = self.question.history;
        let mut notes = Vec::new();
        let lists = history.participating.first().map(|&list| history.lists.row(list));
        let last = self.question.day.list(history).map(|list| history.lists.row(list));
        if let (Some(first), Some(last)) = (lists, last) {
            let gaps: Vec<String> = unseen(history, self.question.day)
                .iter()
                .map(|gap| format!("none between {} and {}", day(gap.after), day(gap.before)))
                .collect();
            let gaps =
                if gaps.is_empty() { String::new() } else { format!(", {}", gaps.join(", ")) };
            notes.push(format!(
                "\"In this record\" means on the lists at hand: from {} to {}{gaps}.",
                list_day(first),
                list_day(last)
            ));
        }
        let [from, to] = self.digest.days();
        if let (Some(from), Some(to)) = (from, to) {
            notes.push(format!(
                "Everything that changed, row by row: g287 changes --from {from} --to {to}."
            ));
        }
        notes
    }
}
