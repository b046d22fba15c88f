//! Rows as JSON.
//!
//! Control characters that JSON lets pass are escaped, too, because a terminal obeys them. So are
//! `$` and the backtick: a shell that takes such a file for a script expands them between double
//! quotes. Every reader of JSON has the same text back.

use std::io::{self, Write};

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::{Grid, Value};

/// The version of the names and meanings in JSON. It grows when one is renamed, removed or changes
/// its meaning, not when one is added.
pub const SCHEMA_VERSION: u32 = 1;

/// Writes a value as one object over several lines, its first member [`SCHEMA_VERSION`].
///
/// # Errors
///
/// As of the writer; or if the value is not an object.
pub fn versioned<T: Serialize>(value: &T, out: &mut dyn Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct Versioned<'v, T> {
        schema_version: u32,
        #[serde(flatten)]
        value: &'v T,
    }
    let value = Versioned { schema_version: SCHEMA_VERSION, value };
    Ok(serde_json::to_writer_pretty(Escaped(out), &value)?)
}

/// Writes a row as an object whose names are those of the columns, on one line.
pub(super) fn object(grid: &dyn Grid, row: usize, out: &mut dyn Write) -> io::Result<()> {
    Ok(serde_json::to_writer(Escaped(out), &Object { grid, row })?)
}

/// A writer of JSON that escapes `$`, the backtick, DEL and the second block of control
/// characters, U+0080 to U+009F. They occur only in strings, and every piece that is written ends
/// where a character does.
pub struct Escaped<W>(pub W);

impl<W: Write> Write for Escaped<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut rest = bytes;
        while let Some((start, length, code)) = obeyed(rest) {
            let (before, from) = rest.split_at(start);
            self.0.write_all(before)?;
            write!(self.0, "\\u{code:04x}")?;
            rest = from.get(length..).unwrap_or_default();
        }
        self.0.write_all(rest)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Finds the first such character: its position, its length in bytes, and its code.
fn obeyed(bytes: &[u8]) -> Option<(usize, usize, u8)> {
    bytes.iter().enumerate().find_map(|(at, byte)| match (byte, bytes.get(at + 1)) {
        (&byte @ (b'$' | b'`' | 0x7f), _) => Some((at, 1, byte)),
        (0xc2, Some(&next @ 0x80..=0x9f)) => Some((at, 2, next)),
        _ => None,
    })
}

struct Object<'a> {
    grid: &'a dyn Grid,
    row: usize,
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.grid.width()))?;
        for column in 0..self.grid.width() {
            map.serialize_entry(self.grid.name(column), &self.grid.value(self.row, column))?;
        }
        map.end()
    }
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Unknown => serializer.serialize_none(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => serializer.serialize_u64(*number),
            Self::Day(day) | Self::Edition(day, _) => serializer.collect_str(day),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Parts(json, _) => json.serialize(serializer),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a fault here is a failed test")]

    use super::Escaped;

    #[test]
    fn what_a_terminal_or_a_shell_obeys_is_escaped_and_read_back() {
        let texts = [
            "collier $(id>~/pwned) `id` \\$HOME \\`",
            "\u{7f}a\u{9b}31m\u{80}",
            "Doña Â \u{a0} €\u{1b}",
            "",
            "\u{85}",
        ];
        let mut written = Vec::new();
        serde_json::to_writer(Escaped(&mut written), &texts).unwrap();
        let written = String::from_utf8(written).unwrap();
        assert!(!written.contains(|c: char| c.is_control() || c == '$' || c == '`'), "{written:?}");
        assert_eq!(serde_json::from_str::<Vec<String>>(&written).unwrap(), texts);
    }
}
