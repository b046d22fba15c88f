//! The colour and attributes of text, and their notation in theme files.

use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;

use crate::terminal::Depth;

/// A colour as red, green and blue.
pub type Rgb = (u8, u8, u8);

/// The 16 ANSI colours, which look however the user's terminal defines them.
const NAMES: [(&str, Color); 16] = [
    ("black", Color::Black),
    ("red", Color::Red),
    ("green", Color::Green),
    ("yellow", Color::Yellow),
    ("blue", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    ("gray", Color::Gray),
    ("dark-gray", Color::DarkGray),
    ("bright-red", Color::LightRed),
    ("bright-green", Color::LightGreen),
    ("bright-yellow", Color::LightYellow),
    ("bright-blue", Color::LightBlue),
    ("bright-magenta", Color::LightMagenta),
    ("bright-cyan", Color::LightCyan),
    ("white", Color::White),
];

const MODIFIERS: [(&str, Modifier); 4] = [
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("underline", Modifier::UNDERLINED),
    ("reverse", Modifier::REVERSED),
];

/// An RGB colour, a named ANSI colour, and attributes, all optional. Without a colour, text has the
/// terminal's own.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Tint {
    pub(super) fine: Option<Rgb>,
    pub(super) named: Option<Color>,
    pub(super) modifier: Modifier,
}

impl Tint {
    /// The style on a terminal with this many colours: the RGB colour if there are more than 16,
    /// otherwise the named one.
    pub(super) const fn style(&self, depth: Depth) -> Style {
        let style = Style::new().add_modifier(self.modifier);
        let fine = match self.fine {
            Some((red, green, blue)) => Some(Color::Rgb(red, green, blue)),
            None => None,
        };
        let colour = match (depth, fine, self.named) {
            (Depth::None, ..) => None,
            (Depth::Ansi16, _, Some(named)) => Some(named),
            // The terminal's pen picks the nearest of the 16.
            (Depth::Ansi16, fine, None) => fine,
            (_, Some(fine), _) => Some(fine),
            (_, None, named) => named,
        };
        match colour {
            Some(colour) => style.fg(colour),
            None => style,
        }
    }

    pub(super) const fn is_coloured(&self) -> bool {
        self.fine.is_some() || self.named.is_some()
    }
}

impl TryFrom<String> for Tint {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let mut tint = Self::default();
        for word in text.split_whitespace() {
            if word.starts_with('#') {
                tint.fine = Some(Hex::try_from(word)?.0);
            } else if let Some((_, colour)) = NAMES.iter().find(|(name, _)| *name == word) {
                tint.named = Some(*colour);
            } else if let Some((_, modifier)) = MODIFIERS.iter().find(|(name, _)| *name == word) {
                tint.modifier |= *modifier;
            } else {
                let modifiers = MODIFIERS.map(|(name, _)| name).join(", ");
                let names = NAMES.map(|(name, _)| name).join(", ");
                return Err(format!(
                    "{word:?} is not a colour: write one as \"#7ec8b0\", {modifiers}, or {names}"
                ));
            }
        }
        Ok(tint)
    }
}

/// A colour written as `#` and six hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Hex(pub(super) Rgb);

impl TryFrom<String> for Hex {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::try_from(text.as_str())
    }
}

impl TryFrom<&str> for Hex {
    type Error = String;

    fn try_from(text: &str) -> Result<Self, String> {
        let digits = text.strip_prefix('#').filter(|digits| {
            digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
        });
        let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let Some([_, red, green, blue]) = number.map(u32::to_be_bytes) else {
            return Err(format!(
                "{text:?} is not a colour: write # and six hexadecimal digits, as in \"#7ec8b0\""
            ));
        };
        Ok(Self((red, green, blue)))
    }
}

/// The relative luminance of a colour, from 0 to 1 (WCAG 2.2).
pub(super) fn luminance((red, green, blue): Rgb) -> f64 {
    let [red, green, blue] = [red, green, blue].map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// Converts an sRGB channel to linear light, from 0 to 1.
pub(super) fn linear(part: u8) -> f64 {
    let part = f64::from(part) / 255.0;
    if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
}
