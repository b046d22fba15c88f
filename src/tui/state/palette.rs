//! The list of everything that can be done.

use tui_input::Input;

use super::Cursor;
use crate::tui::keymap::{Command, Scope, commands};

/// Everything that can be done, searched by words.
#[derive(Clone, Debug)]
pub struct Palette {
    /// What is typed.
    pub input: Input,
    /// What has all its words: what can be done here first, each part with the best match first.
    pub found: Vec<Command>,
    /// The cursor among what is found.
    pub cursor: Cursor,
    /// Where it was opened.
    scope: Scope,
}

impl Palette {
    /// Everything, as seen from a scope.
    #[must_use]
    pub fn new(scope: Scope) -> Self {
        let found = commands(scope);
        Self { input: Input::default(), found, cursor: Cursor::default(), scope }
    }

    /// Looks again what has all words that are typed.
    pub fn find(&mut self) {
        let text = self.input.value();
        let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
        let mut found: Vec<(Rank, Command)> = commands(self.scope)
            .into_iter()
            .filter_map(|command| Some((rank(&command, text.trim(), &words)?, command)))
            .collect();
        found.sort_by_key(|(rank, command)| (!command.here, *rank));
        self.found = found.into_iter().map(|(_, command)| command).collect();
        self.cursor = Cursor::default();
    }

    /// What the cursor is on.
    #[must_use]
    pub fn chosen(&self) -> Option<&Command> {
        self.found.get(self.cursor.at)
    }
}

/// How well a command has what is typed, the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// It is the name of a key.
    Key,
    /// Each word begins a word.
    Start,
    /// Each word is somewhere in it.
    Inside,
}

fn rank(command: &Command, text: &str, words: &[String]) -> Option<Rank> {
    let labels: Vec<String> = command.keys.iter().map(|key| key.label()).collect();
    if labels.iter().any(|label| label == text) {
        return Some(Rank::Key);
    }
    let told = [command.words, command.scope.name(), &labels.join(" ")].join(" ").to_lowercase();
    let starts = |word: &String| {
        told.split(|c: char| !c.is_alphanumeric()).any(|part| part.starts_with(word.as_str()))
    };
    if words.iter().all(starts) {
        Some(Rank::Start)
    } else {
        words.iter().all(|word| told.contains(word.as_str())).then_some(Rank::Inside)
    }
}
