//! The command line: its arguments, and one file for each command.

mod absence;
mod add;
pub mod args;
mod brief;
mod build;
mod changes;
mod check;
mod clock;
mod comparison;
mod config;
mod data;
mod exit;
mod explain;
mod explore;
mod find;
mod folders;
mod ids;
mod notes;
mod output;
mod own;
mod package;
mod plain;
mod progress;
mod record;
mod request;
mod shell;
mod show;
mod stats;
mod theme;
mod values;
mod watch;
mod when;

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;
use clap::error::ErrorKind;

use args::{Arguments, Command};
use config::Settings;
use exit::{Exit, Reported};
use output::complain;

/// Runs the program. The first argument is the name of the program.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let exit = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => command(arguments).unwrap_or_else(|error| failed(&error)),
        Err(error) => help_or_mistake(&error),
    };
    ExitCode::from(exit as u8)
}

fn command(Arguments { command, paths, mut screen, mut common }: Arguments) -> Result<Exit> {
    if let (Some(_), Some(path)) = (&command, paths.first()) {
        anyhow::bail!("{}: give lists to a command with --data", path.display());
    }
    let flag = screen.first().filter(|_| !matches!(command, None | Some(Command::Config)));
    if let Some(flag) = flag {
        anyhow::bail!("{flag} works only in the explorer, without a command");
    }
    let settings = match command {
        Some(Command::Completions { .. } | Command::Man) => Settings::default(),
        _ => Settings::new(&paths, &screen, &common)?,
    };
    settings.apply(&mut screen, &mut common);
    match command {
        None if screen.plain => plain::run(paths, &screen, &common),
        None => explore::run(paths, &screen, &common),
        Some(Command::Find { words }) => find::run(&words.join(" "), &common),
        Some(Command::Show { agency }) => show::run(&agency.join(" "), &common),
        Some(Command::Stats { by }) => stats::run(by, &common),
        Some(Command::Changes { files, from, to }) => changes::run(&files, from, to, &common),
        Some(Command::Brief) => brief::run(&common),
        Some(Command::Check { paths }) => check::run(&paths, &common),
        Some(Command::Explain { agency }) => explain::run(&agency.join(" "), &common),
        Some(Command::Add { paths, dry_run }) => add::run(&paths, dry_run, &common),
        Some(Command::Record { what }) => record::run(what, &common),
        Some(Command::Build { paths }) => build::run(&paths, common),
        Some(Command::Package { folder }) => package::run(&folder, &common),
        Some(Command::Config) => settings.print(&common),
        Some(Command::Completions { shell }) => shell::completions(shell),
        Some(Command::Man) => shell::man(),
    }
}

/// Reports why a command failed. A closed pipe, as `head` leaves behind, is not a failure.
fn failed(error: &anyhow::Error) -> Exit {
    if error.chain().any(is_broken_pipe) {
        return Exit::Found;
    }
    if !error.is::<Reported>() {
        complain(&format!("{error:#}"));
    }
    Exit::Wrong
}

fn is_broken_pipe(error: &(dyn std::error::Error + 'static)) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe)
}

/// Prints the help or version asked for, or the mistake in the arguments on one line.
fn help_or_mistake(error: &clap::Error) -> Exit {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        return match error.print().and_then(|()| io::stdout().flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => failed(&error.into()),
            _ => Exit::Found,
        };
    }
    complain(&one_line(&error.to_string()));
    Exit::Wrong
}

/// An error of clap on one line, without the usage and the pointer to the help.
fn one_line(rendered: &str) -> String {
    let lines = rendered
        .lines()
        .map(str::trim)
        .take_while(|line| !line.starts_with("Usage:") && !line.starts_with("For more information"))
        .filter(|line| !line.is_empty());
    let mut text = String::new();
    for line in lines {
        let line = line.trim_start_matches("error: ");
        let line =
            line.strip_prefix("tip: ").map_or_else(|| line.to_owned(), |tip| format!("({tip})"));
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&line);
    }
    text
}
