//! The formats, one file each. A new one is a file here and a row of [`FORMATS`].

mod csv;
mod delimited;
mod json;
mod jsonl;
mod markdown;
mod table;
mod tsv;
mod xlsx;

pub(super) use markdown::escaped;

use std::path::Path;

use super::format::Format;

/// Every format; the first one is used if none is asked for.
pub static FORMATS: [Format; 7] = [
    table::FORMAT,
    csv::FORMAT,
    tsv::FORMAT,
    json::FORMAT,
    jsonl::FORMAT,
    markdown::FORMAT,
    xlsx::FORMAT,
];

impl Default for Format {
    fn default() -> Self {
        let [first, ..] = FORMATS;
        first
    }
}

impl Format {
    /// The format of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        FORMATS.iter().find(|format| format.name == name).copied()
    }

    /// The format of a file, by its extension.
    #[must_use]
    pub fn of_file(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?;
        FORMATS.iter().find(|format| format.ending.eq_ignore_ascii_case(ending)).copied()
    }
}

#[cfg(test)]
mod tests;
