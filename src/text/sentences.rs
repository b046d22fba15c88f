//! Words made into sentences.

use super::thousands;

/// Capitalizes the first letter.
#[must_use]
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// Makes a sentence of words: capitalized, with a period at the end.
#[must_use]
pub fn sentence(words: &str) -> String {
    let mut sentence = capital(words);
    sentence.push('.');
    sentence
}

/// The first of several messages, with the number of the others: "a.xlsx: no rows (and 2 more)".
#[must_use]
pub fn and_more(first: &str, count: usize) -> String {
    match count {
        0 | 1 => first.to_owned(),
        _ => format!("{first} (and {} more)", thousands(count as u64 - 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_has_a_capital_and_a_period() {
        for (words, expected) in
            [("no list", "No list."), ("2 lists", "2 lists."), ("école", "École."), ("", ".")]
        {
            assert_eq!(sentence(words), expected);
        }
    }

    #[test]
    fn the_other_messages_are_counted() {
        for (count, expected) in
            [(1, "bad"), (2, "bad (and 1 more)"), (1_001, "bad (and 1,000 more)")]
        {
            assert_eq!(and_more("bad", count), expected);
        }
    }
}
