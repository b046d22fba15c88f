//! Colours and characters. The terminal's own background is never painted over, so that the
//! screen is at home on any; models differ by letter and texture as well as by colour. What the
//! colours are is written in files, one a theme.

mod characters;
mod file;
mod ink;
mod map;

use ratatui::style::Style;

pub use self::characters::Characters;
pub(super) use self::file::named;
pub use self::file::{BUILT_IN, Scheme, ThemeError};
pub use self::ink::Rgb;
use self::ink::{Ink, luminance};
pub use self::map::MapColours;
use super::terminal::{Background, Depth};
use crate::model::Model;
use crate::query::StatusKind;

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
    fn of(background: Rgb) -> Self {
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
    text: Ink,
    strong: Ink,
    faint: Ink,
    frame: Ink,
    accent: Ink,
    current: Ink,
    matched: Ink,
    warning: Ink,
    bar: Ink,
    /// By [`Model::position`].
    models: [Ink; 3],
    map: MapColours,
    /// Whether there is any colour in it.
    coloured: bool,
}

impl Palette {
    /// Every role with its name in the file of a theme, the models last.
    const fn inks(&self) -> [(&'static str, Ink); 12] {
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

/// Colours and characters of the screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Theme {
    palette: Palette,
    depth: Depth,
    /// Whether blocks and lines can be drawn.
    pub unicode: bool,
}

impl Theme {
    /// A theme on a terminal of so many colours.
    #[must_use]
    pub const fn new(palette: Palette, depth: Depth, unicode: bool) -> Self {
        Self { palette, depth, unicode }
    }

    /// The theme that the program comes with under a name; plain text where there is no such one.
    #[must_use]
    pub fn built_in(name: &str, depth: Depth, unicode: bool) -> Self {
        let scheme = Scheme::built_in(name).unwrap_or_default();
        Self::new(scheme.palette, depth, unicode)
    }

    /// The same terminal with other colours.
    #[must_use]
    pub const fn with(self, palette: Palette) -> Self {
        Self { palette, ..self }
    }

    /// How many colours are used.
    #[must_use]
    pub const fn depth(&self) -> Depth {
        if self.palette.coloured { self.depth } else { Depth::None }
    }

    /// The characters.
    #[must_use]
    pub const fn characters(&self) -> &'static Characters {
        if self.unicode { &characters::UNICODE } else { &characters::ASCII }
    }

    /// Text.
    #[must_use]
    pub const fn text(&self) -> Style {
        self.palette.text.style(self.depth)
    }

    /// Text that matters more.
    #[must_use]
    pub const fn strong(&self) -> Style {
        self.palette.strong.style(self.depth)
    }

    /// Text that matters less: labels, units, sources.
    #[must_use]
    pub const fn faint(&self) -> Style {
        self.palette.faint.style(self.depth)
    }

    /// Frames.
    #[must_use]
    pub const fn frame(&self) -> Style {
        self.palette.frame.style(self.depth)
    }

    /// Where the user is: the pane that has the keys, the row of the cursor, the view.
    #[must_use]
    pub const fn current(&self) -> Style {
        self.palette.current.style(self.depth)
    }

    /// The one accent: marks of the cursor and of what is chosen.
    #[must_use]
    pub const fn accent(&self) -> Style {
        self.palette.accent.style(self.depth)
    }

    /// Letters that a search matched.
    #[must_use]
    pub const fn matched(&self) -> Style {
        self.palette.matched.style(self.depth)
    }

    /// A value not used as printed, or in doubt.
    #[must_use]
    pub const fn warning(&self) -> Style {
        self.palette.warning.style(self.depth)
    }

    /// A bar that is of no model.
    #[must_use]
    pub const fn bar(&self) -> Style {
        self.palette.bar.style(self.depth)
    }

    /// The colour of a model. Told apart by colour-blind readers too.
    #[must_use]
    pub const fn model(&self, model: Option<Model>) -> Style {
        let [jail, warrant, task] = &self.palette.models;
        match model {
            Some(Model::JailEnforcement) => jail.style(self.depth),
            Some(Model::WarrantService) => warrant.style(self.depth),
            Some(Model::TaskForce) => task.style(self.depth),
            None => self.faint(),
        }
    }

    /// The colours of the map, in red, green and blue.
    #[must_use]
    pub const fn map(&self) -> &MapColours {
        &self.palette.map
    }

    /// The style of a status.
    #[must_use]
    pub const fn status(&self, status: Option<StatusKind>) -> Style {
        match status {
            Some(StatusKind::Active) => self.text(),
            Some(StatusKind::Unconfirmed) => self.warning(),
            Some(StatusKind::Ended) | None => self.faint(),
        }
    }
}

#[cfg(test)]
mod tests;
