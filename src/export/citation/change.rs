//! A change between two lists, in a sentence.

use super::agency::{CitedRow, sources};
use super::parts::Citation;
use crate::export::changes::{Digest, Line};
use crate::history::History;

/// What the lists show of one change, with its rows.
#[must_use]
pub fn change(history: &History, line: &Line<'_>) -> Citation {
    let mut listings: Vec<_> = line.listings().into_iter().flatten().collect();
    listings.dedup();
    let rows: Vec<CitedRow> =
        listings.into_iter().map(|row| CitedRow::new(history, row, line.model())).collect();
    Citation { sentence: line.sentence(), source: sources(&rows) }
}

/// What changed between two lists, in numbers.
#[must_use]
pub fn comparison(digest: Digest<'_>) -> Citation {
    let sentences = [Some(digest.heading()), digest.totals(), digest.pending_totals()];
    let sentences: Vec<String> =
        sentences.into_iter().flatten().map(|sentence| format!("{sentence}.")).collect();
    let source = digest.sources();
    let source = source.strip_prefix("Source: ").unwrap_or(&source).to_owned();
    Citation { sentence: sentences.join(" "), source }
}
