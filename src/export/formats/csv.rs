//! Comma-separated values after RFC 4180, with lines that end in a line feed.

use super::delimited;
use crate::export::format::{Content, Format, SourcePlace};

pub(super) const FORMAT: Format = Format {
    name: "csv",
    about: "comma-separated values for a spreadsheet",
    ending: "csv",
    content: Content::Rows,
    source: SourcePlace::Beside,
    write: |grid, options, out| delimited::write(grid, options, b',', out),
};
