//! Variable-length numbers: seven bits per byte, the lowest first, with the eighth bit set if more
//! follow. Signed numbers use the zigzag encoding.

use chrono::{Datelike, NaiveDate};

use super::error::DatasetError;
use super::format::LARGEST;

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

    /// Writes a day as the number of days from the first day of year 1, as chrono counts them.
    pub(super) fn day(&mut self, day: NaiveDate) {
        self.signed(day.num_days_from_ce());
    }

    /// Writes a day after 1 January of year 1, or 0 for none.
    pub(super) fn day_or_none(&mut self, day: Option<NaiveDate>) {
        self.number(day.map_or(0, |day| u32::try_from(day.num_days_from_ce()).unwrap_or(0)));
    }

    /// Writes the position of a value among all of its kind.
    pub(super) fn one_of<T: PartialEq>(&mut self, all: &[T], value: &T) {
        self.count(all.iter().position(|other| other == value).unwrap_or(0));
    }

    /// Writes one more than a position, or 0 for none.
    pub(super) fn position(&mut self, position: Option<usize>) {
        self.count(position.map_or(0, |position| position + 1));
    }
}

pub(super) struct DatasetReader<'a> {
    rest: &'a [u8],
    part: &'static str,
    /// How many bytes of memory may still be taken for what is read.
    left: usize,
}

impl<'a> DatasetReader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, part: "the header", left: LARGEST }
    }

    /// Sets the name of the part that follows, for errors.
    pub(super) fn part(&mut self, part: &'static str) {
        self.part = part;
    }

    pub(super) fn damaged(&self) -> DatasetError {
        DatasetError::Damaged { part: self.part }
    }

    /// Checks that everything was read.
    pub(super) fn finish(&self) -> Result<(), DatasetError> {
        if self.rest.is_empty() { Ok(()) } else { Err(self.damaged()) }
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

    /// Reads a count of things that take at least a byte each, and are kept as `T`.
    pub(super) fn count<T>(&mut self) -> Result<usize, DatasetError> {
        let count = self.number()? as usize;
        if count > self.rest.len() {
            return Err(self.damaged());
        }
        self.take::<T>(count)?;
        Ok(count)
    }

    /// Takes the memory for a number of `T` before it is used.
    pub(super) fn take<T>(&mut self, count: usize) -> Result<(), DatasetError> {
        let size = count.checked_mul(size_of::<T>());
        let left = size.and_then(|size| self.left.checked_sub(size));
        self.left = left.ok_or(DatasetError::TooLarge)?;
        Ok(())
    }

    /// Reads a number below `limit`.
    pub(super) fn below(&mut self, limit: usize) -> Result<u32, DatasetError> {
        let value = self.number()?;
        if (value as usize) < limit { Ok(value) } else { Err(self.damaged()) }
    }

    /// Reads the position of a value among all of its kind.
    pub(super) fn one_of<T: Copy>(&mut self, all: &[T]) -> Result<T, DatasetError> {
        let at = self.number()? as usize;
        all.get(at).copied().ok_or_else(|| self.damaged())
    }

    /// Reads one more than a position, or 0 for none.
    pub(super) fn one_or_none<T: Copy>(&mut self, all: &[T]) -> Result<Option<T>, DatasetError> {
        match self.number()?.checked_sub(1) {
            None => Ok(None),
            Some(at) => all.get(at as usize).copied().map(Some).ok_or_else(|| self.damaged()),
        }
    }

    pub(super) fn signed(&mut self) -> Result<i32, DatasetError> {
        let value = self.number()?;
        Ok((value >> 1).cast_signed() ^ -(value & 1).cast_signed())
    }

    pub(super) fn day(&mut self) -> Result<NaiveDate, DatasetError> {
        NaiveDate::from_num_days_from_ce_opt(self.signed()?).ok_or_else(|| self.damaged())
    }

    pub(super) fn day_or_none(&mut self) -> Result<Option<NaiveDate>, DatasetError> {
        let days = match self.number()? {
            0 => return Ok(None),
            days => i32::try_from(days).ok(),
        };
        let day = days.and_then(NaiveDate::from_num_days_from_ce_opt);
        day.map(Some).ok_or_else(|| self.damaged())
    }

    pub(super) fn bytes(&mut self, length: usize) -> Result<&'a [u8], DatasetError> {
        let (bytes, rest) = self.rest.split_at_checked(length).ok_or_else(|| self.damaged())?;
        self.rest = rest;
        Ok(bytes)
    }

    pub(super) fn text(&mut self) -> Result<&'a str, DatasetError> {
        let length = self.count::<u8>()?;
        self.text_of(length)
    }

    /// Reads a text of `length` bytes.
    pub(super) fn text_of(&mut self, length: usize) -> Result<&'a str, DatasetError> {
        std::str::from_utf8(self.bytes(length)?).map_err(|_| self.damaged())
    }
}
