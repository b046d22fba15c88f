//! Rows that are exported and copied.

use super::Context;
use crate::export::record::{Record, Records};
use crate::export::{Grid, Provenance, Sheet};
use crate::model::{AgencyIx, State};
use crate::query::{Filter, Found, Question, StatusKind};
use crate::text::counted;

/// Takes rows, and where they are from.
pub(crate) type Give<'g> = dyn FnMut(&dyn Grid, &Provenance) + 'g;

/// The agreements that filter and search leave, in the columns and the order of `g287 find`.
pub(crate) fn agreements(cx: &Context, give: &mut Give<'_>) {
    let found = cx.question().find();
    let count = counted(found.len(), "agreement", "agreements");
    let provenance = Provenance::new(cx.question(), count);
    records(cx, &found, |grid| give(grid, &provenance));
}

/// The agreements of an agency that filter and search leave, else all of them.
pub(crate) fn agency_rows(cx: &Context, agency: AgencyIx, give: impl FnOnce(&dyn Grid)) {
    let own = |filter: &Filter| -> Vec<Found> {
        let all = Question { filter, ..cx.question() }.find();
        let of_it =
            |found: &Found| cx.data.history.agreements.row(found.agreement).agency == agency;
        all.into_iter().filter(of_it).collect()
    };
    let mut found = own(&cx.filter);
    if found.is_empty() {
        let statuses = StatusKind::ALL.into_iter().map(Some).collect();
        found = own(&Filter { statuses, ..Filter::default() });
    }
    records(cx, &found, give);
}

fn records(cx: &Context, found: &[Found], give: impl FnOnce(&dyn Grid)) {
    let records = Records::new(&cx.data.history, &cx.day);
    let kind = |found: &Found| found.found.map(|hit| hit.kind);
    let rows: Vec<Record<'_>> =
        found.iter().map(|found| records.record(found.agreement, kind(found))).collect();
    give(&Sheet { columns: Record::COLUMNS, rows: &rows });
}

/// A name for a file of rows, without its ending: what they are, of which states and models if
/// they are few, as of which day.
pub(crate) fn file_name(cx: &Context, stem: &str) -> String {
    let mut name = format!("g287-{stem}");
    let states = cx.filter.states;
    if (1..=3).contains(&states.len()) {
        for state in states.iter() {
            name.push('-');
            name.push_str(&state.map_or("unknown", State::postal).to_lowercase());
        }
    }
    for model in cx.filter.models.iter().flatten() {
        name.push('-');
        name.push_str(&model.code().to_lowercase());
    }
    name.push('-');
    name.push_str(&cx.day.as_of.to_string());
    name
}
