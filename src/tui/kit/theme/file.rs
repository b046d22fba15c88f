//! Theme files, both built in and the user's own.

use serde::Deserialize;
use thiserror::Error;

use super::map::MapColours;
use super::palette::{Brightness, Palette};
use super::tint::{Hex, Tint};

/// The built-in themes, by name.
pub const BUILT_IN: [(&str, &str); 5] = [
    ("dark", include_str!("../../../../assets/themes/dark.toml")),
    ("light", include_str!("../../../../assets/themes/light.toml")),
    ("high-contrast", include_str!("../../../../assets/themes/high-contrast.toml")),
    ("high-contrast-light", include_str!("../../../../assets/themes/high-contrast-light.toml")),
    ("mono", include_str!("../../../../assets/themes/mono.toml")),
];

/// The file of a built-in theme.
#[must_use]
pub(crate) fn named(name: &str) -> Option<&'static str> {
    BUILT_IN.iter().find(|(built_in, _)| *built_in == name).map(|(_, text)| *text)
}

/// Why a theme file is invalid.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum ThemeError {
    /// The file has a syntax error or an invalid value.
    #[error("line {line}: {message}")]
    Line {
        /// The line number, from 1.
        line: usize,
        /// What is wrong and what is allowed.
        message: String,
    },
    /// The theme is based on one that is not built in.
    #[error("base = {0:?}: the base must be one of {list}", list = BUILT_IN.map(|(name, _)| name).join(", "))]
    Base(String),
}

/// A theme, as described by its file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Scheme {
    /// The name.
    pub name: String,
    /// The corresponding theme for the other brightness.
    pub partner: Option<String>,
    /// Whether to switch to the partner if the background has the other brightness.
    pub follows: bool,
    /// The background that the theme is for, or `None` for any.
    pub brightness: Option<Brightness>,
    /// The colours.
    pub palette: Palette,
}

impl Scheme {
    /// The built-in theme with this name.
    #[must_use]
    pub fn built_in(name: &str) -> Option<Self> {
        Self::parse(name, named(name)?).ok()
    }

    /// Parses the file of a theme.
    ///
    /// # Errors
    /// Fails if `text` is not a valid theme file.
    pub fn parse(name: &str, text: &str) -> Result<Self, ThemeError> {
        let file = File::parse(text)?;
        let file = match &file.base {
            None if named(name) == Some(text) => file,
            base => {
                let base = base.as_deref().unwrap_or("dark");
                let text = named(base).ok_or_else(|| ThemeError::Base(base.to_owned()))?;
                file.over(File::parse(text)?)
            }
        };
        Ok(file.into_scheme(name))
    }
}

/// The contents of a theme file. Whatever it leaves out comes from its base.
#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    base: Option<String>,
    background: Option<Hex>,
    partner: Option<String>,
    follows_background: Option<bool>,
    text: Option<Tint>,
    strong: Option<Tint>,
    faint: Option<Tint>,
    frame: Option<Tint>,
    accent: Option<Tint>,
    /// Defaults to the accent.
    current: Option<Tint>,
    matched: Option<Tint>,
    warning: Option<Tint>,
    bar: Option<Tint>,
    jail_enforcement: Option<Tint>,
    warrant_service: Option<Tint>,
    task_force: Option<Tint>,
    map: MapFile,
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct MapFile {
    jail_enforcement: Option<Hex>,
    warrant_service: Option<Hex>,
    task_force: Option<Hex>,
    ground: Option<Hex>,
    away: Option<Hex>,
    line: Option<Hex>,
    cursor: Option<Hex>,
}

impl File {
    fn parse(text: &str) -> Result<Self, ThemeError> {
        toml::from_str(text).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start);
            let before = text.get(..start).unwrap_or_default();
            let line = before.matches('\n').count() + 1;
            ThemeError::Line { line, message: error.message().replace('\n', " ") }
        })
    }

    fn over(self, base: Self) -> Self {
        let (map, below) = (self.map, base.map);
        Self {
            base: None,
            background: self.background.or(base.background),
            partner: self.partner.or(base.partner),
            follows_background: self.follows_background.or(Some(false)),
            text: self.text.or(base.text),
            strong: self.strong.or(base.strong),
            faint: self.faint.or(base.faint),
            frame: self.frame.or(base.frame),
            accent: self.accent.or(base.accent),
            current: self.current.or(self.accent).or(base.current).or(base.accent),
            matched: self.matched.or(base.matched),
            warning: self.warning.or(base.warning),
            bar: self.bar.or(base.bar),
            jail_enforcement: self.jail_enforcement.or(base.jail_enforcement),
            warrant_service: self.warrant_service.or(base.warrant_service),
            task_force: self.task_force.or(base.task_force),
            map: MapFile {
                jail_enforcement: map.jail_enforcement.or(below.jail_enforcement),
                warrant_service: map.warrant_service.or(below.warrant_service),
                task_force: map.task_force.or(below.task_force),
                ground: map.ground.or(below.ground),
                away: map.away.or(below.away),
                line: map.line.or(below.line),
                cursor: map.cursor.or(below.cursor),
            },
        }
    }

    fn into_scheme(self, name: &str) -> Scheme {
        let tint = Option::unwrap_or_default;
        let rgb = |hex: Option<Hex>| hex.map_or_else(Default::default, |Hex(rgb)| rgb);
        let mut palette = Palette {
            text: tint(self.text),
            strong: tint(self.strong),
            faint: tint(self.faint),
            frame: tint(self.frame),
            accent: tint(self.accent),
            current: tint(self.current.or(self.accent)),
            matched: tint(self.matched),
            warning: tint(self.warning),
            bar: tint(self.bar),
            models: [self.jail_enforcement, self.warrant_service, self.task_force].map(tint),
            map: MapColours {
                models: [self.map.jail_enforcement, self.map.warrant_service, self.map.task_force]
                    .map(rgb),
                ground: rgb(self.map.ground),
                away: rgb(self.map.away),
                line: rgb(self.map.line),
                cursor: rgb(self.map.cursor),
            },
            coloured: false,
        };
        palette.coloured = palette.tints().iter().any(|(_, tint)| tint.is_coloured());
        Scheme {
            name: name.to_owned(),
            partner: self.partner,
            follows: self.follows_background.unwrap_or(false),
            brightness: self.background.map(|Hex(rgb)| Brightness::of(rgb)),
            palette,
        }
    }
}
