//! Which place the words of a search name.

use super::gazetteer::{cities, counties};
use super::place::{KnownPlace, PlaceKind};
use crate::model::State;
use crate::query::words::{Word, is_of_a_force};

/// Words beside the name of a city.
const OF_CITIES: [&str; 6] = ["city", "pd", "police", "town", "township", "village"];

/// The longest name of a place in words.
const LONGEST: usize = 4;

/// Finds the places that words name, and marks the words: a place that exists is not taken for
/// another that is spelled like it. Without a state, in the words or as `state`, there are several
/// if several have the name.
pub(in crate::query) fn mark(words: &mut [Word], state: Option<State>) -> Vec<KnownPlace> {
    for length in (1..=LONGEST.min(words.len())).rev() {
        for start in 0..=words.len() - length {
            if let Some(named) = Named::at(words, start, length, state) {
                named.mark(words, start, length);
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
    fn at(words: &[Word], start: usize, length: usize, state: Option<State>) -> Option<Self> {
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
        let name_text = texts.join(" ");
        let after = start + length + usize::from(body.is_some());
        let rest = || words.iter().take(start).chain(words.iter().skip(after));
        // Without a body, other words may make another name of it: "Lake Travis".
        if body.is_none() && !rest().all(|word| word.state.is_some() || says_nothing(word)) {
            return None;
        }
        let state = rest().find_map(|word| word.state).or(state);
        let in_state = |mut places: Vec<KnownPlace>| {
            places.retain(|place| state.is_none_or(|state| state == place.state));
            places
        };
        let county = in_state(counties(&name_text, body));
        let of_a_city = rest().any(|word| OF_CITIES.contains(&word.text.as_str()));
        let may_be_a_city = body.is_none() && (county.is_empty() || state.is_some());
        let city = if may_be_a_city { in_state(cities(&name_text)) } else { Vec::new() };
        let mut places = county;
        if places.is_empty() || (of_a_city && state.is_some() && !city.is_empty()) {
            places = city;
        } else if state.is_some() {
            // "Houston, Texas" is a county and a city elsewhere.
            places.extend(city);
        }
        let is_whole = body.is_some()
            || state.is_some()
            || name.iter().any(|word| word.body || word.state.is_some());
        (!places.is_empty()).then_some(Self { places, is_whole })
    }
}

impl Named {
    /// Marks the words of the name, and those of its state.
    fn mark(&self, words: &mut [Word], start: usize, length: usize) {
        let is_city = self.places.iter().any(|place| place.kind == PlaceKind::City);
        for (at, word) in words.iter_mut().enumerate() {
            if (start..start + length).contains(&at) {
                // A city without its state may be any of several, or a word of another name.
                word.is_place = self.is_whole || !is_city;
                word.plain &= !word.is_place;
                // A person may still be typing a name that is not surely whole.
                word.loose &= !self.is_whole;
                // In "Oklahoma City" it is no state.
                word.state = word.state.filter(|_| !self.is_whole);
            } else if word.state.is_some() && self.is_whole {
                word.is_place = true;
            }
        }
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
        let own = crate::text::fold(self.name.strip_suffix(" city").unwrap_or(&self.name));
        let Some(rest) = name.strip_prefix(own.as_str()) else { return false };
        let word = rest.trim_start().split(' ').next().unwrap_or_default();
        let of_a_county = matches!(word, "county" | "parish" | "borough");
        match self.kind {
            PlaceKind::State => false,
            PlaceKind::County => rest.is_empty() || rest.starts_with(' '),
            PlaceKind::City => rest.starts_with(' ') && !of_a_county,
        }
    }
}
