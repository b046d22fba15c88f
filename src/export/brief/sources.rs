//! The rows behind what is said, by file.

use super::briefing::Briefing;
use crate::export::citation::{CitedRow, sources};
use crate::query::brief::{BriefItem, BriefRow, BriefSubject};
use crate::text::counted;

/// How many rows are named; more are counted.
const MOST_ROWS: usize = 6;

impl Briefing<'_> {
    /// Names the files and rows behind an item, of many the first ones.
    #[must_use]
    pub fn sources(&self, item: &BriefItem) -> String {
        // To count a single one takes as much room as to name it.
        let all = item.rows.len() <= MOST_ROWS + 1;
        let most = if all { item.rows.len() } else { MOST_ROWS };
        let (named, rest) = item.rows.split_at(most);
        let rows: Vec<CitedRow> = named.iter().filter_map(|row| self.cited(row)).collect();
        let history = self.question.history;
        let whole = named.iter().filter(|row| row.listing.is_none());
        let mut parts: Vec<String> =
            whole.map(|row| history.lists.row(row.list).file.clone()).collect();
        if !rows.is_empty() {
            parts.push(sources(&rows));
        }
        if !rest.is_empty() {
            parts.push(counted(rest.len(), "more row", "more rows"));
        }
        let parts = parts.join("; ");
        if parts.is_empty() {
            "Source: the counts of both lists".into()
        } else {
            format!("Source: {parts}")
        }
    }

    fn cited(&self, row: &BriefRow) -> Option<CitedRow> {
        let history = self.question.history;
        let model = match row.subject {
            BriefSubject::Agreement(ix) => history.agreements.row(ix).model,
            BriefSubject::Application(ix) => history.applications.row(ix).model,
            BriefSubject::List => None,
        };
        Some(CitedRow::new(history, row.listing?, model))
    }
}
