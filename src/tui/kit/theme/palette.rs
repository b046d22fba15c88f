//! The colours of a theme by what they are for.

use super::map::MapColours;
use super::tint::{Rgb, Tint, luminance};
use crate::terminal::Background;

/// Whether letters are light on dark or dark on light.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Brightness {
    /// Light letters on a dark background.
    Dark,
    /// Dark letters on a light background.
    Light,
}

impl Brightness {
    /// That of a background.
    pub(super) fn of(background: Rgb) -> Self {
        // From here on black can be read better than white (WCAG 2.2, relative luminance).
        if luminance(background) > 0.179 { Self::Light } else { Self::Dark }
    }
}

impl From<Background> for Brightness {
    fn from(background: Background) -> Self {
        match background {
            Background::Dark => Self::Dark,
            Background::Light => Self::Light,
        }
    }
}

/// How everything is coloured, whatever the terminal can do.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Palette {
    pub(super) text: Tint,
    pub(super) strong: Tint,
    pub(super) faint: Tint,
    pub(super) frame: Tint,
    pub(super) accent: Tint,
    pub(super) current: Tint,
    pub(super) matched: Tint,
    pub(super) warning: Tint,
    pub(super) bar: Tint,
    /// The three categories, by position.
    pub(super) models: [Tint; 3],
    pub(super) map: MapColours,
    /// Whether there is any colour in it.
    pub(super) coloured: bool,
}

impl Palette {
    /// Every role with its name in the file of a theme, the models last.
    pub(super) const fn tints(&self) -> [(&'static str, Tint); 12] {
        let [jail, warrant, task] = self.models;
        [
            ("text", self.text),
            ("strong", self.strong),
            ("faint", self.faint),
            ("frame", self.frame),
            ("accent", self.accent),
            ("current", self.current),
            ("matched", self.matched),
            ("warning", self.warning),
            ("bar", self.bar),
            ("jail-enforcement", jail),
            ("warrant-service", warrant),
            ("task-force", task),
        ]
    }

    /// Whether there is any colour in it.
    #[must_use]
    pub const fn is_coloured(&self) -> bool {
        self.coloured
    }
}
