//! Decoding of text to UTF-8 without a byte order mark.

use std::io::{self, Read};

/// The encoding of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Encoding {
    /// UTF-8, or an encoding that cannot be told from it.
    Utf8,
    Utf16Little,
    Utf16Big,
}

/// A reader that decodes UTF-16, strips the byte order mark and can end every line with a line
/// feed. Bytes that are not UTF-8 are left as they are.
pub(super) struct TextReader<R> {
    inner: R,
    encoding: Option<Encoding>,
    fold: bool,
    after_return: bool,
    /// Raw bytes, and decoded ones that have not been returned yet.
    raw: Vec<u8>,
    decoded: Vec<u8>,
    handed: usize,
    /// A high surrogate without its other half.
    high: Option<u16>,
    /// Bytes appended to the text.
    tail: &'static [u8],
    /// Whether `inner` is at its end.
    ended: bool,
}

impl<R: Read> TextReader<R> {
    /// Creates a reader that leaves line ends as they are.
    pub(super) fn new(inner: R) -> Self {
        Self {
            inner,
            encoding: None,
            fold: false,
            after_return: false,
            raw: Vec::new(),
            decoded: Vec::new(),
            handed: 0,
            high: None,
            tail: b"",
            ended: false,
        }
    }

    /// Creates a reader that ends every line with a line feed, and appends `tail` to the text.
    pub(super) fn with_lines(inner: R, tail: &'static [u8]) -> Self {
        Self { fold: true, tail, ..Self::new(inner) }
    }

    /// Reads the byte order mark, if any.
    fn begin(&mut self) -> io::Result<Encoding> {
        let mut start = Vec::with_capacity(3);
        (&mut self.inner).take(3).read_to_end(&mut start)?;
        let encoding = match start.as_slice() {
            [0xef, 0xbb, 0xbf] => {
                start.clear();
                Encoding::Utf8
            }
            [0xff, 0xfe, ..] => {
                start.drain(..2);
                Encoding::Utf16Little
            }
            [0xfe, 0xff, ..] => {
                start.drain(..2);
                Encoding::Utf16Big
            }
            _ => Encoding::Utf8,
        };
        if encoding == Encoding::Utf8 {
            if self.fold {
                let kept = fold_lines(&mut start, &mut self.after_return);
                start.truncate(kept);
            }
            self.decoded = start;
        } else {
            self.raw = start;
        }
        self.encoding = Some(encoding);
        Ok(encoding)
    }

    /// Decodes a piece of UTF-16 into `decoded`.
    fn decode(&mut self, big: bool) -> io::Result<()> {
        let mut piece = [0; 16 << 10];
        let read = self.inner.read(&mut piece)?;
        self.raw.extend_from_slice(piece.get(..read).unwrap_or_default());
        self.ended = read == 0;
        let mut text = String::with_capacity(self.raw.len());
        let mut units = self.raw.chunks_exact(2);
        for unit in units.by_ref() {
            let Ok(bytes) = <[u8; 2]>::try_from(unit) else { continue };
            let unit = if big { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) };
            self.high = push_unit(&mut text, self.high, unit);
        }
        let rest = units.remainder().to_vec();
        if self.ended && (self.high.take().is_some() || !rest.is_empty()) {
            text.push(char::REPLACEMENT_CHARACTER);
        }
        self.raw = if self.ended { Vec::new() } else { rest };
        self.decoded = text.into_bytes();
        if self.fold {
            let kept = fold_lines(&mut self.decoded, &mut self.after_return);
            self.decoded.truncate(kept);
        }
        Ok(())
    }

    /// Copies decoded bytes into `buffer`.
    fn hand(&mut self, buffer: &mut [u8]) -> usize {
        let ready = self.decoded.get(self.handed..).unwrap_or_default();
        let count = ready.len().min(buffer.len());
        if let (Some(to), Some(from)) = (buffer.get_mut(..count), ready.get(..count)) {
            to.copy_from_slice(from);
        }
        self.handed += count;
        if self.handed >= self.decoded.len() {
            self.decoded.clear();
            self.handed = 0;
        }
        count
    }
}

impl<R: Read> Read for TextReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let encoding = match self.encoding {
            Some(encoding) => encoding,
            None => self.begin()?,
        };
        if buffer.is_empty() {
            return Ok(0);
        }
        loop {
            if !self.decoded.is_empty() {
                return Ok(self.hand(buffer));
            }
            if self.ended {
                if self.tail.is_empty() {
                    return Ok(0);
                }
                self.decoded = std::mem::take(&mut self.tail).to_vec();
                continue;
            }
            match encoding {
                Encoding::Utf8 => {
                    let read = self.inner.read(buffer)?;
                    self.ended = read == 0;
                    let kept = match buffer.get_mut(..read) {
                        Some(piece) if self.fold => fold_lines(piece, &mut self.after_return),
                        _ => read,
                    };
                    if kept > 0 {
                        return Ok(kept);
                    }
                }
                Encoding::Utf16Little => self.decode(false)?,
                Encoding::Utf16Big => self.decode(true)?,
            }
        }
    }
}

/// Appends a UTF-16 unit to a text and returns an unpaired high surrogate.
fn push_unit(text: &mut String, high: Option<u16>, unit: u16) -> Option<u16> {
    let waiting = high.map(|high| char::decode_utf16([high, unit]).next());
    match waiting {
        Some(Some(Ok(pair))) => {
            text.push(pair);
            return None;
        }
        Some(_) => text.push(char::REPLACEMENT_CHARACTER),
        None => {}
    }
    match char::decode_utf16([unit]).next() {
        Some(Ok(character)) => {
            text.push(character);
            None
        }
        _ if (0xd800..0xdc00).contains(&unit) => Some(unit),
        _ => {
            text.push(char::REPLACEMENT_CHARACTER);
            None
        }
    }
}

/// Replaces CR LF and CR with LF in place and returns how many bytes are left.
fn fold_lines(piece: &mut [u8], after_return: &mut bool) -> usize {
    if !*after_return && !piece.contains(&b'\r') {
        return piece.len();
    }
    let bytes = std::cell::Cell::from_mut(piece).as_slice_of_cells();
    let mut places = bytes.iter();
    let mut kept = 0;
    for byte in bytes {
        let value = byte.get();
        let skipped = value == b'\n' && *after_return;
        *after_return = value == b'\r';
        if !skipped && let Some(place) = places.next() {
            place.set(if *after_return { b'\n' } else { value });
            kept += 1;
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

    use super::*;

    /// Hands out a byte at a time.
    struct Slowly<'a>(&'a [u8]);

    impl Read for Slowly<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let count = buffer.len().min(1);
            self.0.read(&mut buffer[..count])
        }
    }

    #[test]
    fn texts_are_decoded() {
        let utf16 = |text: &str, big: bool| -> Vec<u8> {
            let units = text.encode_utf16();
            units
                .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
                .collect()
        };
        let text = "\u{feff}é,😀\r\nx\ry\n\r\n";
        let lines = "é,😀\nx\ny\n\n!";
        let cases = [text.as_bytes().to_vec(), utf16(text, false), utf16(text, true)];
        for bytes in cases {
            let mut whole = String::new();
            TextReader::with_lines(bytes.as_slice(), b"!").read_to_string(&mut whole).unwrap();
            assert_eq!(whole, lines);
            let mut slow = String::new();
            TextReader::with_lines(Slowly(&bytes), b"!").read_to_string(&mut slow).unwrap();
            assert_eq!(slow, lines);
        }
    }

    #[test]
    fn broken_utf16_is_replaced() {
        let mut text = String::new();
        let bytes = b"\xff\xfea\0\x00\xd8b\0\x00\xdcc\0x";
        TextReader::new(&bytes[..]).read_to_string(&mut text).unwrap();
        assert_eq!(text, "a\u{fffd}b\u{fffd}c\u{fffd}");
    }
}
