//! The pieces of XML without comments, sections and declarations inside, which is all that
//! spreadsheet programs write: several times as fast as a reader of any XML.

use memchr::{memchr, memchr2};

use super::super::error::Reason;
use super::xml::{Piece, local};

/// The rest of a part.
pub(super) struct Plain<'a> {
    rest: &'a str,
}

impl<'a> Plain<'a> {
    /// Of a part; none where it is not as plain as that.
    pub(super) fn new(bytes: &'a [u8]) -> Option<Self> {
        let text =
            std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)).ok()?;
        let mut rest = text;
        if let Some(declaration) = text.strip_prefix("<?xml") {
            let (declaration, after) = declaration.split_once("?>")?;
            let encoding = super::xml::attribute(declaration, "encoding");
            if encoding.is_some_and(|encoding| !encoding.eq_ignore_ascii_case("utf-8")) {
                return None;
            }
            rest = after;
        }
        let is_special = rest.contains("<!") || rest.contains("<?");
        (!is_special).then_some(Self { rest })
    }

    /// The next piece.
    pub(super) fn next(&mut self) -> Result<Piece<'a>, Reason> {
        match self.rest.as_bytes().first() {
            None => Ok(Piece::Eof),
            Some(b'<') => self.tag(),
            Some(b'&') => {
                let end =
                    self.rest.bytes().skip(1).position(|byte| matches!(byte, b';' | b'<' | b'&'));
                let (name, rest) =
                    end.and_then(|end| self.cut(1, end + 1)).ok_or_else(|| broken("an entity"))?;
                self.rest = rest.strip_prefix(';').ok_or_else(|| broken("an entity"))?;
                Ok(Piece::Entity(name))
            }
            Some(_) => {
                let end = memchr2(b'<', b'&', self.rest.as_bytes());
                let (text, rest) =
                    self.rest.split_at_checked(end.unwrap_or(self.rest.len())).unwrap_or_default();
                self.rest = rest;
                Ok(Piece::Text(text))
            }
        }
    }

    fn tag(&mut self) -> Result<Piece<'a>, Reason> {
        let end = self.tag_end();
        let (tag, rest) = end.and_then(|end| self.cut(1, end)).ok_or_else(|| broken("a tag"))?;
        self.rest = rest.strip_prefix('>').unwrap_or(rest);
        if let Some(name) = tag.strip_prefix('/') {
            return Ok(Piece::End(local(name.trim_ascii_end())));
        }
        let (tag, closed) = match tag.strip_suffix('/') {
            Some(tag) => (tag, true),
            None => (tag, false),
        };
        let end = tag.bytes().position(|byte| byte.is_ascii_whitespace()).unwrap_or(tag.len());
        let (name, attributes) = tag.split_at_checked(end).unwrap_or_default();
        Ok(Piece::Start { name: local(name), attributes, closed })
    }

    /// Where the tag that begins here ends: at the first `>` outside quotes.
    fn tag_end(&self) -> Option<usize> {
        let end = memchr(b'>', self.rest.as_bytes())?;
        let tag = self.rest.as_bytes().get(..end)?;
        // Nearly every tag has only double quotes, in pairs, and that is seen many bytes at a time.
        let (odd, single) = tag.iter().fold((0_u8, 0_u8), |(odd, single), &byte| {
            (odd ^ u8::from(byte == b'"'), single | u8::from(byte == b'\''))
        });
        if odd == 0 && single == 0 {
            return Some(end);
        }
        let mut quote = 0;
        self.rest.bytes().position(|byte| match byte {
            b'>' => quote == 0,
            b'"' | b'\'' if quote == 0 => {
                quote = byte;
                false
            }
            _ => {
                if byte == quote {
                    quote = 0;
                }
                false
            }
        })
    }

    /// What stands between two places, and what follows.
    fn cut(&self, start: usize, end: usize) -> Option<(&'a str, &'a str)> {
        Some((self.rest.get(start..end)?, self.rest.get(end..)?))
    }
}

fn broken(what: &str) -> Reason {
    Reason::Damaged(format!("{what} of its XML does not end"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn pieces_are_told_apart() {
        let text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<x:a b=\"1>2\" c='\"/'><d/>t\u{e9}&amp;u</x:a ><e f='g'/>";
        let mut plain = Plain::new(text.as_bytes()).unwrap();
        let start = |name, attributes, closed| Piece::Start { name, attributes, closed };
        for piece in [
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
            assert_eq!(plain.next().unwrap(), piece);
        }
    }

    #[test]
    fn what_is_not_plain_is_left_to_others() {
        for text in [
            "<a><!-- <b> --></a>",
            "<a><![CDATA[x]]></a>",
            "<!DOCTYPE a><a/>",
            "<?xml encoding='latin1'?><a/>",
            "<a><?b?></a>",
        ] {
            assert!(Plain::new(text.as_bytes()).is_none(), "{text}");
        }
        assert!(Plain::new(b"<a>\xff</a>").is_none());
        for text in ["<a", "<a b=\"></a>", "&amp", "&a<b>;", "<"] {
            assert!(Plain::new(text.as_bytes()).unwrap().next().is_err(), "{text}");
        }
    }
}
