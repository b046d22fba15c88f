//! Words made into sentences.

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
}
