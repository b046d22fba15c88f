//! What lies over a view: a text that is copied, the question where rows are to be written, or the
//! list of everything that can be done.

use std::path::PathBuf;

use tui_input::Input;

use super::Palette;
use crate::export::{FORMATS, Format};

/// What lies over a view and has the keys.
#[derive(Clone, Debug)]
pub enum Over {
    /// A text that is copied.
    Copied(Copied),
    /// Where and how rows are to be written.
    Export(Dialog),
    /// Everything that can be done.
    Palette(Palette),
}

/// One of the texts that a box can show.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Face {
    /// What it is, in a word or two.
    pub title: String,
    /// The text.
    pub text: String,
}

/// What became of the text that a box shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Fate {
    /// It is only shown.
    #[default]
    Shown,
    /// The terminal was told to copy it.
    Sent,
    /// This terminal cannot be told to.
    NotSent,
    /// A browser was called.
    Opened,
    /// No browser is called from here.
    NotOpened,
}

/// A box with a text that is copied, and others in its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Copied {
    /// What it shows, in a word.
    pub heading: &'static str,
    /// The texts; there is one at least.
    pub faces: Vec<Face>,
    /// Which of them is shown.
    pub at: usize,
    /// The first line of it on the screen.
    pub top: usize,
    /// What became of it.
    pub fate: Fate,
}

impl Copied {
    /// The text that is shown.
    #[must_use]
    pub fn text(&self) -> &str {
        self.faces.get(self.at).map_or("", |face| &face.text)
    }
}

/// The question where and how rows are to be written.
#[derive(Clone, Debug)]
pub struct Dialog {
    /// What the rows are: "agreements".
    pub what: &'static str,
    /// The position in [`Dialog::formats`].
    pub at: usize,
    /// The name of the file.
    pub name: Input,
    /// The files that are there already, while it is asked whether they may be replaced.
    pub replaces: Option<String>,
    /// Why it was not written.
    pub trouble: Option<String>,
}

impl Dialog {
    /// The formats that there are: all but the table of a terminal.
    #[must_use]
    pub fn formats() -> &'static [Format] {
        FORMATS.get(1..).unwrap_or(&[])
    }

    /// The question with a name to begin with, which has no ending.
    #[must_use]
    pub fn new(what: &'static str, name: &str) -> Self {
        let mut dialog =
            Self { what, at: 0, name: Input::default(), replaces: None, trouble: None };
        dialog.name = format!("{name}.{}", dialog.format().ending).into();
        dialog
    }

    /// The format chosen.
    #[must_use]
    pub fn format(&self) -> Format {
        Self::formats().get(self.at).copied().unwrap_or_default()
    }

    /// Chooses a format; a name that ends as the one before has the new ending.
    pub fn choose(&mut self, at: usize) {
        let before = self.format().ending;
        self.at = at.min(Self::formats().len().saturating_sub(1));
        let stem = self.name.value().strip_suffix(before).filter(|stem| stem.ends_with('.'));
        if let Some(stem) = stem {
            self.name = format!("{stem}{}", self.format().ending).into();
        }
    }
}

/// Rows to be written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Order {
    /// The file.
    pub path: PathBuf,
    /// Its format.
    pub format: Format,
    /// Whether a file that is there may be replaced.
    pub replace: bool,
}

impl Order {
    /// The file that tells where the rows are from, where they cannot tell it themselves.
    #[must_use]
    pub fn note(&self) -> Option<PathBuf> {
        (!self.format.holds_provenance()).then(|| self.path.with_extension("source.txt"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_takes_the_ending_of_its_format_until_it_has_another() {
        let mut dialog = Dialog::new("agreements", "rows");
        assert_eq!(dialog.name.value(), "rows.csv");
        dialog.choose(5);
        assert_eq!((dialog.format().name, dialog.name.value()), ("xlsx", "rows.xlsx"));
        dialog.name = "mine.txt".into();
        dialog.choose(2);
        assert_eq!((dialog.format().name, dialog.name.value()), ("json", "mine.txt"));
        dialog.choose(99);
        assert_eq!(dialog.format().name, "xlsx");
    }

    #[test]
    fn only_formats_that_cannot_tell_it_have_a_note_beside_them() {
        for &format in Dialog::formats() {
            let order = Order { path: "a/rows.x".into(), format, replace: false };
            let beside = ["csv", "tsv", "jsonl"].contains(&format.name);
            let note = beside.then(|| PathBuf::from("a/rows.source.txt"));
            assert_eq!(order.note(), note, "{}", format.name);
        }
    }
}
