//! Signing dates that ICE changed.

use super::BriefRule;
use super::item::{BriefRow, Said};
use super::phrases::model_words;
use super::scene::Scene;
use crate::model::{Column, ListingIx};
use crate::text::{counted, day, list_name};

/// Signing dates that differ.
pub(super) const CHANGED: BriefRule = BriefRule {
    name: "date-changed",
    sentence: "The agreement is on both lists, with different signing dates.",
    is_final: false,
    most: 4,
    more: |count| {
        format!("And ICE changed {}", counted(count, "more signing date", "more signing dates"))
    },
    find: changed,
};

fn changed(scene: &Scene<'_>) -> Vec<Said> {
    let history = scene.history;
    let changed = scene.changes.corrected.iter().filter(|change| change.column == Column::Signed);
    let said = changed.map(|change| {
        let signed =
            |row: ListingIx| history.reading(row).signed.map_or_else(|| "no date".to_owned(), day);
        let list = |row: ListingIx| list_name(scene.list(history.list_of(row)));
        let agreement = history.agreements.row(change.agreement);
        let text = format!(
            "ICE changed the signing date of {}, {}: {} on the list of {}, {} since that of {}.",
            scene.agency(agreement.agency),
            model_words(agreement.model),
            signed(change.before),
            list(change.before),
            signed(change.first),
            list(change.first)
        );
        let rows: [BriefRow; 2] =
            [change.before, change.first].map(|row| scene.row(change.agreement, row));
        Said::new(text, rows.into(), scene.agency(agreement.agency))
    });
    said.collect()
}
