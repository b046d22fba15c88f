//! The terminal's answer to the question for its background colour.
//!
//! crossterm 0.29 knows no such answer, and hands it over as keys: `ESC ] 1 1 ; r g b : …` as Alt+]
//! and letters, then its end, BEL as Ctrl+G or ST as Alt+\. Here it is found among the keys.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::capabilities::Background;

/// The question; the answer has the same form, with a colour in place of `?`.
pub(super) const QUESTION: &[u8] = b"\x1b]11;?\x1b\\";

const STARTS: [&str; 2] = ["11;rgb:", "11;rgba:"];
const LONGEST: usize = 32;

/// Finds the answer.
#[derive(Debug, Default)]
pub(super) struct Answers {
    held: Vec<KeyEvent>,
    text: String,
    /// ESC came by itself: the end, if `\` follows.
    ending: bool,
}

/// What a key made of what came before.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// It may be part of the answer; more has to come.
    Partial,
    /// It was not: these are keys, in order.
    Keys(Vec<KeyEvent>),
    /// The answer is complete.
    Background(Background),
    /// The answer is complete, but no colour.
    Useless,
}

impl Answers {
    /// Whether keys are held back.
    pub(super) fn is_partial(&self) -> bool {
        !self.held.is_empty()
    }

    /// The keys that were held back, because no more of an answer comes.
    pub(super) fn give_up(&mut self) -> impl Iterator<Item = KeyEvent> + use<> {
        self.text.clear();
        self.ending = false;
        std::mem::take(&mut self.held).into_iter()
    }

    pub(super) fn take(&mut self, key: KeyEvent) -> Answer {
        let alt = key.modifiers == KeyModifiers::ALT;
        match key.code {
            KeyCode::Char(']') if alt && self.held.is_empty() => self.hold(key),
            _ if self.held.is_empty() => Answer::Keys(vec![key]),
            KeyCode::Char('g') if key.modifiers == KeyModifiers::CONTROL && self.is_colour() => {
                self.finish()
            }
            KeyCode::Char('\\') if (alt || self.ending) && self.is_colour() => self.finish(),
            KeyCode::Esc if self.is_colour() && !self.ending => {
                self.ending = true;
                self.hold(key)
            }
            KeyCode::Char(letter)
                if (key.modifiers - KeyModifiers::SHIFT).is_empty()
                    && !self.ending
                    && self.goes_on_with(letter) =>
            {
                self.text.push(letter);
                self.hold(key)
            }
            _ => {
                let mut keys: Vec<_> = self.give_up().collect();
                match self.take(key) {
                    Answer::Keys(more) => keys.extend(more),
                    _ => debug_assert!(self.is_partial(), "only a beginning can follow"),
                }
                Answer::Keys(keys)
            }
        }
    }

    fn hold(&mut self, key: KeyEvent) -> Answer {
        self.held.push(key);
        Answer::Partial
    }

    fn goes_on_with(&self, letter: char) -> bool {
        if self.is_colour() {
            self.text.len() < LONGEST && (letter.is_ascii_hexdigit() || letter == '/')
        } else {
            let begins = |start: &&str| {
                start.strip_prefix(self.text.as_str()).is_some_and(|rest| rest.starts_with(letter))
            };
            STARTS.iter().any(begins)
        }
    }

    fn colour(&self) -> Option<&str> {
        STARTS.iter().find_map(|start| self.text.strip_prefix(start))
    }

    fn is_colour(&self) -> bool {
        self.colour().is_some()
    }

    fn finish(&mut self) -> Answer {
        let background = self.colour().and_then(background_of);
        drop(self.give_up());
        background.map_or(Answer::Useless, Answer::Background)
    }
}

/// `rrrr/gggg/bbbb`, of one to four digits each.
fn background_of(colour: &str) -> Option<Background> {
    let mut channels = colour.split('/').map(|digits| {
        let value = u32::from_str_radix(digits, 16).ok()?;
        let most = 16_u32.checked_pow(u32::try_from(digits.len()).ok()?)?.checked_sub(1)?;
        (value * 1000).checked_div(most)
    });
    let (red, green, blue) = (channels.next()??, channels.next()??, channels.next()??);
    // Perceived brightness, of 10,000,000.
    let light = 2126 * red + 7152 * green + 722 * blue > 5_000_000;
    Some(if light { Background::Light } else { Background::Dark })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keys as crossterm makes them of `text`, where `^` is ESC with what follows it.
    fn keys(text: &str) -> Vec<KeyEvent> {
        let mut keys = Vec::new();
        let mut modifiers = KeyModifiers::NONE;
        for letter in text.chars() {
            match letter {
                '^' => modifiers = KeyModifiers::ALT,
                '\u{7}' => keys.push(KeyEvent::new(KeyCode::Char('g'), KeyModifiers::CONTROL)),
                '\u{1b}' => keys.push(KeyCode::Esc.into()),
                _ => {
                    let shift = if letter.is_uppercase() { KeyModifiers::SHIFT } else { modifiers };
                    keys.push(KeyEvent::new(KeyCode::Char(letter), shift));
                    modifiers = KeyModifiers::NONE;
                }
            }
        }
        keys
    }

    fn read(text: &str) -> (Vec<KeyEvent>, Option<Background>, usize) {
        let mut answers = Answers::default();
        let (mut through, mut background) = (Vec::new(), None);
        for key in keys(text) {
            match answers.take(key) {
                Answer::Partial | Answer::Useless => {}
                Answer::Keys(more) => through.extend(more),
                Answer::Background(found) => background = Some(found),
            }
        }
        let held = answers.give_up().count();
        (through, background, held)
    }

    #[test]
    fn the_answer_is_found_among_keys() {
        for (text, through, background) in [
            ("^]11;rgb:1010/1010/1010^\\", "", Some(Background::Dark)),
            ("^]11;rgb:FFff/ffff/dd00\u{7}", "", Some(Background::Light)),
            ("^]11;rgb:ff/ff/ff\u{1b}\\", "", Some(Background::Light)),
            ("^]11;rgba:0000/0000/0000/ffff^\\", "", Some(Background::Dark)),
            ("jj^]11;rgb:1e1e/1e1e/2e2e^\\k", "jjk", Some(Background::Dark)),
            ("^]11;rgb:zz^\\", "^]11;rgb:zz^\\", None),
            ("^]1j", "^]1j", None),
            ("^]^]11;rgb:0/0/0\u{7}x", "^]x", Some(Background::Dark)),
            ("^]x^\\", "^]x^\\", None),
            ("^]11;rgb:\u{1b}jk", "^]11;rgb:\u{1b}jk", None),
            ("^]11;rgb:^\\q", "q", None),
        ] {
            let (passed, found, held) = read(text);
            assert_eq!((passed, found, held), (keys(through), background, 0), "{text:?}");
        }
    }

    #[test]
    fn what_is_held_back_is_bounded_and_can_be_had() {
        assert_eq!(read("^]11;rgb:12").2, 10);
        let endless = format!("^]11;rgb:{}", "f".repeat(1000));
        assert_eq!(read(&endless).0.len(), 1008);
    }
}
