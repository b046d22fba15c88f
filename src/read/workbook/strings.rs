//! The shared strings, checked before memory is allocated for them.

use super::super::error::{Fault, Reason};
use super::sheet::{MAX_WRITTEN, too_long};
use super::xml::{Xml, XmlPiece, attribute};

/// The most shared strings.
const MAX_STRINGS: u64 = 2_000_000;

/// Checks the shared strings; `xml` is their part.
pub(super) fn scan(mut xml: Xml<'_>) -> Result<(), Fault> {
    let mut strings = 0;
    let mut written = 0;
    loop {
        match xml.next()? {
            XmlPiece::Eof => return Ok(()),
            XmlPiece::Start { name, attributes, .. } => match name {
                "sst" => {
                    // calamine trusts this count and ignores how often the strings are used.
                    if let Some(count) = attribute(attributes, "uniqueCount") {
                        check(count.trim().parse().unwrap_or(u64::MAX))?;
                    }
                }
                "si" => {
                    strings += 1;
                    check(strings)?;
                    written = 0;
                }
                _ => {}
            },
            XmlPiece::Text(text) => written += text.len(),
            XmlPiece::Entity(_) => written += 1,
            _ => {}
        }
        if written > MAX_WRITTEN {
            return Err(too_long().into());
        }
    }
}

fn check(count: u64) -> Result<(), Reason> {
    if count <= MAX_STRINGS {
        return Ok(());
    }
    Err(Reason::TooMuch(format!("more than {MAX_STRINGS} distinct strings")))
}
