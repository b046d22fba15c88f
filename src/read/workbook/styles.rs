//! The number formats of a workbook, which distinguish dates from numbers.

use std::fmt::Write as _;

use super::super::error::{Fault, Reason};
use super::xml::{Xml, XmlPiece, attribute};

/// The largest number of cell formats and the longest one, beyond what spreadsheet programs allow.
const MAX_FORMATS: usize = 70_000;
const MAX_FORMAT_CODE: usize = 512;

/// Copies the number formats of the styles. Fonts and fills are left out: calamine copies them for
/// every format, which could exhaust memory.
pub(super) fn of(mut xml: Xml<'_>) -> Result<String, Fault> {
    let mut numbers = String::new();
    let mut formats = String::new();
    let mut count = 0;
    let mut in_cells = false;
    loop {
        match xml.next()? {
            XmlPiece::Eof => break,
            XmlPiece::End("cellXfs") => in_cells = false,
            XmlPiece::Start { name, attributes: raw, .. } => match name {
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

/// Escapes a value for double quotes.
fn quoted(value: &str) -> String {
    value.replace('"', "&quot;")
}
