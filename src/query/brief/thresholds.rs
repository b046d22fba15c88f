//! Thresholds that a count reaches, or falls below again.

use super::BriefRule;
use super::item::Said;
use super::phrases::model_words;
use super::scene::Scene;
use crate::history::History;
use crate::model::{AgreementIx, Index, Model, Span, State};
use crate::query::Facet;
use crate::text::{capital, place, thousands};

/// A count reaches a threshold.
pub(super) const PASSED: BriefRule = BriefRule {
    name: "threshold",
    sentence: "The number of agreements, of agencies, of agreements under a model or in a state, \
               or of states reaches a threshold or falls below it: 100, 250, 500, 750, 1,000 and \
               from there every 250; of agreements in a state 50, 100, 150, 200, 250, 300, 400, \
               500 and 1,000; of states 10, 20, 25, 30, 35, 40, 45 and 50.",
    is_final: false,
    most: 8,
    more: |count| {
        format!("And {} more counts reach a threshold or fall below it", thousands(count as u64))
    },
    find: passed,
};

/// Thresholds of agreements and agencies of the whole country; then every 250.
const OF_ALL: [u32; 5] = [100, 250, 500, 750, 1_000];
const EVERY: u32 = 250;
/// Thresholds of agreements in a state.
const OF_A_STATE: [u32; 9] = [50, 100, 150, 200, 250, 300, 400, 500, 1_000];
/// Thresholds of states with an agreement.
const OF_STATES: [u32; 8] = [10, 20, 25, 30, 35, 40, 45, 50];

/// A count over all lists.
struct Counted {
    /// What has it, as the subject of a sentence.
    who: String,
    /// What is counted, in the plural.
    what: &'static str,
    /// The count on every accepted participating list.
    counts: Vec<u32>,
    /// Whether a number is a threshold.
    is_mark: fn(u32) -> bool,
    /// Whether an agreement counts.
    within: Box<dyn Fn(AgreementIx) -> bool>,
}

/// A threshold between two counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Crossing {
    /// It is reached for the first time.
    First(u32),
    /// It is reached, as it was before.
    Again(u32),
    /// The count falls below it.
    Below(u32),
}

/// The threshold between the counts of two lists: the highest one that is reached, or the lowest
/// one that is not any more.
pub(super) fn crossing(
    counts: &[u32],
    from: usize,
    to: usize,
    is_mark: impl Fn(u32) -> bool,
) -> Option<Crossing> {
    let (before, after) = (*counts.get(from)?, *counts.get(to)?);
    if after > before {
        let mark = (before + 1..=after).rev().find(|&number| is_mark(number))?;
        let was_reached = counts.iter().take(from + 1).any(|&count| count >= mark);
        return Some(if was_reached { Crossing::Again(mark) } else { Crossing::First(mark) });
    }
    (after + 1..=before).find(|&number| is_mark(number)).map(Crossing::Below)
}

fn passed(scene: &Scene<'_>) -> Vec<Said> {
    let (Some(from), Some(to)) = (scene.from, scene.to) else { return Vec::new() };
    let said = counted(scene).into_iter().filter_map(|counted| {
        let Counted { who, what, counts, is_mark, within } = counted;
        let crossing = crossing(&counts, from, to, is_mark)?;
        let number = |number: u32| thousands(number.into());
        let head = match crossing {
            Crossing::First(mark) => {
                format!("{who} reaches {} {what}, for the first time in this record", number(mark))
            }
            Crossing::Again(mark) => {
                format!(
                    "{who} reaches {} {what} again, as it had before in this record",
                    number(mark)
                )
            }
            Crossing::Below(mark) => format!("{who} has fewer than {} {what} again", number(mark)),
        };
        let (before, after) = (*counts.get(from)?, *counts.get(to)?);
        let text = format!("{head}: {}.", scene.before_and_after(before, after));
        let changed: Vec<AgreementIx> = match crossing {
            Crossing::Below(_) => scene.changes.ended.iter().map(|gone| gone.agreement).collect(),
            _ => scene.changes.signed.iter().map(|listed| listed.agreement).collect(),
        };
        let own = changed.into_iter().filter(|&ix| within(ix));
        let rows = own.map(|ix| scene.row_at(ix, scene.last_position(ix))).collect();
        let short = format!(
            "{} ({what})",
            if who.starts_with("The ") { who.replacen("The ", "the ", 1) } else { who }
        );
        Some(Said::new(text, rows, short))
    });
    said.collect()
}

/// What is counted, as far as the filter leaves all of it.
fn counted(scene: &Scene<'_>) -> Vec<Counted> {
    let history = scene.history;
    let of_all =
        |number: u32| OF_ALL.contains(&number) || number > 1_000 && number.is_multiple_of(EVERY);
    let mut found = Vec::new();
    if scene.asks_for_all(|_| true) {
        let everything = || Box::new(|_| true);
        found.push(Counted {
            who: "The program".into(),
            what: "agreements",
            counts: of_agreements(history, |_| true),
            is_mark: of_all,
            within: everything(),
        });
        found.push(Counted {
            who: "The program".into(),
            what: "agencies",
            counts: of_agencies(history),
            is_mark: of_all,
            within: everything(),
        });
        found.push(Counted {
            who: "The program".into(),
            what: "states",
            counts: of_states(scene),
            is_mark: |number| OF_STATES.contains(&number),
            within: everything(),
        });
    }
    let models: Vec<Option<Model>> =
        history.agreements.rows().iter().map(|row| row.model).collect();
    for model in Model::STACKED {
        let only = |rest: &mut crate::query::Filter| {
            let wanted = rest.models.allows_slot(Model::slot(Some(model)));
            rest.models = crate::query::Choice::default();
            wanted
        };
        if scene.asks_for_all(only) {
            let of_model: Vec<bool> = models.iter().map(|&of| of == Some(model)).collect();
            found.push(under(
                history,
                capital(&format!("the {} model", model_words(Some(model)))),
                of_all,
                of_model,
            ));
        }
    }
    for state in State::all() {
        let only = |rest: &mut crate::query::Filter| {
            let wanted = rest.states.allows_slot(State::slot(Some(state)));
            rest.states = crate::query::Choice::default();
            wanted
        };
        if scene.asks_for_all(only) {
            let all = history.agreements.handles();
            let of_state: Vec<bool> = all.map(|ix| scene.state_of(ix) == Some(state)).collect();
            let is_mark = |number| OF_A_STATE.contains(&number);
            found.push(under(history, capital(&place(state)), is_mark, of_state));
        }
    }
    found
}

/// The agreements that are chosen, by position.
fn under(history: &History, who: String, is_mark: fn(u32) -> bool, chosen: Vec<bool>) -> Counted {
    let within = move |ix: AgreementIx| chosen.get(ix.position()).copied().unwrap_or(false);
    let counts = of_agreements(history, &within);
    Counted { who, what: "agreements", counts, is_mark, within: Box::new(within) }
}

/// The number of agreements on every list.
fn of_agreements(history: &History, wanted: impl Fn(AgreementIx) -> bool) -> Vec<u32> {
    let own = history.agreements.iter().filter(|(ix, _)| wanted(*ix));
    over_lists(history, own.flat_map(|(_, row)| history.spans(&row.spans).iter().copied()))
}

/// The number of agencies on every list.
fn of_agencies(history: &History) -> Vec<u32> {
    let mut all = Vec::new();
    for agency in history.tables.agencies.handles() {
        let own = history.agreements_of(agency).map(|ix| history.agreements.row(ix));
        let spans = own.flat_map(|row| history.spans(&row.spans).iter().copied());
        all.extend(united(spans.collect()));
    }
    over_lists(history, all)
}

/// The number of states on every list, territories left out.
fn of_states(scene: &Scene<'_>) -> Vec<u32> {
    let mut all = Vec::new();
    for state in State::all().filter(|state| state.is_state()) {
        let own =
            scene.history.agreements.handles().filter(|&ix| scene.state_of(ix) == Some(state));
        all.extend(united(own.flat_map(|ix| scene.spans(ix).iter().copied()).collect()));
    }
    over_lists(scene.history, all)
}

/// Spans that overlap or touch become one.
fn united(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable_by_key(|span| span.first);
    let mut all: Vec<Span> = Vec::new();
    for span in spans {
        match all.last_mut() {
            Some(last) if span.first <= last.last + 1 => last.last = last.last.max(span.last),
            _ => all.push(span),
        }
    }
    all
}

/// How many spans have each list.
fn over_lists(history: &History, spans: impl IntoIterator<Item = Span>) -> Vec<u32> {
    let mut begin = vec![0_u32; history.participating.len() + 1];
    let mut end = begin.clone();
    for span in spans {
        begin.get_mut(span.first as usize).into_iter().for_each(|count| *count += 1);
        end.get_mut(span.last as usize + 1).into_iter().for_each(|count| *count += 1);
    }
    let mut standing = 0;
    let counts = begin.iter().zip(&end).map(|(begin, end)| {
        standing = standing + begin - end;
        standing
    });
    counts.take(history.participating.len()).collect()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(&[98, 102], 0, 1, Some(Crossing::First(100)))]
    #[case(&[98, 100], 0, 1, Some(Crossing::First(100)))]
    #[case(&[100, 102], 0, 1, None)]
    #[case(&[98, 99], 0, 1, None)]
    #[case(&[101, 98, 102], 1, 2, Some(Crossing::Again(100)))]
    #[case(&[98, 101, 97], 0, 2, None)]
    #[case(&[102, 100, 99], 0, 2, Some(Crossing::Below(100)))]
    #[case(&[40, 260], 0, 1, Some(Crossing::First(250)))]
    #[case(&[260, 40], 0, 1, Some(Crossing::Below(100)))]
    #[case(&[5, 5], 0, 1, None)]
    fn a_threshold_lies_between_two_counts(
        #[case] counts: &[u32],
        #[case] from: usize,
        #[case] to: usize,
        #[case] expected: Option<Crossing>,
    ) {
        let is_mark = |number: u32| OF_ALL.contains(&number);
        assert_eq!(crossing(counts, from, to, is_mark), expected);
    }
}
