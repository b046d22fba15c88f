//! One JSON document, whose records are read one by one.

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
use super::super::ration::Ration;
use super::super::workbook::printed;
use super::limits::{PIECE, STRIDE, reason, too_long};
use super::table::{Table, place};
use super::value::{Record, Value};

/// A document on its way into a table.
pub(super) struct Document<'d, 's> {
    pub(super) input: &'d Input,
    pub(super) ration: &'d Ration,
    pub(super) table: &'d mut Table<'s>,
    pub(super) told: u64,
}

/// How far the reading came, and why it ended before its time.
#[derive(Default)]
struct Outcome {
    number: u64,
    fault: Option<Reason>,
    enough: bool,
}

impl Document<'_, '_> {
    /// Reads the document; answers whether it was read to its end.
    pub(super) fn read(&mut self, bytes: impl Read) -> Result<bool, Fault> {
        let bytes = BufReader::with_capacity(PIECE, bytes);
        let mut json = serde_json::Deserializer::from_reader(bytes);
        let mut outcome = Outcome::default();
        let top = Top { document: self, outcome: &mut outcome };
        let result = json.deserialize_any(top).and_then(|()| json.end());
        if outcome.enough {
            return Ok(false);
        }
        match (result, outcome.fault) {
            (Ok(()), None) => Ok(true),
            (_, Some(reason)) => Err(Fault::at(place(outcome.number), reason)),
            (Err(_), None) if self.ration.exceeded() => {
                Err(Fault::at(place(outcome.number + 1), too_long()))
            }
            (Err(error), None) if error.is_io() => {
                Err(Reason::Unreadable(std::io::Error::from(error)).into())
            }
            (Err(error), None) => Err(Fault::at(place(error.line() as u64), reason(&error))),
        }
    }

    /// Reads the elements of an array, of which the first may have been taken already.
    fn elements<'de, A: SeqAccess<'de>>(
        &mut self,
        outcome: &mut Outcome,
        mut first: Option<Record>,
        mut elements: A,
    ) -> Result<(), A::Error> {
        // Arrays bring their heading with them; objects have it above the first one.
        let mut number = FIRST;
        loop {
            self.ration.renew();
            let record = match first.take() {
                Some(record) => record,
                None => match elements.next_element::<Record>()? {
                    Some(record) => record,
                    None => return Ok(()),
                },
            };
            if number == FIRST && outcome.number == 0 && matches!(record, Record::Array(_)) {
                number = 1;
            }
            outcome.number = number;
            match self.table.take(number, record) {
                Ok(true) => {}
                Ok(false) => {
                    outcome.enough = true;
                    return Err(A::Error::custom("enough"));
                }
                Err(reason) => {
                    outcome.fault = Some(reason);
                    return Err(A::Error::custom("broken off"));
                }
            }
            if self.input.done() >= self.told + STRIDE {
                self.told = self.input.done();
                if let Err(reason) = self.table.progress(self.told, self.input.total()) {
                    outcome.fault = Some(reason);
                    return Err(A::Error::custom("stopped"));
                }
            }
            number += 1;
        }
    }
}

/// The number of the first object of an array: one after the heading.
const FIRST: u64 = 2;

/// The outermost value.
struct Top<'t, 'd, 's> {
    document: &'t mut Document<'d, 's>,
    outcome: &'t mut Outcome,
}

impl<'de> Visitor<'de> for Top<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an array of records, or an object that holds one")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, elements: A) -> Result<(), A::Error> {
        self.document.elements(self.outcome, None, elements)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut single = Vec::new();
        let mut list: Option<String> = None;
        let mut has_empty = false;
        loop {
            self.document.ration.renew();
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
            let member = Member { document: &mut *self.document, outcome: &mut *self.outcome };
            match map.next_value_seed(member)? {
                Found::List => list = Some(name),
                Found::Empty => has_empty = true,
                Found::Value(value) => single.push((name, value)),
                Found::Nothing => {}
            }
        }
        if list.is_none() && !has_empty && !single.is_empty() {
            self.outcome.number = FIRST;
            if let Err(reason) = self.document.table.take_single(FIRST, single) {
                self.outcome.fault = Some(reason);
            }
        }
        Ok(())
    }
}

/// What a member of the outermost object is.
enum Found {
    /// The list, which is read now.
    List,
    /// An array without elements.
    Empty,
    /// A value of a record that stands alone.
    Value(Value),
    /// Something else.
    Nothing,
}

/// A member of the outermost object.
struct Member<'t, 'd, 's> {
    document: &'t mut Document<'d, 's>,
    outcome: &'t mut Outcome,
}

impl<'de> DeserializeSeed<'de> for Member<'_, '_, '_> {
    type Value = Found;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Found, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Member<'_, '_, '_> {
    type Value = Found;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list or a value")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Found, A::Error> {
        match elements.next_element::<Record>()? {
            None => Ok(Found::Empty),
            Some(Record::Other) => {
                while elements.next_element::<IgnoredAny>()?.is_some() {
                    self.document.ration.renew();
                }
                Ok(Found::Nothing)
            }
            Some(record) => {
                self.document.elements(self.outcome, Some(record), elements)?;
                Ok(Found::List)
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Found, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {
            self.document.ration.renew();
        }
        Ok(Found::Nothing)
    }

    fn visit_str<E>(self, text: &str) -> Result<Found, E> {
        let kind = if is_blank(text) { CellKind::Blank } else { CellKind::Text };
        Ok(Found::Value(Value { kind, text: text.to_owned() }))
    }

    fn visit_bool<E>(self, answer: bool) -> Result<Found, E> {
        Ok(Found::Value(Value { kind: CellKind::Boolean, text: answer.to_string() }))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Found, E> {
        Ok(Found::Value(Value { kind: CellKind::Number, text: number.to_string() }))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Found, E> {
        Ok(Found::Value(Value { kind: CellKind::Number, text: number.to_string() }))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Found, E> {
        Ok(Found::Value(Value { kind: CellKind::Number, text: printed(number) }))
    }

    fn visit_unit<E>(self) -> Result<Found, E> {
        Ok(Found::Value(Value { kind: CellKind::Blank, text: String::new() }))
    }
}

/// A value that is passed over, and whether it is an array.
struct Skipped(bool);

impl<'de> Deserialize<'de> for Skipped {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        Ok(Self(raw.get().starts_with('[')))
    }
}
