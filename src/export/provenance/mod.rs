//! Where rows are from.
//!
//! The filter holds what a user typed or pasted, and a list's name is someone else's, too. Wherever
//! they are written they are data: a string, quoted or of JSON, or a text cell of a workbook.

use chrono::NaiveDate;
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::json::SCHEMA_VERSION;
use super::stats::pending_list;
use crate::query::Question;
use crate::text::{days_before, display_line, list_and_file};

/// Where rows are from: how many of what, by which filter, as of which list, by which program.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Provenance {
    what: String,
    only: String,
    as_of: String,
    /// The list in force.
    list: Option<ListFacts>,
    /// The pending list in force, if applications are asked for.
    pending: Option<ListFacts>,
}

/// What is said of a list.
#[derive(Clone, PartialEq, Eq, Debug)]
struct ListFacts {
    date: NaiveDate,
    file: String,
    /// Its date, its file and how far it is before the day, in words.
    words: String,
}

impl Provenance {
    /// `what` is counted: "348 agreements".
    #[must_use]
    pub fn new(question: Question<'_>, what: String) -> Self {
        let Question { history, day, filter, .. } = question;
        let list = day.list(history).map(|list| history.lists.row(list));
        let applied = question.entries().has_applications();
        let pending = day.pending_list(history).filter(|_| applied);
        let pending = pending.map(|list| history.lists.row(list));
        Self {
            what,
            only: filter.describe(),
            as_of: day.as_of.to_string(),
            list: list.map(|list| ListFacts {
                date: list.date,
                file: list.file.clone(),
                words: match days_before(list.date, day.as_of) {
                    Some(far) => format!("{}, {far}", list_and_file(list)),
                    None => list_and_file(list),
                },
            }),
            pending: pending.map(|list| ListFacts {
                date: list.date,
                file: list.file.clone(),
                words: pending_list(history, day).unwrap_or_default(),
            }),
        }
    }

    /// Everything in one line: "348 agreements, only Florida, as of the list of 18 May 2026
    /// (participatingAgencies05182026am.xlsx). Written by g287 0.1.0."
    #[must_use]
    pub fn line(&self) -> String {
        let only =
            if self.only.is_empty() { String::new() } else { format!(", only {}", self.only) };
        let list = match &self.list {
            Some(ListFacts { words, .. }) => format!("the list of {words}"),
            None => format!("{}, when there was no list", self.as_of),
        };
        let pending = self.pending.as_ref().map(|pending| format!(" and {}", pending.words));
        let pending = pending.unwrap_or_default();
        format!("{}{only}, as of {list}{pending}. Written by {}.", self.what, program())
    }

    /// The line in double quotes, for below the rows or a file of its own: a string for JSON, one
    /// cell for a spreadsheet, and a word without a meaning for a shell. The double quote, `$` and
    /// the backtick are written as their numbers.
    #[must_use]
    pub fn quoted(&self) -> String {
        let mut quoted = String::from("\"");
        for letter in display_line(&self.line()).chars() {
            match letter {
                '"' => quoted.push_str("\\u0022"),
                '$' => quoted.push_str("\\u0024"),
                '`' => quoted.push_str("\\u0060"),
                '\\' => quoted.push_str("\\\\"),
                letter => quoted.push(letter),
            }
        }
        quoted.push('"');
        quoted
    }

    /// Each fact with its name, for a sheet or an object.
    #[must_use]
    pub fn facts(&self) -> Vec<(&'static str, String)> {
        let mut facts = vec![("contents", self.what.clone())];
        if !self.only.is_empty() {
            facts.push(("filter", self.only.clone()));
        }
        facts.push(("as_of", self.as_of.clone()));
        if let Some(ListFacts { date, file, .. }) = &self.list {
            facts.push(("list", file.clone()));
            facts.push(("list_date", date.to_string()));
        }
        if let Some(ListFacts { date, file, .. }) = &self.pending {
            facts.push(("pending_list", file.clone()));
            facts.push(("pending_list_date", date.to_string()));
        }
        facts.push(("written_by", program().into()));
        facts
    }
}

impl Serialize for Provenance {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let facts = self.facts();
        let mut map = serializer.serialize_map(Some(facts.len() + 1))?;
        map.serialize_entry("schema_version", &SCHEMA_VERSION)?;
        for (name, fact) in &facts {
            map.serialize_entry(name, fact)?;
        }
        map.end()
    }
}

/// The program's name and version.
pub(super) const fn program() -> &'static str {
    concat!("g287 ", env!("CARGO_PKG_VERSION"))
}

#[cfg(test)]
mod tests;
