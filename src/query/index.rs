//! The agencies of a history, made ready to be searched.

use hashbrown::HashMap;

use super::Facet;
use super::facts::AgencyFacts;
use super::fold::{fold, fold_into, without_body};
use super::words::is_filler;
use crate::history::History;
use crate::model::{AgencyKind, State};

/// How a word of the vocabulary comes to stand in a name.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Origin {
    /// It is printed.
    Printed,
    /// A short word and the one after it, run together: "desoto" for "De Soto".
    Joined,
    /// The first letters of the name, or what a force is called for short: "pcso", "fhp".
    Initials,
    /// A word of what is printed for short: "highway" for "THP".
    Expanded,
}

/// Forces of states, and how each is called for short behind the state's first letters.
const FORCES: [([&str; 2], &str); 3] =
    [(["highway", "patrol"], "hp"), (["highway", "patrol"], "shp"), (["state", "police"], "sp")];

/// Beginnings of names that say less than the word behind them.
const LEADS: [&str; 6] =
    ["city of ", "town of ", "village of ", "borough of ", "township of ", "county of "];

/// What an agency is beside its name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context {
    /// The slot of its state.
    pub(super) state: u8,
    /// The slot of its kind.
    pub(super) kind: u8,
    /// How many words such as "City of" stand before its place.
    pub(super) lead: u8,
    /// The length of its name in characters without them, at most 255.
    pub(super) length: u8,
    /// Its county, or the number of counties where it is unknown.
    pub(super) county: u32,
}

/// The agencies of a history, made ready to be searched. It does not depend on a day.
///
/// Every distinct word is kept once. A search compares its words with these, and then looks only at
/// numbers: about 10 ns an agency.
#[derive(Clone, Debug, Default)]
pub struct SearchIndex {
    /// The words, one behind the other.
    arena: String,
    /// By word: where it ends in the arena, how it stands in names, its letters as bits.
    pub(super) vocabulary: Vec<(u32, Origin, u64)>,
    /// The words of the agencies, one agency behind the other; fillers are left out.
    words: Vec<u32>,
    /// By agency: where its words end.
    ends: Vec<u32>,
    pub(super) contexts: Vec<Context>,
    /// By agency: the letters of its name as bits.
    pub(super) letters: Vec<u64>,
    /// The names as printed, one behind the other, and where each ends.
    names: String,
    name_ends: Vec<u32>,
    /// By county: the folded words of its name without the body.
    pub(super) counties: Vec<String>,
}

impl SearchIndex {
    /// Reads every agency's name once: about 0.3 µs each.
    #[must_use]
    pub fn new(history: &History) -> Self {
        let tables = &history.tables;
        let counties = tables.counties.rows().iter();
        let counties =
            counties.map(|county| without_body(&fold(history.text(county.name))).to_owned());
        let mut index = Self { counties: counties.collect(), ..Self::default() };
        let mut known = Known::default();
        let mut folded = String::new();
        for ((_, agency), facts) in tables.agencies.iter().zip(AgencyFacts::of_all(history)) {
            let name = history.text(agency.name);
            fold_into(name, &mut folded);
            index.add_words(&folded, agency.state, &mut known);
            index.names.push_str(name);
            index.name_ends.push(number(index.names.len()));
            let slot = |slot: usize| u8::try_from(slot).unwrap_or(u8::MAX);
            let lead = LEADS.iter().find(|lead| folded.starts_with(**lead));
            index.contexts.push(Context {
                state: slot(State::slot(agency.state)),
                kind: slot(AgencyKind::slot(facts.kind)),
                lead: u8::from(lead.is_some()),
                length: slot(name.chars().count() - lead.map_or(0, |lead| lead.len())),
                county: facts.county.map_or_else(|| number(tables.counties.len()), |ix| ix.0),
            });
        }
        index
    }

    fn add_words(&mut self, folded: &str, state: Option<State>, known: &mut Known) {
        let mut letters = 0;
        let mut initials = String::new();
        let mut before: Option<&str> = None;
        let mut joined = std::mem::take(&mut known.joined);
        for word in folded.split(' ').filter(|word| !word.is_empty() && !is_filler(word)) {
            letters |= mask(word);
            let ix = self.word(word, Origin::Printed, known);
            self.words.push(ix);
            if let Some(short) = before.filter(|before| before.len() <= 3 && is_letters(before))
                && is_letters(word)
            {
                joined.push_str(short);
                joined.push_str(word);
                joined.push(' ');
            }
            if initials.len() < 6 && is_letters(word) {
                initials.extend(word.chars().next());
            }
            before = Some(word);
        }
        for word in joined.split_terminator(' ') {
            let ix = self.word(word, Origin::Joined, known);
            self.words.push(ix);
        }
        joined.clear();
        known.joined = joined;
        if initials.len() >= 3 {
            let ix = self.word(&initials, Origin::Initials, known);
            self.words.push(ix);
        }
        if let Some(state) = state {
            self.add_force(folded, state, known);
        }
        self.ends.push(number(self.words.len()));
        self.letters.push(letters);
    }

    /// The force of a state goes by the state's first letters and its own: where one is printed,
    /// the other is added.
    fn add_force(&mut self, folded: &str, state: State, known: &mut Known) {
        let name = fold(state.name());
        let initials: String = name.split(' ').filter_map(|word| word.chars().next()).collect();
        let letter: String = name.chars().take(1).collect();
        let before = [letter, initials, state.postal().to_ascii_lowercase()];
        for (words, short) in FORCES {
            let is_short = |word: &str| {
                word.strip_suffix(short).is_some_and(|own| before.iter().any(|b| b == own))
            };
            if words.iter().all(|word| folded.split(' ').any(|printed| printed == *word)) {
                for (at, own) in before.iter().enumerate() {
                    if before.iter().position(|b| b == own) == Some(at) {
                        let ix = self.word(&format!("{own}{short}"), Origin::Initials, known);
                        self.words.push(ix);
                    }
                }
            } else if folded.split(' ').any(is_short) {
                for word in words {
                    let ix = self.word(word, Origin::Expanded, known);
                    self.words.push(ix);
                }
            }
        }
    }

    fn word(&mut self, word: &str, origin: Origin, known: &mut Known) -> u32 {
        let of_origin = match origin {
            Origin::Printed => &mut known.printed,
            Origin::Joined => &mut known.run_together,
            Origin::Initials => &mut known.initials,
            Origin::Expanded => &mut known.expanded,
        };
        if let Some(&ix) = of_origin.get(word) {
            return ix;
        }
        let ix = number(self.vocabulary.len());
        of_origin.insert(word.to_owned(), ix);
        self.arena.push_str(word);
        self.vocabulary.push((number(self.arena.len()), origin, mask(word)));
        ix
    }

    /// Number of agencies.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no agency.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The words of the vocabulary in order.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&str, Origin, u64)> {
        let mut start = 0;
        self.vocabulary.iter().map(move |&(end, origin, letters)| {
            let word = self.arena.get(start..end as usize).unwrap_or_default();
            start = end as usize;
            (word, origin, letters)
        })
    }

    /// The words of an agency.
    pub(super) fn words_of(&self, agency: usize) -> &[u32] {
        range(&self.ends, agency).and_then(|range| self.words.get(range)).unwrap_or_default()
    }

    /// The name of an agency as printed.
    pub(super) fn name(&self, agency: usize) -> &str {
        range(&self.name_ends, agency).and_then(|range| self.names.get(range)).unwrap_or_default()
    }
}

/// What finds words again while an index is made.
#[derive(Default)]
struct Known {
    printed: HashMap<String, u32>,
    run_together: HashMap<String, u32>,
    initials: HashMap<String, u32>,
    expanded: HashMap<String, u32>,
    /// Run-together words of one name, kept for its room.
    joined: String,
}

fn range(ends: &[u32], at: usize) -> Option<std::ops::Range<usize>> {
    let start = at.checked_sub(1).map_or(Some(0), |before| ends.get(before).copied())?;
    Some(start as usize..*ends.get(at)? as usize)
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn is_letters(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_alphabetic())
}

/// The letters of a folded text as bits: one for each small letter and digit, one for the rest.
pub(super) fn mask(text: &str) -> u64 {
    text.bytes().fold(0, |mask, byte| {
        mask | 1_u64
            << match byte {
                b'a'..=b'z' => byte - b'a',
                b'0'..=b'9' => byte - b'0' + 26,
                b' ' => 36,
                _ => 37,
            }
    })
}
