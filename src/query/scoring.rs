//! Looking a search up: its words are compared with the words of the vocabulary, of states, of
//! counties, of kinds and of bodies; agencies are then compared by numbers alone.
//!
//! How well each word of a search matches one word is four bits of a number: a [`MatchKind`], or
//! all of them if it does not match.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use super::index::{AgencyContext, SearchIndex, WordOrigin, mask};
use super::score::Score;
use super::search::NO_MATCH;
use super::typo::is_typo;
use super::words::{KINDS, MOST, Word};
use super::{Facet, Hits, MatchKind, Query};
use crate::model::{AgencyBody, AgencyKind, State};

/// No word of the search matches.
const NONE: u64 = u64::MAX;
/// One word does not.
const MISS: u64 = 0xf;

/// The number of agencies from which several threads are faster.
const MANY: usize = 50_000;

/// How far a search goes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Reach {
    /// Whole words, starts and parts.
    Strict,
    /// Typos too.
    Typos,
    /// Letters in order too, for words that match nothing else.
    Approximate,
}

impl SearchIndex {
    /// Looks a query up. Typos count only if nothing matches without, the nearest words only if
    /// nothing matches with typos; each time first with the words that carry nothing, then without. `previous` is an earlier search with its result: if this one
    /// only adds to it, as typing does, only its hits are searched.
    #[must_use]
    pub fn search(&self, query: &Query, previous: Option<(&Query, &Hits)>) -> Hits {
        let mut hits = Hits { restrictions: query.restrictions.clone(), ..Hits::default() };
        if !query.has_words() {
            return hits;
        }
        let previous = previous.filter(|(before, hits)| hits.strict && query.extends(before));
        let previous = previous.and_then(|(_, hits)| hits.ranks.as_deref());
        let fewer = query.without_noise();
        for reach in [Reach::Strict, Reach::Typos, Reach::Approximate] {
            for query in [Some(query), fewer.as_ref()].into_iter().flatten() {
                let Some(classes) = Classes::new(self, query, reach) else { continue };
                let all_words = hits.ranks.is_none();
                let from = previous.filter(|_| reach == Reach::Strict && all_words);
                let ranks = self.ranks(query, &classes, from);
                let found = ranks.iter().any(|&rank| rank != NO_MATCH);
                hits.ranks = Some(ranks);
                if found {
                    hits.strict = reach == Reach::Strict && all_words;
                    hits.approximate = reach > Reach::Strict;
                    return hits;
                }
            }
        }
        hits
    }

    /// Looks up what is spelled like the place that a query names, and what has its name elsewhere.
    #[must_use]
    pub fn alike(&self, query: &Query) -> Hits {
        let query = query.like_its_place();
        let mut hits = Hits {
            approximate: true,
            restrictions: query.restrictions.clone(),
            ranks: Some(Vec::new()),
            ..Hits::default()
        };
        for reach in [Reach::Typos, Reach::Approximate] {
            let Some(classes) = Classes::new(self, &query, reach) else { continue };
            let ranks = self.ranks(&query, &classes, None);
            if ranks.iter().any(|&rank| rank != NO_MATCH) {
                hits.ranks = Some(ranks);
                break;
            }
        }
        hits
    }

    fn ranks(&self, query: &Query, classes: &Classes, previous: Option<&[u32]>) -> Vec<u32> {
        let rank = |agency: usize, context: &AgencyContext| {
            let rank = classes.rank(self.words_of(agency), *context);
            let matches = rank != NO_MATCH
                && query.patterns.iter().all(|pattern| pattern.is_match(self.name(agency)));
            if matches { rank } else { NO_MATCH }
        };
        let contexts = self.contexts.iter().enumerate();
        match previous {
            None if self.contexts.len() >= MANY => self
                .contexts
                .par_iter()
                .enumerate()
                .map(|(agency, context)| rank(agency, context))
                .collect(),
            None => contexts.map(|(agency, context)| rank(agency, context)).collect(),
            Some(previous) => contexts
                .zip(previous)
                .map(
                    |((agency, context), &before)| {
                        if before == NO_MATCH { NO_MATCH } else { rank(agency, context) }
                    },
                )
                .collect(),
        }
    }
}

/// How the words of a search match everything that they can match.
struct Classes<'a> {
    words: &'a [Word],
    vocabulary: Vec<u64>,
    states: Vec<u64>,
    counties: Vec<u64>,
    kinds: Vec<u64>,
    bodies: [u64; AgencyBody::COUNT],
    /// For each word, for each part of its phrase: the words of the vocabulary that it matches.
    phrases: Vec<Vec<Vec<u32>>>,
    /// The lowest bit of every word that nothing but the tables above can match.
    plain: u64,
}

impl<'a> Classes<'a> {
    /// `None` where this reach finds nothing that a shorter one does not.
    fn new(index: &SearchIndex, query: &'a Query, reach: Reach) -> Option<Self> {
        let words = query.words.as_slice();
        let mut classes = Self {
            words,
            vocabulary: vec![NONE; index.vocabulary.len()],
            states: vec![NONE; State::COUNT + 1],
            counties: vec![NONE; index.counties.len() + 1],
            kinds: vec![NONE; AgencyKind::COUNT + 1],
            bodies: [NONE; AgencyBody::COUNT],
            phrases: words.iter().map(|word| phrase(index, word)).collect(),
            plain: 0,
        };
        if reach > Reach::Strict && words.iter().all(|word| word.forms.is_empty()) {
            return None;
        }
        let mut changed = reach == Reach::Strict;
        for (k, word) in words.iter().take(MOST).enumerate() {
            classes.of_vocabulary(index, k, word, reach);
            classes.of_context(index, k, word, reach);
            if word.phrase.is_empty() && !word.body {
                classes.plain |= 1 << (4 * k);
            }
            changed |= reach == Reach::Typos;
            let nearest = word.loose && !word.is_place;
            if reach == Reach::Approximate && nearest && !classes.matches_anything(k) {
                changed |= classes.nearest(index, k, word);
            }
        }
        changed.then_some(classes)
    }

    fn of_vocabulary(&mut self, index: &SearchIndex, k: usize, word: &Word, reach: Reach) {
        if word.forms.is_empty() {
            return;
        }
        let letters = mask(&word.text);
        for ((known, origin, known_letters), class) in index.entries().zip(&mut self.vocabulary) {
            let kind = if word.forms.iter().any(|form| form == known) {
                Some(MatchKind::Exact)
            } else if !(word.loose || reach > Reach::Strict && !word.is_place)
                || origin == WordOrigin::Initials
            {
                None
            } else if letters & !known_letters == 0 && known.starts_with(word.text.as_str()) {
                Some(MatchKind::Prefix)
            } else if letters & !known_letters == 0
                && word.text.len() >= 3
                && origin == WordOrigin::Printed
                && known.contains(word.text.as_str())
            {
                Some(MatchKind::Substring)
            } else if reach >= Reach::Typos && !word.is_place && is_typo(&word.text, known) {
                Some(MatchKind::Typo)
            } else {
                None
            };
            put(class, k, kind);
        }
    }

    fn of_context(&mut self, index: &SearchIndex, k: usize, word: &Word, reach: Reach) {
        for (state, class) in State::all().zip(&mut self.states) {
            let kind = match word.state {
                Some(named) => (named == state).then_some(MatchKind::Exact),
                // The name of a place is not part of its state's: "New York City".
                None if word.is_place => None,
                None => in_name(&state.name().to_lowercase(), word, reach),
            };
            put(class, k, kind);
        }
        for (county, class) in index.counties.iter().zip(&mut self.counties) {
            // A state that is named beside a place is no county of that name.
            if !(word.is_place && word.state.is_some()) {
                put(class, k, in_name(county, word, reach));
            }
        }
        for (names, class) in KINDS.iter().zip(&mut self.kinds) {
            let named = names.iter().any(|name| word.forms.iter().any(|form| form == name));
            put(class, k, named.then_some(MatchKind::Exact));
        }
        for (body, class) in AgencyBody::ALL.iter().zip(&mut self.bodies) {
            let named = body.words().iter().any(|name| word.forms.iter().any(|form| form == name));
            put(class, k, named.then_some(MatchKind::Exact));
        }
    }

    fn matches_anything(&self, k: usize) -> bool {
        let tables = [&self.vocabulary, &self.states, &self.counties, &self.kinds];
        let bodies = &self.bodies;
        tables.into_iter().flatten().chain(bodies).any(|&class| class >> (4 * k) & MISS != MISS)
    }

    /// The words of the vocabulary that are nearest in spelling to one that matches nothing: they
    /// begin with the same letter and hold all its letters in order.
    fn nearest(&mut self, index: &SearchIndex, k: usize, word: &Word) -> bool {
        let matcher = SkimMatcherV2::default();
        let letters = mask(&word.text);
        let near = |(at, (known, origin, known_letters)): (usize, (&str, WordOrigin, u64))| {
            let may = origin == WordOrigin::Printed
                && letters & !known_letters == 0
                && known.len() <= word.text.len() * 2 + 2
                && known.chars().next() == word.text.chars().next();
            let score = may.then(|| matcher.fuzzy_match(known, &word.text)).flatten()?;
            Some((at, score))
        };
        let scores: Vec<(usize, i64)> = index.entries().enumerate().filter_map(near).collect();
        let best = scores.iter().map(|&(_, score)| score).max().unwrap_or_default();
        for &(at, _) in scores.iter().filter(|&&(_, score)| score * 5 >= best * 4) {
            if let Some(class) = self.vocabulary.get_mut(at) {
                put(class, k, Some(MatchKind::Approximate));
            }
        }
        !scores.is_empty()
    }

    /// The rank of an agency.
    fn rank(&self, words: &[u32], context: AgencyContext) -> u32 {
        let of = |table: &[u64], at: usize| table.get(at).copied().unwrap_or(NONE);
        let beside = [
            of(&self.states, context.state.into()),
            of(&self.counties, context.county as usize),
            of(&self.kinds, context.kind.into()),
            of(&self.bodies, context.body.into()),
        ];
        let mut any = beside.iter().fold(NONE, |any, class| any & class);
        for &word in words {
            any &= of(&self.vocabulary, word as usize);
        }
        let missing = any & any >> 1 & any >> 2 & any >> 3 & self.plain;
        if missing != 0 { NO_MATCH } else { self.score(words, context, beside) }
    }

    fn score(&self, words: &[u32], context: AgencyContext, beside: [u64; 4]) -> u32 {
        let mut score = Score::default();
        let mut slots = [(MISS, 0_usize); MOST];
        let slots = slots.get_mut(..self.words.len()).unwrap_or_default();
        for (at, &word) in words.iter().enumerate() {
            let mut class = self.vocabulary.get(word as usize).copied().unwrap_or(NONE);
            if class == NONE {
                continue;
            }
            for slot in &mut *slots {
                if class & MISS < slot.0 {
                    *slot = (class & MISS, at);
                }
                class >>= 4;
            }
        }
        let [_, county, ..] = beside;
        for (k, (word, &mut (mut in_name, mut at))) in self.words.iter().zip(slots).enumerate() {
            if let Some(place) = self.phrases.get(k).and_then(|parts| find_phrase(parts, words)) {
                (in_name, at) = (0, place);
            }
            let mut around = beside.iter().map(|class| class >> (4 * k) & MISS).min();
            let before = k.checked_sub(1).map_or(MISS, |before| county >> (4 * before) & MISS);
            if word.body && before != MISS {
                around = Some(0);
            }
            let around = around.unwrap_or(MISS);
            if in_name.min(around) == MISS {
                return NO_MATCH;
            }
            score.add(in_name, around, at, word.phrase.len().max(1));
        }
        score.rank(context.lead, context.length)
    }
}

/// The place of a phrase among the words of an agency.
fn find_phrase(parts: &[Vec<u32>], words: &[u32]) -> Option<usize> {
    if parts.is_empty() {
        return None;
    }
    words.windows(parts.len()).position(|window| {
        window.iter().zip(parts).all(|(word, part)| part.binary_search(word).is_ok())
    })
}

fn phrase(index: &SearchIndex, word: &Word) -> Vec<Vec<u32>> {
    let matching = |forms: &Vec<String>| {
        let entries = (0_u32..).zip(index.entries());
        let printed = entries.filter(|(_, (known, origin, _))| {
            matches!(origin, WordOrigin::Printed | WordOrigin::Expanded)
                && forms.iter().any(|form| form == known)
        });
        printed.map(|(ix, _)| ix).collect()
    };
    word.phrase.iter().map(matching).collect()
}

/// How a word matches the folded name of a state or county, which is not printed with the agency:
/// as a whole word, its start, or with a typo.
fn in_name(name: &str, word: &Word, reach: Reach) -> Option<MatchKind> {
    if !word.phrase.is_empty() {
        let mut place = name.split(' ');
        let found = word
            .phrase
            .iter()
            .all(|forms| place.next().is_some_and(|part| forms.iter().any(|form| form == part)));
        return found.then_some(MatchKind::Exact);
    }
    let kind = |part: &str| {
        if word.forms.iter().any(|form| form == part) {
            Some(MatchKind::Exact)
        } else if word.loose && word.text.len() >= 3 && part.starts_with(word.text.as_str()) {
            Some(MatchKind::Prefix)
        } else if word.loose && !word.is_place && reach >= Reach::Typos && is_typo(&word.text, part)
        {
            Some(MatchKind::Typo)
        } else {
            None
        }
    };
    name.split(' ').filter_map(kind).min()
}

fn put(class: &mut u64, k: usize, kind: Option<MatchKind>) {
    if let Some(kind) = kind {
        *class &= !(MISS << (4 * k));
        *class |= (kind as u64) << (4 * k);
    }
}
