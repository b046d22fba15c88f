//! The whole record as a Frictionless Data Package: a folder of tables as CSV, and
//! `datapackage.json`, which describes every table and column and says how they refer to each other.
//!
//! Values are those of JSON, exactly as they are. In contrast to other CSV that g287 writes, a text
//! that a spreadsheet would take for a formula has no apostrophe in front, because the package is
//! for programs, and a value has to be what its list prints.

mod agencies;
mod agreements;
mod applications;
mod contents;
mod descriptor;
mod listings;
mod lists;
mod measured;
mod problems;
mod repairs;
mod rules;
mod table;

use std::io;

pub use table::TableSize;

use super::file::folder::NewFolder;
use crate::history::History;
use crate::model::Rulebook;
use crate::query::Day;
use contents::Package;

/// The files of a package.
pub const FILES: [&str; 9] = [
    "datapackage.json",
    "agencies.csv",
    "agreements.csv",
    "applications.csv",
    "lists.csv",
    "listings.csv",
    "repairs.csv",
    "problems.csv",
    "rules.csv",
];

/// Writes the whole record into a new folder. `day` is that of the newest list.
///
/// # Errors
///
/// If the system refuses.
pub fn write(history: &History, day: &Day, folder: &NewFolder) -> io::Result<Vec<TableSize>> {
    let package = Package { history, day, rulebook: Rulebook::new() };
    let tables = [
        agencies::write(&package, folder)?,
        agreements::write(&package, folder)?,
        applications::write(&package, folder)?,
        lists::write(&package, folder)?,
        listings::write(&package, folder)?,
        repairs::write(&package, folder)?,
        problems::write(&package, folder)?,
        rules::write(&package, folder)?,
    ];
    descriptor::write(&package, &tables, folder)?;
    Ok(tables.iter().map(table::Written::size).collect())
}
