//! A JSON document, whose records are read one by one.

use std::fmt;
use std::io::{BufReader, Read};

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess,
    Visitor,
};
use serde_json::value::RawValue;

use super::super::cell::{CellKind, is_blank};
use super::super::error::{Fault, Reason};
use super::super::file::Input;
use super::super::limit::ReadLimit;
use super::super::workbook::printed;
use super::limits::{PIECE, STRIDE, reason, too_long};
use super::table::{RecordTable, location};
use super::value::{JsonRecord, JsonValue};

/// A document that is being read into a table.
pub(super) struct Document<'d, 's> {
    pub(super) input: &'d Input,
    pub(super) limit: &'d ReadLimit,
    pub(super) table: &'d mut RecordTable<'s>,
    pub(super) reported: u64,
}

/// How far reading has come, and why it ended early.
#[derive(Default)]
struct ReadingState {
    number: u64,
    fault: Option<Reason>,
    enough: bool,
}

impl Document<'_, '_> {
    /// Reads the document and returns whether it was read to the end.
    pub(super) fn read(&mut self, bytes: impl Read) -> Result<bool, Fault> {
        let bytes = BufReader::with_capacity(PIECE, bytes);
        let mut json = serde_json::Deserializer::from_reader(bytes);
        let mut state = ReadingState::default();
        let top = TopLevel { document: self, state: &mut state };
        let result = json.deserialize_any(top).and_then(|()| json.end());
        if state.enough {
            return Ok(false);
        }
        match (result, state.fault) {
            (Ok(()), None) => Ok(true),
            (_, Some(reason)) => Err(Fault::at(location(state.number), reason)),
            (Err(_), None) if self.limit.exceeded() => {
                Err(Fault::at(location(state.number + 1), too_long()))
            }
            (Err(error), None) if error.is_io() => {
                Err(Reason::Unreadable(std::io::Error::from(error)).into())
            }
            (Err(error), None) => Err(Fault::at(location(error.line() as u64), reason(&error))),
        }
    }

    /// Reads the elements of an array; `first` is the first element if it was read already.
    fn elements<'de, A: SeqAccess<'de>>(
        &mut self,
        state: &mut ReadingState,
        mut first: Option<JsonRecord>,
        mut elements: A,
    ) -> Result<(), A::Error> {
        // Arrays contain their header row; objects have it above the first one.
        let mut number = FIRST;
        loop {
            self.limit.renew();
            let record = match first.take() {
                Some(record) => record,
                None => match elements.next_element::<JsonRecord>()? {
                    Some(record) => record,
                    None => return Ok(()),
                },
            };
            if number == FIRST && state.number == 0 && matches!(record, JsonRecord::Array(_)) {
                number = 1;
            }
            state.number = number;
            match self.table.take(number, record) {
                Ok(true) => {}
                Ok(false) => {
                    state.enough = true;
                    return Err(A::Error::custom("enough"));
                }
                Err(reason) => {
                    state.fault = Some(reason);
                    return Err(A::Error::custom("broken off"));
                }
            }
            if self.input.done() >= self.reported + STRIDE {
                self.reported = self.input.done();
                if let Err(reason) = self.table.progress(self.reported, self.input.total()) {
                    state.fault = Some(reason);
                    return Err(A::Error::custom("stopped"));
                }
            }
            number += 1;
        }
    }
}

/// The number of the first object of an array, one after the header row.
const FIRST: u64 = 2;

/// The outermost value.
struct TopLevel<'t, 'd, 's> {
    document: &'t mut Document<'d, 's>,
    state: &'t mut ReadingState,
}

impl<'de> Visitor<'de> for TopLevel<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an array of records, or an object that holds one")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, elements: A) -> Result<(), A::Error> {
        self.document.elements(self.state, None, elements)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut single = Vec::new();
        let mut list: Option<String> = None;
        let mut has_empty = false;
        loop {
            self.document.limit.renew();
            let Some(name) = map.next_key::<String>()? else { break };
            if let Some(list) = &list {
                let skipped = map.next_value::<Skipped>()?;
                if skipped.0 {
                    self.document
                        .table
                        .note(format!("array \"{name}\" ignored: only \"{list}\" is read"));
                }
                continue;
            }
            let member = Member { document: &mut *self.document, state: &mut *self.state };
            match map.next_value_seed(member)? {
                MemberKind::List => list = Some(name),
                MemberKind::Empty => has_empty = true,
                MemberKind::Value(value) => single.push((name, value)),
                MemberKind::Nothing => {}
            }
        }
        if list.is_none() && !has_empty && !single.is_empty() {
            self.state.number = FIRST;
            if let Err(reason) = self.document.table.take_single(FIRST, single) {
                self.state.fault = Some(reason);
            }
        }
        Ok(())
    }
}

/// The kind of a member of the outermost object.
enum MemberKind {
    /// The list, which has been read.
    List,
    /// An empty array.
    Empty,
    /// A value of a single record.
    Value(JsonValue),
    /// Anything else.
    Nothing,
}

/// A member of the outermost object.
struct Member<'t, 'd, 's> {
    document: &'t mut Document<'d, 's>,
    state: &'t mut ReadingState,
}

impl<'de> DeserializeSeed<'de> for Member<'_, '_, '_> {
    type Value = MemberKind;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<MemberKind, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Member<'_, '_, '_> {
    type Value = MemberKind;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list or a value")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<MemberKind, A::Error> {
        match elements.next_element::<JsonRecord>()? {
            None => Ok(MemberKind::Empty),
            Some(JsonRecord::Other) => {
                while elements.next_element::<IgnoredAny>()?.is_some() {
                    self.document.limit.renew();
                }
                Ok(MemberKind::Nothing)
            }
            Some(record) => {
                self.document.elements(self.state, Some(record), elements)?;
                Ok(MemberKind::List)
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<MemberKind, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {
            self.document.limit.renew();
        }
        Ok(MemberKind::Nothing)
    }

    fn visit_str<E>(self, text: &str) -> Result<MemberKind, E> {
        let kind = if is_blank(text) { CellKind::Blank } else { CellKind::Text };
        Ok(MemberKind::Value(JsonValue { kind, text: text.to_owned() }))
    }

    fn visit_bool<E>(self, answer: bool) -> Result<MemberKind, E> {
        Ok(MemberKind::Value(JsonValue { kind: CellKind::Boolean, text: answer.to_string() }))
    }

    fn visit_i64<E>(self, number: i64) -> Result<MemberKind, E> {
        Ok(MemberKind::Value(JsonValue { kind: CellKind::Number, text: number.to_string() }))
    }

    fn visit_u64<E>(self, number: u64) -> Result<MemberKind, E> {
        Ok(MemberKind::Value(JsonValue { kind: CellKind::Number, text: number.to_string() }))
    }

    fn visit_f64<E>(self, number: f64) -> Result<MemberKind, E> {
        Ok(MemberKind::Value(JsonValue { kind: CellKind::Number, text: printed(number) }))
    }

    fn visit_unit<E>(self) -> Result<MemberKind, E> {
        Ok(MemberKind::Value(JsonValue { kind: CellKind::Blank, text: String::new() }))
    }
}

/// A value that is skipped, and whether it is an array.
struct Skipped(bool);

impl<'de> Deserialize<'de> for Skipped {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        Ok(Self(raw.get().starts_with('[')))
    }
}
