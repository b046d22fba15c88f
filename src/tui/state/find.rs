//! Looking for a value in a pane of facets.

use tui_input::Input;

use super::{Pane, Value};
use crate::model::{AgencyKind, Model, State as Place};
use crate::query::StatusKind;

/// What is typed to find a value in a pane.
#[derive(Clone, Debug)]
pub struct Find {
    /// The pane.
    pub pane: Pane,
    /// What is typed.
    pub input: Input,
}

/// How well a value has what is typed, the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Rank {
    /// It is its postal code or its letter.
    Code,
    /// Its name begins so.
    Start,
    /// A word of its name begins so.
    Word,
    /// It is in its name.
    Inside,
}

impl Find {
    /// The values that have what is typed, in their order, and the position of the best of them.
    /// Those that have it only inside a word are left out where others begin with it.
    #[must_use]
    pub fn among(&self, values: Vec<Value>) -> (Vec<Value>, usize) {
        let text = self.input.value().trim().to_lowercase();
        if text.is_empty() {
            return (values, 0);
        }
        let ranked = values.into_iter().filter_map(|value| Some((rank(value, &text)?, value)));
        let mut ranked: Vec<(Rank, Value)> = ranked.collect();
        let best = ranked.iter().map(|(rank, _)| *rank).min();
        if best.is_some_and(|best| best < Rank::Inside) {
            ranked.retain(|(rank, _)| *rank < Rank::Inside);
        }
        let at = ranked.iter().position(|(rank, _)| Some(*rank) == best).unwrap_or(0);
        (ranked.into_iter().map(|(_, value)| value).collect(), at)
    }
}

fn rank(value: Value, text: &str) -> Option<Rank> {
    let (name, code) = match value {
        Value::State(place) => (place.map_or("unknown", Place::name), place.map(Place::postal)),
        Value::Model(model) => {
            (model.map_or("no known model", Model::short), model.map(Model::code))
        }
        Value::Kind(kind) => (kind.map_or("unknown", AgencyKind::name), None),
        Value::Status(status) => (StatusKind::name(status), None),
    };
    let name = name.to_lowercase();
    if code.is_some_and(|code| code.eq_ignore_ascii_case(text)) {
        Some(Rank::Code)
    } else if name.starts_with(text) {
        Some(Rank::Start)
    } else if name.split(' ').any(|word| word.starts_with(text)) {
        Some(Rank::Word)
    } else {
        name.contains(text).then_some(Rank::Inside)
    }
}
