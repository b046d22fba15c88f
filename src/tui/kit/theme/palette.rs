//! The colours of a theme, by purpose.

use super::map::MapColours;
use super::tint::{Rgb, Tint, luminance};
use crate::terminal::Background;

/// Whether text is light on dark or dark on light.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Brightness {
    /// Light text on a dark background.
    Dark,
    /// Dark text on a light background.
    Light,
}

impl Brightness {
    /// The brightness of a background colour.
    pub(super) fn of(background: Rgb) -> Self {
        // Above this, black is more legible than white (WCAG 2.2, relative luminance).
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

/// The colours of everything on the screen, independent of what the terminal supports.
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
    /// The colours of the three categories, by position.
    pub(super) models: [Tint; 3],
    pub(super) map: MapColours,
    /// Whether it contains any colours.
    pub(super) coloured: bool,
}

impl Palette {
    /// Every role with its name in a theme file, the models last.
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

    /// Whether the palette contains any colours.
    #[must_use]
    pub const fn is_coloured(&self) -> bool {
        self.coloured
    }
}
