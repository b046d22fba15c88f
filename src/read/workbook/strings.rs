//! The shared strings, looked through before room is made for them.

use super::super::error::{Fault, Reason};
use super::sheet::{MAX_WRITTEN, too_long};
use super::xml::{Piece, Xml, attribute};

/// The most shared strings.
const MAX_STRINGS: u64 = 2_000_000;

/// Reads the shared strings through; `xml` is their part.
pub(super) fn scan(mut xml: Xml<'_>) -> Result<(), Fault> {
    let mut strings = 0;
    let mut written = 0;
    loop {
        match xml.next()? {
            Piece::Eof => return Ok(()),
            Piece::Start { name, attributes, .. } => match name {
                "sst" => {
                    // How many there are is believed by who reads them; how often they are used
                    // is not asked.
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
            Piece::Text(text) => written += text.len(),
            Piece::Entity(_) => written += 1,
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
