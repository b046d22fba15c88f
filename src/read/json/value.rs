//! A record, and its values as cells.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::super::cell::{CellKind, is_blank};
use super::super::error::Reason;
use super::super::workbook::printed;

/// The deepest nesting of values.
const MAX_DEPTH: usize = 128;

/// A value of a row in printed form.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct JsonValue {
    pub(super) kind: CellKind,
    pub(super) text: String,
}

/// An element of the list: its values by name or in order.
pub(super) enum JsonRecord {
    Object(Vec<(String, Box<RawValue>)>),
    Array(Vec<Box<RawValue>>),
    /// Neither an object nor an array.
    Other,
}

impl<'de> Deserialize<'de> for JsonRecord {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RecordVisitor)
    }
}

struct RecordVisitor;

impl<'de> Visitor<'de> for RecordVisitor {
    type Value = JsonRecord;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object or an array")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<JsonRecord, A::Error> {
        let mut values = Vec::new();
        while let Some(entry) = map.next_entry()? {
            values.push(entry);
        }
        Ok(JsonRecord::Object(values))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<JsonRecord, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = elements.next_element()? {
            values.push(value);
        }
        Ok(JsonRecord::Array(values))
    }

    fn visit_str<E>(self, _: &str) -> Result<JsonRecord, E> {
        Ok(JsonRecord::Other)
    }

    fn visit_bool<E>(self, _: bool) -> Result<JsonRecord, E> {
        Ok(JsonRecord::Other)
    }

    fn visit_i64<E>(self, _: i64) -> Result<JsonRecord, E> {
        Ok(JsonRecord::Other)
    }

    fn visit_u64<E>(self, _: u64) -> Result<JsonRecord, E> {
        Ok(JsonRecord::Other)
    }

    fn visit_f64<E>(self, _: f64) -> Result<JsonRecord, E> {
        Ok(JsonRecord::Other)
    }

    fn visit_unit<E>(self) -> Result<JsonRecord, E> {
        Ok(JsonRecord::Other)
    }
}

impl JsonValue {
    /// Converts a value from JSON.
    pub(super) fn of(raw: &str) -> Result<Self, Reason> {
        let raw = raw.trim_ascii();
        let (kind, text) = match raw.as_bytes().first() {
            Some(b'"') => {
                // A lone surrogate is not text; the escape is kept.
                let text = serde_json::from_str(raw).unwrap_or_else(|_| raw.to_owned());
                let blank = is_blank(&text);
                (if blank { CellKind::Blank } else { CellKind::Text }, text)
            }
            Some(b'{' | b'[') => (CellKind::Text, compact(raw)?),
            Some(b't' | b'f') => (CellKind::Boolean, raw.to_owned()),
            Some(b'n') | None => (CellKind::Blank, String::new()),
            Some(_) => number(raw),
        };
        Ok(Self { kind, text })
    }
}

/// A number as it is printed elsewhere; one that is too large for that is a text.
fn number(raw: &str) -> (CellKind, String) {
    let is_whole = raw.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    match raw.parse::<f64>() {
        _ if is_whole => (CellKind::Number, raw.to_owned()),
        Ok(number) if number.is_finite() => (CellKind::Number, printed(number)),
        _ => (CellKind::Text, raw.to_owned()),
    }
}

/// A nested value without the blanks between its parts.
fn compact(raw: &str) -> Result<String, Reason> {
    let mut text = String::with_capacity(raw.len());
    let (mut quoted, mut escaped, mut depth) = (false, false, 0_usize);
    for character in raw.chars() {
        match character {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '{' | '[' => depth += 1,
            '}' | ']' => depth = depth.saturating_sub(1),
            _ if character.is_ascii_whitespace() => continue,
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Err(Reason::TooMuch(format!("nested more than {MAX_DEPTH} levels deep")));
        }
        text.push(character);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn values_are_printed() {
        let cases = [
            ("\"a\\nb\"", CellKind::Text, "a\nb"),
            ("\" \"", CellKind::Blank, " "),
            ("null", CellKind::Blank, ""),
            ("true", CellKind::Boolean, "true"),
            ("1.0", CellKind::Number, "1"),
            ("-12345678901234567890", CellKind::Number, "-12345678901234567890"),
            ("1e999", CellKind::Text, "1e999"),
            ("1e3", CellKind::Number, "1000"),
            ("{ \"a b\" : [ 1, 2 ] }", CellKind::Text, "{\"a b\":[1,2]}"),
            ("[\"\\\" ]\"]", CellKind::Text, "[\"\\\" ]\"]"),
            ("\"\\ud800\"", CellKind::Text, "\"\\ud800\""),
        ];
        for (raw, kind, text) in cases {
            assert_eq!(
                JsonValue::of(raw).unwrap(),
                JsonValue { kind, text: text.to_owned() },
                "{raw}"
            );
        }
        assert!(JsonValue::of(&"[".repeat(10_000)).is_err());
    }
}
