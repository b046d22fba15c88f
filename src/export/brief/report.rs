//! What is said, as one object for programs.

use chrono::NaiveDate;
use serde::Serialize;

use super::briefing::Briefing;
use super::columns::BriefLine;
use crate::export::grid::Value;
use crate::export::stats::ListName;
use crate::query::brief::RULES;
use crate::text::iso;

/// What is said as one object. The names of its fields are a promise to programs.
#[derive(Debug, Serialize)]
pub struct BriefReport<'b> {
    from: Value<'static>,
    to: Value<'static>,
    from_list: Option<ListName<'b>>,
    to_list: Option<ListName<'b>>,
    agreements_before: usize,
    agreements_after: usize,
    /// Counts in sentences.
    summary: Vec<String>,
    /// What is said, the weightiest first.
    items: Vec<Item<'b>>,
    /// What the words mean.
    notes: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Item<'b> {
    /// The place of the rule in the table of rules, from 1.
    rank: usize,
    rule: &'static str,
    rule_sentence: &'static str,
    text: &'b str,
    rows: Vec<Behind<'b>>,
}

#[derive(Debug, Serialize)]
struct Behind<'b> {
    entry: &'static str,
    id: Option<String>,
    agency_id: Option<String>,
    list: &'b str,
    sheet: Option<&'b str>,
    #[serde(serialize_with = "iso")]
    date: NaiveDate,
    row: Option<u32>,
}

impl Briefing<'_> {
    /// Returns what is said as one object.
    #[must_use]
    pub fn report(&self) -> BriefReport<'_> {
        let [from_list, to_list] = self.digest.compared();
        let [from, to] = self.digest.days().map(Value::day);
        let changes = self.digest.changes();
        let items = (1..).zip(&self.items).map(|(number, item)| {
            let rows = item.rows.iter().map(|&row| {
                Behind::from(&BriefLine::new(self.question.history, number, item, row))
            });
            Item {
                rank: RULES.iter().position(|rule| rule == item.rule).map_or(0, |at| at + 1),
                rule: item.rule.name,
                rule_sentence: item.rule.sentence,
                text: &item.text,
                rows: rows.collect(),
            }
        });
        BriefReport {
            from,
            to,
            from_list: from_list.map(ListName::new),
            to_list: to_list.map(ListName::new),
            agreements_before: changes.before,
            agreements_after: changes.after,
            summary: self.summary(),
            items: items.collect(),
            notes: self.footnotes(),
        }
    }
}

impl<'b> From<&BriefLine<'b>> for Behind<'b> {
    fn from(line: &BriefLine<'b>) -> Self {
        Self {
            entry: line.entry(),
            id: line.id(),
            agency_id: line.agency_id(),
            list: line.file(),
            sheet: line.sheet(),
            date: line.date(),
            row: line.number_of_row(),
        }
    }
}
