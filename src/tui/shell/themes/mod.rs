//! The theme on the screen, and those that can take its place: read when they are asked for.

use std::fs;
use std::path::{Path, PathBuf};

use crate::export::file;
use crate::terminal::{Capabilities, Depth};
use crate::text::display_line;
use crate::tui::core::{Response, ThemeStep};
use crate::tui::kit::theme::{BUILT_IN, Brightness, Palette, Scheme, named};

/// A theme takes a thousand bytes; what is larger is something else.
const LIMIT: u64 = 64 * 1024;

/// Which theme to start with.
#[derive(Clone, Debug, Default)]
pub struct ThemeChoice {
    /// Its name; without one, dark or light as the terminal's background is.
    pub name: Option<String>,
    /// The folder of the user's own themes, `NAME.toml`.
    pub folder: Option<PathBuf>,
}

impl ThemeChoice {
    /// The names that there are: those that the program comes with, then the user's own.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let entries = self.folder.as_ref().and_then(|folder| fs::read_dir(folder).ok());
        let mut own: Vec<String> = entries
            .into_iter()
            .flatten()
            .filter_map(|entry| {
                let path = entry.ok()?.path();
                let name = path.file_stem()?.to_str()?;
                let theme =
                    path.extension()? == "toml" && path.is_file() && self.file(name).is_some();
                theme.then(|| name.to_owned())
            })
            .collect();
        own.sort();
        BUILT_IN.iter().map(|(name, _)| (*name).to_owned()).chain(own).collect()
    }

    /// Where a theme of the user's own is written; `None` where there is none of this name, and
    /// for the names that the program comes with.
    fn file(&self, name: &str) -> Option<PathBuf> {
        let mut parts = Path::new(name).components();
        let plain = parts.next().is_some_and(|part| part.as_os_str() == name);
        if !plain || name.starts_with('.') || named(name).is_some() {
            return None;
        }
        let path = self.folder.as_ref()?.join(format!("{name}.toml"));
        path.exists().then_some(path)
    }

    /// Whether there is a theme of this name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        named(name).is_some() || self.file(name).is_some()
    }

    /// The theme of a name.
    fn read(&self, name: &str) -> Result<Scheme, String> {
        if let Some(text) = named(name) {
            return Scheme::parse(name, text).map_err(|error| error.to_string());
        }
        let Some(path) = self.file(name) else {
            return Err(format!("there is no theme {name}; there are {}", self.names().join(", ")));
        };
        let told = |error: &dyn std::fmt::Display| {
            display_line(&format!("{}: {error}", path.display())).into_owned()
        };
        let bytes = file::read(&path, LIMIT).map_err(|error| told(&error))?;
        let text = String::from_utf8(bytes).map_err(|_| told(&"it is not a text in UTF-8"))?;
        Scheme::parse(name, &text).map_err(|error| told(&error))
    }
}

/// The theme on the screen.
pub(crate) struct Themes {
    choice: ThemeChoice,
    worn: Scheme,
    /// Whether there are no colours here.
    colourless: bool,
    /// Whether the user chose it, so that the terminal's answer does not.
    settled: bool,
}

impl Themes {
    /// The theme to start with, and what to tell where it is not the one that was asked for.
    pub(crate) fn new(choice: ThemeChoice, capabilities: &Capabilities) -> (Self, Option<String>) {
        let mut words = None;
        let colourless = capabilities.depth == Depth::None;
        let chosen = choice.name.as_deref().and_then(|name| {
            let scheme = choice.read(name);
            scheme.map_err(|error| words = Some(format!("theme {name} is not used: {error}"))).ok()
        });
        let settled = chosen.as_ref().is_some_and(|scheme| !scheme.follows);
        let worn = chosen.filter(|scheme| !colourless || !scheme.palette.is_coloured());
        let usual = if colourless { "mono" } else { "dark" };
        let worn = worn.or_else(|| Scheme::built_in(usual)).unwrap_or_default();
        let mut themes = Self { choice, worn, colourless, settled };
        if let Some(background) = capabilities.background {
            themes.found(background.into());
        }
        (themes, words)
    }

    /// The colours.
    pub(crate) const fn palette(&self) -> Palette {
        self.worn.palette
    }

    /// Whether the terminal is to be asked for its background.
    pub(crate) const fn asks(&self) -> bool {
        !self.settled && !self.colourless && self.worn.brightness.is_some()
    }

    /// Takes the partner's colours where the background is of the other brightness; the user's
    /// own choice stays. Whether they were taken.
    pub(crate) fn found(&mut self, brightness: Brightness) -> bool {
        if !self.asks() || self.worn.brightness == Some(brightness) {
            return false;
        }
        let partner = self.partner().and_then(Result::ok);
        match partner.filter(|partner| partner.brightness == Some(brightness)) {
            Some(partner) => {
                self.worn = partner;
                true
            }
            None => false,
        }
    }

    /// Takes another theme, as the user wishes.
    pub(crate) fn step(&mut self, step: ThemeStep) -> Response {
        let words = if self.colourless {
            Some("there are no colours here (NO_COLOR, CLICOLOR=0 or the terminal)".to_owned())
        } else {
            self.settled = true;
            match step {
                ThemeStep::Partner => self.switch(),
                ThemeStep::Next => Some(self.next()),
            }
        };
        Response::Theme(Box::new(self.palette()), words)
    }

    fn switch(&mut self) -> Option<String> {
        match self.partner() {
            Some(Ok(partner)) => {
                self.worn = partner;
                None
            }
            Some(Err(words)) => Some(words),
            None => Some(format!("{} is for dark and light alike", self.worn.name)),
        }
    }

    /// The one for the other brightness, from which the way leads back.
    fn partner(&self) -> Option<Result<Scheme, String>> {
        let partner = self.choice.read(self.worn.partner.as_deref()?);
        Some(partner.map(|partner| Scheme { partner: Some(self.worn.name.clone()), ..partner }))
    }

    /// Takes the next of all themes, and tells its name, and which ones it stepped over.
    fn next(&mut self) -> String {
        let names = self.choice.names();
        let at = names.iter().position(|name| *name == self.worn.name).map_or(0, |at| at + 1);
        let mut words = String::new();
        for name in names.iter().cycle().skip(at).take(names.len()) {
            match self.choice.read(name) {
                Ok(scheme) => {
                    self.worn = scheme;
                    break;
                }
                Err(error) => words = format!("{words}; {error}"),
            }
        }
        format!("theme {}{words}", self.worn.name)
    }
}

#[cfg(test)]
mod tests;
