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
    reader: Reader<Box<dyn BufRead + 'a>>,
    buffer: Vec<u8>,
    ration: Ration,
    verdict: Verdict,
}

impl<'a> Xml<'a> {
    /// Of bytes that pass through the ration and under the verdict given.
    pub(super) fn new(bytes: Box<dyn BufRead + 'a>, ration: Ration, verdict: Verdict) -> Self {
        let mut reader = Reader::from_reader(bytes);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.check_comments = false;
        config.trim_text(false);
        Self { reader, buffer: Vec::with_capacity(1024), ration, verdict }
    }

    /// The next event; at the end, [`Event::Eof`].
    pub(super) fn next(&mut self) -> Result<Event<'_>, Reason> {
        self.buffer.clear();
        self.ration.renew();
        match self.reader.read_event_into(&mut self.buffer) {
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

/// The attributes of an element: names as written and values still escaped.
pub(super) fn attributes(raw: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = raw;
    std::iter::from_fn(move || {
        let (name, after) = rest.split_once('=')?;
        let after = after.trim_ascii_start();
        let quote = if after.starts_with('"') { '"' } else { '\'' };
        let (value, next) = after.strip_prefix(quote)?.split_once(quote)?;
        rest = next;
        Some((name.trim_ascii(), value))
    })
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
