//! The number formats of a workbook, which tell its dates from its numbers.

use std::fmt::Write as _;

use super::super::error::{Fault, Reason};
use super::xml::{Piece, Xml, attribute};

/// The most cell formats, and the most bytes of one; above what a spreadsheet program allows.
const MAX_FORMATS: usize = 70_000;
const MAX_FORMAT_CODE: usize = 512;

/// What the styles say of numbers, and nothing of fonts and fills: those are copied for every
/// format and could be multiplied beyond memory.
pub(super) fn of(mut xml: Xml<'_>) -> Result<String, Fault> {
    let mut numbers = String::new();
    let mut formats = String::new();
    let mut count = 0;
    let mut in_cells = false;
    loop {
        match xml.next()? {
            Piece::Eof => break,
            Piece::End("cellXfs") => in_cells = false,
            Piece::Start { name, attributes: raw, .. } => match name {
                "cellXfs" => in_cells = true,
                "numFmt" => {
                    let id = attribute(raw, "numFmtId").unwrap_or_default();
                    let code = attribute(raw, "formatCode").unwrap_or_default();
                    if code.len() <= MAX_FORMAT_CODE && count < MAX_FORMATS {
                        let (id, code) = (quoted(id), quoted(code));
                        let _ =
                            write!(numbers, "<numFmt numFmtId=\"{id}\" formatCode=\"{code}\"/>");
                    }
                }
                "xf" if in_cells => {
                    count += 1;
                    if count > MAX_FORMATS {
                        let message = format!("more than {MAX_FORMATS} cell formats");
                        return Err(Reason::TooMuch(message).into());
                    }
                    let id = quoted(attribute(raw, "numFmtId").unwrap_or("0"));
                    let _ = write!(formats, "<xf numFmtId=\"{id}\"/>");
                }
                _ => {}
            },
            _ => {}
        }
    }
    Ok(format!("<styleSheet><numFmts>{numbers}</numFmts><cellXfs>{formats}</cellXfs></styleSheet>"))
}

/// A value for double quotes.
fn quoted(value: &str) -> String {
    value.replace('"', "&quot;")
}
