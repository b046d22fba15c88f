//! The shared strings, looked through before room is made for them.

use quick_xml::events::Event;

use super::super::error::{Fault, Reason};
use super::sheet::{MAX_WRITTEN, too_long};
use super::xml::{Xml, attribute};

/// The most shared strings.
const MAX_STRINGS: u64 = 2_000_000;

/// Reads the shared strings through; `xml` is their part.
pub(super) fn scan(mut xml: Xml<'_>) -> Result<(), Fault> {
    let mut strings = 0;
    let mut written = 0;
    loop {
        match xml.next()? {
            Event::Eof => return Ok(()),
            Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                "sst" => {
                    // How many there are is believed by who reads them; how often they are used
                    // is not asked.
                    if let Some(count) = attribute(element.attributes_raw(), "uniqueCount") {
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
            Event::Text(text) => written += text.len(),
            Event::CData(text) => written += text.len(),
            Event::GeneralRef(_) => written += 1,
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
    Err(Reason::TooMuch(format!("says that it holds more than {MAX_STRINGS} different texts")))
}
