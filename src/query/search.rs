//! The result of a search.

use serde::Serialize;

use super::Filter;
use crate::model::AgencyIx;

/// How well an agency matches a search, judged by the word that matches worst.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum MatchKind {
    /// A whole word, or an abbreviation of it (`pd`, `so`, a postal code).
    Exact,
    /// The start of a word.
    Prefix,
    /// A part of a word.
    Substring,
    /// A word with one letter wrong, missing or added, or two letters exchanged.
    Typo,
    /// A word that contains its letters in order, with others in between.
    Approximate,
}

impl MatchKind {
    /// All of them, the best first.
    pub const ALL: [Self; 5] =
        [Self::Exact, Self::Prefix, Self::Substring, Self::Typo, Self::Approximate];

    /// Whether the words are in the name, or beside it, as they are written.
    #[must_use]
    pub const fn is_as_written(self) -> bool {
        matches!(self, Self::Exact | Self::Prefix | Self::Substring)
    }

    /// The word used in output, such as `prefix`.
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

/// How well an agency matches, in order: better matches are smaller.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Match {
    /// The kind.
    pub kind: MatchKind,
    /// The score within the kind; smaller is better.
    pub score: u32,
}

/// A rank holds the kind above this many bits of the score.
const SCORE_BITS: u32 = 28;

/// The rank of an agency that does not match.
pub(super) const NO_MATCH: u32 = u32::MAX;

impl Match {
    /// Kind and score in one number, in the same order.
    pub(super) fn rank(self) -> u32 {
        (self.kind as u32) << SCORE_BITS | self.score.min((1 << SCORE_BITS) - 1)
    }

    fn of_rank(rank: u32) -> Option<Self> {
        let kind = MatchKind::ALL.get((rank >> SCORE_BITS) as usize)?;
        Some(Self { kind: *kind, score: rank & ((1 << SCORE_BITS) - 1) })
    }
}

/// The result of a search: the agencies that match, and the restrictions of the search box.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    /// Whether nothing matches by word, start or part, so that these are the nearest by spelling.
    pub approximate: bool,
    /// The restrictions of the search, which apply in addition to the filter of the panes.
    pub restrictions: Filter,
    /// By agency: kind and score, see [`Match::rank`]. `None` if the search has no words, so
    /// that every agency matches.
    pub(super) ranks: Option<Vec<u32>>,
    /// Whether all of them match without a typo.
    pub(super) strict: bool,
}

impl Hits {
    /// Finds no agency: what is asked for is not understood.
    #[must_use]
    pub fn none() -> Self {
        Self { ranks: Some(Vec::new()), ..Self::default() }
    }

    /// How well an agency matches; `None` if it does not. Without words every agency matches.
    #[must_use]
    pub fn of(&self, agency: AgencyIx) -> Option<Match> {
        match &self.ranks {
            None => Some(Match { kind: MatchKind::Exact, score: 0 }),
            Some(_) => Match::of_rank(self.rank(agency.0)),
        }
    }

    /// Whether the search has words; without them every agency matches.
    #[must_use]
    pub fn has_words(&self) -> bool {
        self.ranks.is_some()
    }

    /// The number of agencies that match; `None` if the search has no words.
    #[must_use]
    pub fn count(&self) -> Option<usize> {
        let ranks = self.ranks.as_ref()?;
        Some(ranks.iter().filter(|&&rank| rank != NO_MATCH).count())
    }

    pub(super) fn has(&self, agency: u32) -> bool {
        self.ranks.is_none() || self.rank(agency) != NO_MATCH
    }

    pub(super) fn rank(&self, agency: u32) -> u32 {
        let ranks = self.ranks.as_ref();
        ranks.and_then(|ranks| ranks.get(agency as usize)).copied().unwrap_or(NO_MATCH)
    }
}
