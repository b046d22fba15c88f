//! Where output goes: rows and sentences to standard output, messages to standard error.

use std::env;
use std::fs::File;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, StdoutLock, Write};
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use serde::Serialize;

use super::args::OutputArgs;
use crate::export::file::{self, Target};
use crate::export::json::versioned;
use crate::export::{Content, Format, Grid, Options, Provenance, Sheets};
use crate::terminal::Writing;
use crate::text::{ascii, display, display_line};

/// Standard output, or a file, in one format.
pub(super) struct Output {
    /// The format that was asked for.
    pub(super) format: Format,
    options: Options,
    out: Out,
    /// The sheets so far, if the format collects sheets.
    sheets: Option<Box<dyn Sheets>>,
}

/// Where output goes.
enum Out {
    Stdout(BufWriter<StdoutLock<'static>>),
    /// To a pipe or a device.
    Stream(PathBuf, BufWriter<File>),
    /// Into a file, when all of it is there, with what a file beside it says.
    File {
        path: PathBuf,
        replace: bool,
        bytes: Vec<u8>,
        beside: Option<(PathBuf, String)>,
    },
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = match self {
            Self::Stdout(out) => out.write(bytes),
            Self::Stream(_, out) => out.write(bytes),
            Self::File { bytes: all, .. } => all.write(bytes),
        };
        written.map_err(|error| self.named(&error))
    }

    fn flush(&mut self) -> io::Result<()> {
        let flushed = match self {
            Self::Stdout(out) => out.flush(),
            Self::Stream(_, out) => out.flush(),
            Self::File { .. } => Ok(()),
        };
        flushed.map_err(|error| self.named(&error))
    }
}

impl Out {
    /// Opens what the arguments name. A file is written at the end, but one that cannot be written
    /// is an error now.
    fn new(arguments: &OutputArgs) -> Result<Self> {
        let Some(path) = arguments.output.as_deref().filter(|path| path.as_os_str() != "-") else {
            return Ok(Self::Stdout(BufWriter::new(io::stdout().lock())));
        };
        let failed = |error| failed(path, &error);
        match Target::of(path).map_err(failed)? {
            Target::Stream(_) => {
                let out = file::stream(path).map_err(failed)?;
                Ok(Self::Stream(path.to_owned(), BufWriter::new(out)))
            }
            Target::File(_) if !arguments.force => bail!(exists(path)),
            Target::New if !has_folder(path) => {
                bail!("{}: there is no such folder", path.display())
            }
            Target::File(_) | Target::New => {
                let (path, replace) = (path.to_owned(), arguments.force);
                Ok(Self::File { path, replace, bytes: Vec::new(), beside: None })
            }
        }
    }

    /// An error of the same kind that names where the output goes.
    fn named(&self, error: &io::Error) -> io::Error {
        let name = match self {
            Self::Stdout(_) => "standard output".into(),
            Self::Stream(path, _) | Self::File { path, .. } => path.display().to_string(),
        };
        io::Error::new(error.kind(), format!("{name}: {error}"))
    }

    fn is_terminal(&self) -> bool {
        match self {
            Self::Stdout(out) => out.get_ref().is_terminal(),
            Self::Stream(_, out) => out.get_ref().is_terminal(),
            Self::File { .. } => false,
        }
    }
}

impl Output {
    /// Output as the arguments and the terminal want it. A format that is not asked for is that of
    /// the file's ending, else a table.
    pub(super) fn new(arguments: &OutputArgs) -> Result<Self> {
        let file = arguments.output.as_deref();
        let by_name = file.and_then(Format::of_file);
        if let (Some(asked), Some(by_name), Some(file)) = (arguments.format, by_name, file)
            && asked != by_name
        {
            bail!(
                "{}: the name says {} and --format says {}; change one of them",
                file.display(),
                by_name.name,
                asked.name
            );
        }
        let format = arguments.format.or(by_name);
        let format = format.unwrap_or_default();
        let out = Out::new(arguments)?;
        let terminal = out.is_terminal();
        if terminal && !format.is_text() {
            bail!("a workbook cannot be shown in a terminal; use --output FILE");
        }
        let writing = Writing::here(terminal);
        let options = Options {
            width: terminal.then(terminal_width),
            color: matches!(out, Out::Stdout(_)) && writing.colours,
            ascii: arguments.ascii || !writing.unicode,
            raw: arguments.raw,
        };
        let sheets = match format.content {
            Content::Sheets(begin) => Some(begin()),
            _ => None,
        };
        Ok(Self { format, options, out, sheets })
    }

    /// Writes rows.
    pub(super) fn rows(&mut self, grid: &dyn Grid) -> io::Result<()> {
        match &mut self.sheets {
            Some(sheets) => sheets.rows(grid),
            None => (self.format.write)(grid, self.options, &mut self.out),
        }
    }

    /// Writes one value with all its parts, over several lines, and the version of their names.
    pub(super) fn object<T: Serialize>(&mut self, value: &T) -> io::Result<()> {
        versioned(value, &mut self.out)?;
        self.out.write_all(b"\n")
    }

    /// Writes a line for a reader.
    pub(super) fn line(&mut self, text: &str) -> io::Result<()> {
        let text = display(text);
        if self.options.ascii {
            writeln!(self.out, "{}", ascii(text))
        } else {
            writeln!(self.out, "{text}")
        }
    }

    /// Writes a line for a reader above a table. A document needs an empty line between the two.
    pub(super) fn caption(&mut self, text: &str) -> io::Result<()> {
        self.line(text)?;
        if matches!(self.format.content, Content::Markup(_)) { self.gap() } else { Ok(()) }
    }

    /// Writes a line for a reader above a table on a terminal. A table for a pipe is rows alone.
    pub(super) fn head(&mut self, text: &str) -> io::Result<()> {
        match self.format.content {
            Content::Text if self.options.width.is_some() => self.line(text),
            _ => Ok(()),
        }
    }

    /// Writes an empty line.
    pub(super) fn gap(&mut self) -> io::Result<()> {
        writeln!(self.out)
    }

    /// Writes where the rows are from below a table on a terminal and below those of a document. A
    /// table for a pipe is rows alone.
    pub(super) fn provenance(&mut self, text: &str) -> io::Result<()> {
        match self.format.content {
            Content::Text if self.options.width.is_none() => Ok(()),
            Content::Text | Content::Markup(_) => {
                self.gap()?;
                self.line(text)
            }
            Content::Rows | Content::Object | Content::Sheets(_) => Ok(()),
        }
    }

    /// Says where the rows are from, as an export from the screen does: on a sheet of its own, or
    /// for rows in a file that has no place for it in a file beside that.
    pub(super) fn source(&mut self, provenance: &Provenance) -> Result<()> {
        if let Some(sheets) = &mut self.sheets {
            sheets.source(&provenance.facts())?;
        }
        let Out::File { path, replace, beside, .. } = &mut self.out else { return Ok(()) };
        let Content::Rows = self.format.content else { return Ok(()) };
        let Some(note) = self.format.source_file(path) else { return Ok(()) };
        match file::existing(&note).map_err(|error| failed(&note, &error))? {
            Some(_) if !*replace => bail!(exists(&note)),
            _ => *beside = Some((note, format!("{}\n", provenance.quoted()))),
        }
        Ok(())
    }

    /// Writes a remark for a reader that rows of no format hold: below a table on a terminal, else
    /// beside one, on standard error.
    pub(super) fn remark(&mut self, text: &str) -> io::Result<()> {
        match self.format.content {
            Content::Text if self.options.width.is_some() => self.line(text),
            Content::Text => note(text),
            Content::Markup(_) | Content::Rows | Content::Object | Content::Sheets(_) => Ok(()),
        }
    }

    /// Writes what is left.
    pub(super) fn finish(mut self) -> Result<()> {
        if let Some(mut sheets) = self.sheets {
            sheets.save(&mut self.out)?;
        }
        self.out.flush()?;
        let Out::File { path, replace, bytes, beside } = self.out else { return Ok(()) };
        let write = |path: &Path, bytes: &[u8]| {
            file::write(path, bytes, replace).map_err(|error| match error.kind() {
                ErrorKind::AlreadyExists => anyhow!(exists(path)),
                _ => failed(path, &error),
            })
        };
        write(&path, &bytes)?;
        beside.map_or(Ok(()), |(note, text)| write(&note, text.as_bytes()))
    }
}

/// Whether there is the folder of a new file.
fn has_folder(path: &Path) -> bool {
    path.parent().is_none_or(|folder| folder.as_os_str().is_empty() || folder.is_dir())
}

fn exists(path: &Path) -> String {
    format!("{}: file exists; use --force to replace it", path.display())
}

fn failed(path: &Path, error: &io::Error) -> anyhow::Error {
    anyhow!("{}: {error}", path.display())
}

/// Writes a line to standard error.
pub(super) fn note(text: &str) -> io::Result<()> {
    writeln!(io::stderr(), "{}", display_line(text))
}

/// Writes rows as a table to standard error.
pub(super) fn rows_beside(grid: &dyn Grid) -> io::Result<()> {
    (Format::default().write)(grid, Options::default(), &mut io::stderr())
}

/// Reports a problem on standard error, in one line. Failing to do so is not a problem of its own.
pub(super) fn complain(text: &str) {
    let _ = note(&format!("g287: {text}"));
}

fn terminal_width() -> usize {
    let columns = || env::var("COLUMNS").ok()?.parse().ok();
    let size = crossterm::terminal::size().ok().map(|(width, _)| usize::from(width));
    size.filter(|&width| width > 0).or_else(columns).unwrap_or(80)
}
