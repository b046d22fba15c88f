//! What a view gives to be cited, copied and exported: a row of the table of views names it.

use super::data::Data;
use super::state::{Face, Pane, State};
use crate::export::changes::{ChangeRow, Digest};
use crate::export::record::{Record, Records};
use crate::export::series::PeriodRow;
use crate::export::{Grid, Provenance, Sheet, citation};
use crate::model::{AgencyIx, State as Place};
use crate::query::{Filter, Found, Question, StatusKind};

/// Takes rows and where they are from.
pub(super) type Give<'g> = dyn FnMut(&dyn Grid, &Provenance) + 'g;

/// What a view gives.
pub(super) struct Contribution {
    /// What `y` cites: the first one at once, the others in its place. Empty where there is nothing.
    pub(super) cite: fn(&State, &Data) -> Vec<Face>,
    /// The agency that `Y`, `M` and `o` are about.
    pub(super) agency: fn(&State, &Data) -> Option<AgencyIx>,
    /// What its rows are, as a file's name has it: "agreements".
    pub(super) stem: &'static str,
    /// Gives the rows that `e` exports, and where they are from.
    pub(super) rows: fn(&State, &Data, &mut Give<'_>),
}

/// A view without rows of its own: the figure of the filter, and its agreements.
pub(super) const PLAIN: Contribution = Contribution {
    cite: |state, data| vec![figure(state, data)],
    agency: |_, _| None,
    stem: "agreements",
    rows: agreements,
};

/// Explore: the agency, too; before the figure where the agency has the keys.
pub(super) const EXPLORE: Contribution = Contribution {
    cite: |state, data| {
        let mut faces = vec![figure(state, data)];
        if let Some(selected) = state.selected {
            let at = usize::from(state.focus != Pane::Detail);
            faces.insert(at, agency(state, data, selected));
        }
        faces
    },
    agency: |state, _| state.selected,
    ..PLAIN
};

/// Trends: the periods of the chart.
pub(super) const TRENDS: Contribution = Contribution {
    stem: "trends",
    rows: |state, data, give| {
        let Some(figures) = &state.trends.figures else { return };
        let word = figures.basis.chart.word();
        let rows: Vec<PeriodRow> = if figures.states.is_empty() {
            PeriodRow::of(&figures.series, None, word).collect()
        } else {
            let states = figures.states.iter();
            states.flat_map(|(place, series)| PeriodRow::of(series, *place, word)).collect()
        };
        let by = figures.basis.period.name();
        let of = if figures.states.is_empty() { "" } else { " and state" };
        let what = format!("agreements {word}, by {by}{of}");
        let provenance = Provenance::new(state.question(&data.history), what);
        give(&Sheet { columns: PeriodRow::COLUMNS, rows: &rows }, &provenance);
    },
    ..PLAIN
};

/// Changes: the agency under the cursor, and the changes as `g287 changes` writes them.
pub(super) const CHANGES: Contribution = Contribution {
    cite: |state, data| {
        let mut faces = vec![figure(state, data)];
        faces.extend(changed(state, data).map(|changed| agency(state, data, changed)));
        faces
    },
    agency: changed,
    stem: "changes",
    rows: |state, data, give| {
        let Some(compared) = &state.changes.compared else { return };
        let (history, asked) = (&data.history, &compared.asked);
        let found =
            Question { filter: &asked.filter, ..state.question(history) }.changes(asked.from);
        let told = Digest::new(history, &found);
        let rows = told.rows();
        let count = crate::text::counted(rows.len(), "change", "changes");
        let what = format!("{count}. {}. {}", told.heading(), told.sources());
        let provenance = Provenance::new(state.question(history), what);
        give(&Sheet { columns: ChangeRow::COLUMNS, rows: &rows }, &provenance);
    },
};

/// The agency of the change under the cursor.
fn changed(state: &State, data: &Data) -> Option<AgencyIx> {
    let item = state.changes.compared.as_ref()?.item(state.changes.cursor.at)?;
    Some(item.line(&data.history).agency())
}

/// The figure of the filter on the day of the header.
fn figure(state: &State, data: &Data) -> Face {
    let citation = citation::figure(state.question(&data.history), &state.answer);
    Face { title: "the figure".into(), text: citation.text() }
}

fn agency(state: &State, data: &Data, agency: AgencyIx) -> Face {
    let citation = citation::agency(&data.history, &state.day, agency);
    Face { title: "the agency".into(), text: citation.text() }
}

/// The agreements that filter and search leave, in the columns and the order of `g287 find`.
fn agreements(state: &State, data: &Data, give: &mut Give<'_>) {
    let found = state.question(&data.history).find();
    let count = crate::text::counted(found.len(), "agreement", "agreements");
    let provenance = Provenance::new(state.question(&data.history), count);
    with_records(state, data, &found, |grid| give(grid, &provenance));
}

/// Gives agreements as the rows of `g287 find`.
fn with_records(state: &State, data: &Data, found: &[Found], give: impl FnOnce(&dyn Grid)) {
    let records = Records::new(&data.history, &state.day);
    let kind = |found: &Found| found.found.map(|hit| hit.kind);
    let rows: Vec<Record<'_>> =
        found.iter().map(|found| records.record(found.agreement, kind(found))).collect();
    give(&Sheet { columns: Record::COLUMNS, rows: &rows });
}

/// Gives the agreements of an agency that filter and search leave, else all of them.
pub(super) fn with_agency(
    state: &State,
    data: &Data,
    agency: AgencyIx,
    give: impl FnOnce(&dyn Grid),
) {
    let own = |filter: &Filter| -> Vec<Found> {
        let all = Question { filter, ..state.question(&data.history) }.find();
        let of_it = |found: &Found| data.history.agreements.row(found.agreement).agency == agency;
        all.into_iter().filter(of_it).collect()
    };
    let mut found = own(&state.filter);
    if found.is_empty() {
        let statuses = StatusKind::ALL.into_iter().map(Some).collect();
        found = own(&Filter { statuses, ..Filter::default() });
    }
    with_records(state, data, &found, give);
}

/// A name for a file of the view's rows, without its ending: what they are, of which states and
/// models if they are few, as of which day.
pub(super) fn file_name(state: &State, stem: &str) -> String {
    let mut name = format!("g287-{stem}");
    let states = state.filter.states;
    if (1..=3).contains(&states.len()) {
        for place in states.iter() {
            name.push('-');
            name.push_str(&place.map_or("unknown", Place::postal).to_lowercase());
        }
    }
    for model in state.filter.models.iter().flatten() {
        name.push('-');
        name.push_str(&model.code().to_lowercase());
    }
    name.push('-');
    name.push_str(&state.day.as_of.to_string());
    name
}
