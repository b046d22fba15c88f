//! The table of settings: a line for each.

use std::path::{Path, PathBuf, absolute};

use toml::Value;
use toml::de::DeValue;

use super::values::{Given, Origin, Values};
use crate::cli::{theme, values};
use crate::export::destination::expanded;

/// A setting.
pub(super) struct Key {
    /// Its name in the file.
    pub(super) name: &'static str,
    /// What it does, and the values that it takes.
    pub(super) about: &'static str,
    /// Reads a value of a settings file in a folder. An error says which values are allowed.
    pub(super) read: fn(&mut Values, &DeValue<'_>, &Path) -> Result<(), String>,
    /// Takes the value given elsewhere, and returns where.
    pub(super) given: fn(&mut Values, &Given<'_>) -> Option<Origin>,
    /// The value to write into a file; `None` if it is not set.
    pub(super) write: fn(&Values) -> Option<Value>,
}

/// Every setting.
pub(super) const KEYS: [Key; 9] = [
    Key {
        name: "theme",
        about: "The name of the theme; by default dark or light, as the terminal is.",
        read: |values, value, _| {
            let name = text(value)?;
            theme::name(name)?;
            values.theme = Some(name.to_owned());
            Ok(())
        },
        given: |values, given| {
            values.theme = Some(given.common.output.theme.clone()?);
            Some(Origin::CommandLine)
        },
        write: |values| values.theme.clone().map(Value::String),
    },
    Key {
        name: "ascii",
        about: "Use ASCII only, for a terminal without Unicode: true or false.",
        read: |values, value, _| flag(value, &mut values.ascii),
        given: |values, given| flagged(given.common.output.ascii, &mut values.ascii, true),
        write: |values| Some(Value::Boolean(values.ascii)),
    },
    Key {
        name: "mouse",
        about: "Use the mouse from the start, instead of leaving it to the terminal: true or false.",
        read: |values, value, _| flag(value, &mut values.mouse),
        given: |values, given| flagged(given.screen.no_mouse, &mut values.mouse, false),
        write: |values| Some(Value::Boolean(values.mouse)),
    },
    Key {
        name: "reduced_motion",
        about: "Move nothing without a key: true or false.",
        read: |values, value, _| flag(value, &mut values.reduced_motion),
        given: |values, given| {
            flagged(given.screen.reduced_motion, &mut values.reduced_motion, true)
        },
        write: |values| Some(Value::Boolean(values.reduced_motion)),
    },
    Key {
        name: "view",
        about: "The view to open: explore, map, trends, changes or sources.",
        read: |values, value, _| {
            values.view = values::view(text(value)?)?;
            Ok(())
        },
        given: |values, given| {
            values.view = given.screen.view?;
            Some(Origin::CommandLine)
        },
        write: |values| Some(Value::String(values.view.word().to_owned())),
    },
    Key {
        name: "data",
        about: "Lists to use instead of the bundled ones: a path, or several in [ ], relative to this file.",
        read: |values, value, folder| {
            values.data = paths(value, folder)?;
            Ok(())
        },
        given: |values, given| {
            let flag = &given.common.data.data;
            let line = if given.paths.is_empty() { flag } else { given.paths };
            let (lists, origin) = if line.is_empty() {
                (&*given.lists, Origin::Environment("G287_DATA"))
            } else {
                (line, Origin::CommandLine)
            };
            if lists.is_empty() {
                return None;
            }
            values.data = lists.to_vec();
            Some(origin)
        },
        write: |values| Some(Value::Array(values.data.iter().map(|path| full(path)).collect())),
    },
    Key {
        name: "record",
        about: "Your record, the file that g287 add adds lists to, relative to this file. ~ is your home.",
        read: |values, value, folder| {
            values.record = Some(path(value, folder)?);
            Ok(())
        },
        given: |values, given| {
            let (path, origin) = match (&given.common.data.record, &given.record) {
                (Some(path), _) => (path, Origin::CommandLine),
                (None, Some(path)) => (path, Origin::Environment("G287_RECORD")),
                (None, None) => return None,
            };
            values.record = Some(path.clone());
            Some(origin)
        },
        write: |values| values.record.as_deref().map(full),
    },
    Key {
        name: "export",
        about: "The folder for exports from the explorer; without it the current folder. ~ is your home.",
        read: |values, value, folder| {
            values.export = Some(path(value, folder)?);
            Ok(())
        },
        given: |_, _| None,
        write: |values| values.export.as_deref().map(full),
    },
    Key {
        name: "follow",
        about: "A folder that the explorer watches for new lists, such as ~/Downloads. ~ is your home.",
        read: |values, value, folder| {
            values.follow = Some(path(value, folder)?);
            Ok(())
        },
        given: |values, given| {
            values.follow = Some(given.screen.follow.clone()?);
            Some(Origin::CommandLine)
        },
        write: |values| values.follow.as_deref().map(full),
    },
];

/// A path for a file that may be read from another folder.
fn full(path: &Path) -> Value {
    let path = absolute(path).unwrap_or_else(|_| path.to_owned());
    Value::String(path.to_string_lossy().into_owned())
}

/// The name of each setting, and what it does.
pub(in crate::cli) fn about() -> impl Iterator<Item = (&'static str, &'static str)> {
    KEYS.iter().map(|key| (key.name, key.about))
}

fn text<'v>(value: &'v DeValue<'_>) -> Result<&'v str, String> {
    value.as_str().ok_or_else(|| format!("expected text in quotes, not {}", kind(value)))
}

fn flag(value: &DeValue<'_>, at: &mut bool) -> Result<(), String> {
    *at = value.as_bool().ok_or_else(|| format!("expected true or false, not {}", kind(value)))?;
    Ok(())
}

/// Takes the value that a flag stands for, if the flag is given.
fn flagged(given: bool, at: &mut bool, meaning: bool) -> Option<Origin> {
    if !given {
        return None;
    }
    *at = meaning;
    Some(Origin::CommandLine)
}

fn paths(value: &DeValue<'_>, folder: &Path) -> Result<Vec<PathBuf>, String> {
    let allowed = || format!("expected a path, or several in [ ], not {}", kind(value));
    let one = |value: &DeValue<'_>| {
        value.as_str().ok_or_else(allowed)?;
        path(value, folder)
    };
    match value.as_array() {
        Some(several) => several.iter().map(|value| one(value.get_ref())).collect(),
        None => Ok(vec![one(value)?]),
    }
}

/// A path from the folder of the file, `~` being the home.
fn path(value: &DeValue<'_>, folder: &Path) -> Result<PathBuf, String> {
    match text(value)? {
        "" => Err("empty path".to_owned()),
        path => Ok(folder.join(expanded(path, etcetera::home_dir().ok().as_deref()))),
    }
}

fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
