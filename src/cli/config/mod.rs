//! The settings in force: of the command line, else of the environment, else of the configuration
//! file, else the defaults.

mod keys;
mod printed;
#[cfg(test)]
mod tests;
mod values;

use std::collections::BTreeMap;
use std::env;
use std::io;
use std::path::{Path, PathBuf, absolute};

use anyhow::{Result, anyhow};
use toml::de::DeTable;

use self::keys::KEYS;
pub(super) use self::keys::about;
use self::values::{Given, Origin, Values};
use super::args::{Common, ScreenArgs};
use super::exit::Exit;
use super::output::{Output, complain};
use super::{data, folders};
use crate::export::file;
use crate::query::nearest;
use crate::text::and_more;

/// The variable that names the settings file.
const VARIABLE: &str = "G287_CONFIG";
/// The most bytes of a settings file.
const MOST: u64 = 64 * 1024;

/// The settings in force, and where each comes from.
#[derive(Debug, Default)]
pub(super) struct Settings {
    values: Values,
    /// By the position of the key.
    origins: [Origin; KEYS.len()],
    /// Where the file is or would be.
    file: Option<PathBuf>,
    /// Whether there is one.
    found: bool,
    /// The mistakes in the file, one line each.
    complaints: Vec<String>,
}

impl Settings {
    /// Finds the settings. Mistakes in the file are reported, and the rest of it is used.
    ///
    /// # Errors
    ///
    /// If the command line names a file that cannot be read.
    pub(super) fn new(paths: &[PathBuf], screen: &ScreenArgs, common: &Common) -> Result<Self> {
        let mut settings = match &common.config {
            Some(file) => {
                let text = text(file).map_err(|error| anyhow!("{}: {error}", file.display()))?;
                Self::read(&text, file)
            }
            None => Self::from_usual_place(),
        };
        for complaint in &settings.complaints {
            complain(complaint);
        }
        let lists = data::from_environment();
        let record = data::record_of_environment();
        settings.give(&Given { screen, common, paths, lists, record });
        Ok(settings)
    }

    fn from_usual_place() -> Self {
        let named = env::var_os(VARIABLE).filter(|name| !name.is_empty()).map(PathBuf::from);
        let Some(file) = named.clone().or_else(usual) else { return Self::default() };
        match text(&file) {
            Ok(text) => Self::read(&text, &file),
            Err(error) => {
                let missing = named.is_none() && error.kind() == io::ErrorKind::NotFound;
                let complaint = format!("{}: {error}", file.display());
                let complaints = if missing { Vec::new() } else { vec![complaint] };
                Self { file: Some(file), complaints, ..Self::default() }
            }
        }
    }

    /// Reads a settings file.
    fn read(text: &str, file: &Path) -> Self {
        let mut settings = Self { file: Some(file.to_owned()), found: true, ..Self::default() };
        let full = absolute(file).unwrap_or_else(|_| file.to_owned());
        let folder = full.parent().unwrap_or(Path::new(""));
        let line = |at: usize| text.bytes().take(at).filter(|&byte| byte == b'\n').count() + 1;
        let (table, errors) = DeTable::parse_recoverable(text);
        // By line: of several mistakes in one the first says enough.
        let mut faults: BTreeMap<usize, String> = BTreeMap::new();
        for error in errors {
            let at = error.span().map_or(0, |span| span.start);
            faults.entry(line(at)).or_insert_with(|| error.message().to_owned());
        }
        for (name, value) in table.get_ref() {
            let first = line(name.span().start);
            // A value that is missing has a place of its own.
            let last = line(value.span().end).max(first);
            // A value with a mistake in it is not used.
            if faults.range(first..=last).next().is_some() {
                continue;
            }
            let name: &str = name.get_ref();
            let key = KEYS.iter().zip(&mut settings.origins).find(|(key, _)| key.name == name);
            let read = match key {
                Some((key, origin)) => (key.read)(&mut settings.values, value.get_ref(), folder)
                    .map(|()| *origin = Origin::File(first))
                    .map_err(|allowed| format!("{name}: {allowed}")),
                None => Err(unknown(name)),
            };
            if let Err(words) = read {
                faults.insert(first, words);
            }
        }
        let complaint = |(line, words)| format!("{}, line {line}: {words}", file.display());
        settings.complaints = faults.into_iter().map(complaint).collect();
        settings
    }

    /// Overrides the file with what is given elsewhere.
    fn give(&mut self, given: &Given<'_>) {
        for (key, origin) in KEYS.iter().zip(&mut self.origins) {
            if let Some(from) = (key.given)(&mut self.values, given) {
                *origin = from;
            }
        }
    }

    /// Sets the flags that the commands read.
    pub(super) fn apply(&self, screen: &mut ScreenArgs, common: &mut Common) {
        let values = &self.values;
        common.output.theme.clone_from(&values.theme);
        common.output.ascii = values.ascii;
        common.data.usual.clone_from(&values.data);
        common.data.record.clone_from(&values.record);
        screen.view = Some(values.view);
        screen.export.clone_from(&values.export);
        screen.follow.clone_from(&values.follow);
        screen.no_mouse = !values.mouse;
        screen.reduced_motion = values.reduced_motion;
        let complaints = &self.complaints;
        screen.notice = complaints.first().map(|first| and_more(first, complaints.len()));
    }

    /// Prints the settings as a file.
    pub(super) fn print(&self, common: &Common) -> Result<Exit> {
        let mut output = Output::new(&common.output)?;
        for line in self.lines() {
            output.line(&line)?;
        }
        output.finish()?;
        Ok(Exit::new(true, !self.complaints.is_empty()))
    }
}

/// The file that is read if none is named; `None` if there is no home.
fn usual() -> Option<PathBuf> {
    Some(folders::settings()?.join("config.toml"))
}

fn text(path: &Path) -> io::Result<String> {
    // The usual way to say that no file of settings is to be used.
    if path == Path::new("/dev/null") {
        return Ok(String::new());
    }
    let bytes = file::read(path, MOST)?;
    String::from_utf8(bytes).map_err(|_| io::Error::other("not UTF-8 text"))
}

fn unknown(name: &str) -> String {
    let names = || KEYS.iter().map(|key| key.name);
    let all = names().collect::<Vec<_>>().join(", ");
    match nearest(name, names()) {
        Some(meant) => {
            format!("no such setting: {name}; did you mean {meant}? The settings are {all}")
        }
        None => format!("no such setting: {name}; the settings are {all}"),
    }
}
