//! The time of day and the revision of a list, by the words of its name.

use crate::model::Edition;

/// No time of day and no revision.
pub(super) const NONE: Edition = Edition { seconds: 0, revision: 0 };

/// The words for a time of day, and its seconds since midnight. No word begins with an earlier one.
const TIMES: [(&str, u32); 8] = [
    ("am", 21_600),
    ("morning", 21_600),
    ("midday", 43_200),
    ("mid", 43_200),
    ("noon", 43_200),
    ("pm", 64_800),
    ("afternoon", 64_800),
    ("evening", 64_800),
];

/// Reads the words before and behind a date.
///
/// A revision is a number or a letter: `pm2`, `amB`, `am_b`, `pm rev 2`, `v3`. A bare number behind
/// a blank or a hyphen is what programs add to the name of a copy, and none of ICE's.
pub(super) fn around(before: &str, behind: &str) -> Edition {
    let mut words = split(behind);
    let mut edition = NONE;
    let mut last = Last::Date;
    while let Some(Word { between, text }) = words.next() {
        let near = between.is_empty() || between == "_";
        if let Some((seconds, rest)) = time(&text).filter(|_| edition.seconds == 0) {
            edition.seconds = seconds;
            edition.revision = revision(rest).unwrap_or(edition.revision);
            last = if rest.is_empty() { Last::Date } else { Last::Other };
        } else if ["rev", "revision", "v", "version"].contains(&text.as_str()) {
            let number = words.next().and_then(|word| number(&word.text));
            edition.revision = number.unwrap_or(edition.revision);
            last = Last::Other;
        } else if last == Last::Date
            && let Some(revision) = revision(&text)
            && (near || number(&text).is_none())
        {
            edition.revision = revision;
            last = Last::Other;
        } else {
            last = Last::Other;
        }
    }
    if edition.seconds == 0 {
        edition.seconds = ahead(before).unwrap_or(0);
    }
    edition
}

/// What a word stands behind.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    /// The date, or the time of day.
    Date,
    /// Another word.
    Other,
}

/// A word in lower case, and what separates it from the one before.
struct Word {
    between: String,
    text: String,
}

/// The words of a text; `a.m.` is one.
fn split(text: &str) -> impl Iterator<Item = Word> {
    let text = text.to_ascii_lowercase().replace("a.m", "am").replace("p.m", "pm");
    let mut words: Vec<Word> = Vec::new();
    let mut between = String::new();
    let mut in_word = false;
    for letter in text.chars() {
        if !letter.is_alphanumeric() {
            between.push(letter);
            in_word = false;
            continue;
        }
        match words.last_mut().filter(|_| in_word) {
            Some(word) => word.text.push(letter),
            None => words.push(Word { between: std::mem::take(&mut between), text: letter.into() }),
        }
        in_word = true;
    }
    words.into_iter()
}

/// The time of day that a word begins with, and the rest, which is a revision or nothing.
fn time(word: &str) -> Option<(u32, &str)> {
    TIMES.iter().find_map(|(name, seconds)| {
        let rest = word.strip_prefix(name)?;
        (rest.is_empty() || revision(rest).is_some()).then_some((*seconds, rest))
    })
}

/// `2`, `b`, `rev2` or `v2`.
fn revision(text: &str) -> Option<u32> {
    let numbered = ["rev", "v"].iter().find_map(|prefix| text.strip_prefix(prefix));
    if let Some(number) = numbered.and_then(number).or_else(|| number(text)) {
        return Some(number);
    }
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(letter @ 'a'..='z'), None) => Some(u32::from(letter) - u32::from('a') + 1),
        _ => None,
    }
}

fn number(text: &str) -> Option<u32> {
    text.parse().ok().filter(|_| text.len() <= 2)
}

/// The time of day that stands before the date, as a word of its own or in capitals behind a small
/// letter: `am_09152026`, `AgenciesPM09152026`.
fn ahead(before: &str) -> Option<u32> {
    let alone = |word: &str| time(word).filter(|(_, rest)| rest.is_empty()).map(|(time, _)| time);
    split(before).find_map(|word| alone(&word.text)).or_else(|| {
        let (rest, last) = before.split_at_checked(before.len().checked_sub(2)?)?;
        let is_apart = rest.ends_with(|c: char| c.is_ascii_lowercase())
            && last.starts_with(|c: char| c.is_ascii_uppercase());
        alone(&last.to_ascii_lowercase()).filter(|_| is_apart)
    })
}
