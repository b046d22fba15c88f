//! Finding a value of a pane by its letters.

use tui_input::Input as Text;

use super::layout::Pane;
use super::values::Value;
use crate::model::{Model, State};

/// A value that is being looked for.
#[derive(Clone, Debug)]
pub(super) struct Find {
    /// The pane.
    pub(super) pane: Pane,
    /// The letters.
    pub(super) text: Text,
}

/// How well a value matches the letters, the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Rank {
    /// They are its postal code or its letters.
    Code,
    /// Its name begins with them.
    Start,
    /// A word of its name begins with them.
    Word,
    /// They are inside a word of its name.
    Inside,
}

impl Find {
    /// Nothing is typed yet.
    pub(super) fn new(pane: Pane) -> Self {
        Self { pane, text: Text::default() }
    }

    /// The values that match, in their order, and the position of the best one. Matches inside a
    /// word are left out where there are better ones.
    pub(super) fn among(&self, values: &[Value]) -> (Vec<Value>, usize) {
        let text = self.text.value().trim().to_lowercase();
        if text.is_empty() {
            return (values.to_vec(), 0);
        }
        let ranked = values.iter().filter_map(|&value| Some((rank(value, &text)?, value)));
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
    let code = match value {
        Value::State(state) => state.map(State::postal),
        Value::Model(model) => model.map(Model::code),
        Value::Kind(_) | Value::Status(_) | Value::Body(_) => None,
    };
    let name = value.label().to_lowercase();
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
