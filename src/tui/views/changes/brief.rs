//! What is said first: the head of the table.

use super::row::Row;
use crate::export::brief::Briefing;
use crate::export::changes::Digest;
use crate::model::{AgencyIx, ListingIx};
use crate::query::Question;
use crate::query::brief::{BriefItem, BriefRow, BriefSubject};
use crate::text::{counted, thousands, wrap};
use crate::tui::core::Context;

/// Columns before a line: the cursor, and the mark of an item.
const INDENT: u16 = 4;

/// How much of it is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Shown {
    /// The name alone.
    Folded,
    /// As much as leaves room for the changes.
    #[default]
    First,
    /// All of it.
    All,
}

/// What is said first.
#[derive(Clone, Debug)]
pub(super) struct Brief {
    /// What is said, each in the lines of a table.
    pub(super) items: Vec<Said>,
}

/// Something that is said.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub(super) item: BriefItem,
    /// The files and rows behind it.
    pub(super) sources: String,
    pub(super) lines: Vec<String>,
}

impl Brief {
    /// What is said first of changes, in lines for a table of a width.
    pub(super) fn new(question: Question<'_>, digest: Digest<'_>, width: u16) -> Self {
        let room = usize::from(width.saturating_sub(INDENT)).max(8);
        let briefing = Briefing::new(question, digest);
        let said = briefing.items().iter().map(|item| Said {
            lines: wrap(&item.text, room),
            sources: briefing.sources(item),
            item: item.clone(),
        });
        Self { items: said.collect() }
    }

    /// Its name and how much it says.
    pub(super) fn title(&self) -> String {
        match self.items.len() {
            0 => "Brief: nothing is worth saying first".into(),
            count => format!("Brief ({})", thousands(count as u64)),
        }
    }

    /// How much is not among the first `most` lines: "7 more; Enter shows them".
    pub(super) fn more(&self, most: usize) -> String {
        let rest = self.items.len().saturating_sub(self.first(most));
        format!("{}; Enter shows them", counted(rest, "more", "more"))
    }

    /// How many fit into `most` lines, one at least.
    fn first(&self, most: usize) -> usize {
        let mut lines = 0;
        let fits = self.items.iter().take_while(|said| {
            lines += said.lines.len();
            lines <= most
        });
        fits.count().max(1)
    }

    /// Its rows of the table.
    pub(super) fn rows(&self, shown: Shown, most: usize) -> Vec<Row> {
        let mut rows = vec![Row::Brief];
        let count = match shown {
            Shown::Folded => return rows,
            Shown::First => self.first(most),
            Shown::All => self.items.len(),
        };
        let said = self.items.iter().enumerate().take(count);
        rows.extend(
            said.flat_map(|(at, said)| (0..said.lines.len()).map(move |line| Row::Said(at, line))),
        );
        if count < self.items.len() {
            rows.push(Row::MoreSaid);
        }
        rows
    }
}

impl Said {
    /// The row of a list that it leads to: the first one behind it, or the last one.
    pub(super) fn listing(&self, cx: &Context, last: bool) -> Option<ListingIx> {
        let rows = &self.item.rows;
        let row = if last { rows.last() } else { rows.first() }?;
        let whole = || cx.data.history.lists.row(row.list).listings.clone().next().map(ListingIx);
        row.listing.or_else(whole)
    }

    /// The agency that it is about, if it is one.
    pub(super) fn agency(&self, cx: &Context) -> Option<AgencyIx> {
        let mut agencies = self.item.rows.iter().map(|row| agency(cx, row));
        let first = agencies.next()??;
        agencies.all(|agency| agency == Some(first)).then_some(first)
    }
}

/// The agency of a row.
pub(super) fn agency(cx: &Context, row: &BriefRow) -> Option<AgencyIx> {
    match row.subject {
        BriefSubject::Agreement(ix) => Some(cx.data.history.agreements.row(ix).agency),
        BriefSubject::Application(ix) => Some(cx.data.history.applications.row(ix).agency),
        BriefSubject::List => None,
    }
}
