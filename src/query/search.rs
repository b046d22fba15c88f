//! What a search leaves.

use serde::Serialize;

use super::Filter;
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

/// What a search leaves: the agencies that match, and the restrictions of the search box.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    /// Whether nothing matches by word, start, part or typo, so that these are the nearest instead.
    pub approximate: bool,
    /// The restrictions of the search, which hold beside the filter of the panes.
    pub restrictions: Filter,
    /// By agency: kind and score, see [`Match::rank`]. `None` where the search has no words, so
    /// that every agency matches.
    pub(super) ranks: Option<Vec<u32>>,
    /// Whether all of them match without a typo.
    pub(super) strict: bool,
}

impl Hits {
    /// The match of an agency: `None` where it does not match. Without words every agency matches.
    #[must_use]
    pub fn of(&self, agency: AgencyIx) -> Option<Match> {
        match &self.ranks {
            None => Some(Match { kind: MatchKind::Exact, score: 0 }),
            Some(_) => Match::of_rank(self.rank(agency.0)),
        }
    }

    /// Whether the search has words, so that agencies are told apart.
    #[must_use]
    pub fn has_words(&self) -> bool {
        self.ranks.is_some()
    }

    /// Number of agencies that match by word, or `None` where the search has no words.
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
