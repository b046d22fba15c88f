//! The changes in sentences: which lists, how many, then each change with what is known of it.

use crate::export::Grid;
use crate::export::changes::Digest;
use crate::query::Question;
use crate::tui::data::Data;
use crate::tui::state::State;

pub(crate) fn lines(state: &State, data: &Data) -> Vec<String> {
    let Some(compared) = &state.changes.compared else { return Vec::new() };
    let (history, asked) = (&data.history, &compared.asked);
    let found = Question { filter: &asked.filter, ..state.question(history) }.changes(asked.from);
    let told = Digest::new(history, &found);
    let mut lines = vec![format!("{}.", told.heading())];
    let totals = [told.totals(), told.pending_totals()];
    lines.extend(totals.into_iter().flatten().map(|totals| format!("{totals}.")));
    if found.is_empty() {
        lines.push("Nothing changed.".into());
    }
    for section in told.sections() {
        lines.push(String::new());
        lines.push(format!("{}: {}.", section.title, section.about));
        if !section.is_counted_only() {
            lines.extend(rows(&section.sheet()));
        }
    }
    lines.push(String::new());
    lines.push(format!("{}.", told.sources()));
    lines
}

/// Each row as what its headings say: "St TX. Agency Polk County Sheriff's Office. Model TFM."
fn rows(grid: &dyn Grid) -> Vec<String> {
    let columns = grid.columns_to_read();
    let row = |row| {
        let cells = columns.iter().filter_map(|&column| {
            let value = grid.value(row, column);
            let text = value.plain();
            match grid.name(column) {
                _ if text.is_empty() => None,
                "state" | "agency" | "note" => Some(text.into_owned()),
                _ => Some(format!("{} {text}", grid.heading(column).to_lowercase())),
            }
        });
        format!("{}.", cells.collect::<Vec<_>>().join(", "))
    };
    (0..grid.height()).map(row).collect()
}
