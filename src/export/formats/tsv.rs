//! Tab-separated values; a value that contains a tab or a line end is quoted.

use super::delimited;
use crate::export::format::{Content, Format, SourcePlace};

pub(super) const FORMAT: Format = Format {
    name: "tsv",
    about: "tab-separated values",
    ending: "tsv",
    content: Content::Rows,
    source: SourcePlace::Beside,
    write: |grid, options, out| delimited::write(grid, options, b'\t', out),
};
