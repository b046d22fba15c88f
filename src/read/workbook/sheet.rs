//! A first pass over a sheet: checks that its cells are inside the grid, and collects what its
//! cells do not say.

use std::collections::{HashMap, VecDeque};

use super::super::error::{Fault, Location, Reason};
use super::links::{Links, of_formula};
use super::reference::{MAX_ROWS, Position, column_name, position, range, row};
use super::xml::{Xml, XmlPiece, attribute, attributes, local, plain};

/// The most bytes of the text of one cell as it is written; 32,767 characters of which each is
/// escaped take less.
pub(super) const MAX_WRITTEN: usize = 256 << 10;

/// The most cells with content in a workbook.
pub(super) const MAX_CELLS: u64 = 5_000_000;

/// Errors that the workbook reader knows.
const KNOWN_ERRORS: [&str; 7] =
    ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"];

/// The findings about a sheet.
#[derive(Default)]
pub(super) struct SheetFacts {
    /// Hyperlinks by cell.
    pub(super) links: Links,
    /// Hidden rows with content, and the first of them.
    pub(super) hidden: Found,
    /// Cells with a formula and no value, and the first of them.
    pub(super) uncached: Found,
    /// The positions of errors that calamine rejects, in order.
    pub(super) odd_errors: VecDeque<Position>,
    /// Cells with content.
    pub(super) cells: u64,
    /// Whether the sheet declares invalid dimensions.
    pub(super) bad_dimension: bool,
}

/// A number of occurrences, and the position of the first one.
#[derive(Default)]
pub(super) struct Found {
    pub(super) count: u64,
    pub(super) first: Position,
}

impl Found {
    fn add(&mut self, location: Position) {
        if self.count == 0 {
            self.first = location;
        }
        self.count += 1;
    }
}

/// The part of a cell that is being scanned.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Nothing,
    Cell,
    Value,
    Formula,
}

struct SheetScan<'a> {
    facts: SheetFacts,
    targets: &'a HashMap<String, String>,
    /// Counted from 1, as calamine counts them if a cell has no reference.
    row: u32,
    column: u32,
    /// The cell that the scan is in, or was in last.
    here: Position,
    /// The last row and the last column with content.
    last: Position,
    row_hidden: bool,
    within: Within,
    cell: Inside,
    /// The text of an error or of a `HYPERLINK` formula.
    text: String,
}

/// What was seen of the cell that the scan is in.
#[derive(Default)]
struct Inside {
    is_error: bool,
    has_value: bool,
    has_formula: bool,
    /// Bytes of its text.
    written: usize,
}

/// Reads a sheet through; `targets` are the addresses of its relationships.
pub(super) fn scan(
    mut xml: Xml<'_>,
    targets: &HashMap<String, String>,
) -> Result<SheetFacts, Fault> {
    let mut scan = SheetScan {
        facts: SheetFacts::default(),
        targets,
        row: 1,
        column: 1,
        here: (1, 1),
        last: (0, 0),
        row_hidden: false,
        within: Within::Nothing,
        cell: Inside::default(),
        text: String::new(),
    };
    let mut data = Data::Before;
    loop {
        match (xml.next()?, data) {
            (XmlPiece::Eof, _) => break,
            (XmlPiece::Start { name, attributes, closed }, Data::Inside) => {
                scan.starts(name, attributes, closed)?;
            }
            (XmlPiece::End("sheetData"), Data::Inside) => data = Data::After,
            (XmlPiece::End(name), Data::Inside) => scan.ends(name),
            (XmlPiece::Text(text), Data::Inside) => scan.text(text)?,
            (XmlPiece::Entity(name), Data::Inside) => {
                scan.text(&plain(&format!("&{name};")))?;
            }
            (XmlPiece::Start { name: "sheetData", closed, .. }, Data::Before) => {
                data = if closed { Data::After } else { Data::Inside };
            }
            (XmlPiece::Start { name: "dimension", attributes, .. }, Data::Before) => {
                scan.dimension(attributes);
            }
            (XmlPiece::Start { name: "hyperlink", attributes, .. }, Data::After) => {
                scan.hyperlink(attributes);
            }
            _ => {}
        }
    }
    if data == Data::Before {
        return Err(Reason::Damaged("a sheet without data".to_owned()).into());
    }
    scan.facts.links.spread(scan.last)?;
    Ok(scan.facts)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Data {
    Before,
    Inside,
    After,
}

impl SheetScan<'_> {
    fn dimension(&mut self, raw: &str) {
        let declared = attribute(raw, "ref");
        let is_range = |text: &str| match text.split_once(':') {
            None => position(text).is_some(),
            Some((start, end)) => match (position(start), position(end)) {
                (Some(start), Some(end)) => start.0 <= end.0 && start.1 <= end.1,
                _ => false,
            },
        };
        self.facts.bad_dimension |= !declared.is_some_and(is_range);
    }

    fn starts(&mut self, name: &str, raw: &str, closed: bool) -> Result<(), Fault> {
        let has_content = !closed;
        match name {
            "c" => self.cell(raw, has_content)?,
            "row" => {
                self.row_hidden = false;
                for (name, value) in attributes(raw) {
                    match name {
                        "r" => self.row = row(value).ok_or_else(|| off_grid(value))?,
                        "hidden" => self.row_hidden = value == "1" || value == "true",
                        _ => {}
                    }
                }
                if !has_content {
                    self.ends("row");
                }
            }
            "v" | "is" if self.within == Within::Cell && has_content => {
                self.within = Within::Value;
                self.text.clear();
            }
            "f" if self.within == Within::Cell => {
                self.cell.has_formula = true;
                if has_content {
                    self.within = Within::Formula;
                    self.text.clear();
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn cell(&mut self, raw: &str, has_content: bool) -> Result<(), Fault> {
        let (mut kind, mut at) = ("", None);
        for (name, value) in attributes(raw) {
            match name {
                "r" => at = Some(position(value).ok_or_else(|| off_grid(value))?),
                "t" => kind = value,
                _ => {}
            }
        }
        // A cell may name another row than the one that contains it.
        let here = at.unwrap_or((self.row, self.column));
        self.column = here.1;
        if here.0 > MAX_ROWS {
            return Err(off_grid(&format!("row {}", here.0)));
        }
        if !has_content {
            self.column += 1;
            return Ok(());
        }
        self.within = Within::Cell;
        self.cell = Inside { is_error: kind == "e", ..Inside::default() };
        self.facts.cells += 1;
        if self.facts.cells > MAX_CELLS {
            let message = format!("more than {MAX_CELLS} cells");
            return Err(Reason::TooMuch(message).into());
        }
        self.here = here;
        self.last = (self.last.0.max(here.0), self.last.1.max(here.1));
        if self.row_hidden {
            self.row_hidden = false;
            self.facts.hidden.add(here);
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Fault> {
        if self.within == Within::Nothing {
            return Ok(());
        }
        self.cell.written += text.len();
        if self.cell.written > MAX_WRITTEN {
            let location =
                Location { column: Some(column_name(self.column)), ..Location::row(self.row) };
            return Err(Fault::at(location, too_long()));
        }
        match self.within {
            Within::Value => {
                self.cell.has_value |= !text.is_empty();
                if self.cell.is_error {
                    self.text.push_str(text);
                }
            }
            Within::Formula if !self.text.is_empty() || starts_hyperlink(text) => {
                self.text.push_str(text);
            }
            _ => {}
        }
        Ok(())
    }

    fn ends(&mut self, name: &str) {
        match name {
            "c" => {
                if self.cell.has_formula && !self.cell.has_value {
                    self.facts.uncached.add(self.here);
                }
                self.cell.has_formula = false;
                self.within = Within::Nothing;
                self.column += 1;
            }
            "row" => {
                self.row += 1;
                self.column = 1;
                self.row_hidden = false;
            }
            "f" if self.within == Within::Formula => {
                if let Some(address) = of_formula(&self.text) {
                    self.facts.links.add((self.here, self.here), address);
                }
                self.within = Within::Cell;
            }
            "v" | "is" if self.within == Within::Value => {
                if self.cell.is_error
                    && self.cell.has_value
                    && !KNOWN_ERRORS.contains(&self.text.as_str())
                {
                    self.facts.odd_errors.push_back(self.here);
                }
                self.within = Within::Cell;
            }
            _ => {}
        }
    }

    fn hyperlink(&mut self, raw: &str) {
        let (mut cells, mut target, mut location) = (None, None, None);
        for (name, value) in attributes(raw) {
            match local(name) {
                "ref" => cells = range(value),
                "location" => location = Some(plain(value)),
                "id" => target = self.targets.get(value),
                _ => {}
            }
        }
        let address = match (target, location.filter(|location| !location.is_empty())) {
            (Some(target), Some(location)) => format!("{target}#{location}"),
            (Some(target), None) => target.clone(),
            (None, Some(location)) => format!("#{location}"),
            (None, None) => return,
        };
        if let Some(cells) = cells {
            self.facts.links.add(cells, address);
        }
    }
}

fn starts_hyperlink(formula: &str) -> bool {
    let formula = formula.trim_start().as_bytes();
    formula.get(..9).is_some_and(|start| start.eq_ignore_ascii_case(b"HYPERLINK"))
}

fn off_grid(location: &str) -> Fault {
    Reason::OffGrid(location.chars().take(40).collect()).into()
}

/// A cell with more text than a cell can have.
pub(super) fn too_long() -> Reason {
    Reason::TooMuch("more than 32,767 characters in a cell".to_owned())
}
