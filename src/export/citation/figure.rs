//! The figures of a question, in a sentence.

use super::asked::AskedWords;
use super::parts::{Citation, dated, list, place};
use crate::history::History;
use crate::model::{List, ListKind, State};
use crate::query::{Answer, Facet, Question, StatusKind};
use crate::text::{self, news};

/// The figure of a question: how many agencies had how many agreements. `answer` is its answer.
///
/// States and territories are counted separately: the 40 of a header may be "38 states, Guam and the
/// Northern Mariana Islands" here.
#[must_use]
pub fn figure(question: Question<'_>, answer: &Answer) -> Citation {
    let Question { history, day, .. } = question;
    let Some(in_force) = day.list(history) else { return Citation::none(history, day) };
    let in_force = list(history, in_force);
    let asked = AskedWords::new(question);
    let totals = &answer.totals;
    let agencies = totals.agencies;
    let count = news::first_number(agencies);
    let nouns = asked.agencies(agencies);
    let places = asked.places();
    let spread = match spread(answer, &asked) {
        _ if asked.is_of_one_state() => String::new(),
        spread if spread.is_empty() => String::new(),
        spread if places.is_empty() => format!(" in {spread}"),
        spread => format!(", in {spread},"),
    };
    let subject = format!("{count} {nouns}{}{places}{spread}", asked.search());
    let (agreements, all) = match totals.agreements {
        0 => ("an agreement".into(), ""),
        1 => ("one agreement".into(), ""),
        2 => ("two agreements".into(), "both "),
        count => (news::counted(count, "agreement", "agreements"), "all "),
    };
    let statuses = asked.statuses();
    let first = history.accepted(ListKind::Participating).first().map(|&ix| list(history, ix));
    let authority = match first {
        Some(first) if !statuses.is_empty() => {
            format!("ICE's lists since {}", news::date(first.date))
        }
        _ => dated(in_force),
    };
    let signed = asked.signed().into_iter();
    let of_them: Vec<String> = signed.chain(standing(&statuses, in_force)).collect();
    let of_them = if of_them.is_empty() {
        String::new()
    } else {
        format!(", {all}{}", of_them.join(", and "))
    };
    let sentence = format!(
        "{subject} had {agreements} with ICE under {}{of_them}, according to {authority}.",
        asked.program(),
    );
    Citation { sentence, source: source(history, in_force, &statuses, answer) }
}

/// Says in how many states and territories: "36 states", "38 states and Guam".
fn spread(answer: &Answer, asked: &AskedWords) -> String {
    let counts = &answer.facets.states;
    let has = |state: &State| {
        asked.allows(*state) && counts.get(State::slot(Some(*state))).is_some_and(|&n| n > 0)
    };
    let (states, others): (Vec<State>, Vec<State>) =
        State::all().filter(has).partition(|state| state.is_state());
    let mut parts: Vec<String> = Vec::new();
    if let Ok(count @ 1..) = u32::try_from(states.len()) {
        parts.push(news::counted(count, "state", "states"));
    }
    parts.extend(others.into_iter().map(place));
    news::series(&parts, "and")
}

/// Names the status of the agreements, if it is asked for: "no longer on ICE's list dated June 6, 2025".
fn standing(statuses: &[StatusKind], in_force: &List) -> Option<String> {
    let listed = dated(in_force);
    if statuses.len() == StatusKind::ALL.len() {
        return Some(format!("on {listed}, or on an earlier one"));
    }
    let said: Vec<String> = statuses
        .iter()
        .enumerate()
        .map(|(i, status)| {
            let on = if i == 0 { &*listed } else { "it" };
            match status {
                StatusKind::Active => format!("on {on}"),
                StatusKind::Unconfirmed => {
                    format!("missing from {on}, for too short a time to count as ended")
                }
                StatusKind::Ended => format!("no longer on {on}"),
            }
        })
        .collect();
    (!said.is_empty()).then(|| said.join(", or "))
}

fn source(history: &History, in_force: &List, statuses: &[StatusKind], answer: &Answer) -> String {
    let totals = &answer.totals;
    let all = text::thousands((in_force.listings.end - in_force.listings.start).into());
    let rows = text::thousands(totals.listings.into());
    let file = &in_force.file;
    if statuses.is_empty() {
        let repeated = if totals.listings == totals.agreements {
            ""
        } else {
            ", rows that ICE printed more than once among them"
        };
        return format!("{file}, {rows} of its {all} rows{repeated}");
    }
    let lists = history.accepted(ListKind::Participating);
    let before = lists.iter().take_while(|&&ix| list(history, ix) != in_force).count();
    let before = text::counted(before, "earlier list", "earlier lists");
    format!("{file}, {rows} of its {all} rows, and {before} of participating agencies")
}
