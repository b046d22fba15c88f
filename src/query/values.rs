//! The values of filters as a person writes them, after a flag or after a key of the search box:
//! `--state fl,ga` and `state:fl,ga` are read here.

use super::suggestion::no_such;
use super::{Choice, CountyChoice, Facet, StatusKind};
use crate::model::{AgencyBody, AgencyKind, EndReason, Model, State};
use crate::text::fold;

/// The word for a value that the lists do not name.
const UNKNOWN: &str = "unknown";

/// A facet whose values have names to be chosen by.
trait NamedFacet: Facet + PartialEq {
    /// A value, as it is called in a message.
    const WHAT: &'static str;
    /// What to write, as it is said in a message.
    const USAGE: &'static str;
    /// How many letters the beginning of a name must have to stand for it.
    const SHORTEST: usize = 1;

    /// Its names. The beginning of one will do if no other value has a name that begins so.
    fn names(self) -> Vec<&'static str>;

    /// The values that a word for several stands for.
    fn several(_word: &str) -> Option<Choice<Self>> {
        None
    }
}

impl NamedFacet for State {
    const WHAT: &'static str = "state";
    const USAGE: &'static str = "a name such as Florida, a postal code such as FL, or unknown";
    const SHORTEST: usize = 3;

    fn names(self) -> Vec<&'static str> {
        vec![self.name(), self.postal(), self.news()]
    }

    fn several(word: &str) -> Option<Choice<Self>> {
        unknown(word)
    }
}

impl NamedFacet for Model {
    const WHAT: &'static str = "model";
    const USAGE: &'static str = "JEM, WSO, TFM or unknown";

    fn names(self) -> Vec<&'static str> {
        vec![self.name(), self.code()]
    }

    fn several(word: &str) -> Option<Choice<Self>> {
        unknown(word)
    }
}

impl NamedFacet for AgencyKind {
    const WHAT: &'static str = "type of agency";
    const USAGE: &'static str = "county, municipality, state or unknown";

    fn names(self) -> Vec<&'static str> {
        match self {
            Self::Municipality => vec![self.name(), "City", "Town"],
            Self::County | Self::State => vec![self.name()],
        }
    }

    fn several(word: &str) -> Option<Choice<Self>> {
        unknown(word)
    }
}

impl NamedFacet for AgencyBody {
    const WHAT: &'static str = "body";
    const USAGE: &'static str = "one such as sheriff, police, constable, campus or state-police";

    fn names(self) -> Vec<&'static str> {
        let mut names = vec![self.name(), self.label()];
        names.extend(self.words());
        names
    }
}

impl NamedFacet for StatusKind {
    const WHAT: &'static str = "status";
    const USAGE: &'static str = "active, unconfirmed, ended or all; or pending, application-signed, withdrawn or applications";

    fn names(self) -> Vec<&'static str> {
        vec![self.name()]
    }

    fn several(word: &str) -> Option<Choice<Self>> {
        match word {
            "all" | "any" => Some(Choice::of_agreements()),
            "applications" => Some(Choice::of_applications()),
            _ => None,
        }
    }
}

impl NamedFacet for EndReason {
    const WHAT: &'static str = "reason";
    const USAGE: &'static str = "superseded, switched-model, left, removed or unknown";

    fn names(self) -> Vec<&'static str> {
        vec![self.name()]
    }

    fn several(word: &str) -> Option<Choice<Self>> {
        unknown(word)
    }
}

fn unknown<T: Facet>(word: &str) -> Option<Choice<T>> {
    (word == UNKNOWN).then(|| Choice::only(None))
}

/// Reads states, separated by commas: by name, postal code or news abbreviation.
///
/// # Errors
///
/// If one of them is not a state, with a sentence for the user.
pub fn states(text: &str) -> Result<Choice<State>, String> {
    choice(text)
}

/// Reads models, separated by commas: by code or name.
///
/// # Errors
///
/// See [`states`].
pub fn models(text: &str) -> Result<Choice<Model>, String> {
    choice(text)
}

/// Reads types of agency, separated by commas.
///
/// # Errors
///
/// See [`states`].
pub fn kinds(text: &str) -> Result<Choice<AgencyKind>, String> {
    choice(text)
}

/// Reads bodies, separated by commas: what agencies are by their names.
///
/// # Errors
///
/// See [`states`].
pub fn bodies(text: &str) -> Result<Choice<AgencyBody>, String> {
    choice(text)
}

/// Reads statuses, separated by commas; `all` is all of agreements, `applications` all of
/// applications.
///
/// # Errors
///
/// See [`states`].
pub fn statuses(text: &str) -> Result<Choice<StatusKind>, String> {
    choice(text)
}

/// Reads reasons of endings, separated by commas.
///
/// # Errors
///
/// See [`states`].
pub fn reasons(text: &str) -> Result<Choice<EndReason>, String> {
    choice(text)
}

/// Reads counties, separated by commas. Any name will do: which counties there are depends on the
/// history.
///
/// # Errors
///
/// If there is none.
pub fn counties(text: &str) -> Result<Vec<CountyChoice>, String> {
    let county = |name: &str| match key(name).as_str() {
        UNKNOWN => CountyChoice::Unknown,
        _ => CountyChoice::Named { state: None, name: name.to_owned() },
    };
    Ok(parts(text, "county", "a name such as Polk, or unknown")?.map(county).collect())
}

fn choice<T: NamedFacet>(text: &str) -> Result<Choice<T>, String> {
    let mut chosen = Choice::default();
    for part in parts(text, T::WHAT, T::USAGE)? {
        let word = key(part);
        let found =
            T::several(&word).or_else(|| value(&word).map(|value| Choice::only(Some(value))));
        let none = || {
            let names =
                all::<T>().flat_map(T::names).filter(|name| name.len() > 2 && !name.ends_with('.'));
            no_such(T::WHAT, part, names, T::USAGE)
        };
        chosen.extend(found.ok_or_else(none)?);
    }
    Ok(chosen)
}

/// The value of a name, or of the beginning of one value's name only.
fn value<T: NamedFacet>(word: &str) -> Option<T> {
    let is_named = |value: &T| value.names().into_iter().any(|name| key(name) == word);
    let begins = |value: &T| value.names().into_iter().any(|name| key(name).starts_with(word));
    all().find(is_named).or_else(|| {
        let mut beginning = all().filter(begins);
        beginning.next().filter(|_| word.len() >= T::SHORTEST && beginning.next().is_none())
    })
}

fn all<T: NamedFacet>() -> impl Iterator<Item = T> {
    (0..T::COUNT).filter_map(T::from_position)
}

/// The parts of a text between commas; those without a letter or digit are left out.
fn parts<'t>(
    text: &'t str,
    what: &str,
    usage: &str,
) -> Result<impl Iterator<Item = &'t str>, String> {
    let mut parts = text.split(',').map(str::trim).filter(|part| !key(part).is_empty()).peekable();
    if parts.peek().is_none() {
        return Err(format!("no {what} given; use {usage}"));
    }
    Ok(parts)
}

/// A name for comparison: folded, without blanks.
fn key(name: &str) -> String {
    fold(name).split(' ').collect()
}
