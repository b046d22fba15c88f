//! A single-line text field.

use ratatui::text::Span;
use tui_input::{Input, InputRequest};

use super::theme::Theme;
use crate::text::{display_controls, last_columns};

/// The longest text that a field accepts, in characters.
pub(crate) const LONGEST: usize = 400;

/// The text of a field `width` columns wide, with the caret, which is always visible.
pub(crate) fn typed(input: &Input, width: u16, theme: Theme) -> [Span<'_>; 3] {
    let text = input.value();
    let at = text.char_indices().nth(input.cursor()).map_or(text.len(), |(at, _)| at);
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    // Leave room for the caret and one letter after it.
    let before = last_columns(before, usize::from(width.saturating_sub(2)));
    [
        Span::styled(before, theme.strong()),
        Span::styled(theme.characters().caret, theme.accent()),
        Span::styled(after, theme.strong()),
    ]
}

/// Inserts pasted text at the caret, on one line, with control characters made visible.
pub(crate) fn paste(input: &mut Input, text: &str) {
    let text = text.replace('\r', "");
    let shown = display_controls(&text);
    for letter in shown.chars().filter(|letter| !letter.is_control()).take(LONGEST) {
        input.handle(InputRequest::InsertChar(letter));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pasted_control_character_is_shown() {
        let mut input = Input::default();
        paste(&mut input, "/a\u{1b}[31m\u{9b}b\r\nc\n");
        assert_eq!(input.value(), "/a␛[31m‹U+009B›bc");
    }
}
