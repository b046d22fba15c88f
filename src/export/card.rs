//! Writes the whole record of one agency for a reader.

use super::reach::{fbi_words, officers_words, unmatched_words};
use super::record::Record;
use crate::history::History;
use crate::model::{AgencyIx, Column, Link, Model, Outcome, State};
use crate::query::{Day, StatusKind};
use crate::text::{capital, day, list_day};

/// Writes the record as lines: the agency, its agreements, its applications.
#[must_use]
pub fn lines(history: &History, on: &Day, agency: AgencyIx, records: &[Record<'_>]) -> Vec<String> {
    let row = history.tables.agencies.row(agency);
    let place = records.last();
    let parts = [
        row.state.map(State::name),
        place.and_then(Record::kind).map(crate::model::AgencyKind::name),
        place.and_then(Record::county),
    ];
    let body = on.body(agency).label();
    let mut lines = vec![
        history.text(row.name).to_owned(),
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        row.id(&history.tables.texts),
        match on.fbi(history, agency) {
            Ok(found) => {
                let (officers, source) = (officers_words(found.agency), fbi_words(found.agency));
                format!("{officers} ({source})")
            }
            Err(why) => capital(unmatched_words(why)),
        },
        format!("{body}, by its name; ICE does not say"),
    ];
    if records.is_empty() {
        lines.extend([String::new(), "No agreement on any list up to that day".into()]);
    }
    for record in records {
        lines.push(String::new());
        agreement(record, &mut lines);
    }
    applications(history, on, agency, &mut lines);
    lines
}

fn agreement(record: &Record<'_>, lines: &mut Vec<String>) {
    let status = record.status().map_or("unknown", StatusKind::name);
    let reason =
        record.ended_reason().map_or_else(String::new, |reason| format!(" ({})", reason.name()));
    lines.push(format!("{}: {status}{reason}", model_name(record.model())));
    let printed = record.signed_printed();
    let signed = record.signed().map_or_else(|| "unknown".into(), day);
    let iso = record.signed().map(|day| day.to_string());
    let printed = match &*printed {
        "" => ", nothing printed".into(),
        printed if Some(printed) == iso.as_deref() => String::new(),
        printed => format!(", printed as \"{printed}\""),
    };
    field(lines, "signed", &format!("{signed}{printed}"));
    field(lines, "first listed", &list_day(record.first_list()));
    match record.ending_words() {
        Some(words) => {
            let [last, missing] = words.days(day);
            field(lines, "last listed", &last);
            field(lines, "first missing", &missing);
        }
        None => field(lines, "last listed", &list_day(record.last_list())),
    }
    if let Some(ended) = record.ended() {
        field(lines, "ended", &ended);
    }
    for (name, link) in [("MOA", record.reading().moa), ("addendum", record.reading().addendum)] {
        match (record.address(link), link) {
            (Some(address), _) => field(lines, name, address),
            (None, Link::Pending) => field(lines, name, "pending, according to ICE"),
            (None, _) => {}
        }
    }
    let (list, row) = record.source();
    field(lines, "source", &format!("{}, row {row}", list.file));
    field(lines, "id", &record.id());
    for repair in record.repairs().iter().filter(|repair| !repair.words.is_minor) {
        let used = repair.used.as_deref().unwrap_or("unknown");
        lines.push(format!(
            "  ⚠ {} printed as \"{}\", used as {used} ({}, row {}). {}",
            repair.column, repair.printed, repair.list, repair.row, repair.words.sentence
        ));
    }
    for doubt in record.doubts() {
        lines.push(format!("  ⚠ {}. {}", capital(&doubt.message), doubt.sentence));
    }
}

/// Writes the applications of the agency on pending lists up to the day.
fn applications(history: &History, on: &Day, agency: AgencyIx, lines: &mut Vec<String>) {
    let Some(position) = on.pending else { return };
    let own = history.applications.iter().filter(|(_, row)| row.agency == agency);
    for (ix, row) in own {
        let Some(outcome) = history.outcome(ix, position, on.position) else { continue };
        let outcome = outcome_words(history, outcome);
        lines.push(String::new());
        lines.push(format!("Application for {}: {outcome}", model_name(row.model)));
        let listed = |listing| history.lists.row(history.list_of(listing));
        let last = listed(row.last);
        let last = if last.date > on.as_of { day(on.as_of) } else { list_day(last) };
        field(lines, "first listed", &list_day(listed(row.first)));
        field(lines, "last listed", &last);
        let kind = history.printed(row.first, Column::Type);
        if !kind.is_empty() {
            field(lines, "type", &kind);
        }
    }
}

/// What became of an application, with the agreement or the other name.
fn outcome_words(history: &History, outcome: Outcome) -> String {
    match outcome {
        Outcome::Pending | Outcome::Withdrawn => outcome.name().to_owned(),
        Outcome::Signed(ix) | Outcome::Held(ix) => {
            format!("{} ({})", outcome.name(), history.agreement_id(ix))
        }
        Outcome::Renamed(next) => {
            let agency = history.applications.row(next).agency;
            let id = history.tables.agencies.row(agency).id(&history.tables.texts);
            format!("{} ({id})", outcome.name())
        }
    }
}

fn model_name(model: Option<Model>) -> &'static str {
    model.map_or("Unknown model", Model::name)
}

fn field(lines: &mut Vec<String>, name: &str, value: &str) {
    lines.push(format!("  {name:<14}{value}"));
}
