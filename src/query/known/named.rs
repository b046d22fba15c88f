//! Which place the words of a search name.

use super::gazetteer::counties;
use super::place::{KnownPlace, PlaceKind};
use crate::model::State;
use crate::query::words::{Word, is_of_a_force};

/// The longest name of a place in words.
const LONGEST: usize = 4;

/// Finds the places that words name, and marks the words: a place that exists is not taken for
/// another that is spelled like it. Without a state there are several if several have the name.
pub(in crate::query) fn mark(words: &mut [Word]) -> Vec<KnownPlace> {
    for length in (1..=LONGEST.min(words.len())).rev() {
        for start in 0..=words.len() - length {
            if let Some(named) = Named::at(words, start, length) {
                for word in words.iter_mut().skip(start).take(length) {
                    word.is_place = true;
                    word.plain = false;
                    // Only where the name is surely whole: a person may still be typing it.
                    word.loose &= !named.is_whole;
                }
                return named.places;
            }
        }
    }
    states(words)
}

/// Places with the name of some words.
struct Named {
    places: Vec<KnownPlace>,
    /// Whether nothing can follow: a body or the state does.
    is_whole: bool,
}

impl Named {
    /// The places of the words in a row, if they name any.
    fn at(words: &[Word], start: usize, length: usize) -> Option<Self> {
        let name = words.get(start..start + length)?;
        let next = words.get(start + length);
        let body = next.filter(|word| word.body).map(|word| match word.text.as_str() {
            "parish" => "parish",
            "borough" => "borough",
            _ => "county",
        });
        let texts: Vec<&str> = name.iter().map(|word| word.text.as_str()).collect();
        let says_nothing = |word: &Word| word.is_noise || is_of_a_force(&word.text);
        if name.iter().all(|word| word.body || says_nothing(word)) {
            return None;
        }
        // The name of a state alone is that state.
        if body.is_none() && name.iter().all(|word| word.state.is_some()) {
            return None;
        }
        let mut places = counties(&texts.join(" "), body);
        let after = start + length + usize::from(body.is_some());
        let rest = || words.iter().take(start).chain(words.iter().skip(after));
        // Without a body, other words may make another name of it: "Lake Travis".
        if body.is_none() && !rest().all(|word| word.state.is_some() || says_nothing(word)) {
            return None;
        }
        let state = rest().find_map(|word| word.state);
        places.retain(|place| state.is_none_or(|state| state == place.state));
        let is_whole = body.is_some() || state.is_some() || name.iter().any(|word| word.body);
        (!places.is_empty()).then_some(Self { places, is_whole })
    }
}

/// The one state that words name, if they name nothing else.
fn states(words: &[Word]) -> Vec<KnownPlace> {
    let mut named: Vec<State> = words.iter().filter_map(|word| word.state).collect();
    named.dedup();
    let nothing_else =
        words.iter().all(|word| word.state.is_some() || word.is_noise || is_of_a_force(&word.text));
    match *named {
        [state] if nothing_else => vec![KnownPlace::of_state(state)],
        _ => Vec::new(),
    }
}

impl KnownPlace {
    /// Whether an agency of a folded name says by it that it is of the place.
    pub(in crate::query) fn is_named_by(&self, folded: &str) -> bool {
        let bare = ["city of ", "town of ", "village of "];
        let name = bare.iter().find_map(|lead| folded.strip_prefix(lead)).unwrap_or(folded);
        let own = crate::text::fold(&self.name);
        self.kind != PlaceKind::State
            && name
                .strip_prefix(own.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    }
}
