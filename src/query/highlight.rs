//! The parts of a name that match, for highlighting.

use std::ops::Range;

use super::Query;
use super::typo::is_typo;
use crate::text::{fold, is_apostrophe};

/// Returns the parts of `name` that match, as byte ranges at character boundaries, in order and
/// not overlapping. Meant for names on the screen only: nothing is cached.
#[must_use]
pub fn highlights(name: &str, query: &Query) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for at in printed_words(name) {
        let Some(printed) = name.get(at.clone()) else { continue };
        let folded = fold(printed);
        ranges.extend(in_word(&folded, query).map(|part| {
            let end = at.start + bytes_of(printed, part.end);
            at.start + bytes_of(printed, part.start)..end
        }));
    }
    for pattern in &query.patterns {
        ranges.extend(pattern.find_iter(name).map(|found| found.range()));
    }
    merge(ranges)
}

/// The words of a printed name: letters and digits, and what folding drops between them.
fn printed_words(name: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for (at, c) in name.char_indices() {
        let end = at + c.len_utf8();
        let inside = c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c);
        match words.last_mut() {
            Some(word) if open && (inside || is_apostrophe(c)) => word.end = end,
            _ if inside => words.push(at..end),
            _ => {}
        }
        open = inside || (open && is_apostrophe(c));
    }
    words
}

/// The part of a folded word that matches, in characters: the longest one.
fn in_word(folded: &str, query: &Query) -> Option<Range<usize>> {
    let length = folded.chars().count();
    let part = |word: &super::words::Word| {
        let whole = word.forms.iter().chain(word.phrase.iter().flatten());
        if whole.clone().any(|form| form == folded) {
            return Some(0..length);
        }
        if !word.loose {
            return None;
        }
        if let Some(rest) = folded.strip_prefix(word.text.as_str()) {
            return Some(0..length - rest.chars().count());
        }
        if word.text.len() >= 3
            && let Some((before, _)) = folded.split_once(word.text.as_str())
        {
            let start = before.chars().count();
            return Some(start..start + word.text.chars().count());
        }
        is_typo(&word.text, folded).then_some(0..length)
    };
    query.words.iter().filter_map(part).max_by_key(|part| part.end - part.start)
}

/// The number of bytes of a printed word that fold to a number of characters.
fn bytes_of(printed: &str, characters: usize) -> usize {
    let mut left = characters;
    let mut end = 0;
    for (at, c) in printed.char_indices() {
        let folded = fold(c.encode_utf8(&mut [0; 4])).chars().count();
        if left == 0 && folded > 0 {
            break;
        }
        left = left.saturating_sub(folded);
        end = at + c.len_utf8();
    }
    if characters == 0 { 0 } else { end }
}

fn merge(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.retain(|range| !range.is_empty());
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}
