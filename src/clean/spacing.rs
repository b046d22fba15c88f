//! The form of a text: blanks, line breaks, zero-width characters, apostrophes, footnote marks.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::model::Rule;

/// Mends the form of a text: no blanks around it or doubled inside, every kind of blank a space, no
/// zero-width characters, plain apostrophes and quotes, no footnote marks after it, composed form
/// (NFC). If that changed anything, the rule is returned, too.
///
/// Characters that change the direction of text are kept, because readers must see them.
#[must_use]
pub fn mend(text: &str) -> (Cow<'_, str>, Option<Rule>) {
    if is_mended(text) {
        return (Cow::Borrowed(text), None);
    }
    let mut mended = String::with_capacity(text.len());
    let mut quotes = false;
    for character in text.nfc() {
        if is_blank(character) {
            if !mended.is_empty() && !mended.ends_with(' ') {
                mended.push(' ');
            }
        } else if has_no_width(character) {
        } else {
            let plain = plain_quote(character);
            quotes |= plain != character;
            mended.push(plain);
        }
    }
    mended.truncate(mended.trim_end_matches(' ').len());
    let value = mended.trim_end_matches(|c| is_footnote_mark(c) || c == ' ').len();
    // A text of nothing but marks is no value with a footnote.
    let footnote = 0 < value && value < mended.len();
    if footnote {
        mended.truncate(value);
    }
    // A zero-width character may have been between a letter and its accent.
    if is_nfc_quick(mended.chars()) != IsNormalized::Yes {
        mended = mended.nfc().collect();
    }
    if mended == text {
        return (Cow::Borrowed(text), None);
    }
    let rule = match (footnote, quotes) {
        (true, _) => Rule::Footnote,
        (false, true) => Rule::Apostrophe,
        (false, false) => Rule::Spacing,
    };
    (Cow::Owned(mended), Some(rule))
}

/// Whether `text` is empty once it is mended.
#[must_use]
pub fn is_nothing(text: &str) -> bool {
    text.chars().all(is_empty)
}

/// Whether a character is invisible.
pub(super) fn is_empty(character: char) -> bool {
    is_blank(character) || has_no_width(character)
}

/// A quick check for most texts: ASCII, single spaces, neither one nor a footnote mark at the end.
fn is_mended(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut before = b' ';
    for &byte in bytes {
        if !(b' '..0x7f).contains(&byte) || (byte == b' ' && before == b' ') || byte == b'`' {
            return false;
        }
        before = byte;
    }
    bytes.is_empty() || !matches!(before, b' ' | b'*')
}

/// Whether a character refers to a footnote where it stands after a text.
fn is_footnote_mark(character: char) -> bool {
    matches!(
        character,
        '*' | '\u{2020}'
            | '\u{2021}'
            | '\u{2217}'
            | '\u{b9}'
            | '\u{b2}'
            | '\u{b3}'
            | '\u{2070}'
            | '\u{2074}'..='\u{2079}'
    )
}

fn is_blank(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{2800}' | '\u{3164}' | '\u{1f}')
}

/// Zero-width space, joiners and non-joiners, word joiner, byte order mark, soft hyphen and
/// invisible operators.
fn has_no_width(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{34f}' | '\u{180e}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{feff}'
    )
}

fn plain_quote(character: char) -> char {
    match character {
        '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' | '\u{2032}' | '\u{2bb}' | '\u{2bc}'
        | '\u{b4}' | '`' | '\u{ff07}' | '\u{a78c}' | '\u{2bd}' => '\'',
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' | '\u{2033}' | '\u{ff02}' => '"',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("Polk County", "Polk County", None)]
    #[case("", "", None)]
    #[case("   ", "", Some(Rule::Spacing))]
    #[case("GEORGIA ", "GEORGIA", Some(Rule::Spacing))]
    #[case(
        " Kansas  Bureau Of Investigation",
        "Kansas Bureau Of Investigation",
        Some(Rule::Spacing)
    )]
    #[case("Corrections\u{a0}\u{a0}", "Corrections", Some(Rule::Spacing))]
    #[case("Polk\r\nCounty\tSheriff", "Polk County Sheriff", Some(Rule::Spacing))]
    #[case("Po\u{200b}lk\u{feff}", "Polk", Some(Rule::Spacing))]
    #[case(
        "Pasco County Sheriff\u{2019}s Office",
        "Pasco County Sheriff's Office",
        Some(Rule::Apostrophe)
    )]
    #[case("Sheriff\u{2019}s  Office ", "Sheriff's Office", Some(Rule::Apostrophe))]
    #[case("Sheriff`s Office", "Sheriff's Office", Some(Rule::Apostrophe))]
    #[case("\u{201c}Task Force\u{201d}", "\"Task Force\"", Some(Rule::Apostrophe))]
    #[case("DELAWARE**", "DELAWARE", Some(Rule::Footnote))]
    #[case("Task Force *", "Task Force", Some(Rule::Footnote))]
    #[case("Sheriff\u{2019}s Office\u{2020} ", "Sheriff's Office", Some(Rule::Footnote))]
    #[case("Pinal County\u{b9}\u{b2}", "Pinal County", Some(Rule::Footnote))]
    #[case("2009-10-15* *", "2009-10-15", Some(Rule::Footnote))]
    #[case("**", "**", None)]
    #[case("*Polk", "*Polk", None)]
    #[case("Polk*County", "Polk*County", None)]
    #[case("Don\u{303}a Ana", "Doña Ana", Some(Rule::Spacing))]
    #[case("Doña Ana", "Doña Ana", None)]
    #[case("a\u{202e}b", "a\u{202e}b", None)]
    #[case("\u{2003}Cole\u{3000}Camp\u{2009}", "Cole Camp", Some(Rule::Spacing))]
    fn form_is_mended(#[case] text: &str, #[case] want: &str, #[case] rule: Option<Rule>) {
        assert_eq!(mend(text), (Cow::Borrowed(want), rule));
        assert_eq!(is_nothing(text), want.is_empty());
    }

    proptest! {
        #[test]
        fn what_is_mended_needs_no_mending(text in any::<String>()) {
            let (once, _) = mend(&text);
            prop_assert_eq!(mend(&once), (Cow::Borrowed(&*once), None));
            prop_assert_eq!(is_nothing(&text), once.is_empty());
        }

        #[test]
        fn plain_text_stays(text in "[A-Za-z.'&]{1,8}( [A-Za-z.'&]{1,8}){0,4}") {
            prop_assert_eq!(mend(&text), (Cow::Borrowed(&*text), None));
        }
    }
}
