//! Tables of keys. Handling, help, footer and command palette read the same rows, so that none of
//! them can say something else than the program does.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A key with its modifiers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Key {
    /// The key.
    pub code: KeyCode,
    /// Control and alt; shift is in the letter itself.
    pub modifiers: KeyModifiers,
}

impl Key {
    /// A key that is no letter.
    pub(crate) const fn plain(code: KeyCode) -> Self {
        Self { code, modifiers: KeyModifiers::NONE }
    }

    /// A letter or sign.
    pub(crate) const fn char(letter: char) -> Self {
        Self::plain(KeyCode::Char(letter))
    }

    /// A letter with Control.
    pub(crate) const fn control(letter: char) -> Self {
        Self { code: KeyCode::Char(letter), modifiers: KeyModifiers::CONTROL }
    }

    /// The letter that it types, if it types one.
    pub(crate) fn letter(self) -> Option<char> {
        match self {
            Self { code: KeyCode::Char(letter), modifiers: KeyModifiers::NONE } => Some(letter),
            _ => None,
        }
    }

    /// How it is written: `q`, `Ctrl-C`, `Tab`, `↑`.
    #[must_use]
    pub fn label(self) -> String {
        let name = match self.code {
            KeyCode::Char(' ') => "Space".into(),
            KeyCode::Char(c) if self.modifiers.contains(KeyModifiers::CONTROL) => {
                c.to_uppercase().to_string()
            }
            KeyCode::Char(c) => c.to_string(),
            KeyCode::Enter => "Enter".into(),
            KeyCode::Esc => "Esc".into(),
            KeyCode::Tab => "Tab".into(),
            KeyCode::BackTab => "Shift-Tab".into(),
            KeyCode::Backspace => "Backspace".into(),
            KeyCode::Delete => "Delete".into(),
            KeyCode::Up => "Up".into(),
            KeyCode::Down => "Down".into(),
            KeyCode::Left => "Left".into(),
            KeyCode::Right => "Right".into(),
            KeyCode::Home => "Home".into(),
            KeyCode::End => "End".into(),
            KeyCode::PageUp => "PgUp".into(),
            KeyCode::PageDown => "PgDn".into(),
            KeyCode::F(n) => format!("F{n}"),
            other => format!("{other:?}"),
        };
        if self.modifiers.contains(KeyModifiers::CONTROL) { format!("Ctrl-{name}") } else { name }
    }
}

impl From<KeyEvent> for Key {
    fn from(event: KeyEvent) -> Self {
        let modifiers = event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT);
        Self { code: event.code, modifiers }
    }
}

/// A row of a table: keys, what they do, and how that is said.
#[derive(Debug)]
pub struct Binding<A: 'static> {
    /// The keys.
    pub keys: &'static [Key],
    /// What they do.
    pub action: A,
    /// What they do, in words.
    pub words: &'static str,
    /// A word for the footer; empty where it is not worth the room. `"[ ] list"` shows two keys.
    pub footer: &'static str,
}

/// A row of a table.
pub(crate) const fn bind<A>(
    keys: &'static [Key],
    action: A,
    words: &'static str,
    footer: &'static str,
) -> Binding<A> {
    Binding { keys, action, words, footer }
}

/// What a key does by a table.
pub(crate) fn action<A: Copy>(table: &[Binding<A>], key: Key) -> Option<A> {
    table.iter().find(|binding| binding.keys.contains(&key)).map(|binding| binding.action)
}

/// A row of a table without its action.
#[derive(Clone, Copy, Debug)]
pub struct Hint {
    /// The keys.
    pub keys: &'static [Key],
    /// What they do, in words.
    pub words: &'static str,
    /// A word for the footer.
    pub footer: &'static str,
}

/// The keys that hold somewhere: in a pane, in a view, in a layer.
#[derive(Clone, Debug)]
pub struct Scope {
    /// Its name, as the help and the palette have it.
    pub name: &'static str,
    /// Its keys.
    pub hints: Vec<Hint>,
    /// Whether the keys that hold everywhere do not hold here: letters are typed, or any key closes.
    pub exclusive: bool,
}

impl Scope {
    /// The keys of a table, beside those that hold everywhere.
    pub(crate) fn new<A>(name: &'static str, table: &'static [Binding<A>]) -> Self {
        let hint = |b: &Binding<A>| Hint { keys: b.keys, words: b.words, footer: b.footer };
        Self { name, hints: table.iter().map(hint).collect(), exclusive: false }
    }

    /// The keys of a table, and no others.
    pub(crate) fn exclusive<A>(name: &'static str, table: &'static [Binding<A>]) -> Self {
        Self { exclusive: true, ..Self::new(name, table) }
    }
}
