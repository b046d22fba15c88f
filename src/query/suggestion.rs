//! Suggestions for a word that is not among those accepted.

/// How similar two words must be, from 0 to 1, for one to be suggested for the other.
const SIMILAR: f64 = 0.66;

/// Returns the word nearest to `text`, if one is near. No word is near to a single letter.
#[must_use]
pub fn nearest<'a>(text: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let text = text.to_lowercase();
    words
        .into_iter()
        .map(|word| (similarity(&text, &word.to_lowercase()), word))
        .filter(|&(similarity, _)| similarity > SIMILAR && text.chars().nth(1).is_some())
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, word)| word)
}

/// One measure favours words that begin alike, the other short words with two letters exchanged.
fn similarity(a: &str, b: &str) -> f64 {
    strsim::jaro_winkler(a, b).max(strsim::normalized_damerau_levenshtein(a, b))
}

/// Returns the sentence for a word that is not accepted, such as `no such state: "Floirda"; did you
/// mean Florida?`. If no word is near, `usage` says what to write.
#[must_use]
pub fn no_such<'a>(
    what: &str,
    text: &str,
    words: impl IntoIterator<Item = &'a str>,
    usage: &str,
) -> String {
    match nearest(text, words) {
        Some(word) => format!("no such {what}: \"{text}\"; did you mean {word}?"),
        None => format!("no such {what}: \"{text}\"; use {usage}"),
    }
}
