//! The rows of a list as printed. Most rows of a long list differ from every other one, but their
//! cells do not: each text is kept once, and so is each distinct row.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::address::archived;
use super::heading::{Role, names, unnamed};
use super::spacing::is_nothing;
use super::spelling::words;
use crate::model::{Column, Text, Texts};
use crate::read::{Cell, CellKind};

/// A row as printed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Row {
    /// Each column, by its position; empty where it is blank or absent.
    pub(super) printed: [Text; Column::COUNT],
    /// The columns that are kept.
    pub(super) extras: Text,
    /// Whether the MOA is printed with the list's archive prefix, which is taken off.
    pub(super) archived: bool,
}

/// Why a row is no listing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum NoListing {
    /// The heading once more.
    Heading,
    /// No agency.
    NoAgency,
    /// A sum.
    Total,
    /// A name, and nothing said of it.
    NameOnly,
}

impl NoListing {
    /// The reason in words.
    pub(super) const fn reason(self) -> &'static str {
        match self {
            Self::Heading => "repeated header row",
            Self::NoAgency => "no agency",
            Self::Total => "a total",
            Self::NameOnly => "only a name",
        }
    }
}

/// All rows of a sheet.
#[derive(Default)]
pub(super) struct Rows {
    /// Every text.
    pub(super) texts: Texts,
    /// Each distinct row, and why it is no listing where it is none.
    pub(super) distinct: Vec<(Row, Option<NoListing>)>,
    /// The number of each row of the sheet, and its place among the distinct ones.
    pub(super) order: Vec<(u32, u32)>,
    /// What the first address of a web archive under MOA begins with.
    pub(super) archive_prefix: String,
    known: HashTable<u32>,
    hasher: DefaultHashBuilder,
    extras: String,
}

impl Rows {
    /// Adds a row.
    pub(super) fn push(&mut self, number: u32, roles: &[Role], cells: &[Cell<'_>]) {
        let row = self.row(roles, cells);
        let hash = hash(&self.hasher, &row);
        let is_same = |at: &u32| self.distinct.get(*at as usize).is_some_and(|(r, _)| *r == row);
        if let Some(known) = self.known.find(hash, is_same) {
            self.order.push((number, *known));
            return;
        }
        let at = u32::try_from(self.distinct.len()).unwrap_or(u32::MAX);
        self.distinct.push((row, self.no_listing(&row)));
        let (distinct, hasher) = (&self.distinct, &self.hasher);
        self.known.insert_unique(hash, at, |at| {
            distinct.get(*at as usize).map_or(0, |(row, _)| self::hash(hasher, row))
        });
        self.order.push((number, at));
    }

    /// The rows that are listings, in order, with the numbers of their rows.
    pub(super) fn listings(&self) -> impl Iterator<Item = (u32, &Row)> {
        self.order.iter().filter_map(|(number, at)| {
            let (row, no) = self.distinct.get(*at as usize)?;
            no.is_none().then_some((*number, row))
        })
    }

    /// A column of a row.
    pub(super) fn text(&self, row: &Row, column: Column) -> &str {
        self.texts.get(row.get(column))
    }

    fn row(&mut self, roles: &[Role], cells: &[Cell<'_>]) -> Row {
        let mut row =
            Row { printed: [Text::EMPTY; Column::COUNT], extras: Text::EMPTY, archived: false };
        self.extras.clear();
        for (at, cell) in cells.iter().enumerate() {
            match roles.get(at) {
                Some(Role::Known(column)) => {
                    let text = self.cell(*column, cell, &mut row.archived);
                    if let Some(printed) = row.printed.get_mut(column.position()) {
                        *printed = text;
                    }
                }
                Some(Role::Extra(name)) if !is_blank(cell) => keep(&mut self.extras, name, cell),
                None if !is_blank(cell) => keep(&mut self.extras, &unnamed(at), cell),
                _ => {}
            }
        }
        row.extras = self.texts.intern(&self.extras);
        row
    }

    /// A cell as printed: under MOA and ADDENDUM the address of its hyperlink, where it has one.
    fn cell(&mut self, column: Column, cell: &Cell<'_>, is_archived: &mut bool) -> Text {
        if !matches!(column, Column::Moa | Column::Addendum) {
            return if is_blank(cell) { Text::EMPTY } else { self.texts.intern(cell.text) };
        }
        let text = match cell.link.filter(|link| !is_nothing(link)) {
            Some(link) => link,
            None if is_blank(cell) => return Text::EMPTY,
            None => cell.text,
        };
        if column == Column::Addendum {
            return self.texts.intern(text);
        }
        if self.archive_prefix.is_empty()
            && let Some((prefix, _)) = archived(text)
        {
            prefix.clone_into(&mut self.archive_prefix);
        }
        match text.strip_prefix(self.archive_prefix.as_str()) {
            Some(address) if !self.archive_prefix.is_empty() => {
                *is_archived = true;
                self.texts.intern(address)
            }
            _ => self.texts.intern(text),
        }
    }

    fn no_listing(&self, row: &Row) -> Option<NoListing> {
        let agency = self.text(row, Column::Agency);
        let state = self.text(row, Column::State);
        if agency.is_empty() {
            return Some(NoListing::NoAgency);
        }
        if names(state, Column::State) && names(agency, Column::Agency) {
            return Some(NoListing::Heading);
        }
        let is_total = |text: &str| {
            ["TOTAL", "TOTALS", "GRAND TOTAL", "SUBTOTAL", "SUM"].contains(&words(text).as_str())
        };
        if is_total(state) || is_total(agency) || !agency.chars().any(char::is_alphabetic) {
            return Some(NoListing::Total);
        }
        let said = Column::ALL.into_iter().filter(|column| !row.get(*column).is_empty());
        (said.count() == 1).then_some(NoListing::NameOnly)
    }
}

impl Row {
    /// A column as printed.
    pub(super) fn get(&self, column: Column) -> Text {
        self.printed.get(column.position()).copied().unwrap_or(Text::EMPTY)
    }
}

fn is_blank(cell: &Cell<'_>) -> bool {
    cell.kind == CellKind::Blank || is_nothing(cell.text)
}

/// Adds a value that is kept under its name, without the two characters that part them.
fn keep(extras: &mut String, name: &str, cell: &Cell<'_>) {
    let parts = ['\u{1e}', '\u{1f}'];
    if !extras.is_empty() {
        extras.push('\u{1e}');
    }
    extras.extend(name.chars().map(|c| if parts.contains(&c) { '\u{fffd}' } else { c }));
    extras.push('\u{1f}');
    extras.extend(cell.text.chars().map(|c| if parts.contains(&c) { '\u{fffd}' } else { c }));
}

fn hash(builder: &DefaultHashBuilder, row: &Row) -> u64 {
    builder.hash_one(row)
}
