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

/// Inserts pasted text at the caret, without control characters.
pub(crate) fn paste(input: &mut Input, text: &str) {
    for letter in text.chars().filter(|letter| !letter.is_control()).take(LONGEST) {
        input.handle(InputRequest::InsertChar(letter));
    }
}

/// Inserts a pasted path at the caret, with control characters made visible: a path without them is
/// another path.
pub(crate) fn paste_path(input: &mut Input, path: &str) {
    paste(input, &display_controls(path.trim_end_matches(['\r', '\n'])));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_control_character_of_a_pasted_path_is_shown() {
        let mut input = Input::default();
        paste_path(&mut input, "/a\u{1b}[31m\u{9b}b.xlsx\r\n");
        assert_eq!(input.value(), "/a␛[31m‹U+009B›b.xlsx");
    }
}
