//! The styles and characters of a screen.

use ratatui::style::Style;

use super::characters::{self, Characters};
use super::file::Scheme;
use super::map::MapColours;
use super::palette::Palette;
use crate::terminal::Depth;

/// The colours and characters of the screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Theme {
    palette: Palette,
    depth: Depth,
    /// Whether the terminal can draw blocks and lines.
    pub unicode: bool,
}

impl Theme {
    /// Creates a theme for a terminal with this many colours.
    #[must_use]
    pub const fn new(palette: Palette, depth: Depth, unicode: bool) -> Self {
        Self { palette, depth, unicode }
    }

    /// The built-in theme with this name, or an unstyled one if there is none.
    #[must_use]
    pub fn built_in(name: &str, depth: Depth, unicode: bool) -> Self {
        let scheme = Scheme::built_in(name).unwrap_or_default();
        Self::new(scheme.palette, depth, unicode)
    }

    /// The same theme with a different palette.
    #[must_use]
    pub const fn with(self, palette: Palette) -> Self {
        Self { palette, ..self }
    }

    /// How many colours are used: none if the palette has none.
    #[must_use]
    pub const fn depth(&self) -> Depth {
        if self.palette.coloured { self.depth } else { Depth::None }
    }

    /// The characters for lines, bars and marks.
    #[must_use]
    pub const fn characters(&self) -> &'static Characters {
        if self.unicode { &characters::UNICODE } else { &characters::ASCII }
    }

    /// Plain text.
    #[must_use]
    pub const fn text(&self) -> Style {
        self.palette.text.style(self.depth)
    }

    /// Emphasized text.
    #[must_use]
    pub const fn strong(&self) -> Style {
        self.palette.strong.style(self.depth)
    }

    /// De-emphasized text: labels, units and sources.
    #[must_use]
    pub const fn faint(&self) -> Style {
        self.palette.faint.style(self.depth)
    }

    /// Frames.
    #[must_use]
    pub const fn frame(&self) -> Style {
        self.palette.frame.style(self.depth)
    }

    /// Where the user is: the focused pane, the row of the cursor, the current view.
    #[must_use]
    pub const fn current(&self) -> Style {
        self.palette.current.style(self.depth)
    }

    /// The accent colour, for the marks of the cursor and of selected values.
    #[must_use]
    pub const fn accent(&self) -> Style {
        self.palette.accent.style(self.depth)
    }

    /// Text matched by a search.
    #[must_use]
    pub const fn matched(&self) -> Style {
        self.palette.matched.style(self.depth)
    }

    /// A value that is not used as printed, or is in doubt.
    #[must_use]
    pub const fn warning(&self) -> Style {
        self.palette.warning.style(self.depth)
    }

    /// A bar that does not belong to a model.
    #[must_use]
    pub const fn bar(&self) -> Style {
        self.palette.bar.style(self.depth)
    }

    /// One of three colours that colour-blind readers can distinguish as well.
    #[must_use]
    pub fn category(&self, position: usize) -> Style {
        self.palette
            .models
            .get(position)
            .map_or_else(|| self.faint(), |tint| tint.style(self.depth))
    }

    /// The colours of the map.
    #[must_use]
    pub const fn map(&self) -> &MapColours {
        &self.palette.map
    }
}
