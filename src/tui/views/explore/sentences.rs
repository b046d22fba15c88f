//! Explore in sentences: the counts of every facet, then every agency.

use std::collections::HashMap;

use super::layout::Pane;
use super::state::Explore;
use super::values::{Value, values};
use crate::model::{AgencyIx, Model, State};
use crate::query::{Found, FoundApplication, StatusKind};
use crate::text::{counted, day, sentence};
use crate::tui::core::{Context, Hidden, models};

pub(super) fn sentences(explore: &Explore, cx: &Context) -> Vec<String> {
    let mut lines = Vec::new();
    for (pane, heading) in [
        (Pane::States, "Agreements by state"),
        (Pane::Models, "Agreements by model"),
        (Pane::Kinds, "Agreements by kind of agency and by status"),
    ] {
        let values = values(cx, pane);
        let any_chosen = values.iter().any(|value| value.is_chosen(&cx.filter));
        let whichever = if any_chosen { ", whichever of them are chosen" } else { "" };
        lines.push(format!("{heading}{whichever}."));
        let some = |value: &Value| cx.filter.is_empty() || value.count(cx) > 0;
        for value in values.into_iter().filter(|value| value.is_chosen(&cx.filter) || some(value)) {
            let chosen = if value.is_chosen(&cx.filter) { ", chosen" } else { "" };
            let [one, many] = value.entries(cx).nouns();
            let count = counted(value.count(cx) as usize, one, many);
            lines.push(format!("{}{chosen}: {count}.", value.name()));
        }
        lines.push(String::new());
    }
    lines.extend(explore.absent.lines.iter().cloned());
    agencies(cx, &mut lines);
    lines
}

/// Every agency in the order of the table, with those of its agreements that match.
fn agencies(cx: &Context, lines: &mut Vec<String>) {
    let history = &cx.data.history;
    let question = cx.question();
    let mut answer = cx.answer.clone();
    answer.prepare(answer.len());
    if answer.is_empty() {
        lines.push(match Hidden::of(cx) {
            Some(hidden) => format!("None in force. {}.", hidden.words()),
            None => sentence(&cx.nothing()),
        });
        return;
    }
    let mut own: HashMap<AgencyIx, Vec<Found>> = HashMap::new();
    for found in question.find() {
        own.entry(history.agreements.row(found.agreement).agency).or_default().push(found);
    }
    let mut applied: HashMap<AgencyIx, Vec<FoundApplication>> = HashMap::new();
    for found in question.find_applications() {
        applied.entry(history.applications.row(found.application).agency).or_default().push(found);
    }
    let order = match cx.sort {
        Some(sort) => format!("by {}", sort.column.name()),
        None if cx.search.query.has_words() => "the best match first".into(),
        None => "the newest signature first".into(),
    };
    lines.push(format!("Agencies, {order}."));
    for agency in answer.rows(question, 0..answer.len()) {
        let row = history.tables.agencies.row(agency.agency);
        let state = row.state.map_or("state unknown", State::name);
        let agreements = own.get(&agency.agency).map_or(&[][..], Vec::as_slice);
        let agreements = agreements.iter().map(|found| agreement(cx, found));
        let applied = applied.get(&agency.agency).map_or(&[][..], Vec::as_slice);
        let applied = applied.iter().map(|found| application(cx, found));
        let entries: Vec<String> = agreements.chain(applied).collect();
        let repaired =
            if agency.repaired { " A value is not used as printed, or is in doubt." } else { "" };
        let name = history.text(row.name);
        lines.push(format!("{name}, {state}: {}.{repaired}", entries.join("; ")));
    }
    lines.push(String::new());
    let totals = cx.answer.totals.models.map(|model| model.agreements);
    let applied = cx.answer.totals.applications as usize;
    let applied = (applied > 0).then(|| counted(applied, "application", "applications"));
    let agreements = Some(models::in_words(&totals)).filter(|words| !words.is_empty());
    let parts: Vec<String> = agreements.into_iter().chain(applied).collect();
    lines.push(format!("In all: {}.", parts.join(", ")));
}

/// "Task Force, application pending".
fn application(cx: &Context, found: &FoundApplication) -> String {
    let row = cx.data.history.applications.row(found.application);
    let model = row.model.map_or("model unknown", Model::short);
    let outcome = found.status.name();
    let outcome = outcome.strip_prefix("application-").unwrap_or(outcome);
    format!("{model}, application {outcome}")
}

/// "Task Force signed 26 February 2025", and its status where it is not active.
fn agreement(cx: &Context, found: &Found) -> String {
    let row = cx.data.history.agreements.row(found.agreement);
    let model = row.model.map_or("model unknown", Model::short);
    let signed = row.signed.map_or_else(|| "on an unknown day".into(), day);
    let status = match found.status {
        StatusKind::Active => String::new(),
        other => format!(", {}", other.name()),
    };
    format!("{model} signed {signed}{status}")
}
