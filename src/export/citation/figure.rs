//! The figures of a question, in a sentence.

use super::applications::applications;
use super::asked::AskedWords;
use super::parts::{Citation, authority, dated, list};
use crate::history::History;
use crate::model::{List, ListKind, StateSet};
use crate::query::{Answer, Question, StatusKind};
use crate::text::{self, news, news_list_day, news_states};

/// The figure of a question: how many agencies had how many agreements. `answer` is its answer.
#[must_use]
pub fn figure(question: Question<'_>, answer: &Answer) -> Citation {
    let Question { history, day, .. } = question;
    let Some(in_force) = day.list(history) else { return Citation::none(history, day) };
    let in_force = list(history, in_force);
    let asked = AskedWords::new(question);
    let totals = &answer.totals;
    let applied = question.entries().has_applications();
    if let (true, Some(pending)) = (applied, day.pending_list(history)) {
        return applications(question, totals, list(history, pending));
    }
    let agencies = totals.agencies;
    let count = news::first_number(agencies);
    let nouns = asked.agencies(agencies);
    let places = asked.places();
    let spread = match news_states(totals.places) {
        _ if totals.places == StateSet::default() || asked.is_of_one_state() => String::new(),
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
            format!("ICE's lists since {}", news_list_day(first))
        }
        _ => authority(in_force, day.as_of),
    };
    let signed = asked.signed().into_iter();
    let of_them: Vec<String> =
        signed.chain(standing(&statuses, in_force)).chain(asked.reasons()).collect();
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

/// Names the status of the agreements, if it is asked for: "no longer on ICE's list dated June 6, 2025".
fn standing(statuses: &[StatusKind], in_force: &List) -> Option<String> {
    let listed = dated(in_force);
    if statuses.len() == StatusKind::AGREEMENT.len() {
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
                // Applications are cited in a sentence of their own.
                StatusKind::Pending
                | StatusKind::ApplicationSigned
                | StatusKind::ApplicationHeld
                | StatusKind::ApplicationRenamed
                | StatusKind::Withdrawn => String::new(),
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
