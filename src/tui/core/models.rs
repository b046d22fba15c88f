//! The models of an agency as letters, and counts by model in words.

use ratatui::text::Span;

use super::ModelColours;
use crate::model::Model;
use crate::query::StatusKind;
use crate::text::thousands;
use crate::tui::kit::theme::Theme;

/// A letter for each model in the column order of tables, in its colour; a small, faint one where
/// the agreement has ended, and a question mark for an application.
pub(crate) fn letters(theme: Theme, models: [Option<StatusKind>; 3]) -> Vec<Span<'static>> {
    let mut spans = Vec::new();
    for (model, status) in Model::ALL.into_iter().zip(models) {
        let letter = model.letter();
        if !spans.is_empty() {
            spans.push(Span::styled(" ", theme.text()));
        }
        spans.push(match status {
            Some(StatusKind::Active) => Span::styled(letter.to_string(), theme.model(Some(model))),
            Some(StatusKind::Unconfirmed) => Span::styled(letter.to_string(), theme.warning()),
            Some(StatusKind::Ended) => {
                Span::styled(letter.to_ascii_lowercase().to_string(), theme.faint())
            }
            Some(StatusKind::Pending) => Span::styled("?", theme.model(Some(model))),
            Some(
                StatusKind::ApplicationSigned
                | StatusKind::ApplicationHeld
                | StatusKind::ApplicationRenamed
                | StatusKind::Withdrawn,
            ) => Span::styled("?", theme.faint()),
            None => Span::styled(theme.characters().nothing, theme.frame()),
        });
    }
    spans
}

/// Counts by model in words, the broadest model first and agreements without a known model last:
/// "Task Force 12, Jail Enforcement 3". Empty where there are none.
pub(crate) fn in_words(counts: &[u32; 4]) -> String {
    let [jail, warrant, task, unknown] = *counts;
    let parts = [
        (Model::TaskForce.short(), task),
        (Model::JailEnforcement.short(), jail),
        (Model::WarrantService.short(), warrant),
        ("model unknown", unknown),
    ];
    let parts = parts.iter().filter(|(_, count)| *count > 0);
    parts
        .map(|(name, count)| format!("{name} {}", thousands(u64::from(*count))))
        .collect::<Vec<_>>()
        .join(", ")
}
