//! The styles and characters of a screen.

use ratatui::style::Style;

use super::characters::{self, Characters};
use super::file::Scheme;
use super::map::MapColours;
use super::palette::Palette;
use crate::terminal::Depth;

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

    /// One of three colours that stay apart for colour-blind readers, too.
    #[must_use]
    pub fn category(&self, position: usize) -> Style {
        self.palette
            .models
            .get(position)
            .map_or_else(|| self.faint(), |tint| tint.style(self.depth))
    }

    /// The colours of the map, in red, green and blue.
    #[must_use]
    pub const fn map(&self) -> &MapColours {
        &self.palette.map
    }
}
