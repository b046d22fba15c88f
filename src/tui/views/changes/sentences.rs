//! The changes in sentences: which lists, how many, then each change with what is known of it.

use super::state::Changes;
use crate::export::Grid;
use crate::export::changes::Digest;
use crate::query::Question;
use crate::tui::core::Context;

/// What the view shows, a line each.
pub(super) fn sentences(changes: &Changes, cx: &Context) -> Vec<String> {
    let Some(compared) = &changes.compared else { return Vec::new() };
    let asked = &compared.asked;
    let found = Question { filter: &asked.filter, ..cx.question() }.changes(asked.from);
    let digest = Digest::new(&cx.data.history, &found);
    let mut lines = compared.sentences.clone();
    if found.is_empty() {
        lines.push("Nothing changed.".into());
    }
    let brief = &compared.brief;
    if !found.is_empty() {
        lines.push(String::new());
        lines.push(format!("{}.", brief.title()));
        lines
            .extend(brief.items.iter().map(|said| format!("{} {}.", said.item.text, said.sources)));
    }
    for section in digest.sections() {
        lines.push(String::new());
        lines.push(format!("{}: {}.", section.title, section.about));
        if !section.is_counted_only() {
            lines.extend(rows(&section.sheet()));
        }
    }
    lines.push(String::new());
    lines.push(format!("{}.", digest.sources()));
    lines
}

/// Each row as what its headings say: "TX, Polk County Sheriff's Office, model TFM."
fn rows(grid: &dyn Grid) -> Vec<String> {
    let columns = grid.columns_to_read();
    let row = |row| {
        let cells = columns.iter().filter_map(|&column| {
            let value = grid.value(row, column);
            let text = value.readable();
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
