//! The theme that is asked for.

use super::folders;
use crate::tui::ThemeChoice;

/// A theme by its name: one that is built in, or one of the user's own.
pub(super) fn choice(name: Option<String>) -> ThemeChoice {
    ThemeChoice { name, folder: folders::themes() }
}

/// Reads the name of a theme.
pub(super) fn name(text: &str) -> Result<String, String> {
    let choice = choice(None);
    if choice.has(text) {
        return Ok(text.to_owned());
    }
    let own = choice.folder.as_ref().map_or_else(String::new, |folder| {
        format!("; your own themes are the files {}/NAME.toml", folder.display())
    });
    Err(format!("the themes are {}{own}", choice.names().join(", ")))
}
