//! Untrusted text made safe for a terminal.
//!
//! A terminal obeys some characters and hides others. What a file contains is a matter of record,
//! so such characters are neither passed on nor dropped, but made visible.

use std::borrow::Cow;
use std::fmt::Write as _;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

/// The longest text on the screen, in bytes.
const TEXT_BYTES: usize = 4096;
/// The largest number of code points in a cell: enough for any letter, too few to stack marks.
const GRAPHEME_POINTS: usize = 8;
/// The mark of a text that was cut.
const CUT: &str = "…";

/// Makes every character visible that a terminal could obey or hide: ESC is `␛`, a line break `⏎`,
/// an invisible character `‹U+202E›`. A text longer than 4 KB, or a cell of more than eight code
/// points, is cut with `…`.
#[must_use]
pub fn display(text: &str) -> Cow<'_, str> {
    if text.len() <= TEXT_BYTES && text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(cap_graphemes(cut(marked(text))))
}

/// Like [`display`], for a line of a table: without blanks at the ends, and with one blank for a
/// run of blanks.
#[must_use]
pub fn display_line(text: &str) -> Cow<'_, str> {
    let trimmed = text.trim();
    let squeezed = trimmed.split(' ').all(|word| !word.is_empty()) || trimmed.is_empty();
    if squeezed && !trimmed.contains(is_blank_control) {
        return display(trimmed);
    }
    let mut line = String::new();
    for word in trimmed.split([' ', '\t']).filter(|word| !word.is_empty()).map(str::trim_end) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        if line.len() > TEXT_BYTES {
            break;
        }
    }
    Cow::Owned(display(&line.replace("\r\n", "\n")).into_owned())
}

/// Like [`display`], for a text that must stay whole: only control characters are made visible,
/// except for tabs and line feeds.
#[must_use]
pub fn display_controls(text: &str) -> Cow<'_, str> {
    let is_shown = |letter: char| letter.is_control() && !matches!(letter, '\t' | '\n');
    if !text.contains(is_shown) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match picture(letter) {
            _ if !is_shown(letter) => out.push(letter),
            Some(mark) => out.push(mark),
            None => push_number(&mut out, letter),
        }
    }
    Cow::Owned(out)
}

/// Appends the number of a character that has no picture.
fn push_number(out: &mut String, letter: char) {
    // Writing into a String cannot fail.
    let _ = write!(out, "‹U+{:04X}›", u32::from(letter));
}

/// Whether a character is always shown unchanged, in a cell of its own.
fn is_plain(letter: char) -> bool {
    matches!(letter, ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{370}'..='\u{482}'
        | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{20a0}'..='\u{20bf}'
        | '\u{2100}'..='\u{27bf}')
}

fn is_blank_control(letter: char) -> bool {
    matches!(letter, '\t' | '\r' | '\n')
}

/// Replaces what must not reach a terminal. Stops once the text is long enough to be cut.
fn marked(text: &str) -> String {
    let mut out = String::with_capacity(text.len().min(TEXT_BYTES) + 16);
    let mut before = None;
    let mut pile = 0;
    for letter in text.chars() {
        if out.len() > TEXT_BYTES {
            break;
        }
        // Stacked marks are one grapheme, which is cut later; what follows must still be visible.
        pile = if letter.width() == Some(0) { pile + 1 } else { 0 };
        if pile > GRAPHEME_POINTS && !is_invisible(letter) {
            continue;
        }
        match picture(letter) {
            Some(mark) => out.push(mark),
            None if is_invisible(letter) && !is_presentation(before, letter) => {
                push_number(&mut out, letter);
            }
            None => out.push(letter),
        }
        before = out.chars().next_back();
    }
    out
}

/// The picture of a control character, one cell wide.
fn picture(letter: char) -> Option<char> {
    match letter {
        '\n' => Some('⏎'),
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(letter)),
        '\u{7f}' => Some('␡'),
        _ => None,
    }
}

/// Whether `letter` selects the text or emoji presentation of the symbol before it.
fn is_presentation(before: Option<char>, letter: char) -> bool {
    let symbol = |before| {
        matches!(before, '#' | '*' | '0'..='9' | '©' | '®')
            || (before >= '\u{203c}' && !is_invisible(before))
    };
    matches!(letter, '\u{fe0e}' | '\u{fe0f}') && before.is_some_and(symbol)
}

/// Whether a terminal shows nothing for `letter` or lets it affect its neighbours: C1 controls,
/// format characters, fillers, selectors, tags, separators and noncharacters.
fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\u{80}'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}'
        | '\u{70f}' | '\u{890}'..='\u{891}' | '\u{8e2}' | '\u{115f}'..='\u{1160}'
        | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fdd0}'..='\u{fdef}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}' | '\u{fffe}'..='\u{ffff}' | '\u{110bd}' | '\u{110cd}'
        | '\u{13430}'..='\u{1343f}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
        || (u32::from(letter) & 0xfffe) == 0xfffe
}

fn cut(mut text: String) -> String {
    if text.len() <= TEXT_BYTES {
        return text;
    }
    let room = TEXT_BYTES - CUT.len();
    let end = text
        .grapheme_indices(true)
        .map(|(start, grapheme)| start + grapheme.len())
        .take_while(|&end| end <= room)
        .last();
    text.truncate(end.unwrap_or_else(|| text.floor_char_boundary(room)));
    text.push_str(CUT);
    text
}

fn cap_graphemes(text: String) -> String {
    let too_long = |grapheme: &str| {
        grapheme.len() > GRAPHEME_POINTS && grapheme.chars().count() > GRAPHEME_POINTS
    };
    if !text.graphemes(true).any(too_long) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for grapheme in text.graphemes(true) {
        if too_long(grapheme) {
            out.extend(grapheme.chars().take(GRAPHEME_POINTS - 1));
            out.push_str(CUT);
        } else {
            out.push_str(grapheme);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn whole_texts_lose_their_controls_and_nothing_else() {
        let cases = [
            ("Polk County\tso\nFL", "Polk County\tso\nFL"),
            ("\u{1b}[31mred\r\n", "␛[31mred␍\n"),
            ("\u{9b}31m\u{7f}\0", "‹U+009B›31m␡␀"),
            ("\u{202e}Doña", "\u{202e}Doña"),
        ];
        for (text, shown) in cases {
            assert_eq!(display_controls(text), shown, "{text:?}");
        }
        let long = "x".repeat(10_000);
        assert_eq!(display_controls(&long), long);
    }

    #[test]
    fn shows_what_a_terminal_would_obey_or_hide() {
        let cases = [
            ("Polk County Sheriff's Office", "Polk County Sheriff's Office"),
            ("Doña Ana – “Café” № 7 é", "Doña Ana – “Café” № 7 é"),
            ("\u{1b}[31mred", "␛[31mred"),
            ("\u{1b}]52;c;QQ==\u{7}", "␛]52;c;QQ==␇"),
            ("\u{1b}]8;;http://x\u{1b}\\y", "␛]8;;http://x␛\\y"),
            ("\u{1b}P\u{1b}_\u{1b}^\u{1b}X", "␛P␛_␛^␛X"),
            ("\u{9b}31m", "‹U+009B›31m"),
            ("\u{1b}c\u{1b}[2J\u{1b}[6n", "␛c␛[2J␛[6n"),
            ("a\u{7}b\u{8}c\rd\u{b}e\0", "a␇b␈c␍d␋e␀"),
            ("one\ntwo", "one⏎two"),
            ("one\ttwo", "one␉two"),
            ("\u{7f}", "␡"),
            ("\u{202e}evil\u{2066}", "‹U+202E›evil‹U+2066›"),
            ("a\u{200b}b\u{200d}c\u{feff}\u{ad}", "a‹U+200B›b‹U+200D›c‹U+FEFF›‹U+00AD›"),
            ("\u{e0041}\u{e007f}", "‹U+E0041›‹U+E007F›"),
            ("\u{2028}\u{2029}\u{600}", "‹U+2028›‹U+2029›‹U+0600›"),
            ("❤\u{fe0f} 1\u{fe0f}", "❤\u{fe0f} 1\u{fe0f}"),
            ("a\u{fe0f}\u{fe0f}", "a‹U+FE0F›‹U+FE0F›"),
            ("👍🏽 🇺🇸", "👍🏽 🇺🇸"),
            ("e\u{301}", "e\u{301}"),
            ("\u{fffe}", "‹U+FFFE›"),
            ("", ""),
        ];
        for (text, shown) in cases {
            assert_eq!(display(text), shown, "{text:?}");
        }
    }

    #[test]
    fn ordinary_text_is_borrowed() {
        for text in ["", "Sheriff", "Doña Ana – “Café”", "●■▇ │─ ⏎", "Округ"]
        {
            assert!(matches!(display(text), Cow::Borrowed(_)), "{text}");
            assert!(matches!(display_line(text), Cow::Borrowed(_)), "{text}");
        }
    }

    #[test]
    fn a_line_has_no_runs_of_blanks() {
        assert_eq!(display_line("  Polk \t County\t Sheriff \n"), "Polk County Sheriff");
        assert_eq!(display_line("one\r\ntwo"), "one⏎two");
        assert_eq!(display_line("one\ntwo"), "one⏎two");
    }

    #[test]
    fn piles_and_floods_are_cut() {
        let pile = format!("a{}b", "\u{301}".repeat(10_000));
        assert_eq!(display(&pile), format!("a{}…b", "\u{301}".repeat(6)));
        let short_pile = format!("a{}b", "\u{301}".repeat(50));
        assert_eq!(display(&short_pile), format!("a{}…b", "\u{301}".repeat(6)));
        let flood = "x".repeat(100_000);
        assert_eq!(display(&flood).len(), TEXT_BYTES);
        assert!(display(&flood).ends_with("x…"));
    }

    fn any_text() -> impl Strategy<Value = String> {
        let odd = prop::sample::select(vec![
            '\u{1b}',
            '\n',
            '\t',
            '\u{9b}',
            '\u{301}',
            '\u{200d}',
            '\u{fe0f}',
            '\u{1f1fa}',
            '👍',
            '\u{1f3fd}',
            '\u{1100}',
            '\u{1161}',
            '\u{11a8}',
            '\u{915}',
            '\u{94d}',
            '\u{111c2}',
            '\u{e0041}',
            '\u{202e}',
            'a',
            ' ',
        ]);
        prop::collection::vec(prop_oneof![any::<char>(), odd], 0..60)
            .prop_map(|letters| letters.into_iter().collect())
    }

    proptest! {
        #[test]
        fn holds_nothing_that_acts_or_hides(text in any_text(), times in 1usize..120) {
            let text = text.repeat(times);
            let shown = display(&text);
            let mut before = None;
            for letter in shown.chars() {
                prop_assert!(!letter.is_control(), "{letter:?}");
                prop_assert!(!is_invisible(letter) || is_presentation(before, letter), "{letter:?}");
                before = Some(letter);
            }
            prop_assert!(shown.len() <= TEXT_BYTES);
            for grapheme in shown.graphemes(true) {
                prop_assert!(grapheme.chars().count() <= GRAPHEME_POINTS);
            }
            let again = display(&shown);
            prop_assert_eq!(again.as_ref(), shown.as_ref());
            prop_assert!(!display_line(&text).chars().any(char::is_control));
        }
    }
}
