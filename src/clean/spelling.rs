//! Nearest spellings: which known word a misspelled one means.

use strsim::osa_distance;

/// The candidate nearest to `key`, and its distance in letters added, removed, replaced or swapped
/// with their neighbour. `None` if no candidate is within `bound`, or two are equally near.
pub(super) fn nearest<'a, T: PartialEq>(
    key: &str,
    bound: usize,
    candidates: impl Iterator<Item = (&'a str, T)>,
) -> Option<(T, usize)> {
    let mut best: Option<(T, usize)> = None;
    let mut tied = false;
    for (word, value) in candidates {
        let bytes = if word.is_ascii() && key.is_ascii() { bound } else { 4 * bound };
        if word.len().abs_diff(key.len()) > bytes {
            continue;
        }
        let distance = osa_distance(key, word);
        if distance > bound {
            continue;
        }
        match &best {
            Some((_, least)) if distance > *least => {}
            Some((known, least)) if distance == *least => tied |= *known != value,
            _ => {
                best = Some((value, distance));
                tied = false;
            }
        }
    }
    best.filter(|_| !tied)
}

/// How many letters may be wrong in a word of that many letters if the whole vocabulary is known
/// and its words are dissimilar: 1 in five, 2 in nine, 3 in more.
#[must_use]
pub(super) fn bound(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=5 => 1,
        6..=9 => 2,
        _ => 3,
    }
}

/// Letters and digits in capitals, with one space between words; apostrophes are dropped.
#[must_use]
pub(super) fn words(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_alphanumeric() {
            words.extend(character.to_uppercase());
        } else if character != '\'' && !words.is_empty() && !words.ends_with(' ') {
            words.push(' ');
        }
    }
    words.truncate(words.trim_end().len());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tie_is_no_answer() {
        let words = [("fall", 1), ("hall", 2), ("fell", 1)];
        assert_eq!(nearest("falls", 1, words.into_iter()), Some((1, 1)));
        assert_eq!(nearest("ball", 1, words.into_iter()), None);
        assert_eq!(nearest("mill", 1, words.into_iter()), None);
        assert_eq!(nearest("ahll", 1, words.into_iter()), Some((2, 1)));
    }

    #[test]
    fn words_are_compared_without_punctuation() {
        assert_eq!(words(" St. Lucie\u{a0}(County) "), "ST LUCIE COUNTY");
        assert_eq!(words("Lyon's"), "LYONS");
        assert_eq!(words("..."), "");
    }
}
