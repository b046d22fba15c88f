//! The lists of a record as rows.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::grid::{Column, Place, Value};
use crate::history::History;
use crate::model::{DateRule, ListIx, ListKind, Rule};
use crate::text::{counted, iso, iso_if_known};

/// A list of a record. The names of its fields are a promise to programs.
#[derive(Debug, Serialize)]
pub struct RecordedList<'h> {
    /// The name of its file.
    pub file: &'h str,
    /// The day of capture, by the name of a folder.
    #[serde(serialize_with = "iso_if_known")]
    pub captured: Option<NaiveDate>,
    /// Which of the two spreadsheets it is.
    pub kind: ListKind,
    /// The day that it is dated.
    #[serde(serialize_with = "iso")]
    pub date: NaiveDate,
    /// Which list of that day it is, such as `am`.
    pub edition: Option<String>,
    /// How the date was found.
    pub date_rule: DateRule,
    /// The number of rows.
    pub rows: usize,
    /// How many values each rule repaired, by the name of the rule.
    pub repairs: BTreeMap<&'static str, usize>,
    /// Whether it may count as in force.
    pub accepted: bool,
    /// The SHA-256 of the file.
    pub sha256: String,
    /// Whether the user added it: the program does not bring it along.
    pub own: bool,
    /// The names by which the user has it, be it a bundled one.
    pub own_names: Vec<String>,
    /// The day on which it was added, if that is known.
    #[serde(serialize_with = "iso_if_known")]
    pub added: Option<NaiveDate>,
    /// Where it was added from, if that is known.
    pub from: Option<String>,
    /// The name under which the record had it before, where lists are added.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<String>,
}

impl<'h> RecordedList<'h> {
    /// Describes a list; who added it is left open.
    #[must_use]
    pub fn new(history: &'h History, list: ListIx) -> Self {
        let row = history.lists.row(list);
        let mut counts = vec![0; Rule::ALL.len()];
        for (_, listing) in history.listings_of(list) {
            for repair in history.tables.repairs(listing.reading) {
                if let Some(count) = counts.get_mut(repair.rule as usize) {
                    *count += 1;
                }
            }
        }
        let repairs = Rule::ALL.iter().zip(counts).filter(|(_, count)| *count > 0);
        Self {
            file: &row.file,
            captured: row.captured,
            kind: row.kind,
            date: row.date,
            edition: Some(row.edition.label()).filter(|label| !label.is_empty()),
            date_rule: row.date_rule,
            rows: row.listings.len(),
            repairs: repairs.map(|(rule, count)| (rule.name(), count)).collect(),
            accepted: row.acceptance.is_accepted(),
            sha256: row.digest.to_string(),
            own: false,
            own_names: Vec::new(),
            added: None,
            from: None,
            known: None,
        }
    }

    /// The columns. Their names are a promise to programs.
    pub const COLUMNS: &'h [Column<Self>] = &[
        Column::new("date", "Date", Place::Always, Self::day),
        Column::new("edition", "Time", Place::Room(2), |l| Value::text(l.edition.as_deref())),
        Column::new("kind", "Kind", Place::Always, |l| Value::Text(l.kind.name().into())),
        Column::new("rows", "Rows", Place::Always, |l| Value::count(l.rows)),
        Column::new("accepted", "Accepted", Place::Room(1), |l| Value::Flag(l.accepted)),
        Column::new("date_rule", "Date by", Place::Room(3), |l| {
            Value::Text(l.date_rule.name().into())
        }),
        Column::new("file", "File", Place::Always, |l| Value::Text(l.file.into())),
        Column::new("captured", "Captured", Place::Never, |l| Value::day(l.captured)),
        Column::new("repairs", "Repairs", Place::Never, |l| Value::count(l.repairs.values().sum())),
        Column::new("own", "Yours", Place::Never, |l| Value::Flag(l.own)),
        Column::new("own_names", "Your names", Place::Never, |l| {
            Value::Text(l.own_names.join("; ").into())
        }),
        Column::new("added", "Added", Place::Room(4), |l| Value::day(l.added)),
        Column::new("from", "From", Place::Room(5), |l| Value::text(l.from.as_deref())),
        Column::new("sha256", "SHA-256", Place::Never, |l| Value::Text((&*l.sha256).into())),
    ];

    /// The date, with the word that it is a guess if it is one.
    fn day(&self) -> Value<'_> {
        let guess = self.date_rule.is_guess().then(|| "(guess)".to_owned());
        Value::edition(self.date, guess)
    }

    /// The repairs in words, without a full stop; `None` if there are none.
    #[must_use]
    pub fn repairs_words(&self) -> Option<String> {
        let all: usize = self.repairs.values().sum();
        let rules: Vec<String> =
            self.repairs.iter().map(|(rule, count)| format!("{rule} {count}")).collect();
        (all > 0).then(|| format!("{}: {}", counted(all, "repair", "repairs"), rules.join(", ")))
    }
}

/// A name by which the user has a list.
#[derive(Debug)]
pub struct OwnName<'h> {
    /// The list.
    pub list: RecordedList<'h>,
    /// The name, with the day of capture before it if there is one.
    pub name: String,
}

impl<'h> OwnName<'h> {
    /// The columns of a table for a reader.
    pub const COLUMNS: &'h [Column<Self>] = &[
        Column::new("date", "Date", Place::Always, |n| n.list.day()),
        Column::new("edition", "Time", Place::Room(5), |n| Value::text(n.list.edition.as_deref())),
        Column::new("kind", "Kind", Place::Room(3), |n| Value::Text(n.list.kind.name().into())),
        Column::new("rows", "Rows", Place::Room(4), |n| Value::count(n.list.rows)),
        Column::new("name", "Name", Place::Always, |n| Value::Text((&*n.name).into())),
        Column::new("sha256", "SHA-256", Place::Always, |n| {
            Value::text(n.list.sha256.get(..SHOWN))
        }),
        Column::new("added", "Added", Place::Room(1), |n| Value::day(n.list.added)),
        Column::new("from", "From", Place::Room(2), |n| Value::text(n.list.from.as_deref())),
    ];
}

/// How many digits of a SHA-256 tell lists apart, for a reader.
const SHOWN: usize = 12;

/// How many lists a record has of a year.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct YearOfLists {
    /// The year of their dates.
    pub year: i32,
    /// Participating lists.
    pub participating: usize,
    /// Pending lists.
    pub pending: usize,
}

impl YearOfLists {
    /// The columns.
    pub const COLUMNS: &[Column<Self>] = &[
        Column::new("year", "Year", Place::Always, |y| Value::Text(y.year.to_string().into())),
        Column::new("participating", "Participating", Place::Always, |y| {
            Value::count(y.participating)
        }),
        Column::new("pending", "Pending", Place::Always, |y| Value::count(y.pending)),
    ];

    /// Counts the lists of a record by year.
    #[must_use]
    pub fn of(history: &History) -> Vec<Self> {
        let mut years: BTreeMap<i32, Self> = BTreeMap::new();
        for list in history.lists.rows() {
            let year = list.date.year();
            let none = Self { year, participating: 0, pending: 0 };
            let counts = years.entry(year).or_insert(none);
            match list.kind {
                ListKind::Participating => counts.participating += 1,
                ListKind::Pending => counts.pending += 1,
            }
        }
        years.into_values().collect()
    }
}
