//! The rows of a list as printed. Most rows of a long list differ from every other one, but their
//! cells do not: each text is kept once, and so is each distinct row.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::address::archived;
use super::heading::{Role, names, unnamed};
use super::spacing::is_nothing;
use super::spelling::words;
use crate::model::{Column, PrintedRow, Text, Texts};
use crate::read::{Cell, CellKind};

/// The reason why a row is not a listing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum SkipReason {
    /// The header row is repeated.
    Heading,
    /// It has no agency.
    NoAgency,
    /// It is a total.
    Total,
    /// It has only a name.
    NameOnly,
}

impl SkipReason {
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

/// Why a row is not a listing, if it is none.
pub(super) fn no_listing(texts: &Texts, row: &PrintedRow) -> Option<SkipReason> {
    let agency = texts.get(row.get(Column::Agency));
    let state = texts.get(row.get(Column::State));
    if agency.is_empty() {
        return Some(SkipReason::NoAgency);
    }
    if names(state, Column::State) && names(agency, Column::Agency) {
        return Some(SkipReason::Heading);
    }
    let is_total = |text: &str| {
        ["TOTAL", "TOTALS", "GRAND TOTAL", "SUBTOTAL", "SUM"].contains(&words(text).as_str())
    };
    if is_total(state) || is_total(agency) || !agency.chars().any(char::is_alphabetic) {
        return Some(SkipReason::Total);
    }
    let said = Column::ALL.into_iter().filter(|column| !row.get(*column).is_empty());
    (said.count() == 1).then_some(SkipReason::NameOnly)
}

/// The rows of a sheet.
#[derive(Default)]
pub(super) struct PrintedRows {
    /// Every text.
    pub(super) texts: Texts,
    /// Each distinct row.
    pub(super) distinct: Vec<PrintedRow>,
    /// The number of each row of the sheet, and its position among the distinct ones.
    pub(super) order: Vec<(u32, u32)>,
    /// The prefix of the first MOA address that a web archive wrapped.
    pub(super) archive_prefix: String,
    known: HashTable<u32>,
    hasher: DefaultHashBuilder,
    extras: String,
}

impl PrintedRows {
    /// Adds a row.
    pub(super) fn push(&mut self, number: u32, roles: &[Role], cells: &[Cell<'_>]) {
        let row = self.row(roles, cells);
        let hash = hash(&self.hasher, &row);
        let is_same = |at: &u32| self.distinct.get(*at as usize) == Some(&row);
        if let Some(known) = self.known.find(hash, is_same) {
            self.order.push((number, *known));
            return;
        }
        let at = u32::try_from(self.distinct.len()).unwrap_or(u32::MAX);
        self.distinct.push(row);
        let (distinct, hasher) = (&self.distinct, &self.hasher);
        self.known.insert_unique(hash, at, |at| {
            distinct.get(*at as usize).map_or(0, |row| self::hash(hasher, row))
        });
        self.order.push((number, at));
    }

    fn row(&mut self, roles: &[Role], cells: &[Cell<'_>]) -> PrintedRow {
        let mut row = PrintedRow::BLANK;
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

    /// The printed value of a cell; for MOA and ADDENDUM, the address of its hyperlink, if any.
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
}

fn is_blank(cell: &Cell<'_>) -> bool {
    cell.kind == CellKind::Blank || is_nothing(cell.text)
}

/// Adds a value and its name to the extras, without the two separator characters.
fn keep(extras: &mut String, name: &str, cell: &Cell<'_>) {
    let parts = ['\u{1e}', '\u{1f}'];
    if !extras.is_empty() {
        extras.push('\u{1e}');
    }
    extras.extend(name.chars().map(|c| if parts.contains(&c) { '\u{fffd}' } else { c }));
    extras.push('\u{1f}');
    extras.extend(cell.text.chars().map(|c| if parts.contains(&c) { '\u{fffd}' } else { c }));
}

fn hash(builder: &DefaultHashBuilder, row: &PrintedRow) -> u64 {
    builder.hash_one(row)
}
