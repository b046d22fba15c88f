//! How the agencies that match are ranked.

use super::search::NO_MATCH;
use super::{Match, MatchKind};

/// What ranks an agency, the weightiest first: the worst kind, all kinds together, how many words
/// match only beside the name, whether the words follow each other, how near the start of the name
/// they begin, the length of the name.
#[derive(Default)]
pub(super) struct Score {
    worst: u64,
    sum: u64,
    beside: u32,
    scattered: u32,
    first: Option<usize>,
    next: Option<usize>,
}

impl Score {
    pub(super) fn add(&mut self, in_name: u64, around: u64, at: usize, length: usize) {
        let kind = in_name.min(around);
        self.worst = self.worst.max(kind);
        self.sum += kind;
        if around < in_name {
            self.beside += 1;
            return;
        }
        if let Some(next) = self.next {
            let order = if at == next { 0 } else { 1 + u32::from(at < next) };
            self.scattered = self.scattered.max(order);
        }
        self.first.get_or_insert(at);
        self.next = Some(at + length);
    }

    /// `lead` words before the name's place do not count.
    pub(super) fn rank(&self, lead: u8, length: u8) -> u32 {
        let kind = usize::try_from(self.worst).ok().and_then(|at| MatchKind::ALL.get(at));
        let sum = u32::try_from(self.sum).unwrap_or(u32::MAX).min(63);
        let first = self.first.map_or(3, |first| first.saturating_sub(lead.into()));
        let first = u32::try_from(first).unwrap_or(3).min(3);
        let score = sum << 16
            | self.beside.min(15) << 12
            | self.scattered << 10
            | first << 8
            | u32::from(length);
        kind.map_or(NO_MATCH, |&kind| Match { kind, score }.rank())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rank(words: &[(u64, u64, usize)], length: u8) -> u32 {
        let mut score = Score::default();
        for &(in_name, around, at) in words {
            score.add(in_name, around, at, 1);
        }
        score.rank(0, length)
    }

    #[test]
    fn what_weighs_more_comes_first_whatever_the_rest() {
        let in_order = [
            rank(&[(0, 15, 0), (0, 15, 1)], 20),
            rank(&[(0, 15, 0), (0, 15, 1)], 30),
            rank(&[(0, 15, 1), (0, 15, 2)], 20),
            rank(&[(0, 15, 0), (0, 15, 2)], 20),
            rank(&[(0, 15, 1), (0, 15, 0)], 20),
            rank(&[(0, 15, 0), (15, 0, 0)], 5),
            rank(&[(15, 0, 0), (15, 0, 0)], 5),
            rank(&[(0, 15, 0), (1, 15, 1)], 5),
            rank(&[(1, 15, 0), (1, 15, 1)], 5),
            rank(&[(0, 15, 0), (2, 15, 1)], 5),
            rank(&[(0, 15, 0), (3, 15, 1)], 5),
            rank(&[(0, 15, 0), (4, 15, 1)], 5),
        ];
        assert!(in_order.is_sorted_by(|a, b| a < b), "{in_order:?}");
    }
}
