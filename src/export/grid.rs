//! Values in rows under columns: what every format writes.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::model::List;

/// A value of a cell.
#[derive(Clone, PartialEq, Debug)]
pub enum Value<'a> {
    /// Unknown: `null` in JSON, nothing in CSV.
    Unknown,
    /// A text, exactly as it is.
    Text(Cow<'a, str>),
    /// A count.
    Number(u64),
    /// A day.
    Day(NaiveDate),
    /// The day of a list, and for people which list of that day it is.
    Edition(NaiveDate, String),
    /// Yes or no.
    Flag(bool),
    /// A value with parts: as JSON, and in words.
    Parts(serde_json::Value, String),
}

impl<'a> Value<'a> {
    /// Makes a value of a text that may be unknown.
    pub fn text<T: Into<Cow<'a, str>>>(text: Option<T>) -> Self {
        text.map_or(Self::Unknown, |text| Self::Text(text.into()))
    }

    /// Makes a value of a text that is unknown if it is empty.
    #[must_use]
    pub fn filled(text: &'a str) -> Self {
        if text.is_empty() { Self::Unknown } else { Self::Text(text.into()) }
    }

    /// Makes a value of a day that may be unknown.
    #[must_use]
    pub fn day(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::Unknown, Self::Day)
    }

    /// Makes a value of the number of things in a collection.
    #[must_use]
    pub fn count(count: usize) -> Self {
        Self::Number(u64::try_from(count).unwrap_or(u64::MAX))
    }

    /// Returns the value as plain text for a file: numbers without separators, dates as ISO 8601.
    #[must_use]
    pub fn plain(&self) -> Cow<'_, str> {
        match self {
            Self::Unknown => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(number.to_string()),
            Self::Day(day) | Self::Edition(day, _) => Cow::Owned(day.to_string()),
            Self::Flag(flag) => Cow::Borrowed(if *flag { "yes" } else { "no" }),
            Self::Parts(_, words) => Cow::Borrowed(words),
        }
    }

    /// Makes a value of the day of a list, with what tells it apart from another list of that day.
    #[must_use]
    pub fn edition(day: NaiveDate, label: Option<String>) -> Self {
        match label.filter(|label| !label.is_empty()) {
            Some(label) => Self::Edition(day, label),
            None => Self::Day(day),
        }
    }

    /// Makes a value of the day of a list, for people with its edition, and with the word that it is
    /// a guess if it is one.
    #[must_use]
    pub fn of_list(list: &List, edition: Option<String>) -> Self {
        let guess = list.date_rule.is_guess().then(|| "(guess)".to_owned());
        let words: Vec<String> = edition.into_iter().chain(guess).collect();
        Self::edition(list.date, Some(words.join(" ")))
    }

    /// Returns the value as text for a person: as for a file, but with the edition of a list.
    #[must_use]
    pub fn readable(&self) -> Cow<'_, str> {
        match self {
            Self::Edition(day, label) => Cow::Owned(format!("{day} {label}")),
            other => other.plain(),
        }
    }
}

/// When a column is part of a table for a terminal.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Place {
    /// Always.
    Always,
    /// If there is room; the highest number is left out first.
    Room(u8),
    /// Never: it is for files only.
    Never,
}

/// The type of the values of a column, as a data package declares it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FieldKind {
    /// Any text.
    Text,
    /// A web address.
    Address,
    /// A whole number.
    Integer,
    /// A day, as ISO 8601.
    Date,
    /// `true` or `false`.
    Boolean,
    /// A JSON object.
    Object,
}

/// A column of rows of type `R`.
#[derive(Debug)]
pub struct Column<R> {
    /// Its name in JSON, CSV and TSV: a promise to programs.
    pub name: &'static str,
    /// Its heading for a reader.
    pub heading: &'static str,
    /// When it is part of a table for a terminal.
    pub place: Place,
    /// Returns its value in a row.
    pub get: fn(&R) -> Value<'_>,
    /// The type of its values.
    pub kind: FieldKind,
    /// What it is, in a sentence or two; empty if it is not part of a data package.
    pub about: &'static str,
}

impl<R> Clone for Column<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Column<R> {}

impl<R> Column<R> {
    /// Describes a column.
    #[must_use]
    pub const fn new(
        name: &'static str,
        heading: &'static str,
        place: Place,
        get: fn(&R) -> Value<'_>,
    ) -> Self {
        Self { name, heading, place, get, kind: FieldKind::Text, about: "" }
    }

    /// Declares the type of a column's values and describes it, for a data package.
    #[must_use]
    pub const fn described(kind: FieldKind, about: &'static str, column: Self) -> Self {
        Self { kind, about, ..column }
    }
}

/// Rows under columns, whatever the type of the rows.
pub trait Grid {
    /// The number of columns.
    fn width(&self) -> usize;
    /// The number of rows.
    fn height(&self) -> usize;
    /// The name of a column.
    fn name(&self, column: usize) -> &str;
    /// The heading of a column.
    fn heading(&self, column: usize) -> &str;
    /// The type of the values of a column.
    fn kind(&self, column: usize) -> FieldKind;
    /// When a column is part of a table for a terminal.
    fn place(&self, column: usize) -> Place;
    /// The value of a cell.
    fn value(&self, row: usize, column: usize) -> Value<'_>;

    /// Returns the columns that a reader wants: neither those for files only nor those that may be
    /// left out and are empty.
    fn columns_to_read(&self) -> Vec<usize> {
        let used =
            |column: usize| (0..self.height()).any(|row| self.value(row, column) != Value::Unknown);
        (0..self.width())
            .filter(|&column| match self.place(column) {
                Place::Always => true,
                Place::Room(_) => used(column),
                Place::Never => false,
            })
            .collect()
    }
}

/// Rows of one type under their columns.
#[derive(Debug)]
pub struct Sheet<'a, R> {
    /// The columns.
    pub columns: &'a [Column<R>],
    /// The rows.
    pub rows: &'a [R],
}

impl<R> Grid for Sheet<'_, R> {
    fn width(&self) -> usize {
        self.columns.len()
    }

    fn height(&self) -> usize {
        self.rows.len()
    }

    fn name(&self, column: usize) -> &str {
        self.columns.get(column).map_or("", |column| column.name)
    }

    fn heading(&self, column: usize) -> &str {
        self.columns.get(column).map_or("", |column| column.heading)
    }

    fn kind(&self, column: usize) -> FieldKind {
        self.columns.get(column).map_or(FieldKind::Text, |column| column.kind)
    }

    fn place(&self, column: usize) -> Place {
        self.columns.get(column).map_or(Place::Never, |column| column.place)
    }

    fn value(&self, row: usize, column: usize) -> Value<'_> {
        match (self.rows.get(row), self.columns.get(column)) {
            (Some(row), Some(column)) => (column.get)(row),
            _ => Value::Unknown,
        }
    }
}
