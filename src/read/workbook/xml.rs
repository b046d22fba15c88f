//! A part of a workbook as XML, read exactly as the workbook reader behind it will read it.

use std::cell::RefCell;
use std::io::BufRead;
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::Event;

use super::super::error::Reason;
use super::super::ration::Ration;

/// Why the reading of a part was broken off, where it was not the XML.
pub(super) type Verdict = Rc<RefCell<Option<Reason>>>;

/// The events of a part.
pub(super) struct Xml<'a> {
    source: From<'a>,
    buffer: Vec<u8>,
    ration: Ration,
    verdict: Verdict,
}

enum From<'a> {
    Memory(Reader<&'a [u8]>),
    Stream(Reader<Box<dyn BufRead + 'a>>),
}

impl<'a> Xml<'a> {
    /// Of bytes in memory.
    pub(super) fn new(bytes: &'a [u8], verdict: Verdict) -> Self {
        let source = From::Memory(configured(Reader::from_reader(bytes)));
        Self { source, buffer: Vec::new(), ration: Ration::new(0), verdict }
    }

    /// Of bytes that pass through the ration and under the verdict given.
    pub(super) fn streamed(bytes: Box<dyn BufRead + 'a>, ration: Ration, verdict: Verdict) -> Self {
        let source = From::Stream(configured(Reader::from_reader(bytes)));
        Self { source, buffer: Vec::with_capacity(1024), ration, verdict }
    }

    /// The next event; at the end, [`Event::Eof`].
    pub(super) fn next(&mut self) -> Result<Event<'_>, Reason> {
        let event = match &mut self.source {
            From::Memory(reader) => reader.read_event(),
            From::Stream(reader) => {
                self.buffer.clear();
                self.ration.renew();
                reader.read_event_into(&mut self.buffer)
            }
        };
        match event {
            Ok(event) => Ok(event),
            Err(_) if self.ration.exceeded() => {
                let message = "holds a single piece of XML of more than 1 MB";
                Err(Reason::TooMuch(message.to_owned()))
            }
            Err(error) => {
                Err(self.verdict.borrow_mut().take().unwrap_or_else(|| Reason::damaged(&error)))
            }
        }
    }
}

fn configured<R>(mut reader: Reader<R>) -> Reader<R> {
    let config = reader.config_mut();
    config.check_end_names = false;
    config.check_comments = false;
    config.trim_text(false);
    reader
}

/// The attributes of an element: names as written and values still escaped.
pub(super) fn attributes(raw: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = raw;
    std::iter::from_fn(move || {
        let (name, after) = cut(rest, b'=')?;
        let after = after.trim_ascii_start();
        let quote = if after.starts_with('"') { b'"' } else { b'\'' };
        let (value, next) = cut(after.get(1..)?, quote)?;
        rest = next;
        Some((name.trim_ascii(), value))
    })
}

/// A short text before and after an ASCII byte; faster there than a search of the library.
fn cut(text: &str, byte: u8) -> Option<(&str, &str)> {
    let place = text.bytes().position(|other| other == byte)?;
    Some((text.get(..place)?, text.get(place + 1..)?))
}

/// The value of an attribute, still escaped.
pub(super) fn attribute<'a>(raw: &'a str, name: &str) -> Option<&'a str> {
    attributes(raw).find(|(known, _)| *known == name).map(|(_, value)| value)
}

/// An escaped text as it is meant; as it is written where the escapes are wrong.
pub(super) fn plain(escaped: &str) -> String {
    unescape(escaped).map_or_else(|_| escaped.to_owned(), std::borrow::Cow::into_owned)
}

/// A name without the prefix of its namespace.
pub(super) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}
