//! A part of a workbook as XML, read exactly as calamine will read it.

use std::cell::RefCell;
use std::io::BufRead;
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::Event;

use super::super::error::Reason;
use super::super::limit::ReadLimit;

/// The reason why reading a part was aborted, if it was not the XML.
pub(super) type AbortReason = Rc<RefCell<Option<Reason>>>;

/// A piece of XML.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum XmlPiece<'a> {
    /// The start of an element; `closed` if it ends in the same tag.
    Start { name: &'a str, attributes: &'a str, closed: bool },
    /// The end of an element.
    End(&'a str),
    /// Text as written.
    Text(&'a str),
    /// The name of an entity.
    Entity(&'a str),
    /// A comment or the like.
    Other,
    /// The end of the part.
    Eof,
}

/// A reader of the pieces of a part. Names have no namespace prefix.
pub(super) struct Xml<'a> {
    source: XmlSource<'a>,
    buffer: Vec<u8>,
    name: String,
    text: String,
    limit: ReadLimit,
    abort_reason: AbortReason,
}

enum XmlSource<'a> {
    Memory(Reader<&'a [u8]>),
    Stream(Reader<Box<dyn BufRead + 'a>>),
}

impl<'a> Xml<'a> {
    /// Reads bytes in memory.
    pub(super) fn new(bytes: &'a [u8], abort_reason: AbortReason) -> Self {
        Self::of(
            XmlSource::Memory(configured(Reader::from_reader(bytes))),
            ReadLimit::new(0),
            abort_reason,
        )
    }

    /// Reads bytes from a stream with a limit; `abort_reason` is set if the stream fails.
    pub(super) fn streamed(
        bytes: Box<dyn BufRead + 'a>,
        limit: ReadLimit,
        abort_reason: AbortReason,
    ) -> Self {
        Self::of(XmlSource::Stream(configured(Reader::from_reader(bytes))), limit, abort_reason)
    }

    fn of(source: XmlSource<'a>, limit: ReadLimit, abort_reason: AbortReason) -> Self {
        let (buffer, name, text) = (Vec::new(), String::new(), String::new());
        Self { source, buffer, name, text, limit, abort_reason }
    }

    /// The next piece.
    pub(super) fn next(&mut self) -> Result<XmlPiece<'_>, Reason> {
        let event = match &mut self.source {
            XmlSource::Memory(reader) => reader.read_event(),
            XmlSource::Stream(reader) => {
                self.buffer.clear();
                self.limit.renew();
                reader.read_event_into(&mut self.buffer)
            }
        };
        let event = match event {
            Ok(event) => event,
            Err(_) if self.limit.exceeded() => {
                let message = "XML tag or text larger than 1 MB";
                return Err(Reason::TooMuch(message.to_owned()));
            }
            Err(error) => {
                let abort_reason = self.abort_reason.borrow_mut().take();
                return Err(abort_reason.unwrap_or_else(|| Reason::damaged(&error)));
            }
        };
        self.name.clear();
        self.text.clear();
        Ok(match event {
            Event::Start(ref element) | Event::Empty(ref element) => {
                self.name.push_str(element.local_name().as_ref());
                self.text.push_str(element.attributes_raw());
                let closed = matches!(event, Event::Empty(_));
                XmlPiece::Start { name: &self.name, attributes: &self.text, closed }
            }
            Event::End(element) => {
                self.name.push_str(element.local_name().as_ref());
                XmlPiece::End(&self.name)
            }
            Event::Text(text) => {
                self.text.push_str(&text);
                XmlPiece::Text(&self.text)
            }
            Event::CData(text) => {
                self.text.push_str(&text);
                XmlPiece::Text(&self.text)
            }
            Event::GeneralRef(entity) => {
                self.text.push_str(&entity);
                XmlPiece::Entity(&self.text)
            }
            Event::Eof => XmlPiece::Eof,
            _ => XmlPiece::Other,
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
    let at = text.bytes().position(|other| other == byte)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// The value of an attribute, still escaped.
pub(super) fn attribute<'a>(raw: &'a str, name: &str) -> Option<&'a str> {
    attributes(raw).find(|(known, _)| *known == name).map(|(_, value)| value)
}

/// Unescapes a text; returns it as written if the escapes are invalid.
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
    fn pieces_are_distinguished() {
        let text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<x:a b=\"1>2\" c='\"/'><d/>t\u{e9}&amp;u</x:a ><e f='g'/>";
        let mut xml = Xml::new(text.as_bytes(), AbortReason::default());
        let start = |name, attributes, closed| XmlPiece::Start { name, attributes, closed };
        for piece in [
            XmlPiece::Other,
            XmlPiece::Text("\n"),
            start("a", " b=\"1>2\" c='\"/'", false),
            start("d", "", true),
            XmlPiece::Text("t\u{e9}"),
            XmlPiece::Entity("amp"),
            XmlPiece::Text("u"),
            XmlPiece::End("a"),
            start("e", " f='g'", true),
            XmlPiece::Eof,
            XmlPiece::Eof,
        ] {
            assert_eq!(xml.next().unwrap(), piece);
        }
    }
}
