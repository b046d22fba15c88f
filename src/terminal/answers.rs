//! Recognizes the terminal's reply to a query for its background colour.
//!
//! crossterm 0.29 does not parse this reply but delivers it as key presses: `ESC ] 1 1 ; r g b : …`
//! as Alt+] followed by letters, then the terminator, BEL as Ctrl+G or ST as Alt+\. This module
//! picks the reply out of the key presses.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::capabilities::Background;

/// The query. The reply has the same form, with a colour in place of `?`.
pub(super) const QUESTION: &[u8] = b"\x1b]11;?\x1b\\";

const STARTS: [&str; 2] = ["11;rgb:", "11;rgba:"];
const LONGEST: usize = 32;

/// Picks the reply out of a stream of key presses.
#[derive(Debug, Default)]
pub(super) struct Answers {
    held: Vec<KeyEvent>,
    text: String,
    /// Whether ESC arrived on its own, which ends the reply if `\` follows.
    ending: bool,
}

/// The result of feeding one key to [`Answers`].
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// The keys so far may be the beginning of a reply.
    Partial,
    /// The keys were not a reply. Here they are, in order.
    Keys(Vec<KeyEvent>),
    /// A complete reply.
    Background(Background),
    /// A complete reply that contains no valid colour.
    Useless,
}

impl Answers {
    /// Whether any keys are being held back.
    pub(super) fn is_partial(&self) -> bool {
        !self.held.is_empty()
    }

    /// Releases the keys that were held back, when the rest of a reply did not arrive.
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
                    _ => debug_assert!(
                        self.is_partial(),
                        "a key that ends a partial reply can only start another"
                    ),
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

/// Parses `rrrr/gggg/bbbb`, where each channel has one to four hexadecimal digits.
fn background_of(colour: &str) -> Option<Background> {
    let mut channels = colour.split('/').map(|digits| {
        let value = u32::from_str_radix(digits, 16).ok()?;
        let most = 16_u32.checked_pow(u32::try_from(digits.len()).ok()?)?.checked_sub(1)?;
        (value * 1000).checked_div(most)
    });
    let (red, green, blue) = (channels.next()??, channels.next()??, channels.next()??);
    // Perceived brightness, out of 10,000,000.
    let light = 2126 * red + 7152 * green + 722 * blue > 5_000_000;
    Some(if light { Background::Light } else { Background::Dark })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The keys that crossterm makes of `text`, where `^` is ESC combined with the next character.
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
    fn replies_are_picked_out_of_the_keys() {
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
    fn held_keys_are_bounded_and_can_be_released() {
        assert_eq!(read("^]11;rgb:12").2, 10);
        let endless = format!("^]11;rgb:{}", "f".repeat(1000));
        assert_eq!(read(&endless).0.len(), 1008);
    }
}
