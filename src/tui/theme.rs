//! Colours and characters. The terminal's own background is never painted over, so that the
//! screen is at home on any; models differ by letter and texture as well as by colour.

use ratatui::style::{Color, Modifier, Style};

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

impl From<Background> for Brightness {
    fn from(background: Background) -> Self {
        match background {
            Background::Dark => Self::Dark,
            Background::Light => Self::Light,
        }
    }
}

/// The characters that lines, bars and marks are drawn with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Characters {
    /// Eight heights of a column, the lowest first.
    pub heights: [&'static str; 8],
    /// Eight lengths of a bar, the shortest first.
    pub lengths: [&'static str; 8],
    /// Horizontal, vertical, corners (from the upper left, clockwise).
    pub frame: [&'static str; 6],
    /// Nothing under a model.
    pub nothing: &'static str,
    /// A value that is chosen.
    pub chosen: &'static str,
    /// The row of the cursor.
    pub cursor: &'static str,
    /// Before a heading whose rows are shown, and before one whose rows are not.
    pub fold: [&'static str; 2],
    /// A value not used as printed.
    pub repaired: &'static str,
    /// An agency that is watched.
    pub watched: &'static str,
    /// What takes a part of the filter off.
    pub off: &'static str,
    /// A blank that has to be seen.
    pub blank: &'static str,
    /// Where a text was cut.
    pub cut: &'static str,
    /// Between parts of a line.
    pub dot: &'static str,
    /// From one day to another.
    pub dash: &'static str,
    /// Ascending, descending.
    pub order: [&'static str; 2],
    /// A text cursor.
    pub caret: &'static str,
}

const UNICODE: Characters = Characters {
    heights: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    lengths: ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"],
    frame: ["─", "│", "┌", "┐", "┘", "└"],
    nothing: "·",
    chosen: "●",
    cursor: "▌",
    fold: ["▾", "▸"],
    repaired: "⚠",
    watched: "★",
    off: "×",
    blank: "␣",
    cut: "…",
    dot: "·",
    dash: "–",
    order: ["▲", "▼"],
    caret: "▏",
};

const ASCII: Characters = Characters {
    heights: [".", ".", ":", ":", "-", "=", "#", "#"],
    lengths: [" ", " ", " ", "-", "-", "=", "=", "="],
    frame: ["-", "|", "+", "+", "+", "+"],
    nothing: ".",
    chosen: "*",
    cursor: ">",
    fold: ["-", "+"],
    repaired: "!",
    watched: "*",
    off: "x",
    blank: "_",
    cut: "~",
    dot: "-",
    dash: "-",
    order: ["^", "v"],
    caret: "_",
};

/// Red, green and blue.
pub type Rgb = (u8, u8, u8);

/// The colours of the map, which is drawn only where there are at least 256.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MapColours {
    /// By [`Model::position`].
    pub models: [Rgb; 3],
    /// Counties without an agreement.
    pub ground: Rgb,
    /// Counties outside the state that is looked at.
    pub away: Rgb,
    /// What borders are darkened or lightened towards.
    pub line: Rgb,
    /// The outline of the place under the cursor.
    pub cursor: Rgb,
}

impl MapColours {
    /// The colour of a county by its broadest model.
    #[must_use]
    pub fn fill(&self, model: Option<Model>) -> Rgb {
        let colour = model.and_then(|model| self.models.get(model.position()));
        colour.copied().unwrap_or(self.ground)
    }

    /// `from` with so many hundredths of `to` in it.
    #[must_use]
    pub fn mixed(from: Rgb, to: Rgb, hundredths: u8) -> Rgb {
        let part = u16::from(hundredths.min(100));
        let mix = |a: u8, b: u8| {
            let mixed = (u16::from(a) * (100 - part) + u16::from(b) * part) / 100;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        (mix(from.0, to.0), mix(from.1, to.1), mix(from.2, to.2))
    }

    /// Black or white, whichever can be read on a colour.
    #[must_use]
    pub fn ink_on((red, green, blue): Rgb) -> Rgb {
        let light = u32::from(red) * 299 + u32::from(green) * 587 + u32::from(blue) * 114;
        if light > 130_000 { (14, 14, 16) } else { (244, 244, 240) }
    }
}

/// Colours and characters of the screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Theme {
    brightness: Brightness,
    depth: Depth,
    /// Whether the user chose the brightness, so that the terminal's answer does not.
    chosen: bool,
    /// Whether blocks and lines can be drawn.
    pub unicode: bool,
}

impl Theme {
    /// A theme; `chosen` where the user asked for this brightness.
    #[must_use]
    pub const fn new(brightness: Brightness, depth: Depth, unicode: bool, chosen: bool) -> Self {
        Self { brightness, depth, chosen, unicode }
    }

    /// How many colours there are.
    #[must_use]
    pub const fn depth(self) -> Depth {
        self.depth
    }

    /// The same with dark and light exchanged, by the user's choice.
    #[must_use]
    pub const fn switched(self) -> Self {
        let brightness = match self.brightness {
            Brightness::Dark => Brightness::Light,
            Brightness::Light => Brightness::Dark,
        };
        Self { brightness, chosen: true, ..self }
    }

    /// The same on a background that was found out; the user's own choice stays.
    #[must_use]
    pub const fn found(self, brightness: Brightness) -> Self {
        if self.chosen { self } else { Self { brightness, ..self } }
    }

    /// The characters.
    #[must_use]
    pub const fn characters(self) -> &'static Characters {
        if self.unicode { &UNICODE } else { &ASCII }
    }

    /// A colour by the depth of the terminal: the sixteen ANSI colours are the user's own, so they
    /// are asked for by name; finer ones are told by their parts, for dark and for light.
    const fn colour(self, dark: (u8, u8, u8), light: (u8, u8, u8), ansi: Color) -> Style {
        let (r, g, b) = match self.brightness {
            Brightness::Dark => dark,
            Brightness::Light => light,
        };
        match self.depth {
            Depth::None => Style::new(),
            Depth::Ansi16 => Style::new().fg(ansi),
            Depth::Ansi256 | Depth::Truecolor => Style::new().fg(Color::Rgb(r, g, b)),
        }
    }

    /// Text.
    #[must_use]
    pub const fn text(self) -> Style {
        Style::new()
    }

    /// Text that matters more.
    #[must_use]
    pub const fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// Text that matters less: labels, units, sources.
    #[must_use]
    pub const fn faint(self) -> Style {
        let style = self.colour((140, 140, 150), (108, 108, 112), Color::DarkGray);
        if matches!(self.depth, Depth::None) { style.add_modifier(Modifier::DIM) } else { style }
    }

    /// Frames.
    #[must_use]
    pub const fn frame(self) -> Style {
        let style = self.colour((68, 68, 78), (200, 200, 196), Color::DarkGray);
        if matches!(self.depth, Depth::None) { style.add_modifier(Modifier::DIM) } else { style }
    }

    /// The one accent: the cursor, the pane with the focus, what is chosen.
    #[must_use]
    pub const fn accent(self) -> Style {
        self.colour((126, 200, 176), (0, 110, 92), Color::Cyan).add_modifier(Modifier::BOLD)
    }

    /// Letters that a search matched.
    #[must_use]
    pub const fn matched(self) -> Style {
        self.colour((126, 200, 176), (0, 110, 92), Color::Cyan).add_modifier(Modifier::UNDERLINED)
    }

    /// A value not used as printed, or in doubt.
    #[must_use]
    pub const fn warning(self) -> Style {
        self.colour((222, 184, 92), (148, 96, 0), Color::Yellow)
    }

    /// A bar that is of no model.
    #[must_use]
    pub const fn bar(self) -> Style {
        self.colour((104, 122, 140), (126, 140, 156), Color::Blue)
    }

    /// The colour of a model. Told apart by red-green blind readers too: the three differ in
    /// lightness as well as in hue.
    #[must_use]
    pub const fn model(self, model: Option<Model>) -> Style {
        match model {
            Some(Model::TaskForce) => self.colour((224, 100, 80), (176, 44, 26), Color::Red),
            Some(Model::WarrantService) => self.colour((88, 160, 214), (20, 96, 156), Color::Blue),
            Some(Model::JailEnforcement) => {
                self.colour((253, 190, 110), (158, 92, 0), Color::Yellow)
            }
            None => self.faint(),
        }
    }

    /// The colours of the map, in red, green and blue.
    #[must_use]
    pub const fn map(self) -> MapColours {
        match self.brightness {
            Brightness::Dark => MapColours {
                models: [(240, 182, 96), (72, 146, 200), (214, 92, 74)],
                ground: (54, 56, 63),
                away: (34, 35, 40),
                line: (20, 20, 24),
                cursor: (236, 240, 238),
            },
            Brightness::Light => MapColours {
                models: [(226, 150, 40), (62, 134, 190), (196, 62, 44)],
                ground: (219, 219, 214),
                away: (238, 238, 233),
                line: (250, 250, 246),
                cursor: (16, 20, 18),
            },
        }
    }

    /// The style of a status.
    #[must_use]
    pub const fn status(self, status: Option<StatusKind>) -> Style {
        match status {
            Some(StatusKind::Active) => self.text(),
            Some(StatusKind::Unconfirmed) => self.warning(),
            Some(StatusKind::Ended) | None => self.faint(),
        }
    }
}
