//! Where output goes: rows and sentences to standard output, complaints to standard error.

use std::env;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

use serde::Serialize;

use super::args::OutputArgs;
use crate::export::json::Escaped;
use crate::export::{Format, Grid, Options};
use crate::model::{display, display_line};

/// Standard output in one format.
pub(super) struct Output {
    /// The format that was asked for.
    pub(super) format: Format,
    options: Options,
    out: BufWriter<StdoutLock<'static>>,
}

impl Output {
    /// Standard output as the arguments and the terminal want it.
    pub(super) fn new(arguments: &OutputArgs) -> Self {
        let stdout = io::stdout();
        let terminal = stdout.is_terminal();
        let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = env::var_os("TERM").is_none_or(|term| term == "dumb" || term.is_empty());
        let options = Options {
            width: terminal.then(terminal_width),
            color: terminal && !dumb && !set("NO_COLOR"),
            ascii: arguments.ascii || (terminal && !speaks_unicode()),
            raw: arguments.raw,
        };
        Self { format: arguments.format, options, out: BufWriter::new(stdout.lock()) }
    }

    /// Writes rows.
    pub(super) fn rows(&mut self, grid: &dyn Grid) -> io::Result<()> {
        (self.format.write)(grid, self.options, &mut self.out)
    }

    /// Writes one JSON value over several lines.
    pub(super) fn json<T: Serialize>(&mut self, value: &T) -> io::Result<()> {
        serde_json::to_writer_pretty(Escaped(&mut self.out), value)?;
        self.out.write_all(b"\n")
    }

    /// Writes a line for a reader.
    pub(super) fn line(&mut self, text: &str) -> io::Result<()> {
        let text = display(text);
        if self.options.ascii {
            let plain = text.chars().map(crate::export::plain_character);
            writeln!(self.out, "{}", plain.collect::<String>())
        } else {
            writeln!(self.out, "{text}")
        }
    }

    /// Writes an empty line.
    pub(super) fn gap(&mut self) -> io::Result<()> {
        writeln!(self.out)
    }

    /// Tells where the rows are from, where they stand on a terminal or in a document.
    pub(super) fn provenance(&mut self, text: &str) -> io::Result<()> {
        match self.format.name {
            "table" if self.options.width.is_none() => Ok(()),
            _ if self.format.is_prose() => {
                self.gap()?;
                self.line(text)
            }
            _ => Ok(()),
        }
    }

    /// Writes what is left.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Tells something on standard error, in one line.
pub(super) fn note(text: &str) -> io::Result<()> {
    writeln!(io::stderr(), "{}", display_line(text))
}

/// Writes rows as a table to standard error.
pub(super) fn rows_beside(grid: &dyn Grid) -> io::Result<()> {
    (Format::default().write)(grid, Options::default(), &mut io::stderr())
}

/// Complains on standard error, in one line. A complaint that cannot be heard is not made again.
pub(super) fn complain(text: &str) {
    let _ = note(&format!("g287: {text}"));
}

fn terminal_width() -> usize {
    let columns = || env::var("COLUMNS").ok()?.parse().ok();
    let size = crossterm::terminal::size().ok().map(|(width, _)| usize::from(width));
    size.filter(|&width| width > 0).or_else(columns).unwrap_or(80)
}

/// Whether the locale says that the terminal takes UTF-8.
fn speaks_unicode() -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .find_map(|name| env::var(name).ok().filter(|value| !value.is_empty()));
    locale.is_some_and(|locale| {
        let locale = locale.to_ascii_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    })
}
