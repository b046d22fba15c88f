//! Rows that are exported and copied.

use super::Context;
use crate::export::record::{Record, Records};
use crate::export::{Grid, Provenance, Sheet};
use crate::model::{AgencyIx, State};
use crate::query::{Choice, Filter, Question};

/// Takes rows, and where they are from.
pub(crate) type Give<'g> = dyn FnMut(&dyn Grid, &Provenance) + 'g;

/// The agreements and applications that filter and search leave, in the columns and the order of `g287 find`.
pub(crate) fn agreements(cx: &Context, give: &mut Give<'_>) {
    let question = cx.question();
    let records = Records::new(&cx.data.history, &cx.day);
    let rows = records.found(question);
    let agreements = rows.iter().filter(|row| row.outcome().is_none()).count();
    let count = question.entries().counted(agreements, rows.len() - agreements);
    let provenance = Provenance::new(question, count);
    give(&Sheet { columns: Record::COLUMNS, rows: &rows }, &provenance);
}

/// The agreements and applications of an agency that filter and search leave, else all of its
/// agreements.
pub(crate) fn agency_rows(cx: &Context, agency: AgencyIx, give: impl FnOnce(&dyn Grid)) {
    let records = Records::new(&cx.data.history, &cx.day);
    let own = |filter: &Filter| -> Vec<Record<'_>> {
        let mut rows = records.found(Question { filter, ..cx.question() });
        rows.retain(|row| row.agency_ix() == agency);
        rows
    };
    let mut rows = own(&cx.filter);
    if rows.is_empty() {
        rows = own(&Filter { statuses: Choice::of_agreements(), ..Filter::default() });
    }
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
