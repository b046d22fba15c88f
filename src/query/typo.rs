//! Typing errors of one letter.

/// The length from which a word may have a typo; shorter words have too many neighbours.
pub(super) const SHORTEST: usize = 4;

/// The length from which the first letter may be wrong.
const FIRST_MAY_DIFFER: usize = 5;

/// Whether two words differ by one letter that is wrong, missing or added, or by two neighbouring
/// letters exchanged.
pub(super) fn is_typo(typed: &str, word: &str) -> bool {
    let letters = typed.chars().count();
    if letters < SHORTEST
        || typed.len().abs_diff(word.len()) > 4
        || (letters < FIRST_MAY_DIFFER && typed.chars().next() != word.chars().next())
    {
        return false;
    }
    let (mut a, mut b) = (typed.chars(), word.chars());
    while a.clone().next().is_some() && a.clone().next() == b.clone().next() {
        a.next();
        b.next();
    }
    while a.clone().next_back().is_some() && a.clone().next_back() == b.clone().next_back() {
        a.next_back();
        b.next_back();
    }
    let left: (usize, usize) = (a.clone().count(), b.clone().count());
    match left {
        (1, 0 | 1) | (0, 1) => true,
        (2, 2) => a.clone().next() == b.clone().next_back() && a.next_back() == b.next(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_or_one_exchange_is_a_typo() {
        let cases = [
            ("mimai", "miami", true),
            ("miamii", "miami", true),
            ("miam", "miami", true),
            ("miani", "miami", true),
            ("hiami", "miami", true),
            ("polk", "pork", true),
            ("polk", "folk", false),
            ("bay", "ray", false),
            ("miami", "miami", false),
            ("mimia", "miami", false),
            ("dona", "doña", true),
            ("florda", "florida", true),
        ];
        for (typed, word, expected) in cases {
            assert_eq!(is_typo(typed, word), expected, "{typed} {word}");
        }
    }
}
