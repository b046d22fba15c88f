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

/// A piece of XML.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Piece<'a> {
    /// An element begins; `closed` where it ends in the same tag.
    Start { name: &'a str, attributes: &'a str, closed: bool },
    /// An element ends.
    End(&'a str),
    /// Text as it is written.
    Text(&'a str),
    /// The name of an entity.
    Entity(&'a str),
    /// A comment or the like.
    Other,
    /// Nothing is left.
    Eof,
}

/// The pieces of a part; names are without the prefix of their namespace.
pub(super) struct Xml<'a> {
    source: From<'a>,
    buffer: Vec<u8>,
    name: String,
    text: String,
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
        Self::of(From::Memory(configured(Reader::from_reader(bytes))), Ration::new(0), verdict)
    }

    /// Of bytes that pass through the ration and under the verdict given.
    pub(super) fn streamed(bytes: Box<dyn BufRead + 'a>, ration: Ration, verdict: Verdict) -> Self {
        Self::of(From::Stream(configured(Reader::from_reader(bytes))), ration, verdict)
    }

    fn of(source: From<'a>, ration: Ration, verdict: Verdict) -> Self {
        let (buffer, name, text) = (Vec::new(), String::new(), String::new());
        Self { source, buffer, name, text, ration, verdict }
    }

    /// The next piece.
    pub(super) fn next(&mut self) -> Result<Piece<'_>, Reason> {
        let event = match &mut self.source {
            From::Memory(reader) => reader.read_event(),
            From::Stream(reader) => {
                self.buffer.clear();
                self.ration.renew();
                reader.read_event_into(&mut self.buffer)
            }
        };
        let event = match event {
            Ok(event) => event,
            Err(_) if self.ration.exceeded() => {
                let message = "XML tag or text larger than 1 MB";
                return Err(Reason::TooMuch(message.to_owned()));
            }
            Err(error) => {
                let verdict = self.verdict.borrow_mut().take();
                return Err(verdict.unwrap_or_else(|| Reason::damaged(&error)));
            }
        };
        self.name.clear();
        self.text.clear();
        Ok(match event {
            Event::Start(ref element) | Event::Empty(ref element) => {
                self.name.push_str(element.local_name().as_ref());
                self.text.push_str(element.attributes_raw());
                let closed = matches!(event, Event::Empty(_));
                Piece::Start { name: &self.name, attributes: &self.text, closed }
            }
            Event::End(element) => {
                self.name.push_str(element.local_name().as_ref());
                Piece::End(&self.name)
            }
            Event::Text(text) => {
                self.text.push_str(&text);
                Piece::Text(&self.text)
            }
            Event::CData(text) => {
                self.text.push_str(&text);
                Piece::Text(&self.text)
            }
            Event::GeneralRef(entity) => {
                self.text.push_str(&entity);
                Piece::Entity(&self.text)
            }
            Event::Eof => Piece::Eof,
            _ => Piece::Other,
        })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_told_apart() {
        let text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<x:a b=\"1>2\" c='\"/'><d/>t\u{e9}&amp;u</x:a ><e f='g'/>";
        let mut xml = Xml::new(text.as_bytes(), Verdict::default());
        let start = |name, attributes, closed| Piece::Start { name, attributes, closed };
        for piece in [
            Piece::Other,
            Piece::Text("\n"),
            start("a", " b=\"1>2\" c='\"/'", false),
            start("d", "", true),
            Piece::Text("t\u{e9}"),
            Piece::Entity("amp"),
            Piece::Text("u"),
            Piece::End("a"),
            start("e", " f='g'", true),
            Piece::Eof,
            Piece::Eof,
        ] {
            assert_eq!(xml.next().unwrap(), piece);
        }
    }
}
