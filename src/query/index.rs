//! The search index: the agencies of a history, prepared for search.

use std::ops::Range;

use hashbrown::HashMap;
use hashbrown::hash_map::Entry;

use super::Facet;
use super::county_names::without_body;
use super::facts::AgencyFacts;
use super::words::is_filler;
use crate::history::History;
use crate::model::{AgencyBody, AgencyKind, State};
use crate::text::fold;

/// How a word of the vocabulary comes to stand in a name.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum WordOrigin {
    /// It is printed.
    Printed,
    /// A short word and the one after it, run together: "desoto" for "De Soto".
    Joined,
    /// The first letters of the name: "pcso".
    Initials,
    /// Not printed: what the short name of a state's force stands for.
    Expanded,
}

/// Forces of states, and how each is called for short behind the state's first letters.
const FORCES: [([&str; 2], &str); 3] =
    [(["highway", "patrol"], "hp"), (["highway", "patrol"], "shp"), (["state", "police"], "sp")];

/// Parts without which a name is not that of such a force; most names have none.
const HINTS: [&str; 6] = ["Patrol", "PATROL", "State", "STATE", "HP", "SP"];

/// What an agency is beside its name.
#[derive(Clone, Copy, Debug)]
pub(super) struct AgencyContext {
    /// The slot of its state.
    pub(super) state: u8,
    /// The slot of its kind.
    pub(super) kind: u8,
    /// The slot of what it is by its name.
    pub(super) body: u8,
    /// How many words stand before its place, as in "City of".
    pub(super) lead: u8,
    /// The length of its name in characters without them, at most 255.
    pub(super) length: u8,
    /// Its county; the number of counties if unknown.
    pub(super) county: u32,
}

/// A search index of the agencies of a history. It does not depend on a day.
///
/// Every distinct word is stored once. A search compares its words with these, and from then on
/// only numbers: 20 to 60 ns an agency, on two threads if there are very many.
#[derive(Clone, Debug, Default)]
pub struct SearchIndex {
    /// The words, one behind the other.
    arena: String,
    /// By word: where it ends in the arena, how it stands in names, its letters as bits.
    pub(super) vocabulary: Vec<(u32, WordOrigin, u64)>,
    /// The words of the agencies, one agency behind the other; fillers are left out.
    words: Vec<u32>,
    /// By agency: where its words end.
    ends: Vec<u32>,
    pub(super) contexts: Vec<AgencyContext>,
    /// The names as printed, one behind the other, and where each ends.
    names: String,
    name_ends: Vec<u32>,
    /// By county: the folded words of its name without the body.
    pub(super) counties: Vec<String>,
}

impl SearchIndex {
    /// Indexes the name of every agency, in about 0.6 µs each.
    #[must_use]
    pub fn new(history: &History) -> Self {
        let tables = &history.tables;
        let counties = tables.counties.rows().iter();
        let counties =
            counties.map(|county| without_body(&fold(history.text(county.name))).to_owned());
        let mut index = Self { counties: counties.collect(), ..Self::default() };
        let mut known = Known::default();
        for ((ix, agency), facts) in tables.agencies.iter().zip(AgencyFacts::of_all(history)) {
            let name = history.text(agency.name);
            let moved = history.moves_to(ix).iter().map(|m| history.text(m.printed));
            let others = history.spellings_of(ix).iter().map(|s| history.text(s.printed));
            let others = others.chain(moved);
            let others: Vec<&str> = others.collect();
            index.add_words(name, &others, agency.state, &mut known);
            index.names.push_str(name);
            index.name_ends.push(number(index.names.len()));
            let slot = |slot: usize| u8::try_from(slot).unwrap_or(u8::MAX);
            let lead = lead(name);
            index.contexts.push(AgencyContext {
                state: slot(State::slot(agency.state)),
                kind: slot(AgencyKind::slot(facts.kind)),
                body: slot(AgencyBody::of(&fold(name), agency.state).position()),
                lead: u8::from(lead > 0),
                length: slot(name.chars().count() - lead),
                county: facts.county.map_or_else(|| number(tables.counties.len()), |ix| ix.0),
            });
        }
        index
    }

    /// Adds the words of a name. Those of other spellings of the agency are found as well.
    fn add_words<'a>(
        &mut self,
        name: &'a str,
        others: &[&'a str],
        state: Option<State>,
        known: &mut Known<'a>,
    ) {
        let start = self.words.len();
        for printed in name.split_whitespace() {
            let range = known.printed.get(printed).cloned();
            let range = range.unwrap_or_else(|| self.read(printed, known));
            self.words.extend_from_slice(known.read.get(range).unwrap_or_default());
        }
        let end = self.words.len();
        for printed in others.iter().flat_map(|other| other.split_whitespace()) {
            let range = known.printed.get(printed).cloned();
            let range = range.unwrap_or_else(|| self.read(printed, known));
            let known_already = self.words.get(start..).unwrap_or_default().to_vec();
            let more = known.read.get(range).unwrap_or_default();
            self.words.extend(more.iter().filter(|word| !known_already.contains(word)));
        }
        let mut initials = [0; INITIALS];
        let mut count = 0;
        let mut before = None;
        for at in start..end {
            let Some(&word) = self.words.get(at) else { break };
            let Some(initial) = known.initials.get(word as usize).copied().flatten() else {
                before = None;
                continue;
            };
            if let Some(slot) = initials.get_mut(count) {
                *slot = initial;
                count += 1;
            }
            if let Some(short) = before.filter(|&short| self.text(short).len() <= 3) {
                let joined = [self.text(short), self.text(word)].concat();
                let ix = self.word(joined, WordOrigin::Joined, known);
                self.words.push(ix);
            }
            before = Some(word);
        }
        if count >= 3 {
            let ix = known.of_initials.get(&initials).copied();
            let ix = ix.unwrap_or_else(|| {
                let letters = initials.iter().filter(|&&b| b > 0).map(|&b| char::from(b));
                let ix = self.word(letters.collect(), WordOrigin::Initials, known);
                known.of_initials.insert(initials, ix);
                ix
            });
            self.words.push(ix);
        }
        for name in [name].iter().chain(others) {
            if let Some(state) = state
                && HINTS.iter().any(|hint| name.contains(hint))
            {
                self.add_force(&fold(name), state, known);
            }
        }
        self.ends.push(number(self.words.len()));
    }

    /// Reads a part of a name between blanks, which may hold no word or several.
    fn read<'a>(&mut self, printed: &'a str, known: &mut Known<'a>) -> Range<usize> {
        let start = known.read.len();
        let folded = fold(printed);
        for word in folded.split_terminator(' ').filter(|word| !is_filler(word)) {
            let ix = self.word(word.to_owned(), WordOrigin::Printed, known);
            known.read.push(ix);
        }
        let range = start..known.read.len();
        known.printed.insert(printed, range.clone());
        range
    }

    /// A state's force is known by its name and by the state's first letters with its own: the
    /// one that is not printed is added.
    fn add_force(&mut self, folded: &str, state: State, known: &mut Known<'_>) {
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
                        let ix = self.word(format!("{own}{short}"), WordOrigin::Initials, known);
                        self.words.push(ix);
                    }
                }
            } else if folded.split(' ').any(is_short) {
                for word in words {
                    let ix = self.word(word.to_owned(), WordOrigin::Expanded, known);
                    self.words.push(ix);
                }
            }
        }
    }

    fn word(&mut self, word: String, origin: WordOrigin, known: &mut Known<'_>) -> u32 {
        let ix = number(self.vocabulary.len());
        let (word, ix) = match known.words.entry((word, origin)) {
            Entry::Occupied(entry) => return *entry.get(),
            Entry::Vacant(entry) => {
                let word = entry.key().0.clone();
                entry.insert(ix);
                (word, ix)
            }
        };
        let plain = word.bytes().all(|b| b.is_ascii_alphabetic());
        known.initials.push(word.bytes().next().filter(|_| plain));
        self.arena.push_str(&word);
        self.vocabulary.push((number(self.arena.len()), origin, mask(&word)));
        ix
    }

    /// A word of the vocabulary.
    fn text(&self, word: u32) -> &str {
        let end = |at: usize| self.vocabulary.get(at).map(|&(end, ..)| end as usize);
        let start = (word as usize).checked_sub(1).map_or(Some(0), end);
        let range = start.zip(end(word as usize)).map(|(start, end)| start..end);
        range.and_then(|range| self.arena.get(range)).unwrap_or_default()
    }

    /// The words of the vocabulary in order.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&str, WordOrigin, u64)> {
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

/// The maximum number of first letters kept of a name.
const INITIALS: usize = 6;

/// What finds words again while an index is made.
#[derive(Default)]
struct Known<'a> {
    /// Parts of names as printed: which words of `read` they are.
    printed: HashMap<&'a str, Range<usize>>,
    read: Vec<u32>,
    words: HashMap<(String, WordOrigin), u32>,
    /// By word: its first letter, if it consists of letters.
    initials: Vec<Option<u8>>,
    of_initials: HashMap<[u8; INITIALS], u32>,
}

/// Beginnings of names that say less than the word behind them.
const LEADS: [&str; 6] =
    ["City of ", "Town of ", "Village of ", "Borough of ", "Township of ", "County of "];

/// How many letters such a beginning has.
fn lead(name: &str) -> usize {
    let begins =
        |lead: &&&str| name.get(..lead.len()).is_some_and(|start| start.eq_ignore_ascii_case(lead));
    LEADS.iter().find(begins).map_or(0, |lead| lead.len())
}

fn range(ends: &[u32], at: usize) -> Option<Range<usize>> {
    let start = at.checked_sub(1).map_or(Some(0), |before| ends.get(before).copied())?;
    Some(start as usize..*ends.get(at)? as usize)
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
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
