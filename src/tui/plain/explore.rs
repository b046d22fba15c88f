//! Explore in sentences: the counts of each facet, then every agency.

use std::collections::HashMap;

use super::by_model;
use crate::model::{AgencyIx, AgencyKind, Model, State as Place};
use crate::query::{Found, StatusKind};
use crate::text::{counted, day};
use crate::tui::data::Data;
use crate::tui::state::{Pane, State, Value};

pub(crate) fn lines(state: &State, data: &Data) -> Vec<String> {
    let mut lines = Vec::new();
    for (pane, heading) in [
        (Pane::States, "Agreements by state"),
        (Pane::Models, "Agreements by model"),
        (Pane::Kinds, "Agreements by kind of agency and by status"),
    ] {
        let values = state.values(pane);
        let lifted = values.iter().any(|&value| state.is_chosen(value));
        let lifted = if lifted { ", whichever of them are chosen" } else { "" };
        lines.push(format!("{heading}{lifted}."));
        for value in values {
            let chosen = if state.is_chosen(value) { ", chosen" } else { "" };
            let count = counted(state.count(value) as usize, "agreement", "agreements");
            lines.push(format!("{}{chosen}: {count}.", name(value)));
        }
        lines.push(String::new());
    }
    agencies(state, data, &mut lines);
    lines
}

fn name(value: Value) -> &'static str {
    match value {
        Value::State(place) => place.map_or("State unknown", Place::name),
        Value::Model(model) => model.map_or("Model unknown", Model::name),
        Value::Kind(kind) => kind.map_or("Kind unknown", AgencyKind::name),
        Value::Status(StatusKind::Active) => "Active",
        Value::Status(StatusKind::Unconfirmed) => "Unconfirmed",
        Value::Status(StatusKind::Ended) => "Ended",
    }
}

/// Every agency in the order of the table, each with its agreements that match.
fn agencies(state: &State, data: &Data, lines: &mut Vec<String>) {
    let history = &data.history;
    let question = state.question(history);
    let mut answer = state.answer.clone();
    answer.prepare(answer.len());
    let mut own: HashMap<AgencyIx, Vec<Found>> = HashMap::new();
    for found in question.find() {
        own.entry(history.agreements.row(found.agreement).agency).or_default().push(found);
    }
    if answer.is_empty() {
        lines.push("No agency matches.".into());
        return;
    }
    let order = match state.sort {
        Some(sort) => format!("by {}", sort.column.name()),
        None if state.query.has_words() => "the best match first".into(),
        None => "the newest signature first".into(),
    };
    lines.push(format!("Agencies, {order}."));
    for agency in answer.rows(question, 0..answer.len()) {
        let row = history.tables.agencies.row(agency.agency);
        let place = row.state.map_or("state unknown", Place::name);
        let agreements = own.get(&agency.agency).map_or(&[][..], Vec::as_slice);
        let told: Vec<String> = agreements.iter().map(|found| agreement(data, found)).collect();
        let repaired =
            if agency.repaired { " A value is not used as printed, or is in doubt." } else { "" };
        lines.push(format!("{}, {place}: {}.{repaired}", history.text(row.name), told.join("; ")));
    }
    lines.push(String::new());
    let totals = &state.answer.totals;
    lines.push(format!("In all: {}.", by_model(&totals.models.map(|model| model.agreements))));
}

/// "Task Force signed 26 February 2025", and its status where it is another than active.
fn agreement(data: &Data, found: &Found) -> String {
    let row = data.history.agreements.row(found.agreement);
    let model = row.model.map_or("model unknown", Model::short);
    let signed = row.signed.map_or_else(|| "on an unknown day".into(), day);
    let status = match found.status {
        StatusKind::Active => String::new(),
        other => format!(", {}", other.name()),
    };
    format!("{model} signed {signed}{status}")
}
