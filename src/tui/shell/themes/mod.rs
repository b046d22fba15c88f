//! The current theme, and the themes the user can switch to, which are read on demand.

use std::fs;
use std::path::{Path, PathBuf};

use crate::export::file;
use crate::terminal::{Capabilities, Depth};
use crate::text::display_line;
use crate::tui::core::{Response, ThemeStep};
use crate::tui::kit::theme::{BUILT_IN, Brightness, Palette, Scheme, named};

/// The largest theme file that is read. A theme takes about a thousand bytes.
const LIMIT: u64 = 64 * 1024;

/// The theme to start with, and where to find themes.
#[derive(Clone, Debug, Default)]
pub struct ThemeChoice {
    /// The name of the theme. Without one, the theme is dark or light to match the background.
    pub name: Option<String>,
    /// The folder of the user's own themes, in files called `NAME.toml`.
    pub folder: Option<PathBuf>,
}

impl ThemeChoice {
    /// The names of all themes: the built-in ones, then the user's own.
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

    /// The file of a user's own theme, or `None` if there is no such theme or the name is that of a
    /// built-in one.
    fn file(&self, name: &str) -> Option<PathBuf> {
        let mut parts = Path::new(name).components();
        let plain = parts.next().is_some_and(|part| part.as_os_str() == name);
        if !plain || name.starts_with('.') || named(name).is_some() {
            return None;
        }
        let path = self.folder.as_ref()?.join(format!("{name}.toml"));
        path.exists().then_some(path)
    }

    /// Whether a theme with this name exists.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        named(name).is_some() || self.file(name).is_some()
    }

    /// Reads the theme with this name.
    fn read(&self, name: &str) -> Result<Scheme, String> {
        if let Some(text) = named(name) {
            return Scheme::parse(name, text).map_err(|error| error.to_string());
        }
        let Some(path) = self.file(name) else {
            return Err(format!(
                "there is no theme {name}; choose from {}",
                self.names().join(", ")
            ));
        };
        let in_file = |error: &dyn std::fmt::Display| {
            display_line(&format!("{}: {error}", path.display())).into_owned()
        };
        let bytes = file::read(&path, LIMIT).map_err(|error| in_file(&error))?;
        let text = String::from_utf8(bytes).map_err(|_| in_file(&"not valid UTF-8"))?;
        Scheme::parse(name, &text).map_err(|error| in_file(&error))
    }
}

/// The current theme, and how to change it.
pub(crate) struct Themes {
    choice: ThemeChoice,
    worn: Scheme,
    /// Whether colours are off.
    colourless: bool,
    /// Whether the user chose the theme, so that the background no longer matters.
    settled: bool,
}

impl Themes {
    /// Picks the theme to start with. Also returns a message if the requested theme cannot be used.
    pub(crate) fn new(choice: ThemeChoice, capabilities: &Capabilities) -> (Self, Option<String>) {
        let mut words = None;
        let colourless = capabilities.depth == Depth::None;
        let chosen = choice.name.as_deref().and_then(|name| {
            let scheme = choice.read(name);
            scheme.map_err(|error| words = Some(format!("cannot use theme {name}: {error}"))).ok()
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

    /// The colours of the current theme.
    pub(crate) const fn palette(&self) -> Palette {
        self.worn.palette
    }

    /// Whether to query the terminal for its background.
    pub(crate) const fn asks(&self) -> bool {
        !self.settled && !self.colourless && self.worn.brightness.is_some()
    }

    /// Switches to the partner if the background has the other brightness, unless the user chose
    /// the theme. Returns whether the theme changed.
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

    /// Switches to another theme at the user's request.
    pub(crate) fn step(&mut self, step: ThemeStep) -> Response {
        let words = if self.colourless {
            Some("colours are off (NO_COLOR, CLICOLOR=0 or the terminal)".to_owned())
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
            None => Some(format!("{} works on both dark and light backgrounds", self.worn.name)),
        }
    }

    /// The theme for the other brightness, with the current theme as its partner.
    fn partner(&self) -> Option<Result<Scheme, String>> {
        let partner = self.choice.read(self.worn.partner.as_deref()?);
        Some(partner.map(|partner| Scheme { partner: Some(self.worn.name.clone()), ..partner }))
    }

    /// Switches to the next theme. Returns a message with its name and the errors of any it
    /// skipped.
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
