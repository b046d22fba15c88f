//! A line into which a text is typed.

use ratatui::text::Span;
use tui_input::{Input, InputRequest};

use super::theme::Theme;
use crate::text::last_columns;

/// The longest text that a box takes, in characters.
pub(crate) const LONGEST: usize = 400;

/// What is typed into a box of `width` columns, with the caret, which is always on the screen.
pub(crate) fn typed(input: &Input, width: u16, theme: Theme) -> [Span<'_>; 3] {
    let text = input.value();
    let at = text.char_indices().nth(input.cursor()).map_or(text.len(), |(at, _)| at);
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    // What stands before, the caret, and a letter behind it.
    let before = last_columns(before, usize::from(width.saturating_sub(2)));
    [
        Span::styled(before, theme.strong()),
        Span::styled(theme.characters().caret, theme.accent()),
        Span::styled(after, theme.strong()),
    ]
}

/// Puts a pasted text where the caret is, without control characters.
pub(crate) fn paste(input: &mut Input, text: &str) {
    for letter in text.chars().filter(|letter| !letter.is_control()).take(LONGEST) {
        input.handle(InputRequest::InsertChar(letter));
    }
}
