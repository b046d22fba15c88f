//! JSON: an array of objects, one to a line.

use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{Grid, Options, Value};

/// Writes every row as an object whose names are those of the columns.
pub(super) fn write(grid: &dyn Grid, _: Options, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"[")?;
    for row in 0..grid.height() {
        out.write_all(if row == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &Object { grid, row })?;
    }
    out.write_all(if grid.height() == 0 { b"]\n" } else { b"\n]\n" })
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
            Self::Day(day) => serializer.collect_str(day),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Parts(json, _) => json.serialize(serializer),
        }
    }
}
