//! What is said as rows: one for each row of a list behind it.

use std::borrow::Cow;

use super::briefing::Briefing;
use crate::export::grid::{Column, Place, Value};
use crate::history::History;
use crate::model::AgencyIx;
use crate::query::brief::{BriefItem, BriefRow, BriefSubject};

/// A row of a list behind something that is said.
#[derive(Clone, Copy, Debug)]
pub struct BriefLine<'b> {
    history: &'b History,
    /// The number of the item, from 1.
    number: usize,
    item: &'b BriefItem,
    row: BriefRow,
}

impl<'b> BriefLine<'b> {
    /// The columns. Their names are a promise to programs.
    pub const COLUMNS: &'b [Column<Self>] = &[
        Column::new("number", "No.", Place::Always, |l| Value::count(l.number)),
        Column::new("rule", "Rule", Place::Always, |l| Value::Text(l.item.rule.name.into())),
        Column::new("text", "Text", Place::Always, |l| Value::Text(Cow::Borrowed(&l.item.text))),
        Column::new("entry", "Entry", Place::Always, |l| Value::Text(l.entry().into())),
        Column::new("id", "Id", Place::Always, |l| Value::text(l.id())),
        Column::new("agency_id", "Agency id", Place::Always, |l| Value::text(l.agency_id())),
        Column::new("date", "Date", Place::Always, |l| {
            Value::Day(l.history.lists.row(l.row.list).date)
        }),
        Column::new("list", "List", Place::Always, |l| Value::Text(l.file().into())),
        Column::new("sheet", "Sheet", Place::Always, |l| Value::text(l.sheet())),
        Column::new("row", "Row", Place::Always, |l| {
            l.number_of_row().map_or(Value::Unknown, |row| Value::Number(row.into()))
        }),
    ];

    pub(super) fn new(
        history: &'b History,
        number: usize,
        item: &'b BriefItem,
        row: BriefRow,
    ) -> Self {
        Self { history, number, item, row }
    }

    /// What the row is of.
    pub(super) const fn entry(&self) -> &'static str {
        match self.row.subject {
            BriefSubject::Agreement(_) => "agreement",
            BriefSubject::Application(_) => "application",
            BriefSubject::List => "list",
        }
    }

    pub(super) fn id(&self) -> Option<String> {
        match self.row.subject {
            BriefSubject::Agreement(ix) => Some(self.history.agreement_id(ix)),
            BriefSubject::Application(ix) => Some(self.history.application_id(ix)),
            BriefSubject::List => None,
        }
    }

    pub(super) fn agency_id(&self) -> Option<String> {
        let agency: AgencyIx = match self.row.subject {
            BriefSubject::Agreement(ix) => self.history.agreements.row(ix).agency,
            BriefSubject::Application(ix) => self.history.applications.row(ix).agency,
            BriefSubject::List => return None,
        };
        Some(self.history.tables.agencies.row(agency).id(&self.history.tables.texts))
    }

    pub(super) fn file(&self) -> &'b str {
        &self.history.lists.row(self.row.list).file
    }

    pub(super) fn sheet(&self) -> Option<&'b str> {
        let sheet = self.history.lists.row(self.row.list).sheet.as_str();
        (!sheet.is_empty()).then_some(sheet)
    }

    pub(super) fn number_of_row(&self) -> Option<u32> {
        Some(self.history.listings.row(self.row.listing?).row)
    }

    pub(super) fn date(&self) -> chrono::NaiveDate {
        self.history.lists.row(self.row.list).date
    }
}

impl Briefing<'_> {
    /// The rows of lists behind everything that is said.
    #[must_use]
    pub fn rows(&self) -> Vec<BriefLine<'_>> {
        let history = self.question.history;
        let items = (1..).zip(&self.items);
        let rows = items.flat_map(|(number, item)| {
            item.rows.iter().map(move |&row| BriefLine::new(history, number, item, row))
        });
        rows.collect()
    }
}
