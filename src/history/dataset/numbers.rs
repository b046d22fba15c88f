//! Variable-length numbers: seven bits per byte, the lowest first, with the eighth bit set if more
//! follow. Signed numbers use the zigzag encoding.

use super::error::DatasetError;

#[derive(Default)]
pub(super) struct DatasetWriter {
    pub(super) bytes: Vec<u8>,
}

impl DatasetWriter {
    pub(super) fn number(&mut self, mut value: u32) {
        while value >= 0x80 {
            self.bytes.push(value.to_le_bytes()[0] | 0x80);
            value >>= 7;
        }
        self.bytes.push(value.to_le_bytes()[0]);
    }

    pub(super) fn count(&mut self, value: usize) {
        self.number(u32::try_from(value).unwrap_or(u32::MAX));
    }

    pub(super) fn signed(&mut self, value: i32) {
        self.number((value.cast_unsigned() << 1) ^ (value >> 31).cast_unsigned());
    }

    pub(super) fn text(&mut self, text: &str) {
        self.count(text.len());
        self.bytes.extend_from_slice(text.as_bytes());
    }
}

pub(super) struct DatasetReader<'a> {
    rest: &'a [u8],
    part: &'static str,
}

impl<'a> DatasetReader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, part: "the header" }
    }

    /// Sets the name of the part that follows, for errors.
    pub(super) fn part(&mut self, part: &'static str) {
        self.part = part;
    }

    pub(super) fn damaged(&self) -> DatasetError {
        DatasetError::Damaged { part: self.part }
    }

    #[inline]
    pub(super) fn number(&mut self) -> Result<u32, DatasetError> {
        let mut value = 0;
        for shift in (0..35).step_by(7) {
            let (&byte, rest) = self.rest.split_first().ok_or_else(|| self.damaged())?;
            self.rest = rest;
            value |= u32::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(self.damaged())
    }

    /// Reads a count of things that take at least a byte each.
    pub(super) fn count(&mut self) -> Result<usize, DatasetError> {
        let count = self.number()? as usize;
        if count > self.rest.len() { Err(self.damaged()) } else { Ok(count) }
    }

    /// Reads a number below `limit`.
    pub(super) fn below(&mut self, limit: usize) -> Result<u32, DatasetError> {
        let value = self.number()?;
        if (value as usize) < limit { Ok(value) } else { Err(self.damaged()) }
    }

    pub(super) fn signed(&mut self) -> Result<i32, DatasetError> {
        let value = self.number()?;
        Ok((value >> 1).cast_signed() ^ -(value & 1).cast_signed())
    }

    pub(super) fn text(&mut self) -> Result<&'a str, DatasetError> {
        let length = self.count()?;
        self.text_of(length)
    }

    /// Reads a text of `length` bytes.
    pub(super) fn text_of(&mut self, length: usize) -> Result<&'a str, DatasetError> {
        let (text, rest) = self.rest.split_at_checked(length).ok_or_else(|| self.damaged())?;
        self.rest = rest;
        std::str::from_utf8(text).map_err(|_| self.damaged())
    }
}
